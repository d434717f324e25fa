"""A result is called certain when, and only when, no completion of the ballots changes it.

Each table is compared with the count of every single completion by `voting_oracle`, which knows
neither the shortcuts of ours nor its groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations_with_replacement, product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from voting_charters import NOW, SEATS, VOTERS, charter, state_of, with_ballots
from voting_oracle import ABSTAIN, AYE, NAY, PRESENT, Lines
from voting_oracle import certain as truly_certain

from charterlang.interpreter.count import certain, count
from charterlang.interpreter.count import certainty as module
from charterlang.interpreter.state import Ballot, State

HALF, TWO_THIRDS = Fraction(1, 2), Fraction(2, 3)
BALLOTS = (AYE, NAY, ABSTAIN, PRESENT, None)
MAJORITY = ("share", ">", HALF, None, None)
TWO_THIRDS_UP = ("share", ">=", TWO_THIRDS, None, "up")
Table = Mapping[str, str | None]


def by_numbers(voters: int) -> Iterator[Table]:
    """A table for each number of ballots of each sort."""
    for cast in combinations_with_replacement(BALLOTS, voters):
        yield dict(zip(VOTERS, cast, strict=False))


def one_by_one(voters: int) -> Iterator[Table]:
    """All tables."""
    for cast in product(BALLOTS, repeat=voters):
        yield dict(zip(VOTERS, cast, strict=False))


def assert_certain_as_enumerated(
    lines: Lines,
    tables: Iterable[Table],
    weights: Mapping[str, Fraction | int] | None = None,
    construe: tuple[str, ...] = (),
) -> None:
    """Certain on just those tables of which all completions come to one outcome."""
    law = charter([lines], construe)
    construed = {"final": "ballots final" in construe,
                 "changeable": "certainty changeable" in construe}  # fmt: skip
    seen = set()
    for table in tables:
        if lines.abstention == "barred" and ABSTAIN in table.values():
            continue  # no such ballot can have been cast
        heavy = {who: (weights or {}).get(who, 1) for who in table}
        state = state_of(law, {who: Fraction(weight) for who, weight in heavy.items()})
        found = certain(state, with_ballots(state, table)).value
        assert found is truly_certain(table, heavy, lines, SEATS, **construed), (lines, table)
        seen.add(found)
    assert seen == {True, False}, "a rule that is never certain, or always, tests nothing"


RULES = [
    Lines(("share", op, amount, None, None), base, rounded)
    for op, amount, rounded in ((">", HALF, None), (">=", TWO_THIRDS, "up"), (">=", HALF, "down"))
    for base in ("all seats", "all members", "members present", "ballots cast", "votes cast")
    # Of nine seats four voters reach no majority: only `at least` half rounded down.
    if base != "all seats" or rounded == "down"
]
MORE = [
    Lines(("number", ">=", 2), "votes cast"),
    Lines(("all", "all members"), "votes cast"),
    Lines(("all", None), "votes cast"),
    Lines(("and", MAJORITY, ("number", ">=", 2)), "votes cast"),
    Lines(("or", ("all", "all members"), TWO_THIRDS_UP), "votes cast"),
    Lines(MAJORITY, "votes cast", None, ("share", ">=", HALF, "all members", None)),
    Lines(MAJORITY, "ballots cast", None, ("number", ">=", 2), "barred"),
    Lines(TWO_THIRDS_UP, "votes cast", None, ("all", "all members"), "as nay"),
    Lines(MAJORITY, "votes cast", None, None, "allowed", "by lot"),
    Lines(MAJORITY, "all members", None, None, "allowed", "again"),
]
ODD = [
    # A quorum of the votes, not of the members: it turns with how they vote.
    Lines(MAJORITY, "votes cast", None, ("share", ">=", Fraction(1), None, None)),
    Lines(MAJORITY, "votes cast", None, ("share", ">", HALF, "ballots cast", "down")),
    # A quorum that somebody may veto: missed by a nay of one, if another keeps silent.
    *(
        Lines(
            ("number", ">=", 1),
            "votes cast",
            None,
            ("or", ("number", ">=", 3), ("vetoed", ("number", ">=", 1), (name,))),
            abstention,
        )
        for name, abstention in (
            ("Ada", "allowed"),
            ("Cyd", "allowed"),
            ("Cyd", "barred"),
            ("Cyd", "as nay"),
        )
    ),
]


@pytest.mark.parametrize("lines", [*RULES, *MORE])
def test_certain_just_when_no_completion_changes_it(lines: Lines) -> None:
    assert_certain_as_enumerated(
        lines, [*by_numbers(2), *by_numbers(3), *by_numbers(4), *by_numbers(5)]
    )


@pytest.mark.parametrize("lines", [RULES[4], MORE[5], MORE[9]])
def test_seven_voters(lines: Lines) -> None:
    """All completions of tables in which four or more have voted."""
    assert_certain_as_enumerated(lines, (one for one in by_numbers(7) if votes(one) >= 4))


def votes(table: Table) -> int:
    """How many are aye or nay."""
    return sum(choice in (AYE, NAY) for choice in table.values())


@pytest.mark.parametrize("lines", [RULES[2], RULES[4], MORE[5], MORE[6], MORE[8]])
@pytest.mark.parametrize(
    "construe",
    [("ballots final",), ("certainty changeable",), ("ballots final", "certainty changeable")],
    ids=["final", "changeable", "both"],
)
def test_construed_otherwise(lines: Lines, construe: tuple[str, ...]) -> None:
    # With ballots final, even changeable ones are settled once they are cast.
    if construe == ("certainty changeable",):
        law = charter([lines], construe)
        for table in by_numbers(3):
            if lines.abstention == "barred" and ABSTAIN in table.values():
                continue
            state = state_of(law, dict.fromkeys(table, Fraction(1)))
            found = certain(state, with_ballots(state, table)).value
            wanted = truly_certain(table, dict.fromkeys(table, 1), lines, SEATS, changeable=True)
            assert found is wanted, table
        return
    final = ("ballots final",)
    assert_certain_as_enumerated(lines, by_numbers(3), construe=(*final, *construe[1:]))


@pytest.mark.parametrize(
    "rule",
    [
        ("including", MAJORITY, ("Cyd",)),
        ("including", ("number", ">=", 1), ("Ada", "Bob")),
        ("vetoed", MAJORITY, ("Ada", "Bob")),
        ("or", ("vetoed", MAJORITY, ("Cyd",)), ("all", "all members")),
    ],
)
def test_rules_that_name_voters(rule: tuple) -> None:
    assert_certain_as_enumerated(Lines(rule, "votes cast"), one_by_one(3))


@pytest.mark.parametrize("lines", [*ODD, RULES[4], RULES[1], MORE[5], MORE[8]])
@pytest.mark.parametrize(
    "weights", [(1, 1, 1), (2, 1, 1), (3, 2, 2), (Fraction(1, 2), 1, Fraction(3, 4))]
)
def test_weights_and_odd_rules(lines: Lines, weights: tuple[Fraction | int, ...]) -> None:
    heavy = dict(zip(VOTERS, weights, strict=False))
    law = charter([lines])
    for table in one_by_one(3):
        if lines.abstention == "barred" and ABSTAIN in table.values():
            continue
        state = state_of(law, {who: Fraction(weight) for who, weight in heavy.items()})
        found = certain(state, with_ballots(state, table)).value
        assert found is truly_certain(table, heavy, lines, SEATS), table


@pytest.mark.parametrize("base", ["members present", "ballots cast", "votes cast"])
@pytest.mark.parametrize("rounded", ["up", "down", "nearest"])
def test_rounding_with_broken_weights(base: str, rounded: str) -> None:
    """Sums of weights may leap over a rounded number, so that all completions are counted."""
    lines = Lines(("share", ">=", TWO_THIRDS, None, None), base, rounded)
    for weights in ((Fraction(1, 2), Fraction(2, 3), 1), (Fraction(1, 4), Fraction(1, 4), 1)):
        heavy = dict(zip(VOTERS, weights, strict=False))
        assert_certain_as_enumerated(lines, one_by_one(3), heavy)


# ── who decides a tie


@pytest.mark.parametrize("base", ["votes cast", "ballots cast", "all members"])
@pytest.mark.parametrize("cast", [None, AYE, NAY])
def test_a_casting_ballot_is_outstanding_too(base: str, cast: str | None) -> None:
    rule = ("share", ">=", Fraction(3, 5), None, None) if base == "ballots cast" else MAJORITY
    lines = Lines(rule, base, None, None, "allowed", "decides")
    law = charter([lines])
    castings = (None, AYE, NAY) if cast is None else (cast,)
    for table in by_numbers(4):
        heavy = dict.fromkeys(table, 1)
        state = state_of(law, dict.fromkeys(table, Fraction(1)))
        proceeding = with_ballots(state, {**table, "chair": cast})
        found = certain(state, proceeding).value
        assert found is truly_certain(table, heavy, lines, SEATS, castings), (table, cast)


@pytest.mark.parametrize(("cast", "wanted"), [(AYE, "carried"), (NAY, "lost"), (None, "lost")])
@pytest.mark.parametrize("under", ["chair", "Zoe"])
def test_a_casting_ballot_breaks_the_tie(cast: str | None, wanted: str, under: str) -> None:
    lines = Lines(MAJORITY, "votes cast", None, None, "allowed", "decides")
    law = charter([lines])
    state = seated(state_of(law, dict.fromkeys(VOTERS[:4], Fraction(1))))
    table = {"Ada": AYE, "Bob": AYE, "Cyd": NAY, "Dan": NAY, under: cast}
    result = count(state, with_ballots(state, table))
    assert (result.outcome, result.tie) == (wanted, "decides")
    assert (result.ayes, result.nays) == (2, 2)


def seated(state: State) -> State:
    """Zoe holds the chair."""
    from charterlang.interpreter.state import Tenure

    return attrs.evolve(state, offices={"chair": Tenure("Zoe", NOW)})


# ── those who have left, and those who are many


def test_who_has_left_casts_no_ballot_any_more() -> None:
    """The snapshot keeps those who left: their ballots, their weight, but no ballot to come."""
    lines = Lines(MAJORITY, "votes cast")
    law = charter([lines])
    for table in one_by_one(3):
        state = state_of(law, dict.fromkeys(table, Fraction(1)))
        seats = {
            **state.seats,
            "house": tuple(x for x in state.seats["house"] if x.member != "Cyd"),
        }
        left = attrs.evolve(state, seats=seats)
        found = certain(left, with_ballots(left, table)).value
        heavy = dict.fromkeys(table, 1)
        assert found is truly_certain(table, heavy, lines, SEATS, gone=("Cyd",)), table


@settings(max_examples=60, deadline=None)
@given(
    cast=st.lists(st.sampled_from(BALLOTS), min_size=40, max_size=40),
    later=st.lists(st.sampled_from((AYE, NAY, ABSTAIN, PRESENT)), min_size=40, max_size=40),
    ayes=st.integers(0, 40),
)
def test_what_is_certain_stays(cast: list[str | None], later: list[str], ayes: int) -> None:
    """Forty voters: whatever the outstanding ones do, a result that was certain comes about."""
    law = LARGE
    names = [f"V{number}" for number in range(40)]
    table = {
        who: AYE if n < ayes else choice
        for n, (who, choice) in enumerate(zip(names, cast, strict=True))
    }
    state = state_of(law, dict.fromkeys(names, Fraction(1)))
    before = with_ballots(state, table)
    if certain(state, before).value is not True:
        return
    full = {
        who: choice if choice in (AYE, NAY) else new
        for (who, choice), new in zip(table.items(), later, strict=True)
    }
    after = with_ballots(state, full)
    assert count(state, after).outcome == count(state, before).outcome


LARGE = charter(
    [Lines(TWO_THIRDS_UP, "votes cast", None, ("share", ">=", HALF, "all members", None))]
)


def test_two_hundred_voters_are_no_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three completions settle it; they are not gone through one by one."""
    asked = []
    monkeypatch.setattr(module, "vote", lambda *of: asked.append(of) or original(*of))
    names = [f"V{number}" for number in range(200)]
    state = state_of(LARGE, dict.fromkeys(names, Fraction(1)))
    table = {who: AYE for who in names[:134]}
    assert certain(state, with_ballots(state, table)).value is True
    table.popitem()
    assert certain(state, with_ballots(state, table)).value is False
    assert len(asked) < 10


original = module.vote


def test_too_many_completions_are_never_certain() -> None:
    """Where only counting them all would tell, a vote runs on rather than close by mistake."""
    lines = Lines(("share", ">=", TWO_THIRDS, None, None), "votes cast", "up")
    law = charter([lines])
    weights = {f"V{number}": Fraction(number + 1, 7) for number in range(30)}
    state = state_of(law, weights)
    table: dict[str, str] = {who: NAY for who in weights if who not in ("V0", "V1")}
    assert certain(state, with_ballots(state, table)).value is True
    assert certain(state, with_ballots(state, {})).value is False


# ── elections


@pytest.mark.parametrize("final", [True, False])
def test_an_election_is_certain_when_all_have_voted_for_good(final: bool) -> None:
    lines = Lines(MAJORITY, "votes cast")
    construe = ("ballots final",) if final else ()
    law = charter([lines], construe, names="", election=True)
    state = state_of(law, dict.fromkeys(VOTERS[:3], Fraction(1)))
    one = attrs.evolve(state.proceedings[0], stage="election", last_vote="election")
    ballots = {}
    for voter in VOTERS[:3]:
        assert certain(state, attrs.evolve(one, ballots=dict(ballots))).value is False
        ballots[voter] = Ballot(voter, voter, NOW, None, ("Zoe",))
    assert certain(state, attrs.evolve(one, ballots=ballots)).value is final
