"""Votes that end in a tie which the lot is to break (language.md §7.3)."""

from __future__ import annotations

from charterlang.interpreter.journal import LotAwaited, StageEnded
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.state import State


def wanted(entry: StageEnded) -> bool:
    """Whether a vote ends in a tie that the lot has yet to break."""
    result = entry.result
    return result is not None and (result.tie, result.outcome) == ("by lot", "undetermined")


def waits(state: State, entry: StageEnded) -> State:
    """The tie on record; nothing follows from the vote before the lot is drawn."""
    assert entry.result is not None
    made = LotAwaited(
        entry.proceeding,
        entry.stage,
        entry.kind,
        entry.result,
        at=entry.at,
        clauses=entry.clauses,
        rests=entry.rests,
        read=entry.read,
    )
    return record(state, made)
