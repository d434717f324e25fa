"""The stages of a proceeding: each begins, ends, and leads on if it was carried (language.md §8)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.regimes import Regime
from charterlang.interpreter import conditions
from charterlang.interpreter.conditions import ConditionFound
from charterlang.interpreter.count import count, electorate
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import StageBegan, StageEnded, StageOver
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import regimes
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.endings import conclude, of_stage
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.venue import VOTES, Length, cited, length_of, norm_of, stage_of
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import Outcome, Proceeding, State


def begin(state: State, number: int) -> State:
    """The proceeding in its first stage, or past it."""
    return enter(state, number, 0)


def begin_all(state: State) -> State:
    """Every proceeding that was opened and stands before its first stage."""
    for one in state.proceedings:
        if one.stage is None and not one.waiting and not one.over:
            state = begin(state, one.number)
    return state


def enter(state: State, number: int, index: int, round: int = 1) -> State:
    """The proceeding in that stage; past a stage that is left out; at its end if none is left."""
    one = state.proceeding(number)
    norm = norm_of(state, one)
    if index >= len(norm.stages):
        basis = Basis(norm.name, authority(norm.place.clause), proceeding=number)
        return conclude(state, number, "carried", basis)
    stage = norm.stages[index]
    if (sleeping := regimes.asleep(state, norm.name, stage.name)) is not None:
        return enter(passed_over(state, one, norm, stage, sleeping[1]), number, index + 1)
    if stage.when is not None:
        asked = tested(of_proceeding(state, one), (stage.when,))
        if not asked.holds:
            return enter(left_out(state, one, norm, stage), number, index + 1)
    return record(state, began(state, one, norm, stage, round))


def passed_over(state: State, one: Proceeding, norm: Norm, stage: Stage, clause: str) -> State:
    """The journal says that a stage is skipped, because a regime suspends it."""
    entry = StageEnded(
        one.number,
        stage.name,
        stage.kind,
        "carried",
        skipped=True,
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


def began(state: State, one: Proceeding, norm: Norm, stage: Stage, round: int) -> StageBegan:
    """The entry that the stage begins, with its end, and the electorate of a vote."""
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
        at=state.now,
        clauses=authority(*starting(length), *cited(norm, stage)),
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


def end(
    state: State, number: int, early: tuple[ConditionFound, ...] = (), failed: bool = False
) -> State:
    """The stage ends, its outcome lines run, and the proceeding leads on or ends.

    `early`: the conditions under which a vote ends before its time. `failed`: a motion has not
    found its movers in time.
    """
    one = state.proceeding(number)
    norm, stage = norm_of(state, one), stage_of(state, one)
    assert stage is not None
    entry = ended(state, one, norm, stage, early, failed)
    again = entry.result is not None and entry.result.tie == "again"
    state = record(state, entry)
    index = norm.stages.index(stage)
    if again:
        return enter(state, number, index, one.round + 1)
    basis = Basis(norm.name, entry.clauses, entry.rests, entry.read, number)
    answer = of_stage(state, number, stage, entry.outcome, basis)
    if not isinstance(answer, State):
        return conclude(state, number, "void", basis, answer)
    if entry.outcome != "carried":
        return conclude(answer, number, entry.outcome, basis)
    if index + 1 < len(norm.stages):
        return enter(answer, number, index + 1)
    return conclude(answer, number, "carried", basis)


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
