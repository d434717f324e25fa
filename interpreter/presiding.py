"""Who presides, and who acts: the first in order whose condition holds (language.md §6)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, StandIn
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import NOTHING_KNOWN, Finding, joined
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import UNKNOWN, Individual, ProceedingRef


def named(line: StandIn, scope: Scope, otherwise: bool) -> Finding:
    """Whom a line names while its condition holds; without one, if `otherwise`; else nobody."""
    when = evaluate(line.when, scope) if line.when is not None else Finding(otherwise)
    if not when.holds:
        return when.giving(UNKNOWN)
    found = evaluate(line.person, scope)
    return joined((when, found), found.value)


def first(body: Body, scope: Scope) -> tuple[Finding, StandIn | None]:
    """Who presides over a body, by the first line whose condition holds and that names somebody.

    `this` is bound where a proceeding is presided over. A vacant office is passed over.
    """
    read: list[Finding] = []
    for line in body.presided:
        found = named(line, scope, True)
        read.append(found)
        if isinstance(found.value, Individual):
            return joined(read, found.value), line
    return joined(read, UNKNOWN), None


def over(state: State, body: str | None, one: Proceeding | None) -> Finding:
    """Who presides over the body, or over the proceeding in the body where it is held."""
    if body is None and one is None:
        return NOTHING_KNOWN
    scope = Scope(state)
    if one is not None:
        scope = scope.bind(this=ProceedingRef(one.number))
        body = held_in(state, one)
    organ = state.law.declarations.get(body or "")
    return first(organ, scope)[0] if isinstance(organ, Body) else NOTHING_KNOWN


def held_in(state: State, one: Proceeding) -> str | None:
    """The body in which a proceeding is held: of its stage, else the one whose procedure it is."""
    norm = state.law.declarations[one.procedure]
    assert isinstance(norm, Norm)
    names = [stage.body for stage in norm.stages if stage.name == one.stage and stage.body]
    names += [limb.of for limb in norm.holder.limbs if limb.sort == "body"] if norm.holder else []
    names += [stage.body for stage in norm.stages if stage.body]
    return names[0] if names else None
