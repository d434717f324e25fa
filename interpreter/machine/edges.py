"""Edges: the instants at which a standing condition begins to hold, or ceases to (§18.2).

The journal keeps how each stood last, so that what follows from an edge follows once.
"""

from __future__ import annotations

from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import EdgeTurned
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import duties, rest
from charterlang.interpreter.machine.admission import Tested, holds, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.standing import Standing, standing, whom
from charterlang.interpreter.state import EdgeKey, State


def turned(state: State) -> State:
    """The state after every standing condition that has turned since it was last asked."""
    if rest.at_rest(state):
        return state
    found = turned_now(state)
    if found is state:
        rest.note_rest(state)
    return found


def turned_now(state: State) -> State:
    """The same, with every condition asked."""
    alive: set[EdgeKey] = set()
    settled = True
    for one in standing(state):
        alive.add(one.key)
        if not settled and one.key[1] == "when":
            # Who belongs has changed: whom norms bind is asked in the next round.
            continue
        scope = one.scope.at(state)
        if holds(scope, one.when, one.unless) is not state.edges.get(one.key, False):
            before, state = state, turn(state, one, tested(scope, one.when, one.unless))
            settled = settled and before.seats == state.seats and before.offices == state.offices
    gone = [key for key, held in state.edges.items() if held and key not in alive]
    for key in gone:
        state = record(state, EdgeTurned(key, False, at=state.now))
        state = moot(state, key)
    return state


def turn(state: State, one: Standing, asked: Tested) -> State:
    """The condition on record as it stands now, and what follows."""
    basis = Basis(one.act, authority(*asked.clauses, *one.clauses), asked.rests, asked.read)
    state = record(state, EdgeTurned(one.key, asked.holds, **basis.entry(state)))
    follow = one.begins if asked.holds else one.ceases
    return follow(state, basis)


def moot(state: State, key: EdgeKey) -> State:
    """What was owed by one whom the duty binds no longer."""
    for owed in state.duties:
        if owed.norm == key[0] and whom(state, owed.bearer, owed.arguments) == key[3]:
            basis = Basis(owed.norm, authority(state.law.declarations[owed.norm].place.clause))
            state = duties.end(state, owed, False, basis)
    return state
