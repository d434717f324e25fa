"""Calendars, and the days that texts name in them (language.md §4.1, E105, E213, W208)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from charterlang.compiler import almanac
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.calendars import Anchor, Calendar, Day, Leap, Month
from charterlang.compiler.ir.expressions import Constant, Dated, Expression
from charterlang.compiler.ir.instrument import Assumption
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import SECONDS_IN, Duration
from charterlang.compiler.lower import vocabulary
from charterlang.compiler.lower.titles import title
from charterlang.compiler.merge import Gathered
from charterlang.compiler.resolve import Names, Scope, look_up
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.build.calendars import UNKNOWN

DAY = SECONDS_IN["day"]
YEAR = 365
"""The days of a Gregorian year without the leap day, which are those of any whole calendar."""


def calendar(found: Gathered, scope: Scope) -> Calendar:
    """The calendar; a day that contradicts what it says of itself is reported."""
    lines: list[tuple[Any, Scope]] = [
        (line, scope.within(clause))
        for line, clause in found.lines()
        if isinstance(line, syntax.Property)
    ]
    made = Calendar(
        found.name,
        title(found),
        (),
        tuple(month(*one) for one in lines if one[0].word == "month"),
        next((week(line) for line, _ in lines if line.word == "week"), ()),
        None,
        scope.place(found.first.name.span),
    )
    leaps = [leap(line, made, inner) for line, inner in lines if line.word == "leap"]
    made = evolved(made, leap=next(iter(leaps), None))
    for line, inner in twice(lines):
        said = f"the calendar `{found.name}` has this twice: `{line.text}`"
        inner.report("E204", said, line.span, "keep one of them; a name that is lost is `_`")
    anchors = [anchor(line, made, inner) for line, inner in lines if line.word == "anchor"]
    made = evolved(made, anchors=tuple(one for one in anchors if one))
    if short(made, scope):
        return made
    for one in made.anchors:
        contradicted(made, one, scope)
    return made


def twice(lines: list[tuple[Any, Scope]]) -> Iterator[tuple[syntax.Name, Scope]]:
    """The names of months, and of days of the week, that the calendar has had already."""
    seen: set[tuple[str, str]] = set()
    for line, scope in lines:
        named = line.slots.get("names", (line.slots.get("name"),))
        for one in named if line.word in ("month", "week") else ():
            if (line.word, one.text) in seen and one.text != UNKNOWN:
                yield one, scope
            seen.add((line.word, one.text))


def short(of: Calendar, scope: Scope) -> bool:
    """Whether a calendar is whole, but its months are no year, which is reported."""
    total = sum(one.length or 0 for one in of.months)
    wrong = almanac.whole(of) and total != YEAR
    if wrong:
        said = f"the months of `{of.name}` have {total} days, and a Gregorian year has {YEAR}"
        hint = "leave the `leap` line out, if its year does not keep step with the Gregorian one"
        scope.report("E105", said, of.place.span, hint)
    return wrong


def evolved(one: Calendar, **fields: Any) -> Calendar:
    import attrs

    return attrs.evolve(one, **fields)


def month(line: Any, scope: Scope) -> Month:
    named, said = line.slots["name"].text, line.slots.get("length")
    length = said.slots["length"] if said is not None else None
    seconds = length.value.seconds if length is not None else 0
    if length is not None and (length.value.months or not seconds or seconds % DAY):
        scope.report(
            "E206", "a month has a number of days", length.span, "write  month NAME 30 days"
        )
    name = None if named == UNKNOWN else named.replace("_", " ")
    days, exact = seconds // DAY, said is not None and said.slots["limit"] == "exactly"
    return Month(name, days if days and exact else None, days, scope.place(line.span))


def week(line: Any) -> tuple[str | None, ...]:
    """The days of the week in turn."""
    names = (one.text for one in line.slots["names"])
    return tuple(None if one == UNKNOWN else one.replace("_", " ") for one in names)


def leap(line: Any, of: Calendar, scope: Scope) -> Leap:
    """`leap February`: a day more; `leap "…" after "59 Chaos"`: a day outside month and week."""
    named, after = line.slots["name"], line.slots.get("after")
    place = scope.place(line.span)
    if after is None:
        if almanac.month_of(of, named.text) is None:
            scope.report("E105", f"the calendar has no month `{named.text}`", named.span)
        return Leap(named.text, None, None, place)
    day = almanac.read(of, f"{after.value} 1")
    if day is None:
        scope.report("E105", f"`{after.value}` is no day of a month", after.span)
    return Leap(None, named.text.replace("_", " "), day, place)


def anchor(line: Any, of: Calendar, scope: Scope) -> Anchor | None:
    """A day, and what it is in the Gregorian calendar: a date, or an assumption that gives one."""
    text, means = line.slots["text"], line.slots["means"]
    day = almanac.read(of, str(text.value))
    if day is None:
        unreadable(of, text, scope)
        return None
    moment, assumption = meant(means, scope)
    if moment is None:
        return None
    return Anchor(str(text.value), day, moment.date(), assumption, scope.place(line.span))


def meant(of: syntax.Term, scope: Scope) -> tuple[datetime | None, str | None]:
    """The date behind `means`, as written, and the assumption that gives it."""
    if isinstance(of, syntax.Literal):
        assert isinstance(of.value, datetime)
        return of.value, None
    found = look_up(of, scope) if isinstance(of, syntax.Path) else None
    one = vocabulary.lowered(found.name, scope) if found and found.head == "assume" else None
    if found is not None and isinstance(one, Assumption):
        for name, value, *_ in vocabulary.readings(found):
            if name == one.chosen and isinstance(value, syntax.Literal) and value.kind == "date":
                return value.value, found.name  # type: ignore[return-value]  # a date
        if found.name in scope.names.unread:
            return None, None
    scope.report(
        "E206",
        "an anchor means a date, or an assumption whose readings are dates",
        of.span,
        'write  anchor "5 Brumel, AN 10" means 2022-01-13',
    )
    return None, None


def contradicted(of: Calendar, one: Anchor, scope: Scope) -> None:
    """Reports an anchor that the rest of its calendar contradicts."""
    if judge(of, one.day, one.written, one.place.span, scope):
        real = almanac.in_gregorian(of, one.day)
        if real is not None and real != one.date:
            by, hint = (
                "counted from the first anchor",
                "take one of the two anchors away, or correct it",
            )
            if almanac.whole(of):
                by, hint = "its year begins with the Gregorian one, and", f"write  means {real}"
            said = f"`{one.written}` cannot be {one.date}: {by} it is {real}"
            scope.report("E105", said, one.place.span, hint)


# ── days that texts name


def dated(found: Gathered, text: syntax.Literal, scope: Scope) -> Dated | None:
    """The day that a text names in a calendar; None, with an error, if it names none there."""
    of = vocabulary.lowered(found.name, scope)
    if not isinstance(of, Calendar):
        return None
    day = almanac.read(of, str(text.value))
    if day is None:
        unreadable(of, text, scope)
        return None
    if not judge(of, day, str(text.value), text.span, scope):
        return None
    return made(of, day, str(text.value), text.span, scope)


def made(of: Calendar, day: Day, written: str, span: Span, scope: Scope) -> Dated:
    """A day with its instant, the midnight at which it begins, where that is known."""
    date, by = almanac.in_gregorian(of, day), almanac.anchored(of, day)
    moment = scope.names.instant(datetime.combine(date, time())) if date else None
    return Dated(of.name, written, day, moment, by.assumption if by else None, span=span)


def unreadable(of: Calendar, text: syntax.Literal, scope: Scope) -> None:
    """Reports a text that names no day."""
    manner = of.anchors[0].written if of.anchors else "5 Brumel, AN 10"
    scope.report(
        "E105",
        f"`{text.value}` names no day of the calendar `{of.name}`",
        text.span,
        f"write day, month and year, such as  {manner}",
    )


def judge(of: Calendar, day: Day, written: str, span: Span, scope: Scope) -> bool:
    """Whether the calendar has that day; warns of another weekday (W208)."""
    for missing in almanac.wrong(of, day):
        scope.report(
            "E105", f"there is no `{written}`: {missing}", span, "write a day that the calendar has"
        )
        return False
    if reason := almanac.another_weekday(of, day):
        real = almanac.with_weekday(of, day)
        help = f"write  {almanac.said(of, real)}" if real.weekday else "leave the weekday out"
        scope.names.found.append(
            Diagnostic(
                "W208",
                "warning",
                f"`{written}` contradicts its weekday: {reason}",
                span,
                help=(help,),
            )
        )
    return True


def unknown_elsewhere(day: Dated, scope: Scope) -> None:
    """Reports a day of which an instant is wanted, and no anchor tells it: none that could be read."""
    if not misread(day.calendar, scope.names):
        scope.report("E213", *unanchored(day))


def misread(calendar: str, names: Names) -> bool:
    """Whether a line of the calendar, or of what its anchors rest on, could not be read."""
    found = names.declared.get(calendar)
    lines = [line for line, _ in found.lines()] if found is not None else []
    anchors = (
        line.slots.get("means")
        for line in lines
        if isinstance(line, syntax.Property) and line.word == "anchor"
    )
    rest = {one.text for one in anchors if isinstance(one, syntax.Path)}
    return bool(names.unread & {calendar, *rest})


def unanchored(day: Dated) -> tuple[str, Span, str]:
    """Message, place and help of a day of which nobody knows when it is."""
    month = f"{day.day.month}, {almanac.said_year(day.day)}"
    return (
        f"when `{day.written}` is, outside the calendar `{day.calendar}`, is not known: no anchor "
        f"stands in {month}",
        day.span,
        f'say so in the calendar:  anchor "{day.written}" means 2026-03-01',
    )


# ── sums of days


def summed(
    operator: str, left: Expression, right: Expression, span: Span, scope: Scope
) -> tuple[Expression, str] | None:
    """The sum of days of a calendar and lengths of time, as far as the calendar goes; else None."""
    match operator, left, right:
        case "-", Dated() as one, Dated() as two if one.calendar == two.calendar:
            return between(two, one, span, scope), "duration"
        case "+" | "-", Dated() as one, Constant(value=Duration() as length):
            of = calendar_of(one, scope)
            if almanac.whole(of) and one.moment is not None:
                return None
            return moved(of, one, length if operator == "+" else -length, span, scope), "date"
        case _:
            return None


def calendar_of(one: Dated, scope: Scope) -> Calendar:
    """The calendar of a day."""
    of = scope.names.lowered[one.calendar]
    assert isinstance(of, Calendar)
    return of


def between(one: Dated, two: Dated, span: Span, scope: Scope) -> Expression:
    """The time from one day to another."""
    days = almanac.days_between(calendar_of(one, scope), one.day, two.day)
    if days is None:
        scope.report(
            "E213",
            f"how long it is from `{one.written}` to `{two.written}` is not known: month length "
            "unknown",
            span,
            "dates of one month have a difference; between others write the length of time",
        )
    return Constant(Duration(seconds=(days or 0) * DAY, unit="day"), span=span)


def moved(of: Calendar, one: Dated, by: Duration, span: Span, scope: Scope) -> Expression:
    """The day so much later, or earlier, in a calendar that is known in part."""
    days, rest = divmod(by.seconds, DAY)
    day = almanac.later(of, one.day, days) if not by.months and not rest else None
    if day is None:
        scope.report(
            "E213",
            f"which day of `{of.name}` this is, counted from `{one.written}`, is not known: month "
            "length unknown",
            span,
            "stay within what is known of the month, or count from a date such as  2026-03-01",
        )
        return one
    return made(of, day, almanac.said(of, day), span, scope)
