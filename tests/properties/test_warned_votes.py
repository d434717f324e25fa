"""What the checks foretell of a vote comes about when it is counted: ties that carry (W312), vetoes by
silence (W313); and of a vote of which they say nothing it does not.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from voting_charters import HEAD, VOTERS, compiled, state_of, with_ballots
from voting_oracle import AYE, NAY

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.pipeline import compile_charter
from charterlang.interpreter.count import count

SHARES = ("1/3", "2/5", "1/2", "51%", "55%", "3/5", "2/3", "3/4", "100%")
ROUNDED = ("", " rounded up", " rounded down", " rounded nearest")
RULES = tuple(
    f"{comparison} {share}{rounding}"
    for comparison, share, rounding in product(("at least", "more than"), SHARES, ROUNDED)
    if (comparison, share) != ("more than", "100%")
)
PAIRED = ("at least 2/5 or at least 2/3", "at least 2/5 and at least 2/3", "at least 1/2 and all")
UNISONS = (
    "all of all members",
    "all of votes cast",
    "all of ballots cast",
    "all of all seats",
    "at least 100% of all members",
    "at least 100% of votes cast",
    "all of all members and at least 2",
    "all of all members or at least 2/3 of votes cast",
    "all of all members or all of all seats",
    "at least 6/7 of all members",
)


def text(needs: str) -> str:
    """A charter with one vote that needs that."""
    head = HEAD.format(construe="", names="")
    lines = f"    vote 1 day needs {needs}\n        counts votes cast\n        tie lost\n"
    return f"{head}procedure p0(m: matter) of house\n{lines}"


@cache
def told(needs: str, code: str) -> Diagnostic | None:
    """What is said of the vote under that code."""
    found = compile_charter("club.charter", {"club.charter": text(needs)}.get).diagnostics
    return next((one for one in found if one.code == code), None)


def carried(needs: str, voters: int, ayes: int, nays: int) -> bool:
    """Whether it is carried with so many votes for and against."""
    law = compiled(text(needs))
    state = state_of(law, dict.fromkeys(VOTERS[:voters], Fraction(1)))
    cast = [AYE] * ayes + [NAY] * nays
    table = dict(zip(VOTERS, cast, strict=False))
    return count(state, with_ballots(state, table)).outcome == "carried"


@pytest.mark.parametrize("needs", (*RULES, *PAIRED))
def test_a_tie_carries_where_it_is_said_to(needs: str) -> None:
    warning = told(needs, "W312")
    if warning is None:
        assert not any(carried(needs, votes, votes // 2, votes // 2) for votes in (4, 6))
        return
    said = re.search(r"where (\d+) are counted, (\d+) are enough", warning.because[0])
    assert said is not None
    votes, enough = int(said[1]), int(said[2])
    assert carried(needs, votes, enough, votes - enough)


def test_both_answers_are_given() -> None:
    assert told("at least 1/2", "W312") and not told("more than 1/2", "W312")
    assert told("at least 2/3 rounded down", "W312") and not told("at least 2/3", "W312")


@pytest.mark.parametrize("needs", UNISONS)
def test_one_silent_voter_stops_what_is_said_to_be_stopped(needs: str) -> None:
    stopped = not carried(needs, 7, 6, 0)
    assert (told(needs, "W313") is not None) is stopped
