"""Conditions of an act, three-valued: what is false or unknown does not hold (§12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from charterlang.compiler.ir.expressions import All, Arithmetic, Expression
from charterlang.compiler.ir.instrument import Kind
from charterlang.compiler.ir.norms import Norm, Parameter
from charterlang.compiler.ir.organs import Body, Condition, Parties
from charterlang.interpreter import phrasing, roll, wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Evidence, Finding, Ground, authority, distinct
from charterlang.interpreter.machine.distances import distance
from charterlang.interpreter.machine.refusals import missing
from charterlang.interpreter.reliance import Reliance, united
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import UNKNOWN, Individual, ProceedingRef, Value


@attrs.frozen
class Tested:
    """Conditions that were asked: why they fail (nothing, if they hold), and what was read."""

    grounds: tuple[Ground, ...]
    clauses: tuple[str, ...]
    rests: Reliance
    read: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing stands against the act."""
        return not self.grounds


def tested(
    scope: Scope,
    when: Iterable[Condition] = (),
    unless: Iterable[Condition] = (),
    clauses: tuple[str, ...] = (),
) -> Tested:
    """What is found of conditions that must hold and of exceptions that must not.

    `clauses` stand behind that of the condition in each ground: whose condition it is.
    """
    grounds: list[Ground] = []
    asked: list[tuple[Condition, Finding]] = []
    for one in when:
        asked.append((one, found := evaluate(one.holds, scope)))
        if not found.holds:
            grounds.append(unmet(one, found, scope, clauses))
    for one in unless:
        asked.append((one, found := evaluate(one.holds, scope)))
        if found.value is not False:
            grounds.append(excepted(one, found, scope, clauses))
    return Tested(
        tuple(grounds),
        authority(*(one.place.clause for one, _ in asked)),
        united(found.rests for _, found in asked),
        distinct(piece for _, found in asked for piece in found.read),
    )


def holds(scope: Scope, when: Iterable[Condition] = (), unless: Iterable[Condition] = ()) -> bool:
    """Whether nothing stands against it: `tested`, where nobody asks why."""
    return all(evaluate(one.holds, scope).holds for one in when) and all(
        evaluate(one.holds, scope).value is False for one in unless
    )


def unmet(one: Condition, found: Finding, scope: Scope, clauses: tuple[str, ...]) -> Ground:
    """The ground that a condition does not hold, or that nobody knows whether it does."""
    if found.value is UNKNOWN:
        return unknown(one, found, scope, clauses)
    lacking = failing(one.holds, scope)
    said = wording.listed(phrase(limb, scope) for limb in lacking)
    far = (distance(limb, scope) for limb in lacking)
    return Ground(
        f"a condition does not hold: {said}",
        authority(one.place.clause, *clauses),
        next((said for said in far if said), None),
        found.rests,
        found.read,
    )


def failing(one: Expression, scope: Scope) -> tuple[Expression, ...]:
    """The limbs that keep an expression from being true, or the whole of it."""
    match one:
        case All(of=limbs):
            return tuple(
                part
                for limb in limbs
                if not evaluate(limb, scope).holds
                for part in failing(limb, scope)
            )
        case _:
            return (one,)


def excepted(one: Condition, found: Finding, scope: Scope, clauses: tuple[str, ...]) -> Ground:
    """The ground that an exception applies, or that nobody knows whether it does."""
    if found.value is UNKNOWN:
        return unknown(one, found, scope, clauses)
    return Ground(
        f"an exception applies: {phrase(one.holds, scope)}",
        authority(one.place.clause, *clauses),
        rests=found.rests,
        read=found.read,
    )


def unknown(one: Condition, found: Finding, scope: Scope, clauses: tuple[str, ...]) -> Ground:
    """The ground that a fact was never reported, and which."""
    why = "it is not known whether this holds"
    if not found.missing and any(by_nothing(part, scope) for part in inside(one.holds)):
        why = "this divides by zero, which has no value"
    return Ground(
        f"{why}: {phrase(one.holds, scope)}",
        authority(one.place.clause, *clauses),
        rests=found.rests,
        read=found.read,
        remedy=missing(scope.state.law, found.missing),
    )


def inside(one: Any) -> Iterator[Expression]:
    """An expression and all that it is made of."""
    match one:
        case Expression():
            yield one
            for part in attrs.fields(type(one)):
                yield from inside(getattr(one, part.name))
        case tuple():
            for part in one:
                yield from inside(part)
        case _:
            return


def by_nothing(one: Expression, scope: Scope) -> bool:
    """Whether it is a division by zero."""
    return (
        isinstance(one, Arithmetic)
        and one.operator == "/"
        and evaluate(one.right, scope).value == 0
    )


def phrase(one: Expression, scope: Scope) -> str:
    """An expression in plain words, with what its names stand for here."""
    return phrasing.expression(scope.state.law, phrasing.spelt(one, scope.bound))


def arguments_fit(state: State, norm: Norm, arguments: tuple[Value, ...]) -> tuple[Ground, ...]:
    """Why the arguments are none that the act can be done with: nothing, if they are."""
    law, wanted, clauses = state.law, norm.parameters, authority(norm.place.clause)
    if len(wanted) != len(arguments):
        what = ", ".join(one.name for one in wanted) or "nothing"
        said = f"{wording.title(law, norm.name)} is done about {what}"
        return (Ground(said, clauses, f"{len(arguments)} of {len(wanted)} are named"),)
    return tuple(
        Ground(f"{wording.value(law, value)} is no {wording.title(law, one.type)}", clauses)
        for one, value in zip(wanted, arguments, strict=True)
        if not fits(state, one, value)
    )


def strangers(state: State, norm: Norm, arguments: tuple[Value, ...]) -> tuple[Ground, ...]:
    """Why the act is not about these: a parameter `s: member_state` is one of those who belong now."""
    grounds = []
    for one, value in zip(norm.parameters, arguments, strict=True):
        organ = state.law.declarations.get(one.type)
        if not isinstance(organ, Parties | Body) or not isinstance(value, Individual):
            continue
        if not roll.belongs(state, organ.name, value.name):
            member = wording.title(state.law, organ.name)
            no = f"no {member}" if isinstance(organ, Parties) else f"no member of the {member}"
            said = f"{wording.value(state.law, value)} is {no}"
            grounds.append(Ground(said, authority(norm.place.clause, organ.place.clause)))
    return tuple(grounds)


BUILT_IN = ("amendment", "resolution")
"""Kinds whose individuals nobody declares."""


def fits(state: State, parameter: Parameter, value: Value) -> bool:
    """Whether a value can be of the parameter's type, as far as anything is known of it."""
    law, kind = state.law, roll.kind_named(state.law, parameter.type)
    if parameter.type == "proceeding":
        return isinstance(value, ProceedingRef) and 0 < value.number <= len(state.proceedings)
    if isinstance(value, ProceedingRef):
        return False
    declared = law.declarations.get(kind)
    if isinstance(declared, Kind) and declared.cases:
        return isinstance(value, Individual) and value.name in declared.cases
    if isinstance(declared, Kind) or kind in BUILT_IN:
        known = roll.kind_of(state, value.name) if isinstance(value, Individual) else ""
        return known in (None, kind)
    return not isinstance(value, Individual) or kind not in TYPES


TYPES = ("number", "duration", "date", "text", "truth")
