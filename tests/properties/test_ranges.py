"""For which values a range is empty (W701) is what trying every value gives."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from hypothesis import given, settings
from hypothesis import strategies as st

from charterlang.compiler.check.ranges import Range, emptied
from charterlang.compiler.ir.expressions import Defined
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.ranges.solution import Interval, Solution
from charterlang.compiler.ranges.values import NoNumber, Reader

HEAD = """charter pool "Rules of the Pool"
    zone "UTC"
fact d "depth" is number
"""
Sum = tuple[str, Callable[[Fraction], Fraction]]
"""An expression as written, and what it is worth."""


def rounded(inner: Sum, direction: str) -> Sum:
    text, worth = inner
    match direction:
        case "down":
            return f"({text} rounded down)", lambda d: Fraction(floor(worth(d)))
        case "up":
            return f"({text} rounded up)", lambda d: Fraction(ceil(worth(d)))
        case _:
            return f"({text} rounded nearest)", lambda d: Fraction(floor(worth(d) + Fraction(1, 2)))


def joined(one: Sum, sign: str, other: Sum) -> Sum:
    (left, a), (right, b) = one, other
    match sign:
        case "least":
            return f"least({left}, {right})", lambda d: min(a(d), b(d))
        case "greatest":
            return f"greatest({left}, {right})", lambda d: max(a(d), b(d))
        case "+":
            return f"({left} + {right})", lambda d: a(d) + b(d)
        case _:
            return f"({left} - {right})", lambda d: a(d) - b(d)


def shared(inner: Sum, share: Fraction) -> Sum:
    return f"({share.numerator} * {inner[0]} / {share.denominator})", lambda d: inner[1](d) * share


def constant(number: int) -> Sum:
    return str(number), lambda d: Fraction(number)


DEPTH: Sum = ("d", lambda d: d)
SHARES = st.sampled_from([Fraction(4, 5), Fraction(2, 3), Fraction(3), Fraction(5, 12)])


def sums(rounding: bool) -> st.SearchStrategy[Sum]:
    """Expressions in one free number."""
    leaves = st.one_of(st.just(DEPTH), st.integers(0, 150).map(constant))

    def deeper(inner: st.SearchStrategy[Sum]) -> st.SearchStrategy[Sum]:
        signs = st.sampled_from(["least", "greatest", "+", "-"])
        grown = st.builds(joined, inner, signs, inner) | st.builds(shared, inner, SHARES)
        if rounding:
            grown |= st.builds(rounded, inner, st.sampled_from(["up", "down", "nearest"]))
        return grown

    return st.recursive(leaves, deeper, max_leaves=5)


def solved(low: str, high: str) -> Solution | None:
    """For which depths nothing lies between; None if there are none."""
    text = f"{HEAD}define low means {low}\ndefine high means {high}\n"
    law = compile_charter("pool.charter", lambda _: text).value
    assert law is not None
    span = law.span
    ends = (Defined(name, (), span=span) for name in ("low", "high"))
    return emptied(Range(*ends, None, False, span), Reader(law, {})).values


def among(point: Fraction, one: Interval) -> bool:
    """Whether a number lies in an interval."""
    above = one.low is None or one.low < point or (one.low == point and not one.low_open)
    below = one.high is None or point < one.high or (one.high == point and not one.high_open)
    return above and below


def agree(low: Sum, high: Sum, parts: int, upto: int) -> None:
    """Every depth, in so many parts of a whole, is in the solution if and only if nothing fits there."""
    found = solved(low[0], high[0])
    intervals = found.intervals if found else ()
    for step in range(upto * parts + 1):
        point = Fraction(step, parts)
        beyond = found is not None and found.recurs and not any(among(point, i) for i in intervals)
        if not beyond:
            assert any(among(point, one) for one in intervals) == (
                low[1](point) > high[1](point)
            ), point


@settings(max_examples=40, deadline=None)
@given(sums(rounding=True), sums(rounding=True))
def test_of_whole_numbers(low: Sum, high: Sum) -> None:
    agree(low, high, 1, 2000)


@settings(max_examples=25, deadline=None)
@given(sums(rounding=False), sums(rounding=False))
def test_between_whole_numbers(low: Sum, high: Sum) -> None:
    agree(low, high, 7, 200)


def test_of_two_free_numbers_nothing_is_said() -> None:
    text = HEAD + 'fact e "ebb" is number\ndefine low means d\ndefine high means e\n'
    law = compile_charter("pool.charter", lambda _: text).value
    assert law is not None
    ends = (Defined(name, (), span=law.span) for name in ("low", "high"))
    try:
        emptied(Range(*ends, None, False, law.span), Reader(law, {}))
    except NoNumber:
        return
    raise AssertionError("something was said")


def test_by_cases() -> None:
    """Cases split at their conditions, in order."""
    text = (
        HEAD + "define low means\n    100 when d >= 50\n    10 when d > 20\n    otherwise d\n"
        "define high means greatest(15, d)\n"
    )
    law = compile_charter("pool.charter", lambda _: text).value
    assert law is not None
    ends = (Defined(name, (), span=law.span) for name in ("low", "high"))
    found = emptied(Range(*ends, None, False, law.span), Reader(law, {})).values
    assert found is not None
    assert found.intervals == (Interval(Fraction(50), Fraction(100), False, True),)
