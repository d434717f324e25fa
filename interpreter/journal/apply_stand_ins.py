"""What entries about acting officers, waiting choices and delegations change in the state."""

from __future__ import annotations

from typing import assert_never

import attrs

from charterlang.interpreter.journal import (
    ActingChanged,
    ChoiceEnded,
    ChoiceWaits,
    DelegationRevoked,
    PowerDelegated,
    StandInEntry,
)
from charterlang.interpreter.state import Awaited, Delegation, State


def in_stand_ins(state: State, entry: StandInEntry) -> State:
    """The state after the entry."""
    match entry:
        case ActingChanged(office, person):
            held = attrs.evolve(state.tenure(office), acting=person)
            return attrs.evolve(state, offices={**state.offices, office: held})
        case ChoiceWaits():
            made = Awaited(
                entry.organ,
                entry.person,
                entry.at,
                entry.until,
                entry.cause,
                entry.clauses,
                entry.by,
                entry.proceeding,
                entry.regular,
            )
            return attrs.evolve(state, awaited=(*state.awaited, made))
        case ChoiceEnded(organ, person, lapsed):
            left = tuple(one for one in state.awaited if (one.organ, one.person) != (organ, person))
            state = attrs.evolve(state, awaited=left)
            if not lapsed or organ not in state.offices:
                return state
            held = attrs.evolve(state.tenure(organ), lapsed=entry.at)
            return attrs.evolve(state, offices={**state.offices, organ: held})
        case PowerDelegated(office, act, to):
            return attrs.evolve(
                state, delegations=(*state.delegations, Delegation(office, act, to))
            )
        case DelegationRevoked(office, act, to):
            kept = tuple(one for one in state.delegations if one != Delegation(office, act, to))
            return attrs.evolve(state, delegations=kept)
        case _:
            assert_never(entry)


def without_delegations(state: State, office: str) -> State:
    """The state in which nothing is delegated by that office: its holder has left it."""
    if not any(one.office == office for one in state.delegations):
        return state
    kept = tuple(one for one in state.delegations if one.office != office)
    return attrs.evolve(state, delegations=kept)
