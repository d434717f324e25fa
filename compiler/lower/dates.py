"""Dates as written, in the charter's zone (language.md §18.2)."""

from __future__ import annotations

from datetime import datetime

from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax import nodes as syntax


def instant(date: syntax.Literal, scope: Scope) -> datetime:
    """The instant of a date; one that clocks leave out there is reported (E105)."""
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
