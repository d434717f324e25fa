"""Whatever is done, found and alleged: who is in breach, who is not, and what is void (language.md §8.1)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing_charters import charter, law
from random_events import PERSONS, Event, event, setting

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter import machine
from charterlang.interpreter.events import (
    ActDone,
    BallotCast,
    BreachAlleged,
    Moved,
    Reported,
    TimePasses,
)
from charterlang.interpreter.journal import Breached, Refused
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual

FIRST = """
article II "Norms"
    (1)
        fact attacked "is attacked" of state presumed false
        fact licensed "is licensed" of state
        standard slow "unduly slow" of state presumed false
        given licensed(Alba)
        duty aid(s: member_state) of each member_state to "come to the aid of a member state"
            when      attacked(s) and s != actor
            within    2 days
            late when slow(actor)
        duty defence of each member_state to "keep up its defences"
        duty report of Alba or chair to "report"
            when   some s in state: attacked(s)
            within 1 day
        office chair "Chair" of person
            filled by chair_election
            vacated when chair not in council
        procedure chair_election of council
            nominations 1 day by any council
            election    1 day using plurality
            carried     install winner as chair
    (2)
        power ferry(s: state) of any council to "run a ferry"
            should not attacked(s)
        power withdraw of each member_state to "withdraw"
            should licensed(actor)
            effect remove actor from member_state
        power bring(s: state) of any person to "bring a state in"
            effect admit s to member_state
        procedure embargo(s: state) of council to "lay an embargo"
            should licensed(s)
            motion by 2 of member_state
            vote   1 day needs more than 1/2
    (3)
        procedure judge(s: member_state) of council to "find a breach"
            vote 1 day needs more than 1/2
        procedure remedy(s: member_state, t: member_state) of council to "require redress"
            vote 1 day needs more than 1/2
            carried
                oblige s to "redress" within 1 day
                oblige t to "help"
"""
FORBIDDEN = """    (4)
        prohibition smuggling(s: state) of each member_state to "smuggle"
            unless  licensed(actor)
            forbids ferry(s)
        prohibition meddling of Brine to "meddle"
            when    some s in state: attacked(s)
            forbids embargo, council.recall, withdraw
        right rescue(s: state) of each member_state to "rescue"
            when    attacked(s)
            permits ferry(s)
"""
VOID = "    (5)!\n        supremacy void\n"
FOUND = "    (6)!\n        breach found by judge\n"
STATES = ("Alba", "Brine", "Corran")
BEGINS = datetime(2026, 1, 10, 9, tzinfo=UTC)
SEEDS = st.integers(0, 2**32 - 1)
LENGTHS = st.integers(1, 60)
RUNS = 25
KINDS = {
    "recorded": FIRST + FORBIDDEN,
    "found": FIRST + FORBIDDEN + FOUND,
    "void": FIRST + FORBIDDEN + VOID,
    "void and found": FIRST + FORBIDDEN + VOID + FOUND,
    "free": FIRST,
}
"""Charters that differ in what becomes of a breach; `free` forbids nothing."""


@cache
def small(kind: str) -> Instrument:
    """The law of one of the charters."""
    return law(charter(KINDS[kind]))


@cache
def begun(kind: str) -> State:
    """The start of a run: five persons, of whom four sit in the Council."""
    state = machine.start(small(kind), BEGINS)
    for given_so in setting(small(kind), held=True):
        state = machine.step(state, given_so)
    return machine.step(state, TimePasses(BEGINS))


def happens_here(law: Instrument, state: State, chance: Random) -> Event:
    """An event of any sort; of every two one of what these charters are about."""
    if chance.random() < 0.5:
        return event(law, state, chance)
    state_, who = Individual(chance.choice(STATES)), chance.choice((*PERSONS, *STATES))
    judged = [one.number for one in state.proceedings if one.procedure == "judge" and one.running]
    if judged and chance.random() < 0.6:
        return BallotCast(chance.choice(STATES), judged[-1], "aye")
    return chance.choice(
        (
            Reported(chance.choice(("attacked", "slow")), (state_,), chance.random() < 0.8),
            Reported("licensed", (state_,), chance.random() < 0.2),
            ActDone((who,), "ferry", (state_,)),
            Moved(who, "judge", (state_,)),
            TimePasses(state.now + timedelta(days=1)),
        )
    )


def ran(kind: str, seed: int, length: int) -> State:
    """The state after some random events."""
    state, chance = begun(kind), Random(seed)
    for _ in range(length):
        state = machine.step(state, happens_here(small(kind), state, chance))
    return state


ALL = pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "free"])
OFTEN = settings(max_examples=RUNS, deadline=None, derandomize=True)


@ALL
@OFTEN
@given(seed=SEEDS, length=LENGTHS)
def test_the_journal_has_it_all(kind: str, seed: int, length: int) -> None:
    state = ran(kind, seed, length)
    folded = machine.replay(small(kind), BEGINS, state.journal)
    assert folded == state
    assert (folded.breaches, folded.duties) == (state.breaches, state.duties)


@pytest.mark.parametrize("kind", ["found", "void and found"])
@OFTEN
@given(seed=SEEDS, length=LENGTHS)
def test_nobody_is_in_breach_but_whom_a_decision_finds_so(
    kind: str, seed: int, length: int
) -> None:
    state = ran(kind, seed, length)
    found = [
        one for one in state.proceedings if (one.procedure, one.outcome) == ("judge", "carried")
    ]
    decided = {(one.ended, one.arguments) for one in found}
    for made in state.breaches:
        assert made.alleged
        assert made.found is None or (made.found, (Individual(made.bearer),)) in decided
    for one in found:
        (accused,), opened = one.arguments, one.stage_opened
        assert isinstance(accused, Individual) and opened is not None
        before = [made for made in state.breaches if made.at < opened]
        assert not any(one.pending and one.bearer == accused.name for one in before)


@pytest.mark.parametrize("kind", ["recorded", "void"])
@OFTEN
@given(seed=SEEDS, length=LENGTHS)
def test_only_a_complaint_is_alleged_where_nobody_finds(kind: str, seed: int, length: int) -> None:
    state = ran(kind, seed, length)
    assert all(one.alleged is (one.by is not None) for one in state.breaches)
    assert all(one.found is None for one in state.breaches)


@ALL
@OFTEN
@given(seed=SEEDS, length=LENGTHS)
def test_what_is_late_is_owed_and_a_breach(kind: str, seed: int, length: int) -> None:
    state = ran(kind, seed, length)
    late = {(*one.of, one.act) for one in state.breaches if one.overdue}
    assert all(one.of in late for one in state.duties if one.overdue)
    assert len({one.of for one in state.duties}) == len(state.duties), "nothing is owed twice"
    timed = (one for one in state.duties if one.until is not None and not one.overdue)
    assert all(one.until is not None and one.until > state.now for one in timed)


def names_what_is_forbidden(one: Event) -> bool:
    """Whether an event is about a prohibition or a right by its own name."""
    name = one.act if isinstance(one, ActDone) else getattr(one, "norm", "")
    return name in ("smuggling", "meddling", "rescue")


@pytest.mark.parametrize("kind", ["recorded", "found"])
@OFTEN
@given(seed=SEEDS, length=LENGTHS)
def test_without_supremacy_no_prohibition_refuses(kind: str, seed: int, length: int) -> None:
    """What is forbidden is done all the same: as in a charter that forbids nothing."""
    bound, free, chance = begun(kind), begun("free"), Random(seed)
    for _ in range(length):
        happens = happens_here(small(kind), bound, chance)
        if names_what_is_forbidden(happens) or isinstance(happens, BreachAlleged):
            continue
        bound, free = machine.step(bound, happens), machine.step(free, happens)
        assert isinstance(bound.journal[-1], Refused) is isinstance(free.journal[-1], Refused)
    parts = ("deeds", "seats", "offices", "proceedings", "reports", "irregular")
    assert all(getattr(bound, part) == getattr(free, part) for part in parts)
    assert not any(one.void for one in bound.breaches)


@pytest.mark.parametrize("kind", ["void", "void and found"])
@OFTEN
@given(seed=SEEDS, length=LENGTHS)
def test_void_conduct_leaves_nothing_but_a_refusal_and_its_breaches(
    kind: str, seed: int, length: int
) -> None:
    state, chance = begun(kind), Random(seed)
    for _ in range(length):
        after = machine.step(state, happens_here(small(kind), state, chance))
        gained = after.journal[len(state.journal) :]
        breaches = [one for one in gained if isinstance(one, Breached) and one.void]
        if breaches:
            assert isinstance(gained[0], Refused) and list(gained[1:]) == breaches
            kept = attrs.evolve(
                after, journal=state.journal, breaches=state.breaches, before=state.before
            )
            assert kept == state
        for one in gained:
            assert not isinstance(one, Breached) or one.void or one.overdue or one.by is not None
        state = after


def test_random_runs_come_to_breaches_and_findings() -> None:
    """The tests above would be idle if nothing were ever breached, found or void."""
    happened: Counter[str] = Counter()
    for kind in KINDS:
        for seed in range(14):
            state = ran(kind, seed, 60)
            happened.update(type(one).__name__ for one in state.journal)
            happened.update("late" for one in state.breaches if one.overdue)
            happened.update("void" for one in state.breaches if one.void)
            happened.update("complaint" for one in state.breaches if one.by is not None)
            happened.update(
                "obligation" for one in state.journal if getattr(one, "act", None) == "help"
            )
    wanted = {"Breached", "BreachFound", "Prevailed", "Irregular", "DutyArose", "DutyEnded", "late"}
    assert wanted | {"void", "complaint", "obligation"} <= set(happened), happened
