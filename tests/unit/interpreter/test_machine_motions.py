"""Motions: who opens a proceeding, how many it takes, and what a refusal says."""

from playing_charters import charter, entries, grounds, ran

from charterlang.interpreter.events import ActDone, Moved
from charterlang.interpreter.journal import MotionMade, Opened
from charterlang.interpreter.machine import step

RECALL = charter(
    """
article II "Recall"
    (1)
        procedure censure of council to "censure the secretary"
            motion by 2 of council
            debate 1 day
            vote   1 day needs simple_majority
        procedure petition(m: matter) of council to "petition"
            motion by 2 of member_state within 3 days
            vote   1 day needs simple_majority
    (2)
        procedure joint(m: matter) of council to "act together"
            motion by 2 of council and any member_state
            vote   needs simple_majority
    (3)
        procedure plain(m: matter) of council to "resolve"
            vote needs simple_majority
        power shout of any council to "shout"
"""
)


def test_one_mover_is_counted_once() -> None:
    state = ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Ann moves censure as c
        expect refused Ann moves c under @II(1)
        expect c is waiting
""",
    )
    (ground,) = grounds(state)
    assert ground.reason == "Ann has moved already"
    assert ground.distance == "1 of 2 movers"
    assert ground.clauses == ("II(1)",)


def test_persons_are_counted_of_a_body() -> None:
    state = ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Alba does council.appoint(Abe)
        Ann, Abe moves censure as c
        expect c in debate
""",
    )
    assert [(one.counted, one.wanted) for one in entries(state, MotionMade)] == [(1, 2), (2, 2)]


def test_parties_are_counted_by_whoever_acts_for_them() -> None:
    state = ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Alba does council.appoint(Abe)
        Ann moves petition(Tolls) as p
        expect refused Abe moves p under @II(1)
        expect refused Alba moves p
        Brine moves p
        expect p in vote
""",
    )
    (ground,) = grounds(state)
    assert ground.reason == "Alba has moved already"
    assert ground.distance == "1 of 2 member states"
    assert [one.mover.counted for one in entries(state, MotionMade)] == ["Alba", "Brine"]


def test_a_motion_names_for_whom_the_mover_acts() -> None:
    state = ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Alba does council.appoint(Abe)
        Ann moves petition(Tolls) as p
        expect refused Abe moves p
""",
    )
    assert grounds(state)[0].reason == "Abe acts for Alba, and Alba has moved already"


def test_a_motion_without_enough_movers_is_lost_at_its_deadline() -> None:
    ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Ann moves petition(Tolls) as p
    at 2026-02-04 07:59:59
        expect p is waiting
    at 2026-02-04 08:00
        expect p is lost
        expect refused Ben moves p under @II(1)
        Ben moves petition(Tolls) as again
        expect again is waiting
""",
    )


def test_movers_of_two_sorts_together() -> None:
    ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Ann moves joint(Tolls) as j
        expect j is waiting
        Ben moves j
        expect j in vote
""",
    )


def test_a_stranger_moves_nothing() -> None:
    state = ran(
        RECALL,
        """
    at 2026-02-01 08:00
        expect refused Zoe moves censure under @II(1)
        expect refused Dune moves petition(Tolls) under @II(1)
""",
    )
    assert grounds(state)[0].reason == "Dune is no member state and acts for none here"
    assert not entries(state, Opened)


def test_any_voter_opens_what_has_no_motion() -> None:
    ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Alba moves plain(Tolls) as tolls
        expect tolls in vote
        Ben moves plain(Fish) as fish
        expect fish in vote
        expect refused Zoe moves plain(Salt) under @II(3)
""",
    )


def test_the_same_is_not_opened_twice_at_a_time() -> None:
    state = ran(
        RECALL,
        """
    at 2026-02-01 08:00
        Alba moves plain(Tolls) as tolls
        expect refused Brine moves plain(Tolls) under @II(3)
    at 2026-02-02 08:00
        expect tolls is lost
        Brine moves plain(Tolls)
""",
    )
    assert (
        "wants no more movers: the vote lasts until 2 February 2026 08:00"
        in grounds(state)[0].reason
    )


def test_what_is_done_at_once_is_not_moved_and_the_other_way_round() -> None:
    state = ran(RECALL, "    at 2026-02-01 08:00")
    (ground,) = grounds(step(state, Moved("Ann", "shout")))
    assert (ground.reason, ground.remedy) == (
        "shout is done at once, and not moved",
        "Ann does shout",
    )
    (ground,) = grounds(step(state, ActDone(("Ann",), "censure")))
    assert (ground.reason, ground.remedy) == ("censure is not done at once", "Ann moves censure")


DEMAND = charter(
    """
    (2)
        also body council
            motion by 2 of member_state
article II "Matters"
    (1)
        fact urgent "is urgent" of matter
        fact settled "is settled" of matter presumed false
        procedure plain(m: matter) of council to "resolve"
            require urgent(m)
            unless  settled(m)
            vote    needs simple_majority
"""
)


def test_a_demand_waits_for_the_body_s_movers() -> None:
    state = ran(
        DEMAND,
        """
    at 2026-02-01 08:00
        report urgent(Tolls)
        Ann moves plain(Tolls) as tolls
        expect tolls is waiting
        expect refused Alba votes aye on tolls
        Cia moves plain(Tolls)
        expect tolls in vote
""",
    )
    assert len(entries(state, Opened)) == 1
    assert entries(state, MotionMade)[0].clauses == ("I(2)", "II(1)")


def test_what_is_required_must_be_known() -> None:
    state = ran(
        DEMAND,
        """
    at 2026-02-01 08:00
        expect refused Ann moves plain(Tolls) under @II(1)
""",
    )
    (ground,) = grounds(state)
    assert ground.reason == "it is not known whether this holds: is urgent (Tolls)"
    assert ground.remedy == "report urgent(Tolls)"
    state = ran(
        DEMAND,
        """
    at 2026-02-01 08:00
        report urgent(Tolls) = false
        expect refused Ann moves plain(Tolls) under @II(1)
""",
    )
    (ground,) = grounds(state)
    assert ground.reason == "a condition does not hold: is urgent (Tolls)"
    assert ground.remedy is None


def test_an_exception_bars_the_way() -> None:
    state = ran(
        DEMAND,
        """
    at 2026-02-01 08:00
        report urgent(Tolls)
        report settled(Tolls)
        expect refused Ann moves plain(Tolls) under @II(1)
""",
    )
    assert grounds(state)[0].reason == "an exception applies: is settled (Tolls)"


def test_repeated_movers_where_the_charter_allows_them() -> None:
    text = RECALL.replace("    uses", "    construe movers repeated\n    uses")
    ran(
        text,
        """
    at 2026-02-01 08:00
        Ann moves censure as c
        Ann moves c
        expect c in debate
""",
    )
