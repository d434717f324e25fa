"""Evaluates expressions of the law: three-valued, exact, with what each value rests on (§12, §18.9).

A decided `and` or `or` rests only on the limbs that decided it; what is unknown spreads until
`otherwise` or `is unknown` ends it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from charterlang.compiler.ir.expressions import (
    All,
    Any,
    Arithmetic,
    Assumed,
    Call,
    Cases,
    Chosen,
    Compare,
    Constant,
    Dated,
    Defined,
    Entity,
    Expression,
    FactOf,
    Field,
    HeldFor,
    Holder,
    Material,
    Members,
    Not,
    Otherwise,
    Quantified,
    Round,
    SetOf,
    Stands,
    Such,
    Variable,
)
from charterlang.compiler.ir.instrument import Assumption, Definition, Kind
from charterlang.interpreter import roll
from charterlang.interpreter.arithmetic import combine, compare, rounded
from charterlang.interpreter.facts import fact_of, field_of
from charterlang.interpreter.findings import NOTHING_KNOWN, Finding, joined
from charterlang.interpreter.reliance import Reliance
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.values import UNKNOWN, Individual, Value, ordered


def evaluate(one: Expression, scope: Scope) -> Finding:
    """The value of the expression in that scope."""
    match one:
        case Constant(value=value):
            return Finding(value)
        case Dated(moment=moment, assumption=name):
            day = Finding(UNKNOWN if moment is None else moment)
            return joined((assumed(name, scope), day), day.value) if name else day
        case Entity(name=name):
            return Finding(Individual(name))
        case Variable(name=name):
            return Finding(scope.state.now if name == "now" else scope.bound.get(name, UNKNOWN))
        case Members(of=of):
            return Finding(members(of, scope))
        case Holder(office=office):
            holder = scope.state.tenure(office).holder
            return Finding(Individual(holder)) if holder else NOTHING_KNOWN
        case Field(of=of, name=name):
            subject = evaluate(of, scope)
            found = field_of(scope.state, subject.value, name)
            return joined((subject, found), found.value)
        case FactOf(fact=fact, arguments=arguments):
            given = evaluated(arguments, scope)
            found = fact_of(fact, tuple(one.value for one in given), scope, evaluate)
            return joined((*given, found), found.value)
        case Assumed(name=name):
            return assumed(name, scope)
        case Chosen(assumption=name, readings=readings):
            chosen = scope.state.law.declarations[name]
            assert isinstance(chosen, Assumption)
            return Finding(chosen.chosen in readings, Reliance.on_assumption(name, chosen.chosen))
        case Defined(name=name, arguments=arguments):
            return defined(name, evaluated(arguments, scope), scope)
        case Call() | Stands() | HeldFor():
            return asked(one, scope)
        case Material():
            return NOTHING_KNOWN
        case _:
            return operated(one, scope)


def evaluated(many: tuple[Expression, ...], scope: Scope) -> tuple[Finding, ...]:
    """Each of them."""
    return tuple(evaluate(one, scope) for one in many)


def members(of: str, scope: Scope) -> frozenset[Individual]:
    """Those who belong to the body or parties, or every individual of the kind."""
    if isinstance(scope.state.law.declarations.get(of), Kind):
        return roll.individuals(roll.of_kind(scope.state, of))
    return roll.individuals(roll.members(scope.state, of, scope))


def assumed(name: str, scope: Scope) -> Finding:
    """The value of an assumption's chosen reading."""
    declared = scope.state.law.declarations[name]
    assert isinstance(declared, Assumption)
    rests = Finding(True, Reliance.on_assumption(name, declared.chosen))
    match declared.reading.means:
        case Expression() as means:
            found = evaluate(means, scope)
            return joined((rests, found), found.value)
        case str() as text:
            return rests.giving(text)
        case _:
            return rests.giving(UNKNOWN)


def defined(name: str, arguments: tuple[Finding, ...], scope: Scope) -> Finding:
    """A defined term: its parameters bound, nothing else of where it is used."""
    declared = scope.state.law.declarations[name]
    assert isinstance(declared, Definition)
    names = {
        one.name: found.value for one, found in zip(declared.parameters, arguments, strict=False)
    }
    found = evaluate(declared.means, Scope(scope.state, names))
    return joined((*arguments, found), found.value)


def asked(one: Call | Stands | HeldFor, scope: Scope) -> Finding:
    """What is asked about the run itself: its history, its proceedings, how long a thing held."""
    # These ask for evaluation in turn (a count reads the rule's thresholds).
    from charterlang.interpreter import functions, history, standing

    match one:
        case Call():
            return functions.call(one, scope)
        case Stands():
            return standing.stands(one, scope)
        case HeldFor(condition=condition, duration=duration):
            return history.held_for(condition, duration, scope)
        case _:
            assert_never(one)


def operated(one: Expression, scope: Scope) -> Finding:
    """Operators."""
    match one:
        case Not(of=of):
            found = evaluate(of, scope)
            return found if found.value is UNKNOWN else found.giving(not truth(found.value))
        case All(of=limbs):
            return decided((evaluate(one, scope) for one in limbs), by=False)
        case Any(of=limbs):
            return decided((evaluate(one, scope) for one in limbs), by=True)
        case Otherwise(of=limbs):
            return first_known(limbs, scope)
        case Cases(cases=cases):
            return first_case(cases, scope)
        case Compare(operator=operator, left=left, right=right):
            pair = evaluated((left, right), scope)
            return joined(pair, compare(operator, pair[0].value, pair[1].value, scope.state.law))
        case Arithmetic(operator=operator, left=left, right=right):
            pair = evaluated((left, right), scope)
            law = scope.state.law
            return joined(pair, combine(operator, pair[0].value, pair[1].value, law))
        case Round(of=of, direction=direction):
            found = evaluate(of, scope)
            return found.giving(rounded(found.value, direction))
        case Quantified():
            return quantified(one, scope)
        case Such():
            return such(one, scope)
        case SetOf(members=limbs):
            given = evaluated(limbs, scope)
            if any(found.value is UNKNOWN for found in given):
                return joined(given, UNKNOWN)
            names = (found.value for found in given)
            return joined(given, frozenset(one for one in names if isinstance(one, Individual)))
        case _:
            raise TypeError(f"no expression: {one!r}")


def truth(value: Value) -> bool:
    """Whether a known value counts as true: a set does if anything is in it."""
    return bool(value) if isinstance(value, frozenset) else value is True


def decided(limbs: Iterable[Finding], by: bool) -> Finding:
    """`or` (decided by a true limb) and `and` (by a false one); else all limbs bear the result.

    No limb is asked behind the one that decides.
    """
    passed: list[Finding] = []
    for limb in limbs:
        if limb.value is not UNKNOWN and truth(limb.value) is by:
            return limb.giving(by)
        passed.append(limb)
    unknown = [limb for limb in passed if limb.value is UNKNOWN]
    return joined(unknown, UNKNOWN) if unknown else joined(passed, not by)


def first_known(limbs: tuple[Expression, ...], scope: Scope) -> Finding:
    """The first that is known; it rests also on those that were not."""
    passed: list[Finding] = []
    for limb in limbs:
        found = evaluate(limb, scope)
        passed.append(found)
        if found.value is not UNKNOWN:
            break
    return joined(passed, passed[-1].value)


def first_case(cases: tuple[tuple[Expression, Expression | None], ...], scope: Scope) -> Finding:
    """The value of the first case whose condition holds; unknown as soon as one is unknown."""
    passed: list[Finding] = []
    for value, when in cases:
        condition = evaluate(when, scope) if when is not None else Finding(True)
        passed.append(condition)
        if condition.value is UNKNOWN:
            return joined(passed, UNKNOWN)
        if truth(condition.value):
            found = evaluate(value, scope)
            return joined((*passed, found), found.value)
    return joined(passed, UNKNOWN)


def quantified(one: Quantified, scope: Scope) -> Finding:
    """`some`, `every`, `no` over a set, each member bound in turn."""
    domain = evaluate(one.domain, scope)
    if not isinstance(domain.value, frozenset):
        return domain.giving(UNKNOWN)
    members = ordered(domain.value)
    limbs = (of_member(one, scope.bind(**{one.variable: member})) for member in members)
    found = decided(limbs, by=one.quantifier != "every")
    value = found.value
    if one.quantifier == "no" and value is not UNKNOWN:
        value = not value
    return joined((domain, found), value)


def of_member(one: Quantified, scope: Scope) -> Finding:
    """What is said of one member, if it is of those of whom it is said at all."""
    if one.where is None:
        return evaluate(one.body, scope)
    both = (evaluate(one.where, scope), evaluate(one.body, scope))
    if one.quantifier != "every":
        return decided(both, by=False)
    return decided((negation(both[0]), both[1]), by=True)


def such(one: Such, scope: Scope) -> Finding:
    """Those of a set of which the condition holds; unknown while it is so of one of them."""
    domain = evaluate(one.domain, scope)
    if not isinstance(domain.value, frozenset):
        return domain.giving(UNKNOWN)
    asked = [
        (member, evaluate(one.body, scope.bind(**{one.variable: member})))
        for member in ordered(domain.value)
    ]
    unknown = [found for _, found in asked if found.value is UNKNOWN]
    if unknown:
        return joined((domain, *unknown), UNKNOWN)
    those = (member for member, found in asked if truth(found.value))
    made = frozenset(member for member in those if isinstance(member, Individual))
    return joined((domain, *(found for _, found in asked)), made)


def negation(found: Finding) -> Finding:
    """Its contrary."""
    return found if found.value is UNKNOWN else found.giving(not truth(found.value))
