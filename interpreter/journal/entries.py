"""What all journal entries have, and the entries of the clock and of facts."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.interpreter.events import Event
from charterlang.interpreter.findings import Evidence, Ground
from charterlang.interpreter.reliance import NOTHING, Reliance
from charterlang.interpreter.state import EdgeKey
from charterlang.interpreter.values import Value


@attrs.frozen
class Recorded:
    """An entry: when, on the authority of which clauses, and what the decision rests on.

    `clauses` name the most specific rule first. Everything a decision needed is in its entry, so
    that applying it evaluates no law.
    """

    at: datetime = attrs.field(kw_only=True)
    clauses: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    rests: Reliance = attrs.field(default=NOTHING, kw_only=True)
    read: tuple[Evidence, ...] = attrs.field(default=(), kw_only=True)


@attrs.frozen
class ClockSet(Recorded):
    """Time went on to `at`."""


@attrs.frozen
class Commenced(Recorded):
    """The instrument is in force since `since`."""

    since: datetime


@attrs.frozen
class FactRecorded(Recorded):
    """A fact has a value from now on. `given`: it had it when the run began."""

    fact: str
    arguments: tuple[Value, ...]
    value: Value
    by: str | None
    given: bool = False


@attrs.frozen
class FieldRecorded(Recorded):
    """An individual belongs to another."""

    individual: str
    field: str
    value: str


@attrs.frozen
class EdgeTurned(Recorded):
    """A standing condition began or ceased to hold (`holds`)."""

    key: EdgeKey
    holds: bool


@attrs.frozen
class Refused(Recorded):
    """An event that no rule admits: nothing changed but the journal."""

    event: Event
    grounds: tuple[Ground, ...]


@attrs.frozen
class Unstable(Recorded):
    """The law did not come to rest at this instant: `rounds` rounds of consequences."""

    rounds: int
