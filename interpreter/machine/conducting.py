"""Who conducts a stage: opens it, closes it, declares what came of it (language.md §8).

A conductor acts without delay, unless the law gives it time; what it has then to do is owed. In the
place of a conductor who is not there acts whoever presides; without anybody the stage waits.
"""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body, Conductor, Limb
from charterlang.interpreter import presiding, roll
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import NOTHING_KNOWN, Ground, authority
from charterlang.interpreter.journal import DutyArose, DutyEnded, StageAwaited
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.capacity import Capacity, acting, exercising, whole
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.venue import body_of, cited, measured, norm_of, stage_named
from charterlang.interpreter.scope import Scope, of_proceeding
from charterlang.interpreter.state import Owed, Proceeding, State
from charterlang.interpreter.values import Individual

CONDUCTED = {
    "debate": "open the debate",
    "nominations": "open the nominations",
    "vote": "open the vote",
    "election": "open the ballot",
}
"""The stages that somebody may conduct, and what it has to do then."""


def conductor_of(norm: Norm, stage: Stage | None) -> Conductor | None:
    """Who conducts the stage: by its own line, else by that of the procedure."""
    if stage is None or stage.kind not in CONDUCTED:
        return None
    return stage.conducted or norm.conducted


@attrs.frozen
class InCharge:
    """Who conducts now, and what says so."""

    person: str
    clauses: tuple[str, ...]


def in_charge(
    state: State, one: Proceeding, norm: Norm, stage: Stage, line: Conductor
) -> InCharge | None:
    """Who conducts the stage now: a conductor who is there, else whoever presides; None: nobody."""
    scope = of_proceeding(state, one)
    for limb in line.by.limbs:
        if (there := able(scope, limb)) is not None:
            return InCharge(there, authority(line.place.clause))
    body = body_of(state.law, norm, stage)
    found, by = presiding.first(body, scope) if body is not None else (NOTHING_KNOWN, None)
    if by is None or not isinstance(found.value, Individual):
        return None
    return InCharge(found.value.name, authority(by.place.clause, line.place.clause))


def able(scope: Scope, limb: Limb) -> str | None:
    """One who may conduct by that limb, by name; of several that do, the organ of which they are."""
    state = scope.state
    match limb.sort:
        case "office":
            there = exercising(state, limb.of) or delegates(scope, limb.of)
            return there[0] if there else None
        case "body" | "parties":
            return limb.of if whole(limb) or roll.sitting(state, limb.of) else None
        case "parameter":
            value = scope.bound.get(limb.of)
            return value.name if isinstance(value, Individual) else None
        case _:
            return limb.of


def delegates(scope: Scope, office: str) -> tuple[str, ...]:
    """Those to whom the part of an office in the procedure is delegated."""
    return tuple(
        who
        for given in scope.state.delegations
        if (given.office, given.act) == (office, scope.norm)
        for who in exercising(scope.state, given.to)
    )


def conducting(
    state: State, one: Proceeding, norm: Norm, stage: Stage, actor: str
) -> Capacity | Ground | None:
    """The capacity in which somebody conducts the stage, or why it does not; None: nobody has to."""
    line = conductor_of(norm, stage)
    if line is None:
        return None
    clauses = authority(line.place.clause, *cited(norm, stage))
    found = acting(of_proceeding(state, one), actor, line.by, clauses)
    if isinstance(found, Capacity):
        return found
    now = in_charge(state, one, norm, stage, line)
    if now is not None and now.person == actor:
        return Capacity(actor, line.by.limbs[0], clauses=now.clauses)
    return found


# ── what waits to be opened


def waits(state: State, one: Proceeding, norm: Norm, stage: Stage, round: int) -> State:
    """The stage on record that is to be opened by its conductor."""
    line = conductor_of(norm, stage)
    assert line is not None
    clauses = authority(line.place.clause, *cited(norm, stage))
    vacant = in_charge(state, one, norm, stage, line) is None
    entry = StageAwaited(
        one.number, stage.name, stage.kind, round, vacant, at=state.now, clauses=clauses
    )
    return owing(record(state, entry), state.proceeding(one.number))


def ahead_of(state: State, one: Proceeding) -> Stage | None:
    """The stage that waits to be opened."""
    return stage_named(norm_of(state, one), one.ahead) if not one.over else None


def at_once(state: State, one: Proceeding) -> bool:
    """Whether the stage that waits opens now: somebody conducts it, who has no time of its own."""
    norm, stage = norm_of(state, one), ahead_of(state, one)
    line = conductor_of(norm, stage)
    if stage is None or line is None or line.within is not None:
        return False
    return in_charge(state, one, norm, stage, line) is not None


def owing(state: State, before: Proceeding) -> State:
    """What a conductor who has time of its own owes: it falls due, and to whoever conducts then."""
    one = state.proceeding(before.number)
    norm, stage = norm_of(state, one), ahead_of(state, one)
    line = conductor_of(norm, stage)
    if stage is None or line is None or line.within is None:
        return state
    now = in_charge(state, one, norm, stage, line)
    held = owed(state, one)
    for duty in held:
        if now is None or (duty.bearer != now.person and not duty.overdue):
            state = ended(state, duty, False, line)
    if now is None or any(duty.bearer == now.person for duty in held):
        return state
    found = evaluate(line.within, of_proceeding(state, one))
    length = measured(found)
    until = later(state.law, state.now, length) if length is not None else None
    entry = DutyArose(
        norm.name,
        now.person,
        one.arguments,
        until,
        CONDUCTED[stage.kind],
        one.number,
        at=state.now,
        clauses=authority(*now.clauses, norm.place.clause),
        rests=found.rests,
        read=found.read,
    )
    return record(state, entry)


def owed(state: State, one: Proceeding) -> list[Owed]:
    """What is owed as to the opening of a stage."""
    acts = CONDUCTED.values()
    return [duty for duty in state.duties if duty.proceeding == one.number and duty.act in acts]


def discharged(state: State, one: Proceeding, norm: Norm, stage: Stage) -> State:
    """The stage is opened: what was owed is done."""
    line = conductor_of(norm, stage)
    for duty in owed(state, one) if line is not None else ():
        assert line is not None
        state = ended(state, duty, True, line)
    return state


def ended(state: State, duty: Owed, done: bool, line: Conductor) -> State:
    """A duty to open a stage ends."""
    entry = DutyEnded(
        duty.norm,
        duty.bearer,
        duty.arguments,
        done,
        duty.act,
        at=state.now,
        clauses=authority(line.place.clause),
    )
    return record(state, entry)


def presided_in(state: State, one: Proceeding) -> Body | None:
    """The body in which a proceeding is held whose stage waits to be opened."""
    norm, stage = norm_of(state, one), ahead_of(state, one)
    return body_of(state.law, norm, stage) if stage is not None else None
