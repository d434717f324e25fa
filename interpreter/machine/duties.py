"""Duties: how they fall due, for whom, until when, and how they end (language.md §8)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Limb
from charterlang.interpreter import roll
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Finding, Ground, authority
from charterlang.interpreter.journal import DutyArose, DutyEnded, Overtaken
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.refusals import who
from charterlang.interpreter.machine.venue import measured
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import Owed, State
from charterlang.interpreter.values import Individual, Value


def bearers(state: State, norm: Norm, scope: Scope) -> tuple[str, ...]:
    """Whose duty it is: each member, the holder of an office, a body as such."""
    limbs = norm.holder.limbs if norm.holder is not None else ()
    return tuple(dict.fromkeys(name for limb in limbs for name in of_limb(state, limb, scope)))


def of_limb(state: State, limb: Limb, scope: Scope) -> tuple[str, ...]:
    """Those whom one limb binds."""
    match limb.sort:
        case "parties":
            return roll.members(state, limb.of)
        case "body":
            plural = limb.quantifier is not None or limb.count > 1
            return roll.members(state, limb.of) if plural else (limb.of,)
        case "office":
            # Who acts owes the duties in the place of the holder.
            tenure = state.tenure(limb.of)
            return tuple(one for one in (tenure.acting or tenure.holder,) if one)
        case "kind":
            return roll.of_kind(state, limb.of)
        case "entity":
            return (limb.of,)
        case "parameter":
            value = scope.bound.get(limb.of)
            return (value.name,) if isinstance(value, Individual) else ()


def arise(
    state: State, norm: Norm, bearer: str, arguments: tuple[Value, ...], basis: Basis
) -> State:
    """The duty falls due; one that is owed already is not owed twice."""
    if any(one.of == (norm.name, bearer, arguments, None) for one in state.duties):
        return state
    scope = of_norm(state, norm, arguments, bearer)
    found = evaluate(norm.within, scope) if norm.within is not None else Finding(True)
    length = measured(found)
    until = later(state.law, state.now, length) if length is not None else None
    resting = basis.under(norm.place.clause).also((), found.rests, found.read)
    return record(state, DutyArose(norm.name, bearer, arguments, until, **resting.entry(state)))


def arise_for_all(state: State, norm: Norm, arguments: tuple[Value, ...], basis: Basis) -> State:
    """The duty falls due for everybody who bears it."""
    for bearer in bearers(state, norm, of_norm(state, norm, arguments, None)):
        state = arise(state, norm, bearer, arguments, basis)
    return state


def oblige(
    state: State,
    bearer: str,
    act: str,
    within: Finding | None,
    arguments: tuple[Value, ...],
    basis: Basis,
) -> State:
    """`oblige x to "…"`: a duty of `x` by the decision that made it (language.md §9).

    What follows from a breach that is found goes by the decision that found it.
    """
    number = basis.proceeding
    norm = basis.act if number is None else state.proceeding(number).procedure
    of = (norm, bearer, arguments, act)
    if any(one.of == of for one in state.duties):
        what = f"{who(state.law, bearer)} has to do so already: {act}"
        return record(state, Overtaken(what, **basis.entry(state)))
    found = within or Finding(True)
    length = measured(found)
    until = later(state.law, state.now, length) if length is not None else None
    resting = basis.also((), found.rests, found.read)
    made = DutyArose(norm, bearer, arguments, until, act, number, **resting.entry(state))
    return record(state, made)


def obliged(state: State, procedure: str, arguments: tuple[Value, ...]) -> tuple[Owed, ...]:
    """What a procedure with these arguments obliged anybody to do, and is still owed."""
    return tuple(
        one
        for one in state.duties
        if one.act is not None and (one.norm, one.arguments) == (procedure, arguments)
    )


def not_owed(
    scope: Scope, norm: Norm, bearer: str, arguments: tuple[Value, ...]
) -> tuple[Ground, ...]:
    """Why a duty has no effects now: its condition does not hold, or it is done already.

    A report may be made before it is owed; what suspends a member may not.
    """
    if norm.kind != "duty" or not norm.when or not norm.effects:
        return ()
    of = (norm.name, arguments, None)
    owing = [one.bearer for one in scope.state.duties if (one.norm, one.arguments, one.act) == of]
    if bearer in owing or (owing and for_all(norm)):
        return ()
    clauses = authority(norm.place.clause)
    done = Ground(f"{who(scope.state.law, bearer)} does not have to, now", clauses)
    return tested(scope, norm.when, (), clauses).grounds or (done,)


def for_all(norm: Norm) -> bool:
    """Whether one may do the duty for all who owe it: `X or Y`, and `2 of B`."""
    limbs = norm.holder.limbs if norm.holder is not None else ()
    several = any(limb.count > 1 for limb in limbs)
    return several or (norm.holder is not None and norm.holder.joined == "or" and len(limbs) > 1)


def discharge(
    state: State, norm: Norm, actor: str, arguments: tuple[Value, ...], basis: Basis
) -> State:
    """What was owed is done; where either of two may do it, by one for both, and by `2 of B` for all."""
    either = for_all(norm)
    for owed in state.duties:
        same = (owed.norm, owed.arguments, owed.act) == (norm.name, arguments, None)
        if same and (owed.bearer == actor or either):
            state = end(state, owed, True, basis)
    return state


def end(state: State, owed: Owed, done: bool, basis: Basis) -> State:
    """The duty ends: it is done, or its ground has fallen away."""
    entry = DutyEnded(owed.norm, owed.bearer, owed.arguments, done, owed.act, **basis.entry(state))
    return record(state, entry)
