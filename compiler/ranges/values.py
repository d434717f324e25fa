"""Expressions of the law as sums, each with its conditions: `least`, `greatest` and cases split."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any, TypeVar

import attrs

from charterlang.compiler.ir.expressions import (
    All,
    Arithmetic,
    Assumed,
    Call,
    Cases,
    Chosen,
    Compare,
    Constant,
    Defined,
    Expression,
    FactOf,
    Not,
    Round,
    Variable,
)
from charterlang.compiler.ir.expressions import (
    Any as Either,
)
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact, Instrument
from charterlang.compiler.ranges.terms import NEGATED, Comparison, Guard, Guards, Piece, Term

COUNTS = ("size", "count", "ayes", "nays", "abstentions", "needed")
"""Functions whose value is a number that only a run can tell."""
MOST = 256
"""So many cases may be told apart; what splits further nobody could follow."""


class NoNumber(Exception):
    """The expression is no number that can be reckoned with."""


@attrs.frozen(eq=False)
class Reader:
    """Reads expressions under readings of the assumptions that they rest on.

    `asked` collects the assumptions that something rested on.
    """

    law: Instrument
    readings: Mapping[str, str]
    asked: dict[str, None] = attrs.field(factory=dict)

    def number(self, one: Expression) -> list[Piece]:
        """The values of a number; raises `NoNumber`."""
        match one:
            case Constant(value=Fraction() as value):
                return [Piece((), Term(value))]
            case Assumed(name=name):
                return self.number(self.read(name))
            case Defined(name=name, arguments=arguments):
                return self.number(self.defined(name, arguments))
            case Arithmetic():
                return self.combined(one)
            case Round(of=of, direction=direction):
                return [attrs.evolve(p, term=p.term.rounded(direction)) for p in self.number(of)]
            case Call(function="least" | "greatest" as which, arguments=arguments):
                return self.extreme(which, arguments)
            case Cases(cases=cases):
                return few(self.split(cases))
            case FactOf(fact=name) if self.is_number(name):
                return [Piece((), Term(Fraction(0), ((one, Fraction(1)),)))]
            case Call(function=function) if function in COUNTS:
                return [Piece((), Term(Fraction(0), ((one, Fraction(1)),)))]
            case _:
                raise NoNumber

    def is_number(self, name: str) -> bool:
        """Whether a fact is a number."""
        fact = self.law.declarations.get(name)
        return isinstance(fact, Fact) and fact.type == "number"

    def read(self, name: str) -> Expression:
        """What an assumption means under the readings."""
        found = self.law.declarations.get(name)
        if not isinstance(found, Assumption):
            raise NoNumber
        self.asked.setdefault(name)
        want = self.readings.get(name, found.chosen)
        means = next((one.means for one in found.readings if one.name == want), None)
        if not isinstance(means, Expression):
            raise NoNumber
        return means

    def defined(self, name: str, arguments: tuple[Expression, ...]) -> Expression:
        """What a defined term means at its arguments."""
        found = self.law.declarations.get(name)
        if not isinstance(found, Definition):
            raise NoNumber
        names = (one.name for one in found.parameters)
        return substituted(found.means, dict(zip(names, arguments, strict=False)))

    def combined(self, one: Arithmetic) -> list[Piece]:
        """Sums of the pieces; of products and quotients one side must be a constant."""
        made = []
        for left, right in product(self.number(one.left), self.number(one.right)):
            made.append(Piece((*left.guards, *right.guards), arithmetic(one, left, right)))
        return few(made)

    def extreme(self, which: str, arguments: tuple[Expression, ...]) -> list[Piece]:
        """The least or greatest: each value where none is less, or greater, and none before as good."""
        made = []
        strict: Comparison = "<" if which == "least" else ">"
        loose: Comparison = "<=" if which == "least" else ">="
        for chosen in product(*(self.number(each) for each in arguments)):
            shared = tuple(guard for piece in chosen for guard in piece.guards)
            for place, best in enumerate(chosen):
                guards = tuple(
                    Guard(strict if at < place else loose, best.term.plus(rest.term, Fraction(-1)))
                    for at, rest in enumerate(chosen)
                    if at != place
                )
                made.append(Piece((*shared, *guards), best.term))
        return few(made)

    def split(self, cases: tuple[tuple[Expression, Expression | None], ...]) -> Iterator[Piece]:
        """The values of cases, each where its condition holds and none before it."""
        before: list[Guards] = [()]
        for value, when in cases:
            holds = self.condition(when, True) if when is not None else [()]
            for passed, guards, piece in product(before, holds, self.number(value)):
                yield Piece((*passed, *guards, *piece.guards), piece.term)
            if when is not None:
                fails = self.condition(when, False)
                before = few([(*one, *other) for one, other in product(before, fails)])

    def condition(self, one: Expression, wanted: bool) -> list[Guards]:
        """The ways in which a condition holds, or does not; what is no comparison may be either."""
        match one:
            case Constant(value=bool() as value):
                return [()] if value == wanted else []
            case Not(of=of):
                return self.condition(of, not wanted)
            case All(of=limbs) | Either(of=limbs):
                ways = [self.condition(limb, wanted) for limb in limbs]
                if isinstance(one, All) == wanted:
                    return few([sum(each, ()) for each in product(*ways)])
                return few([way for each in ways for way in each])
            case Defined(name=name, arguments=arguments):
                return self.condition(self.defined(name, arguments), wanted)
            case Chosen(assumption=name, readings=readings):
                self.asked.setdefault(name)
                found = self.law.declarations.get(name)
                chosen = found.chosen if isinstance(found, Assumption) else ""
                return [()] if (self.readings.get(name, chosen) in readings) == wanted else []
            case Compare(operator=operator, left=left, right=right) if operator in NEGATED:
                return self.comparison(operator, left, right, wanted)
            case _:
                return [()]

    def comparison(
        self, operator: Comparison, left: Expression, right: Expression, wanted: bool
    ) -> list[Guards]:
        """The ways in which two numbers compare so, or not; other things may compare anyhow."""
        try:
            both = list(product(self.number(left), self.number(right)))
        except NoNumber:
            return [()]
        sign = operator if wanted else NEGATED[operator]
        return few(
            [
                (*one.guards, *other.guards, Guard(sign, one.term.plus(other.term, Fraction(-1))))
                for one, other in both
            ]
        )


T = TypeVar("T")


def few(made: list[T] | Iterator[T]) -> list[T]:
    """The list, if it is not too long to be followed."""
    listed = list(made)
    if len(listed) > MOST:
        raise NoNumber
    return listed


def arithmetic(of: Arithmetic, left: Piece, right: Piece) -> Term:
    """A sum, difference, product or quotient of two pieces."""
    one, other = left.term, right.term
    match of.operator:
        case "+" | "-":
            return one.plus(other, Fraction(1 if of.operator == "+" else -1))
        case "*" if not other.shares:
            return one.times(other.constant)
        case "*" if not one.shares:
            return other.times(one.constant)
        case "/" if not other.shares and other.constant:
            return one.times(1 / other.constant)
        case _:
            raise NoNumber


def substituted(one: Expression, names: Mapping[str, Expression]) -> Expression:
    """The expression with each of these bound names replaced."""
    if isinstance(one, Variable):
        return names.get(one.name, one)
    if not names:
        return one
    changed: dict[str, Any] = {}
    for field in attrs.fields(type(one)):
        before = getattr(one, field.name)
        if (after := within(before, names)) is not before:
            changed[field.name] = after
    return attrs.evolve(one, **changed) if changed else one


def within(value: object, names: Mapping[str, Expression]) -> object:
    """A part of an expression, with the names in it replaced."""
    if isinstance(value, Expression):
        return substituted(value, names)
    if isinstance(value, tuple):
        made = tuple(within(one, names) for one in value)
        return value if all(a is b for a, b in zip(made, value, strict=True)) else made
    return value
