"""Entries about regimes and schedules."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

import attrs

from charterlang.interpreter.journal.entries import Recorded
from charterlang.interpreter.values import Value

Saved: TypeAlias = tuple[tuple[str, tuple[Value, ...], Value], ...]
"""(schedule, row, value): what a schedule was."""


@attrs.frozen
class RegimeBegan(Recorded):
    """A regime is in force, until it is ended or lapses; begun `again`, its time runs anew.

    `saved` is what the schedules were that it restores, when it began first.
    """

    regime: str
    arguments: tuple[Value, ...]
    lapses: datetime | None
    again: bool = False
    saved: Saved = ()


@attrs.frozen
class RegimeExtended(Recorded):
    """A regime lapses at another time than it would have."""

    regime: str
    arguments: tuple[Value, ...]
    lapses: datetime


@attrs.frozen
class RegimeEnded(Recorded):
    """A regime is in force no longer: by an act, or (`lapsed`) because its time is over."""

    regime: str
    arguments: tuple[Value, ...]
    lapsed: bool = False


@attrs.frozen
class EntrySet(Recorded):
    """A row of a schedule has another value; `restored`: that which it had before a regime."""

    schedule: str
    arguments: tuple[Value, ...]
    value: Value
    restored: bool = False
