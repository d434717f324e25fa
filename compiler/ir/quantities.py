"""Exact quantities of the language: shares are `Fraction`s, lengths of time are `Duration`s.

Clock units (seconds to weeks) and calendar units (months, years) do not convert into each
other: a month has no fixed number of seconds until it is anchored to an instant
(language.md §12).
"""

import calendar
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Literal

import attrs

from charterlang.compiler.node import frozen

Months = Literal["clamped", "strict"]


@frozen
class Duration:
    """A length of time: whole calendar months, and clock seconds (an exact integer).

    `unit` is the unit it was written in ("24 hours" prints as hours, "1 day" as a day); it is
    no part of the quantity.
    """

    months: int = 0
    seconds: int = 0
    unit: str | None = attrs.field(default=None, eq=False, repr=False, kw_only=True)

    def __add__(self, other: "Duration") -> "Duration":
        return Duration(self.months + other.months, self.seconds + other.seconds)

    def __neg__(self) -> "Duration":
        return Duration(-self.months, -self.seconds)


SECONDS_IN = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
MONTHS_IN = {"month": 1, "year": 12}


def duration_of(amount: Fraction, unit: str) -> Duration | None:
    """The duration of `amount` units (singular name), or None when it is not a whole length."""
    length = amount * (SECONDS_IN.get(unit) or MONTHS_IN[unit])
    if length.denominator != 1:
        return None
    if unit in SECONDS_IN:
        return Duration(seconds=int(length), unit=unit)
    return Duration(months=int(length), unit=unit)


class NoSuchDay(ValueError):
    """Month arithmetic reached a day that its month does not have, under `construe months strict`."""


def shift(moment: datetime, by: Duration, months: Months = "clamped") -> datetime:
    """`moment` moved by `by`: months first, keeping the day number, then the clock seconds.

    With `clamped` months the day number falls back to the last day of its month
    (30 November + 3 months = 28 February); with `strict` months that raises `NoSuchDay`.
    """
    if by.months:
        year, month = divmod(moment.year * 12 + moment.month - 1 + by.months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        if moment.day > last and months == "strict":
            raise NoSuchDay(f"{year}-{month + 1:02} has no day {moment.day}")
        moment = moment.replace(year=year, month=month + 1, day=min(moment.day, last))
    return moment + timedelta(seconds=by.seconds)
