"""Entries about acts, their effects, and duties."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.interpreter.findings import Ground
from charterlang.interpreter.journal.entries import Recorded
from charterlang.interpreter.values import Value


@attrs.frozen
class ActRecorded(Recorded):
    """An act was done by whoever had the power, the right or the duty to do it."""

    act: str
    actor: str
    arguments: tuple[Value, ...]


@attrs.frozen
class Breached(Recorded):
    """A prohibition covers what was done, or (`overdue`) a duty was not done in time.

    `alleged`: it is a breach once it is found (`breach found by`). `void`: what was done had no
    effect. `by`: who complains of it. `act`: of an obligation, what was to be done.
    """

    norm: str
    actor: str
    arguments: tuple[Value, ...]
    overdue: bool = False
    alleged: bool = False
    void: bool = False
    by: str | None = None
    act: str | None = None


@attrs.frozen
class Disregarded(Recorded):
    """What is urged, and does not bind, was not followed: by what was done, or (`overdue`) in time."""

    norm: str
    actor: str
    arguments: tuple[Value, ...]
    overdue: bool = False


@attrs.frozen
class BreachFound(Recorded):
    """A breach that was alleged is found by whoever determines breaches, in that proceeding.

    `act`: of an obligation, what was to be done.
    """

    norm: str
    actor: str
    arguments: tuple[Value, ...]
    proceeding: int
    act: str | None = None


@attrs.frozen
class Prevailed(Recorded):
    """Where two norms meet on what somebody does or leaves, the first prevails over the second."""

    norm: str
    over: str
    actor: str
    arguments: tuple[Value, ...]


@attrs.frozen
class Irregular(Recorded):
    """An act or a decision stands, although what should hold for it does not.

    `lines`: which `should` lines of the norm these are, counted from 0.
    """

    act: str
    actor: str | None
    arguments: tuple[Value, ...]
    proceeding: int | None
    grounds: tuple[Ground, ...]
    lines: tuple[int, ...] = ()


@attrs.frozen
class Voided(Recorded):
    """The effects of a decision do not happen, none of them."""

    proceeding: int | None
    grounds: tuple[Ground, ...]


@attrs.frozen
class Overtaken(Recorded):
    """One effect finds nothing to do: what it brings about is so already."""

    what: str


@attrs.frozen
class AdoptionRecorded(Recorded):
    """An amendment or resolution is adopted."""

    subject: str


@attrs.frozen
class Enacted(Recorded):
    """The draft that this instrument was is adopted, without the clauses that fell."""

    instrument: str


@attrs.frozen
class ClauseStruck(Recorded):
    """A clause of a draft falls: it will be no law."""

    clause: str


@attrs.frozen
class Notified(Recorded):
    """Somebody is told something."""

    who: tuple[str, ...]
    message: str | None


@attrs.frozen
class DutyArose(Recorded):
    """A duty falls due, to be done by `until`.

    An obligation (`oblige x to "…"`) goes by the procedure that made it: `act` is what is to be done,
    `proceeding` the one in which it was decided.
    """

    norm: str
    bearer: str
    arguments: tuple[Value, ...]
    until: datetime | None
    act: str | None = None
    proceeding: int | None = None


@attrs.frozen
class DutyEnded(Recorded):
    """A duty is discharged (`done`), or its ground has fallen away."""

    norm: str
    bearer: str
    arguments: tuple[Value, ...]
    done: bool
    act: str | None = None
