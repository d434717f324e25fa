"""Words of a transcript: facts as sentences, articles, proceedings whose name is a verb, verbs of one."""

import pytest
from unit_playing import all_runs, texts

from charterlang.interpreter import wording
from charterlang.interpreter.play.facts import measured, stated
from charterlang.interpreter.play.naming import third_person

ALBA, BOTH = ["Alba"], ["Alba", "Brine"]


@pytest.mark.parametrize(
    ("title", "names", "said", "denied"),
    [
        ("under attack", ALBA, "Alba is under attack", "Alba is not under attack"),
        ("unduly slow", ALBA, "Alba is unduly slow", "Alba is not unduly slow"),
        ("has a licence", ALBA, "Alba has a licence", "Alba does not have a licence"),
        ("allied with", BOTH, "Alba is allied with Brine", "Alba is not allied with Brine"),
        ("it is windy", [], "it is windy", "it is not windy"),
        ("the matter is open", ALBA, "the matter is open (Alba)", "the matter is not open (Alba)"),
        ("fees paid", ALBA, None, None),
        ("allied", BOTH, None, None),
        ("closed", [], None, None),
    ],
)
def test_what_is_so(title: str, names: list[str], said: str | None, denied: str | None) -> None:
    assert stated(title, names, negated=False) == said
    assert stated(title, names, negated=True) == denied


@pytest.mark.parametrize(
    ("title", "names", "said"),
    [
        ("Head of State", ALBA, "the Head of State of Alba is 7"),
        ("dues", ALBA, "the dues of Alba are 7"),
        ("a reasonable time", [], "a reasonable time is 7"),
        ("sum owed to", ALBA, "the sum owed to Alba is 7"),
        ("distance", BOTH, None),
        ("dues paid", ALBA, None),
    ],
)
def test_what_has_a_value(title: str, names: list[str], said: str | None) -> None:
    assert measured(title, names, "7") == said


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("threaten or violate a state", "threatens or violates a state"),
        ("threaten a state or violate its borders", "threatens a state or violates its borders"),
        ("notify the council and the states", "notifies the council and the states"),
        ("undertake to join and keep the pact", "undertakes to join and keep the pact"),
        ("shun members who refuse or miss a call", "shuns members who refuse or miss a call"),
    ],
)
def test_verbs_of_one(phrase: str, said: str) -> None:
    assert third_person(phrase) == said


def test_articles_are_as_they_are_spoken() -> None:
    nouns = ["ally", "member state", "university", "heir", "the other"]
    said = ["an ally", "a member state", "a university", "an heir", "the other"]
    assert [wording.a(noun) for noun in nouns] == said


ALLIES = """
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind state "state"
parties ally "ally" of state
    founding Alba, Brine
body council "Council" of state
    seats every state where member in ally
    counts votes cast
    window 1 day
    quorum at least 1
    tie lost
fact attacked "under attack" of state presumed false
procedure admit(s: state) of council to "admit a state"
    motion by 1 of ally
    vote needs more than 1/2
    carried admit s to ally
"""
ADMISSION = """
scenario "An ally is admitted" of club
    at 2026-02-01
        report attacked(Alba)
        report attacked(Alba) = false
        Alba moves admit(Cy)
        Alba, Brine votes aye on admit
    after 1 day
        expect Cy in ally
"""


def test_a_procedure_named_by_a_verb_and_an_ally() -> None:
    [made] = all_runs(ADMISSION, law=ALLIES)
    assert "It is reported that Alba is under attack" in texts(made)
    assert "It is reported that Alba is not under attack" in texts(made)
    assert "Cy becomes an ally" in texts(made)
    opens = "The vote to admit a state (Cy) opens and runs until 2 February 2026, with 2 voters"
    assert opens in texts(made)
