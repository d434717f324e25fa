"""Whom a name stands for: an individual, or those who belong to an organ or hold an office."""

from __future__ import annotations

from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.interpreter import roll, wording
from charterlang.interpreter.journal import DutyArose, Unseated
from charterlang.interpreter.machine.capacity import exercising
from charterlang.interpreter.state import State


def whom(state: State, name: str) -> frozenset[str]:
    """The names of those who may bear duties under that name or title; none if it is nobody's.

    Of an office its holder, of parties their members, of a body itself and its members.
    """
    match state.law.declarations.get(name):
        case Office():
            return frozenset({name, *exercising(state, name)})
        case Parties() | Body():
            return frozenset({name, *roll.members(state, name), *former(state, name)})
        case None:
            known = {*roll.known(state), *bearers(state)}
            if name in known:
                return frozenset({name})
            titled = {one for one in known if wording.individual(state.law, one) == name}
            return frozenset(titled)
        case _:
            return frozenset()


def bearers(state: State) -> set[str]:
    """Everybody who has ever owed something, or is in breach."""
    owing = {entry.bearer for entry in state.journal if isinstance(entry, DutyArose)}
    return owing | {one.bearer for one in state.breaches}


def former(state: State, organ: str) -> set[str]:
    """Those who have belonged to an organ, and belong no more."""
    return {
        entry.member
        for entry in state.journal
        if isinstance(entry, Unseated) and entry.organ == organ
    }
