"""Every form says what the document says: all of it, in its order, and nothing else."""

import re

import attrs
import pytest
import reading
from reading import expected, said, same
from specimen import SPECIMEN, clause, division, document, words

from charterlang.render import view
from charterlang.render.forms import FORMS, Form, render

GENERATED = attrs.evolve(SPECIMEN, generated=True)
BARE = document(title="A Title")
PLAIN = document(
    division(
        "article",
        "I",
        "Article I",
        None,
        clause("I-1", None, words("For ", view.AssumedValue("1", "x", 0, "", False), ". Then.")),
    )
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "document", [SPECIMEN, GENERATED, BARE, PLAIN], ids=["specimen", "generated", "bare", "plain"]
)
def test_a_form_says_what_the_document_says(document: view.Document, form: Form) -> None:
    assert same(said(document, form), expected(document, form), form)


@pytest.mark.parametrize("form", FORMS)
def test_a_word_left_out_would_be_noticed(form: Form) -> None:
    wanted = expected(SPECIMEN, form)
    assert not same(said(SPECIMEN, form), [word for word in wanted if word != "dusk"], form)


@pytest.mark.parametrize("form", FORMS)
def test_the_contents_name_every_division(form: Form) -> None:
    text = re.sub(r"<[^>]*>|\s+", " ", render(SPECIMEN, form))
    for name in (
        "Preamble",
        "Article II",
        "Chapter 1",
        "Section 1.1",
        "Annex",
        "Register of discretion",
    ):
        assert len(re.findall(name, text)) >= 2, name


@pytest.mark.parametrize("form", FORMS)
def test_the_form_is_the_same_each_time(form: Form) -> None:
    assert render(SPECIMEN, form) == render(SPECIMEN, form)


@pytest.mark.parametrize("form", FORMS)
def test_there_are_no_trailing_blanks_and_one_end(form: Form) -> None:
    text = render(SPECIMEN, form)
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\v" not in text


def test_a_value_has_brackets_and_a_mark_that_leads_to_its_note_and_back() -> None:
    assert "[twenty-four hours]²" in render(SPECIMEN, "text")
    markdown = render(SPECIMEN, "markdown")
    assert r'<a id="value-2"></a>\[twenty-four hours\][²](#assumption-window)' in markdown
    assert "[↑a](#value-3) [↑b](#value-4)" in markdown
    body = reading.page(render(SPECIMEN, "html")).one("body")
    links = {one.attributes["href"] for one in body.all("a")}
    assert {"#assumption-window", "#value-2", "#value-4"} <= links


def test_a_plain_value_has_neither_but_leads_to_its_note() -> None:
    plain = view.AssumedValue("one day", "window", 2, "value-2", bracketed=False)
    found = attrs.evolve(
        SPECIMEN,
        divisions=(division("article", "I", "Article I", None, words("For ", plain, ".")),),
    )
    assert "For one day.\n" in render(found, "text")
    assert "[one day](#assumption-window)" in render(found, "markdown")
    assert re.search(r'href="#assumption-window">one day</a>', render(found, "html"))
