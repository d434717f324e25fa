"""Who stands in for whom: successors move up, others act while an officer cannot (language.md §6)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.organs import Office, StandIn, Successor
from charterlang.interpreter.findings import Finding, authority, joined
from charterlang.interpreter.journal import ActingChanged
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import incompatibility, membership, offices
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.presiding import named
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import UNKNOWN, Individual


def offices_of(state: State) -> tuple[Office, ...]:
    """The offices, in the order of declaration."""
    return tuple(one for one in state.law.declarations.values() if isinstance(one, Office))


# ── for good ──


def moved_up(state: State) -> State:
    """Every office that has fallen vacant, held by the first of its successors."""
    for office in offices_of(state):
        tenure = state.tenure(office.name)
        if office.succession and tenure.holder is None and not tenure.untouched:
            state = succeeded(state, office)
    return state


def succeeded(state: State, office: Office) -> State:
    """The office with the first successor who may hold it; the same state if there is none."""
    for line in office.succession:
        person = state.tenure(line.office).holder
        if person is None or offices.unfit(state, office, person):
            continue
        after = move_up(state, office, line, person)
        if after is not None:
            return after
    return state


def move_up(state: State, office: Office, line: Successor, person: str) -> State | None:
    """The successor in the office, its own one vacant; None if that may not be."""
    basis = Basis("succession", authority(line.place.clause, office.place.clause))
    left = offices.vacate(state, line.office, basis)
    if incompatibility.bar(left, office.name, person) is not None:
        return None
    term = offices.succeeding(left, office, line)
    after = offices.assume(left, office, person, basis, False, term)
    return None if membership.broken(state, after) else after


# ── for a time ──


def stood_in(state: State) -> State:
    """Every office for whose holder somebody else acts now, or does no longer."""
    for office in offices_of(state):
        if not office.acting:
            continue
        found, line = stand_in(state, office)
        person = found.value.name if isinstance(found.value, Individual) else None
        before = state.tenure(office.name).acting
        if person == before:
            continue
        place = (line or office.acting[0]).place
        basis = Basis("acting", authority(place.clause, office.place.clause))
        basis = basis.also((), found.rests, found.read)
        entry = ActingChanged(office.name, person, before, **basis.entry(state))
        state = record(state, entry)
    return state


def stand_in(state: State, office: Office) -> tuple[Finding, StandIn | None]:
    """Who acts for the holder, by the first line whose time it is; nobody acts for itself."""
    scope, holder = offices.scope_of(state, office), state.tenure(office.name).holder
    read: list[Finding] = []
    for line in office.acting:
        found = named(line, scope, holder is None)
        read.append(found)
        if isinstance(found.value, Individual) and found.value.name != holder:
            return joined(read, found.value), line
    return joined(read, UNKNOWN), None


def watched(state: State) -> Iterator[tuple[Scope, list[Expression]]]:
    """The conditions upon which somebody acts, each with its scope."""
    for office in offices_of(state):
        asked = [line.when for line in office.acting if line.when is not None]
        if asked:
            yield offices.scope_of(state, office), asked
