"""Nominations: who may name whom, how often, and who stands (language.md §8)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Office
from charterlang.interpreter import roll, wording
from charterlang.interpreter.events import Accepted, Nominated
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import NominationAccepted, NominationMade
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import offices
from charterlang.interpreter.machine.admission import Tested, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import Capacity, acting, individually
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.status import named, next_opens, not_there, stands
from charterlang.interpreter.machine.venue import body_of, cited, norm_of, stage_of, voters
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Individual


def nominate(state: State, event: Nominated) -> Answer:
    """A nomination, or why it is not admitted."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm, stage = norm_of(state, one), stage_open(state, one)
    if stage is None:
        return closed(state, one, norm, "nominations", "nobody is nominated now")
    capacity = nominating(state, one, norm, stage, event.actor)
    if isinstance(capacity, Ground):
        return (capacity,)
    fit = suited(state, one, norm, stage, capacity.unit, event.nominee)
    if grounds := (*used_up(state, one, stage, norm, capacity, event.nominee), *fit.grounds):
        return grounds
    basis = Basis(norm.name, cited(norm, stage, "by"), capacity.rests, capacity.read)
    basis = basis.also(fit.clauses, fit.rests, fit.read)
    stands_already = event.nominee in one.candidates
    entry = NominationMade(
        one.number,
        capacity.unit,
        event.nominee,
        event.actor,
        stage.acceptance is None or stands_already,
        **basis.entry(state),
    )
    return record(state, entry)


def stage_open(state: State, one: Proceeding) -> Stage | None:
    """The stage of nominations, while it is open: its closing instant is too late."""
    stage = stage_of(state, one) if not one.over else None
    if stage is None or stage.kind != "nominations":
        return None
    return None if one.closes is not None and state.now >= one.closes else stage


def closed(state: State, one: Proceeding, norm: Norm, kind: str, said: str) -> tuple[Ground, ...]:
    """The ground that no stage of that kind is open, and when one will be."""
    stage = next((stage for stage in norm.stages if stage.kind == kind), None)
    clauses = cited(norm, stage, "length") if stage else authority(norm.place.clause)
    reason = f"{said} in {named(state.law, one)}: {stands(state, one)}"
    return (Ground(reason, clauses, next_opens(state, one, kind)),)


def nominating(
    state: State, one: Proceeding, norm: Norm, stage: Stage, actor: str
) -> Capacity | Ground:
    """The capacity in which somebody nominates; where nobody is named, any voter does."""
    body = body_of(state.law, norm, stage)
    by = stage.by or voters(body) or norm.holder or Actors(())
    clauses = cited(norm, stage, "by")
    return acting(of_proceeding(state, one), actor, individually(by), clauses, body)


def used_up(
    state: State, one: Proceeding, stage: Stage, norm: Norm, capacity: Capacity, nominee: str
) -> tuple[Ground, ...]:
    """Why the unit may not nominate once more."""
    law, unit = state.law, who(state.law, capacity.unit)
    own = [made.nominee for made in one.nominations if made.nominator == capacity.unit]
    if nominee in own:
        said = f"{unit} has nominated {who(law, nominee)} already"
        return (Ground(said, cited(norm, stage, "by"), rests=capacity.rests),)
    if stage.per_nominator is None or len(own) < stage.per_nominator:
        return ()
    allowed = wording.counted(stage.per_nominator, "nomination")
    return (
        Ground(
            f"{unit} has used all its nominations",
            cited(norm, stage, "limit", "by"),
            f"{len(own)} of {allowed}",
            capacity.rests,
            capacity.read,
        ),
    )


def suited(
    state: State, one: Proceeding, norm: Norm, stage: Stage, nominator: str, nominee: str
) -> Tested:
    """Whether somebody may be nominated, or stand still: by the lines of the stage and of the office."""
    names = {"candidate": Individual(nominee), "nominator": Individual(nominator)}
    scope = of_proceeding(state, one).bind(**names)
    found = tested(scope, stage.eligible, (), cited(norm, stage, "eligible"))
    office = office_sought(state, one, norm)
    unfit = offices.unfit(state, office, nominee) if office is not None else ()
    stranger = nominee in state.law.declarations or wrong_kind(state, office, nominee)
    if stranger:
        said = f"{who(state.law, nominee)} cannot be nominated"
        unfit = (*unfit, Ground(said, cited(norm, stage)))
    return Tested((*found.grounds, *unfit), found.clauses, found.rests, found.read)


def wrong_kind(state: State, office: Office | None, nominee: str) -> bool:
    """Whether the nominee is known to be of another kind than the office wants."""
    if office is None or office.kind is None:
        return False
    return roll.kind_of(state, nominee) not in (None, roll.kind_named(state.law, office.kind))


def office_sought(state: State, one: Proceeding, norm: Norm) -> Office | None:
    """The office that the election is for: whose vacancy opened it, or which its winner assumes."""
    if one.seeking is not None:
        return offices.office_named(state, one.seeking.office)
    for line in norm.outcomes:
        for effect in line.effects:
            if effect.verb == "install" and effect.organ is not None:
                return offices.office_named(state, effect.organ)
    return None


def accept(state: State, event: Accepted) -> Answer:
    """A nominee who agrees to stand, or why it cannot."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm, stage = norm_of(state, one), stage_open(state, one)
    if stage is None:
        return closed(state, one, norm, "nominations", "nobody accepts now")
    asked = authority(stage.acceptance.clause if stage.acceptance else "", *cited(norm, stage))
    made = [each for each in one.nominations if each.nominee == event.actor]
    name = who(state.law, event.actor)
    if not made:
        return (Ground(f"{name} has not been nominated", asked),)
    if all(each.accepted for each in made):
        return (Ground(f"{name} stands already", asked),)
    entry = NominationAccepted(one.number, event.actor, at=state.now, clauses=asked)
    return record(state, entry)
