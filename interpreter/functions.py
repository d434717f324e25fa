"""The built-in functions of expressions (language.md §12; the list is in compiler/functions.py)."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from charterlang.compiler.ir.expressions import Call
from charterlang.compiler.ir.instrument import Kind
from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import acts, calendar, count, roll
from charterlang.interpreter.arithmetic import difference
from charterlang.interpreter.evaluate import evaluated
from charterlang.interpreter.facts import previous
from charterlang.interpreter.findings import NOTHING_KNOWN, Finding, joined
from charterlang.interpreter.results import Result
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.standing import ground, known
from charterlang.interpreter.state import State
from charterlang.interpreter.values import (
    UNKNOWN,
    Anchored,
    Individual,
    Value,
)

CALENDAR = {
    "last_weekend_before": calendar.last_weekend_before,
    "day_of": calendar.day_of,
    "month_end": calendar.month_end,
}


def call(one: Call, scope: Scope) -> Finding:
    """The value of a built-in function; unknown if an argument is that it needs."""
    given = evaluated(one.arguments, scope)
    values = tuple(found.value for found in given)
    state = scope.state
    match one.function:
        case "previous":
            return before(one, given, scope)
        case act if act in acts.FUNCTIONS:
            by = evaluated((one.by,), scope) if one.by is not None else ()
            given = (*given, *by)
            if any(found.value is UNKNOWN for found in given):
                return joined(given, UNKNOWN)
            asked = acts.Asked(one.subject or "", values, acts.named(one.by, by, state))
            found = acts.of_act(act, asked, state)
        case "expiry" | "remaining":
            found = Finding(of_office(one.function, one.subject or "", state))
        case "acting":
            acts_now = state.tenure(one.subject or "").acting
            found = Finding(Individual(acts_now)) if acts_now else NOTHING_KNOWN
        case "presiding":
            found = over(one.subject, values, state)
        case "size":
            found = Finding(Fraction(len(belonging(one.subject or "", scope))))
        case "commenced":
            found = Finding(state.commenced is not None)
        case "commencement":
            found = Finding(UNKNOWN if state.commenced is None else state.commenced)
        case "deposited":
            found = Finding(deposited(values[0], state))
        case "held_in":
            found = held_in(one.subject or "", values[0], state)
        case "count" | "union" | "only":
            found = Finding(of_sets(one.function, values))
        case "least" | "greatest":
            found = Finding(extreme(one.function, values, state))
        case "last_weekend_before" | "day_of" | "month_end":
            found = Finding(of_calendar(one.function, values, state))
        case _:
            found = of_proceeding(one.function, values, state)
    return joined((*given, found), found.value)


def deposited(of: Value, state: State) -> Value:
    """Whether somebody has deposited an instrument of ratification."""
    if not isinstance(of, Individual):
        return UNKNOWN
    return state.deposit_of(of.name) is not None


def before(one: Call, given: tuple[Finding, ...], scope: Scope) -> Finding:
    """What a fact was before its last report: the report before that, else what is presumed."""
    from charterlang.interpreter.evaluate import evaluate

    fact, arguments = one.subject or "", tuple(found.value for found in given)
    found = previous(fact, arguments, scope, evaluate)
    return joined((*given, found), found.value)


# ── organs, sets, quantities, dates ──


def of_office(function: str, office: str, state: State) -> Value:
    """The end of a term, or what remains of it; while the office is vacant, of the broken term."""
    expiry = state.tenure(office).expiry
    if expiry is None:
        return UNKNOWN
    return expiry if function == "expiry" else Anchored(state.now, expiry, "back from end")


def over(body: str | None, values: tuple[Value, ...], state: State) -> Finding:
    """Who presides over a body, or over a proceeding in the body where it is held."""
    from charterlang.interpreter import presiding

    one = known(state, values[0]) if values else None
    return presiding.over(state, body, one)


def belonging(name: str, scope: Scope) -> tuple[str, ...]:
    """Who belongs to a body or to parties, or is of a kind."""
    if isinstance(scope.state.law.declarations.get(name), Kind):
        return roll.of_kind(scope.state, name)
    return roll.members(scope.state, name, scope)


def of_sets(function: str, values: tuple[Value, ...]) -> Value:
    """The number of those in a set; those in either of two; those in the first and not the second."""
    sets = [frozenset(one) for one in values if isinstance(one, frozenset)]
    if len(sets) < len(values):
        return UNKNOWN
    if function == "count":
        return Fraction(len(sets[0]))
    made = sets[0] | sets[1] if function == "union" else sets[0] - sets[1]
    return frozenset(one for one in made if isinstance(one, Individual))


def extreme(function: str, values: tuple[Value, ...], state: State) -> Value:
    """The least or the greatest; unknown if one is, or if two do not compare."""
    best = values[0]
    for one in values[1:]:
        if best is UNKNOWN or one is UNKNOWN:
            return UNKNOWN
        apart = difference(one, best, state.law)
        if apart is None:
            return UNKNOWN
        if apart < 0 if function == "least" else apart > 0:
            best = one
    return best


def of_calendar(function: str, values: tuple[Value, ...], state: State) -> Value:
    """A date of the calendar of the charter's zone; unknown beyond the years that it has."""
    moment = values[0]
    if not isinstance(moment, datetime):
        return UNKNOWN
    try:
        return CALENDAR[function](moment, calendar.zone_of(state.law.zone))
    except (OverflowError, ValueError):
        return UNKNOWN


# ── proceedings ──


def held_in(body: str, value: Value, state: State) -> Finding:
    """Whether a proceeding was voted on, last, in that body."""
    one = known(state, value)
    norm = state.law.declarations.get(one.procedure) if one is not None else None
    if one is None or not isinstance(norm, Norm):
        return NOTHING_KNOWN
    stage = next((stage for stage in norm.stages if stage.name == one.last_vote), None)
    holders = [limb.of for limb in norm.holder.limbs] if norm.holder is not None else []
    return Finding(stage is not None and (stage.body == body if stage.body else body in holders))


def of_proceeding(function: str, values: tuple[Value, ...], state: State) -> Finding:
    """What is asked of a proceeding; a vote that is open is counted as if it ended now."""
    one = known(state, values[0])
    if one is None:
        return NOTHING_KNOWN
    match function:
        case "opened":
            return Finding(one.opened)
        case "stage":
            return Finding(one.stage) if one.stage else NOTHING_KNOWN
        case "voted":
            cast = (who for who, ballot in one.ballots.items() if ballot.choice != "present")
            return Finding(roll.individuals(cast))
        case "certain":
            return count.certain(state, one)
        case "winner":
            return (
                Finding(Individual(one.winner), ground(state, one)) if one.winner else NOTHING_KNOWN
            )
        case _:
            result = count.latest(state, one)
            return of_result(function, result) if result else NOTHING_KNOWN


def of_result(function: str, result: Result) -> Finding:
    """A number of a result; how many cast which ballot rests on no reading, what is needed does."""
    match function:
        case "ayes":
            return Finding(result.ayes)
        case "nays":
            return Finding(result.nays)
        case "abstentions":
            return Finding(result.abstentions)
        case "needed":
            needed = UNKNOWN if result.needed is None else result.needed
            return Finding(needed, result.rests, result.read)
        case _:
            raise AssertionError(function)
