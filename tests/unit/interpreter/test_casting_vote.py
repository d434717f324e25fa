"""The casting vote: who has it, which way it decides, and where it is found afterwards."""

import pytest
from playing_charters import entries, grounds, ran, run
from unit_playing import lines

from charterlang.interpreter import count
from charterlang.interpreter.journal import BallotTaken, StageEnded
from charterlang.interpreter.why import why_line

CASTING = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"

kind person "person"

parties members "member" of person
    founding Ada, Bea, Cal, Dov, Eve

article I "Board"
    (1)
        office chair "Chair" of person
            founding Ada
            filled by choose
            term 1 year
            vacancy by choose for remainder
        body board "Board" of person
            seats every person where member in members
            counts votes cast
            quorum at least 1/2 of all members
            tie chair decides
        procedure choose of board to "elect the Chair"
            nominations 1 day by any board
            election 1 day using plurality
            carried install winner as chair
    (2)
        procedure censure(x: person) of board to "censure a person"
            vote 1 day needs more than 1/2 recusing x
"""
EVEN = """
    at 2026-01-05
        Bea moves censure(Ada)
        Bea, Cal votes aye on censure
        Dov, Eve votes nay on censure
"""


def test_who_is_recused_has_no_casting_vote() -> None:
    for actor in ("Ada", "chair"):
        state = ran(CASTING, f"{EVEN}        expect refused {actor} votes aye on censure\n", "")
        (ground,) = grounds(state)
        assert ground.reason == "Ada is recused, and has no casting vote"
        assert ground.clauses == ("I(2)",)
    ran(CASTING, f"{EVEN}    after 1 day\n        expect censure is lost\n", "")


def test_who_decides_a_tie_is_heard_when_another_is_recused() -> None:
    text = CASTING.replace("where member in members", "where member in members and member != Ada")
    steps = EVEN.replace("censure(Ada)", "censure(Cal)").replace("Bea, Cal votes", "Bea votes")
    steps = steps.replace("Dov, Eve votes", "Dov votes")
    state = ran(text, f"{steps}        Ada votes aye on censure\n", "")
    assert [one.ballot.voter for one in entries(state, BallotTaken)] == ["Bea", "Dov", "chair"]


def test_a_tie_is_certain_once_nobody_is_left_to_decide_it() -> None:
    even = ran(CASTING, EVEN, "")
    assert count.certain(even, even.proceeding(1)).holds
    other = CASTING.replace("recusing x", "").replace(
        "where member in members", "where member in members and member != Ada"
    )
    open_still = ran(other, EVEN, "")
    assert not count.certain(open_still, open_still.proceeding(1)).holds


@pytest.mark.parametrize(
    "more, outcome, casting, said",
    [
        (
            "Ada votes aye on censure",
            "carried",
            "aye",
            "a tie, which the casting vote for it decides",
        ),
        (
            "Ada votes nay on censure",
            "lost",
            "nay",
            "a tie, which the casting vote against it decides",
        ),
        ("Ada votes abstain on censure", "lost", None, "a tie, and no casting vote decided it"),
        ('note "The Chair is silent."', "lost", None, "a tie, and no casting vote decided it"),
    ],
)
def test_a_result_says_which_way_the_casting_vote_went(
    more: str, outcome: str, casting: str | None, said: str
) -> None:
    text = CASTING.replace("where member in members", "where member in members and member != Ada")
    steps = EVEN.replace("censure(Ada)", "censure(Cal)").replace("Bea, Cal votes", "Bea votes")
    steps = steps.replace("Dov, Eve votes", "Dov votes")
    made = run(
        text, f"{steps}        {more}\n    after 1 day\n        expect censure is {outcome}\n", ""
    )
    result = entries(made.state, StageEnded)[-1].result
    assert result is not None and (result.outcome, result.casting) == (outcome, casting)
    (line,) = [one for one in lines(made) if said in one.text]
    explained = why_line(made, line.number)
    assert explained is not None
    ballots = [p.text for s in explained.sections if s.heading == "The ballots" for p in s.points]
    assert ballots[1:3] == ["Dov: nay, 5 January 2026", "Eve: silent"]
    cast = more.split()[2]
    wanted = (
        [f"The Chair (casting vote): {cast}, by Ada, 5 January 2026"] if "votes" in more else []
    )
    assert ballots[3:] == wanted


@pytest.mark.parametrize(
    ("more", "outcome"), [("Ada ranks Cal on choose", "carried"), ('note "Ada is silent."', "lost")]
)
def test_an_election_that_ties_is_lost_without_the_ranking_of_who_decides(
    more: str, outcome: str
) -> None:
    """As a vote is (§18.3): the tie has a rule, which nobody has made use of."""
    text = CASTING.replace(
        "where member in members", "where member in members and member != holder(chair)"
    )
    state = ran(
        text,
        f"""
    at 2026-12-30
        Bea nominates Cal for choose
        Dov nominates Eve for choose
    after 1 day
        Bea, Cal ranks Cal on choose
        Dov, Eve ranks Eve on choose
        {more}
    after 1 day
        expect {outcome}(choose)
""",
        "",
    )
    result = next(one.result for one in entries(state, StageEnded) if one.kind == "election")
    assert result is not None and (result.outcome, result.tie) == (outcome, "decides")
