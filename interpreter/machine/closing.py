"""Going on and closing: who asks for it, and when a vote ends before its time (§7.3)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Condition, EarlyClose, Limb
from charterlang.interpreter import conditions, wording
from charterlang.interpreter.conditions import ConditionFound
from charterlang.interpreter.events import ClosingAsked, OpeningAsked
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.machine import conducting, hearing, stages
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.ballots import no_vote_open, voting_now
from charterlang.interpreter.machine.capacity import Capacity, acting
from charterlang.interpreter.machine.motions import capacity_of, opening_motion
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.machine.status import named, not_there, stands
from charterlang.interpreter.machine.venue import (
    VOTES,
    body_of,
    cited,
    early_lines,
    length_of,
    norm_of,
    stage_of,
    voters,
)
from charterlang.interpreter.scope import Scope, of_proceeding
from charterlang.interpreter.state import Proceeding, State


def asking(
    state: State, one: Proceeding, norm: Norm, actor: str, stage: Stage | None
) -> Capacity | Ground:
    """Whether somebody may ask to go on: who conducts the `stage` that is to be opened, or closed.

    Where nobody conducts it: whoever may move, a voter, or a member of the body.
    """
    conducted = conducting.conducting(state, one, norm, stage, actor) if stage is not None else None
    if conducted is not None:
        return conducted
    scope, wanted = of_proceeding(state, one), opening_motion(state, norm)
    found = capacity_of(scope, actor, wanted)
    body = body_of(state.law, norm, stage_of(state, one))
    if isinstance(found, Capacity) or body is None:
        return found
    for who in (voters(body), Actors((Limb(body.name, "body", quantifier="any"),))):
        if who is None:
            continue
        other = acting(scope, actor, who, wanted.clauses, body)
        if isinstance(other, Capacity):
            return other
    return found


# ── on to the next stage ──


def open_next(state: State, event: OpeningAsked) -> Answer:
    """The next stage opens, if the one that lasts may be ended by asking."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm, stage = norm_of(state, one), stage_of(state, one)
    if (ahead := conducting.ahead_of(state, one)) is not None:
        opener = asking(state, one, norm, event.actor, ahead)
        if isinstance(opener, Ground):
            return (opener,)
        return stages.open_ahead(state, one.number, event.actor)
    if stage is None or one.over or one.waiting or stage.kind in (*VOTES, "decision"):
        clauses = cited(norm, stage) if stage is not None else authority(norm.place.clause)
        said = f"there is nothing to go on to in {named(state.law, one)}: {stands(state, one)}"
        return (Ground(said, clauses),)
    capacity = asking(state, one, norm, event.actor, following(norm, stage))
    if isinstance(capacity, Ground):
        return (capacity,)
    if ground := hearing.unheard(state, one, norm, stage) or lasting(state, one, norm, stage):
        return (ground,)
    state = stages.end(state, one.number)
    if conducting.ahead_of(state, state.proceeding(one.number)) is not None:
        # Who has time to open the stage has opened it now.
        return stages.open_ahead(state, one.number, event.actor)
    return state


def following(norm: Norm, stage: Stage) -> Stage:
    """The stage that is opened by going on: the next one; without any, the same is closed."""
    after = stages.next_after(norm, norm.stages.index(stage))
    found = norm.stages[after] if after < len(norm.stages) else stage
    return found if conducting.conductor_of(norm, found) is not None else stage


def lasting(state: State, one: Proceeding, norm: Norm, stage: Stage) -> Ground | None:
    """Why the stage cannot end now, if it cannot: its time is not over."""
    length = length_of(norm, stage, of_proceeding(state, one))
    if one.closes is None or length.limit == "at most":
        return None
    return Ground(
        f"the time of {named(state.law, one)} is not over: {stands(state, one)}",
        authority(length.clause, *cited(norm, stage)),
        f"opens in {wording.between(state.now, one.closes)}",
        length.found.rests,
        length.found.read,
    )


# ── before its time ──


def close(state: State, event: ClosingAsked) -> Answer:
    """The vote ends, if its time allows it, or every condition of an early end holds."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm, stage = norm_of(state, one), voting_now(state, one)
    if stage is None:
        return (no_vote_open(state, one, norm),)
    capacity = asking(state, one, norm, event.actor, stage)
    if isinstance(capacity, Ground):
        return (capacity,)
    length = length_of(norm, stage, of_proceeding(state, one))
    if one.closes is None or length.limit == "at most":
        return stages.end(state, one.number)
    grounds = not_early(state, one, norm, stage)
    return grounds or stages.end(state, one.number, holding(state, one, norm, stage))


def not_early(state: State, one: Proceeding, norm: Norm, stage: Stage) -> tuple[Ground, ...]:
    """Why the vote does not end before its time: every limb that fails."""
    lines = early_lines(state.law, norm, stage)
    left = f"its time is over in {wording.between(state.now, one.closes)}" if one.closes else None
    excepted = tuple(
        Ground(
            f"{wording.title(state.law, norm.name)} never ends before its time",
            authority(line.place.clause, *cited(norm, stage)),
            left,
        )
        for line in lines
        if norm.name in line.excepted
    )
    if not any(line.when is not None for line in lines):
        said = "nothing lets this vote end before its time"
        return excepted or (Ground(said, cited(norm, stage, "length"), left),)
    return (*excepted, *tested(scope_of(state, one), asked(lines)).grounds)


def scope_of(state: State, one: Proceeding) -> Scope:
    """The scope of `closes early` conditions: `this` is the proceeding."""
    return of_proceeding(state, one)


def asked(lines: tuple[EarlyClose, ...]) -> tuple[Condition, ...]:
    """The conditions that must hold together."""
    return tuple(Condition(line.when, line.place) for line in lines if line.when is not None)


def holding(state: State, one: Proceeding, norm: Norm, stage: Stage) -> tuple[ConditionFound, ...]:
    """The conditions of an early end with what is found of them; none if they do not all hold."""
    lines = early_lines(state.law, norm, stage)
    if any(norm.name in line.excepted for line in lines):
        return ()
    found = conditions.check(asked(lines), scope_of(state, one))
    return found if conditions.hold(found) else ()


def close_early(state: State) -> State:
    """Every vote ended for which all conditions of an early end hold."""
    for one in state.proceedings:
        stage = voting_now(state, one)
        if stage is None:
            continue
        norm = norm_of(state, one)
        if found := holding(state, one, norm, stage):
            state = stages.end(state, one.number, found)
    return state
