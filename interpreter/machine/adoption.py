"""The adoption of a draft, whole or clause by clause (language.md §4.2)."""

from __future__ import annotations

from charterlang.compiler.adoption import below
from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.events import Act, ActDone, BreachAlleged, Moved
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import ClauseStruck, Enacted
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import beginning
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.state import State


def adopt(state: State, basis: Basis) -> Answer:
    """The draft is law, but for the clauses that fell; its organs come to be."""
    law = state.law
    if not law.on_adoption:
        return (Ground(f"{wording.title(law, law.name)} waits for no adoption", basis.clauses),)
    if not state.drafted:
        return (Ground(f"{law.title} is adopted already", basis.clauses),)
    return beginning.commence(record(state, Enacted(law.name, **basis.entry(state))))


def strike(state: State, clause: str, basis: Basis) -> Answer:
    """A clause of the draft falls."""
    if not state.drafted:
        return (Ground(f"{state.law.title} is no draft: {clause} stands", basis.clauses),)
    if clause in below(state.text.divisions, frozenset(state.fallen)):
        return (Ground(f"{clause} has fallen already", basis.clauses),)
    return record(state, ClauseStruck(clause, **basis.entry(state)))


def not_adopted(state: State, event: Act) -> tuple[Ground, ...]:
    """The ground that what is done rests on a clause that is no law, or none yet."""
    match event:
        case ActDone(act=name) | Moved(procedure=name) | BreachAlleged(norm=name):
            name = name if name in state.text.declarations else name.partition(".")[0]
        case _:
            return ()
    one = state.text.declarations.get(name)
    if one is None or name in state.law.declarations:
        return ()
    clauses = authority(one.place.clause)
    if state.drafted:
        return (Ground(f"{state.law.title} is a draft, and nobody has adopted it", clauses),)
    sort = one.kind if isinstance(one, Norm) else "rule"
    return (Ground(f"this {sort} fell with its clause, and is no law", clauses),)
