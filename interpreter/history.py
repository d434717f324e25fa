"""How long a condition has held: the past of a run, read from the chain of its states (§18.2).

A state stands from the entry that made it to the next entry of a later instant; of several states
at one instant the last one counts, since the others lasted for no time at all. The run's past
begins with its first stamp: of the time before nothing is known, and nothing has held then.

A condition may also turn by the mere passing of time (`remaining(chair) <= 1 month`). Such a
condition is read at both ends of the time for which a state stands, whatever the clock's entries
are, which is exact for whatever turns at most once while nothing else happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import attrs

from charterlang.compiler.ir.expressions import (
    Assumed,
    Call,
    Defined,
    Expression,
    FactOf,
    HeldFor,
    Variable,
)
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact, Instrument
from charterlang.compiler.ir.organs import Body
from charterlang.compiler.ir.quantities import Duration, NoSuchDay
from charterlang.compiler.walk import parts
from charterlang.interpreter.calendar import SECOND, shifted, zone_of
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Finding, joined
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import UNKNOWN

TICKING = ("since", "remaining")
"""Functions whose value changes with every second."""


def held_for(condition: Expression, duration: Expression, scope: Scope) -> Finding:
    """Whether the condition has held throughout [now - duration, now].

    A break decides it, and it rests on that alone; else on all that was found in that time.
    """
    length = evaluate(duration, scope)
    since = moved_back(scope.state, length)
    if since is None:
        return length.giving(UNKNOWN)
    found = [length]
    for state in past(scope.state, since, ticks(condition, scope.state.law)):
        if state is None:
            return joined(found, False)
        one = evaluate(condition, scope.at(state))
        if one.value is False:
            return joined((length, one), False)
        found.append(one)
    unknown = any(one.value is UNKNOWN for one in found)
    return joined(found, UNKNOWN if unknown else True)


def moved_back(state: State, length: Finding) -> datetime | None:
    """The instant that lies so far back; None if it is unknown how far."""
    if not isinstance(length.value, Duration):
        return None
    law = state.law
    try:
        return shifted(state.now, -length.value, zone_of(law.zone), law.construction.months)
    except (NoSuchDay, OverflowError):
        return None


def held_since(condition: Expression, scope: Scope) -> datetime | None:
    """Since when the condition has held without a break; None if it does not hold now."""
    ticking = ticks(condition, scope.state.law)
    held: datetime | None = None
    for state in past(scope.state, datetime.min.replace(tzinfo=scope.state.now.tzinfo), ticking):
        if state is None:
            break
        if not evaluate(condition, scope.at(state)).holds:
            return turned(condition, scope.at(state), held) if ticking else held
        held = state.now if ticking else min(state.now, begins(state))
    return held


def turned(condition: Expression, scope: Scope, held: datetime | None) -> datetime | None:
    """When the condition came to hold: between this state's instant, where it does not, and then.

    Only the second matters: instants of a run are whole seconds.
    """
    early, late = scope.state.now, held
    while late is not None and late - early > SECOND:
        middle = early + timedelta(seconds=(late - early) // SECOND // 2)
        if evaluate(condition, scope.at(attrs.evolve(scope.state, now=middle))).holds:
            late = middle
        else:
            early = middle
    return late


def begins(state: State) -> datetime:
    """Since when the state stands: the instant of its last entry."""
    return state.journal[-1].at if state.journal else state.now


def past(state: State, since: datetime, ticking: bool) -> Iterator[State | None]:
    """The states that stood in [since, now], the latest first; None where the run had not begun.

    With `ticking` each is given at both ends of the time for which it stood.
    """
    yield state
    one, latest = state, state.now
    while True:
        start = begins(one)
        first = max(start, since)
        if ticking and first < latest:
            yield attrs.evolve(one, now=first)
        if start <= since:
            return
        before = earlier(one, start)
        if before is None:
            yield None
            return
        one, latest = before, max(begins(before), start - SECOND)
        yield attrs.evolve(one, now=latest) if ticking else one


def earlier(state: State, start: datetime) -> State | None:
    """The last state of an earlier instant."""
    before = state.before
    while before is not None and begins(before) >= start:
        before = before.before
    return before


def ticks(condition: Expression, law: Instrument) -> bool:
    """Whether the condition may turn by the mere passing of time."""
    for one in reaching(condition, law):
        match one:
            case Variable(name="now") | HeldFor():
                return True
            case Call(function=function) if function in TICKING:
                return True
            case _:
                pass
    return False


def reaching(condition: Expression, law: Instrument) -> Iterator[Expression]:
    """The condition and all that it is made of, through the names that stand for expressions."""
    seen: set[str] = set()
    waiting: list[Expression] = [condition]
    while waiting:
        one = waiting.pop()
        yield one
        match one:
            case Defined(name=name) | Assumed(name=name) | FactOf(fact=name) if name not in seen:
                seen.add(name)
                waiting += behind(name, law)
            case Call(function="presiding") if "presiding" not in seen:
                seen.add("presiding")
                waiting += presiding(law)
            case _:
                pass
        waiting += parts(one)


def presiding(law: Instrument) -> list[Expression]:
    """The conditions on which somebody presides, over whichever body."""
    bodies = (one for one in law.declarations.values() if isinstance(one, Body))
    return [line.when for one in bodies for line in one.presided if line.when is not None]


def behind(name: str, law: Instrument) -> Iterable[Expression]:
    """The expression that a name stands for: a definition's, a reading's, a presumption's."""
    match law.declarations.get(name):
        case Definition(means=means):
            return (means,)
        case Assumption() as assumed if isinstance(assumed.reading.means, Expression):
            return (assumed.reading.means,)
        case Fact(presumed=Expression() as presumed):
            return (presumed,)
        case _:
            return ()
