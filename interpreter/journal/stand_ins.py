"""Entries about who stands in the place of whom: acting officers, choices that wait, delegations."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.interpreter.journal.entries import Recorded


@attrs.frozen
class ActingChanged(Recorded):
    """Somebody else acts for the holder of an office from now on, or (None) nobody does any more."""

    office: str
    person: str | None
    before: str | None


@attrs.frozen
class ChoiceWaits(Recorded):
    """Who has been chosen for `organ` must first give up `other`, `until` then."""

    organ: str
    person: str
    other: str
    until: datetime | None
    cause: str
    by: str | None = None
    proceeding: int | None = None
    regular: bool = False


@attrs.frozen
class ChoiceEnded(Recorded):
    """A choice waits no longer: it took effect, or it lapsed."""

    organ: str
    person: str
    lapsed: bool


@attrs.frozen
class PowerDelegated(Recorded):
    """The holder of an office lets that of another exercise a power, and keeps it."""

    office: str
    act: str
    to: str
    person: str


@attrs.frozen
class DelegationRevoked(Recorded):
    """The holder of another office exercises that power no longer."""

    office: str
    act: str
    to: str
    person: str
