"""What follows from what has happened, in rounds, until the law is at rest (language.md §18.2)."""

from __future__ import annotations

from collections.abc import Callable

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Office
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import Installed, Unstable, Vacated
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import (
    beginning,
    choices,
    closing,
    edges,
    elections,
    incompatibility,
    lapses,
    lateness,
    motions,
    stages,
    standing_in,
)
from charterlang.interpreter.machine.elections import offices_of
from charterlang.interpreter.machine.timers import due_now
from charterlang.interpreter.state import State

LIMIT = 1000
"""Rounds at one instant, after which the law is said not to come to rest."""


def at_rest(state: State, exactly: bool = True) -> State:
    """The state after all that is due now and all that follows from it.

    One timer at a time, then what follows, until nothing does. Not `exactly`: what falls due at
    this very instant waits for the acts of the instant (`construe order acts_first`).
    """
    if state.commenced is None:
        state = beginning.commence(state)
        if state.commenced is None and not (state.drafted or before_force(state)):
            return state
    state = fired(state, exactly)
    for _ in range(LIMIT):
        after = consequences(state)
        if after is state:
            after = fired(state, exactly)
            if after is state:
                return state
        state = after
    return record(state, Unstable(LIMIT, at=state.now))


def fired(state: State, exactly: bool) -> State:
    """The state after the first of the timers that are due; the very same if none is."""
    timer = due_now(state, exactly)
    return timer.fire(state) if timer is not None else state


def consequences(state: State) -> State:
    """One round: each rule in turn; the very same state if nothing follows."""
    if state.commenced is None:
        state = beginning.commence(state)
    for rule in RULES if state.commenced is not None else BEFORE_FORCE:
        state = rule(state)
    return state


def before_force(state: State) -> bool:
    """Whether anything may follow before the instrument is in force: some norm commences before it."""
    declared = state.law.declarations.values()
    ratified = state.law.ratification is not None
    return ratified or any(isinstance(one, Norm) and one.commences for one in declared)


def ex_officio(state: State) -> State:
    """Offices that go with another: their holder is the other's."""
    for office in offices_of(state):
        line = office.filled
        if line is None or line.ex_officio is None:
            continue
        holder, other = state.tenure(office.name).holder, state.tenure(line.ex_officio).holder
        if other is not None and incompatibility.bar(state, office.name, other) is not None:
            other = None
        if holder != other:
            clauses = authority(line.place.clause, office.place.clause)
            state = moved_on(state, office, holder, other, clauses)
    return state


def moved_on(
    state: State, office: Office, holder: str | None, other: str | None, clauses: tuple[str, ...]
) -> State:
    """The office with the holder of the other one, or vacant as that is."""
    if other is None:
        cause = office.filled.ex_officio if office.filled else None
        return record(
            state, Vacated(office.name, holder, cause or "", at=state.now, clauses=clauses)
        )
    entry = Installed(
        office.name, other, state.now, None, 1, "full", holder, at=state.now, clauses=clauses
    )
    return record(state, entry)


RULES: tuple[Callable[[State], State], ...] = (
    standing_in.moved_up,
    ex_officio,
    choices.settled,
    standing_in.stood_in,
    edges.turned,
    lapses.lapsed,
    stages.silenced,
    lateness.late,
    elections.compose,
    elections.open_elections,
    stages.begin_all,
    stages.open_conducted,
    motions.go_on,
    stages.heard,
    closing.close_early,
)
"""In this order in each round: who holds what, what turns, lapses, is late, opens, begins, goes on, closes."""
BEFORE_FORCE = (
    edges.turned,
    lateness.late,
    stages.begin_all,
    motions.go_on,
    stages.heard,
    closing.close_early,
)
"""The same before the instrument is in force: no organ stands, and nobody holds an office."""
