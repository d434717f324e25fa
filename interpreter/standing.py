"""How an office, a member or a proceeding stands: `x is vacant`, `r is carried`, `r in vote`."""

from __future__ import annotations

from charterlang.compiler.ir.expressions import Call, Holder, Stands
from charterlang.compiler.ir.organs import Body, Parties
from charterlang.interpreter import roll
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Finding, joined
from charterlang.interpreter.journal import ProceedingEnded, RegimeBegan, StageEnded
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import UNKNOWN, Individual, ProceedingRef, Value

OUTCOMES = ("carried", "lost", "inquorate", "undetermined", "void", "annulled")


def stands(one: Stands, scope: Scope) -> Finding:
    """Whether the subject stands as the law or the scenario asks.

    A proceeding that there is none of is in no stage and has no outcome: nothing is unknown then.
    """
    found = plainly(one, scope)
    if found.value is UNKNOWN or not one.negated:
        return found
    return found.giving(found.value is not True)


def plainly(one: Stands, scope: Scope) -> Finding:
    """The same without the `not`."""
    if isinstance(one.subject, Holder) and one.state in ("vacant", "filled"):
        vacant = scope.state.tenure(one.subject.office).holder is None
        return Finding(vacant is (one.state == "vacant"))
    if isinstance(one.subject, Call) and one.subject.function == "regime":
        return of_regime(one.subject, one.state, scope)
    subject = evaluate(one.subject, scope)
    match one.state:
        case "unknown":
            return subject.giving(subject.value is UNKNOWN)
        case "vacant" | "filled":
            return subject.giving((subject.value is UNKNOWN) is (one.state == "vacant"))
        case "active" | "suspended":
            return subject.giving(asleep(scope.state, subject.value, one.state))
        case _:
            proceeding = known(scope.state, subject.value)
            if proceeding is None:
                return subject.giving(False)
            return of_proceeding(proceeding, one.state, scope.state)


def of_regime(one: Call, word: str, scope: Scope) -> Finding:
    """Whether a regime is in force (`active`), or has been and is no longer (`over`)."""
    from charterlang.interpreter.evaluate import evaluated

    given = evaluated(one.arguments, scope)
    if any(found.value is UNKNOWN for found in given):
        return joined(given, UNKNOWN)
    regime, about = one.subject or "", tuple(found.value for found in given)
    active = scope.state.in_force(regime, about)
    entries = [
        entry
        for entry in scope.state.journal
        if isinstance(entry, RegimeBegan)
        and entry.regime == regime
        and about in ((), entry.arguments)
    ]
    rests = united(entry.rests for entry in entries[-1:])
    holds = active is not None if word == "active" else active is None and bool(entries)
    return joined((*given, Finding(holds, rests)), holds)


def asleep(state: State, who: Value, word: str) -> Value:
    """Whether an individual is `active` (sits somewhere, not suspended) or `suspended`."""
    if not isinstance(who, Individual):
        return UNKNOWN
    if word == "suspended":
        return any(who.name in asleep for asleep in state.asleep.values())
    organs = (
        one.name for one in state.law.declarations.values() if isinstance(one, Parties | Body)
    )
    return any(who.name in roll.sitting(state, organ) for organ in organs)


def of_proceeding(one: Proceeding, word: str, state: State) -> Finding:
    """Whether a proceeding waits, runs, is over, has that outcome, or is in that stage."""
    match word:
        case "waiting":
            return Finding(not one.running and not one.over)
        case "running":
            return Finding(one.running)
        case "over":
            return Finding(one.over)
        case _ if word in OUTCOMES:
            return Finding(one.outcome == word, ground(state, one) if one.over else NOTHING)
        case _:
            return Finding(one.stage == word and not one.over)


def ground(state: State, one: Proceeding) -> Reliance:
    """What the outcome of a proceeding rests on: the results of its stages."""
    return united(
        entry.rests
        for entry in state.journal
        if isinstance(entry, StageEnded | ProceedingEnded) and entry.proceeding == one.number
    )


def known(state: State, value: Value) -> Proceeding | None:
    """The proceeding that a value refers to, if it was opened by then."""
    if isinstance(value, ProceedingRef) and 0 < value.number <= len(state.proceedings):
        return state.proceeding(value.number)
    return None
