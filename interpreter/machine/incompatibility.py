"""Offices and bodies that nobody may have at once: a choice waits until the other is given up (§6)."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from charterlang.compiler.ir.organs import Body, Incompatibility, Office
from charterlang.interpreter import roll
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import ChoiceWaits
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.venue import measured
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State


@attrs.frozen
class Bar:
    """What somebody has that excludes something else, and the line that says so."""

    other: str
    line: Incompatibility


def bars(state: State, organ: str, person: str) -> Iterator[Bar]:
    """All that somebody has and that excludes an office or a seat, whichever of both says so."""
    for one in state.law.declarations.values():
        for line in one.incompatible if isinstance(one, Office | Body) else ():
            other = line.organ if one.name == organ else one.name if line.organ == organ else None
            if other is not None and has(state, other, person):
                yield Bar(other, line)


def bar(state: State, organ: str, person: str) -> Bar | None:
    """The first of them."""
    return next(bars(state, organ, person), None)


def has(state: State, organ: str, person: str) -> bool:
    """Whether somebody holds the office, or belongs to the body."""
    if isinstance(state.law.declarations.get(organ), Office):
        return state.tenure(organ).holder == person
    return roll.belongs(state, organ, person)


def waits(
    state: State,
    organ: str,
    person: str,
    found: Bar,
    basis: Basis,
    by: str | None = None,
    regular: bool = False,
) -> State:
    """The choice on record, which takes effect when the other is given up."""
    if awaited(state, organ, person):
        return state
    within = evaluate(found.line.within, Scope(state))
    length = measured(within)
    until = later(state.law, state.now, length) if length is not None else None
    resting = basis.under(found.line.place.clause).also((), within.rests, within.read)
    entry = ChoiceWaits(
        organ,
        person,
        found.other,
        until,
        basis.act,
        by,
        basis.proceeding,
        regular,
        **resting.entry(state),
    )
    return record(state, entry)


def awaited(state: State, organ: str, person: str | None = None) -> bool:
    """Whether somebody, or that one, has been chosen and has yet to give something up."""
    return any(one.organ == organ and person in (None, one.person) for one in state.awaited)


def clauses_of(state: State, organ: str) -> tuple[str, ...]:
    """The clauses of the lines by which something excludes the organ."""
    return authority(
        *(
            line.place.clause
            for one in state.law.declarations.values()
            for line in (one.incompatible if isinstance(one, Office | Body) else ())
            if organ in (one.name, line.organ)
        )
    )
