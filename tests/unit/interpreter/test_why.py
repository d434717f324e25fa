"""Why: every line of a run is explained by its clauses, numbers, facts, readings, presumptions."""

from functools import cache

import pytest
from unit_playing import lines, run

from charterlang.interpreter.journal import ClockSet, EdgeTurned
from charterlang.interpreter.play import Run
from charterlang.interpreter.why import Explanation, why, why_line

STORY = """
at 2026-02-01 08:00
    report dues(Alba) = 7 by Ann
    Ann, Ben moves resolve(Dues) as r
    Alba, Brine votes aye on r
    Corran votes nay on r
    Corran votes abstain on r
    expect refused Zoe votes aye on r
    expect refused council does warn(Brine)
    expect refused Ann closes r
    council does warn(Alba)
after 1 day
    expect r is carried
    Ann does resignation
    Ann nominates Ben for chair_election
    Ben nominates Cia for chair_election
after 1 day
    Alba ranks Ben, Cia on chair_election
    Brine ranks Ben
    Corran ranks Cia
after 1 day
    expect chair is Ben
    expect expiry(chair) = 2026-04-15
    expect chair is Cia
"""


@cache
def story() -> Run:
    """A run in which most things happen."""
    return run(STORY)


def explained(beginning: str) -> Explanation:
    """The explanation of the line that begins so."""
    (number,) = [line.number for line in lines(story()) if line.text.startswith(beginning)]
    made = why_line(story(), number)
    assert made is not None
    return made


def section(made: Explanation, heading: str) -> list[str]:
    """What stands under a heading."""
    found = [one for one in made.sections if one.heading == heading]
    return [text for one in found for point in one.points for text in (point.text, *point.below)]


def test_only_what_must_fails_in_the_story() -> None:
    assert [one.message for one in story().failures] == ["expected: chair is Cia"]


def test_every_line_has_an_explanation() -> None:
    for line in lines(story()):
        made = why_line(story(), line.number)
        assert made is not None and made.what == line.text
        assert made.sections or line.sort in ("given", "event", "consequence", "act")
    assert why_line(story(), 1000) is None


def test_every_entry_of_the_journal_has_an_explanation() -> None:
    told = 0
    for entry in story().state.journal:
        made = why(story().state, entry, story().names)
        assert made.at == entry.at
        if not isinstance(entry, ClockSet | EdgeTurned):
            assert " " in made.what
            told += 1
        assert not any(word in str(made) for word in ("Fraction(", "ProceedingRef(", "Individual("))
    assert told > 20


def test_a_vote_is_worked_out() -> None:
    made = explained("The vote on r ends")
    assert section(made, "The count") == [
        "the rule: a simple majority: more than 1/2 of votes cast",
        "counted of: votes cast, 2",
        "needed: 2, as more than 1/2 of 2 is more than 1",
        "cast: 2 aye, 0 nay, 1 abstaining; could vote: 3",
        "quorum: at least 1/3 of all members, 1 needed; 3 took part: reached",
    ]
    assert section(made, "The ballots") == [
        "Alba: aye, 1 February 2026 08:00",
        "Brine: aye, 1 February 2026 08:00",
        "Corran: abstain, 1 February 2026 08:00",
    ]
    assert {"III(1)", "I(3)", "I(2)"} <= set(made.clauses)
    (reading,) = [one for one in made.sections if one.heading == "Readings it rests on"]
    assert reading.points[0].below == (
        "read as: voted: votes cast",
        "else: entitled: all members   --assume counted=entitled",
        "because: The text is silent.",
    )


def test_the_ballots_are_those_of_that_vote() -> None:
    """Later ballots of the same proceeding, or of others, are left aside."""
    made = explained("Brine votes aye")
    assert section(made, "The ballots") == []


def test_an_election_is_told_round_by_round() -> None:
    made = explained("The ballot for the chair election ends")
    assert "round 1: Ben 2, Cia 1" in section(made, "The count")
    assert section(made, "The ballots")[0] == "Alba: Ben first, then Cia, 3 February 2026 08:00"


def test_a_refusal_says_how_far_it_was_and_what_to_do() -> None:
    made = explained("The Council warns a state (Brine)")
    said = section(made, "Refused because")
    assert any("dues" in text for text in said)
    assert "remedy: report dues(Brine)" in said
    assert "III(2)(a)" in made.clauses


def test_a_fact_says_who_reported_it_and_when() -> None:
    made = explained("The Council warns a state (Alba)")
    (fact,) = section(made, "Facts")
    assert fact == "dues paid (Alba): 7, reported by Ann on 1 February 2026 08:00"


def test_a_presumption_says_that_it_is_one() -> None:
    made = explained("Ann asks to close r")
    said = section(made, "Refused because")
    assert any("presumed, as nobody has reported it" in text for text in said)
    assert "the members have been notified" in section(made, "Presumptions it rests on")


def test_a_consequence_goes_back_to_what_it_follows_from() -> None:
    (said,) = section(explained("The office of Chair is vacant"), "It goes back to")
    assert "Ann steps down" in said


@pytest.mark.parametrize(
    ("expected", "origin"),
    [
        ("r is carried", "The vote on r ends"),
        ("chair is Ben", "Ben is Chair until 15 April 2026"),
        ("expiry(chair) = 2026-04-15", "Ben is Chair until 15 April 2026"),
    ],
)
def test_an_expectation_goes_back_to_the_line_that_made_it_so(expected: str, origin: str) -> None:
    made = explained(expected)
    assert section(made, "Expected")[0] == "it holds"
    (said,) = section(made, "It goes back to")
    assert origin in said


def test_an_expectation_that_does_not_hold() -> None:
    assert section(explained("chair is Cia"), "Expected") == [
        "it does not hold",
        "chair is Ben, expected Cia",
    ]
