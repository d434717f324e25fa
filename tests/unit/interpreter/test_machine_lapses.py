"""What falls with membership: seats, motions, nominations, ballots, duties; and what stays."""

from __future__ import annotations

import pytest
from playing_charters import charter, entries, grounds, ran, run

from charterlang.interpreter.count import count
from charterlang.interpreter.journal import (
    BallotStruck,
    Depleted,
    DutyEnded,
    MotionFell,
    NominationLapsed,
    Overtaken,
    StageBegan,
    StageEnded,
    Unseated,
    Voided,
)
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.sentences import sentence
from charterlang.interpreter.state import State

ARTICLES = """
article II "Coming and going"
    (1)
        power withdraw of each member_state to "withdraw"
            effect remove actor from member_state
        power bring(s: state) of any person to "bring a state in"
            effect admit s to member_state
        power sleep(s: state) of any person to "suspend a state"
            effect suspend s from member_state
    (2)
        office chair "Chair" of person
            filled  by chair_election
            vacated by council.recall
            founding Cia
        procedure chair_election of council to "elect the Chair"
            nominations 1 day by any member_state
                eligible candidate in council
                limit 1
            election 1 day using instant_runoff needs simple_majority
            carried install winner as chair
    (3)
        procedure settle(m: matter) of council to "settle a matter"
            motion by 2 of member_state within 3 days
            vote 1 day needs more than 1/2 of all members
        procedure debate_it(m: matter) of council to "debate a matter"
            motion by 2 of council
            debate 1 day
            motion by 2 of council
            vote 1 day needs simple_majority
    (4)
        duty report(m: matter) of each member_state to "report on a matter"
            within 2 days
        duty aid of each member_state to "come to the aid of the others"
            when attacked
        fact attacked "a member state is attacked" presumed false
        duty keep of chair to "keep the books"
        power call(m: matter) of any person to "call for reports"
            effect begin report(m)
        power audit of any person to "order an audit"
            effect begin keep
    (5)
        procedure rescind(s: member_state) of council to "rescind the membership of a state"
            vote 1 day recusing s needs simple_majority
            carried
                remove s from member_state
                notify council that "it is done"
        procedure censure(s: member_state) of council to "censure a state"
            require s in member_state
            vote 1 day recusing s needs simple_majority
"""
LAW = charter(ARTICLES)
DAY = "\n    at 2026-02-01 08:00"


def said(state: State, sort: type) -> list[str]:
    """The sentences of all entries of one sort."""
    naming = Naming(state)
    return [sentence(entry, naming).text for entry in entries(state, sort)]


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
        "the motion of Corran for the settle (Tolls) falls: Corran may move no longer (0 of 2 movers)"
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


# ── nominations ──

ELECTION = f"""{DAY}
        Corran does council.recall(Cia)
        Corran does council.appoint(Cam)
        expect chair_election in nominations
        Brine nominates Cam for chair_election
        Corran nominates Ben for chair_election
        Alba nominates Ann for chair_election
"""


def test_a_candidacy_lapses_with_the_seat() -> None:
    state = ran(
        LAW,
        f"""{ELECTION}        Corran does withdraw
        expect refused Corran nominates Ann for chair_election
        Brine nominates Ann for chair_election
    after 1 day
        expect refused Alba ranks Cam on chair_election
        Alba ranks Ben on chair_election
        Brine ranks Ben on chair_election
    after 1 day
        expect holder(chair) = Ben
""",
    )
    (lapse,) = entries(state, NominationLapsed)
    assert (lapse.nominator, lapse.nominee) == ("Brine", "Cam")
    assert [one.reason for one in lapse.grounds] == [
        "a condition does not hold: Cam is a member of the Council"
    ]
    assert lapse.clauses[0] == "II(2)"
    assert said(state, NominationLapsed) == ["the nomination of Cam by Brine lapses"]


def test_ballots_for_one_who_stands_no_longer_go_to_the_next() -> None:
    state = ran(
        LAW,
        f"""{ELECTION}    after 1 day
        Alba, Brine ranks Cam, Ann
        Corran ranks Ben
        Corran does withdraw
    after 1 day
        expect holder(chair) = Ann
""",
    )
    result = entries(state, StageEnded)[-1].result
    assert result is not None and [dict(one.votes) for one in result.rounds] == [
        {"Ben": 1, "Ann": 2}
    ]
    assert (result.entitled, result.size) == (3, 3), "its ballot is kept: it was cast in time"


def test_an_election_may_lose_all_its_candidates() -> None:
    ran(
        LAW,
        f"""{DAY}
        Corran does council.recall(Cia)
        Corran does council.appoint(Cam)
        Brine nominates Cam for chair_election
    after 1 day
        Alba ranks Cam
        Corran does withdraw
    after 1 day
        expect chair_election is lost
        expect chair is vacant
""",
    )


def test_nominations_may_ask_that_the_nominator_belongs() -> None:
    text = LAW.replace(
        "eligible candidate in council",
        "eligible candidate in council and nominator in member_state",
    )
    state = ran(
        text,
        f"""{ELECTION}        Corran does withdraw
        expect refused Ben accepts chair_election
""",
    )
    assert {(one.nominator, one.nominee) for one in entries(state, NominationLapsed)} == {
        ("Brine", "Cam"),
        ("Corran", "Ben"),
    }
    assert state.proceedings[0].candidates == ("Ann",)


def test_who_is_elected_already_keeps_that() -> None:
    state = ran(
        LAW,
        f"""{ELECTION}    after 1 day
        Alba, Brine ranks Cam
    after 1 day
        expect holder(chair) = Cam
        Corran does withdraw
        expect holder(chair) = Cam
""",
    )
    assert not entries(state, NominationLapsed)


# ── ballots ──

OPEN = f"""{DAY}
        Alba, Brine moves settle(Tolls) as tolls
        Alba, Cia votes aye on tolls
        Corran does withdraw
        expect refused Cia votes nay on tolls
        expect refused Corran votes nay on tolls
        expect {{}}
        Ann does bring(Corran)
        Ann does bring(Dune)
        expect {{}}
        {{}}Dune votes nay on tolls
    after 1 day
        expect {{}}
"""


@pytest.mark.parametrize(
    ("construe", "gone", "back", "refused", "end", "numbers"),
    [
        ("at_opening", "ayes(tolls) = 2", "ayes(tolls) = 2", "expect refused ", "carried", (2, 3)),
        ("at_close", "ayes(tolls) = 1", "ayes(tolls) = 2", "", "lost", (2, 4)),
        ("live", "ayes(tolls) = 1", "ayes(tolls) = 1", "", "lost", (1, 4)),
    ],
)
def test_the_ballot_of_who_leaves_and_comes_back(
    construe: str, gone: str, back: str, refused: str, end: str, numbers: tuple[int, int]
) -> None:
    text = charter(ARTICLES, f"    construe electorate {construe}")
    state = ran(text, OPEN.format(gone, back, refused, f"tolls is {end}"))
    result = entries(state, StageEnded)[-1].result
    assert result is not None and (result.ayes, result.entitled) == numbers
    struck = [one.voter for one in entries(state, BallotStruck)]
    assert struck == (["Corran"] if construe == "live" else [])


def test_a_struck_ballot_may_be_cast_again_though_ballots_are_final() -> None:
    text = charter(ARTICLES, "    construe electorate live\n    construe ballots final")
    state = ran(
        text,
        f"""{DAY}
        Alba, Brine moves settle(Tolls) as tolls
        Corran votes aye on tolls
        expect refused Corran votes nay on tolls
        Corran does withdraw
        Ann does bring(Corran)
        Corran votes nay on tolls
""",
    )
    (struck,) = entries(state, BallotStruck)
    assert struck.clauses[0] == "I(1)"
    assert said(state, BallotStruck) == [
        "Corran is entitled no longer, and its ballot on the settle (Tolls) is struck"
    ]


@pytest.mark.parametrize("construe", ["at_close", "live"])
def test_nothing_is_certain_while_anybody_may_come_or_go(construe: str) -> None:
    steps = f"""{DAY}
        Alba, Brine moves settle(Tolls) as tolls
        Alba, Brine, Corran votes nay on tolls
        expect {{}}certain(tolls)
"""
    ran(charter(ARTICLES), steps.format(""))
    ran(charter(ARTICLES, f"    construe electorate {construe}"), steps.format("not "))


def test_who_joins_while_a_matter_is_debated_votes_on_it() -> None:
    """The snapshot is of the opening of the vote, not of the proceeding."""
    state = ran(
        LAW,
        f"""{DAY}
        Ann, Ben moves debate_it(Tolls) as tolls
        Ann does bring(Dune)
        Corran does withdraw
        Ann, Ben moves tolls
    after 1 day
        expect tolls in vote
        Dune votes aye on tolls
""",
    )
    began = [one for one in entries(state, StageBegan) if one.kind == "vote"]
    assert [one.voter for one in began[0].electorate] == ["Alba", "Brine", "Dune"]


def test_a_new_appointee_casts_for_its_state_what_the_old_one_may_no_more() -> None:
    state = ran(
        LAW,
        f"""{DAY}
        Alba, Brine moves settle(Tolls) as tolls
        Cia votes aye on tolls
        Corran does council.recall(Cia)
        expect refused Cia votes nay on tolls
        expect ayes(tolls) = 1
        Corran does council.appoint(Cam)
        Cam votes nay on tolls
        expect nays(tolls) = 1
""",
    )
    assert count(state, state.proceedings[0]).entitled == 3


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
        expect due(report(Tolls))
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
        "Corran does not belong to the member state"
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
        "The motion of Corran for the settle (Tolls) falls: "
        "Corran may move no longer (0 of 2 movers)",
    ]
