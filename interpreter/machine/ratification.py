"""Ratification: deposits, what they bring about, and the entry into force (§10.3, §18.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.ratification import Ratification
from charterlang.interpreter import acts, wording
from charterlang.interpreter.events import InstrumentDeposited
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import Commenced, DepositMade
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import routes
from charterlang.interpreter.machine.admission import Tested, holds, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.effects import carry_out
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual, Value


def basis_of(one: Ratification) -> Basis:
    """What follows from a ratification follows on its authority."""
    return Basis(one.name, authority(one.place.clause))


# ── deposits


def deposit(state: State, event: InstrumentDeposited) -> Answer:
    """An instrument deposited, with what it brings about; or why it cannot be."""
    one = state.law.ratification
    if one is None:
        return (Ground(f"{state.law.title} is not ratified: nothing is deposited under it"),)
    if grounds := (*again(state, one, event.actor), *stranger(state, one, event.actor)):
        return grounds
    basis = basis_of(one).under(one.depositary.place.clause if one.depositary else "")
    entry = DepositMade(
        event.actor, event.instrument, event.votes, event.dated, **basis.entry(state)
    )
    state = record(state, entry)
    answer = carry_out(one.deposited, Scope(state, {"actor": Individual(event.actor)}), basis)
    if not isinstance(answer, State) or answer.commenced is None:
        return answer
    return bound(answer, one, event.actor)


def again(state: State, one: Ratification, actor: str) -> tuple[Ground, ...]:
    """The ground that somebody has deposited already."""
    before = state.deposit_of(actor)
    if before is None:
        return ()
    since = wording.instant(state.law, before.at)
    said = f"{who(state.law, actor)} has deposited its instrument already, on {since}"
    return (Ground(said, authority(one.place.clause)),)


def stranger(state: State, one: Ratification, actor: str) -> tuple[Ground, ...]:
    """Why one who is not named may not deposit."""
    if actor in one.named:
        return ()
    name = who(state.law, actor)
    if one.accession is None:
        places = [one.signatories.place.clause] if one.signatories is not None else []
        said = f"{name} is not among the signatories"
        return (Ground(said, authority(*places, one.place.clause)),)
    by = one.accession.by
    if by is None:
        return ()
    if acts.of_act("carried", acts.Asked(by, (Individual(actor),)), state).holds:
        return ()
    said = f"{name} has not been admitted: {wording.act(state.law, by, (Individual(actor),))}"
    return (Ground(said, authority(one.accession.place.clause, one.place.clause)),)


def bound(state: State, one: Ratification, name: str) -> Answer:
    """One who has deposited, bound from now on: it joins what is joined by ratification."""
    return routes.follow(state, None, (Individual(name),), basis_of(one))


# ── entry into force


def enough(state: State, one: Ratification) -> Tested:
    """Whether the deposits are enough, and why not if they are not."""
    clauses = authority(one.place.clause)
    asked = tested(Scope(state), one.commences, (), clauses)
    if one.commences or not missing(state, one):
        return asked
    return Tested(lacking(state, one), asked.clauses, asked.rests, asked.read)


def missing(state: State, one: Ratification) -> tuple[str, ...]:
    """The signatories that have not deposited."""
    return tuple(name for name in one.named if state.deposit_of(name) is None)


def lacking(state: State, one: Ratification) -> tuple[Ground, ...]:
    """The ground that deposits are missing: whose."""
    names = missing(state, one)
    if not names:
        return ()
    law, many = state.law, len(one.named)
    verb = "have" if len(names) > 1 else "has"
    said = f"{wording.listed(who(law, name) for name in names)} {verb} not deposited"
    place = one.commences[0].place if one.commences else one.place
    far = f"{many - len(names)} of {many} signatories have deposited"
    return (Ground(said, authority(place.clause, one.place.clause), far),)


def entry_into_force(state: State, one: Ratification) -> State:
    """The instrument in force, if what it takes is there; nothing of it holds yet."""
    asked = enough(state, one)
    if not asked.holds:
        return state
    basis = Basis(one.name, authority(*asked.clauses, one.place.clause), asked.rests, asked.read)
    return record(state, Commenced(state.now, **basis.entry(state)))


def all_bound(state: State, one: Ratification) -> State:
    """Whoever had deposited when the instrument came into force, bound by it."""
    for made in state.deposits:
        answer = bound(state, one, made.by)
        state = answer if isinstance(answer, State) else state
    return state


def given(state: State, since: datetime) -> Answer:
    """The instrument in force since then: so its signatories have deposited."""
    one = state.law.ratification
    if one is None or since > state.now:
        return (Ground("this cannot be its commencement: it is not in force then"),)
    basis = basis_of(one)
    for name in missing(state, one):
        entry = DepositMade(name, given=since, **basis.entry(state))
        state = record(state, entry)
    return record(state, Commenced(since, **basis.entry(state)))


# ── before it is in force


def in_force(state: State, norm: Norm, arguments: tuple[Value, ...] = ()) -> bool:
    """Whether a norm has commenced: with the instrument, or by a line of its own."""
    if norm.commences:
        return holds(of_norm(state, norm, arguments, None), norm.commences)
    return state.commenced is not None


def dormant(state: State, norm: Norm, arguments: tuple[Value, ...]) -> tuple[Ground, ...]:
    """The ground that a norm has not commenced, where it says itself when it does."""
    if not norm.commences:
        return ()
    clauses = authority(norm.place.clause)
    return tested(of_norm(state, norm, arguments, None), norm.commences, (), clauses).grounds


def waiting(state: State) -> Iterator[Ground]:
    """Why the instrument is not in force, where it waits for its ratification."""
    one = state.law.ratification
    if one is None or state.commenced is not None:
        return
    grounds = lacking(state, one) or enough(state, one).grounds
    for ground in grounds:
        said = f"{state.law.title} is not in force: {ground.reason}"
        yield Ground(said, ground.clauses, ground.distance, ground.rests, ground.read)
