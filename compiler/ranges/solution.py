"""Where conditions hold: the values of one free number, as exact intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, lcm

from charterlang.compiler.node import frozen
from charterlang.compiler.ranges.terms import Guard, Guards

WIDEST, LONGEST = 100_000, 10_000
"""So many whole numbers are gone through, and so many until what is rounded repeats itself."""


@frozen
class Interval:
    """The numbers from `low` to `high`; None: without end. An end that is `open` is not among them."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def whole(self) -> tuple[int | None, int | None] | None:
        """The least and the greatest whole number in it; None if there is none in it."""
        low = high = None
        if self.low is not None:
            low = floor(self.low) + 1 if self.low_open else ceil(self.low)
        if self.high is not None:
            high = ceil(self.high) - 1 if self.high_open else floor(self.high)
        return None if low is not None and high is not None and low > high else (low, high)


@frozen
class Solution:
    """The values, in order. `whole`: of whole numbers only, for something is rounded.

    `recurs`: beyond the last interval, or before the first, more follow in the same measure.
    """

    intervals: tuple[Interval, ...]
    whole: bool
    recurs: bool = False

    def example(self) -> Fraction:
        """One of the values: the first whole one that is not negative, if there is one."""
        wholes = [ends for one in self.intervals if (ends := one.whole()) is not None]
        for low, high in wholes:
            if high is None or high >= 0:
                return Fraction(max(low or 0, 0))
        if wholes:
            low, high = wholes[0]
            return Fraction(high or 0)
        first = self.intervals[0]
        assert first.low is not None and first.high is not None
        return (first.low + first.high) / 2


def solution(ways: Sequence[Guards]) -> Solution | None:
    """Where one of the ways holds; None if the numbers are too many to be gone through."""
    guards = [guard for way in ways for guard in way]
    roundings = [one for guard in guards for one in guard.term.roundings()]

    def holds(point: Fraction) -> bool:
        return any(all(guard.holds(point) for guard in way) for way in ways)

    if not roundings:
        return Solution(between_roots(guards, holds), whole=False)
    period = lcm(*(one.of.slope().denominator for one in roundings))
    turns = [turn for guard in guards for turn in turning(guard)]
    first = floor(min(turns, default=Fraction(0))) - 1
    last = ceil(max(turns, default=Fraction(0))) + 1
    if last - first > WIDEST or period > LONGEST:
        return None
    return over_whole_numbers(first, last, period, holds)


def between_roots(
    guards: Iterable[Guard], holds: Callable[[Fraction], bool]
) -> tuple[Interval, ...]:
    """Tries each root, and one value between two: nothing turns there."""
    roots = sorted(
        {-guard.term.constant / slope for guard in guards if (slope := guard.term.slope())}
    )
    if not roots:
        return (Interval(None, None),) if holds(Fraction(0)) else ()
    parts = [(Interval(None, roots[0], True, True), holds(roots[0] - 1))]
    for low, high in pairwise(roots):
        parts.append((Interval(low, low), holds(low)))
        parts.append((Interval(low, high, True, True), holds((low + high) / 2)))
    parts.append((Interval(roots[-1], roots[-1]), holds(roots[-1])))
    parts.append((Interval(roots[-1], None, True, True), holds(roots[-1] + 1)))
    return joined(part for part, held in parts if held)


def joined(parts: Iterable[Interval]) -> tuple[Interval, ...]:
    """Intervals that touch, as one."""
    made: list[Interval] = []
    for one in parts:
        last = made[-1] if made else None
        if last and last.high == one.low and one.low is not None:
            if not (last.high_open and one.low_open):
                made[-1] = Interval(last.low, one.high, last.low_open, one.high_open)
                continue
        made.append(one)
    return tuple(made)


def turning(guard: Guard) -> tuple[Fraction, ...]:
    """Between which values a comparison can turn; nowhere, if it repeats itself for ever."""
    slope = guard.term.slope()
    return tuple(-end / slope for end in guard.term.spread()) if slope else ()


def over_whole_numbers(
    first: int, last: int, period: int, holds: Callable[[Fraction], bool]
) -> Solution:
    """Goes through the whole numbers between the last turns, and one period on either side."""
    before = [holds(Fraction(at)) for at in range(first - period, first)]
    after = [holds(Fraction(at)) for at in range(last + 1, last + 1 + period)]
    runs: list[Interval] = []
    low = first if not any(before) or all(before) else first - period
    high = last if not any(after) or all(after) else last + period
    for at in range(low, high + 1):
        if not holds(Fraction(at)):
            continue
        if runs and runs[-1].high == at - 1:
            runs[-1] = Interval(runs[-1].low, Fraction(at))
        else:
            runs.append(Interval(Fraction(at), Fraction(at)))
    if all(before) and runs and runs[0].low == low:
        runs[0] = Interval(None, runs[0].high)
    if all(after) and runs and runs[-1].high == high:
        runs[-1] = Interval(runs[-1].low, None)
    recurs = any(any(some) and not all(some) for some in (before, after))
    return Solution(tuple(runs), True, recurs)
