"""What a result records: its numbers, its authority, and the readings and presumptions behind it."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import attrs
import pytest
from playing_charters import charter, entries, ran
from voting_charters import VOTERS, compiled, state_of, with_ballots
from voting_charters import charter as voting
from voting_oracle import ABSTAIN, AYE, NAY, Lines

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.pipeline import compile_charter
from charterlang.files import Door
from charterlang.interpreter.count import count
from charterlang.interpreter.journal import StageEnded
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Ballot, Elector, Proceeding, State, Tenure
from charterlang.interpreter.values import Individual

NOW = datetime(2026, 2, 1, tzinfo=UTC)
TREATY = Path(__file__).parents[3] / "charters" / "sec" / "sec.charter"


@cache
def treaty(counted: str = "voted") -> Instrument:
    """The treaty under a reading of whom a result considers."""
    made = compile_charter(str(TREATY), Door().read, {"counted": counted})
    assert made.value is not None and not made.failed
    return made.value


def voted(
    law: Instrument, procedure: str, ayes: int, nays: int, abstain: int, silent: int
) -> Result:
    """The result of a vote of that procedure with so many ballots of each sort."""
    cast = [AYE] * ayes + [NAY] * nays + [ABSTAIN] * abstain
    voters = [f"S{number}" for number in range(len(cast) + silent)]
    ballots = {
        who: Ballot(who, who, NOW, choice) for who, choice in zip(voters, cast, strict=False)
    }
    one = Proceeding(
        1, procedure, (Individual("Anthem"),), NOW, stage="vote",
        electorate=tuple(Elector(who) for who in voters), ballots=ballots, last_vote="vote",
    )  # fmt: skip
    return count(State(law, NOW, commenced=NOW, proceedings=(one,)), one)


# ── the numbers of the procedures: tables of P1, S-10, S-11, S-16, S-18, S-90


@pytest.mark.parametrize(
    ("voters", "simple", "two_thirds"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 2), (4, 3, 3), (5, 3, 4), (6, 4, 4), (7, 4, 5), (8, 5, 6)],
)
def test_needed_of_so_many_votes(voters: int, simple: int, two_thirds: int) -> None:
    assert voted(treaty(), "no_confidence", voters, 0, 0, 0).needed == simple
    lines = Lines(("share", ">=", Fraction(2, 3), None, None), "votes cast", "up")
    names = [f"S{number}" for number in range(voters)]
    state = state_of(voting([lines]), dict.fromkeys(names, Fraction(1)))
    assert count(state, with_ballots(state, dict.fromkeys(names, AYE))).needed == two_thirds


@pytest.mark.parametrize(
    ("counted", "ballots", "outcome", "needed"),
    [
        ("voted", (3, 1, 0, 0), "carried", 3),  # S-10
        ("voted", (2, 2, 0, 0), "lost", 3),  # S-11
        ("voted", (2, 1, 1, 0), "carried", 2),
        ("entitled", (2, 1, 1, 0), "lost", 3),
        ("balloted", (2, 1, 1, 0), "lost", 3),
        ("voted", (2, 0, 0, 3), "carried", 2),  # S-16
        ("entitled", (2, 0, 0, 3), "lost", 3),
        ("voted", (2, 1, 2, 0), "carried", 2),  # H-SEC-3
        ("balloted", (2, 1, 2, 0), "lost", 3),
        ("voted", (0, 0, 0, 4), "lost", 1),  # H-SEC-4
    ],
)
def test_denominators(
    counted: str, ballots: tuple[int, int, int, int], outcome: str, needed: int
) -> None:
    result = voted(treaty(counted=counted), "no_confidence", *ballots)
    assert (result.outcome, result.needed) == (outcome, needed)
    assert ("counted", counted) in result.rests.assumptions


def test_a_result_names_its_clauses_and_readings() -> None:
    """The rule and who counts, rounding because 5/2 is no number of votes, and who votes."""
    result = voted(treaty(), "no_confidence", 3, 2, 0, 0)
    assert result.clauses == ("III(6)", "IV(6)", "IV(4)", "IV(1)")
    assert result.rests.assumptions == (("majority_rule", "over_half"), ("counted", "voted"))
    assert result.said == "3 of 5 voted yes, 3 needed"
    assert (result.base, result.size) == ("votes cast", 5)
    even = voted(treaty(), "no_confidence", 2, 2, 0, 0)
    assert even.clauses == ("III(6)", "IV(6)", "IV(1)")
    assert even.said == "2 of 4 voted yes, 3 needed"
    usual = voted(treaty(), "resolution", 2, 1, 1, 0)
    assert [name for name, _ in usual.rests.assumptions] == [
        "usual_majority", "majority_rule", "counted",
    ]  # fmt: skip
    assert usual.clauses[0] == "IV[1]" and "IV(5)" in usual.clauses


# ── sentences


@pytest.mark.parametrize(
    ("rule", "ayes", "nays", "said"),
    [
        (("number", ">=", 3), 2, 1, "2 voted yes, 3 needed"),
        (("share", ">", Fraction(1, 2), None, None), 0, 0, "nobody voted, 1 needed"),
        (("vetoed", ("number", ">=", 1), ("Cyd",)), 2, 1, "2 voted yes, 1 needed, vetoed by Cyd"),
        (("including", ("number", ">=", 1), ("Cyd",)), 2, 1,
         "2 voted yes, 1 needed, Cyd did not vote yes"),
        (("and", ("number", ">=", 3), ("share", ">=", Fraction(1, 2), None, None)), 2, 1,
         "2 voted yes, 3 needed"),
    ],
)  # fmt: skip
def test_what_is_said(rule: tuple, ayes: int, nays: int, said: str) -> None:
    cast = [AYE] * ayes + [NAY] * nays
    state = state_of(voting([Lines(rule, "votes cast")]), dict.fromkeys(VOTERS[:4], Fraction(1)))
    assert count(state, with_ballots(state, dict(zip(VOTERS, cast, strict=False)))).said == said


def test_a_missed_quorum_is_first() -> None:
    text = """
article II "Votes"
    (1)
        also body council
            quorum at least 2/3 of all members
    (2)
        procedure settle(m: matter) of council to "settle a matter"
            vote 2 hours needs more than 1/2
"""
    state = ran(
        charter(text),
        """
    at 2026-02-01 08:00
        Alba moves settle(Tolls) as tolls
        Alba votes aye on tolls
    after 2 hours
        expect tolls is inquorate
""",
    )
    result = entries(state, StageEnded)[-1].result
    assert result is not None and result.quorum is not None
    assert (result.quorum.needed, result.quorum.reached, result.quorum.met) == (2, 1, False)
    assert result.clauses[0] == "II(1)"


# ── what is unknown, and what is presumed


SETS = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "person"
kind matter "matter"
fact guarantors "the guarantors" is set of person
assume half "what half is"
    because "It may be more than half."
    over means more than 1/2
standard weighty "weighty" is set of person presumed {{Ada}}
body house "House" of person
    founding Ada, Bob, Cyd
    votes 1 each
    counts votes cast
procedure p0(m: matter) of house
    vote 1 day
        needs {needs}
"""


def with_sets(needs: str, table: dict[str, str | None]) -> Result:
    """The result of a vote by that rule."""
    state = state_of(compiled(SETS.format(needs=needs)), dict.fromkeys(VOTERS[:3], Fraction(1)))
    return count(state, with_ballots(state, table))


def test_who_may_veto_is_unknown() -> None:
    """Nothing is guessed: the result is undetermined, and names the fact that nobody reported."""
    carried = {"Ada": AYE, "Bob": AYE, "Cyd": NAY}
    result = with_sets("more than 1/2 unless vetoed by guarantors", carried)
    assert result.outcome == "undetermined"
    assert [piece.fact for piece in result.read if piece.source == "missing"] == ["guarantors"]
    # Where the rest of the rule fails anyway, it makes no difference.
    lost = {"Ada": AYE, "Bob": NAY, "Cyd": NAY}
    assert with_sets("more than 1/2 unless vetoed by guarantors", lost).outcome == "lost"


@pytest.mark.parametrize(
    ("needs", "holder", "chairs", "outcome"),
    [
        ("at least 1 unless vetoed by chair", "Cyd", NAY, "lost"),
        ("at least 1 unless vetoed by chair", "Cyd", None, "carried"),
        ("at least 1 unless vetoed by chair", None, NAY, "carried"),
        ("at least 1 including chair", "Cyd", AYE, "carried"),
        ("at least 1 including chair", "Cyd", None, "lost"),
        ("at least 1 including chair", None, AYE, "lost"),
    ],
)
def test_an_office_that_a_rule_names(
    needs: str, holder: str | None, chairs: str | None, outcome: str
) -> None:
    """A vacant office vetoes nothing, and its assent cannot be had."""
    text = SETS.replace("body house", 'office chair "Chair" of person\nbody house')
    state = state_of(compiled(text.format(needs=needs)), dict.fromkeys(VOTERS[:3], Fraction(1)))
    state = attrs.evolve(state, offices={"chair": Tenure(holder, NOW)})
    table = {"Ada": AYE, "Bob": AYE, "Cyd": chairs}
    result = count(state, with_ballots(state, table))
    assert result.outcome == outcome
    if needs.endswith("including chair") and holder is None:
        assert result.said == "3 voted yes, 1 needed, the Chair is vacant"


def test_a_presumption_is_named() -> None:
    result = with_sets("more than 1/2 including weighty", {"Ada": AYE, "Bob": AYE})
    assert (result.outcome, result.rests.presumptions) == ("carried", ("weighty",))
    lost = with_sets("more than 1/2 including weighty", {"Ada": NAY, "Bob": AYE, "Cyd": AYE})
    assert (lost.outcome, lost.said) == (
        "lost", "2 of 3 voted yes, 2 needed, Ada did not vote yes",
    )  # fmt: skip


def test_who_is_wanting_and_the_number_are_both_rested_on() -> None:
    """A named voter decides it; but "2 needed" is said too, and rests on a reading."""
    result = with_sets("half including weighty", {"Ada": NAY, "Bob": AYE, "Cyd": AYE})
    assert result.outcome == "lost" and result.needed == 2
    assert result.rests.presumptions == ("weighty",)
    assert result.rests.assumptions == (("half", "over"),)


def test_only_the_deciding_limb_is_rested_on() -> None:
    """§18.9: a rule that holds by one of two limbs rests on that one alone."""
    either = "(more than 1/2) or (at least 1 including weighty)"
    result = with_sets(either, {"Ada": AYE, "Bob": AYE, "Cyd": AYE})
    assert result.outcome == "carried"
    needs = "(at least 3) or (at least 1 including weighty)"
    assert with_sets(needs, {"Ada": AYE, "Bob": NAY}).rests.presumptions == ("weighty",)
    assert with_sets("(at least 1) or (at least 3 including weighty)", {"Ada": AYE}).rests == (
        with_sets("at least 1", {"Ada": AYE}).rests
    )
