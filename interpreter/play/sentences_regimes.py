"""Regimes and schedules in words: what is in force, until when, and what a row is set to."""

from __future__ import annotations

from typing import assert_never

from charterlang.interpreter import wording
from charterlang.interpreter.journal import (
    EntrySet,
    RegimeBegan,
    RegimeEnded,
    RegimeEntry,
    RegimeExtended,
)
from charterlang.interpreter.play.naming import Naming


def in_regimes(entry: RegimeEntry, naming: Naming) -> str:
    """The sentence of the entry."""
    match entry:
        case RegimeBegan(regime, arguments, lapses, again):
            until = f", until {naming.instant(lapses)}" if lapses else ""
            anew = "begins again" if again else "begins"
            return f"{named(regime, arguments, naming)} {anew}{until}"
        case RegimeExtended(regime, arguments, lapses):
            until = naming.instant(lapses)
            return f"{named(regime, arguments, naming)} is extended until {until}"
        case RegimeEnded(regime, arguments, lapsed):
            how = "lapses" if lapsed else "ends"
            return f"{named(regime, arguments, naming)} {how}"
        case EntrySet(schedule, row, value, restored):
            title = wording.title(naming.law, schedule)
            how = "is again" if restored else "is set to"
            return f"{title}: {naming.values(row)} {how} {naming.value(value)}"
        case _:
            assert_never(entry)


def named(regime: str, arguments: tuple[object, ...], naming: Naming) -> str:
    """`the state of emergency`, `the war of the alliance (Mordor)`."""
    about = naming.values(arguments)  # type: ignore[arg-type]  # values of the run
    return f"the {wording.title(naming.law, regime)}{f' ({about})' if about else ''}"
