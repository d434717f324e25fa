"""Entries about organs: who sits, who holds office, for how long."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.interpreter.journal.entries import Recorded


@attrs.frozen
class Seated(Recorded):
    """A seat in a body, or membership of the parties, is taken. `by`: the party that appointed."""

    organ: str
    member: str
    by: str | None = None
    given: bool = False


@attrs.frozen
class Unseated(Recorded):
    """Seats end: that of `member` by appointment of `by`, or (`by` None) all it has there."""

    organ: str
    member: str
    by: str | None = None
    cause: str | None = None


@attrs.frozen
class Depleted(Recorded):
    """A body has fallen below its least size: `members` of at least `least`."""

    body: str
    members: int
    least: int


@attrs.frozen
class Slept(Recorded):
    """Membership sleeps (`suspended`) or wakes again."""

    organ: str
    member: str
    suspended: bool


@attrs.frozen
class Composed(Recorded):
    """The body is composed for the first time: every appointer has appointed."""

    body: str


@attrs.frozen
class Installed(Recorded):
    """Somebody assumes an office; `expiry` ends the term (None: none is set).

    `terms`: which term in a row it is for that person. `part`: what the term is made of: a `full`
    one, the `remainder` of the predecessor's, or the remainder and the `next` one.
    """

    office: str
    person: str
    since: datetime
    expiry: datetime | None
    terms: int
    part: str
    before: str | None = None
    proceeding: int | None = None
    given: bool = False


@attrs.frozen
class Elected(Recorded):
    """Somebody is elected and will assume the office when the incumbent's term ends."""

    office: str
    person: str
    assumes: datetime
    proceeding: int


@attrs.frozen
class Vacated(Recorded):
    """The office falls vacant. `cause`: an act, `expiry`, or the route's name; `given` at start."""

    office: str
    person: str | None
    cause: str
    given: bool = False
