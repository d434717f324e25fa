"""Ties that are broken by lot: the vote waits until somebody has drawn it (language.md §7.3, §18.3).

Chance is no part of the law: what the lot has fallen on is told to the run, like a ballot.
"""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.interpreter import wording
from charterlang.interpreter.count import count
from charterlang.interpreter.events import LotCast
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import LotDrawn
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import conducting, stages
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.status import named, not_there, stands
from charterlang.interpreter.machine.venue import cited, norm_of, stage_named
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Proceeding, State


def draw(state: State, event: LotCast) -> Answer:
    """The lot drawn, and what the vote comes to by it; or why none is to be drawn."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm = norm_of(state, one)
    stage = stage_named(norm, one.lot) if not one.over else None
    if stage is None:
        said = f"no lot is to be drawn in {named(state.law, one)}: {stands(state, one)}"
        return (Ground(said, authority(norm.place.clause)),)
    capacity = conducting.conducting(state, one, norm, stage, event.actor)
    if isinstance(capacity, Ground):
        return (capacity,)
    if ground := impossible(state, one, norm, stage, event.chosen):
        return (ground,)
    clauses = capacity.clauses if capacity is not None else ()
    made = LotDrawn(
        one.number,
        event.chosen,
        event.actor,
        at=state.now,
        clauses=authority(*clauses, *tie_of(norm, stage), *cited(norm, stage)),
    )
    return stages.end(record(state, made), one.number)


def impossible(
    state: State, one: Proceeding, norm: Norm, stage: Stage, chosen: str
) -> Ground | None:
    """Why the lot cannot have fallen on that, if it cannot."""
    among = ("aye", "nay") if stage.kind == "vote" else tied(count(state, ended_by(one)))
    among = tuple(name for name in among if name not in one.drawn)
    if chosen in among:
        return None
    law = state.law
    said = f"{chosen if stage.kind == 'vote' else who(law, chosen)} is not among those tied"
    listed = wording.listed(name if stage.kind == "vote" else who(law, name) for name in among)
    return Ground(said, authority(*tie_of(norm, stage), *cited(norm, stage)), f"they are {listed}")


def ended_by(one: Proceeding) -> Proceeding:
    """The proceeding as it was when its vote ended."""
    return attrs.evolve(one, stage=one.lot)


def tied(result: Result) -> tuple[str, ...]:
    """Those among whom the lot decides: the tied of the last round."""
    return result.rounds[-1].tied if result.rounds else ()


def tie_of(norm: Norm, stage: Stage) -> tuple[str, ...]:
    """The clause of the tie line of the stage, if it has one of its own."""
    line = stage.voting.tie
    return (line.place.clause,) if line is not None else ()
