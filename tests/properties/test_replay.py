"""Whatever happens: a run can be replayed, a step changes no state, and nothing raises an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
from random_events import event, setting

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.pipeline import compile_charter
from charterlang.files import Door
from charterlang.interpreter import machine
from charterlang.interpreter.events import ActDone, Reported, TimePasses
from charterlang.interpreter.journal import Breached, Entry, EntrySet, Refused, StageEnded
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual

CHARTERS = Path(__file__).parents[2] / "charters"
BEGINS = datetime(2026, 1, 10, 9, tzinfo=UTC)
NAMES = [
    "pact/pact",
    "isle/isle",
    "sec/sec",
    "rsa/rsa",
    "npto/npto",
    "tnp/before",
    "tnp/after",
    "unsc/unsc",
]
SMALL = NAMES[:2]
DRAFT = NAMES[-1]
"""Of what is not adopted nothing can be done but to vote on it."""
RUNS, FEW = 20, 8
LONGEST = 50
"""Events in a run, at most."""


@cache
def law(name: str) -> Instrument:
    """A charter of the repository."""
    made = compile_charter(str(CHARTERS / f"{name}.charter"), Door().read).value
    assert made is not None
    return made


@cache
def begun(name: str, seed: int) -> State:
    """The start of a run, with its persons; of every other one, with a holder of the office."""
    state = machine.start(law(name), BEGINS)
    for given_so in setting(law(name), held=seed % 2 == 0):
        state = machine.step(state, given_so)
    return machine.step(state, TimePasses(BEGINS))


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


# The pact knows no facts, and no way out of its office but the end of the term; hardly a Monarch of the
# isle abdicates.
RARE = {"pact/pact": {"FactRecorded"}, "isle/isle": {"Vacated"}}


@pytest.mark.parametrize("name", NAMES)
def test_whatever_happens(name: str) -> None:
    """A step adds to the journal and changes no state; a run is replayed; and not all is refused."""
    happened: Counter[str] = Counter()
    for seed in range(RUNS if name in SMALL else FEW):
        state, chance = begun(name, seed % 2), Random(seed)
        for _ in range(chance.randint(1, LONGEST)):
            happens, journal = event(law(name), state, chance), state.journal
            after = machine.step(state, happens)
            assert state.journal is journal, f"seed {seed}: the state it began from is changed"
            assert machine.step(state, happens) == after, f"seed {seed}: not the same again"
            gained = after.journal[len(journal) :]
            assert after.journal[: len(journal)] == journal, f"seed {seed}"
            assert all(one.at >= journal[-1].at for one in gained), f"seed {seed}"
            if any(isinstance(entry, Refused) for entry in gained):
                changes_nothing(state, after, gained)
            state = after
        assert machine.replay(law(name), BEGINS, state.journal) == state, f"seed {seed}"
        happened.update(type(entry).__name__ for entry in state.journal)
    if name in SMALL:
        assert WANTED - set(happened) <= RARE.get(name, set()), happened
    else:
        assert len(happened) > 8 or name == DRAFT, happened


def changes_nothing(state: State, after: State, gained: Sequence[Entry]) -> None:
    """A refusal changes nothing but the journal; void conduct (`supremacy void`) is noted as a breach."""
    refusal, *breaches = gained
    assert isinstance(refusal, Refused)
    assert all(isinstance(entry, Breached) and entry.void for entry in breaches)
    assert refusal.grounds and all(ground.reason for ground in refusal.grounds)
    assert all(getattr(after, part) == getattr(state, part) for part in PARTS)


def alarmed(seed: int) -> State:
    """The start of a run in which an emergency is declared, and the dues are changed."""
    row = (Individual("resident"), Fraction(12))
    state = begun("isle/isle", 0)
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
            state = machine.step(state, event(law("isle/isle"), state, chance))
        assert machine.replay(law("isle/isle"), BEGINS, state.journal) == state
        for entry in state.journal:
            happened[type(entry).__name__] += 1
            if isinstance(entry, StageEnded) and entry.kind == "decision":
                happened[entry.outcome] += 1
            if isinstance(entry, EntrySet) and entry.restored:
                happened["restored"] += 1
    wanted = {"RegimeBegan", "RegimeEnded", "EntrySet", "restored", "granted", "refused", "silence"}
    assert wanted <= set(happened), happened
