"""The machine: what an event does to a running charter.

    start(law, at)             the state before anything happens: founding members and holders
    step(state, event)         the state after the event; its new journal entries say what it did
    replay(law, at, journal)   the same state, from the journal alone

An act is admitted or refused (`admission`, `capacity`, and a module for each sort of act); what is
admitted is recorded, and then everything that follows is (`consequences`), in rounds until the law
is at rest. Time moves by `TimePasses` alone, from one due instant to the next (`clock`, `timers`).

What is given (`MemberGiven` and the like) is recorded without consequences, so that it holds before
anything falls due; the first `TimePasses` (to the present instant too) or act brings the law to rest.
"""

from charterlang.interpreter.machine.beginning import start
from charterlang.interpreter.machine.running import replay, step

__all__ = ["replay", "start", "step"]
