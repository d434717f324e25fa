"""The stages of a proceeding: each begins, ends, and leads on if it was carried (language.md §8)."""

from __future__ import annotations

from typing import Literal

import attrs

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.regimes import Regime
from charterlang.interpreter import conditions
from charterlang.interpreter.conditions import ConditionFound
from charterlang.interpreter.count import count, electorate
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import StageBegan, StageEnded, StageOver
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import conducting, hearing, prolonging, regimes, ties
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import Capacity, acting
from charterlang.interpreter.machine.endings import conclude, of_stage
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.venue import VOTES, Length, cited, length_of, norm_of, stage_of
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import InForce, Outcome, Proceeding, State

Decision = Literal["granted", "refused", "silence"]


def begin(state: State, number: int) -> State:
    """The proceeding in its first stage, or past it."""
    return enter(state, number, next_after(norm_of(state, state.proceeding(number)), -1))


def begin_all(state: State) -> State:
    """Every proceeding that was opened and stands before its first stage."""
    for one in state.proceedings:
        if one.stage is None and one.running:
            state = begin(state, one.number)
    return state


def open_conducted(state: State) -> State:
    """Every stage that waited for a conductor, opened as soon as one may; what has a time is owed."""
    for one in state.proceedings:
        if one.ahead is None or one.over:
            continue
        if conducting.at_once(state, one):
            state = open_ahead(state, one.number)
        else:
            state = conducting.owing(state, one)
    return state


def open_ahead(state: State, number: int, by: str | None = None) -> State:
    """The stage that waited, opened by its conductor."""
    one = state.proceeding(number)
    norm, stage = norm_of(state, one), conducting.ahead_of(state, one)
    assert stage is not None
    state = conducting.discharged(state, one, norm, stage)
    return record(state, began(state, one, norm, stage, one.round, by))


def next_after(norm: Norm, index: int) -> int:
    """The next stage in the ordinary order behind that one; past the last, if there is none."""
    sides = norm.side_stages
    return next(
        (at for at, one in enumerate(norm.stages) if at > index and one.name not in sides),
        len(norm.stages),
    )


def enter(state: State, number: int, index: int, round: int = 1) -> State:
    """The proceeding in that stage; past a stage that is left out; at its end if none is left."""
    one = state.proceeding(number)
    norm = norm_of(state, one)
    if index >= len(norm.stages):
        basis = Basis(norm.name, authority(norm.place.clause), proceeding=number)
        return conclude(state, number, "carried", basis)
    stage = norm.stages[index]
    if (sleeping := regimes.asleep(state, norm.name, stage.name)) is not None:
        passed = passed_over(state, one, norm, stage, *sleeping)
        return enter(passed, number, next_after(norm, index))
    if stage.when is not None:
        asked = tested(of_proceeding(state, one), (stage.when,))
        if not asked.holds:
            return enter(left_out(state, one, norm, stage), number, next_after(norm, index))
    line = conducting.conductor_of(norm, stage)
    if line is not None:
        now = conducting.in_charge(state, one, norm, stage, line)
        if now is None or line.within is not None:
            return conducting.waits(state, one, norm, stage, round)
    return record(state, began(state, one, norm, stage, round))


def passed_over(
    state: State, one: Proceeding, norm: Norm, stage: Stage, by: InForce, clause: str
) -> State:
    """The journal says that a stage is skipped, because a regime suspends it."""
    entry = StageEnded(
        one.number,
        stage.name,
        stage.kind,
        "carried",
        skipped=True,
        regime=by.regime,
        at=state.now,
        clauses=authority(clause, *cited(norm, stage)),
    )
    return record(state, entry)


def silenced(state: State) -> State:
    """Proceedings of a regime that is over are lost."""
    for one in state.proceedings:
        norm = norm_of(state, one)
        if one.over or norm.regime is None:
            continue
        regime = state.law.declarations[norm.regime]
        about = one.arguments[: len(regime.parameters)] if isinstance(regime, Regime) else ()
        if state.in_force(norm.regime, about) is None:
            basis = Basis(norm.regime, authority(regime.place.clause, norm.place.clause))
            state = conclude(state, one.number, "lost", basis)
    return state


def left_out(state: State, one: Proceeding, norm: Norm, stage: Stage) -> State:
    """The journal says that a stage is skipped, and on what condition."""
    assert stage.when is not None
    asked = tested(of_proceeding(state, one), (stage.when,))
    entry = StageEnded(
        one.number,
        stage.name,
        stage.kind,
        "carried",
        skipped=True,
        at=state.now,
        clauses=authority(stage.when.place.clause, *cited(norm, stage)),
        rests=asked.rests,
        read=asked.read,
    )
    return record(state, entry)


def began(
    state: State, one: Proceeding, norm: Norm, stage: Stage, round: int, by: str | None = None
) -> StageBegan:
    """The entry that the stage begins, with its end, and the electorate of a vote.

    `by`: who has opened it; else whoever conducts it has done so without delay.
    """
    line = conducting.conductor_of(norm, stage)
    now = conducting.in_charge(state, one, norm, stage, line) if line is not None else None
    length = length_of(norm, stage, of_proceeding(state, one))
    voters = electorate(state, norm, stage, one) if stage.kind in VOTES else ()
    return StageBegan(
        one.number,
        stage.name,
        stage.kind,
        later(state.law, state.now, length.value) if length.value is not None else None,
        stage.kind == "motion",
        voters,
        round,
        by or (now.person if now is not None else None),
        at=state.now,
        clauses=authority(
            *starting(length), *(now.clauses if now is not None else ()), *cited(norm, stage)
        ),
        rests=length.found.rests,
        read=length.found.read,
    )


def starting(length: Length) -> tuple[str, ...]:
    """The clause that says how long it lasts, if it lasts."""
    return (length.clause,) if length.value is not None else ()


# ── the end ──


def time_is_over(state: State, number: int) -> State:
    """What comes of a stage whose time is over: its end, or the wait until somebody moves on."""
    one = state.proceeding(number)
    norm, stage = norm_of(state, one), stage_of(state, one)
    assert stage is not None
    length = length_of(norm, stage, of_proceeding(state, one))
    if one.short:
        return prolonging.for_good(state, number, norm, stage)
    if stage.kind == "decision":
        return silence(state, number, norm, stage)
    if stage.limit != "at most" and hearing.unheard(state, one, norm, stage) is not None:
        clauses = authority(length.clause, *cited(norm, stage, "by"))
        return record(state, StageOver(number, stage.name, at=state.now, clauses=clauses))
    if stage.kind == "motion":
        return end(state, number, failed=True)
    if length.limit == "at least":
        entry = StageOver(
            number,
            stage.name,
            at=state.now,
            clauses=authority(length.clause, *cited(norm, stage)),
            rests=length.found.rests,
            read=length.found.read,
        )
        return record(state, entry)
    return end(state, number)


def silence(state: State, number: int, norm: Norm, stage: Stage) -> State:
    """Nobody has decided in time: what the stage says of silence, or it waits on."""
    if any(line.of == "silence" for line in stage.outcomes):
        return end(state, number, decided="silence")
    clauses = cited(norm, stage, "within")
    return record(state, StageOver(number, stage.name, at=state.now, clauses=clauses))


def end(
    state: State,
    number: int,
    early: tuple[ConditionFound, ...] = (),
    failed: bool = False,
    decided: Decision | None = None,
    by: str | None = None,
) -> State:
    """The stage ends, its outcome lines run, and the proceeding leads on or ends.

    `early`: the conditions under which a vote ends before its time. `failed`: a motion has not
    found its movers in time. `decided`: what whoever had to decide has decided, `by` name.
    """
    one = state.proceeding(number)
    norm, stage = norm_of(state, one), stage_of(state, one)
    assert stage is not None
    if decided is not None:
        entry = decision(state, one, norm, stage, decided, by)
    else:
        entry = ended(state, one, norm, stage, early, failed)
    if ties.wanted(entry):
        return ties.waits(state, entry)
    again = entry.result is not None and entry.result.tie == "again"
    state = record(state, entry)
    index = norm.stages.index(stage)
    if again:
        return enter(state, number, index, one.round + 1)
    basis = Basis(norm.name, entry.clauses, entry.rests, entry.read, number)
    if entry.outcome == "inquorate":
        if (short := prolonging.waits(state, number, norm, stage, basis)) is not None:
            return short
    answer = of_stage(state, number, stage, entry.outcome, basis)
    if not isinstance(answer, State):
        return conclude(state, number, "void", basis, answer)
    if (to := target(answer, number, stage, entry.outcome)) is not None:
        return proceed(answer, number, to, basis)
    if entry.outcome not in ("carried", "granted"):
        return conclude(answer, number, LOST.get(entry.outcome, entry.outcome), basis)  # type: ignore[arg-type]  # an outcome
    if (after := next_after(norm, index)) < len(norm.stages):
        return enter(answer, number, after)
    return conclude(answer, number, "carried", basis)


LOST = {"refused": "lost", "silence": "lost"}
"""What comes of a proceeding by a decision that no line leads on from."""


def target(state: State, number: int, stage: Stage, outcome: str) -> str | None:
    """Where an outcome line of the stage leads: the first whose guard holds."""
    scope = of_proceeding(state, state.proceeding(number))
    for line in stage.outcomes:
        for effect in line.effects if line.of == outcome else ():
            if effect.verb != "proceed":
                continue
            if effect.guard is None or evaluate(effect.guard, scope).holds:
                return effect.message
    return None


def proceed(state: State, number: int, to: str, basis: Basis) -> State:
    """The proceeding in the stage to which it leads on, or at its end."""
    if to in ("carried", "lost"):
        return conclude(state, number, to, basis)  # type: ignore[arg-type]  # one of the two
    norm = norm_of(state, state.proceeding(number))
    index = next(at for at, one in enumerate(norm.stages) if one.name == to)
    return enter(state, number, index)


def ended(
    state: State,
    one: Proceeding,
    norm: Norm,
    stage: Stage,
    early: tuple[ConditionFound, ...],
    failed: bool,
) -> StageEnded:
    """The entry that the stage ends: with its count, if it is a vote."""
    if stage.kind in VOTES:
        return counted(state, one, norm, stage, early)
    outcome: Outcome = "carried"
    if failed or (stage.kind == "nominations" and not one.candidates):
        outcome = "lost"
    said = "within" if failed else "length" if stage.kind != "motion" else "by"
    return StageEnded(
        one.number, stage.name, stage.kind, outcome, at=state.now, clauses=cited(norm, stage, said)
    )


def decision(
    state: State, one: Proceeding, norm: Norm, stage: Stage, decided: Decision, by: str | None
) -> StageEnded:
    """The entry that somebody has decided, or that nobody has in time."""
    said = "within" if decided == "silence" else "by"
    basis, deciders = Basis(norm.name, cited(norm, stage, said)), stage.by or norm.holder
    if by is not None and deciders is not None:
        capacity = acting(of_proceeding(state, one), by, deciders, basis.clauses)
        if isinstance(capacity, Capacity):
            basis = basis.also(capacity.clauses, capacity.rests, capacity.read)
    entry = StageEnded(one.number, stage.name, stage.kind, decided, **basis.entry(state))
    return attrs.evolve(entry, by=by)


def counted(
    state: State, one: Proceeding, norm: Norm, stage: Stage, early: tuple[ConditionFound, ...]
) -> StageEnded:
    """The entry that a vote ends, with its result."""
    result = count(state, one)
    resting = Basis(norm.name, authority(*conditions.clauses_of(early), *result.clauses))
    resting = resting.also((), result.rests, result.read)
    resting = resting.also(
        cited(norm, stage, "length"), conditions.rests_of(early), conditions.read_for(early)
    )
    winner = result.winner if result.outcome == "carried" else None
    return StageEnded(
        one.number,
        stage.name,
        stage.kind,
        result.outcome,
        result,
        winner,
        early,
        **resting.entry(state),
    )


def heard(state: State) -> State:
    """Every debate ended in which whoever had to be heard has been, and which has no other time."""
    for one in state.proceedings:
        stage = stage_of(state, one) if not one.over and one.ahead is None else None
        if stage is not None and hearing.over(state, one, norm_of(state, one), stage):
            state = end(state, one.number)
    return state
