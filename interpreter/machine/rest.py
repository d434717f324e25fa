"""Whether a standing condition can have turned since all were asked last (language.md §18.2).

To ask every standing condition of everybody whom it may concern takes long, and most of what happens,
such as a ballot, touches none of them. What they are found from are parts of the state, which are
replaced and never changed; as long as all of these are the very same, nothing has turned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.ir.expressions import Call, Expression
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Condition, Office, Parties
from charterlang.compiler.ir.regimes import Regime
from charterlang.interpreter.history import reaching, ticks
from charterlang.interpreter.state import State

COUNTING = ("voted", "ayes", "nays", "abstentions", "certain", "needed", "winner")
"""Functions that read the ballots of a vote."""


def at_rest(state: State) -> bool:
    """Whether all that standing conditions read is as it was when none of them had turned."""
    found = state.memory.at_rest
    return found is not None and same(found, read(state))


def note_rest(state: State) -> None:
    """Remembers that no standing condition has turned in this state."""
    state.memory.at_rest = read(state)


def same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether two readings are of the very same parts."""
    return all(left is right or left == right for left, right in zip(one, other, strict=True))


def read(state: State) -> tuple[Any, ...]:
    """The parts of the state that standing conditions may read; not what is equal without looking."""
    if state.memory.reads is None:
        state.memory.reads = reads(state.law)
    clock, ballots = state.memory.reads
    return (
        state.now if clock else None,
        state.proceedings if ballots else tuple(stages_of(state)),
        *(Same(part) for part in parts(state)),
    )


def parts(state: State) -> tuple[Any, ...]:
    """The parts that are replaced as a whole when anything in them changes."""
    return (
        state.law,
        state.commenced,
        state.seats,
        state.asleep,
        state.offices,
        state.composed,
        state.fields,
        state.reports,
        state.deeds,
        state.duties,
        state.breaches,
        state.irregular,
        state.adopted,
        state.fallen,
        state.regimes,
        state.deposits,
        state.entries,
        state.edges,
    )


class Same:
    """A part of a state, equal to itself alone: two that are alike are asked anew."""

    __slots__ = ("part",)

    def __init__(self, part: object) -> None:
        self.part = part

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.part is other.part

    __hash__ = None  # type: ignore[assignment]  # never a key


def stages_of(state: State) -> Iterator[tuple[Any, ...]]:
    """How each proceeding stands, but for its ballots."""
    for one in state.proceedings:
        yield (
            one.number,
            one.stage,
            one.ahead,
            one.lot,
            one.waiting,
            one.outcome,
            one.winner,
            one.movers,
            one.closes,
        )


def reads(law: Instrument) -> tuple[bool, bool]:
    """Whether standing conditions of this law read the clock, and whether they read ballots."""
    asked = [one.holds for one in conditions(law)]
    clock = any(ticks(one, law) for one in asked)
    counted = any(
        isinstance(part, Call) and part.function in COUNTING
        for one in asked
        for part in reaching(one, law)
    )
    return clock, counted


def conditions(law: Instrument) -> Iterator[Condition]:
    """Every condition that is asked at every instant, and those by which anybody sits in a body."""
    for one in law.declarations.values():
        match one:
            case Parties() | Body():
                ways = (*one.joins, *one.leaves)
            case Office():
                ways = one.vacated
            case Norm(kind="duty" | "procedure"):
                yield from (*one.commences, *one.when, *one.unless, *one.require)
                continue
            case Regime():
                ways = (*one.begins, *one.ends)
            case _:
                continue
        for way in ways:
            if way.when is not None:
                yield Condition(way.when, way.place)
        for line in one.seats if isinstance(one, Body) else ():
            if isinstance(line.where, Expression):
                yield Condition(line.where, line.place)
