"""Signatures: each on a line of its own, with name, capacity and party; and verse beside them."""

from __future__ import annotations

import re

import pytest
from wording_charters import law

from charterlang.render import view
from charterlang.render.document import document
from charterlang.render.forms import FORMS, Form, render
from charterlang.render.words import words, words_by_clause

PACT = """\
treaty pact "The Harbour Pact"
    commences on 2026-01-01
    zone "UTC"
kind state "state"
kind person "person" of state
parties member_state "member state" of state
    founding Alba, Brine, Corran
fact head_of_state "Head of State" of state is person

preamble
    - declaratory
        | Three harbours, one tide; \\
        | what the sea joins, no quarrel divides.
article I
    (1)
        duty pay of each member_state to "pay"
signatures
    -
        given head_of_state(Alba) = Ada_Brook
        | Ada Brook, Lady of {Alba}, and of the Isles
    - declaratory
        | an unknown hand
        note "No state is named."
    -
        given head_of_state(Brine) = Bert
    -
        given Cleo.state = Corran
    - declaratory
        | Dora \\
        | witness to all, and to none
    (1) declaratory
        | Done in three copies.
"""


def signatures(generated: bool = False) -> list[view.Part]:
    division = document(law(PACT), generated).divisions[-1]
    assert division.sort == "signatures"
    return list(division.parts)


def said(part: view.Part) -> tuple[str, str, tuple[str, ...]]:
    assert isinstance(part, view.Signature)
    return words(part.name), words(part.capacity), part.notes


def test_a_name_stands_before_a_comma_or_a_kept_line_break() -> None:
    first, second, _, _, fifth, _ = signatures()
    assert said(first) == ("Ada Brook", "Lady of Alba, and of the Isles", ())
    assert said(second) == ("an unknown hand", "", ("No state is named.",))
    assert said(fifth) == ("Dora", "witness to all, and to none", ())


def test_a_signature_without_words_is_what_the_instrument_gives() -> None:
    _, _, third, fourth, _, _ = signatures()
    assert said(third)[:2] == ("Bert", "Head of State of Brine")
    assert said(fourth)[:2] == ("Cleo", "for Corran")


def test_what_has_a_label_is_a_clause() -> None:
    assert isinstance(signatures()[-1], view.Clause)


def test_the_charter_s_own_words_are_left_aside() -> None:
    first, second, *_ = signatures(generated=True)
    assert said(first)[:2] == ("Ada Brook", "Head of State of Alba")
    assert said(second)[0] == "[No rule is stated here.]"


def test_given_outside_the_signatures_it_is_a_sentence() -> None:
    text = PACT.replace(
        '        duty pay of each member_state to "pay"\n',
        "        given head_of_state(Corran) = Cleo\n",
    )
    made = law(text)
    assert words_by_clause(made, document(made), whole=True)["I(1)"] == (
        "Cleo is Head of State of Corran."
    )


def test_the_words_of_a_signature_stand_in_one_line() -> None:
    made = law(PACT)
    spoken = words_by_clause(made, document(made), whole=True)
    assert spoken["signatures[1]"] == "Ada Brook, Lady of Alba, and of the Isles"
    assert "an unknown hand" in spoken["signatures"] and "Dora" in spoken["signatures"]


LINES = {
    "html": [
        r'<li class="clause" id="signatures-p1">\n<p>.*<span class="signatory">Ada Brook</span> '
        r'<span class="capacity">Lady of Alba, and of the Isles</span></p>\n\n?</li>',
        r'<span class="signatory">an unknown hand</span></p>\n<p class="note" role="note">',
    ],
    "markdown": [
        r'^<a id="signatures-p1"></a>\*\*Ada Brook\*\* — Lady of Alba, and of the Isles$',
        r'^<a id="signatures-p2"></a>\*\*an unknown hand\*\*\n\n\*Editor’s note\.\* No state',
    ],
    "text": [
        r"^    Ada Brook   Lady of Alba, and of the Isles\n    an unknown hand$",
        r"^    an unknown hand\n\n        Editor’s note\. No state is named\.\n\n    Bert        Head",
    ],
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_sets_signatures_in_lines(form: Form) -> None:
    text = render(document(law(PACT)), form)
    for line in LINES[form]:
        assert re.search(line, text, re.MULTILINE), line


VERSE = {
    "html": '<p class="verse"><a class="label bare".*</a>Three harbours, one tide;<br>\nwhat the sea',
    "markdown": r"Three harbours, one tide;\\\nwhat the sea joins",
    "text": r"^ +Three harbours, one tide;\n +what the sea joins, no quarrel divides\.$",
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_keeps_the_lines_of_verse(form: Form) -> None:
    assert re.search(VERSE[form], render(document(law(PACT)), form), re.MULTILINE)


def test_a_broad_name_has_its_capacity_below() -> None:
    name = "Maximiliane von und zu Hohenhausen-Niederstetten"
    text = render(document(law(PACT.replace("Ada Brook", name))), "text")
    assert f"    {name}\n        Lady of Alba, and of the Isles\n" in text
    assert "\n    Bert   Head of State of Brine\n" in text
    assert max(map(len, text.splitlines())) <= 80
