"""Days, weekends and months of a zone, where clocks change too."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterlang.compiler.ir.quantities import Duration, NoSuchDay
from charterlang.interpreter.calendar import (
    beginning,
    day_of,
    last_weekend_before,
    month_end,
    shifted,
    zone_of,
)

ZONES = (
    "UTC", "Europe/Vienna", "America/New_York", "America/Sao_Paulo", "Asia/Beirut", "Pacific/Apia",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "America/Havana",
)  # fmt: skip
SECOND = timedelta(seconds=1)
MOMENTS = st.datetimes(datetime(1995, 1, 1), datetime(2035, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("moment", "weekend"),
    [
        ("2026-04-03", "2026-03-28"),  # S-07: a term that ends on a Friday
        ("2026-02-28", "2026-02-21"),  # S-09: on a Saturday, whose weekend is not over
        ("2026-04-12", "2026-04-04"),  # on a Sunday
        ("2026-11-30", "2026-11-28"),  # on a Monday, just when the weekend is over
        ("2026-11-29T23:59:59", "2026-11-21"),
    ],
)
def test_the_last_weekend_that_is_over(moment: str, weekend: str) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert last_weekend_before(at, UTC) == datetime.fromisoformat(weekend).replace(tzinfo=UTC)


def test_a_weekend_in_which_clocks_change() -> None:
    """In New York the weekend of 7 March 2026 has 47 hours, and begins at 05:00 UTC."""
    zone = zone_of("America/New_York")
    start = datetime(2026, 3, 7, 5, tzinfo=UTC)
    over = datetime(2026, 3, 9, 4, tzinfo=UTC)
    assert last_weekend_before(over, zone) == start
    assert last_weekend_before(over - SECOND, zone) == start - timedelta(days=7)


def test_a_day_that_has_no_midnight() -> None:
    """In São Paulo clocks went from 00:00 to 01:00 on 4 November 2018."""
    zone = zone_of("America/Sao_Paulo")
    first = datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert beginning(date(2018, 11, 4), zone) == first
    assert day_of(first, zone) == first
    assert day_of(first - SECOND, zone) == first - timedelta(days=1)


def test_a_day_that_begins_half_an_hour_late() -> None:
    """In Toronto clocks went from 23:30 on 30 March 1919 to 00:30 on the 31st."""
    zone = zone_of("America/Toronto")
    first = datetime(1919, 3, 31, 4, 30, tzinfo=UTC)
    assert beginning(date(1919, 3, 31), zone) == first
    assert first.astimezone(zone).hour == 0 and first.astimezone(zone).minute == 30


def test_a_day_that_there_was_not() -> None:
    """Samoa went from 29 to 31 December 2011."""
    zone = zone_of("Pacific/Apia")
    assert beginning(date(2011, 12, 30), zone) == beginning(date(2011, 12, 31), zone)


@given(MOMENTS, st.sampled_from(ZONES))
def test_what_day_month_and_weekend_are(moment: datetime, name: str) -> None:
    zone = zone_of(name)

    def local(instant: datetime) -> datetime:
        return instant.astimezone(zone).replace(tzinfo=None)

    day = day_of(moment, zone)
    assert day <= moment and local(day).date() == local(moment).date()
    assert local(day - SECOND).date() < local(moment).date()
    end = month_end(moment, zone)
    assert end > moment and local(end).day == 1
    assert local(end - SECOND).month == local(moment).month
    weekend = last_weekend_before(moment, zone)
    # Of the day before a zone may have left out the whole: Samoa knew no 30 December 2011.
    assert local(weekend).weekday() == 5 and local(weekend - SECOND).weekday() in (3, 4)
    over = beginning(local(weekend).date() + timedelta(days=2), zone)
    following = beginning(local(weekend).date() + timedelta(days=9), zone)
    assert over <= moment < following


@given(MOMENTS, st.sampled_from(ZONES), st.integers(-30, 30))
def test_months_keep_the_hour_of_the_zone(moment: datetime, name: str, months: int) -> None:
    zone = zone_of(name)
    local = moment.astimezone(zone)
    there = shifted(moment, Duration(months), zone).astimezone(zone)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    assert (there.year, there.month) == (year, month + 1)
    assert there.day == local.day or (there + timedelta(days=1)).day == 1
    assert abs(there.hour * 60 + there.minute - local.hour * 60 - local.minute) in (0, 30, 60)


def test_a_month_from_the_evening_before() -> None:
    """20:00 in New York on 30 January is the 31st in UTC already; a month on it is 28 February."""
    zone = zone_of("America/New_York")
    moment = datetime(2026, 1, 31, 1, tzinfo=UTC)
    assert shifted(moment, Duration(1), zone) == datetime(2026, 3, 1, 1, tzinfo=UTC)
    assert shifted(moment, Duration(seconds=86400), zone) == moment + timedelta(days=1)


def test_strict_months_have_their_days() -> None:
    with pytest.raises(NoSuchDay):
        shifted(datetime(2026, 1, 31, tzinfo=UTC), Duration(1), UTC, "strict")
