"""When a condition may next turn by the mere passing of time (language.md §18.2).

The instants are found from what compares with the clock: how long a thing has held, how long ago an
act was done, what remains of a term, and `now`. At each the law is asked again; an instant at which
nothing turns out to have changed does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import combinations

from charterlang.compiler.ir.expressions import (
    Assumed,
    Call,
    Compare,
    Defined,
    Expression,
    FactOf,
    HeldFor,
    Quantified,
    Such,
)
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.walk import parts
from charterlang.interpreter.calendar import SECOND
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.history import behind, held_since, presiding, ticks
from charterlang.interpreter.machine.moving import (
    UNBOUND,
    Bound,
    Date,
    Moving,
    Stretch,
    defined,
    later,
    moved,
    moving,
)
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.values import UNKNOWN, ordered

__all__ = ["later", "next_change"]


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


def instants(one: Expression, scope: Scope, bound: Bound = UNBOUND) -> Iterator[datetime | None]:
    """Instants at which it may turn, past ones among them; `bound`: parameters that move."""
    match one:
        case HeldFor(condition=condition, duration=duration):
            yield from long_enough(condition, duration, scope)
        case Compare(left=left, right=right):
            yield from compared((left, right), scope, bound)
        case Call(function="least" | "greatest", arguments=arguments):
            for pair in combinations(arguments, 2):
                yield from compared(pair, scope, bound)
        case Quantified() | Such():
            yield from among(one, scope, bound)
            return
        case Defined(name=name, arguments=arguments):
            if inner := defined(name, arguments, scope, bound):
                yield from instants(*inner)
        case Assumed(name=name) | FactOf(fact=name):
            for meant in behind(name, scope.state.law):
                yield from instants(meant, Scope(scope.state))
        case Call(function="presiding", arguments=arguments):
            over = evaluate(arguments[0], scope).value if arguments else UNKNOWN
            inner_scope = Scope(scope.state).bind(this=over)
            for line in presiding(scope.state.law):
                yield from instants(line, inner_scope)
        case _:
            pass
    for part in parts(one):
        yield from instants(part, scope, bound)


def compared(pair: tuple[Expression, ...], scope: Scope, bound: Bound) -> Iterator[datetime | None]:
    """The instants at which two values that time moves may change sides."""
    left, right = (moving(side, scope, bound) for side in pair)
    yield from meetings(left, right, scope)


def long_enough(
    condition: Expression, duration: Expression, scope: Scope
) -> Iterator[datetime | None]:
    """The instants at which a condition may have held for a length of time."""
    since, length = held_since(condition, scope), evaluate(duration, scope).value
    if since is not None and isinstance(length, Duration):
        back = moved(Date(scope.state.now, 1, 1), -length, scope)
        yield from meetings(back, Date(since), scope)


def among(one: Quantified | Such, scope: Scope, bound: Bound) -> Iterator[datetime | None]:
    """The instants of what is said about each member of a set."""
    domain = evaluate(one.domain, scope).value
    outer = {name: what for name, what in bound.items() if name != one.variable}
    yield from instants(one.domain, scope, bound)
    for member in ordered(domain) if isinstance(domain, frozenset) else ():
        inner = scope.bind(**{one.variable: member})
        for part in (one.body, one.where if isinstance(one, Quantified) else None):
            if part is not None:
                yield from instants(part, inner, outer)


# ── where they meet ──


def meetings(left: Moving | None, right: Moving | None, scope: Scope) -> Iterator[datetime]:
    """The instants ahead at which two of them may change sides, or at which to ask again."""
    match left, right:
        case Date(), Date():
            yield from crossings([(1, left), (-1, right)], scope.state.now)
        case (Stretch() as one, Duration() as length) | (Duration() as length, Stretch() as one):
            if one.measured == "from start":
                pair = [(1, one.end), (-1, moved(one.start, length, scope))]
            else:
                pair = [(1, moved(one.end, -length, scope)), (-1, one.start)]
            yield from crossings(pair, scope.state.now)
        case Stretch(), Stretch():
            ends = [(1, left.end), (-1, left.start), (-1, right.end), (1, right.start)]
            yield from crossings(ends, scope.state.now)
        case _:
            return


def crossings(dates: list[tuple[int, Date]], now: datetime) -> Iterator[datetime]:
    """When the sum of these dates, each with its sign, may pass through nothing.

    As long as it is further from nothing than it may sway, it does not; within that it is straight
    until the first of the days ends on which one of them changes its pace.
    """
    ends = [date.until for _, date in dates if date.until is not None]
    if any(date.at is None for _, date in dates):
        # There is no such day: the next one tells.
        yield from ends
        return
    apart = sum(sign * seconds(date) for sign, date in dates)
    pace, drift = (sum(sign * getattr(d, way) for sign, d in dates) for way in ("pace", "drift"))
    sway = sum(date.sway // SECOND for _, date in dates)
    if drift and abs(apart) > sway:
        if apart * drift > 0:
            return
        if sway:
            yield now + max(1, (abs(apart) - sway) // abs(drift)) * SECOND
            return
    if pace and apart * pace <= 0:
        touching = now + abs(apart) // abs(pace) * SECOND
        yield touching
        yield touching + SECOND
    yield from ends


def seconds(date: Date) -> int:
    """The date as a number of seconds."""
    assert date.at is not None
    return (date.at - datetime.min.replace(tzinfo=date.at.tzinfo)) // SECOND
