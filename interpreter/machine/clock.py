"""Time passes: from one due instant to the next, and never past one (language.md §18.2)."""

from __future__ import annotations

from datetime import datetime

from charterlang.interpreter import wording
from charterlang.interpreter.events import TimePasses
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.journal import ClockSet
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.consequences import at_rest
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.machine.timers import next_instant
from charterlang.interpreter.state import State


def pass_time(state: State, event: TimePasses) -> Answer:
    """The state at that instant, after all that fell due on the way, each at its own."""
    to = event.to
    if to < state.now:
        said = f"time does not go back: it is {wording.instant(state.law, state.now)} already"
        return (Ground(said),)
    state = at_rest(state, exactly=to > state.now or not acts_first(state))
    while (moment := next_instant(state)) is not None and moment < to:
        state = at_rest(clock_set(state, moment))
    if to == state.now:
        return state
    return at_rest(clock_set(state, to), exactly=not acts_first(state))


def clock_set(state: State, moment: datetime) -> State:
    """The clock at a later instant."""
    return record(state, ClockSet(at=moment))


def acts_first(state: State) -> bool:
    """Whether acts come before timers that are due at the very same instant."""
    return state.law.construction.order == "acts_first"
