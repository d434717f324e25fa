"""Where a procedure is held: its stages, the body of each, and the rules of voting there."""

from __future__ import annotations

import attrs

from charterlang.compiler.houses import houses
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Abstention, Actors, Body, EarlyClose, Limb
from charterlang.compiler.ir.quantities import Duration
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import NOTHING_KNOWN, Finding, authority
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Anchored

VOTES = ("vote", "election")


def norm_of(state: State, one: Proceeding) -> Norm:
    """The procedure of a proceeding."""
    norm = state.law.declarations[one.procedure]
    assert isinstance(norm, Norm)
    return norm


def stage_named(norm: Norm, name: str | None) -> Stage | None:
    """The stage of that name."""
    return next((stage for stage in norm.stages if stage.name == name), None)


def stage_of(state: State, one: Proceeding) -> Stage | None:
    """The stage that a proceeding is in; None while a demand waits, and when it is over."""
    return stage_named(norm_of(state, one), one.stage)


def body_of(law: Instrument, norm: Norm, stage: Stage | None = None) -> Body | None:
    """The body in which a stage is held: its own, else the one whose procedure it is."""
    names = [stage.body] if stage is not None and stage.body else []
    names += [limb.of for limb in norm.holder.limbs if limb.sort == "body"] if norm.holder else []
    names += [one.body for one in norm.stages if one.body]
    found = law.declarations.get(names[0]) if names else None
    return found if isinstance(found, Body) else None


def openers(law: Instrument, norm: Norm) -> Actors | None:
    """Who may open the procedure, and how many of them (§8); None: anybody.

    The movers of a first motion stage; else those of the body's `motion` line; else any voter of
    the body, or whoever has the power.
    """
    first, body = (norm.stages[0] if norm.stages else None), body_of(law, norm)
    if first is not None and first.kind == "motion":
        return first.by or voters(body) or norm.holder
    if demand_of(law, norm) is not None:
        return demand_of(law, norm)
    if norm.holder is not None and not any(limb.sort == "body" for limb in norm.holder.limbs):
        return norm.holder
    return voters(body) or norm.holder


def demand_of(law: Instrument, norm: Norm) -> Actors | None:
    """Those who may demand a vote in the body, where the procedure has no motion of its own."""
    body = body_of(law, norm)
    if body is None or body.demand is None or any(one.kind == "motion" for one in norm.stages):
        return None
    return body.demand.by


def voters(body: Body | None) -> Actors | None:
    """Any one of those who vote in the body."""
    if body is None:
        return None
    if body.electors is not None and body.electors.each is not None:
        return Actors((Limb(body.electors.each, "parties", quantifier="any"),))
    return Actors((Limb(body.name, "body", quantifier="any"),))


def early_lines(law: Instrument, norm: Norm, stage: Stage) -> tuple[EarlyClose, ...]:
    """The `closes early` lines of a vote: those of the stage prevail over the body's."""
    bodies = (body_of(law, norm, house) for house in houses(stage))
    standing = (line for body in bodies if body is not None for line in body.voting.early)
    return stage.voting.early or tuple(dict.fromkeys(standing))


def abstention_of(law: Instrument, norm: Norm, stage: Stage) -> Abstention | None:
    """The rule about abstentions."""
    body = body_of(law, norm, stage)
    return stage.voting.abstention or (body.voting.abstention if body else None)


@attrs.frozen
class Length:
    """How long a stage lasts: `limit` as for `Stage`; `value` None if nothing says, or is known."""

    value: Duration | None
    limit: str
    clause: str
    found: Finding = NOTHING_KNOWN


def length_of(norm: Norm, stage: Stage, scope: Scope) -> Length:
    """The length of a stage; of a motion its deadline, of a vote else the body's window."""
    law, kind = scope.state.law, stage.kind
    if kind in ("motion", "decision"):
        found = evaluate(stage.within, scope) if stage.within is not None else NOTHING_KNOWN
        return Length(measured(found), "exactly", stage.place_of("within").clause, found)
    if stage.length is not None:
        found = evaluate(stage.length, scope)
        return Length(measured(found), stage.limit, stage.place_of("length").clause, found)
    body = body_of(law, norm, stage)
    window = stage.voting.window or (body.voting.window if body else None)
    if kind not in VOTES or window is None:
        return Length(None, "exactly", stage.places[0].clause)
    found = evaluate(window.length, scope)
    return Length(measured(found), window.limit, window.place.clause, found)


def measured(found: Finding) -> Duration | None:
    """A length of time that is known and not below nothing."""
    value = found.value.length if isinstance(found.value, Anchored) else found.value
    if isinstance(value, Duration) and value.months >= 0 and value.seconds >= 0:
        return value
    return None


def cited(norm: Norm, stage: Stage, *properties: str) -> tuple[str, ...]:
    """The authority of a stage: those properties of it, then the stage, then the procedure."""
    said = (stage.place_of(one).clause for one in properties)
    return authority(*said, *(place.clause for place in stage.places), norm.place.clause)
