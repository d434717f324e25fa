"""The state of a run at any instant: of its past, or as if nothing more happened after its end."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.interpreter import machine
from charterlang.interpreter.events import TimePasses
from charterlang.interpreter.history import begins
from charterlang.interpreter.machine.timers import next_instant
from charterlang.interpreter.state import State

FORETOLD = 200
"""How many instants at which something falls due are gone through after the end of a run: elections
that nobody takes part in may be repeated for ever."""


def state_at(state: State, moment: datetime) -> State | None:
    """The state at that instant, with all that happened at it; None before the run began.

    After the end of the run time passes and nobody acts: terms and deadlines run out. Where too much
    falls due before that instant, it is the last one that is gone through.
    """
    if moment > state.now:
        return after(state, moment)
    one: State | None = state
    while one is not None and begins(one) > moment:
        one = one.before
    if one is None or not one.journal:
        return None
    return attrs.evolve(one, now=moment)


def after(state: State, moment: datetime) -> State:
    """The state at a later instant if nobody acts, or after as many as are gone through."""
    for _ in range(FORETOLD):
        ahead = next_instant(state)
        if ahead is None or ahead > moment:
            return machine.step(state, TimePasses(moment))
        state = machine.step(state, TimePasses(ahead))
    return state
