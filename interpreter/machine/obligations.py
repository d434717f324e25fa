"""What a procedure may oblige somebody to, by every line that runs when it is decided (§9)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.effects import effects
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Effect, Norm, Outcome, Stage
from charterlang.interpreter.machine.endings import LINES, lines_for
from charterlang.interpreter.machine.venue import VOTES, body_of


def obligations(law: Instrument, norm: Norm) -> tuple[Effect, ...]:
    """Each `oblige` that goes by the name of a procedure or power."""
    return tuple(one for one in brought_about(law, norm) if one.verb == "oblige")


def brought_about(law: Instrument, norm: Norm) -> Iterator[Effect]:
    """What it says itself, what its bodies say of every vote, and what follows from a breach it finds."""
    yield from effects(norm)
    for stage in norm.stages:
        for line in of_body(law, norm, stage):
            yield from line.effects
    if law.finding is not None and law.finding.procedure == norm.name:
        for one in law.declarations.values():
            if isinstance(one, Norm):
                yield from one.breach


def of_body(law: Instrument, norm: Norm, stage: Stage) -> tuple[Outcome, ...]:
    """The outcome lines of the body in which a stage votes, where neither norm nor stage has its own."""
    body = body_of(law, norm, stage) if stage.kind in VOTES else None
    if body is None:
        return ()
    left = [one for one in LINES if not lines_for((*norm.outcomes, *stage.outcomes), one)]
    return tuple(dict.fromkeys(line for one in left for line in lines_for(body.outcomes, one)))
