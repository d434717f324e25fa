"""The calendar of a charter's zone: days, weekends, months (language.md §16, `std.time`).

Instants are exact and in UTC. What is midnight, and which day an instant belongs to, the zone
says; where clocks skip midnight the day begins with the first instant that it has.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache

from charterlang.compiler.ir.quantities import Duration, Months, shift

SECOND = timedelta(seconds=1)
SATURDAY = timedelta(days=2)
"""How long before a Monday the weekend begins, in days of the calendar."""


@cache
def zone_of(name: str) -> tzinfo:
    """The time zone of that name."""
    if name == "UTC":
        return UTC
    # Loading it costs a command's start something, and most charters keep to UTC.
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def day_of(moment: datetime, zone: tzinfo) -> datetime:
    """The instant at which the day of that moment begins."""
    return beginning(moment.astimezone(zone).date(), zone)


def month_end(moment: datetime, zone: tzinfo) -> datetime:
    """The instant at which the month of that moment is over."""
    first = moment.astimezone(zone).date().replace(day=1)
    return beginning((first + timedelta(days=31)).replace(day=1), zone)


def last_weekend_before(moment: datetime, zone: tzinfo) -> datetime:
    """The beginning of the last weekend that is over by then, or ends just then.

    A weekend is Saturday 00:00 to Monday 00:00 (SEC.III.4.s2).
    """
    day = moment.astimezone(zone).date()
    monday = day - timedelta(days=day.weekday())
    return beginning(monday - SATURDAY, zone)


def beginning(day: date, zone: tzinfo) -> datetime:
    """The first instant of that day, in UTC."""
    midnight = datetime.combine(day, time(0), zone)
    start = midnight.astimezone(UTC)
    if start.astimezone(zone).replace(tzinfo=None) == midnight.replace(tzinfo=None):
        return start
    return first_after_gap(midnight)


def first_after_gap(midnight: datetime) -> datetime:
    """The instant of the change of clocks that leaves that midnight out.

    It lies between the two instants that the offsets before and after the change would give.
    """
    zone, wall = midnight.tzinfo, midnight.replace(tzinfo=None)
    early = midnight.replace(fold=1).astimezone(UTC)
    late = midnight.replace(fold=0).astimezone(UTC)
    while late - early > SECOND:
        middle = early + (late - early) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).replace(tzinfo=None) >= wall:
            late = middle
        else:
            early = middle
    return late


def shifted(moment: datetime, by: Duration, zone: tzinfo, months: Months = "clamped") -> datetime:
    """The moment moved on: months by the calendar of the zone, clock units by the clock.

    `shift` alone keeps the day number in UTC, which is not always that of the zone.
    """
    if by.months:
        local = shift(moment.astimezone(zone), Duration(by.months), months)
        moment = local.astimezone(UTC)
    return moment + timedelta(seconds=by.seconds)
