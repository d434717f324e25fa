"""The opening of a proceeding, by a mover or of itself."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Office
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import Opened
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import regularity
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.state import Proceeding, Seeking, State
from charterlang.interpreter.values import Value


def under_way(state: State, procedure: str, arguments: tuple[Value, ...]) -> Proceeding | None:
    """The proceeding about the very same thing that is not over, if there is one."""
    for one in state.proceedings:
        if not one.over and one.procedure == procedure and one.arguments == arguments:
            return one
    return None


def opened_by(
    state: State,
    norm: Norm,
    arguments: tuple[Value, ...],
    actor: str,
    unit: str,
    basis: Basis,
) -> State:
    """A proceeding that somebody opens; its first stage has yet to begin."""
    number = len(state.proceedings) + 1
    entry = Opened(number, norm.name, arguments, by=actor, unit=unit, **basis.entry(state))
    return record(state, entry)


def of_itself(
    state: State,
    norm: Norm,
    arguments: tuple[Value, ...],
    basis: Basis,
    seeking: Seeking | None = None,
) -> State:
    """A proceeding that opens because of what happened (`basis.act`).

    An election that a proceeding repeats, or begins, seeks the office for the same term.
    """
    number = len(state.proceedings) + 1
    entry = Opened(
        number,
        norm.name,
        arguments,
        cause=basis.act,
        seeking=seeking or sought(state, norm, basis),
        **basis.under(norm.place.clause).entry(state),
    )
    state = record(state, entry)
    return regularity.of_proceeding(state, state.proceeding(number), norm)


def sought(state: State, norm: Norm, basis: Basis) -> Seeking | None:
    """The office that an election is about, if the law says that it fills one."""
    before = state.proceeding(basis.proceeding).seeking if basis.proceeding is not None else None
    for office in offices_filled(state, norm):
        if before is not None and before.office == office.name:
            return before
        tenure = state.tenure(office.name)
        if tenure.holder is not None:
            return Seeking(office.name, "regular", tenure.expiry)
        if tenure.untouched:
            return Seeking(office.name, "first", None)
        occasion = "expiry" if tenure.cause == "expiry" else "vacancy"
        return Seeking(office.name, occasion, tenure.expiry)  # type: ignore[arg-type]  # two words
    return None


def offices_filled(state: State, norm: Norm) -> tuple[Office, ...]:
    """The offices that the procedure fills, or fills when they fall vacant."""
    found = (one for one in state.law.declarations.values() if isinstance(one, Office))
    return tuple(
        one
        for one in found
        if (one.filled is not None and one.filled.by == norm.name)
        or (one.vacancy is not None and one.vacancy.by == norm.name)
    )


def opens_of_itself(state: State, norm: Norm) -> bool:
    """Whether nobody may move it: it begins with candidates, and fills an office (§6)."""
    first = norm.stages[0].kind if norm.stages else None
    return first in ("nominations", "election") and bool(offices_filled(state, norm))


def calling(state: State, norm: Norm) -> tuple[str, ...]:
    """The clauses that call for the procedure: those of the offices that it fills."""
    places = [
        line.place.clause
        for office in offices_filled(state, norm)
        for line in (office.filled, office.vacancy)
        if line is not None and line.by == norm.name
    ]
    return authority(*places, norm.place.clause)
