"""Choices that wait until something incompatible is given up: they take effect, or they lapse (§6)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir.organs import Office
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import ChoiceEnded
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import incompatibility, membership, offices
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.state import Awaited, State


def settled(state: State) -> State:
    """Every choice that nothing stands in the way of any more, in effect."""
    for one in state.awaited:
        if incompatibility.bar(state, one.organ, one.person) is None:
            state = take_effect(state, one)
    return state


def take_effect(state: State, one: Awaited) -> State:
    """The office assumed, or the seat taken; a choice that has been overtaken lapses."""
    basis = Basis(one.cause, one.clauses, proceeding=one.proceeding)
    organ = state.law.declarations[one.organ]
    ended = ChoiceEnded(one.organ, one.person, False, **basis.entry(state))
    if isinstance(organ, Office):
        before = state.tenure(organ.name)
        taken = before.holder is not None and before.since is not None and before.since > one.since
        if taken or offices.unfit(state, organ, one.person):
            return lapse(state, one)
        after = offices.assume(record(state, ended), organ, one.person, basis, one.regular)
    else:
        answer = membership.seat(record(state, ended), one.organ, one.person, basis, one.by)
        if not isinstance(answer, State):
            return lapse(state, one)
        after = answer
    return lapse(state, one) if membership.broken(state, after) else after


def lapse(state: State, one: Awaited) -> State:
    """The choice is of no effect: what was incompatible has not been given up in time."""
    clauses = authority(*one.clauses)
    return record(state, ChoiceEnded(one.organ, one.person, True, at=state.now, clauses=clauses))


def waiting(state: State) -> Iterator[tuple[Awaited, int]]:
    """The choices that lapse at a time of their own, each with its place among them."""
    for number, one in enumerate(state.awaited):
        if one.until is not None:
            yield one, number


def lapse_now(state: State, one: Awaited) -> State:
    """The time to give up the other is over."""
    return lapse(state, one) if one in state.awaited else state
