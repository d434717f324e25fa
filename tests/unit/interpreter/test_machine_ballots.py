"""Ballots: whose hand, when, of which sort; and what a refusal says."""

import pytest
from playing_charters import charter, entries, grounds, ran

from charterlang.interpreter.events import BallotRanked
from charterlang.interpreter.journal import BallotTaken
from charterlang.interpreter.machine import step

VOTES = charter(
    """
article II "Votes"
    (1)
        procedure resolve(m: matter) of council to "resolve a matter"
            debate 1 hour
            vote   2 hours needs simple_majority
    (2)
        procedure choose of council to "choose a chair"
            nominations 1 hour by any council
            election    1 hour using plurality
"""
)
CASTERS = VOTES.replace(
    "votes  1 for each member_state\n", "votes  1 for each member_state, cast by head\n"
).replace(
    'kind matter "matter"', 'kind matter "matter"\nfact head "head of state" of state is person'
)
MEMBERS = VOTES.replace("votes  1 for each member_state", "votes  1 each")


def refused(
    text: str, steps: str, given: str | None = None
) -> tuple[str, str | None, tuple[str, ...]]:
    """Reason, distance and clauses of the last refusal."""
    state = ran(text, steps) if given is None else ran(text, steps, given)
    (ground,) = grounds(state)
    return ground.reason, ground.distance, ground.clauses


@pytest.mark.parametrize("hand", ["Alba", "Ann"])
def test_whom_the_stage_recuses_has_no_vote_by_any_hand(hand: str) -> None:
    text = (
        CASTERS
        + """
    (3)
        procedure expel(s: state) of council to "expel a member state"
            vote 2 hours needs simple_majority
    (4)
        also procedure expel
            vote recusing s
"""
    )
    steps = f"""
    at 2026-02-01 08:00
        report head(Alba) = Ann
        Brine moves expel(Alba) as expulsion
        expect refused {hand} votes nay on expulsion under @II(4)
"""
    reason, _, clauses = refused(text, steps)
    assert (reason, clauses) == ("Alba is recused, and has no vote on this", ("II(4)", "II(3)"))


def test_too_early_by_so_much() -> None:
    assert refused(
        VOTES,
        """
    at 2026-02-01 08:01
        Alba moves resolve(Tolls) as tolls
        expect refused Alba votes aye on tolls under @II(1)
""",
    ) == (
        "no vote is open on resolve (Tolls): the debate lasts until 1 February 2026 09:01",
        "opens in 1 hour",
        ("II(1)",),
    )


def test_a_window_leaves_out_its_closing_instant() -> None:
    state = ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    at 2026-02-01 10:59:59
        Alba votes aye on tolls
    at 2026-02-01 11:00
        expect refused Brine votes nay on tolls under @II(1)
        expect tolls is carried
""",
    )
    assert grounds(state)[0].distance == "its time ended at this instant"
    assert refused(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    at 2026-02-01 11:00:05
        expect refused Brine votes nay on tolls
""",
    )[:2] == ("no vote is open on resolve (Tolls): it is lost", "ended 5 seconds ago")


def test_acts_first_leaves_the_window_half_open_too() -> None:
    text = VOTES.replace("    uses", "    construe order acts_first\n    uses")
    state = ran(
        text,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    at 2026-02-01 09:00
        expect tolls in debate
    at 2026-02-01 10:59:59
        Alba votes aye on tolls
    at 2026-02-01 11:00
        expect tolls in vote
        expect refused Brine votes nay on tolls under @II(1)
    at 2026-02-01 11:00:01
        expect tolls is carried
""",
    )
    assert state.proceeding(1).ended is not None
    assert state.proceeding(1).ended.hour == 11 and state.proceeding(1).ended.second == 0


def test_an_appointee_votes_for_its_party_and_a_later_ballot_replaces() -> None:
    state = ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    after 1 hour
        Ann votes aye on tolls
        Alba votes nay on tolls
        expect ayes(tolls) = 0
        expect nays(tolls) = 1
        expect refused Zoe votes aye on tolls under @I(1)
""",
    )
    taken = entries(state, BallotTaken)
    assert [(one.ballot.voter, one.ballot.by, one.replaces) for one in taken] == [
        ("Alba", "Ann", False),
        ("Alba", "Alba", True),
    ]
    assert taken[0].clauses == ("I(1)", "II(1)")
    assert grounds(state)[0].reason == "Zoe has no vote in the Council"


def test_final_ballots_are_not_replaced() -> None:
    text = VOTES.replace("    uses", "    construe ballots final\n    uses")
    reason, _, clauses = refused(
        text,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    after 1 hour
        Ann votes aye on tolls
        expect refused Alba votes nay on tolls
""",
    )
    assert reason == "Alba has cast its ballot, and ballots are final"
    assert clauses == ("II(1)",)


def test_only_the_caster_casts() -> None:
    given = """
    given
        head(Alba) = Ada
        Ann.state = Alba
        Ann in council
"""
    reason, _, clauses = refused(
        CASTERS,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    after 1 hour
        Ada votes aye on tolls
        expect refused Ann votes aye on tolls under @I(1)
""",
        given,
    )
    assert reason == "Ann does not cast the vote of Alba: its head of state does"
    assert clauses == ("I(1)", "II(1)")


def test_who_casts_for_two_says_for_whom() -> None:
    given = """
    given
        head(Alba) = Ada
        head(Brine) = Ada
"""
    state = ran(
        CASTERS,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    after 1 hour
        expect refused Ada votes aye on tolls
        Brine votes aye on tolls
""",
        given,
    )
    (ground,) = grounds(state)
    assert ground.reason == "Ada casts more than one vote"
    assert ground.remedy == "name the voter: Alba or Brine"


def test_who_leaves_keeps_the_ballot_and_casts_no_more() -> None:
    steps = """
    at 2026-02-01 08:00
        Ann moves resolve(Tolls) as tolls
    after 1 hour
        Ann votes aye on tolls
        Alba does council.recall(Ann)
        expect refused Ann votes nay on tolls
        Brine does council.recall(Ben)
        expect refused Ben votes nay on tolls
        Alba does council.appoint(Abe)
        expect refused Abe votes nay on tolls
        expect ayes(tolls) = 1
"""
    reason, _, _ = refused(MEMBERS, steps)
    assert reason == "Abe has no vote in the Council"


def test_a_live_electorate_takes_in_who_comes_later() -> None:
    text = MEMBERS.replace("    uses", "    construe electorate live\n    uses")
    ran(
        text,
        """
    at 2026-02-01 08:00
        Ann moves resolve(Tolls) as tolls
    after 1 hour
        Ann votes aye on tolls
        Alba does council.appoint(Abe)
        Abe votes nay on tolls
        Alba does council.recall(Ann)
        expect ayes(tolls) = 0
        expect nays(tolls) = 1
""",
    )


def test_the_suspended_have_no_vote() -> None:
    text = MEMBERS + (
        """
    (3)
        power hush(p: council) of any council to "suspend somebody"
            effect suspend p from council
        power free(p: council) of any council to "let somebody back"
            effect reinstate p to council
"""
    )
    ran(
        text,
        """
    at 2026-02-01 08:00
        Ann does hush(Ben)
        Ann moves resolve(Tolls) as tolls
        expect refused Ben does hush(Ann) under @II(3)
    after 1 hour
        expect refused Ben votes aye on tolls under @I(1)
        Ann does free(Ben)
        expect refused Ben votes aye on tolls
        Cia votes aye on tolls
""",
    )


@pytest.mark.parametrize(
    ("rule", "choice", "reason"),
    [("abstention barred", "abstain", "nobody may abstain"), ("abstention allowed", None, None)],
)
def test_abstention(rule: str, choice: str | None, reason: str | None) -> None:
    text = VOTES.replace(
        "needs simple_majority\n", f"needs simple_majority\n                {rule}\n", 1
    )
    steps = """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
    after 1 hour
"""
    if choice is None:
        ran(text, f"{steps}        Alba votes abstain on tolls")
    else:
        found = refused(text, f"{steps}        expect refused Alba votes {choice} on tolls")
        assert found[0] == reason and found[2] == ("II(1)",)


def test_suspension_reaches_seats_that_go_by_a_rule() -> None:
    text = charter(
        """
article II "The crew"
    (1)
        body crew "Crew" of person
            seats every person
            votes 1 each
            counts votes cast
            window 1 day
            tie lost
    (2)
        power hush(p: person) of any crew to "suspend somebody"
            effect suspend p from crew
        power free(p: person) of any crew to "let somebody back"
            effect reinstate p to crew
        power oust(p: person) of any crew to "oust somebody"
            effect remove p from crew
        procedure sail(m: matter) of crew to "set sail"
            vote needs all of all members
"""
    )
    state = ran(
        text,
        """
    at 2026-02-01 08:00
        Ann does hush(Ben)
        expect Ben is suspended
        expect Ann is active
        Ann moves sail(Tolls) as tolls
        expect refused Ben votes aye on tolls
        expect refused Ben does hush(Ann) under @II(2)
        Ann, Cia votes aye on tolls
        Ann does oust(Cia)
        expect Cia in crew
    at 2026-02-02 08:00
        expect tolls is carried
        Ann does free(Ben)
        Ann moves sail(Gulls) as gulls
        Ben votes nay on gulls
""",
    )
    assert state.asleep["crew"] == ()


def test_a_vote_is_for_or_against_and_an_election_ranks() -> None:
    state = ran(
        VOTES,
        """
    at 2026-02-01 08:00
        Alba moves resolve(Tolls) as tolls
        Alba moves choose as chair
        Ann nominates Ben for chair
        Ben nominates Ann for chair
    after 1 hour
        Alba votes aye on tolls
        Alba ranks Ann, Ben on chair
        expect refused Brine votes aye on chair under @II(2)
        expect refused Brine ranks Zoe on chair
""",
    )
    (ground,) = grounds(state)
    assert ground.reason == "Zoe is no candidate"
    assert ground.remedy == "the candidates are Ben and Ann"
    (ground,) = grounds(step(state, BallotRanked("Brine", 2, ("Ann", "Ann"))))
    assert ground.reason == "a ballot ranks a candidate once"
    (ground,) = grounds(step(state, BallotRanked("Brine", 2, ())))
    assert ground.reason == "nobody is no candidate"
    (ground,) = grounds(step(state, BallotRanked("Brine", 1, ("Ann",))))
    assert ground.reason == "there is nobody to rank: the vote is for or against"
    (ground,) = grounds(step(state, BallotRanked("Brine", 7, ("Ann",))))
    assert ground.reason == "there is no such proceeding"
