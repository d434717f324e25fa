"""From the steps of a scenario to events, with the names that a scenario gives to proceedings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import attrs

from charterlang.compiler.ir import scenario as told
from charterlang.compiler.ir.expressions import Dated, Expression
from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.events import (
    Accepted,
    ActDone,
    BallotCast,
    BallotRanked,
    BreachAlleged,
    ClosingAsked,
    CommencementGiven,
    Decided,
    DelegationMade,
    Divided,
    Event,
    FactGiven,
    FieldGiven,
    HolderGiven,
    InstrumentDeposited,
    Joined,
    LotCast,
    MemberGiven,
    Moved,
    Nominated,
    OpeningAsked,
    Reported,
    Spoke,
)
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual, ProceedingRef, Value


@attrs.frozen
class Nowhere:
    """An act in a proceeding that is not there: `procedure` names it, if anything does."""

    event: Event
    procedure: str | None
    reason: str


Act = told.Deed | told.Report
NO_PROCEEDING = 0
"""The number of no proceeding: they are counted from 1."""


def scope_of(state: State, names: Mapping[str, int]) -> Scope:
    """The state with the scenario's names of proceedings bound."""
    return Scope(state, {name: ProceedingRef(number) for name, number in names.items()})


def values(many: tuple[Expression, ...], scope: Scope) -> tuple[Value, ...]:
    """The values of arguments as they are now."""
    return tuple(evaluate(one, scope).value for one in many)


def givens(step: told.Given, state: State) -> tuple[Event, ...]:
    """The events of a line under `given`."""
    scope = Scope(state)
    match step.sort:
        case "commenced":
            assert step.since is not None
            return (CommencementGiven(step.since),)
        case "member":
            return tuple(MemberGiven(str(step.organ), one) for one in step.subjects)
        case "holder":
            holder = step.subjects[0] if step.subjects else None
            return (HolderGiven(str(step.organ), holder, step.since),)
        case "field":
            assert step.value is not None
            value = evaluate(step.value, scope).value
            name = value.name if isinstance(value, Individual) else str(value)
            return tuple(FieldGiven(one, str(step.field), name) for one in step.subjects)
        case "fact":
            assert step.value is not None
            value = evaluate(step.value, scope).value
            return (FactGiven(str(step.fact), values(step.arguments, scope), value),)


def turns(step: Act, state: State) -> tuple[Act, ...]:
    """The step by each of its actors in turn; at once where it takes several to do the act."""
    if isinstance(step, told.Report) or len(step.actors) == 1:
        return (step,)
    if step.verb == "does" and together(state, str(step.target)):
        return (step,)
    return tuple(attrs.evolve(step, actors=(one,)) for one in step.actors)


def event_of(step: Act, state: State, names: Mapping[str, int]) -> Event | Nowhere:
    """What the actor of a step does, or the actors do together."""
    scope = scope_of(state, names)
    if isinstance(step, told.Report):
        value = evaluate(step.value, scope).value
        return Reported(step.fact, values(step.arguments, scope), value, step.by)
    if step.verb == "does" and step.target in names:
        # What a proceeding has obliged somebody to do is done by its name.
        of = state.proceeding(names[str(step.target)])
        return ActDone(step.actors, of.procedure, of.arguments)
    if step.verb == "does":
        return ActDone(step.actors, str(step.target), values(step.arguments, scope))
    if step.verb == "deposits":
        day = dated(step.dated, scope) if step.dated is not None else None
        return InstrumentDeposited(step.actors[0], step.instrument, step.votes, day)
    if step.verb in ("delegates", "revokes"):
        revoked = step.verb == "revokes"
        return DelegationMade(step.actors[0], str(step.target), step.to, revoked)
    if step.verb == "alleges":
        about = values(step.arguments, scope)
        return BreachAlleged(step.actors[0], str(step.target), about, str(step.accused))
    if step.verb == "moves" and step.alias is not None and step.alias in names:
        # The first of several movers has opened it; the others join that one.
        return Joined(step.actors[0], names[step.alias])
    return deed(step, step.actors[0], scope, names)


def dated(day: Expression, scope: Scope) -> str:
    """The date that an instrument bears, as it is written in its own calendar, and in ours."""
    law, value = scope.state.law, evaluate(day, scope).value
    if not isinstance(value, datetime):
        return wording.value(law, value)
    said = f"{wording.weekday(law, value)}, {wording.day(law, value)}"
    return f"{day.written} ({said})" if isinstance(day, Dated) else said


def together(state: State, act: str) -> bool:
    """Whether it takes several to do an act: `King and Senate`, `2 of council`."""
    norm = state.law.declarations.get(act)
    holder = norm.holder if isinstance(norm, Norm) else None
    if holder is None:
        return False
    return holder.joined == "and" or any(limb.count > 1 for limb in holder.limbs)


def deed(step: told.Deed, actor: str, scope: Scope, names: Mapping[str, int]) -> Event | Nowhere:
    """What one actor does in a proceeding, or to open one."""
    if step.verb == "moves" and step.target not in names:
        return Moved(actor, str(step.target), values(step.arguments, scope))
    number, reason = proceeding(step.target, scope.state, names)
    event = in_proceeding(step, actor, number, scope)
    if number == NO_PROCEEDING:
        return Nowhere(event, step.target, reason)
    return event


def in_proceeding(step: told.Deed, actor: str, number: int, scope: Scope) -> Event:
    """The event of a verb that acts in a proceeding."""
    match step.verb:
        case "nominates":
            nominee = values(step.arguments, scope)[0]
            assert isinstance(nominee, Individual)
            return Nominated(actor, nominee.name, number)
        case "draws":
            return LotCast(actor, number, step.chosen or "")
        case "accepts":
            return Accepted(actor, number)
        case "opens":
            return OpeningAsked(actor, number)
        case "closes":
            return ClosingAsked(actor, number)
        case "grants" | "refuses":
            return Decided(actor, number, step.verb == "grants")
        case "speaks":
            return Spoke(actor, number)
        case "votes":
            assert step.choice is not None
            return BallotCast(actor, number, step.choice)
        case "divides":
            return Divided(actor, number, step.counted)  # type: ignore[arg-type]  # the sorts
        case "ranks":
            return BallotRanked(actor, number, step.ranking)
        case _:
            return Joined(actor, number)


def proceeding(target: str | None, state: State, names: Mapping[str, int]) -> tuple[int, str]:
    """The number of the proceeding that is meant; else `NO_PROCEEDING`, and why there is none.

    A name given by `as`, a procedure's latest proceeding, or the only one that is not over.
    """
    if target in names:
        return names[str(target)], ""
    if target is not None:
        latest = [one.number for one in state.proceedings if one.procedure == target]
        return (latest[-1], "") if latest else (NO_PROCEEDING, "none has been opened")
    running = [one.number for one in state.proceedings if not one.over]
    match running:
        case [number]:
            return number, ""
        case []:
            return NO_PROCEEDING, "no proceeding is under way"
        case _:
            return NO_PROCEEDING, f"{len(running)} proceedings are under way: name one with `on`"
