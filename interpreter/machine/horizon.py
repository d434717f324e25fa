"""When a condition may next turn by the mere passing of time (language.md §18.2).

The instants are found from what compares with the clock: how long a thing has held, how long ago an
act was done, what remains of a term, and `now`. At each the law is asked again; an instant at which
nothing turns out to have changed does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from charterlang.compiler.ir.expressions import (
    Assumed,
    Compare,
    Defined,
    Expression,
    FactOf,
    HeldFor,
    Quantified,
)
from charterlang.compiler.ir.instrument import Definition, Instrument
from charterlang.compiler.ir.quantities import Duration, NoSuchDay
from charterlang.interpreter.calendar import month_end, shifted, zone_of
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.history import behind, held_since, parts, ticks
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.values import UNKNOWN, Anchored, Value, ordered

SECOND = timedelta(seconds=1)
"""Instants of a run are whole seconds: what is later than an instant is so a second after it."""


def later(law: Instrument, moment: datetime, length: Duration) -> datetime | None:
    """The moment moved on by a length, in the charter's zone; None if there is no such day."""
    try:
        return shifted(moment, length, zone_of(law.zone), law.construction.months)
    except (NoSuchDay, OverflowError, ValueError):
        return None


def next_change(conditions: Iterable[Expression], scope: Scope) -> datetime | None:
    """The first instant after now at which one of them may turn while nothing else happens."""
    law, now = scope.state.law, scope.state.now
    ahead = [
        moment
        for one in conditions
        if ticks(one, law)
        for moment in instants(one, scope)
        if moment is not None and moment > now
    ]
    return min(ahead, default=None)


def instants(one: Expression, scope: Scope) -> Iterator[datetime | None]:
    """Instants at which it may turn, past ones among them."""
    match one:
        case HeldFor(condition=condition, duration=duration):
            since, length = held_since(condition, scope), evaluate(duration, scope).value
            if since is not None and isinstance(length, Duration):
                yield later(scope.state.law, since, length)
        case Compare(left=left, right=right):
            sides = (evaluate(left, scope).value, evaluate(right, scope).value)
            yield from compared(*sides, scope)
        case Quantified():
            yield from among(one, scope)
            return
        case Defined(name=name, arguments=arguments):
            yield from defined(name, arguments, scope)
        case Assumed(name=name) | FactOf(fact=name):
            for meant in behind(name, scope.state.law):
                yield from instants(meant, Scope(scope.state))
        case _:
            pass
    for part in parts(one):
        yield from instants(part, scope)


def among(one: Quantified, scope: Scope) -> Iterator[datetime | None]:
    """The instants of what is said about each member of a set."""
    domain = evaluate(one.domain, scope).value
    for member in ordered(domain) if isinstance(domain, frozenset) else ():
        inner = scope.bind(**{one.variable: member})
        for part in (one.body, one.where):
            if part is not None:
                yield from instants(part, inner)


def defined(
    name: str, arguments: tuple[Expression, ...], scope: Scope
) -> Iterator[datetime | None]:
    """The instants of a definition, at its arguments."""
    declared = scope.state.law.declarations.get(name)
    if isinstance(declared, Definition):
        values = (evaluate(one, scope).value for one in arguments)
        names = (one.name for one in declared.parameters)
        bound = dict(zip(names, values, strict=False))
        yield from instants(declared.means, Scope(scope.state, bound))


def compared(left: Value, right: Value, scope: Scope) -> Iterator[datetime | None]:
    """The instants at which two values that time moves may change sides."""
    law, now = scope.state.law, scope.state.now
    match left, right:
        case (datetime() as one, datetime() as other):
            turning = [one, other]
        case (Anchored() as stretch, Duration() as length) | (
            Duration() as length,
            Anchored() as stretch,
        ):
            turning = turns(stretch, length, scope)
        case (Anchored() as stretch, Anchored()):
            turning = [stretch.end]
        case _:
            return
    for moment in turning:
        yield moment
        yield moment + SECOND
    # Months of different lengths make one more turn possible where a month ends.
    if UNKNOWN not in (left, right) and any(
        isinstance(v, Duration) and v.months for v in (left, right)
    ):
        yield month_end(now, zone_of(law.zone))


def turns(stretch: Anchored, length: Duration, scope: Scope) -> list[datetime]:
    """When a stretch of time that grows or shrinks with the clock is just so long."""
    law = scope.state.law
    if stretch.end == scope.state.now:
        ends = [later(law, stretch.start, length)]
    else:
        ends = [later(law, stretch.end, -length)]
    return [moment for moment in ends if moment is not None]
