"""The values that expressions of the law have when a charter is run.

Numbers are `Fraction`, instants aware `datetime` (UTC), texts `str`, truth `bool`, lengths of time
`Duration`; the classes here are the rest. `UNKNOWN` is a value like the others: nothing is guessed
(language.md §12).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from charterlang.compiler.ir.quantities import Duration


class Unknown(Enum):
    """The type of `UNKNOWN`."""

    UNKNOWN = "unknown"


UNKNOWN: Literal[Unknown.UNKNOWN] = Unknown.UNKNOWN
"""What nobody has reported, the holder of a vacant office, a field nobody gave."""


@attrs.frozen(order=True)
class Individual:
    """A person, state, amendment or other entity; also a case of an enumeration."""

    name: str


@attrs.frozen(order=True)
class ProceedingRef:
    """A proceeding of the run, by its number (counted from 1 in the order of opening)."""

    number: int


@attrs.frozen
class Anchored:
    """A stretch of time whose one end is fixed, so that months can be compared with it.

    `since(x)` runs from the act to now and is measured from its start; `remaining(o)` runs from
    now to the expiry and is measured back from its end (language.md §12: `since(x) > 1 month`
    means now > at(x) + 1 month).
    """

    start: datetime
    end: datetime
    measured: Literal["from start", "back from end"] = "from start"

    @property
    def length(self) -> Duration:
        """The length in seconds (whole ones: instants of a run carry no fractions)."""
        return Duration(seconds=(self.end - self.start) // timedelta(seconds=1))


Single: TypeAlias = (
    Fraction | Duration | Anchored | datetime | str | bool | Individual | ProceedingRef
)
Value: TypeAlias = (
    Single | frozenset[Individual] | frozenset[ProceedingRef] | Literal[Unknown.UNKNOWN]
)


def ordered(
    members: Iterable[Individual | ProceedingRef],
) -> tuple[Individual | ProceedingRef, ...]:
    """The members of a set in an order that does not depend on hashes."""
    return tuple(sorted(members, key=_rank))


def _rank(one: Individual | ProceedingRef) -> tuple[int, str, int]:
    match one:
        case Individual(name):
            return 0, name, 0
        case ProceedingRef(number):
            return 1, "", number
