"""How far a condition is from holding: what was wanted and what there is."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

from charterlang.compiler.ir.expressions import Call, Compare, Expression, HeldFor
from charterlang.compiler.ir.quantities import Duration
from charterlang.interpreter import wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.history import held_since
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.values import UNKNOWN, Anchored, Individual, ProceedingRef


def distance(one: Expression, scope: Scope) -> str | None:
    """`80 of 100`, `4 hours are wanting`, `2 of 4 voted yes, 3 needed`; None if nothing measures it."""
    match one:
        case HeldFor(condition=condition, duration=duration):
            return still_to_hold(condition, duration, scope)
        case Call(function="certain", arguments=(about,)):
            return counted(about, scope)
        case Compare(operator="!=", left=left, right=right):
            return alike(left, right, scope)
        case Compare(operator="<" | ">", left=left, right=right) if same(left, right, scope):
            return f"it is {wording.value(scope.state.law, evaluate(left, scope).value)}"
        case Compare(operator="<" | "<=" | ">" | ">=" | "=", left=left, right=right):
            return apart(left, right, scope)
        case _:
            return None


def still_to_hold(condition: Expression, duration: Expression, scope: Scope) -> str | None:
    """For how long it must still hold, or that it does not hold at all."""
    since, length = held_since(condition, scope), evaluate(duration, scope).value
    if not isinstance(length, Duration):
        return None
    law, now = scope.state.law, scope.state.now
    said = wording.duration(length)
    if since is None:
        return f"it does not hold yet; {said} are wanting"
    until = later(law, since, length)
    if until is None:
        return None
    return f"{wording.between(since, now)} of {said}; in {wording.between(now, until)}"


def counted(about: Expression, scope: Scope) -> str | None:
    """How the votes stand now."""
    from charterlang.interpreter.count import count  # a count reads conditions in turn

    match evaluate(about, scope).value:
        case ProceedingRef(number) if 0 < number <= len(scope.state.proceedings):
            return count(scope.state, scope.state.proceeding(number)).said or None
        case _:
            return None


def alike(left: Expression, right: Expression, scope: Scope) -> str | None:
    """What both are that should differ."""
    values = (evaluate(left, scope).value, evaluate(right, scope).value)
    return (
        f"both are {wording.value(scope.state.law, values[0])}" if values[0] == values[1] else None
    )


def same(left: Expression, right: Expression, scope: Scope) -> bool:
    """Whether both are one number, so that neither is more than the other."""
    value = evaluate(left, scope).value
    return isinstance(value, Fraction) and value == evaluate(right, scope).value


def apart(left: Expression, right: Expression, scope: Scope) -> str | None:
    """The two values that were compared, where both are quantities."""
    values = (evaluate(left, scope).value, evaluate(right, scope).value)
    if any(value is UNKNOWN or isinstance(value, bool | str) for value in values):
        return None
    law = scope.state.law
    match values:
        case (datetime() as one, datetime() as other):
            return f"{wording.instant(law, one)} and {wording.instant(law, other)}"
        case (Anchored() as one, Duration() as other) | (Duration() as other, Anchored() as one):
            return f"{wording.duration(one.length)} and {wording.duration(other)}"
        case (Duration() as one, Duration() as other):
            return f"{wording.duration(one)} and {wording.duration(other)}"
        case (Individual() as one, Individual() as other):
            return f"{wording.value(law, one)}, not {wording.value(law, other)}"
        case (Fraction() as one, Fraction() as other):
            return f"{wording.value(law, one)} of {wording.value(law, other)}"
        case _:
            return None
