"""Elections agree with a slow count of their own (`election_oracle`), over all small profiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations_with_replacement, permutations

import attrs
import pytest
from election_oracle import Ballot as Ranking
from election_oracle import Need, first_choices, least, over, plurality, reaching, runoff
from hypothesis import given, settings
from hypothesis import strategies as st
from voting_charters import NOW, compiled

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter.count import count
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Ballot, Elector, Nomination, Proceeding, Seat, State

HALF = Fraction(1, 2)
CHARTER = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "person"
office head "Head" of person
    filled by ballot
    term 1 year
body house "House" of person
    founding A, B, C, D, E
    votes 1 each
    counts {base}
procedure ballot of house
    nominations 1 day by any house
    election 1 day using {method}
{lines}    carried install winner as head
"""
NEEDS: dict[str, tuple[str, Need]] = {
    "over half": ("needs more than 1/2", over(HALF)),
    "half": ("needs at least 1/2", reaching(HALF)),
    "a third": ("needs at least 1/3", reaching(Fraction(1, 3))),
    "two": ("needs at least 2", lambda votes, of: votes >= 2),
    "nothing": ("", None),
}


def law(method: str, need: str, tie: str = "", base: str = "votes cast") -> Instrument:
    """A house that elects by that method, with what the winner needs."""
    said = [line for line in (NEEDS[need][0], tie) if line]
    lines = "".join(f"        {line}\n" for line in said)
    return compiled(CHARTER.format(method=method, lines=lines, base=base))


LAWS = {
    (method, need): law(method, need)
    for method in ("instant_runoff", "plurality")
    for need in NEEDS
}


def held(
    law: Instrument, candidates: Sequence[str], ballots: Sequence[Ranking], more: int = 0
) -> tuple[State, Proceeding]:
    """An election with these ballots, of as many voters and `more` who are silent."""
    voters = [f"V{number}" for number in range(len(ballots) + more)]
    one = Proceeding(
        1,
        "ballot",
        (),
        NOW,
        stage="election",
        stage_opened=NOW,
        nominations=tuple(Nomination("A", name, True) for name in candidates),
        electorate=tuple(Elector(voter) for voter in voters),
        ballots={
            voter: Ballot(voter, voter, NOW, None, ranking)
            for voter, ranking in zip(voters, ballots, strict=False)
        },
        last_vote="election",
    )
    seats = {"house": tuple(Seat(voter, NOW) for voter in voters)}
    return State(law, NOW, commenced=NOW, seats=seats, proceedings=(one,)), one


def elect(
    law: Instrument, candidates: Sequence[str], ballots: Sequence[Ranking], more: int = 0
) -> Result:
    """The result of an election with these ballots."""
    return count(*held(law, candidates, ballots, more))


def rankings(candidates: str) -> list[Ranking]:
    """All ballots that rank at least one of them."""
    return [way for many in range(1, len(candidates) + 1) for way in permutations(candidates, many)]


def profiles(candidates: str, most: int) -> Iterator[tuple[Ranking, ...]]:
    """All profiles of at most so many ballots, whoever casts which."""
    for many in range(most + 1):
        yield from combinations_with_replacement(rankings(candidates), many)


def assert_elected(
    method: str, need: str, candidates: Sequence[str], ballots: Sequence[Ranking]
) -> None:
    """The result is the one that every way of breaking ties leads to, else undetermined."""
    slow = runoff if method == "instant_runoff" else plurality
    can = slow(frozenset(candidates), ballots, NEEDS[need][1])
    result = elect(LAWS[method, need], candidates, ballots)
    seen = (result.outcome, result.winner)
    if len(can) > 1:
        assert seen == ("undetermined", None), (ballots, can)
        assert result.rounds[-1].tied
    else:
        (winner,) = can
        assert seen == ("carried" if winner else "lost", winner), (ballots, result.rounds)
    if need not in ("nothing",) and ballots and result.needed is not None:
        assert result.needed == least(NEEDS[need][1], len(ballots))
    assert_rounds(result, candidates, ballots)


def assert_rounds(result: Result, candidates: Sequence[str], ballots: Sequence[Ranking]) -> None:
    """Each round has the votes of those still in; who goes out had the fewest."""
    standing = list(candidates)
    for one in result.rounds:
        votes = first_choices(frozenset(standing), ballots)
        assert dict(one.votes) == votes
        assert [name for name, _ in one.votes] == standing
        assert one.exhausted == len(ballots) - sum(votes.values())
        assert all(votes[name] == min(votes.values()) for name in one.eliminated)
        assert len({votes[name] for name in one.tied}) < 2
        standing = [name for name in standing if name not in one.eliminated]
        assert (not one.eliminated) is (one is result.rounds[-1])
    if result.winner is not None:
        last = dict(result.rounds[-1].votes)
        assert last[result.winner] == max(last.values()) == result.ayes


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize("method", ["instant_runoff", "plurality"])
def test_all_profiles_of_three_candidates(method: str, need: str) -> None:
    for ballots in profiles("ABC", 3):
        assert_elected(method, need, "ABC", ballots)


@pytest.mark.parametrize("need", NEEDS)
def test_all_profiles_of_two_candidates(need: str) -> None:
    for ballots in profiles("AB", 6):
        assert_elected("instant_runoff", need, "AB", ballots)


@settings(max_examples=400, deadline=None)
@given(
    ballots=st.lists(st.sampled_from(rankings("ABCD")), max_size=9),
    need=st.sampled_from(sorted(NEEDS)),
    method=st.sampled_from(["instant_runoff", "instant_runoff", "plurality"]),
)
def test_larger_profiles(ballots: list[Ranking], need: str, method: str) -> None:
    assert_elected(method, need, "ABCD", ballots)


@settings(max_examples=100, deadline=None)
@given(ballots=st.lists(st.permutations("ABCDE"), max_size=9))
def test_full_rankings_of_five(ballots: list[list[str]]) -> None:
    assert_elected("instant_runoff", "over half", "ABCDE", [tuple(one) for one in ballots])


# ── the numbers of the procedures


def test_a_transfer_elects() -> None:
    """S-04: A2 B2 C1, three needed; C goes out, and its ballot moves to B."""
    ballots = [("A", "C"), ("A", "C"), ("B", "C"), ("B", "A"), ("C", "B")]
    result = elect(LAWS["instant_runoff", "over half"], "ABC", ballots)
    assert (result.outcome, result.winner, result.needed) == ("carried", "B", 3)
    assert [dict(one.votes) for one in result.rounds] == [
        {"A": 2, "B": 2, "C": 1},
        {"A": 2, "B": 3},
    ]
    assert result.rounds[0].eliminated == ("C",)
    assert result.said == "B has 3 of 5 votes, 3 needed"


def test_three_of_three() -> None:
    """S-01: three of four states rank the one candidate; two are needed, three of all members."""
    ballots = [("A",)] * 3
    voted = elect(LAWS["instant_runoff", "over half"], "A", ballots, more=1)
    assert (voted.winner, voted.ayes, voted.needed, voted.size) == ("A", 3, 2, 3)
    entitled = law("instant_runoff", "over half", base="all members")
    of_all = elect(entitled, "A", ballots, more=1)
    assert (of_all.winner, of_all.needed, of_all.size) == ("A", 3, 4)


def test_exhausted_ballots_stay_in_the_base() -> None:
    """Two, two and one that runs out: nobody has three of five, whoever of the two goes out."""
    ballots = [("A",), ("A",), ("B",), ("B",), ("C",)]
    result = elect(LAWS["instant_runoff", "over half"], "ABC", ballots)
    assert (result.outcome, result.winner) == ("lost", None)
    assert result.rounds[1].exhausted == 1
    assert result.rounds[1].tied == ("A", "B")


def test_a_tie_that_matters() -> None:
    """A3 B2 C2: who of B and C goes out decides whether the other is elected."""
    ballots = [("A",), ("A",), ("A",), ("B", "C"), ("B", "C"), ("C", "B"), ("C", "B")]
    result = elect(LAWS["instant_runoff", "over half"], "ABC", ballots)
    assert (result.outcome, result.tie) == ("undetermined", None)
    assert result.rounds[0].tied == ("B", "C")
    assert result.said == "A has 3 of 7 votes, 4 needed"


TIED = [("A",), ("A",), ("A",), ("B", "C"), ("B", "C"), ("C", "B"), ("C", "B")]


@pytest.mark.parametrize(
    ("line", "outcome"),
    [("tie lost", "lost"), ("tie by lot", "undetermined"), ("tie again", "undetermined")],
)
@pytest.mark.parametrize("method", ["instant_runoff", "plurality"])
def test_tie_lines(line: str, outcome: str, method: str) -> None:
    need = "over half" if method == "instant_runoff" else "nothing"
    ballots = TIED if method == "instant_runoff" else TIED[1:]
    if method == "plurality":
        ballots = [("A",), ("A",), ("B",), ("B",), ("C",)]
    result = elect(law(method, need, line), "ABC", ballots)
    assert (result.outcome, result.tie) == (outcome, line.removeprefix("tie "))
    assert result.winner is None


@pytest.mark.parametrize(
    ("ranking", "winner"),
    [(("A", "B", "C"), "B"), (("C", "A"), "C"), (("B",), "B"), (("A",), None), ((), None)],
)
def test_a_casting_ballot_says_who_goes_out(ranking: Ranking, winner: str | None) -> None:
    """Of the tied the one whom it ranks last goes out; if it ranks neither, nobody has chosen."""
    state, one = held(law("instant_runoff", "over half", "tie head decides"), "ABC", TIED)
    if ranking:
        cast = {**one.ballots, "head": Ballot("head", "Zoe", NOW, None, ranking)}
        one = attrs.evolve(one, ballots=cast)
    result = count(state, one)
    assert (result.winner, result.tie) == (winner, "decides")
    assert result.outcome == ("carried" if winner else "lost")
    assert result.entitled == 7 and result.size == 7


def test_a_casting_ballot_that_leaves_it_open() -> None:
    """Of three who are tied it ranks one: which of the other two goes out it does not say."""
    ballots = [*TIED, ("D",), ("D", "C")]
    state, one = held(law("instant_runoff", "over half", "tie head decides"), "ABCD", ballots)
    for ranking, out in ((("B",), ()), (("D", "B"), ("C",)), (("B", "C", "D"), ("D",))):
        cast = {**one.ballots, "head": Ballot("head", "Zoe", NOW, None, ranking)}
        first = count(state, attrs.evolve(one, ballots=cast)).rounds[0]
        assert (first.tied, first.eliminated) == (("B", "C", "D"), out)
        assert first.broken is bool(out)


def test_a_casting_ballot_among_the_first() -> None:
    ballots = [("A",), ("B",), ("C",)]
    state, one = held(law("plurality", "nothing", "tie head decides"), "ABC", ballots)
    cast = {**one.ballots, "head": Ballot("head", "Zoe", NOW, None, ("C", "B"))}
    result = count(state, attrs.evolve(one, ballots=cast))
    assert (result.outcome, result.winner, result.tie) == ("carried", "C", "decides")


def test_many_who_vote_for_themselves_are_soon_counted() -> None:
    """Twenty-four candidates with a vote each: nobody can win, in whatever order they go out."""
    names = [f"N{number}" for number in range(24)]
    result = elect(LAWS["instant_runoff", "over half"], names, [(name,) for name in names])
    assert (result.outcome, result.winner) == ("lost", None)
    assert len(result.rounds) == 24
    chain = [(name, names[0]) for name in names]
    assert elect(LAWS["instant_runoff", "over half"], names, chain).outcome == "undetermined"


def test_without_candidates_or_ballots() -> None:
    none = elect(LAWS["instant_runoff", "over half"], "", [], more=3)
    assert (none.outcome, none.rounds, none.said) == ("lost", (), "nobody was voted for")
    silent = elect(LAWS["instant_runoff", "over half"], "AB", [], more=3)
    assert (silent.outcome, silent.winner) == ("lost", None)


def test_strangers_on_a_ballot_are_passed_over() -> None:
    result = elect(LAWS["plurality", "nothing"], "AB", [("Z", "A"), ("Z",), ("B", "B"), ("A",)])
    assert (result.winner, result.ayes) == ("A", 2)
    assert sum(votes for _, votes in result.rounds[0].votes) == 3
