"""Elections that open of themselves: the first, the regular, and that after a vacancy (§6)."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Filling, Office
from charterlang.interpreter import roll
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Finding, authority, joined
from charterlang.interpreter.journal import Composed
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import incompatibility, opening
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.offices import scope_of
from charterlang.interpreter.machine.venue import body_of, length_of
from charterlang.interpreter.scope import of_norm
from charterlang.interpreter.state import Occasion, Proceeding, Seeking, State
from charterlang.interpreter.values import UNKNOWN


def offices_of(state: State) -> tuple[Office, ...]:
    """The offices, in the order of declaration."""
    return tuple(one for one in state.law.declarations.values() if isinstance(one, Office))


def procedure_of(state: State, office: Office, vacancy: bool) -> Norm | None:
    """The procedure that fills the office, if it opens of itself and is about nothing else."""
    line = office.vacancy if vacancy and office.vacancy is not None else office.filled
    norm = state.law.declarations.get(line.by or "") if line is not None else None
    if not isinstance(norm, Norm) or norm.kind != "procedure" or norm.parameters:
        return None
    return norm if opening.opens_of_itself(state, norm) else None


def sought_by(state: State, office: str) -> list[Proceeding]:
    """The proceedings that were opened to fill the office."""
    return [one for one in state.proceedings if one.seeking and one.seeking.office == office]


def sought_now(state: State, office: str) -> bool:
    """Whether an election for the office is under way."""
    return any(not one.over for one in sought_by(state, office))


def held_since(one: Proceeding, moment: datetime | None) -> bool:
    """Whether an election is under way, or was over after that moment."""
    return moment is None or one.ended is None or one.ended > moment


# ── bodies complete for the first time ──


def compose(state: State) -> State:
    """Every electing body on record that is composed for the first time."""
    for office in offices_of(state):
        norm = procedure_of(state, office, vacancy=False)
        body = body_of(state.law, norm) if norm is not None else None
        if body is None or body.name in state.composed or not roll.composed(state, body):
            continue
        places = [line.place.clause for line in body.seats if line.sort == "appointed"]
        clauses = authority(*places, body.place.clause)
        state = record(state, Composed(body.name, at=state.now, clauses=clauses))
    return state


# ── what opens ──


def open_elections(state: State) -> State:
    """Every election open for which the time has come."""
    for office in offices_of(state):
        if not sought_now(state, office.name):
            state = first(state, office)
            state = after_vacancy(state, office)
            state = regular(state, office)
    return state


def first(state: State, office: Office) -> State:
    """The first election, as soon as the electing body is composed."""
    norm = procedure_of(state, office, vacancy=False)
    body = body_of(state.law, norm) if norm is not None else None
    if norm is None or body is None or office.filled is None:
        return state
    tenure = state.tenure(office.name)
    if not tenure.untouched or incompatibility.awaited(state, office.name):
        return state
    if any(held_since(one, tenure.lapsed) for one in sought_by(state, office.name)):
        return state
    if body.name not in state.composed:
        return state
    return called(state, norm, office, "first", None, office.filled.place.clause)


def after_vacancy(state: State, office: Office) -> State:
    """The election that a vacancy calls for, unless one has been held for it."""
    tenure, norm = state.tenure(office.name), procedure_of(state, office, vacancy=True)
    if norm is None or tenure.untouched or tenure.holder is not None or tenure.since is None:
        return state
    since = max(tenure.since, tenure.lapsed or tenure.since)
    if any(one.ended and one.ended > since for one in sought_by(state, office.name)):
        return state
    if incompatibility.awaited(state, office.name):
        return state
    line = office.vacancy or office.filled
    assert line is not None
    occasion: Occasion = "expiry" if tenure.cause == "expiry" else "vacancy"
    return called(state, norm, office, occasion, tenure.expiry, line.place.clause)


def regular(state: State, office: Office) -> State:
    """The regular election, if its instant has come."""
    due = regular_at(state, office)
    if due is None or due.at > state.now:
        return state
    norm, expiry = procedure_of(state, office, vacancy=False), state.tenure(office.name).expiry
    assert norm is not None and office.filled is not None
    basis = Basis("regular", rests=due.found.rests, read=due.found.read)
    clause = office.filled.place.clause
    return called(state, norm, office, "regular", expiry, clause, basis)


def called(
    state: State,
    norm: Norm,
    office: Office,
    occasion: Occasion,
    term_end: datetime | None,
    clause: str,
    basis: Basis | None = None,
) -> State:
    """The election open, if its own conditions hold: else it waits for them."""
    asked = tested(of_norm(state, norm, (), None), norm.require, norm.unless)
    if not asked.holds:
        return state
    basis = attrs.evolve(basis or Basis(occasion), act=occasion).under(clause)
    basis = basis.also(asked.clauses, asked.rests, asked.read)
    return opening.of_itself(state, norm, (), basis, Seeking(office.name, occasion, term_end))


# ── when the regular one opens ──


@attrs.frozen
class Due:
    """An instant, and what it was found from."""

    at: datetime
    found: Finding


def regular_at(state: State, office: Office) -> Due | None:
    """The instant at which the regular election opens; None if none is to be held for this term.

    While the office is vacant it is held only if no other was under way when its time came.
    """
    tenure, line = state.tenure(office.name), office.filled
    norm = procedure_of(state, office, vacancy=False)
    if norm is None or line is None or tenure.expiry is None or tenure.elect is not None:
        return None
    held = sought_by(state, office.name)
    if any(one.seeking == Seeking(office.name, "regular", tenure.expiry) for one in held):
        return None
    found = instant_of(state, office, line, norm, tenure.expiry)
    if not isinstance(found.value, datetime):
        return None
    if tenure.holder is None and not in_vacancy(state, found.value, tenure.expiry, held):
        return None
    return Due(found.value, found)


def in_vacancy(state: State, due: datetime, expiry: datetime, held: list[Proceeding]) -> bool:
    """Whether the regular election of a broken term is still to come, all others having failed."""
    if not held or any(not one.over for one in held) or expiry <= state.now:
        return False
    last = held[-1].ended
    return last is not None and due > last


def instant_of(
    state: State, office: Office, line: Filling, norm: Norm, expiry: datetime
) -> Finding:
    """`over X`; else so early that the procedure ends when the term does."""
    if line.over is not None:
        return evaluate(line.over, scope_of(state, office))
    moment: datetime | None = expiry
    found: list[Finding] = []
    for stage in reversed(norm.stages):
        length = length_of(norm, stage, of_norm(state, norm, (), None))
        if length.value is not None and moment is not None:
            moment = later(state.law, moment, -length.value)
            found.append(length.found)
    return joined(found, UNKNOWN if moment is None else moment)
