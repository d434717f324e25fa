"""Comparisons and sums of values: exact, and unknown if an operand is."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeAlias

from charterlang.compiler.ir.expressions import Direction
from charterlang.compiler.ir.instrument import Instrument, Kind
from charterlang.compiler.ir.quantities import Duration, NoSuchDay
from charterlang.interpreter.calendar import shifted, zone_of
from charterlang.interpreter.values import UNKNOWN, Anchored, Individual, Value

Comparison: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">=", "in", "not in"]
Sum: TypeAlias = Literal["+", "-", "*", "/"]


def compare(operator: Comparison, left: Value, right: Value, law: Instrument) -> Value:
    """The truth of a comparison; months compare with a stretch of time from its fixed end."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    match operator:
        case "in" | "not in":
            if not isinstance(right, frozenset):
                return UNKNOWN
            return (left in right) is (operator == "in")
        case "=" | "!=":
            apart = difference(left, right, law) if measured(left, right) else None
            if measured(left, right) and apart is None:
                return UNKNOWN
            same = left == right if apart is None else apart == 0
            return same is (operator == "=")
        case _:
            apart = difference(left, right, law)
            if apart is None:
                return UNKNOWN
            return {"<": apart < 0, "<=": apart <= 0, ">": apart > 0, ">=": apart >= 0}[operator]


def measured(left: Value, right: Value) -> bool:
    """Whether a stretch of time is compared."""
    return isinstance(left, Anchored) or isinstance(right, Anchored)


def difference(left: Value, right: Value, law: Instrument) -> Fraction | None:
    """How far left is above right: below, at or above 0; None if they do not compare."""
    match left, right:
        case Anchored(), Duration():
            return stretch(left, right, law)
        case Duration(), Anchored():
            return reversed_sign(stretch(right, left, law))
        case Anchored(), Anchored():
            return Fraction(left.length.seconds - right.length.seconds)
        case Fraction(), Fraction():
            return left - right
        case datetime(), datetime():
            return Fraction((left - right) // timedelta(microseconds=1))
        case Duration(), Duration():
            months, seconds = left.months - right.months, left.seconds - right.seconds
            # Months and clock units compare only where both point the same way.
            return None if months * seconds < 0 else Fraction(months or seconds)
        case Individual(), Individual():
            return ranked(left, right, law)
        case _:
            return None


def stretch(one: Anchored, length: Duration, law: Instrument) -> Fraction | None:
    """How far a stretch of time is longer than a length, in microseconds at its loose end.

    None if the length would end on a day that there is not.
    """
    if one.measured == "from start":
        loose = moved(one.start, length, law)
        apart = one.end - loose if loose else None
    else:
        loose = moved(one.end, -length, law)
        apart = loose - one.start if loose else None
    return None if apart is None else Fraction(apart // timedelta(microseconds=1))


def reversed_sign(apart: Fraction | None) -> Fraction | None:
    """The same distance, seen from the other side."""
    return None if apart is None else -apart


def moved(moment: datetime, length: Duration, law: Instrument) -> datetime | None:
    """The moment moved on, months by the calendar of the charter's zone; None if no such day is."""
    try:
        return shifted(moment, length, zone_of(law.zone), law.construction.months)
    except (NoSuchDay, OverflowError, ValueError):
        return None


def ranked(left: Individual, right: Individual, law: Instrument) -> Fraction | None:
    """The distance of two cases of a ranked kind."""
    for kind in law.declarations.values():
        if isinstance(kind, Kind) and kind.ranked:
            if left.name in kind.cases and right.name in kind.cases:
                return Fraction(kind.cases.index(left.name) - kind.cases.index(right.name))
    return None


def combine(operator: Sum, left: Value, right: Value, law: Instrument) -> Value:
    """A sum, difference, product or quotient of numbers, instants and lengths of time."""
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    match operator, plain(left), plain(right):
        case "+", datetime() as moment, Duration() as length:
            return moved(moment, length, law) or UNKNOWN
        case "+", Duration() as length, datetime() as moment:
            return moved(moment, length, law) or UNKNOWN
        case "-", datetime() as moment, Duration() as length:
            return moved(moment, -length, law) or UNKNOWN
        case "-", datetime() as later, datetime() as earlier:
            return Anchored(earlier, later)
        case "+", Duration() as one, Duration() as other:
            return one + other
        case "-", Duration() as one, Duration() as other:
            return one + -other
        case "*", Duration() as length, Fraction() as times:
            return times_over(length, times)
        case "*", Fraction() as times, Duration() as length:
            return times_over(length, times)
        case "/", Duration() as length, Fraction() as by if by != 0:
            return times_over(length, 1 / by)
        case _, Fraction() as one, Fraction() as other:
            return of_numbers(operator, one, other)
        case _:
            return UNKNOWN


def plain(value: Value) -> Value:
    """A stretch of time as its length."""
    return value.length if isinstance(value, Anchored) else value


def times_over(length: Duration, times: Fraction) -> Value:
    """A length several times over; unknown if that is no whole number of months and seconds."""
    months, seconds = length.months * times, length.seconds * times
    if months.denominator != 1 or seconds.denominator != 1:
        return UNKNOWN
    return Duration(int(months), int(seconds), unit=length.unit)


def of_numbers(operator: Sum, left: Fraction, right: Fraction) -> Value:
    """The four operations; a division by nothing has no known value."""
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right if right else UNKNOWN


def rounded(value: Value, direction: Direction) -> Value:
    """To a whole number; half is rounded up by `nearest`."""
    if not isinstance(value, Fraction):
        return UNKNOWN
    match direction:
        case "up":
            return Fraction(ceil(value))
        case "down":
            return Fraction(floor(value))
        case "nearest":
            return Fraction(floor(value + Fraction(1, 2)))
