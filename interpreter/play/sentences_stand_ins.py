"""Entries in words about who stands in the place of whom."""

from __future__ import annotations

from typing import assert_never

from charterlang.compiler.ir.organs import Office
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.journal import (
    ActingChanged,
    ChoiceEnded,
    ChoiceWaits,
    DelegationRevoked,
    PowerDelegated,
    StandInEntry,
)
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.sentences_organs import member_of
from charterlang.interpreter.play.words import Sentence


def in_stand_ins(entry: StandInEntry, naming: Naming) -> Sentence:
    """Acting officers, choices that wait, delegations."""
    match entry:
        case ActingChanged(office, person, before):
            role = wording.title(naming.law, office)
            if person is not None:
                return Sentence(f"{naming.who(person)} acts as {role}")
            return Sentence(f"{naming.who(str(before))} acts as {role} no longer")
        case ChoiceWaits(organ, person, other, until):
            return Sentence(waits(naming, organ, person, other, until))
        case ChoiceEnded(organ, person, lapsed):
            if not lapsed:
                return Sentence("a choice waits no longer", silent=True)
            chosen = f"the choice of {naming.who(person)} as {placed(naming, organ)} lapses"
            return Sentence(chosen)
        case PowerDelegated(office, act, to, person):
            power = phrasing.power(naming.law, act)
            return Sentence(f"{naming.who(person)} delegates {power} to {role_of(naming, to)}")
        case DelegationRevoked(office, act, to, person):
            power = phrasing.power(naming.law, act)
            return Sentence(f"{naming.who(person)} takes back {power} from {role_of(naming, to)}")
        case _:
            assert_never(entry)


def waits(naming: Naming, organ: str, person: str, other: str, until: object) -> str:
    """`Ben is chosen as Treasurer, with effect from ceasing to be Chair, by 8 May 2026 at the latest`."""
    given_up = placed(naming, other)
    by = f", by {naming.instant(until)} at the latest" if until is not None else ""  # type: ignore[arg-type]  # an instant
    chosen = f"{naming.who(person)} is chosen as {placed(naming, organ)}"
    return f"{chosen}, with effect from ceasing to be {given_up}{by}"


def placed(naming: Naming, organ: str) -> str:
    """`Chair`, `a member of the Council`."""
    if isinstance(naming.law.declarations.get(organ), Office):
        return wording.title(naming.law, organ)
    return member_of(naming, organ)


def role_of(naming: Naming, office: str) -> str:
    """`the Deputy Chair`."""
    return wording.the(naming.law, office)
