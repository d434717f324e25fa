"""The lines of a calendar."""

from __future__ import annotations

from charterlang.compiler.ir.calendars import Calendar, Leap
from charterlang.compiler.show.line import Line, Lines, titled


def calendar(one: Calendar) -> Lines:
    """The head, then what is known of days, months and weeks."""
    yield Line(one.place, f"calendar {one.name}{titled(one.title, one.name)}", 0)
    for anchor in one.anchors:
        means = anchor.assumption or anchor.date.isoformat()
        yield Line(anchor.place, f'anchor "{anchor.written}" means {means}')
    for month in one.months:
        least = "at least " if month.length is None else ""
        length = f" {least}{month.reach} days" if month.reach else ""
        yield Line(month.place, f"month {called(month.name)}{length}")
    if one.week:
        yield Line(one.place, f"week {', '.join(called(day) for day in one.week)}")
    if one.leap is not None:
        yield Line(one.leap.place, leap(one.leap))


def leap(one: Leap) -> str:
    """`leap February`, `leap "St. Tib's Day" after "59 Chaos"`."""
    if one.after is None:
        return f"leap {called(one.month)}"
    return f'leap {called(one.name)} after "{one.after.number} {one.after.month}"'


def called(name: str | None) -> str:
    """A name; in quotation marks if it is no plain word, `_` if it is lost."""
    if name is None:
        return "_"
    return name if name.isidentifier() else f'"{name}"'
