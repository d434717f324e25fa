"""Days of declared calendars: read, counted, written; exact, or not at all (language.md §4.1).

A calendar is *whole* if each month has a name and a length and it says which day is the leap day:
its year then keeps step with the Gregorian one, as its anchor shows. Of any other calendar no more
is known than what one month gives: days of a month are told apart, and a day is known in the
Gregorian calendar if an anchor stands in its month.
"""

from __future__ import annotations

import calendar as gregorian
import re
from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from charterlang.compiler.ir.calendars import Anchor, Calendar, Day, Month

ORDINAL = r"(?:st|nd|rd|th)?"
YEAR = r",?\s+(?:(?P<era>[^\d\s][^\d]*?)\s+)?(?P<year>\d{1,6})"
WORD = r"[^\W\d_][^\d,]*?"


def months(of: Calendar) -> str:
    """A pattern of the names of the months; any word where none is listed."""
    named = [re.escape(one.name) for one in of.months if one.name]
    open_ = not named or any(one.name is None for one in of.months) or not whole(of)
    return "|".join([*sorted(named, key=len, reverse=True), *([WORD] if open_ else [])])


def read(of: Calendar, text: str) -> Day | None:
    """The day that a text names, such as `Solday, 5 Brumel, AN 10`; None if it names none.

    The day may stand before its month or behind it, with or without `st nd rd th`. Whether the
    calendar has that day, `wrong` says.
    """
    week = [re.escape(one) for one in of.week if one]
    known = rf"(?:(?P<known>{'|'.join(week)}),?\s+)?" if week else ""
    weekday = rf"(?:{known}|(?P<other>{WORD}),\s+)" if known else rf"(?:(?P<other>{WORD}),\s+)?"
    month = months(of)
    day = rf"(?:(?P<n>\d+){ORDINAL}\s+(?P<m>{month})|(?P<m2>{month})\s+(?P<n2>\d+){ORDINAL})"
    leap = of.leap.name if of.leap is not None else None
    if leap and (match := re.fullmatch(rf"{re.escape(leap)}{YEAR}", text.strip())):
        return Day(None, 0, leap, match["era"] or "", int(match["year"]))
    match = re.fullmatch(rf"{weekday}{day}{YEAR}", text.strip())
    if match is None:
        return None
    parts = match.groupdict()
    return Day(
        parts.get("known") or parts["other"],
        int(parts["n"] or parts["n2"]),
        parts["m"] or parts["m2"],
        parts["era"] or "",
        int(parts["year"]),
    )


# ── what is known


def whole(of: Calendar) -> bool:
    """Whether each day of each year is known."""
    return bool(of.leap and of.anchors and of.months) and all(
        one.name and one.length for one in of.months
    )


def month_of(of: Calendar, name: str) -> Month | None:
    """The month of that name."""
    return next((one for one in of.months if one.name == name), None)


def length(of: Calendar, month: str, year: int) -> int | None:
    """How many days a month has in a year; None if nobody knows."""
    found = month_of(of, month)
    if found is None or found.length is None:
        return None
    longer = of.leap is not None and of.leap.month == month and leaps(of, year)
    return found.length + longer


def leaps(of: Calendar, year: int) -> bool:
    """Whether a year of a whole calendar has a leap day."""
    return gregorian.isleap(year + shift(of))


def shift(of: Calendar) -> int:
    """What is to be added to a year of a whole calendar to have the Gregorian one."""
    anchor = of.anchors[0]
    return anchor.date.year - anchor.day.year


def days_before(of: Calendar, day: Day) -> int:
    """The days of a year before one of a whole calendar."""
    before, leap = 0, of.leap
    assert leap is not None
    for one in of.months:
        inside = leap.after is not None and leap.after.month == one.name
        behind = inside and leap.after is not None and day.number > leap.after.number
        if one.name == day.month:
            return before + day.number - 1 + (behind and leaps(of, day.year))
        if day.number == 0 and inside and leap.after is not None:
            return before + leap.after.number
        before += one.length or 0
        before += (inside or leap.month == one.name) and leaps(of, day.year)
    return before


# ── in the Gregorian calendar, and back


def anchored(of: Calendar, day: Day) -> Anchor | None:
    """The anchor by which a day is known: of a whole calendar the first, else one in its month."""
    if whole(of):
        return of.anchors[0]
    return next((one for one in of.anchors if same_month(one.day, day)), None)


def same_month(one: Day, two: Day) -> bool:
    """Whether two days are days of one month of one year."""
    return (one.month, one.era, one.year) == (two.month, two.era, two.year)


def in_gregorian(of: Calendar, day: Day) -> date | None:
    """The day in the Gregorian calendar; None if nothing says which it is."""
    if whole(of):
        try:
            first = date(day.year + shift(of), 1, 1)
        except ValueError:
            return None
        return first + timedelta(days=days_before(of, day))
    anchor = anchored(of, day)
    return anchor.date + timedelta(days=day.number - anchor.day.number) if anchor else None


def day_of(of: Calendar, when: date) -> Day | None:
    """What the calendar calls a day; None for one of which it does not say so."""
    if not whole(of):
        return beside_anchor(of, when)
    era, year, leap = of.anchors[0].day.era, when.year - shift(of), of.leap
    left = when.timetuple().tm_yday - 1
    assert leap is not None
    if leap.after is not None and leap.name and leaps(of, year):
        place = days_before(of, attrs.evolve(leap.after, year=year)) + 1
        if left == place:
            return Day(None, 0, leap.name, era, year)
        left -= left > place
    for one in of.months:
        days = (one.length or 0) + (leap.month == one.name and leaps(of, year))
        if left < days:
            return with_weekday(of, Day(None, left + 1, one.name or "", era, year))
        left -= days
    return None


def beside_anchor(of: Calendar, when: date) -> Day | None:
    """A day of the month of an anchor, as far as the month is known to reach."""
    for one in of.anchors:
        number = one.day.number + (when - one.date).days
        if 1 <= number <= reaches(of, one.day):
            return with_weekday(of, attrs.evolve(one.day, number=number, weekday=None))
    return None


def reaches(of: Calendar, day: Day) -> int:
    """The last day that the month of a day is known to have."""
    known, month = length(of, day.month, day.year), month_of(of, day.month)
    if known is not None:
        return known
    seen = [one.day.number for one in of.anchors if same_month(one.day, day)]
    return max([*seen, month.reach if month is not None else 0])


# ── weekdays


def with_weekday(of: Calendar, day: Day) -> Day:
    """The day with the name of its weekday, where that is known."""
    return attrs.evolve(day, weekday=weekday(of, day))


def weekday(of: Calendar, day: Day) -> str | None:
    """The name of the weekday of a day, counted from an anchor that has one."""
    if not of.week or day.number == 0:
        return None
    for one in of.anchors:
        apart = week_days(of, one.day, day) if one.day.weekday in of.week else None
        if apart is not None:
            return of.week[(of.week.index(one.day.weekday) + apart) % len(of.week)]
    return None


def week_days(of: Calendar, one: Day, two: Day) -> int | None:
    """How many days of the week lie between two: a leap day with its own name is none."""
    apart = days_between(of, one, two)
    if apart is None or of.leap is None or of.leap.after is None or not whole(of):
        return apart
    return apart - (leap_days(of, two) - leap_days(of, one))


def leap_days(of: Calendar, day: Day) -> int:
    """The leap days up to a day of a whole calendar, in all the years before and in its own."""
    leap = of.leap
    assert leap is not None and leap.after is not None
    year = day.year + shift(of)
    before = gregorian.leapdays(1, year)
    end = attrs.evolve(leap.after, year=day.year)
    return before + (leaps(of, day.year) and days_before(of, day) > days_before(of, end))


# ── sums


def days_between(of: Calendar, one: Day, two: Day) -> int | None:
    """How many days the second is after the first; None if nobody knows."""
    if same_month(one, two) and one.number and two.number and not whole(of):
        return two.number - one.number
    if not whole(of):
        return None
    first, second = in_gregorian(of, one), in_gregorian(of, two)
    return (second - first).days if first and second else None


def later(of: Calendar, day: Day, days: int) -> Day | None:
    """The day so many days later; None if the month is not known to reach so far."""
    if whole(of):
        found = in_gregorian(of, day)
        return day_of(of, found + timedelta(days=days)) if found else None
    number = day.number + days
    if 1 <= number <= max(reaches(of, day), day.number):
        return with_weekday(of, attrs.evolve(day, number=number))
    return None


# ── what is wrong with a day


def wrong(of: Calendar, day: Day) -> Iterator[str]:
    """Why the calendar has no such day; nothing, as far as it says, if it has."""
    if day.number == 0:
        if not leaps(of, day.year):
            yield f"{said_year(day)} is no leap year"
        return
    found = month_of(of, day.month)
    if found is None and whole(of):
        yield f"the calendar has no month {day.month}"
        return
    days = length(of, day.month, day.year)
    if days is not None and day.number > days:
        yield f"{day.month} has {days} days"
    if day.number < 1:
        yield "the days of a month are counted from 1"


def another_weekday(of: Calendar, day: Day) -> str | None:
    """Which weekday a day is, or why it is none, where its own is said to be another."""
    if day.weekday is None:
        return None
    if of.week and None not in of.week and day.weekday not in of.week:
        return f"the week has no day {day.weekday}"
    real = weekday(of, day)
    if real is not None and real != day.weekday:
        return f"it is {real}"
    if real is None and day.weekday in of.week and known_place(of, day):
        return "by the week that day has another name"
    return None


def known_place(of: Calendar, day: Day) -> bool:
    """Whether an anchor with a weekday tells where in the week a day stands."""
    return any(
        one.day.weekday in of.week and week_days(of, one.day, day) is not None for one in of.anchors
    )


# ── print


def said(of: Calendar, day: Day) -> str:
    """A day as the calendar writes its dates: in the manner of its first anchor."""
    if day.number == 0:
        return f"{day.month}, {said_year(day)}"
    manner = of.anchors[0].written if of.anchors else ""
    first = of.anchors[0].day if of.anchors else day
    match = re.search(rf"\b{first.number}(st|nd|rd|th)?\b", manner)
    number = f"{day.number}{suffix(day.number)}" if match and match[1] else str(day.number)
    before = match is None or manner.find(first.month) > match.start()
    core = f"{number} {day.month}" if before else f"{day.month} {number}"
    comma = "," if first.weekday is None or f"{first.weekday}," in manner else ""
    year = said_year(day)
    joint = ", " if f", {said_year(first)}" in manner or not manner else " "
    return (f"{day.weekday}{comma} " if day.weekday else "") + core + joint + year


def said_year(day: Day) -> str:
    """`AN 10`, `2026`."""
    return f"{day.era} {day.year}".strip()


def suffix(number: int) -> str:
    """`st`, `nd`, `rd` or `th`."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
