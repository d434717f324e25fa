"""Whoever joins and leaves, in whatever order: nothing is held, owed or moved through a stranger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing_charters import charter, law

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter import events as happening
from charterlang.interpreter import machine, roll
from charterlang.interpreter.count import count
from charterlang.interpreter.journal import StageBegan, Unstable
from charterlang.interpreter.owed import ledger, state_at
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Individual

ARTICLES = """
article II "Coming and going"
    (1)
        also parties member_state
            leaves when bankrupt(member)
        fact bankrupt "is bankrupt" of state presumed false
        power withdraw of each member_state to "withdraw"
            effect remove actor from member_state
        power bring(s: state) of any person to "bring a state in"
            effect admit s to member_state
        power sleep(s: state) of any person to "suspend a state"
            effect suspend s from member_state
        body staff "Staff" of person
            seats any number appointed by each council
    (2)
        office chair "Chair" of person
            filled  by chair_election
            vacated by council.recall
        procedure chair_election of council to "elect the Chair"
            nominations 1 day by any member_state
                eligible candidate in council
            election 1 day using instant_runoff needs simple_majority
            carried install winner as chair
            lost    begin chair_election
    (3)
        procedure settle(m: matter) of council to "settle a matter"
            motion by 2 of member_state
            vote 1 day needs more than 1/2 of all members
            carried begin report(m)
        duty report(m: matter) of each member_state to "report on a matter"
            within 2 days
"""
STATES = ("Alba", "Brine", "Corran", "Dune")
PERSONS = ("Ann", "Ben", "Cia", "Dan")
MATTERS = ("Tolls", "Fish")
CONSTRUED = ("at_opening", "at_close", "live")
BEGINS = datetime(2026, 2, 1, 8, tzinfo=UTC)


def small(construe: str) -> Instrument:
    """The law of the club under one rule of construction."""
    return law(charter(ARTICLES, f"    construe electorate {construe}"))


def begun(construe: str) -> State:
    """The start of a run: each of the first three states has appointed one."""
    state = machine.start(small(construe), BEGINS)
    for person, home in zip(PERSONS, STATES, strict=True):
        state = machine.step(state, happening.FieldGiven(person, "state", home))
    for person in PERSONS[:3]:
        state = machine.step(state, happening.MemberGiven("council", person))
    return machine.step(state, happening.TimePasses(BEGINS))


def done(act: str, by: str, about: str | None = None) -> happening.Event:
    """An act of somebody, about somebody."""
    return happening.ActDone((by,), act, (Individual(about),) if about else ())


def event(state: State, chance: Random) -> happening.Event:
    """Mostly something in a proceeding under way; else somebody comes, goes, or is appointed."""
    open_now = [one for one in state.proceedings if not one.over]
    if open_now and chance.random() < 0.6:
        return in_proceeding(chance.choice(open_now), chance)
    return chance.choice(ELSE)(state, chance)


def in_proceeding(one: Proceeding, chance: Random) -> happening.Event:
    """What is done in a proceeding as it stands."""
    party, person, number = chance.choice(STATES), chance.choice(PERSONS), one.number
    match one.stage:
        case "nominations":
            return happening.Nominated(party, person, number)
        case "election":
            ranking = tuple(chance.sample(one.candidates, len(one.candidates)))
            return happening.BallotRanked(party, number, ranking)
        case "vote":
            return happening.BallotCast(party, number, chance.choice(("aye", "aye", "nay")))  # type: ignore[arg-type]  # a ballot's word
        case _:
            return happening.Joined(party, number)


ELSE: tuple[Callable[[State, Random], happening.Event], ...] = (
    lambda state, c: done("withdraw", c.choice(STATES)),
    lambda state, c: done("bring", c.choice(PERSONS), c.choice(STATES)),
    lambda state, c: done("bring", c.choice(PERSONS), c.choice(STATES)),
    lambda state, c: done("sleep", c.choice(PERSONS), c.choice(STATES)),
    lambda state, c: done("council.appoint", c.choice(STATES), c.choice(PERSONS)),
    lambda state, c: done("council.appoint", c.choice(STATES), c.choice(PERSONS)),
    lambda state, c: done("council.recall", c.choice(STATES), c.choice(PERSONS)),
    lambda state, c: done("staff.appoint", c.choice(PERSONS), c.choice(PERSONS)),
    lambda state, c: happening.Reported(
        "bankrupt", (Individual(c.choice(STATES)),), c.random() < 0.5, None
    ),
    lambda state, c: happening.Moved(c.choice(STATES), "settle", (Individual(c.choice(MATTERS)),)),
    lambda state, c: happening.TimePasses(state.now + timedelta(hours=c.choice((1, 6, 24)))),
    lambda state, c: happening.TimePasses(state.now + timedelta(hours=c.choice((1, 6, 24)))),
)


def check(state: State) -> None:
    """Nothing in the state goes through one who does not belong."""
    parties, council = roll.members(state, "member_state"), roll.members(state, "council")
    assert all(seat.by in parties for seat in state.seats.get("council", ()))
    assert all(seat.by in council for seat in state.seats.get("staff", ()))
    assert all(owed.bearer in parties for owed in state.duties)
    for one in state.proceedings:
        if not one.over:
            check_proceeding(state, one, roll.sitting(state, "member_state"), council)


def check_proceeding(
    state: State, one: Proceeding, parties: tuple[str, ...], council: tuple[str, ...]
) -> None:
    """Movers, candidates and ballots of a proceeding under way."""
    if one.waiting:
        assert all(mover.counted in parties for mover in one.movers)
    assert all(name in council for name in one.candidates)
    if one.stage not in ("vote", "election"):
        return
    opened = [
        entry
        for entry in state.journal
        if isinstance(entry, StageBegan) and entry.proceeding == one.number and entry.electorate
    ]
    then = {elector.voter for elector in opened[-1].electorate} if opened else set()
    entitled = count(state, one).entitled
    match state.law.construction.electorate:
        case "at_opening":
            assert set(one.ballots) <= then and entitled == len(then)
        case "at_close":
            assert entitled == len(parties)
        case "live":
            assert set(one.ballots) <= set(parties) and entitled == len(parties)


def check_ledger(state: State, chance: Random) -> None:
    """What is listed as owed is what the state has, at any instant of the run."""
    moment = chance.choice(state.journal).at
    then = state_at(state, moment)
    until = [entry for entry in state.journal if entry.at <= moment]
    assert then is not None
    assert then.duties == machine.replay(state.law, BEGINS, until).duties
    for one in (state, then):
        listed = {(due.norm, due.bearer, due.until, due.state) for due in ledger(one).owed}
        assert listed == {
            (owed.norm, owed.bearer, owed.until, "overdue" if owed.overdue else "open")
            for owed in one.duties
        }
        assert len(ledger(one).breaches) == len(one.breaches)


@pytest.mark.parametrize("construe", CONSTRUED)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1))
def test_nothing_goes_through_a_stranger(construe: str, seed: int) -> None:
    state, chance = begun(construe), Random(seed)
    check(state)
    for _ in range(90):
        state = machine.step(state, event(state, chance))
        check(state)
    assert machine.replay(small(construe), BEGINS, state.journal) == state
    check_ledger(state, chance)
    assert not any(isinstance(entry, Unstable) for entry in state.journal)


WANTED = {"BallotTaken", "DutyArose", "MotionFell", "NominationLapsed", "StageEnded", "Unseated"}


def test_these_runs_are_no_mere_refusals() -> None:
    """The test above would be idle if nobody ever left in the middle of something."""
    happened: Counter[str] = Counter()
    for construe in CONSTRUED:
        for seed in range(10):
            state, chance = begun(construe), Random(seed)
            for _ in range(90):
                state = machine.step(state, event(state, chance))
            happened.update(type(entry).__name__ for entry in state.journal)
    assert {*WANTED, "BallotStruck"} <= set(happened), happened
