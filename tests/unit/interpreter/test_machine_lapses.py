"""What falls with membership: seats, motions, duties; and what stays."""

from __future__ import annotations

import pytest
from leaving_charters import DAY, LAW, said
from playing_charters import entries, grounds, ran, run

from charterlang.interpreter.journal import (
    Depleted,
    DutyArose,
    DutyEnded,
    MotionFell,
    Overtaken,
    Unseated,
    Unstable,
    Vacated,
    Voided,
)
from charterlang.interpreter.machine import consequences
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.sentences import sentence
from charterlang.interpreter.play.subjects import declaration

# ── seats ──


def test_the_seats_of_who_leaves_fall_at_once_and_are_not_recalled() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Corran does withdraw
        expect Cia not in council
        expect chair is filled
        expect holder(chair) = Cia
        expect not vacated_by(council.recall)
        expect not done(council.recall)
""",
    )
    party, seat = entries(state, Unseated)
    assert (party.member, seat.member, seat.by) == ("Corran", "Cia", "Corran")
    assert seat.at == party.at and seat.clauses[:2] == ("I(1)", "II(1)")
    assert said(state, Unseated)[1].endswith(": the seat filled by Corran falls")


def test_who_is_recalled_leaves_an_office_for_which_that_is_a_way_out() -> None:
    state = ran(
        LAW, f"{DAY}\n        Corran does council.recall(Cia)\n        expect chair is vacant"
    )
    assert said(state, Unseated) == ["Cia is no longer a member of the Council, recalled by Corran"]


def test_who_was_appointed_by_another_too_keeps_that_seat() -> None:
    ran(
        LAW,
        f"""{DAY}
        Alba does council.appoint(Cia)
        Corran does withdraw
        expect Cia in council
        Alba does council.recall(Cia)
        expect Cia not in council
""",
    )


def test_what_goes_with_an_office_follows() -> None:
    """The office falls by its own line, the one that goes with it too, and the seat of that one."""
    text = (
        LAW.replace("vacated by council.recall", "vacated when holder not in council")
        + """
article III "What goes with the Chair"
    (1)
        office head "Head of the Board" of person
            filled ex officio chair
        body board "Board" of person
            seats ex officio head
"""
    )
    state = ran(
        text,
        f"""{DAY}
        expect Cia in board
        Corran does withdraw
        expect chair is vacant
        expect head is vacant
        expect Cia not in board
""",
    )
    assert [(one.office, one.at) for one in entries(state, Vacated)] == [
        ("chair", state.now),
        ("head", state.now),
    ]


def test_seats_fall_in_turn() -> None:
    """Who sits by appointment of one whose own seat falls; the last body cites its own line."""
    text = LAW.replace(
        'article II "Coming and going"',
        """    (2)
        body staff "Staff" of person
            seats any number appointed by each council
article II "Coming and going\"""",
    )
    steps = f"""{DAY}
        Cia does staff.appoint(Cam)
        Ben does staff.appoint(Bob)
        Corran does withdraw
        expect Cam not in staff
        Brine does council.recall(Ben)
        expect Bob not in staff
"""
    state = ran(text, steps)
    gone = {one.member: one for one in entries(state, Unseated)}
    assert gone["Cam"].clauses[:2] == ("I(2)", "I(1)")
    assert "the seat filled by Ben falls" in sentence(gone["Bob"], Naming(state)).text


def test_a_body_may_fall_short_of_its_least_size() -> None:
    """Nobody is kept for that: the journal says it, once each time."""
    text = LAW.replace("votes  1 for each", "size   at least 3\n            votes  1 for each")
    state = ran(
        text,
        f"""{DAY}
        Corran does withdraw
        Brine does withdraw
        Alba does council.appoint(Ada)
        Alba does council.appoint(Abe)
        Alba does council.recall(Abe)
""",
    )
    noted = entries(state, Depleted)
    assert [(one.members, one.least, one.clauses) for one in noted] == [
        (2, 3, ("I(1)",)),
        (2, 3, ("I(1)",)),
    ]
    assert said(state, Depleted)[0] == (
        "the Council is short of members: it has 2 members, and must have at least 3"
    )


def test_a_body_that_stands_in_no_clause_is_cited_by_name() -> None:
    text = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "rower"
body crew "Crew" of person
    founding Ada, Bea
    size     at least 2
    leaves   by retiring
power retiring of any crew to "retire"
    effect remove actor from crew
"""
    state = ran(text, "\n    at 2026-02-01\n        Bea does retiring\n", "")
    (short,) = entries(state, Depleted)
    assert declaration(short, state) == "crew"


# ── coming back ──

STANDING = LAW.replace(
    "founding Alba, Brine, Corran",
    "founding Alba, Brine, Corran\n    leaves when bankrupt(member)",
).replace(
    'kind matter "matter"',
    'kind matter "matter"\nfact bankrupt "is bankrupt" of state presumed false',
)


@pytest.mark.parametrize("state", ["Corran", "Dune"])
def test_who_is_admitted_while_a_ground_to_leave_holds_stays(state: str) -> None:
    """The edge counts: it has left by it, or never was in; it leaves when it turns again."""
    run = ran(
        STANDING,
        f"""{DAY}
        report bankrupt({state})
        expect {state} not in member_state
        Ann does bring({state})
        expect {state} in member_state
    after 1 day
        expect {state} in member_state
        report bankrupt({state}) = false
        expect {state} in member_state
        report bankrupt({state})
        expect {state} not in member_state
""",
    )
    assert not [one for one in run.journal if type(one).__name__ == "Unstable"]


def test_nothing_is_owed_by_one_who_leaves_by_the_same_event() -> None:
    """SEC S-24: who declares war is out, and its former allies owe each other aid."""
    text = STANDING.replace("when attacked", "when bankrupt(Corran)")
    state = ran(text, f"{DAY}\n        report bankrupt(Corran)\n")
    assert [one.bearer for one in entries(state, DutyArose)] == ["Alba", "Brine"]
    assert not entries(state, DutyEnded)


def test_many_may_leave_at_one_instant(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one round of consequences, however many they are."""
    monkeypatch.setattr(consequences, "LIMIT", 8)
    text = STANDING.replace(
        "Alba, Brine, Corran\n", "Alba, Brine, Corran, D, E, F, G, H, I, J, K\n"
    )
    text = text.replace("leaves when bankrupt(member)", "leaves when bankrupt(Alba)")
    state = ran(
        text, f"{DAY}\n        report bankrupt(Alba)\n        expect size(member_state) = 0\n"
    )
    assert not entries(state, Unstable)


# ── motions ──


def test_a_motion_falls_with_its_mover() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Cia moves settle(Tolls) as tolls
        Corran does withdraw
        Alba moves tolls
        expect tolls is waiting
        expect refused Cia moves tolls
        Ann does bring(Corran)
        Corran moves tolls
        expect tolls in vote
""",
    )
    (fell,) = entries(state, MotionFell)
    assert (fell.mover.person, fell.mover.counted, fell.counted, fell.wanted) == (
        "Cia",
        "Corran",
        0,
        2,
    )
    assert fell.clauses == ("II(3)",)
    assert said(state, MotionFell) == [
        "the motion of Corran to settle a matter (Tolls) falls: Corran may move no longer (0 of 2 movers)"
    ]


def test_a_motion_of_a_party_does_not_fall_with_its_appointee() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Cia moves settle(Tolls) as tolls
        Corran does council.recall(Cia)
        Alba moves tolls
        expect tolls in vote
""",
    )
    assert not entries(state, MotionFell)


def test_motions_to_go_on_fall_too_and_those_that_were_enough_do_not() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Ann, Cia moves debate_it(Tolls) as tolls
        Corran does withdraw
        expect tolls in debate
        Ben moves tolls
        Brine does council.recall(Ben)
        Ann moves tolls
    after 1 day
        expect tolls is waiting
        Brine does council.appoint(Bob)
        Bob moves tolls
        expect tolls in vote
""",
    )
    assert [one.mover.person for one in entries(state, MotionFell)] == ["Ben"]


def test_a_demand_for_a_vote_falls_too() -> None:
    text = LAW.replace(
        "            tie    lost\n",
        "            tie    lost\n            motion by 2 of member_state\n",
        1,
    )
    text = text.replace("            motion by 2 of member_state within 3 days\n", "")
    state = ran(
        text,
        f"""{DAY}
        Corran moves settle(Tolls) as tolls
        Corran does withdraw
        Alba moves tolls
        expect tolls is waiting
        Brine moves tolls
        expect tolls in vote
""",
    )
    (fell,) = entries(state, MotionFell)
    assert (fell.counted, fell.wanted, fell.clauses) == (0, 2, ("I(1)", "II(3)"))


def test_a_motion_of_one_who_is_suspended_falls() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Corran moves settle(Tolls) as tolls
        Ann does sleep(Corran)
        Alba moves tolls
        expect tolls is waiting
    after 3 days
        expect tolls is lost
""",
    )
    assert len(entries(state, MotionFell)) == 1


# ── duties ──


def test_what_a_member_owed_is_moot_when_it_leaves() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Ann does call(Tolls)
        report attacked
        Corran does withdraw
        expect refused Corran does report(Tolls)
    after 3 days
        expect due(report(Tolls) by Alba)
        expect not due(report by Corran)
        expect not due(aid by Corran)
""",
    )
    ended = [(one.norm, one.bearer, one.done) for one in entries(state, DutyEnded)]
    assert sorted(ended) == [("aid", "Corran", False), ("report", "Corran", False)]
    owing = sorted((one.norm, one.bearer, one.overdue) for one in state.duties)
    assert owing == [
        ("aid", "Alba", False),
        ("aid", "Brine", False),
        ("report", "Alba", True),
        ("report", "Brine", True),
    ]


def test_what_an_officer_owes_does_not_end_with_a_membership() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Ann does audit
        Corran does withdraw
        expect due(keep)
        Cia does keep
        expect not due(keep)
""",
    )
    assert [one.done for one in entries(state, DutyEnded)] == [True]


# ── proceedings about one who left ──


def test_a_decision_about_one_who_has_left_finds_nothing_to_do() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Alba moves rescind(Corran) as out
        Alba, Brine votes aye on out
        Corran does withdraw
    after 1 day
        expect out is carried
""",
    )
    assert [one.what for one in entries(state, Overtaken)] == [
        "Corran does not belong to the member states"
    ]


def test_one_that_requires_membership_is_void() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Alba moves censure(Corran) as shame
        Alba, Brine votes aye on shame
        Corran does withdraw
    after 1 day
        expect shame is void
        expect refused Alba moves censure(Corran) under @II(5)
""",
    )
    assert entries(state, Voided)[0].clauses[0] == "II(5)"
    assert grounds(state)[0].clauses[0] == "II(5)"


def test_the_transcript_tells_it_under_the_act() -> None:
    made = run(
        LAW,
        f"""{DAY}
        Corran moves settle(Tolls)
        Corran does withdraw
""",
    )
    lines = [line.text for moment in made.moments for line in moment.lines][-4:]
    assert lines == [
        "Corran withdraws",
        "Corran is no longer a member state",
        "Cia is no longer a member of the Council: the seat filled by Corran falls",
        "The motion of Corran to settle a matter (Tolls) falls: "
        "Corran may move no longer (0 of 2 movers)",
    ]
