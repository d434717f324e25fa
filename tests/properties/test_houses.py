"""Votes in two bodies at once, against a slow count of each and the text of language.md §7.5."""

from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from voting_charters import NOW, compiled
from voting_oracle import Lines, completions, outcome

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter.count import certain, count
from charterlang.interpreter.state import Ballot, Division, Elector, Proceeding, Seat, State

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
HALF_BY, MOST_BY = ("share", ">", HALF, None, None), ("share", ">=", TWO_THIRDS, None, None)
LOWER = Lines(HALF_BY, "votes cast", quorum=("share", ">=", HALF, "all members", None))
UPPER = Lines(HALF_BY, "all members", quorum=("number", ">=", 2), abstention="as nay")
HEAD = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "person"
body lower "Lower House" of person
    founding Ada, Bob, Cyd
    counts votes cast
    quorum at least 1/2 of all members
    tie lost
    needs more than 1/2
body upper "Upper House" of person
    founding {upper}
    counts all members
    quorum at least 2
    abstention as nay
    tie lost
    needs more than 1/2
procedure p of lower
    vote 1 day in lower, upper{needs}
"""
NEEDS = {
    "": (HALF_BY, HALF_BY),
    " needs at least 2/3": (MOST_BY, MOST_BY),
    " needs at least 2/3 of lower": (MOST_BY, HALF_BY),
    " needs at least 2/3 of lower and at least 2/3 of upper": (MOST_BY, MOST_BY),
    " needs (at least 2 of lower) and at least 2/3 of upper rounded up": (
        ("number", ">=", 2),
        ("share", ">=", TWO_THIRDS, None, "up"),
    ),
    " needs at least 2/3 of all members of lower": (
        ("share", ">=", TWO_THIRDS, "all members", None),
        HALF_BY,
    ),
}
BALLOTS = ("aye", "nay", "abstain", None)


def law_of(needs: str, upper: str) -> Instrument:
    """The club with that rule, and those in its upper house."""
    return compiled(HEAD.format(upper=upper, needs=needs))


def state_of(law: Instrument, houses: dict[str, tuple[str, ...]]) -> State:
    """A vote of `p` is open in both houses."""
    electors = tuple(Elector(who, body=body) for body, names in houses.items() for who in names)
    one = Proceeding(
        1, "p", (), NOW, stage="vote", stage_opened=NOW, electorate=electors, last_vote="vote"
    )
    seats = {body: tuple(Seat(who, NOW) for who in names) for body, names in houses.items()}
    return State(law, NOW, commenced=NOW, seats=seats, proceedings=(one,))


def with_ballots(state: State, table: dict[str, str | None]) -> State:
    """The state with these ballots."""
    ballots = {
        who: Ballot(who, who, NOW, choice)  # type: ignore[arg-type]  # the oracle's words
        for who, choice in table.items()
        if choice is not None
    }
    one = attrs.evolve(state.proceedings[0], ballots=ballots)
    return attrs.evolve(state, proceedings=(one,))


def joint(table: dict[str, str | None], houses: dict[str, tuple[str, ...]], needs: str) -> str:
    """What comes of the vote: each house must have its quorum, and then each must carry it."""
    found = set()
    for body, lines, rule in zip(houses, (LOWER, UPPER), NEEDS[needs], strict=True):
        own = {who: table[who] for who in houses[body]}
        found.add(outcome(own, dict.fromkeys(own, 1), attrs_of(lines, rule)))
    return next(one for one in ("inquorate", "lost", "carried") if one in found)


def attrs_of(lines: Lines, rule: tuple) -> Lines:
    """The lines of a house with the rule that the vote asks of it."""
    return Lines(rule, lines.counts, None, lines.quorum, lines.abstention)


APART = {"lower": ("Ada", "Bob", "Cyd"), "upper": ("Dan", "Eve")}
SHARED = {"lower": ("Ada", "Bob", "Cyd"), "upper": ("Cyd", "Dan")}


def voters(houses: dict[str, tuple[str, ...]]) -> list[str]:
    """Everybody who votes, each once."""
    return list(dict.fromkeys(who for names in houses.values() for who in names))


@pytest.mark.parametrize("needs", NEEDS)
@pytest.mark.parametrize("houses", (APART, SHARED), ids=("apart", "shared"))
def test_every_table_is_counted_as_each_house_counts_its_own(
    needs: str, houses: dict[str, tuple[str, ...]]
) -> None:
    state = state_of(law_of(needs, ", ".join(houses["upper"])), houses)
    names = voters(houses)
    for cast in product(BALLOTS, repeat=len(names)):
        table = dict(zip(names, cast, strict=True))
        now = with_ballots(state, table)
        assert count(now, now.proceedings[0]).outcome == joint(table, houses, needs), table


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(NEEDS)), st.lists(st.sampled_from(BALLOTS), min_size=5, max_size=5))
def test_what_is_certain_no_later_ballot_changes(needs: str, cast: list[str | None]) -> None:
    state = state_of(law_of(needs, "Dan, Eve"), APART)
    table = dict(zip(voters(APART), cast, strict=True))
    now = with_ballots(state, table)
    reached = {joint(one, APART, needs) for one in completions(table)}
    assert certain(now, now.proceedings[0]).holds is (len(reached) == 1), (table, reached)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(NEEDS)), st.lists(st.sampled_from(BALLOTS), min_size=4, max_size=4))
def test_nothing_is_certain_too_early_where_houses_share_a_voter(
    needs: str, cast: list[str | None]
) -> None:
    state = state_of(law_of(needs, "Cyd, Dan"), SHARED)
    table = dict(zip(voters(SHARED), cast, strict=True))
    now = with_ballots(state, table)
    reached = {joint(one, SHARED, needs) for one in completions(table)}
    assert len(reached) == 1 or not certain(now, now.proceedings[0]).holds


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(NEEDS)), st.lists(st.sampled_from(BALLOTS), min_size=5, max_size=5))
def test_a_count_in_numbers_is_the_count_of_its_ballots(needs: str, cast: list[str | None]) -> None:
    state = state_of(law_of(needs, "Dan, Eve"), APART)
    table = dict(zip(voters(APART), cast, strict=True))
    by_name = with_ballots(state, table)
    divisions = {
        body: Division(
            body,
            NOW,
            tuple((sort, sum(table[who] == sort for who in names)) for sort in BALLOTS if sort),  # type: ignore[misc]  # the oracle's words
        )
        for body, names in APART.items()
    }
    one = attrs.evolve(state.proceedings[0], divisions=divisions)
    told = count(attrs.evolve(state, proceedings=(one,)), one)
    wanted = count(by_name, by_name.proceedings[0])
    numbers = ("outcome", "ayes", "nays", "abstentions", "entitled", "said")
    assert [getattr(told, one) for one in numbers] == [getattr(wanted, one) for one in numbers]
