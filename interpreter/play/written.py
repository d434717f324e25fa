"""Expressions as a scenario writes them: `expiry(speaker)`, `recall in vote`."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from charterlang.compiler.functions import STATES
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.quantities import Duration
from charterlang.interpreter import wording
from charterlang.interpreter.play.naming import Naming

SIGNS = {"=": "is", "!=": "is not"}


def written(one: ir.Expression, naming: Naming) -> str:
    """The expression in the words of the language."""
    match one:
        case ir.Constant(value):
            return constant(value, naming)
        case ir.Dated(calendar, text):
            return f'{calendar}("{text}")'
        case ir.Entity(name) | ir.Variable(name) | ir.Members(name) | ir.Holder(name):
            return name
        case ir.Assumed(name):
            return name
        case ir.FactOf(name, arguments) | ir.Defined(name, arguments):
            return called(name, arguments, naming)
        case ir.Field(of, name):
            return f"{written(of, naming)}.{name}"
        case ir.Call():
            return call(one, naming)
        case ir.Material(owner, path):
            return ".".join((owner, *path))
        case ir.Chosen(assumption, readings):
            many = f"{{{', '.join(readings)}}}" if len(readings) > 1 else readings[0]
            return f"{assumption} = {many}"
        case _:
            return operator(one, naming)


def constant(value: Fraction | Duration | datetime | str | bool, naming: Naming) -> str:
    """A literal."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime():
            return naming.instant(value)
        case _:
            return wording.value(naming.law, value)


def call(one: ir.Call, naming: Naming) -> str:
    """A built-in function; the latest proceeding of a procedure goes by its name."""
    about = called(one.subject, one.arguments, naming) if one.subject else ""
    if one.function == "last" and one.subject:
        return about
    if one.subject:
        by = f" by {written(one.by, naming)}" if one.by is not None else ""
        return f"{one.function}({about}{by})"
    return called(one.function, one.arguments, naming)


def called(name: str, arguments: tuple[ir.Expression, ...], naming: Naming) -> str:
    """`f(x, y)`, `f`."""
    given = ", ".join(written(one, naming) for one in arguments)
    return f"{name}({given})" if given else name


def operator(one: ir.Expression, naming: Naming) -> str:
    """An operator with its operands."""

    def said(of: ir.Expression) -> str:
        return written(of, naming)

    match one:
        case ir.Not(of):
            return f"not {said(of)}"
        case ir.All(of=limbs):
            return " and ".join(said(limb) for limb in limbs)
        case ir.Any(of=limbs):
            return f"({' or '.join(said(limb) for limb in limbs)})"
        case ir.Otherwise(of=limbs):
            return " otherwise ".join(said(limb) for limb in limbs)
        case ir.Cases(cases):
            return ", ".join(
                f"{said(v)} {f'when {said(c)}' if c else 'otherwise'}" for v, c in cases
            )
        case ir.Compare(sign, left, right):
            return f"{said(left)} {SIGNS.get(sign, sign)} {said(right)}"
        case ir.Stands(subject, state, negated):
            return f"{said(subject)} {standing(state, negated)}"
        case ir.HeldFor(condition, duration):
            return f"{said(condition)} for at least {said(duration)}"
        case ir.Arithmetic(sign, left, right):
            return f"{said(left)} {sign} {said(right)}"
        case ir.Round(of, direction):
            return f"{said(of)} rounded {direction}"
        case ir.Quantified(quantifier, variable, domain, where, body):
            limit = f" where {said(where)}" if where else ""
            return f"{quantifier} {variable} in {said(domain)}{limit}: {said(body)}"
        case ir.Such(variable, domain, body):
            return f"{variable} in {said(domain)} where {said(body)}"
        case ir.SetOf(members):
            return f"{{{', '.join(said(member) for member in members)}}}"
        case _:
            raise TypeError(f"no expression: {one!r}")


def standing(state: str, negated: bool) -> str:
    """`is carried`, `is not carried`, `in vote`, `not in vote`."""
    if state in STATES:
        return f"is not {state}" if negated else f"is {state}"
    return f"not in {state}" if negated else f"in {state}"
