"""Phrases of English: articles, plurals, numbers, and clauses from the titles of facts."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from charterlang.compiler import predicates
from charterlang.compiler.ir.instrument import Style
from charterlang.compiler.ir.quantities import Duration
from charterlang.render import marks
from charterlang.render.wording import english, quantities

STYLE = Style()


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("state", "a state"),
        ("Alliance Spokesperson", "an Alliance Spokesperson"),
        ("union", "a union"),
        ("uninvited guest", "an uninvited guest"),
        ("hour", "an hour"),
        ("European state", "a European state"),
        ("the Speaker", "the Speaker"),
        (marks.term("Assembly", "I-1"), "an Assembly"),
    ],
)
def test_an_article(noun: str, said: str) -> None:
    assert marks.bare(english.a(noun)) == said


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("member state", "member states"),
        ("party", "parties"),
        ("day", "days"),
        ("Master of the Boats", "Masters of the Boats"),
        ("branch", "branches"),
        ("person", "people"),
    ],
)
def test_a_plural(one: str, many: str) -> None:
    assert english.plural(one) == many


@pytest.mark.parametrize(
    ("noun", "many"),
    [
        ("the dues paid", True),
        ("the outings this year of a rower", True),
        ("the number of member states", False),
        ("Alba and Brine", True),
        ("the sports club", False),
        ("the Speaker’s term", False),
        ("its status", False),
        ("the member states voting", True),
    ],
)
def test_what_is_many(noun: str, many: bool) -> None:
    assert english.many(noun) is many


def test_a_list_is_lettered_from_three_limbs_on() -> None:
    assert english.listed("It consists of", ["A", "B"]) == "It consists of A and B"
    assert english.listed("if", ["a, b", "c"], "or") == "if a, b, or c"
    text = english.listed("It consists of", ["A", "B", "C"])
    first, *items = text.split(marks.ITEM)
    assert (first, items) == ("It consists of —", ["A;", "B; and", "C"])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("the vote is lost", "The vote is lost."),
        ("“a majority” means half", "“A majority” means half."),
        (marks.term("the Council", "I-1") + " meets", "The Council meets."),
        ("a half (1/2)", "A half (1/2)."),
        ("done.", "Done."),
        ("", ""),
    ],
)
def test_a_sentence(text: str, sentence: str) -> None:
    assert marks.bare(english.sentence(text)) == sentence


@pytest.mark.parametrize(
    ("style", "form", "said"),
    [
        (Style(), None, "12"),
        (Style(numbers="words"), None, "twelve"),
        (Style(numbers="both"), None, "twelve (12)"),
        (Style(), "ordinal", "12th"),
        (Style(), "roman", "XII"),
        (Style(), "count", "twelve"),
    ],
)
def test_a_number(style: Style, form: str | None, said: str) -> None:
    assert quantities.number(Fraction(12), style, form) == said


@pytest.mark.parametrize(
    ("part", "form", "said"),
    [
        (Fraction(2, 3), None, "two-thirds"),
        (Fraction(1, 2), None, "half"),
        (Fraction(55, 100), None, "55 per cent"),
        (Fraction(7, 13), None, "7/13"),
        (Fraction(2, 3), "digits", "2/3"),
        (Fraction(3, 4), "majority", "a three-quarters majority"),
        (Fraction(3, 4), "both", "three-quarters (3/4)"),
    ],
)
def test_a_share(part: Fraction, form: str | None, said: str) -> None:
    assert quantities.share(part, STYLE, form) == said


@pytest.mark.parametrize(
    ("length", "form", "said"),
    [
        (Duration(seconds=86400, unit="hour"), None, "24 hours"),
        (Duration(seconds=86400, unit="day"), None, "one day"),
        (Duration(months=3, unit="month"), "adjective", "three-month"),
        (Duration(months=14), None, "14 months"),
        (Duration(months=1, seconds=3600), None, "one month and one hour"),
        (Duration(), None, "zero seconds"),
    ],
)
def test_a_length_of_time(length: Duration, form: str | None, said: str) -> None:
    assert quantities.duration(length, STYLE, form) == said


def test_a_date() -> None:
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert quantities.date(moment, "UTC", STYLE, None, None) == "23:30 on 1 March 2026"
    assert quantities.date(moment, "Europe/Vienna", STYLE, None, None) == "00:30 on 2 March 2026"
    american = Style(dates="month_first")
    midnight = datetime(2026, 3, 1, tzinfo=UTC)
    assert quantities.date(midnight, "UTC", american, None, None) == "March 1, 2026"
    assert quantities.date(midnight, "UTC", STYLE, "date", "%-d.%-m.%y, %A") == "1.3.26, Sunday"


@pytest.mark.parametrize(
    ("title", "arguments", "said", "denied"),
    [
        ("under attack", ["Alba"], "Alba is under attack", "Alba is not under attack"),
        ("declares war on", ["Alba", "Brine"], "Alba declares war on Brine", None),
        ("is allied with", ["Alba", "Brine"], None, "Alba is not allied with Brine"),
        ("bound by a treaty", ["it"], "it is bound by a treaty", "it is not bound by a treaty"),
        ("solvent", ["a state"], "a state is solvent", "a state is not solvent"),
        ("dues paid", ["a state"], "a state has dues paid", "a state does not have dues paid"),
        ("a storm", [], "there is a storm", "there is no storm"),
        ("the matter is still open", [], None, "the matter is no longer open"),
        ("gone by its own will", ["Alba"], "Alba is gone by its own will", None),
        ("leaves by its own free will", ["Alba"], "Alba leaves by its own free will", None),
        (
            "is gone by its own will",
            [],
            "it is gone by its own will",
            "it is not gone by its own will",
        ),
        ("the ice will break", [], "the ice will break", None),
        ("the result can change", [], "the result can change", "the result cannot change"),
        ("may harm", ["Alba", "Brine"], "Alba may harm Brine", "Alba cannot harm Brine"),
        (
            "a resolution calls for a vote on it",
            ["a matter"],
            "a resolution calls for a vote on it",
            None,
        ),
    ],
)
def test_a_clause_from_a_title(
    title: str, arguments: list[str], said: str | None, denied: str | None
) -> None:
    if said is not None:
        assert str(predicates.from_title(title, arguments)) == said
    if denied is not None:
        assert str(predicates.from_title(title, arguments, negated=True)) == denied


SAYS_HOW = """
unduly slow | utterly grave | too small | not neutral | rich or large | very poor | no longer solvent | still at war
not a party | not in default | likely to fall | friendly to | slow to act | grave and imminent | neutral or allied
so weak that it cannot act | reasonably able | in good standing | guilty of treason | unsafe
violating the treaty | not paying its dues | allied with | severely harmed | entirely at fault | almost bankrupt
seriously and persistently in breach | already a member | quite large | not yet ready | well known | old enough
wholly or partly occupied | truly sorry | able and willing | ill or absent | large enough to matter | poor and weak
"""
IS_HAD = """
advice and consent | dues paid | newly elected members | unduly slow progress | family ties | early warning | good cause
monthly dues | nuclear weapons | army or navy | consent or waiver | strong navy | no army | heavily armed forces | just cause
fully paid dues | food and water | bad faith | affected states
"""
IS_DONE = "wilfully breaches the charter | declares war on | openly and wilfully breaks the peace"


def titles(table: str) -> list[str]:
    """The titles of a table."""
    return [one.strip() for line in table.strip().splitlines() for one in line.split(" | ")]


@pytest.mark.parametrize(("table", "lead"), [(SAYS_HOW, "is "), (IS_HAD, "has "), (IS_DONE, "")])
def test_what_a_title_says_of_somebody(table: str, lead: str) -> None:
    for title in titles(table):
        assert predicates.predicate(title) == f"{lead}{title}"


@pytest.mark.parametrize(
    ("title", "denied"),
    [
        ("not neutral", "it is neutral"),
        ("no longer solvent", "it is still solvent"),
        ("not yet ready", "it is already ready"),
        ("unduly slow", "it is not unduly slow"),
        ("wilfully breaches the charter", "it does not wilfully breach the charter"),
    ],
)
def test_a_title_with_an_adverb_is_denied(title: str, denied: str) -> None:
    assert str(predicates.from_title(title, ["it"], negated=True)) == denied


def test_a_thing_has_nothing() -> None:
    clause = predicates.from_title("advice and consent", ["a matter"], thing=True)
    assert str(clause) == "there is advice and consent on a matter"
