"""Who votes, with what weight, and what becomes of the votes of those who leave."""

from __future__ import annotations

from fractions import Fraction

import pytest
from playing_charters import charter, entries, ran

from charterlang.interpreter.count import certain, count, may_vote, put
from charterlang.interpreter.journal import StageBegan, StageEnded
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import State

ARTICLES = """
article II "Votes"
    (1)
        procedure settle(m: matter) of council to "settle a matter"
            vote 2 hours needs more than 1/2 of all members
        procedure expel(s: state) of council to "expel a state"
            vote 2 hours recusing s needs more than 1/2 of all members
            carried remove s from member_state
        power sleep(s: state) of any person to "suspend a state"
            effect suspend s from member_state
        power withdraw(s: state) of any person to "take a state out"
            effect remove s from member_state
        power bring(s: state) of any person to "bring a state in"
            effect admit s to member_state
"""
VOTES = charter(ARTICLES)
MEMBERS = VOTES.replace("votes  1 for each member_state", "votes  1 each")
HEAVY = VOTES.replace(
    "votes  1 for each member_state", "votes  shares(member) for each member_state"
)
HEAVY = HEAVY.replace(
    'kind matter "matter"', 'kind matter "matter"\nfact shares "shares" of state is number'
)


def weights(state: State, number: int = 1) -> dict[str, Fraction]:
    """The electorate of the vote of that proceeding, as the journal has it."""
    (began,) = [
        one
        for one in entries(state, StageBegan)
        if one.proceeding == number and one.kind in ("vote", "election")
    ]
    return {one.voter: one.weight for one in began.electorate}


def result(state: State) -> Result:
    """The last result of the run."""
    last = entries(state, StageEnded)[-1].result
    assert last is not None
    return last


def test_a_vote_for_each_party_or_for_each_member() -> None:
    steps = "\n    at 2026-02-01 08:00\n        {} moves settle(Tolls)\n"
    assert weights(ran(VOTES, steps.format("Alba"))) == {"Alba": 1, "Brine": 1, "Corran": 1}
    assert weights(ran(MEMBERS, steps.format("Ann"))) == {"Ann": 1, "Ben": 1, "Cia": 1}


def test_weights_that_are_facts() -> None:
    """Whose weight nobody reported has no vote, nor has one who has no shares."""
    state = ran(
        HEAVY,
        """
    at 2026-02-01 08:00
        report shares(Alba) = 5/2
        report shares(Brine) = 0
        Alba moves settle(Tolls) as tolls
        Alba votes aye on tolls
        expect refused Brine votes nay on tolls
        expect refused Corran votes nay on tolls
        report shares(Corran) = 4
        expect refused Corran votes nay on tolls
        expect ayes(tolls) = 5/2
        expect needed(tolls) = 3/2
    after 2 hours
        expect tolls is carried
""",
    )
    assert weights(state) == {"Alba": Fraction(5, 2)}
    found = result(state)
    assert found.said == "5/2 of 5/2 votes are yes, 3/2 needed"
    read = {(piece.arguments[0].name, piece.source) for piece in found.read}  # type: ignore[union-attr]  # an individual
    assert ("Corran", "missing") in read, "as it stood at the opening"


def test_the_recused_are_no_part_of_all_members() -> None:
    """SEC.V.2.a: the subject is left out, and two of the other two... of three are one too few."""
    state = ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves expel(Corran) as out
        expect refused Corran votes nay on out
        Alba votes aye on out
        expect needed(out) = 2
        Brine votes aye on out
    after 2 hours
        expect out is carried
        expect Corran not in member_state
""",
    )
    found = result(state)
    assert found.entitled == found.size == 2
    assert found.clauses == ("II(1)", "I(1)")


def test_the_suspended_have_no_vote() -> None:
    state = ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Ann does sleep(Corran)
        Alba moves settle(Tolls) as tolls
        expect refused Corran votes aye on tolls
        expect needed(tolls) = 2
""",
    )
    assert list(weights(state)) == ["Alba", "Brine"]


STEPS = """
    at 2026-02-01 08:00
        Alba moves settle(Tolls) as tolls
        Alba, Corran votes aye on tolls
        Ann does withdraw(Corran)
        Ann does bring(Dune)
{}
    after 2 hours
        expect {}
"""


@pytest.mark.parametrize(
    ("construe", "dune", "end", "numbers"),
    [
        (
            "at_opening",
            "        expect refused Dune votes aye on tolls",
            "tolls is carried",
            (2, 3),
        ),
        ("at_close", "        Dune votes nay on tolls", "tolls is lost", (1, 3)),
        ("live", "        Dune votes nay on tolls", "tolls is lost", (1, 3)),
    ],
)
def test_who_leaves_and_who_comes(
    construe: str, dune: str, end: str, numbers: tuple[int, int]
) -> None:
    text = charter(ARTICLES, f"    construe electorate {construe}")
    state = ran(text, STEPS.format(dune, end))
    assert (result(state).ayes, result(state).entitled) == numbers


def test_who_has_left_may_cast_no_ballot() -> None:
    """One aye of three; the two who are left cannot make it certain, the third has gone."""
    state = ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves settle(Tolls) as tolls
        Alba votes nay on tolls
        expect not certain(tolls)
        Ann does withdraw(Corran)
        expect refused Corran votes aye on tolls
        expect certain(tolls)
""",
    )
    one = state.proceedings[0]
    assert [elector.voter for elector in may_vote(state, one, put(state, one)[0])] == [
        "Alba",
        "Brine",
    ]
    assert certain(state, one).value is True
    assert count(state, one).needed == 2
