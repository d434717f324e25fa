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
    """A prohibition covers what was done, or (`overdue`) a duty was not done in time."""

    norm: str
    actor: str
    arguments: tuple[Value, ...]
    overdue: bool = False


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
class Notified(Recorded):
    """Somebody is told something."""

    who: tuple[str, ...]
    message: str | None


@attrs.frozen
class DutyArose(Recorded):
    """A duty falls due, to be done by `until`."""

    norm: str
    bearer: str
    arguments: tuple[Value, ...]
    until: datetime | None


@attrs.frozen
class DutyEnded(Recorded):
    """A duty is discharged (`done`), or its ground has fallen away."""

    norm: str
    bearer: str
    arguments: tuple[Value, ...]
    done: bool
