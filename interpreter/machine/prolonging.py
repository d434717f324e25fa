"""Votes without a quorum that may be prolonged: `inquorate extend by X to D` (language.md §9)."""

from __future__ import annotations

from datetime import datetime

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Effect, Norm, Outcome, Stage
from charterlang.compiler.ir.organs import Actors
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.events import Decided
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import VoteProlonged, VoteShort
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import acting
from charterlang.interpreter.machine.endings import conclude
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.machine.status import named
from charterlang.interpreter.machine.venue import body_of, cited, length_of, measured
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import Proceeding, State


def extension(law: Instrument, norm: Norm, stage: Stage) -> Effect | None:
    """Who may prolong a vote without a quorum: as the stage says, else the procedure, else the body."""
    body = body_of(law, norm, stage)
    for lines in (stage.outcomes, norm.outcomes, body.outcomes if body is not None else ()):
        for one in prolonging(lines):
            return one
    return None


def prolonging(lines: tuple[Outcome, ...]) -> tuple[Effect, ...]:
    """The effects of these lines by which a vote may be prolonged."""
    effects = (each for line in lines if line.of == "inquorate" for each in line.effects)
    return tuple(one for one in effects if one.verb == "extend" and one.organ is None)


def latest(state: State, one: Proceeding, line: Effect) -> datetime | None:
    """Until when the vote may last in all, from its first opening; None: without end, or not known."""
    assert one.stage_opened is not None
    found = evaluate(line.within, of_proceeding(state, one)) if line.within is not None else None
    length = measured(found) if found is not None else None
    return later(state.law, one.stage_opened, length) if length is not None else None


def waits(state: State, number: int, norm: Norm, stage: Stage, basis: Basis) -> State | None:
    """The vote that waits to be prolonged; None, if nobody may or its time is over for good."""
    one, line = state.proceeding(number), extension(state.law, norm, stage)
    if line is None:
        return None
    until = latest(state, one, line)
    if until is not None and until <= state.now:
        return None
    if line.guard is not None and not evaluate(line.guard, of_proceeding(state, one)).holds:
        return None
    under = basis.under(line.place.clause)
    return record(state, VoteShort(number, stage.name, until, **under.entry(state)))


def for_good(state: State, number: int, norm: Norm, stage: Stage) -> State:
    """Nobody has prolonged the vote in time, or somebody has said that it is not to be."""
    line = extension(state.law, norm, stage)
    clauses = authority(line.place.clause if line is not None else "", *cited(norm, stage))
    return conclude(state, number, "inquorate", Basis(norm.name, clauses, proceeding=number))


def decide(state: State, event: Decided, norm: Norm, stage: Stage) -> Answer:
    """The vote prolonged by its first length, and no longer than it may last in all; or ended."""
    one, line = state.proceeding(event.proceeding), extension(state.law, norm, stage)
    assert line is not None
    scope, clauses = of_proceeding(state, one), authority(line.place.clause, *cited(norm, stage))
    by = acting(scope, event.actor, line.actors or Actors(()), clauses)
    if isinstance(by, Ground):
        return (by,)
    if not event.granted:
        return for_good(state, one.number, norm, stage)
    until, length = latest(state, one, line), length_of(norm, stage, scope)
    closes = later(state.law, state.now, length.value) if length.value is not None else until
    if until is not None and (closes is None or closes > until):
        closes = until
    if closes is None:
        said = f"nothing says until when {named(state.law, one)} is prolonged"
        return (Ground(said, clauses, remedy="give the vote a length"),)
    basis = Basis(norm.name, clauses, by.rests, by.read, one.number)
    entry = VoteProlonged(one.number, stage.name, event.actor, closes, **basis.entry(state))
    return record(state, entry)
