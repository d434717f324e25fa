"""What was found in place of what a scenario expected: the values of the parts of a condition."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir import expressions as ir
from charterlang.interpreter import wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.journal import StageEnded
from charterlang.interpreter.play.naming import STAGES, Naming
from charterlang.interpreter.play.results import result_words
from charterlang.interpreter.play.written import written
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import Proceeding
from charterlang.interpreter.values import (
    UNKNOWN,
    Individual,
    ProceedingRef,
    Value,
    ordered,
)

SHOWN = 5
"""Members of a set that are told one by one."""
EXPECTED = {"=": "", "!=": "something other than ", "<": "less than ", "<=": "at most ",
            ">": "more than ", ">=": "at least "}  # fmt: skip


def found(one: ir.Expression, scope: Scope, naming: Naming) -> tuple[str, ...]:
    """Why a condition does not hold: `expiry(speaker) is 15 July 2026, expected 15 January 2027`."""
    return tuple(dict.fromkeys(parts(one, scope, naming)))


def parts(one: ir.Expression, scope: Scope, naming: Naming) -> Iterator[str]:
    """What is found of each part that keeps the condition from holding."""
    match one:
        case ir.All(of=limbs):
            for limb in limbs:
                if not evaluate(limb, scope).holds:
                    yield from parts(limb, scope, naming)
        case ir.Any(of=limbs):
            for limb in limbs:
                yield from parts(limb, scope, naming)
        case ir.Not(of):
            yield from stated(of, scope, naming)
        case ir.Compare("in" | "not in", left, right):
            yield belonging(left, right, scope, naming)
        case ir.Compare():
            yield compared(one, scope, naming)
        case ir.Quantified():
            yield from each(one, scope, naming)
        case _:
            yield from stated(one, scope, naming)


def stated(one: ir.Expression, scope: Scope, naming: Naming) -> Iterator[str]:
    """How the thing stands that a condition asks about, or the condition's value."""
    match one:
        case ir.Stands(subject=ir.Holder(office)):
            yield office_found(office, scope, naming)
        case ir.Stands(subject=ir.Call(function="regime")):
            yield regime_found(one.subject, scope, naming)
        case ir.Stands(subject, _, _):
            yield f"{written(subject, naming)} {standing(evaluate(subject, scope).value, naming)}"
        case ir.All(of=limbs) | ir.Any(of=limbs):
            for limb in limbs:
                yield from stated(limb, scope, naming)
        case ir.Compare("in" | "not in", left, right):
            yield belonging(left, right, scope, naming)
        case ir.Compare(_, left, right):
            for side in (left, right):
                if not isinstance(side, ir.Constant | ir.Entity):
                    yield valued(side, scope, naming)
        case _:
            yield valued(one, scope, naming)
            if isinstance(one, ir.Call) and len(one.arguments) == 1 and not one.subject:
                about = evaluate(one.arguments[0], scope).value
                if isinstance(about, ProceedingRef):
                    yield f"{written(one.arguments[0], naming)} {standing(about, naming)}"


def valued(one: ir.Expression, scope: Scope, naming: Naming) -> str:
    """`size(council) is 3`; of what is unknown, why it is."""
    finding = evaluate(one, scope)
    said = f"{written(one, naming)} is {naming.value(finding.value)}"
    if finding.value is UNKNOWN and finding.missing:
        missing = (f"{piece.fact}({naming.values(piece.arguments)})" for piece in finding.missing)
        return f"{said}: nobody has reported {wording.listed(missing)}"
    return said


def compared(one: ir.Compare, scope: Scope, naming: Naming) -> str:
    """What the left side is, and what was expected of it."""
    left, right = one.left, one.right
    if isinstance(left, ir.Constant) and not isinstance(right, ir.Constant):
        return f"{valued(right, scope, naming)}, compared with {written(left, naming)}"
    if isinstance(left, ir.Holder):
        said = office_found(left.office, scope, naming)
    else:
        said = valued(left, scope, naming)
    expected = naming.value(evaluate(right, scope).value)
    if not isinstance(right, ir.Constant | ir.Entity):
        expected = f"{expected} ({written(right, naming)})"
    return f"{said}, expected {EXPECTED[one.operator]}{expected}"


def belonging(left: ir.Expression, right: ir.Expression, scope: Scope, naming: Naming) -> str:
    """Who belongs to the set in question."""
    members = evaluate(right, scope).value
    who = naming.value(evaluate(left, scope).value)
    among = naming.value(members) if members else "nobody"
    is_in = isinstance(members, frozenset) and evaluate(left, scope).value in members
    return f"{who} is {'' if is_in else 'not '}in {written(right, naming)}, which has {among}"


def each(one: ir.Quantified, scope: Scope, naming: Naming) -> Iterator[str]:
    """The members that decide a condition about all or some of a set."""
    domain = evaluate(one.domain, scope).value
    members = ordered(domain) if isinstance(domain, frozenset) else ()
    wanted = one.quantifier != "no"
    deciding: list[Value] = []
    for member in members:
        inner = scope.bind(**{one.variable: member})
        if one.where is not None and not evaluate(one.where, inner).holds:
            continue
        if evaluate(one.body, inner).holds is not wanted:
            deciding.append(member)
    said = written(one.body, naming)
    holds = "does not hold" if wanted else "holds"
    names = wording.listed(naming.value(member) for member in deciding[:SHOWN])
    more = f" and {len(deciding) - SHOWN} more" if len(deciding) > SHOWN else ""
    yield f"`{said}` {holds} for {names or 'anybody'}{more}"


def office_found(office: str, scope: Scope, naming: Naming) -> str:
    """Who holds an office, or that nobody does."""
    tenure = scope.state.tenure(office)
    if tenure.holder is None:
        since = f" since {naming.instant(tenure.since)}" if tenure.since else ""
        return f"{office} is vacant{since}"
    return f"{office} is {naming.value(Individual(tenure.holder))}"


def regime_found(one: ir.Expression, scope: Scope, naming: Naming) -> str:
    """Whether a regime is in force, since when, and until when."""
    assert isinstance(one, ir.Call)
    about = tuple(evaluate(part, scope).value for part in one.arguments)
    title = wording.the(naming.law, one.subject or "")
    now = scope.state.in_force(one.subject or "", about)
    if now is None:
        return f"{title} is not in force"
    until = f", until {naming.instant(now.lapses)}" if now.lapses else ""
    return f"{title} is in force since {naming.instant(now.since)}{until}"


def standing(value: Value, naming: Naming) -> str:
    """How a proceeding stands: the stage it is in, or what came of it."""
    one = naming.known(value.number) if isinstance(value, ProceedingRef) else None
    if one is None:
        return "has not been opened" if value is UNKNOWN else f"is {naming.value(value)}"
    if one.over:
        when = f" since {naming.instant(one.ended)}" if one.ended else ""
        return f"is {one.outcome}{when}{outcome_words(one, naming)}"
    if one.waiting:
        return f"is waiting, with {wording.counted(len(one.movers), 'mover')}"
    if one.lot is not None:
        return "waits for the lot"
    if one.ahead is not None:
        return f"waits: the {one.ahead} is to be opened"
    until = f" until {naming.instant(one.closes)}" if one.closes else ""
    return f"is in {one.stage or 'its first stage'}{until}"


def outcome_words(one: Proceeding, naming: Naming) -> str:
    """The count of the last vote, in brackets."""
    for entry in reversed(naming.state.journal):
        if isinstance(entry, StageEnded) and entry.proceeding == one.number:
            if entry.result is not None:
                return f" ({result_words(entry.result, naming)})"
            return f" (at the end of the {STAGES.get(entry.kind, entry.kind)})"
    return ""
