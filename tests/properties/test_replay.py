"""Whatever happens: a run can be replayed, a step changes no state, and nothing raises an error."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_events import event, setting

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.pipeline import compile_charter
from charterlang.files import Door
from charterlang.interpreter import machine
from charterlang.interpreter.events import ActDone, Reported, TimePasses
from charterlang.interpreter.journal import Breached, EntrySet, Refused, StageEnded
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual

CHARTERS = Path(__file__).parents[2] / "charters"
BEGINS = datetime(2026, 1, 10, 9, tzinfo=UTC)
NAMES = ["sec", "pact", "isle"]
RUNS = 20
SEEDS = st.integers(0, 2**32 - 1)
EVENTS = st.integers(1, 50)


@cache
def law(name: str) -> Instrument:
    """A charter of the repository."""
    made = compile_charter(str(CHARTERS / name / f"{name}.charter"), Door().read).value
    assert made is not None
    return made


@cache
def begun(name: str, seed: int) -> State:
    """The start of a run, with its persons; of every other one, with a holder of the office."""
    state = machine.start(law(name), BEGINS)
    for given_so in setting(law(name), held=seed % 2 == 0):
        state = machine.step(state, given_so)
    return machine.step(state, TimePasses(BEGINS))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=RUNS, deadline=None, derandomize=True)
@given(seed=SEEDS, length=EVENTS)
def test_whatever_happens(name: str, seed: int, length: int) -> None:
    state, chance = begun(name, seed % 2), Random(seed)
    for _ in range(length):
        happens, journal = event(law(name), state, chance), state.journal
        after = machine.step(state, happens)
        assert state.journal is journal and after.journal[: len(journal)] == journal
        assert all(one.at >= journal[-1].at for one in after.journal[len(journal) :])
        state = after
    assert machine.replay(law(name), BEGINS, state.journal) == state


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=RUNS, deadline=None, derandomize=True)
@given(seed=SEEDS, length=EVENTS)
def test_a_step_is_pure(name: str, seed: int, length: int) -> None:
    """It leaves the state it began from as it was, and comes to the same again."""
    state, chance = begun(name, seed % 2), Random(seed)
    for _ in range(length):
        happens = event(law(name), state, chance)
        after = machine.step(state, happens)
        assert machine.step(state, happens) == after
        state = after


PARTS = (
    "seats",
    "offices",
    "fields",
    "reports",
    "proceedings",
    "duties",
    "deeds",
    "edges",
    "regimes",
    "entries",
)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=RUNS, deadline=None, derandomize=True)
@given(seed=SEEDS, length=EVENTS)
def test_a_refusal_changes_nothing_but_the_journal(name: str, seed: int, length: int) -> None:
    state, chance = begun(name, seed % 2), Random(seed)
    for _ in range(length):
        after = machine.step(state, event(law(name), state, chance))
        gained = after.journal[len(state.journal) :]
        if any(isinstance(entry, Refused) for entry in gained):
            refusal, *breaches = (
                gained  # of void conduct (`supremacy void`), by which nothing else is changed
            )
            assert isinstance(refusal, Refused)
            assert all(isinstance(entry, Breached) and entry.void for entry in breaches)
            assert refusal.grounds and all(ground.reason for ground in refusal.grounds)
            assert all(getattr(after, part) == getattr(state, part) for part in PARTS)
        state = after


WANTED = {
    "ActRecorded",
    "BallotTaken",
    "FactRecorded",
    "Installed",
    "MotionMade",
    "NominationMade",
    "ProceedingEnded",
    "Refused",
    "Seated",
    "StageEnded",
    "Unseated",
    "Vacated",
}


def alarmed(seed: int) -> State:
    """The start of a run in which an emergency is declared, and the dues are changed."""
    row = (Individual("resident"), Fraction(12))
    state = begun("isle", 0)
    for happens in (
        Reported("threat", (), True, None),
        ActDone(("monarch",), "declare", ()),
        ActDone(("monarch",), "raise", row),
    ):
        state = machine.step(state, happens)
    if seed % 3:
        state = machine.step(state, Reported("threat", (), False, None))
    return state


def test_regimes_and_decisions_are_replayed() -> None:
    """Whatever happens in an emergency: it ends, what it restores is restored, and all is replayed."""
    happened: Counter[str] = Counter()
    for seed in range(RUNS):
        state, chance = alarmed(seed), Random(seed)
        for _ in range(40):
            state = machine.step(state, event(law("isle"), state, chance))
        assert machine.replay(law("isle"), BEGINS, state.journal) == state
        for entry in state.journal:
            happened[type(entry).__name__] += 1
            if isinstance(entry, StageEnded) and entry.kind == "decision":
                happened[entry.outcome] += 1
            if isinstance(entry, EntrySet) and entry.restored:
                happened["restored"] += 1
    wanted = {"RegimeBegan", "RegimeEnded", "EntrySet", "restored", "granted", "refused", "silence"}
    assert wanted <= set(happened), happened


@pytest.mark.parametrize("name", NAMES)
def test_random_runs_are_no_mere_refusals(name: str) -> None:
    """The tests above would be idle if nothing were ever admitted."""
    happened: Counter[str] = Counter()
    for seed in range(RUNS):
        state, chance = begun(name, seed % 2), Random(seed)
        for _ in range(50):
            state = machine.step(state, event(law(name), state, chance))
        happened.update(type(entry).__name__ for entry in state.journal)
        if not (missing := WANTED - set(happened)):
            return
    # The pact knows no facts, and no way out of its office but the end of the term; hardly a Monarch
    # of the isle abdicates.
    rare = {"pact": {"FactRecorded"}, "isle": {"Vacated"}}
    assert missing <= rare.get(name, set()), happened
