"""Decisions by an officer, a body as such, or anybody named: granted or refused (language.md §8)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.interpreter.events import Decided
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.machine import prolonging, stages
from charterlang.interpreter.machine.capacity import acting
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.machine.status import named, not_there, stands
from charterlang.interpreter.machine.venue import cited, norm_of, stage_of
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import State


def decide(state: State, event: Decided) -> Answer:
    """What is asked for is granted or refused, by whoever has to decide."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm, stage = norm_of(state, one), stage_of(state, one)
    if stage is not None and one.short:
        return prolonging.decide(state, event, norm, stage)
    if stage is None or one.over or one.waiting or stage.kind != "decision":
        clauses = cited(norm, stage) if stage is not None else authority(norm.place.clause)
        said = f"nothing is to be decided in {named(state.law, one)}: {stands(state, one)}"
        return (Ground(said, clauses),)
    if ground := stranger(state, event, norm, stage):
        return (ground,)
    return stages.end(
        state, one.number, decided="granted" if event.granted else "refused", by=event.actor
    )


def stranger(state: State, event: Decided, norm: Norm, stage: Stage) -> Ground | None:
    """Why somebody may not decide; nothing, if it may."""
    by = stage.by or norm.holder
    if by is None:
        return None
    scope = of_proceeding(state, state.proceeding(event.proceeding))
    found = acting(scope, event.actor, by, cited(norm, stage, "by"))
    return found if isinstance(found, Ground) else None
