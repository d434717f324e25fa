"""Quotes, dashes and spaces, the same in every form."""

import pytest
from specimen import document
from specimen import words as paragraph

from charterlang.render import view
from charterlang.render.forms.typography import NO_BREAK, runs, typeset, words
from charterlang.render.words import words as spoken


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ('"late" means late', "“late” means late"),
        ("the states' votes, and a state's", "the states’ votes, and a state’s"),
        ("('so') [\"so\"]", "(‘so’) [“so”]"),
        ("he said \"it is 'so'\".", "he said “it is ‘so’”."),
        ("'tis the '90s", "’tis the ’90s"),
        ("already “set” ‘so’", "already “set” ‘so’"),
        ("made up of — as said", f"made up of{NO_BREAK}— as said"),
        ("made up of —", f"made up of{NO_BREAK}—"),
        ("  two   spaces\tand\na line ", "two spaces and a line"),
        ("\x1b[1mbold\u202e", "[1mbold"),
        ("\U000e0041 \ufeffhidden", "hidden"),
    ],
)
def test_a_text_is_set(written: str, set_: str) -> None:
    assert words(written) == set_


def test_a_quote_goes_by_what_stands_before_its_run() -> None:
    council = view.Term("Council", "c")
    made = runs(
        (view.Text('The "'), council, view.Text("'s seat\" is the "), council, view.Text("'s."))
    )
    assert spoken(made) == "The “Council’s seat” is the Council’s."


def test_a_line_begins_anew_after_a_break() -> None:
    made = runs((view.Text("one "), view.LineBreak(), view.Text(' "two" '), view.LineBreak()))
    assert made == (view.Text("one"), view.LineBreak(), view.Text("“two”"))


def test_a_paragraph_of_nothing_goes() -> None:
    nothing = view.Paragraph((view.LineBreak(), view.Text(" "), view.LineBreak()))
    assert typeset(document(blocks=(nothing, paragraph("Words.")))).blocks == (paragraph("Words."),)


def test_texts_that_touch_become_one_and_empty_ones_go() -> None:
    made = runs((view.Text(""), view.Text(" 1"), view.Text(". one"), view.Term("", "x")))
    assert made == (view.Text("1. one"),)


def test_the_number_of_a_reference_stays_beside_its_article() -> None:
    cited = view.CrossReference("sub-paragraph (a) of Article IV", "x")
    assert runs((cited,)) == (
        view.CrossReference(f"sub-paragraph{NO_BREAK}(a) of Article{NO_BREAK}IV", "x"),
    )


def test_a_heading_of_nothing_is_no_heading() -> None:
    division = view.Division("article", "I", "Article I", " ", 1, (), (), ())
    assert typeset(document(division)).divisions[0].heading is None


def test_setting_twice_changes_nothing() -> None:
    once = typeset(document(blocks=(paragraph('A "state\'s" own — so.'),)))
    assert typeset(once) == once
