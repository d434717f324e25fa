"""Whole calendars against a count of days by hand; calendars that are known in part."""

from datetime import date, timedelta

import attrs
import pytest

from charterlang.compiler import almanac
from charterlang.compiler.ir.calendars import Calendar, Day
from charterlang.compiler.pipeline import compile_charter
from charterlang.files import module

HOUSE = """statute dues "Dues"
    commences on 2026-01-01
    zone "UTC"
    calendar house
    uses calendars.discordian, calendars.gregorian, calendars.opaque
calendar house
    anchor "Solday, 5 Brumel, AN 10" means 2022-01-13
    month Brumel at least 23 days
    month Fleurel 28 days
    week Solday, _, _, _, Marday, _, _
article I
    (1) declaratory
        | {2026-01-01 as discordian} {2026-01-01 as gregorian} {opaque("1 Luna, M 1")}
"""
SEASONS = ("Chaos", "Discord", "Confusion", "Bureaucracy", "The Aftermath")
WEEK = ("Sweetmorn", "Boomtime", "Pungenday", "Prickle-Prickle", "Setting Orange")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def named(name: str) -> Calendar:
    """A calendar of the charter above."""
    made = compile_charter("dues", lambda name: HOUSE if name == "dues" else module(name))
    assert made.value is not None and not made.failed
    found = made.value.declarations[name]
    assert isinstance(found, Calendar)
    return found


def discordian(when: date) -> Day:
    """The day by the book: the day of the year, without the leap day, by seasons and weeks."""
    year, before = when.year + 1166, when.timetuple().tm_yday - 1
    leap = date(when.year, 12, 31).timetuple().tm_yday == 366
    if leap and before == 59:
        return Day(None, 0, "St. Tib's Day", "YOLD", year)
    before -= leap and before > 59
    season, number = divmod(before, 73)
    return Day(WEEK[before % 5], number + 1, SEASONS[season], "YOLD", year)


def days() -> list[date]:
    """Each day of some years, a century's end without a leap day among them."""
    years = (1899, 1900, 1968, 2000, 2015, 2016, 2100, 2104)
    return [
        date(year, 1, 1) + timedelta(days=number)
        for year in years
        for number in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


def test_discordian_days_are_those_of_the_book() -> None:
    of = named("discordian")
    for when in days():
        day = almanac.day_of(of, when)
        assert day == discordian(when)
        assert almanac.in_gregorian(of, day) == when
        assert almanac.read(of, almanac.said(of, day)) == day
        assert not list(almanac.wrong(of, day)) and almanac.another_weekday(of, day) is None


def test_gregorian_days_are_those_of_the_machine() -> None:
    of = named("gregorian")
    for when in days():
        day = almanac.day_of(of, when)
        assert day is not None
        assert (day.number, day.year, day.weekday) == (when.day, when.year, DAYS[when.weekday()])
        assert almanac.in_gregorian(of, day) == when


@pytest.mark.parametrize(
    "text", ("Solday, 5 Brumel, AN 10", "Marday, 23 Brumel, AN 10", "6 Fleurel, AN 11")
)
def test_a_day_prints_as_it_is_read(text: str) -> None:
    of = named("house")
    day = almanac.read(of, text)
    assert day is not None and almanac.said(of, day) == text


def test_nothing_is_known_beyond_the_month() -> None:
    of = named("house")
    first = Day("Solday", 5, "Brumel", "AN", 10)
    other = Day(None, 6, "Fleurel", "AN", 10)
    assert almanac.days_between(of, first, attrs.evolve(first, number=23)) == 18
    assert almanac.days_between(of, first, other) is None
    assert almanac.later(of, first, 18) == Day("Marday", 23, "Brumel", "AN", 10)
    assert almanac.later(of, first, 30) is None
    assert almanac.in_gregorian(of, other) is None
    assert almanac.day_of(of, date(2022, 1, 31)) == Day("Marday", 23, "Brumel", "AN", 10)
    assert almanac.day_of(of, date(2022, 2, 1)) is None


@pytest.mark.parametrize(
    ("calendar", "text", "reason"),
    (
        ("discordian", "Boomtime Discord 73rd, YOLD 3181", "it is Sweetmorn"),
        ("gregorian", "Monday, 26 May 2015", "it is Tuesday"),
        ("gregorian", "Solday, 26 May 2015", "the week has no day Solday"),
        ("house", "Marday, 22 Brumel, AN 10", "by the week that day has another name"),
        ("house", "Solday, 23 Brumel, AN 10", "it is Marday"),
        ("house", "Solday, 12 Brumel, AN 10", None),
        ("house", "Solday, 6 Fleurel, AN 10", None),
    ),
)
def test_a_weekday_is_checked_where_it_is_known(
    calendar: str, text: str, reason: str | None
) -> None:
    of = named(calendar)
    day = almanac.read(of, text)
    assert day is not None and almanac.another_weekday(of, day) == reason
