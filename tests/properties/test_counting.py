"""Counting agrees with a slow count of its own (`voting_oracle`), for every form of rule.

Where no rule names a voter and all weigh the same, only how many cast which ballot can make a
difference; that this is so is itself tested. So those tables are run through by their numbers, and
all others one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from voting_charters import SEATS, VOTERS, charter, state_of, with_ballots
from voting_oracle import ABSTAIN, AYE, NAY, PRESENT, Lines, by_name, needed, outcome, sizes, sums

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter.count import count

HALF, THIRD, TWO_THIRDS, WHOLE = Fraction(1, 2), Fraction(1, 3), Fraction(2, 3), Fraction(1)
SHARES = (THIRD, HALF, Fraction(11, 20), TWO_THIRDS, Fraction(3, 4), WHOLE)
BASES = ("all seats", "all members", "members present", "ballots cast", "votes cast")
WAYS = ("up", "down", "nearest")
MAJORITY = ("share", ">", HALF, None, None)
ONE = Fraction(1)
BALLOTS = (AYE, NAY, ABSTAIN, None)
ALL_BALLOTS = (AYE, NAY, ABSTAIN, PRESENT, None)
Table = Mapping[str, str | None]


def by_numbers(most: int, ballots: tuple[str | None, ...] = BALLOTS) -> Iterator[Table]:
    """A table for each number of ballots of each sort, of up to so many voters."""
    for voters in range(1, most + 1):
        for numbers in product(range(voters + 1), repeat=len(ballots)):
            if sum(numbers) == voters:
                cast = [
                    choice for choice, n in zip(ballots, numbers, strict=True) for _ in range(n)
                ]
                yield dict(zip(VOTERS, cast, strict=False))


def one_by_one(voters: int, ballots: tuple[str | None, ...] = BALLOTS) -> Iterator[Table]:
    """All tables of so many voters."""
    for cast in product(ballots, repeat=voters):
        yield dict(zip(VOTERS, cast, strict=False))


def assert_counted(
    law: Instrument,
    number: int,
    lines: Lines,
    tables: Iterator[Table],
    weights: Mapping[str, Fraction] | None = None,
) -> None:
    """The result of `p{number}` on each table is that of the oracle, in every number."""
    states = {}
    for table in tables:
        heavy = {who: (weights or {}).get(who, 1) for who in table}
        voters = tuple(table)
        if voters not in states:
            states[voters] = state_of(law, {who: Fraction(w) for who, w in heavy.items()}, number)
        result = count(states[voters], with_ballots(states[voters], table))
        wanted = outcome(table, heavy, lines, SEATS)
        said = {"by lot": "undetermined", "again": "undetermined"}.get(wanted, wanted)
        assert result.outcome == said, (lines, table, result)
        if wanted != said:
            assert result.tie == wanted
        raw = sums(table, heavy)
        assert (result.ayes, result.nays) == (raw[AYE], raw[NAY])
        assert (result.abstentions, result.present) == (raw[ABSTAIN], raw[PRESENT])
        assert result.entitled == sum(heavy.values())
        if result.base is not None:
            size = sizes(sums(table, heavy, lines.abstention), heavy, SEATS)
            assert result.size == size[result.base]
        if not names_voters(lines.needs) and all(one.denominator == 1 for one in heavy.values()):
            assert result.needed == needed(table, heavy, lines, SEATS), (lines, table)
            if result.size:
                verb = "voted yes" if set(heavy.values()) == {1} else "votes are yes"
                ayes = f"{result.ayes} of {result.size} {verb}"
                assert result.said == f"{ayes}, {result.needed} needed"


def names_voters(rule: tuple) -> bool:
    """Whether a rule depends on who votes, not only on how many."""
    return rule[0] in ("including", "vetoed") or any(
        names_voters(one) for one in rule[1:] if isinstance(one, tuple) and one[0] in SORTS
    )


SORTS = ("share", "number", "all", "and", "or", "including", "vetoed", "called")


@pytest.mark.parametrize("rounded", [None, *WAYS])
@pytest.mark.parametrize("base", BASES)
def test_a_share_of_each_base(base: str, rounded: str | None) -> None:
    forms = [
        Lines(("share", op, amount, None, None), base, rounded)
        for op in (">=", ">")
        for amount in SHARES
        if (op, amount) != (">", WHOLE)
    ]
    law = charter(forms)
    for number, lines in enumerate(forms):
        assert_counted(law, number, lines, by_numbers(7))


def test_base_and_rounding_of_the_rule_itself_prevail() -> None:
    forms = [
        Lines(("share", op, amount, base, way), "votes cast", "nearest")
        for op, amount in ((">=", TWO_THIRDS), (">", HALF))
        for base in (None, *BASES)
        for way in WAYS
    ]
    law = charter(forms)
    for number, lines in enumerate(forms):
        assert_counted(law, number, lines, by_numbers(5, ALL_BALLOTS))


NUMBERS = [
    Lines((("number", op, many)), "votes cast") for op in (">=", ">") for many in (0, 1, 3, 4, 8)
]
EVERYBODY = [Lines(("all", base), "votes cast") for base in (None, *BASES)]
TOGETHER = [
    Lines(rule, "votes cast")
    for rule in (
        ("and", MAJORITY, ("number", ">=", 3)),
        ("and", MAJORITY, ("share", ">=", TWO_THIRDS, "members present", "up")),
        ("or", ("all", "all members"), ("share", ">=", Fraction(3, 4), None, None)),
        ("or", ("number", ">=", 5), ("and", MAJORITY, ("share", ">", HALF, "all members", None))),
        ("and", ("or", MAJORITY, ("number", ">=", 2)), ("all", None)),
    )
]
ABSTENTION = [
    Lines(("share", op, amount, None, way), base, None, None, abstention)
    for op, amount, way in ((">", HALF, None), (">=", TWO_THIRDS, "up"))
    for base in BASES
    for abstention in ("allowed", "barred", "as nay")
]
QUORUM = [
    Lines(MAJORITY, "votes cast", "up", quorum, abstention)
    for abstention in ("allowed", "barred", "as nay")
    for quorum in (
        ("share", ">=", HALF, "all members", None),
        ("share", ">", HALF, "all members", None),
        ("share", ">=", Fraction(3, 4), "all members", "nearest"),
        ("share", ">=", HALF, "all seats", "down"),
        ("share", ">=", WHOLE, "ballots cast", None),
        ("number", ">=", 4),
        ("all", "all members"),
        ("all", None),
        ("and", ("number", ">=", 2), ("share", ">=", TWO_THIRDS, "all members", None)),
        ("or", ("number", ">", 4), ("share", ">=", WHOLE, "all members", None)),
    )
]
TIES = [
    Lines(rule, base, None, quorum, "allowed", tie)
    for rule, quorum in (
        (MAJORITY, None),
        (MAJORITY, ("number", ">=", 3)),
        (("share", ">=", Fraction(3, 5), None, None), None),
        (("number", ">", 3), None),
        (("share", ">=", THIRD, "all seats", None), None),
    )
    for base in ("votes cast", "all members", "ballots cast")
    for tie in ("lost", "by lot", "again")
]


@pytest.mark.parametrize(
    "forms",
    [NUMBERS, EVERYBODY, TOGETHER, ABSTENTION, QUORUM, TIES],
    ids=["numbers", "everybody", "together", "abstention", "quorum", "ties"],
)
def test_other_forms(forms: list[Lines]) -> None:
    law = charter(forms)
    for number, lines in enumerate(forms):
        assert_counted(law, number, lines, by_numbers(4, ALL_BALLOTS))
        assert_counted(law, number, lines, (one for one in by_numbers(7) if len(one) > 4))


NAMED = [
    Lines(rule, "votes cast", None, quorum, abstention)
    for rule, quorum, abstention in (
        (("including", MAJORITY, ("Cyd",)), None, "allowed"),
        (("including", MAJORITY, ("Ada", "Bob")), None, "allowed"),
        (("vetoed", MAJORITY, ("Cyd",)), None, "allowed"),
        (("vetoed", MAJORITY, ("Ada", "Bob")), None, "allowed"),
        (("vetoed", MAJORITY, ("Ada", "Bob")), None, "as nay"),
        (("or", ("including", ("number", ">=", 1), ("Ada", "Bob")), ("all", None)), None, "allowed"),
        (("and", ("including", MAJORITY, ("Cyd",)), ("vetoed", ("number", ">=", 2), ("Ada", "Bob"))),
         None, "allowed"),
        (MAJORITY, ("including", ("number", ">=", 2), ("Ada", "Bob")), "allowed"),
        (MAJORITY, ("including", ("number", ">=", 1), ("Cyd",)), "barred"),
        (MAJORITY, ("vetoed", ("number", ">=", 1), ("Cyd",)), "allowed"),
    )
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(NAMED)))
def test_voters_that_a_rule_names(number: int) -> None:
    law = charter(NAMED)
    for voters in (3, 4):
        assert_counted(law, number, NAMED[number], one_by_one(voters, ALL_BALLOTS))
    assert_counted(law, number, NAMED[number], one_by_one(5))


WEIGHTS = (
    (3, 2, 2, 1),
    (1, 1, 5, 1),
    (Fraction(1, 2), Fraction(1, 2), 1, 2),
    (Fraction(1, 3), Fraction(5, 4), 1, 2),
)


@pytest.mark.parametrize("weights", WEIGHTS)
def test_weighted_votes(weights: tuple[Fraction | int, ...]) -> None:
    heavy = {who: Fraction(weight) for who, weight in zip(VOTERS, weights, strict=False)}
    forms = [
        Lines(("share", op, amount, None, None), base, way)
        for op, amount in ((">=", TWO_THIRDS), (">", HALF))
        for base in ("all members", "members present", "votes cast")
        for way in (None, *WAYS)
    ] + [
        Lines(("number", ">=", 4), "votes cast"),
        Lines(("all", "all members"), "votes cast"),
        Lines(MAJORITY, "votes cast", None, ("share", ">=", HALF, "all members", None)),
        Lines(MAJORITY, "votes cast", None, None, "as nay", "again"),
    ]
    law = charter(forms)
    for number, lines in enumerate(forms):
        assert_counted(law, number, lines, one_by_one(4), heavy)


@pytest.mark.parametrize(
    "lines",
    [
        Lines(("share", ">=", TWO_THIRDS, None, None), "ballots cast", "up"),
        Lines(
            ("vetoed", ("share", ">", HALF, None, None), ("Ada", "Bob")),
            "votes cast",
            None,
            ("share", ">=", HALF, "all members", None),
            "as nay",
            "by lot",
        ),
    ],
)
def test_every_table_of_seven(lines: Lines) -> None:
    assert_counted(charter([lines]), 0, lines, one_by_one(7))


# ── names and readings


READINGS = """\
threshold most "four fifths" at least 4/5
threshold absolute "an absolute majority" more than 1/2 of all members
assume counted "whom a result considers"
    because "The text does not say."
    voted    means votes cast
    balloted means ballots cast
    entitled means all members
assume majority "what a majority is"
    because "Half of four is two."
    over_half means more than 1/2
    half      means at least 1/2
assume usual "what carries"
    because "Nothing is said."
    so means majority
"""
VOTED = {"voted": "votes cast", "balloted": "ballots cast", "entitled": "all members"}
MAJORITIES = {"over_half": MAJORITY, "half": ("share", ">=", HALF, None, None)}


@pytest.mark.parametrize("counted", VOTED)
@pytest.mark.parametrize("majority", MAJORITIES)
def test_names_and_readings(counted: str, majority: str) -> None:
    rule = MAJORITIES[majority]
    most = ("called", "most", ("share", ">=", Fraction(4, 5), None, None))
    absolute = ("called", "absolute", ("share", ">", HALF, "all members", None))
    written = [
        Lines(most, "votes cast"),
        Lines(most, "counted", "up"),
        Lines(absolute, "votes cast"),
        Lines(("called", "majority", rule), "counted", "up"),
        Lines(("called", "usual", rule), "counted", "down"),
        Lines(("share", ">=", TWO_THIRDS, "counted", "up"), "ballots cast"),
        Lines(("and", ("called", "majority", rule), absolute), "ballots cast"),
    ]
    law = charter(written, readings={"counted": counted, "majority": majority}, names=READINGS)
    rest = {
        0: (), 1: ("counted",), 2: (), 3: ("counted", "majority"),
        4: ("counted", "majority", "usual"), 5: ("counted",),
    }  # fmt: skip
    for number, lines in enumerate(written):
        meant = replaced(lines, VOTED[counted])
        assert_counted(law, number, meant, by_numbers(6))
        state = state_of(law, dict.fromkeys(VOTERS[:4], ONE), number)
        result = count(state, with_ballots(state, dict.fromkeys(VOTERS[:3], AYE)))
        if number in rest:
            assert sorted(name for name, _ in result.rests.assumptions) == sorted(rest[number])
        assert dict(result.rests.assumptions).get("counted", counted) == counted


def replaced(lines: Lines, base: str) -> Lines:
    """The lines with `counted` read as that base."""
    needs = tuple(base if one == "counted" else one for one in lines.needs)
    return Lines(needs, base if lines.counts == "counted" else lines.counts, lines.rounded)


# ── what makes the counts of numbers honest


@settings(max_examples=150, deadline=None)
@given(
    cast=st.lists(st.sampled_from(ALL_BALLOTS), min_size=7, max_size=7),
    order=st.permutations(VOTERS),
    number=st.integers(0, len(QUORUM) - 1),
)
def test_who_casts_a_ballot_makes_no_difference(
    cast: list[str | None], order: list[str], number: int
) -> None:
    weights = dict.fromkeys(VOTERS, ONE)
    state = state_of(QUORUM_LAW, weights, number)
    one = count(state, with_ballots(state, dict(zip(VOTERS, cast, strict=True))))
    other = count(state, with_ballots(state, dict(zip(order, cast, strict=True))))
    assert one == other


QUORUM_LAW = charter(QUORUM)


def test_the_oracle_knows_its_own_names() -> None:
    """The oracle's helpers do what their names say: a table by hand."""
    table = {"Ada": AYE, "Bob": NAY, "Cyd": ABSTAIN, "Dan": PRESENT, "Eve": None}
    assert by_name(table, "as nay") == ({"Ada"}, {"Bob", "Cyd"}, {"Ada", "Bob", "Cyd", "Dan"})
    assert by_name(table, "barred")[2] == {"Ada", "Bob", "Dan"}
    total = sums(table, dict.fromkeys(table, ONE))
    assert sizes(total, dict.fromkeys(table, ONE), 9) == {
        "all seats": 9, "all members": 5, "members present": 4, "ballots cast": 3, "votes cast": 2,
    }  # fmt: skip
