"""The state of a run at any instant: of its past, or as if nothing more happened after its end."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.interpreter import machine
from charterlang.interpreter.events import TimePasses
from charterlang.interpreter.history import begins
from charterlang.interpreter.state import State


def state_at(state: State, moment: datetime) -> State | None:
    """The state at that instant, with all that happened at it; None before the run began.

    After the end of the run time passes and nobody acts: terms and deadlines run out.
    """
    if moment > state.now:
        return machine.step(state, TimePasses(moment))
    one: State | None = state
    while one is not None and begins(one) > moment:
        one = one.before
    if one is None or not one.journal:
        return None
    return attrs.evolve(one, now=moment)
