"""How a proceeding stands, in words: what it waits for, until when, or what came of it."""

from __future__ import annotations

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter import wording
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.machine.venue import norm_of, stage_of
from charterlang.interpreter.state import Proceeding, State

STAGES = {
    "motion": "motion",
    "debate": "debate",
    "nominations": "nominations",
    "vote": "vote",
    "election": "election",
    "decision": "time to decide",
}


def not_there(state: State, number: int) -> Proceeding | tuple[Ground, ...]:
    """The proceeding of that number, or the ground that there is none."""
    if 0 < number <= len(state.proceedings):
        return state.proceeding(number)
    return (Ground("there is no such proceeding"),)


def named(law: Instrument, one: Proceeding) -> str:
    """A proceeding by the title of its procedure and what it is about: `resolution (Anthem)`."""
    given = wording.listed(wording.value(law, value) for value in one.arguments)
    title = wording.title(law, one.procedure)
    return f"{title} ({given})" if given else title


def stands(state: State, one: Proceeding) -> str:
    """`it is carried`, `it waits for movers`, `the debate lasts until 2 February 2026 08:00`."""
    if one.over:
        return f"it is {one.outcome}"
    if one.waiting:
        return "it waits for movers"
    if one.lot is not None:
        return "it waits for the lot"
    if one.ahead is not None:
        return "it waits to be opened"
    stage = stage_of(state, one)
    if stage is None:
        return "it has not begun"
    if one.short:
        until = f" until {wording.instant(state.law, one.closes)}" if one.closes else ""
        return f"the vote has ended without a quorum, and may be prolonged{until}"
    title = stage.titled or STAGES[stage.kind]
    verb = "last" if title.endswith("s") else "lasts"
    until = f" until {wording.instant(state.law, one.closes)}" if one.closes else ""
    return f"the {title} {verb}{until}"


def next_opens(state: State, one: Proceeding, kind: str) -> str | None:
    """`opens in 59 minutes`, if the next stage is of that kind and its time is fixed."""
    stage, norm = stage_of(state, one), norm_of(state, one)
    if stage is None or one.closes is None or stage.limit != "exactly":
        return None
    index = norm.stages.index(stage) + 1
    if index >= len(norm.stages) or norm.stages[index].kind != kind:
        return None
    return f"opens in {wording.between(state.now, one.closes)}"
