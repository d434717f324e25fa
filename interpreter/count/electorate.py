"""Who is entitled to vote, with what weight, by whose hand (language.md §6, §18.4)."""

from __future__ import annotations

from fractions import Fraction

import attrs

from charterlang.compiler.houses import houses
from charterlang.compiler.ir.expressions import Constant
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body, Electors, Parties
from charterlang.interpreter import roll
from charterlang.interpreter.count.question import Question, casting, question
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.facts import fact_of
from charterlang.interpreter.findings import Evidence, Finding, authority, distinct
from charterlang.interpreter.journal import StageBegan
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.scope import Scope, of_proceeding
from charterlang.interpreter.state import Elector, Proceeding, State
from charterlang.interpreter.values import Individual


@attrs.frozen
class Entitled:
    """An electorate with its authority, and what it rests on."""

    electors: tuple[Elector, ...]
    clauses: tuple[str, ...] = ()
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()


def electorate(
    state: State, norm: Norm, stage: Stage, proceeding: Proceeding
) -> tuple[Elector, ...]:
    """Who is entitled to vote in that stage now: the snapshot, if it opens now.

    In a vote of several bodies at once each voter is told by the body in which it has a vote.
    """
    parts = houses(stage)
    if len(parts) == 1:
        return entitled(state, norm, stage, proceeding).electors
    return tuple(
        attrs.evolve(elector, body=house.body)
        for house in parts
        for elector in entitled(state, norm, house, proceeding).electors
    )


def own(electors: tuple[Elector, ...], held: Question) -> tuple[Elector, ...]:
    """Those of the electors who vote in that body."""
    return tuple(one for one in electors if one.body in (None, held.stage.body))


def entitled(state: State, norm: Norm, stage: Stage, proceeding: Proceeding) -> Entitled:
    """The voters who sit and are neither suspended nor recused, each with its weight.

    One whose weight is unknown, or nothing, has no vote; the missing fact is among those read.
    """
    held = question(state.law, norm, stage)
    scope = of_proceeding(state, proceeding)
    out = recused(held, scope)
    names = left_out(out)
    weights = [
        (voter, weight(held, voter, scope))
        for voter in voters(held, scope)
        if Individual(voter) not in names
    ]
    line = electors_of(held)
    return Entitled(
        tuple(
            Elector(voter, found.value)
            for voter, found in weights
            if isinstance(found.value, Fraction) and found.value > 0
        ),
        authority(line.place.clause if line else "", *recusal(held)),
        united((held.rests, out.rests, *(found.rests for _, found in weights))),
        distinct((*out.read, *(piece for _, found in weights for piece in found.read))),
    )


def electors_of(held: Question) -> Electors | None:
    """The `votes` line of the body, if it has one."""
    return held.organ.electors if isinstance(held.organ, Body) else None


def voters(held: Question, scope: Scope) -> tuple[str, ...]:
    """Those who have a vote: the members of the organ, or those for each of whom it casts one."""
    if held.organ is None:
        return ()
    line = electors_of(held)
    of = line.each if line and line.each else held.organ.name
    return roll.sitting(scope.state, of)


def recused(held: Question, scope: Scope) -> Finding:
    """Who is left out of this vote."""
    if held.stage.recusing is None:
        return Finding(frozenset())
    return evaluate(held.stage.recusing, scope)


def left_out(out: Finding) -> frozenset[object]:
    """Those whom a recusal names, one or several."""
    return frozenset(out.value) if isinstance(out.value, frozenset) else frozenset({out.value})


def barred(state: State, one: Proceeding, held: Question) -> Finding | None:
    """The recusal that leaves out who would decide a tie now; None if it leaves out somebody else."""
    by = casting(held)
    if by is None:
        return None
    out = recused(held, of_proceeding(state, one))
    decider = Individual(state.tenure(by).holder or by)
    return out if decider in left_out(out) else None


def weight(held: Question, voter: str, scope: Scope) -> Finding:
    """The weight of a voter's ballot; 1 where no line says so."""
    line = electors_of(held)
    if line is None:
        return Finding(Fraction(1))
    return evaluate(line.weight, scope.bind(member=Individual(voter)))


def caster(state: State, organ: Body | Parties | None, voter: str) -> Finding | None:
    """By whose hand that voter votes; None where it casts its ballot itself."""
    line = organ.electors if isinstance(organ, Body) else None
    if line is None or line.caster is None:
        return None
    return fact_of(line.caster, (Individual(voter),), Scope(state), evaluate)


def counted(state: State, held: Question, one: Proceeding) -> Entitled:
    """Those whose ballots count if the vote ended now.

    Of the snapshot, those who left meanwhile too: they keep the ballot they have cast. `construe
    electorate at_close` and `live` ask who is entitled now.
    """
    if state.law.construction.electorate != "at_opening":
        return entitled(state, held.norm, held.stage, one)
    if plain(held):
        line = electors_of(held)
        electors = own(one.electorate, held)
        return Entitled(electors, authority(line.place.clause if line else ""), held.rests)
    then = entitled(opening(state, one), held.norm, held.stage, one)
    return attrs.evolve(then, electors=own(one.electorate, held))


def plain(held: Question) -> bool:
    """Whether no fact and no reading has a say in who votes with what weight."""
    line, organ = electors_of(held), held.organ
    return (
        held.stage.recusing is None
        and (line is None or isinstance(line.weight, Constant))
        and not (isinstance(organ, Body) and any(seat.sort == "every" for seat in organ.seats))
    )


def opening(state: State, one: Proceeding) -> State:
    """The state in which the vote was opened that the proceeding held last."""
    past = len(state.journal)
    for number, entry in enumerate(state.journal):
        if isinstance(entry, StageBegan) and entry.proceeding == one.number:
            if entry.kind in ("vote", "election"):
                past = number
    while state.before is not None and len(state.journal) > past:
        state = state.before
    return state


def recusal(held: Question) -> tuple[str, ...]:
    """The clause by which somebody is left out, if the stage has one."""
    if held.stage.recusing is None:
        return ()
    return (held.stage.place_of("recusing").clause,)


def may_vote(state: State, one: Proceeding, held: Question) -> tuple[Elector, ...]:
    """Those who may cast a ballot now: of the snapshot, those who are entitled still."""
    now = entitled(state, held.norm, held.stage, one).electors
    if state.law.construction.electorate != "at_opening":
        return now
    still = {elector.voter for elector in now}
    return tuple(elector for elector in own(one.electorate, held) if elector.voter in still)
