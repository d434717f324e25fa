"""How long a condition has held: against a signal that is looked at second by second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing_charters import charter, law, ran

from charterlang.compiler.ir.expressions import Defined, Expression, HeldFor
from charterlang.compiler.ir.instrument import Definition
from charterlang.interpreter.history import held_for, held_since, ticks
from charterlang.interpreter.journal import ActRecorded, ClockSet, FactRecorded, Installed
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import UNKNOWN

START = datetime(2026, 2, 1, tzinfo=UTC)
TEXT = charter(
    """
article II "Signals"
    (1)
        fact signal "signal" presumed false
        fact guess "guess"
        standard while_on "a while" is duration presumed 5 seconds
        office chair "Chair" of person
            filled by choose
            term   60 seconds
        procedure choose of council
            nominations 1 hour by any council
            election    1 hour using plurality
            carried     install winner as chair
        power ring of any person to "ring"
        define on means signal
        define on_awhile means signal for at least 5 seconds
        define on_for_so_long means signal for at least while_on
        define guessed means guess for at least 5 seconds
        define late means remaining(chair) <= 20 seconds
        define late_awhile means (remaining(chair) <= 20 seconds) for at least 10 seconds
        define quiet means (since(ring) > 10 seconds) for at least 5 seconds
"""
)
LAW = law(TEXT)


def means(name: str) -> Expression:
    """What a definition says."""
    declared = LAW.declarations[name]
    assert isinstance(declared, Definition)
    return declared.means


def after(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


def asked(name: str, state: State) -> object:
    """Whether a definition of the form `C for D` holds."""
    one = means(name)
    assert isinstance(one, HeldFor)
    return held_for(one.condition, one.duration, Scope(state)).value


def reported(state: State, seconds: int, value: bool, fact: str = "signal") -> State:
    return record(state, FactRecorded(fact, (), value, None, at=after(seconds)))


@settings(max_examples=200)
@given(
    turns=st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=8),
    wait=st.integers(0, 9),
    clock=st.booleans(),
)
def test_it_holds_if_it_has_held_at_every_second(
    turns: list[tuple[int, bool]], wait: int, clock: bool
) -> None:
    """Reports one after the other (also at one instant, where the last one counts)."""
    state, now, signal = State(LAW, START), 0, {0: False}
    for gap, value in turns:
        now += gap
        state = reported(state, now, value)
        signal[now] = value
    now += wait
    # Whether the clock is entered in the journal or only moved on makes no difference.
    moved = attrs.evolve(state, now=after(now))
    state = record(state, ClockSet(at=after(now))) if clock else moved
    values, last = [], False
    for second in range(now + 1):
        last = signal.get(second, last)
        values.append(last)
    wanted = now >= 5 and all(values[now - 5 :])
    assert asked("on_awhile", state) is wanted
    held = next((n for n in range(now, -1, -1) if not values[n]), -1) + 1
    since = held_since(means("on"), Scope(state))
    assert since == (after(held) if values[now] else None)


def test_a_break_decides_alone_and_a_presumed_length_is_named() -> None:
    state = reported(State(LAW, START), 0, True)
    state = record(state, ClockSet(at=after(6)))
    one = means("on_for_so_long")
    assert isinstance(one, HeldFor)
    found = held_for(one.condition, one.duration, Scope(state))
    assert found.value is True
    assert found.rests.presumptions == ("while_on",)
    broken = record(reported(state, 7, False), ClockSet(at=after(8)))
    found = held_for(one.condition, one.duration, Scope(broken))
    assert found.value is False
    assert [piece.value for piece in found.read if piece.fact == "signal"] == [False]


def test_what_is_unknown_in_between_is_unknown() -> None:
    state = record(State(LAW, START), ClockSet(at=START))
    assert asked("guessed", record(state, ClockSet(at=after(9)))) is UNKNOWN
    told = reported(state, 6, True, "guess")
    assert asked("guessed", record(told, ClockSet(at=after(9)))) is UNKNOWN
    assert asked("guessed", record(told, ClockSet(at=after(12)))) is True


def test_before_the_run_nothing_has_held() -> None:
    state = reported(State(LAW, START), 0, True)
    assert asked("on_awhile", attrs.evolve(state, now=after(4))) is False
    assert asked("on_awhile", attrs.evolve(state, now=after(5))) is True


# ── conditions that turn with the clock


@pytest.mark.parametrize("clock", [(), (41,), (39, 41, 45, 50), (40,)])
def test_a_condition_that_turns_of_itself(clock: tuple[int, ...]) -> None:
    """20 seconds before the term ends it turns, whatever entries the clock has made."""
    state = record(State(LAW, START), ClockSet(at=START))
    seat = Installed("chair", "Ann", START, after(60), 1, "full", at=START)
    state = record(state, seat)
    for now in range(61):
        if now in clock:
            state = record(state, ClockSet(at=after(now)))
        seen = attrs.evolve(state, now=after(now))
        assert asked("late_awhile", seen) is (now >= 50), now
        since = held_since(means("late"), Scope(seen))
        assert since == (after(40) if now >= 40 else None), now


def test_the_time_since_an_act() -> None:
    state = record(State(LAW, START), ActRecorded("ring", "Ann", (), at=START))
    for now in range(20):
        seen = attrs.evolve(state, now=after(now))
        wanted = True if now >= 16 else False
        assert asked("quiet", seen) is wanted, now
    again = record(attrs.evolve(state), ActRecorded("ring", "Ben", (), at=after(18)))
    assert asked("quiet", attrs.evolve(again, now=after(30))) is False


def test_which_conditions_tick() -> None:
    for name, wanted in (("on", False), ("late", True), ("on_awhile", True), ("quiet", True)):
        assert ticks(means(name), LAW) is wanted
    assert ticks(Defined("late", (), span=means("late").span), LAW)


def test_in_a_vote_a_changed_ballot_begins_it_anew() -> None:
    """P2: notice and certainty for six hours; a ballot changed and changed back begins anew."""
    state = ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves settle(Tolls) as tolls
        Alba, Brine, Corran votes aye on tolls
        report notified(tolls)
    at 2026-02-01 13:59:59
        expect tolls in vote
        Brine, Corran votes nay on tolls
        Brine votes aye on tolls
        Corran votes aye on tolls
    at 2026-02-01 14:00
        expect tolls is carried
""",
    )
    assert state.proceedings[0].ended == datetime(2026, 2, 1, 14, tzinfo=UTC)
    ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves settle(Tolls) as tolls
        Alba, Brine votes aye on tolls
        report notified(tolls)
        expect certain(tolls)
    at 2026-02-01 10:00
        Brine votes nay on tolls
        expect not certain(tolls)
    at 2026-02-01 11:00
        Brine votes aye on tolls
    at 2026-02-01 16:59:59
        expect tolls in vote
    at 2026-02-01 17:00
        expect tolls is carried
""",
    )


VOTES = charter(
    """
article II "Votes"
    (1)
        fact notified "notice" of proceeding presumed false
        procedure settle(m: matter) of council to "settle a matter"
            vote 24 hours needs more than 1/2 of all members
                closes early when (notified(this) and certain(this)) for at least 6 hours
"""
)
