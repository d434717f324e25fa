"""Duties that are not done in time: by a deadline, or by a finding (`late when`; language.md §8, §18.6).

What is late is a breach, and still owed. What a prevailing prohibition forbids is not owed any longer.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Condition
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Evidence, authority
from charterlang.interpreter.journal import Breached, DutyArose, Entry, FactRecorded, Prevailed
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import breaches, duties
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.conduct import conduct_of, meetings
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import Owed, State


def overdue(state: State, owed: Owed) -> State:
    """The time is over and the duty is not done: a breach, and it is still owed."""
    norm = state.law.declarations[owed.norm]
    return missed(state, owed, Basis(owed.norm, authority(norm.place.clause, *owed.clauses)))


def missed(state: State, owed: Owed, basis: Basis) -> State:
    """A duty is late; what a prevailing prohibition forbids falls away instead."""
    norm = state.law.declarations[owed.norm]
    if isinstance(norm, Norm) and owed.act is None:
        for one in meetings(state, conduct_of(norm, owed.bearer, owed.arguments)):
            if one.prevails is None:
                return excused(state, owed, one.prohibition)
    entry = Breached(
        owed.norm,
        owed.bearer,
        owed.arguments,
        True,
        breaches.alleged(state),
        act=owed.act,
        **basis.entry(state),
    )
    return breaches.breach(state, entry)


def excused(state: State, owed: Owed, prohibition: Norm) -> State:
    """The duty falls away before a prohibition that prevails over it."""
    norm = state.law.declarations[owed.norm]
    clauses = authority(prohibition.place.clause, norm.place.clause)
    entry = Prevailed(
        prohibition.name, owed.norm, owed.bearer, owed.arguments, at=state.now, clauses=clauses
    )
    return duties.end(record(state, entry), owed, False, Basis(prohibition.name, clauses))


def late(state: State) -> State:
    """Every duty that is owed is late once what its `late when` says has come to hold since."""
    for owed, norm in pending(state):
        scope = of_norm(state, norm, owed.arguments, owed.bearer)
        for one in norm.late:
            asked = tested(scope.at(state), (one,))
            if asked.holds and anew(one.holds, scope.at(state), asked.read, owed):
                clauses = authority(one.place.clause, norm.place.clause)
                state = missed(state, owed, Basis(norm.name, clauses, asked.rests, asked.read))
                break
    return state


def pending(state: State) -> Iterator[tuple[Owed, Norm]]:
    """The duties that are owed, are not late yet, and may become so by a finding."""
    for owed in state.duties:
        norm = state.law.declarations[owed.norm]
        if owed.act is None and not owed.overdue and isinstance(norm, Norm) and norm.late:
            yield owed, norm


def watched(state: State) -> Iterator[tuple[Scope, tuple[Condition, ...]]]:
    """The `late when` lines that are asked at every instant, each with its scope."""
    for owed, norm in pending(state):
        yield of_norm(state, norm, owed.arguments, owed.bearer), norm.late


def anew(condition: Expression, scope: Scope, read: tuple[Evidence, ...], owed: Owed) -> bool:
    """Whether a condition that holds has come to hold, or was reported again, since the duty arose.

    What held before says nothing of this duty: nobody is late with what has just fallen due.
    """
    facts = {(piece.fact, piece.arguments) for piece in read if piece.source == "reported"}
    one: State | None = scope.state
    while one is not None and one.journal:
        entry = one.journal[-1]
        if not evaluate(condition, scope.at(one)).holds:
            return True
        if arising(entry, owed):
            return False
        if isinstance(entry, FactRecorded) and (entry.fact, entry.arguments) in facts:
            return True
        one = one.before
    return False


def arising(entry: Entry, owed: Owed) -> bool:
    """Whether with this entry the duty fell due."""
    if not isinstance(entry, DutyArose):
        return False
    return (entry.norm, entry.bearer, entry.arguments, entry.act) == owed.of
