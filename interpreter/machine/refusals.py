"""An act that no rule admits changes nothing: the journal says why, and how far it was (§18.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter import wording
from charterlang.interpreter.events import Event
from charterlang.interpreter.findings import Evidence, Ground, authority, distinct
from charterlang.interpreter.journal import Refused
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.reliance import united
from charterlang.interpreter.state import State

Answer: TypeAlias = State | tuple[Ground, ...]
"""What comes of an act: the state after it, or why it is not admitted."""


def refused(state: State, event: Event, grounds: tuple[Ground, ...]) -> State:
    """The state with the refusal in its journal."""
    entry = Refused(
        event,
        grounds,
        at=state.now,
        clauses=authority(*(clause for one in grounds for clause in one.clauses)),
        rests=united(one.rests for one in grounds),
        read=distinct(piece for one in grounds for piece in one.read),
    )
    return record(state, entry)


def who(law: Instrument, name: str) -> str:
    """Somebody as a subject: an organ with its article, an individual by name."""
    return wording.the(law, name) if name in law.declarations else wording.individual(law, name)


def missing(law: Instrument, read: Iterable[Evidence]) -> str | None:
    """What to report so that it would be known: `report dues(Alba)`; None if nothing is missing."""
    wanted = [
        f"{piece.fact}({', '.join(wording.value(law, one) for one in piece.arguments)})"
        if piece.arguments
        else piece.fact
        for piece in distinct(read)
        if piece.source == "missing" and not piece.field
    ]
    return f"report {wording.listed(wanted)}" if wanted else None
