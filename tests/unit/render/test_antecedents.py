"""A sentence says of whom it speaks, and of what a share is taken."""

from __future__ import annotations

import re

import pytest
from wording_charters import law, texts

from charterlang.render.document import document

CLUB = """\
charter club "{title}"
    establishes guild "Guild"
    commences on 2026-01-01
    zone "UTC"
kind person "person"
fact guilty "is guilty" of person
fact age "age" of person is number
parties p "member" of person
    founding Ada, Bea
article I "Acts"
    (1)
        body b "Board" of person
            seats every person where member in p
            {votes}
            counts votes cast
            quorum at least 1
            tie lost
    (2)
        {norm}
"""


def said(norm: str, title: str = "Club", votes: str = "abstention allowed") -> str:
    """The charter with that norm in its second paragraph, in words."""
    text = CLUB.format(title=title, norm=norm.replace("\n", "\n        "), votes=votes)
    return re.sub(r"\s+", " ", " ".join(texts(document(law(text), generated=True))))


def test_an_instrument_in_the_plural_has_a_plural_verb() -> None:
    right = 'right rest of each p to "rest"\n    when commenced'
    assert "the Statutes of the Club have entered into force" in said(right, "Statutes of the Club")
    assert "the Club has entered into force" in said(right)


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        ("all of all members", "by all the votes of all members of the Board, cast"),
        ("all of votes cast", "by all the votes cast, cast"),
        ("at least 1/2 of all members", "by at least half of the votes of all members of the"),
        ("at least 1/2 of votes cast", "by at least half of the votes cast, cast"),
    ],
)
def test_weighted_votes_are_a_share_of_votes_that_are_named(needs: str, words: str) -> None:
    procedure = f'procedure rest of b to "rest"\n    vote 1 day needs {needs}'
    assert words in said(procedure, votes="votes 2 each")


@pytest.mark.parametrize(
    ("norm", "words"),
    [
        (
            'procedure bar(victim: person) of b to "bar a person"\n'
            "    vote 1 day needs at least 1\n"
            "        closes early when age(victim) > 5",
            "as soon as the age of the victim is more than five",
        ),
        (
            'power bench(x: person) of any b to "bench a person"\n    when age(x) > age(actor)',
            "if the age of the person is more than the age of that member",
        ),
        (
            'power bench(x: person) of any b to "bench a person"\n'
            "    effect suspend x from p if age(x) > 3",
            "is suspended if the age of the person is more than three",
        ),
        (
            'power bench(x: person) of any b to "bench a person"\n    unless age(x) is unknown',
            "unless the age of the person is not known",
        ),
    ],
)
def test_a_fact_is_of_somebody(norm: str, words: str) -> None:
    assert words in said(norm)


@pytest.mark.parametrize(
    ("norm", "words"),
    [
        (
            'duty pay(x: person) of each p to "pay a person"\n'
            "    when guilty(x) and age(actor) > 18\n"
            "    within 2 days",
            "Each member shall pay a person within two days once the person is guilty and the age "
            "of that member is more than 18.",
        ),
        (
            'duty pay(x: person) of each p to "pay dues"\n    when guilty(x)',
            "Once a person is guilty, each member shall pay dues.",
        ),
        (
            'right rest of each p to "rest"\n    when age(actor) > 60',
            "the right to rest if the age of that member is more than 60.",
        ),
        (
            'prohibition smoke of each p to "smoke"\n'
            "    when age(actor) < 18\n"
            "    unless guilty(actor)",
            "if the age of that member is less than 18, unless that member is guilty.",
        ),
        (
            'power bench(x: person) of any person to "bench a person"\n    when age(x) > age(actor)',
            "if the age of the person is more than the age of whoever acts.",
        ),
        (
            'power leave of each p to "leave"\n    effect remove actor from p',
            "whereupon that member ceases to be one.",
        ),
    ],
)
def test_whoever_acts_is_named_again(norm: str, words: str) -> None:
    assert words in said(norm)


def test_a_vote_beside_something_else_is_no_mere_it() -> None:
    procedure = (
        'procedure rest(x: person) of b to "rest"\n'
        "    vote 1 day needs at least 1\n"
        "        closes early when {}certain(this)"
    )
    alone = "as soon as no ballot still to come can change its result."
    assert alone in said(procedure.format(""))
    beside = "and no ballot still to come can change the result of the vote."
    assert beside in said(procedure.format("guilty(x) and "))


def test_a_fact_of_a_member_is_whose() -> None:
    body = (
        'body c "Council" of person\n'
        "    seats every person where member in p and age(member) > 20\n"
        "    counts votes cast\n    quorum at least 1\n    tie lost"
    )
    assert "every person who is a member and whose age is more than 20." in said(body)
    law_of_members = 'parties q "friend" of person\n    joins when guilty(candidate)'
    assert "as soon as that person is guilty" in said(law_of_members)


def test_the_weight_of_a_vote_is_of_the_voter_and_not_of_the_body() -> None:
    body = (
        'body c "Council"\n    votes age(member) for each p\n'
        "    counts votes cast\n    quorum at least 1\n    tie lost"
    )
    assert "in the Council equal to the age of that member." in said(body)
