"""Conditions as the chosen readings leave them: what a reading settles is not asked in print."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.instrument import Assumption
from charterlang.compiler.ir.organs import Condition
from charterlang.render.passage import Passage


def settled(passage: Passage, one: ir.Expression) -> ir.Expression:
    """The condition without its comparisons of readings: each is true or not, once and for all."""
    match one:
        case ir.Chosen(name, readings):
            assumption = passage.find(name, Assumption)
            return _truth(one, assumption is not None and assumption.chosen in readings)
        case ir.Not(of):
            inner = settled(passage, of)
            always = truth(inner)
            return attrs.evolve(one, of=inner) if always is None else _truth(one, not always)
        case ir.All(of):
            return _joined(one, [settled(passage, each) for each in of], neutral=True)
        case ir.Any(of):
            return _joined(one, [settled(passage, each) for each in of], neutral=False)
        case ir.HeldFor(condition):
            inner = settled(passage, condition)
            return inner if truth(inner) is not None else attrs.evolve(one, condition=inner)
        case _:
            return one


def _joined(one: ir.All | ir.Any, limbs: list[ir.Expression], neutral: bool) -> ir.Expression:
    """The conjunction (`neutral` true) or disjunction of the limbs that are still open."""
    if any(truth(limb) is not neutral and truth(limb) is not None for limb in limbs):
        return _truth(one, not neutral)
    left = tuple(limb for limb in limbs if truth(limb) is None)
    if len(left) > 1:
        return attrs.evolve(one, of=left)
    return left[0] if left else _truth(one, neutral)


def truth(one: ir.Expression) -> bool | None:
    """Whether the expression is constantly true or false; None if it may be either."""
    match one:
        case ir.Constant(bool() as always):
            return always
        case _:
            return None


def _truth(one: ir.Expression, value: bool) -> ir.Expression:
    return ir.Constant(value, span=one.span)


def open_conditions(passage: Passage, lines: Iterable[Condition]) -> list[ir.Expression]:
    """Those of the conditions that a reading has not made true."""
    found = (settled(passage, line.holds) for line in lines)
    return [one for one in found if truth(one) is not True]


def open_exceptions(passage: Passage, lines: Iterable[Condition]) -> list[ir.Expression]:
    """Those of the exceptions that a reading has not made false."""
    found = (settled(passage, line.holds) for line in lines)
    return [one for one in found if truth(one) is not False]
