"""Reports: who may say that a fact is so, and what it may be said to be (language.md §5)."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from charterlang.compiler.ir.instrument import Fact
from charterlang.compiler.ir.norms import Parameter
from charterlang.compiler.ir.quantities import Duration
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.events import FactGiven, Reported
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import FactRecorded
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.admission import fits
from charterlang.interpreter.machine.capacity import Capacity, acting
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.reliance import NOTHING
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual, Value


def report(state: State, event: Reported) -> Answer:
    """A fact with a new value, if whoever reports it may find it."""
    fact = state.law.declarations.get(event.fact)
    if not isinstance(fact, Fact):
        return (Ground(f"no fact is called {event.fact}"),)
    if grounds := misfitting(state, fact, event.arguments, event.value):
        return grounds
    found = finding(state, fact, event.by)
    if isinstance(found, Ground):
        return (found,)
    entry = FactRecorded(
        fact.name,
        event.arguments,
        event.value,
        event.by,
        at=state.now,
        clauses=authority(fact.place.clause),
        rests=found.rests if found is not None else NOTHING,
    )
    return record(state, entry)


def finding(state: State, fact: Fact, by: str | None) -> Capacity | Ground | None:
    """The capacity in which a fact is found; None if anybody may report it."""
    if fact.finder is None:
        return None
    clauses, law = authority(fact.place.clause), state.law
    if by is None:
        finder = phrasing.actors(law, fact.finder)
        said = f"only {finder} may find this, and the report says of nobody that it does"
        return Ground(said, clauses, remedy="say by whom: `report … by …`")
    return acting(Scope(state), by, fact.finder, clauses)


def given(state: State, event: FactGiven) -> Answer:
    """A fact with the value that it has when a run begins, whoever may find it later."""
    fact = state.law.declarations.get(event.fact)
    if not isinstance(fact, Fact):
        return (Ground(f"no fact is called {event.fact}"),)
    if grounds := misfitting(state, fact, event.arguments, event.value):
        return grounds
    entry = FactRecorded(
        fact.name,
        event.arguments,
        event.value,
        None,
        True,
        at=state.now,
        clauses=authority(fact.place.clause),
    )
    return record(state, entry)


def misfitting(
    state: State, fact: Fact, arguments: tuple[Value, ...], value: Value
) -> tuple[Ground, ...]:
    """Why a fact has no such arguments, or no such value: nothing, if it has."""
    law, title, clauses = (
        state.law,
        wording.title(state.law, fact.name),
        authority(fact.place.clause),
    )
    if len(arguments) != len(fact.of):
        about = wording.listed(wording.title(law, kind) for kind in fact.of) or "nothing"
        said = f"{title} is reported of {about}"
        return (Ground(said, clauses, f"{len(arguments)} of {len(fact.of)} are named"),)
    pairs = zip(fact.of, arguments, strict=True)
    wrong = [
        Ground(f"{wording.value(law, one)} is no {wording.title(law, kind)}", clauses)
        for kind, one in pairs
        if not fits(state, Parameter("", kind), one)
    ]
    if not typed(state, fact.type, value):
        said = f"{title} cannot be {wording.value(law, value)}"
        wrong.append(Ground(said, clauses, f"it is {wording.a(fact.type)}"))
    return tuple(wrong)


SORTS: dict[str, type] = {
    "truth": bool,
    "number": Fraction,
    "duration": Duration,
    "date": datetime,
    "text": str,
}


def typed(state: State, type: str, value: Value) -> bool:
    """Whether a value can be one of that type."""
    if type in SORTS:
        return isinstance(value, SORTS[type])
    if type.startswith("set of "):
        return isinstance(value, frozenset)
    return isinstance(value, Individual) and fits(state, Parameter("", type), value)
