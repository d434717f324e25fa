"""Sums: a constant, and shares of free numbers and of rounded sums, with exact coefficients."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from charterlang.compiler.ir.expressions import Direction, Expression
from charterlang.compiler.node import frozen

Comparison = Literal["<", "<=", "=", "!=", ">", ">="]


@frozen
class Rounding:
    """A sum, rounded to a whole number; `nearest` rounds a half up."""

    of: Term
    direction: Direction


@frozen
class Term:
    """`constant` and so many times each free number, or each rounded sum."""

    constant: Fraction
    shares: tuple[tuple[Expression | Rounding, Fraction], ...] = ()

    def plus(self, other: Term, times: Fraction) -> Term:
        """This and so many times the other."""
        shares = dict(self.shares)
        for part, share in other.shares:
            shares[part] = shares.get(part, Fraction(0)) + share * times
        kept = tuple((part, share) for part, share in shares.items() if share)
        return Term(self.constant + other.constant * times, kept)

    def times(self, number: Fraction) -> Term:
        """So many times this."""
        return Term(Fraction(0)).plus(self, number)

    def rounded(self, direction: Direction) -> Term:
        """This, rounded; a constant at once."""
        if not self.shares:
            return Term(to_whole(self.constant, direction))
        return Term(Fraction(0), ((Rounding(self, direction), Fraction(1)),))

    def free(self) -> Iterator[Expression]:
        """The free numbers in it, also in what is rounded."""
        for part, _ in self.shares:
            if isinstance(part, Rounding):
                yield from part.of.free()
            else:
                yield part

    def roundings(self) -> Iterator[Rounding]:
        """What is rounded in it, inner before outer."""
        for part, _ in self.shares:
            if isinstance(part, Rounding):
                yield from part.of.roundings()
                yield part

    def at(self, point: Fraction) -> Fraction:
        """Its value where its one free number is `point`."""
        total = self.constant
        for part, share in self.shares:
            if isinstance(part, Rounding):
                total += share * to_whole(part.of.at(point), part.direction)
            else:
                total += share * point
        return total

    def slope(self) -> Fraction:
        """By how much it grows with its one free number, rounding apart."""
        return sum(
            (
                share * (part.of.slope() if isinstance(part, Rounding) else 1)
                for part, share in self.shares
            ),
            Fraction(0),
        )

    def spread(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest that it can be beside its slope times the free number."""
        low = high = self.constant
        for part, share in self.shares:
            if isinstance(part, Rounding):
                below, above = part.of.spread()
                less, more = ERROR[part.direction]
                ends = sorted((share * (below - less), share * (above + more)))
                low, high = low + ends[0], high + ends[1]
        return low, high


ERROR: dict[Direction, tuple[Fraction, Fraction]] = {
    "down": (Fraction(1), Fraction(0)),
    "up": (Fraction(0), Fraction(1)),
    "nearest": (Fraction(1, 2), Fraction(1, 2)),
}
"""By how much rounding may lessen a number, and by how much it may add to it."""


def to_whole(number: Fraction, direction: Direction) -> Fraction:
    """The whole number that a number is rounded to."""
    match direction:
        case "up":
            return Fraction(ceil(number))
        case "down":
            return Fraction(floor(number))
        case "nearest":
            return Fraction(floor(number + Fraction(1, 2)))


@frozen
class Guard:
    """A condition: a sum compared with nothing."""

    operator: Comparison
    term: Term

    def holds(self, point: Fraction) -> bool:
        """Whether it holds where the one free number is `point`."""
        return compared(self.operator, self.term.at(point))


def compared(operator: Comparison, number: Fraction) -> bool:
    """Whether a number is so, compared with nothing."""
    match operator:
        case "<":
            return number < 0
        case "<=":
            return number <= 0
        case "=":
            return number == 0
        case "!=":
            return number != 0
        case ">":
            return number > 0
        case ">=":
            return number >= 0


NEGATED: dict[Comparison, Comparison] = {
    "<": ">=",
    "<=": ">",
    "=": "!=",
    "!=": "=",
    ">": "<=",
    ">=": "<",
}
"""What holds where a comparison does not."""

Guards = tuple[Guard, ...]
"""Conditions that hold together."""


@frozen
class Piece:
    """A value of an expression, and the conditions under which it is the value."""

    guards: Guards
    term: Term
