"""Dates and lengths of time as the clock moves them (language.md §12, §18.2).

A date either stands still, or goes with the clock: `now + 3 days` at its pace, `now + 1 month` and
`day_of(now)` so in the long run only, since months and days are of different lengths. Where two of
them meet is found from that exactly, without asking at every second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Literal, TypeAlias

import attrs

from charterlang.compiler.ir.expressions import (
    Arithmetic,
    Assumed,
    Call,
    Cases,
    Defined,
    Expression,
    FactOf,
    Otherwise,
    Variable,
)
from charterlang.compiler.ir.instrument import Definition, Instrument
from charterlang.compiler.ir.quantities import Duration, NoSuchDay
from charterlang.interpreter.calendar import SECOND, beginning, shifted, zone_of
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.functions import CALENDAR
from charterlang.interpreter.history import behind
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.values import UNKNOWN, Anchored, Value

NEVER = timedelta(0)
DAY = timedelta(days=1)
SWAYS = {
    "months": timedelta(days=7),
    "strict": timedelta(days=100_000),
    "day_of": timedelta(days=2),
    "last_weekend_before": timedelta(days=10),
    "month_end": timedelta(days=34),
}
"""How far a date made by the calendar may be off the pace of the clock in all, changes of clocks among it.

Strict months are asked about each day: there may be no such day.
"""


@attrs.frozen
class Date:
    """A date as the clock moves it.

    `pace`: how far it moves with each second until `until` (1, or 0 if it stands); `drift`: the same
    in the long run; `sway`: how far it may be off the long run. `at` is None where there is no day.
    """

    at: datetime | None
    pace: int = 0
    drift: int = 0
    sway: timedelta = NEVER
    until: datetime | None = None


@attrs.frozen
class Stretch:
    """A stretch of time between two dates, and from which end it is measured."""

    start: Date
    end: Date
    measured: Literal["from start", "back from end"] = "from start"


Moving: TypeAlias = Date | Stretch | Duration
Bound: TypeAlias = Mapping[str, Moving]
UNBOUND: Bound = MappingProxyType({})
"""No parameter of a definition stands for something that moves."""


def later(law: Instrument, moment: datetime, length: Duration) -> datetime | None:
    """The moment moved on by a length, in the charter's zone; None if there is no such day."""
    try:
        return shifted(moment, length, zone_of(law.zone), law.construction.months)
    except (NoSuchDay, OverflowError, ValueError):
        return None


# ── what moves ──


def moving(one: Expression, scope: Scope, bound: Bound = UNBOUND) -> Moving | None:
    """A date, stretch or length of time as it moves; None for anything else."""
    match one:
        case Variable(name=name) if name in bound:
            return bound[name]
        case Variable(name="now"):
            return Date(scope.state.now, 1, 1)
        case Arithmetic(operator="+" | "-" as sign, left=left, right=right):
            made = joined(sign, moving(left, scope, bound), moving(right, scope, bound), scope)
            return made or fixed(one, scope)
        case Call(function=function, arguments=(of,)) if function in CALENDAR:
            date = moving(of, scope, bound)
            by = partial(on_calendar, function, scope.state.law)
            return carried(date, by, SWAYS[function], 0, scope) if isinstance(date, Date) else None
        case Call(function="least" | "greatest", arguments=of) | Otherwise(of=of):
            return among(of, one, scope, bound)
        case Cases(cases=cases):
            for value, when in cases:
                if when is None or evaluate(when, scope).holds:
                    return moving(value, scope, bound)
            return None
        case Defined(name=name, arguments=arguments):
            inner = defined(name, arguments, scope, bound)
            return moving(inner[0], *inner[1:]) if inner else None
        case Assumed(name=name) | FactOf(fact=name):
            meant = [*behind(name, scope.state.law)]
            return among(meant, one, Scope(scope.state), UNBOUND, scope)
        case _:
            return fixed(one, scope)


def fixed(one: Expression, scope: Scope) -> Moving | None:
    """What does not move, but for what is left of a term and how long ago an act was done."""
    return standing(evaluate(one, scope).value, scope.state.now)


def standing(value: Value, now: datetime) -> Moving | None:
    """A value, with the end that the clock moves if it is a stretch of time."""
    match value:
        case datetime():
            return Date(value)
        case Anchored(start=start, end=end, measured="from start"):
            return Stretch(Date(start), Date(end, 1, 1) if end == now else Date(end))
        case Anchored(start=start, end=end, measured=measured):
            return Stretch(Date(start, 1, 1) if start == now else Date(start), Date(end), measured)
        case Duration():
            return value
        case _:
            return None


def joined(sign: str, left: Moving | None, right: Moving | None, scope: Scope) -> Moving | None:
    """A sum or difference of which one part at least is a date."""
    match sign, left, right:
        case "+", Date() as date, Duration() as length:
            return moved(date, length, scope)
        case "+", Duration() as length, Date() as date:
            return moved(date, length, scope)
        case "-", Date() as date, Duration() as length:
            return moved(date, -length, scope)
        case "-", Date() as end, Date() as start:
            return Stretch(start, end)
        case _:
            return None


def among(
    many: Iterable[Expression],
    one: Expression,
    scope: Scope,
    bound: Bound,
    whole: Scope | None = None,
) -> Moving | None:
    """Of several the one that now gives the value of the whole, as it moves."""
    value = evaluate(one, whole or scope).value
    for each in many:
        if value is not UNKNOWN and evaluate(each, scope).value == value:
            return moving(each, scope, bound)
    return standing(value, scope.state.now)


def defined(
    name: str, arguments: tuple[Expression, ...], scope: Scope, bound: Bound
) -> tuple[Expression, Scope, Bound] | None:
    """What a definition means, and what its parameters stand for: their values, and how they move."""
    declared = scope.state.law.declarations.get(name)
    if not isinstance(declared, Definition):
        return None
    names = [one.name for one in declared.parameters]
    values = (evaluate(one, scope).value for one in arguments)
    moves = {
        each: found
        for each, one in zip(names, arguments, strict=False)
        if isinstance(found := moving(one, scope, bound), Date | Stretch)
    }
    inner = Scope(scope.state, dict(zip(names, values, strict=False)))
    return declared.means, inner, moves


# ── the calendar ──


def moved(date: Date, length: Duration, scope: Scope) -> Date:
    """The date moved on by a length: by months in the long run only at the pace of the clock."""
    law = scope.state.law
    by = partial(shift, law, length)
    if length.months == 0:
        return attrs.evolve(date, at=by(date.at) if date.at else None)
    strict = law.construction.months == "strict"
    return carried(date, by, SWAYS["strict" if strict else "months"], 1, scope)


def shift(law: Instrument, length: Duration, moment: datetime) -> datetime | None:
    """`later`, with the moment last."""
    return later(law, moment, length)


def on_calendar(function: str, law: Instrument, moment: datetime) -> datetime | None:
    """A date of the calendar of the charter's zone; None beyond the years that it has."""
    try:
        return CALENDAR[function](moment, zone_of(law.zone))
    except (OverflowError, ValueError):
        return None


Rule: TypeAlias = Callable[[datetime], datetime | None]


def carried(date: Date, by: Rule, sway: timedelta, pace: int, scope: Scope) -> Date:
    """What a rule of the calendar makes of a date: its pace is one for a day of the zone at most."""
    if date.at is None:
        return date
    made = by(date.at)
    if not date.drift:
        return Date(made)
    wide = date.sway + sway
    if date.pace == 0:
        return attrs.evolve(date, at=made, sway=wide)
    now = scope.state.now
    length = next_day(date.at, scope.state.law) - date.at
    if date.until is not None:
        length = min(length, date.until - now)
    return Date(made, pace, date.drift, wide, now + straight(date.at, by, pace, length))


def next_day(moment: datetime, law: Instrument) -> datetime:
    """The instant at which the next day of the charter's zone begins."""
    zone = zone_of(law.zone)
    return beginning(moment.astimezone(zone).date() + DAY, zone)


def straight(start: datetime, by: Rule, pace: int, length: timedelta) -> timedelta:
    """For how long from there a rule keeps its pace: until clocks are changed, or to the end."""
    made = by(start)

    def keeps(seconds: int) -> bool:
        found = by(start + timedelta(seconds=seconds))
        if found is None or made is None:
            return found is made
        return found - made == timedelta(seconds=pace * seconds)

    early, late = 0, max(1, length // SECOND)
    if keeps(late - 1):
        return timedelta(seconds=late)
    while late - early > 1:
        middle = (early + late) // 2
        early, late = (middle, late) if keeps(middle) else (early, middle)
    return timedelta(seconds=late)
