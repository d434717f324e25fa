"""Dates as written, in the charter's zone (language.md §18.2)."""

from __future__ import annotations

from datetime import UTC, datetime

from charterlang.compiler.lower import calendars
from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax import nodes as syntax


def instant(date: syntax.Literal, scope: Scope) -> datetime:
    """The instant of a date; one that clocks leave out there is reported (E105).

    A text names a day of the charter's calendar; the day must be known elsewhere too.
    """
    if date.kind == "text":
        return in_calendar(date, scope)
    value = date.value
    assert isinstance(value, datetime)
    found = scope.names.instant(value)
    if left_out(value, scope) and ":" in date.written:
        scope.report(
            "E105",
            f"there is no `{date.written}` in the zone of the charter: clocks are put forward",
            date.span,
            "write an hour before, or after, that they leave out",
        )
    return found


def left_out(value: datetime, scope: Scope) -> bool:
    """Whether clocks go past that hour: counted from after the change it was before it."""
    return scope.names.instant(value) > scope.names.instant(value.replace(fold=1))


def in_calendar(text: syntax.Literal, scope: Scope) -> datetime:
    """The midnight at which a day of the charter's calendar begins."""
    found = scope.names.declared.get(scope.names.calendar)
    if found is None or found.head != "calendar":
        scope.report(
            "E206",
            "this charter has no calendar in which a text could be a date",
            text.span,
            "write a date such as  2026-03-01,  or name its calendar in the header:  calendar NAME",
        )
        return NEVER
    day = calendars.dated(found, text, scope)
    if day is not None and day.moment is None:
        calendars.unknown_elsewhere(day, scope)
    return day.moment if day is not None and day.moment is not None else NEVER


NEVER = datetime(1, 1, 1, tzinfo=UTC)
"""Stands for a date that could not be made out."""
