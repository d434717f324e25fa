"""Prohibitions and what they cover, what is void, what prevails."""

from datetime import UTC, datetime

from playing_charters import charter, entries, grounds, law, ran

from charterlang.interpreter import machine
from charterlang.interpreter.events import (
    ActDone,
    BallotRanked,
    FieldGiven,
    MemberGiven,
    TimePasses,
)
from charterlang.interpreter.journal import (
    ActRecorded,
    Breached,
    MotionMade,
    Opened,
    Prevailed,
    Refused,
    Voided,
)
from charterlang.interpreter.play.attempts import attempted
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual

TRADE = """
article II "Trade"
    (1)
        power ferry(s: state) of any council to "run a ferry"
        power trade of each member_state to "trade"
        power meet of 2 of council to "meet"
        procedure embargo(s: state) of council to "lay an embargo"
            motion by 2 of member_state
            vote   1 day needs more than 1/2
    (2)
        fact licensed "is licensed" of state
        prohibition smuggling(s: state) of each member_state to "smuggle"
            unless  licensed(actor)
            forbids ferry(s)
        prohibition to_alba of any council to "go to Alba"
            forbids ferry(Alba)
        prohibition leading of Brine to "lead"
            forbids embargo, council.recall, council.appoint, meet
        prohibition homeward(s: state) of each member_state to "run a ferry home"
            forbids ferry(s), haul(actor, s)
        power haul(by: state, to: state) of each member_state to "haul"
"""
VOID = """    (3)
        supremacy void
"""


def breached(state: State) -> list[tuple[str, str]]:
    """The breaches by norm and bearer."""
    return [(one.norm, one.actor) for one in entries(state, Breached)]


def test_a_prohibition_binds_whom_it_names_and_whoever_acts_for_them() -> None:
    state = ran(
        charter(TRADE),
        """
    at 2026-02-01
        report licensed(Alba) = false
        report licensed(Brine)
        Ann does ferry(Corran)
        Ben does ferry(Corran)
""",
    )
    ours = [one for one in breached(state) if one[0] != "homeward"]
    assert ours == [("smuggling", "Alba")]
    breach = entries(state, Breached)[0]
    assert breach.clauses == ("II(2)",)
    assert [piece.fact for piece in breach.read] == ["licensed"]


def test_what_is_not_known_to_be_forbidden_is_no_breach() -> None:
    state = ran(charter(TRADE), "    at 2026-02-01\n        Cia does ferry(Brine)\n")
    assert ("smuggling", "Corran") not in breached(state)


def test_an_act_may_be_named_about_somebody_or_the_actor_itself() -> None:
    state = ran(
        charter(TRADE),
        """
    at 2026-02-01
        report licensed(Brine)
        Ben does ferry(Alba)
        expect breached(to_alba by Ben)
        Ben does ferry(Corran)
        expect breached(to_alba by Ben)
        Corran does haul(Corran, Brine)
        Corran does haul(Alba, Brine)
""",
    )
    assert breached(state).count(("to_alba", "Ben")) == 1
    assert breached(state).count(("homeward", "Corran")) == 1


def test_each_mover_and_whoever_appoints_or_recalls_may_be_forbidden_to() -> None:
    steps = """
    at 2026-02-01
        Alba moves embargo(Corran) as e
        expect refused Brine moves e under @II(2)
        expect refused Ben moves embargo(Corran) under @II(3)
        expect refused Brine does council.recall(Ben) under @II(2)
        expect refused Brine does council.appoint(Dan)
        expect refused Brine moves embargo(Alba)
        expect Ben in council
        Corran moves e
        expect e in vote
"""
    state = ran(charter(TRADE + VOID), steps)
    assert {one for one in breached(state)} == {("leading", "Brine")}
    assert len(entries(state, MotionMade)) == 2 and len(entries(state, Opened)) == 1
    assert all(one.void for one in state.breaches)


def test_what_several_do_is_void_as_a_whole() -> None:
    state = ran(
        charter(TRADE + VOID),
        "    at 2026-02-01\n        expect refused Ann, Ben does meet under @II(3)\n",
    )
    assert breached(state) == [("leading", "Brine")]
    assert not entries(state, ActRecorded)
    assert grounds(state)[0].reason == "Brine is forbidden to lead"


def test_an_event_of_several_is_void_if_one_of_them_may_not_do_it() -> None:
    text = TRADE + VOID + "        prohibition trading of Brine\n            forbids trade\n"
    small = law(charter(text))
    begins = datetime(2026, 2, 1, tzinfo=UTC)
    state = machine.start(small, begins)
    for event in (FieldGiven("Ann", "state", "Alba"), MemberGiven("council", "Ann")):
        state = machine.step(state, event)
    state = machine.step(state, TimePasses(begins))
    after = machine.step(state, ActDone(("Alba", "Brine"), "trade"))
    assert not after.deeds
    refusal, breach = after.journal[len(state.journal) :]
    assert isinstance(refusal, Refused) and refusal.event == ActDone(("Alba", "Brine"), "trade")
    assert isinstance(breach, Breached) and (breach.actor, breach.void) == ("Brine", True)


RIGHTS = """
article II "Speech"
    (1)
        prohibition slander(s: state) of each member_state to "slander"
            forbids speak(s)
        power speak(s: state) of each member_state to "speak"
        fact heard "is heard" presumed false
    (2)
        right candour of any council to "be candid"
            permits speak
        right cry of any person to "cry out"
            when    heard
            permits slander
        right shout(s: state) of each member_state to "shout"
        prohibition shouting of each member_state to "make noise"
            forbids shout, murmur
        duty murmur(s: state) of each member_state to "murmur"
            when heard
"""


def test_a_right_helps_whoever_has_it_by_whose_hand_the_act_is_done() -> None:
    state = ran(
        charter(RIGHTS),
        """
    at 2026-02-01
        Ann does speak(Brine)
        Brine does speak(Alba)
        Ben does slander(Alba)
        report heard
        Ben does slander(Alba)
""",
    )
    assert breached(state) == [("slander", "Brine"), ("slander", "Brine")]
    won = [(one.norm, one.over, one.actor) for one in entries(state, Prevailed)]
    assert won == [("candour", "slander", "Alba"), ("cry", "slander", "Brine")]
    # What prevails is told after the act.
    kinds = [
        type(one).__name__ for one in state.journal if isinstance(one, ActRecorded | Prevailed)
    ]
    assert kinds == [
        "ActRecorded",
        "Prevailed",
        "ActRecorded",
        "ActRecorded",
        "ActRecorded",
        "Prevailed",
    ]


def test_a_right_is_exercised_and_a_duty_done_only_when_due() -> None:
    state = ran(
        charter(RIGHTS),
        """
    at 2026-02-01
        Alba does shout(Brine)
        Alba does murmur(Brine)
        report heard
        Corran does murmur(Brine)
""",
    )
    assert breached(state) == [("shouting", "Alba")], "a murmur that nobody owes"
    assert [one.norm for one in entries(state, Prevailed)] == ["shout", "murmur"]


EFFECTS = """
article II "Effects"
    (1)
        prohibition brawling of each member_state to "brawl"
            breach begin inquiry(actor)
        procedure inquiry(s: state) of council to "inquire"
            vote 1 day needs more than 1/2
        prohibition leaving of each member_state to "leave the table"
            breach
                notify council that "somebody left"
                install Zoe as chair
        office chair "Chair" of person
            founding Zoe
            eligible candidate in council
"""


def test_what_follows_from_a_breach_happens_all_or_not_at_all() -> None:
    state = ran(
        charter(EFFECTS),
        """
    at 2026-02-01
        Brine does brawling
        expect inquiry in vote
        Corran does leaving
        expect breached(leaving by Corran)
""",
    )
    assert [one.arguments for one in state.proceedings] == [(Individual("Brine"),)]
    (void,) = entries(state, Voided)
    assert void.proceeding is None and "II(1)" in void.clauses
    assert not [one for one in state.journal if type(one).__name__ == "Notified"]


def test_an_empty_ballot_is_told_as_one_for_nobody() -> None:
    state = ran(charter(EFFECTS), "    at 2026-02-01\n        Brine does brawling\n")
    assert attempted(BallotRanked("Ann", 1, ()), Naming(state)) == (
        "Ann ranks nobody in the inquiry (Brine)"
    )
