"""Calendars (language.md §4.1): the days of a house, and what is known of them."""

from __future__ import annotations

from datetime import date

from charterlang.compiler.ir.organs import Title
from charterlang.compiler.ir.place import Place
from charterlang.compiler.node import frozen


@frozen
class Day:
    """A day as its calendar names it: its weekday if it is said, number, month, era and year.

    A day between the weeks, such as a leap day with a name of its own, has the number 0 and its
    name as its month.
    """

    weekday: str | None
    number: int
    month: str
    era: str
    year: int


@frozen
class Month:
    """A month; of `name` None the name is lost, of `length` None nobody knows how many days it has.

    `reach` is the last day that it is known to have.
    """

    name: str | None
    length: int | None
    reach: int
    place: Place


@frozen
class Leap:
    """The leap day, in the leap years of the Gregorian calendar.

    `month` has a day more; or the day has a `name` of its own and stands behind `after`, outside
    month and week.
    """

    month: str | None
    name: str | None
    after: Day | None
    place: Place


@frozen
class Anchor:
    """A day that is known in the Gregorian calendar too; `written` shows how a date is written."""

    written: str
    day: Day
    date: date
    assumption: str | None
    """The assumption that says which day it is."""
    place: Place


@frozen
class Calendar:
    """A calendar, as far as it is known; `week` names the days in turn, None where a name is lost."""

    name: str
    title: Title
    anchors: tuple[Anchor, ...]
    months: tuple[Month, ...]
    week: tuple[str | None, ...]
    leap: Leap | None
    place: Place
