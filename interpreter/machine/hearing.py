"""Debates in which somebody must be heard: `debate by X` (language.md §8)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Body, Limb
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.events import Spoke
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import Heard
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.capacity import acting, in_limb
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.status import named, not_there, stands
from charterlang.interpreter.machine.venue import body_of, cited, norm_of, stage_of
from charterlang.interpreter.scope import Scope, of_proceeding
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Individual


def speak(state: State, event: Spoke) -> Answer:
    """Somebody has spoken whom the debate has to hear."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm, stage = norm_of(state, one), stage_of(state, one)
    if stage is None or one.over or stage.kind != "debate":
        clauses = cited(norm, stage) if stage is not None else authority(norm.place.clause)
        said = f"nothing is debated in {named(state.law, one)}: {stands(state, one)}"
        return (Ground(said, clauses),)
    if stage.by is None:
        return (Ground("nobody in particular is heard in this debate", cited(norm, stage)),)
    body = body_of(state.law, norm, stage)
    found = acting(of_proceeding(state, one), event.actor, stage.by, cited(norm, stage, "by"), body)
    if isinstance(found, Ground):
        return (found,)
    clauses = cited(norm, stage, "by")
    entry = Heard(
        one.number,
        found.unit,
        event.actor,
        at=state.now,
        clauses=clauses,
        rests=found.rests,
        read=found.read,
    )
    return record(state, entry)


def unheard(state: State, one: Proceeding, norm: Norm, stage: Stage) -> Ground | None:
    """The ground that somebody has not been heard yet who must be; None, if everybody has."""
    if stage.kind != "debate" or stage.by is None:
        return None
    body, scope = body_of(state.law, norm, stage), of_proceeding(state, one)
    silent = [limb for limb in stage.by.limbs if heard_of(one, scope, limb, body) < limb.count]
    if not silent or (stage.by.joined == "or" and len(silent) < len(stage.by.limbs)):
        return None
    names = wording.listed((named_by(scope, limb) for limb in silent), stage.by.joined)
    verb = "have" if len(silent) > 1 and stage.by.joined == "and" else "has"
    clauses = cited(norm, stage, "by")
    return Ground(f"{names} {verb} not been heard", clauses, remedy="let them speak first")


def heard_of(one: Proceeding, scope: Scope, limb: Limb, body: Body | None) -> int:
    """How many of a limb have been heard."""
    return len({name for name in one.heard if in_limb(scope, name, limb, body) is not None})


def named_by(scope: Scope, limb: Limb) -> str:
    """Who must be heard: a parameter stands for somebody."""
    value = scope.bound.get(limb.of) if limb.sort == "parameter" else None
    if isinstance(value, Individual):
        return who(scope.state.law, value.name)
    return phrasing.actors(scope.state.law, Actors((limb,)))


def over(state: State, one: Proceeding, norm: Norm, stage: Stage) -> bool:
    """Whether a debate is over because everybody has been heard: it has no time of its own left."""
    if stage.by is None or stage.kind != "debate" or stage.limit == "at least":
        return False
    timeless = stage.length is None or one.closes is None or stage.limit == "at most"
    return timeless and bool(one.heard) and unheard(state, one, norm, stage) is None
