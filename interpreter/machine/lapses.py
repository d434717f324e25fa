"""What lapses when somebody is entitled no longer: motions, nominations, ballots, duties (§18.4).

A seat falls with the party that filled it in `membership`, at once. What else rested on it is asked
about here in each round of consequences: what still waits for others falls, what is done stays.
"""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Limb
from charterlang.interpreter import count, roll
from charterlang.interpreter.count import electorate
from charterlang.interpreter.findings import Ground, authority, distinct
from charterlang.interpreter.journal import BallotStruck, MotionFell, NominationLapsed
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import duties, motions, nominations
from charterlang.interpreter.machine.ballots import voting_clauses, voting_now
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import whole
from charterlang.interpreter.machine.venue import cited, norm_of
from charterlang.interpreter.reliance import united
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import Mover, Nomination, Owed, Proceeding, State


def lapsed(state: State) -> State:
    """The state without what those had begun who may do it no longer; the same if nothing lapses."""
    for one in state.proceedings:
        if not one.over:
            state = motions_fallen(state, one.number)
            state = nominations_lapsed(state, one.number)
            state = ballots_struck(state, one.number)
    return duties_moot(state)


# ── motions ──


def motions_fallen(state: State, number: int) -> State:
    """A proceeding that waits for movers, without those who may move no longer."""
    one = state.proceeding(number)
    stage = motions.motion_stage(state, one)
    if not one.movers or not (one.waiting or stage is not None):
        return state
    wanted = motions.motion_wanted(state, norm_of(state, one), stage)
    for mover in one.movers:
        if isinstance(
            motions.capacity_of(of_proceeding(state, one), mover.counted, wanted), Ground
        ):
            state = fallen(state, number, mover, wanted)
    return state


def fallen(state: State, number: int, mover: Mover, wanted: motions.Motion) -> State:
    """The proceeding with one mover less."""
    one = state.proceeding(number)
    left = attrs.evolve(one, movers=tuple(each for each in one.movers if each != mover))
    limb = max(wanted.by.limbs, key=lambda limb: limb.count)
    counted = motions.reached(state, left, limb, wanted)
    entry = MotionFell(number, mover, counted, limb.count, at=state.now, clauses=wanted.clauses)
    return record(state, entry)


# ── nominations ──


def nominations_lapsed(state: State, number: int) -> State:
    """A proceeding without the nominations of those who are eligible no longer.

    It is asked until somebody has won. Who has nominated them may have left: the nomination stays,
    unless an `eligible` line speaks of the nominator.
    """
    one = state.proceeding(number)
    stage = nominating_stage(state, one)
    if stage is None or one.winner is not None:
        return state
    for made in one.nominations:
        fit = nominations.suited(
            state, one, norm_of(state, one), stage, made.nominator, made.nominee
        )
        if not fit.holds:
            state = without(state, number, made, fit.grounds)
    return state


def nominating_stage(state: State, one: Proceeding) -> Stage | None:
    """The stage in which those were nominated who stand now: the last one that has begun."""
    if not one.nominations:
        return None
    norm = norm_of(state, one)
    names = [stage.name for stage in norm.stages]
    begun = norm.stages[: names.index(one.stage) + 1] if one.stage in names else norm.stages
    if one.ahead in names:
        begun = norm.stages[: names.index(one.ahead)]
    return next((stage for stage in reversed(begun) if stage.kind == "nominations"), None)


def without(state: State, number: int, made: Nomination, grounds: tuple[Ground, ...]) -> State:
    """The proceeding with one nomination less."""
    entry = NominationLapsed(
        number,
        made.nominator,
        made.nominee,
        grounds,
        at=state.now,
        clauses=authority(*(clause for ground in grounds for clause in ground.clauses)),
        rests=united(ground.rests for ground in grounds),
        read=distinct(piece for ground in grounds for piece in ground.read),
    )
    return record(state, entry)


# ── ballots ──


def ballots_struck(state: State, number: int) -> State:
    """Under `construe electorate live`, an open vote without the ballots of who has left."""
    one = state.proceeding(number)
    stage = voting_now(state, one)
    if stage is None or state.law.construction.electorate != "live":
        return state
    norm = norm_of(state, one)
    entitled = {each.voter for each in electorate(state, norm, stage, one)}
    for voter in one.ballots:
        if voter not in entitled and voter not in count.castings(state, one):
            clauses = authority(*voting_clauses(state, norm, stage), *cited(norm, stage))
            state = record(state, BallotStruck(number, voter, at=state.now, clauses=clauses))
    return state


# ── duties ──


def duties_moot(state: State) -> State:
    """Nothing is owed by one who owed it as a member, and is a member no longer."""
    for owed in state.duties:
        norm = state.law.declarations.get(owed.norm)
        own = owed.act is None and isinstance(norm, Norm) and norm.kind == "duty"
        if own and isinstance(norm, Norm) and released(state, norm, owed):
            basis = Basis(norm.name, authority(norm.place.clause))
            state = duties.end(state, owed, False, basis)
    return state


def released(state: State, norm: Norm, owed: Owed) -> bool:
    """Whether the duty binds members alone, and its bearer is none of them any more."""
    limbs = norm.holder.limbs if norm.holder is not None else ()
    return bool(limbs) and all(outside(state, limb, owed.bearer) for limb in limbs)


def outside(state: State, limb: Limb, bearer: str) -> bool:
    """Whether a limb binds who belongs to an organ or holds an office, and that one does not."""
    if limb.sort == "office":
        tenure = state.tenure(limb.of)
        return bearer != (tenure.acting or tenure.holder)
    of_members = limb.sort == "parties" or (limb.sort == "body" and not whole(limb))
    return of_members and not roll.belongs(state, limb.of, bearer)
