"""Candidacies and ballots of those who leave, and of those whose seat falls."""

from __future__ import annotations

import pytest
from leaving_charters import ARTICLES, DAY, LAW, said
from playing_charters import charter, entries, ran

from charterlang.interpreter.count import count
from charterlang.interpreter.journal import (
    BallotStruck,
    NominationLapsed,
    StageBegan,
    StageEnded,
)
from charterlang.interpreter.why import why

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
    (because,) = [one for one in why(state, lapse).sections if one.heading == "Because"]
    assert [point.text for point in because.points] == [lapse.grounds[0].reason]


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
        "Corran is entitled no longer, and its ballot on the motion to settle a matter (Tolls) is struck"
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


def test_the_hand_of_one_that_has_left_casts_no_more() -> None:
    """`cast by` names a person by a fact, which is true still: the voter is entitled no longer."""
    text = LAW.replace("for each member_state\n", "for each member_state, cast by head\n", 1)
    text = text.replace(
        'kind matter "matter"', 'kind matter "matter"\nfact head "Head of State" of state is person'
    )
    state = ran(
        text,
        f"""{DAY}
        report head(Alba) = Ada
        report head(Corran) = Cleo
        Alba, Brine moves settle(Tolls) as tolls
        Cleo votes aye on tolls
        Corran does withdraw
        expect refused Cleo votes nay on tolls under @I(1)
        Ada votes aye on tolls
    after 1 day
        expect tolls is carried
""",
    )
    result = entries(state, StageEnded)[-1].result
    assert result is not None and (result.ayes, result.entitled) == (2, 3)
