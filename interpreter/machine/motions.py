"""Motions: who opens a proceeding, and how many it takes (language.md §8)."""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Body, Limb
from charterlang.interpreter import phrasing, roll, wording
from charterlang.interpreter.events import Joined, Moved
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import MotionMade, StageBegan
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import breaches, regimes, regularity, stages
from charterlang.interpreter.machine.admission import Tested, arguments_fit, strangers, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import Capacity, acting, in_limb, individually
from charterlang.interpreter.machine.conduct import conduct_of, meetings
from charterlang.interpreter.machine.opening import (
    calling,
    opened_by,
    opens_of_itself,
    under_way,
)
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.status import named, not_there, stands
from charterlang.interpreter.machine.venue import (
    body_of,
    cited,
    demand_of,
    norm_of,
    openers,
    stage_of,
)
from charterlang.interpreter.scope import Scope, of_norm, of_proceeding
from charterlang.interpreter.state import Mover, Proceeding, State
from charterlang.interpreter.values import ProceedingRef


@attrs.frozen
class Motion:
    """A motion that is wanted: whose, in which body, on what authority."""

    by: Actors
    venue: Body | None
    clauses: tuple[str, ...]


def move(state: State, event: Moved) -> Answer:
    """A motion that opens a proceeding, or joins the one about the same that still waits."""
    law, norm = state.law, state.law.declarations.get(event.procedure)
    if not isinstance(norm, Norm):
        return (Ground(f"no procedure is called {event.procedure}"),)
    clauses = authority(norm.place.clause)
    if norm.kind != "procedure":
        said = f"{wording.title(law, norm.name)} is done at once, and not moved"
        return (Ground(said, clauses, remedy=f"{event.actor} does {norm.name}"),)
    if grounds := arguments_fit(state, norm, event.arguments):
        return grounds
    if opens_of_itself(state, norm):
        said = f"{wording.title(law, norm.name)} opens of itself, and nobody moves it"
        return (Ground(said, calling(state, norm)),)
    if (there := under_way(state, norm.name, event.arguments)) is not None:
        return join(state, event, there)
    return strangers(state, norm, event.arguments) or opened(state, event, norm)


def opened(state: State, event: Moved, norm: Norm) -> Answer:
    """A new proceeding, with its first mover."""
    scope = of_norm(state, norm, event.arguments, None)
    wanted = opening_motion(state, norm)
    capacity = capacity_of(scope, event.actor, wanted)
    if isinstance(capacity, Ground):
        return (*elsewhere(state, norm, event.actor), capacity)
    asked = admissible(state, norm, event, capacity)
    if grounds := (*regimes.suspended(state, norm), *asked.grounds):
        return grounds
    met = meetings(state, conduct_of(norm, capacity.unit, event.arguments, event.actor))
    if breaches.is_void(state, met):
        return breaches.void(state, event, met)
    basis = Basis(norm.name, authority(*wanted.clauses, *asked.clauses), asked.rests, asked.read)
    basis = basis.also(capacity.clauses, capacity.rests, capacity.read)
    state = opened_by(state, norm, event.arguments, event.actor, capacity.unit, basis)
    opening, number = state, len(state.proceedings)
    if demand_of(state.law, norm) is not None:
        waiting = StageBegan(number, None, "demand", None, True, **basis.entry(state))
        state = record(state, waiting)
    else:
        state = stages.begin(state, number)
    if state.proceeding(number).waiting:
        state = moved(state, state.proceeding(number), event.actor, capacity, wanted)
    state = breaches.recorded(state, met)
    one = opening.proceeding(number)
    return regularity.of_proceeding(state, one, norm, opening)


def elsewhere(state: State, norm: Norm, actor: str) -> tuple[Ground, ...]:
    """The ground that the procedure is another body's."""
    law, body = state.law, body_of(state.law, norm)
    if body is None or actor == body.name or not isinstance(law.declarations.get(actor), Body):
        return ()
    held = f"held in {wording.the(law, body.name)}, and not in {who(law, actor)}"
    return (Ground(f"{wording.title(law, norm.name)} is {held}", authority(norm.place.clause)),)


def admissible(state: State, norm: Norm, event: Moved, capacity: Capacity) -> Tested:
    """Whether the procedure may be opened: its `when`, `unless` and `require` lines."""
    scope = of_norm(state, norm, event.arguments, capacity.unit)
    scope = scope.bind(this=ProceedingRef(len(state.proceedings) + 1))
    clauses = authority(norm.place.clause)
    return tested(scope, (*norm.when, *norm.require), norm.unless, clauses)


def opening_motion(state: State, norm: Norm) -> Motion:
    """Who opens the procedure, and what says so."""
    law, first = state.law, norm.stages[0] if norm.stages else None
    body = body_of(law, norm, first)
    by = individually(openers(law, norm) or Actors(()))
    if first is not None and first.kind == "motion":
        return Motion(by, body, cited(norm, first, "by"))
    if demand_of(law, norm) is not None and body is not None and body.demand is not None:
        return Motion(by, body, authority(body.demand.place.clause, norm.place.clause))
    electors = body.electors.place.clause if body is not None and body.electors else ""
    return Motion(by, body, authority(norm.place.clause, electors))


def moves_as_such(state: State, actor: str, wanted: Motion) -> bool:
    """Whether a body moves as such: one that is external, and of whose members nobody is known."""
    body = wanted.venue
    outside = body is not None and body.name == actor and actor in state.law.external
    return outside and not roll.members(state, actor)


def capacity_of(scope: Scope, actor: str, wanted: Motion) -> Capacity | Ground:
    """The capacity in which somebody moves; where the law names nobody, anybody does."""
    if not wanted.by.limbs or moves_as_such(scope.state, actor, wanted):
        return Capacity(actor, Limb(actor, "entity"))
    return acting(scope, actor, wanted.by, wanted.clauses, wanted.venue)


# ── more movers ──


def second(state: State, event: Joined) -> Answer:
    """A motion in a proceeding that is there."""
    one = not_there(state, event.proceeding)
    return one if isinstance(one, tuple) else join(state, event, one)


def join(state: State, event: Moved | Joined, one: Proceeding) -> Answer:
    """One more mover of a proceeding that waits for some; who may not move it offends by that too."""
    norm, stage, actor = norm_of(state, one), motion_stage(state, one), event.actor
    if one.over or not (one.waiting or stage is not None):
        stage = stage_of(state, one)
        wanted = opening_motion(state, norm)
        said = f"{named(state.law, one)} wants no more movers: {stands(state, one)}"
        clauses = cited(norm, stage) if stage is not None else ()
        return (Ground(said, authority(*wanted.clauses, *clauses)),)
    wanted = motion_wanted(state, norm, stage)
    capacity = capacity_of(of_proceeding(state, one), actor, wanted)
    if isinstance(capacity, Ground):
        return (capacity,)
    if before := already(state, one, actor, capacity, wanted):
        return before
    met = meetings(state, conduct_of(norm, capacity.unit, one.arguments, actor))
    if breaches.is_void(state, met):
        return breaches.void(state, event, met)
    return breaches.recorded(moved(state, one, actor, capacity, wanted), met)


def motion_stage(state: State, one: Proceeding) -> Stage | None:
    """The motion that a proceeding is in, or comes to when its debate is over; None: no such."""
    norm, stage = norm_of(state, one), stage_of(state, one)
    if stage is None or stage.kind == "motion":
        return stage
    index = norm.stages.index(stage) + 1
    ahead = norm.stages[index] if index < len(norm.stages) else None
    return ahead if stage.kind == "debate" and ahead and ahead.kind == "motion" else None


def motion_wanted(state: State, norm: Norm, stage: Stage | None) -> Motion:
    """The motion that a waiting proceeding wants: of its stage, or the demand of the body."""
    if stage is None or stage is norm.stages[0]:
        return opening_motion(state, norm)
    body = body_of(state.law, norm, stage)
    by = stage.by or norm.holder or Actors(())
    return Motion(individually(by), body, cited(norm, stage, "by"))


def already(
    state: State, one: Proceeding, actor: str, capacity: Capacity, wanted: Motion
) -> tuple[Ground, ...]:
    """The ground that the unit has moved already, where movers must be distinct."""
    if state.law.construction.movers == "repeated":
        return ()
    before = next((mover for mover in one.movers if mover.counted == capacity.unit), None)
    if before is None:
        return ()
    law, unit = state.law, who(state.law, capacity.unit)
    acts = "" if actor == capacity.unit else f"{who(law, actor)} acts for {unit}, and "
    said = f"{acts}{unit} has moved already"
    far = f"{reached(state, one, capacity.limb, wanted)} of {movers_said(state, capacity.limb)}"
    return (Ground(said, wanted.clauses, far, capacity.rests, capacity.read),)


def movers_said(state: State, limb: Limb) -> str:
    """`2 movers`, `2 member states`: how many it takes, and of whom."""
    if limb.sort == "parties":
        law = state.law
        return wording.counted(limb.count, phrasing.unit(law, limb), wording.plural(law, limb.of))
    return wording.counted(limb.count, "mover")


def moved(state: State, one: Proceeding, actor: str, capacity: Capacity, wanted: Motion) -> State:
    """The motion on record; with enough of them the proceeding goes on (`go_on`)."""
    mover = Mover(actor, capacity.unit, state.now)
    joined = attrs.evolve(one, movers=(*one.movers, mover))
    entry = MotionMade(
        one.number,
        mover,
        reached(state, joined, capacity.limb, wanted),
        capacity.limb.count,
        at=state.now,
        clauses=wanted.clauses,
        rests=capacity.rests,
        read=capacity.read,
    )
    return record(state, entry)


def go_on(state: State) -> State:
    """Every proceeding that has the movers it waited for, in its next stage."""
    for one in state.proceedings:
        if not one.waiting or one.over:
            continue
        wanted = motion_wanted(state, norm_of(state, one), stage_of(state, one))
        if enough(state, one, wanted):
            begin = stages.begin if one.stage is None else stages.end
            state = begin(state, one.number)
    return state


def enough(state: State, one: Proceeding, wanted: Motion) -> bool:
    """Whether the movers are as many as it takes: of any limb, or of each (`and`)."""
    met = [reached(state, one, limb, wanted) >= limb.count for limb in wanted.by.limbs]
    if not met:
        return bool(one.movers)
    return all(met) if wanted.by.joined == "and" else any(met)


def reached(state: State, one: Proceeding, limb: Limb, wanted: Motion) -> int:
    """How many of the movers count for that limb; of one limb all do."""
    if len(wanted.by.limbs) == 1:
        return len(one.movers)
    scope = of_proceeding(state, one)
    fitting = (in_limb(scope, mover.person, limb, wanted.venue) for mover in one.movers)
    return sum(found is not None for found in fitting)
