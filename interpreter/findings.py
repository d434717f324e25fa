"""What an evaluation finds: a value, what it rests on, and the facts that were read.

Findings are united through operators, and of a decided `and` or `or` only the deciding limb is
kept (language.md §18.9), so that a result names what it really depended on.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, TypeAlias

import attrs

from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.values import UNKNOWN, Value

Source: TypeAlias = Literal["reported", "given", "presumed", "missing", "stated"]


@attrs.frozen
class Evidence:
    """A fact, or a field of an individual, that was read.

    `by` reported it `at`; the law has `stated` it as a row of a schedule; a `presumed` value stands because nobody did; of a `missing` one nothing
    is known. `field`: the fact is a field, its one argument the individual.
    """

    fact: str
    arguments: tuple[Value, ...]
    value: Value
    source: Source
    by: str | None = None
    at: datetime | None = None
    clause: str = ""
    field: bool = False


@attrs.frozen
class Finding:
    """The value of an expression, with what it rests on."""

    value: Value
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it is true; what is unknown does not hold (language.md §12)."""
        return self.value is True

    @property
    def missing(self) -> tuple[Evidence, ...]:
        """The facts nobody reported, on which it failed."""
        return tuple(one for one in self.read if one.source == "missing")

    def giving(self, value: Value) -> Finding:
        """The same ground for another value."""
        return attrs.evolve(self, value=value)


NOTHING_KNOWN = Finding(UNKNOWN)


def joined(findings: Iterable[Finding], value: Value) -> Finding:
    """The value, resting on all of these."""
    all_of = tuple(findings)
    if len(all_of) == 1:
        return Finding(value, all_of[0].rests, all_of[0].read)
    return Finding(
        value,
        united(one.rests for one in all_of),
        distinct(piece for one in all_of for piece in one.read),
    )


def distinct(read: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each piece of evidence once, in order of reading."""
    found: list[Evidence] = []
    for piece in read:
        if piece not in found:
            found.append(piece)
    return tuple(found)


@attrs.frozen
class Ground:
    """Why an act is not admitted, and how far it was from being so.

    `reason` is a lower-case phrase without a full stop; `distance` says what was wanting ("1 of 2
    movers", "opens in 59 minutes"); `clauses` are the authority, the most specific first; `remedy`
    says what to do, where that is plain (report a missing fact).
    """

    reason: str
    clauses: tuple[str, ...] = ()
    distance: str | None = None
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()
    remedy: str | None = None


def authority(*clauses: str) -> tuple[str, ...]:
    """The clauses, each once, without the empty one of rules that stand in no clause."""
    return tuple(dict.fromkeys(one for one in clauses if one))
