"""The clock, the beginning of a run, and what follows of itself."""

from datetime import UTC, datetime, timedelta

from playing_charters import GIVEN, charter, entries, grounds, law, played, ran

from charterlang.interpreter import machine
from charterlang.interpreter.events import ActDone, HolderGiven, MemberGiven, TimePasses
from charterlang.interpreter.journal import (
    ClockSet,
    Commenced,
    Installed,
    Opened,
    Seated,
    Unstable,
)
from charterlang.interpreter.machine import step

PLAIN = charter(
    """
article II "Acts"
    (1)
        power shout of any council to "shout"
        office chair "Chair" of person
            founding Zoe "Zoe"
            term 1 month
"""
)


def at(*parts: int) -> datetime:
    return datetime(2026, *parts, tzinfo=UTC)


def test_a_charter_that_has_not_commenced_waits_for_its_day() -> None:
    state = machine.start(law(PLAIN), datetime(2025, 12, 30, tzinfo=UTC))
    assert state.commenced is None and not state.seats
    refusal = step(state, ActDone(("Alba",), "shout"))
    (ground,) = grounds(refusal)
    assert ground.reason == "Harbour Club commences on 1 January 2026 00:00"
    assert ground.distance == "in 2 days"
    state = step(refusal, TimePasses(at(2, 1)))
    (commenced,) = entries(state, Commenced)
    assert commenced.at == commenced.since == at(1, 1)
    assert [seat.member for seat in state.seats["member_state"]] == ["Alba", "Brine", "Corran"]
    assert state.tenure("chair").cause == "expiry"


def test_founding_members_and_holders_stand_in_the_journal() -> None:
    state = machine.start(law(PLAIN), at(1, 20))
    assert [one.member for one in entries(state, Seated)] == ["Alba", "Brine", "Corran"]
    (installed,) = entries(state, Installed)
    assert (installed.since, installed.expiry) == (at(1, 1), at(2, 1))


def test_time_does_not_go_back() -> None:
    state = machine.start(law(PLAIN), at(1, 20))
    (ground,) = grounds(step(state, TimePasses(at(1, 19))))
    assert ground.reason.startswith("time does not go back")


def test_what_is_given_holds_before_anything_falls_due() -> None:
    state = machine.start(law(PLAIN), at(1, 20))
    state = step(state, MemberGiven("council", "Ann"))
    state = step(state, HolderGiven("chair", "Ann", datetime(2025, 12, 20, tzinfo=UTC)))
    assert state.tenure("chair").holder == "Ann"
    state = step(state, TimePasses(at(1, 20)))
    assert state.tenure("chair").holder is None
    (ground,) = grounds(
        step(machine.start(law(PLAIN), at(1, 20)), HolderGiven("chair", "Ann", at(2, 1)))
    )
    assert ground.reason == "a term that begins on 1 February 2026 00:00 has not begun"
    assert grounds(step(state, MemberGiven("nobody", "Ann")))


def test_a_step_leaves_the_state_before_as_it_was() -> None:
    before = machine.start(law(PLAIN), at(1, 20))
    same = machine.start(law(PLAIN), at(1, 20))
    after = step(before, TimePasses(at(3, 1)))
    assert before == same and after != before
    assert after == step(before, TimePasses(at(3, 1)))


TICKING = charter(
    """
article II "Time"
    (1)
        office chair "Chair" of person
            term 3 months
            vacated when remaining(chair) <= 1 month and weak
        fact weak "is weak" presumed false
    (2)
        fact signal "the signal is given" presumed false
        procedure alarm of council to "raise the alarm"
            when   signal for at least 2 days
            vote   1 hour needs simple_majority
        procedure inquiry(s: state) of council to "inquire"
            when   guilty(s)
            vote   1 hour needs simple_majority
        fact guilty "is guilty" of state presumed false
"""
)


def test_a_condition_turns_at_its_very_instant() -> None:
    given = GIVEN + "        chair is Ann since 2026-01-10\n"
    state = ran(
        TICKING,
        """
    at 2026-02-01
        report weak
        report signal
    at 2026-03-09 23:59:59
        expect chair is Ann
    at 2026-05-01
        expect chair is vacant
""",
        given,
    )
    tenure = state.tenure("chair")
    assert tenure.since == at(3, 10) and tenure.cause == "vacated"
    (opened,) = entries(state, Opened)
    assert (opened.at, opened.procedure, opened.cause) == (at(2, 3), "alarm", "alarm")
    assert opened.clauses == ("II(2)",)


def test_a_procedure_opens_of_itself_for_each_that_it_is_about() -> None:
    state = ran(
        TICKING,
        """
    at 2026-02-01
        report guilty(Alba)
        report guilty(Corran)
        expect running(inquiry(Alba))
        expect running(inquiry(Corran))
        expect not running(inquiry(Brine))
    at 2026-02-01 01:00
        expect inquiry is lost
""",
    )
    assert [one.arguments[0].name for one in state.proceedings] == ["Alba", "Corran"]  # type: ignore[union-attr]  # an individual


def test_law_that_does_not_come_to_rest_is_stopped() -> None:
    text = charter(
        """
article II "For ever"
    (1)
        define pause means 1 day - 1 day
        procedure round of council to "go round"
            debate for pause
            carried begin round
"""
    )
    made = played(text, "    at 2026-02-01\n        Ann moves round\n    at 2026-02-02")
    assert {one.at for one in entries(made.state, Unstable)} == {at(2, 1), at(2, 2)}
    assert len(made.failures) == 2 and not made.passed


def test_the_clock_is_in_the_journal() -> None:
    state = machine.start(law(PLAIN), at(1, 20))
    state = step(state, TimePasses(at(1, 20)))
    assert not entries(state, ClockSet)
    state = step(state, TimePasses(at(1, 20) + timedelta(seconds=1)))
    assert [one.at for one in entries(state, ClockSet)] == [at(1, 20) + timedelta(seconds=1)]
