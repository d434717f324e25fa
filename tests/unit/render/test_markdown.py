"""Markdown: what CommonMark and GitHub make of it is the document, and only the document."""

import pytest
import reading
from specimen import SPECIMEN

from charterlang.render import view
from charterlang.render.forms import render

TEXT = render(SPECIMEN, "markdown")


def depth(clauses: tuple[view.Clause, ...]) -> int:
    """How many levels of clauses there are."""
    return 1 + max((depth(one.clauses) for one in clauses if one.clauses), default=0)


@pytest.mark.parametrize("dialect", ["commonmark", "gfm-like"])
def test_there_is_no_list_but_the_contents_and_no_code(dialect: str) -> None:
    found = reading.tokens(TEXT, dialect)
    kinds = [token.type for token in found]
    assert not {"ordered_list_open", "code_block", "fence", "html_block", "table_open", "hr"} & set(
        kinds
    )
    lists = [i for i, kind in enumerate(kinds) if kind == "bullet_list_open" and not found[i].level]
    assert len(lists) == 1
    assert [token.content for token in found[: lists[0]] if token.type == "inline"][-1].endswith(
        "Contents"
    )


def test_sub_clauses_are_as_deep_as_in_the_document() -> None:
    levels = [token.level for token in reading.tokens(TEXT) if token.type == "blockquote_open"]
    council = SPECIMEN.divisions[1]
    clauses = tuple(part for part in council.parts if isinstance(part, view.Clause))
    assert max(levels) + 2 == depth(clauses) == 3


def test_every_label_is_kept_as_it_is() -> None:
    strong = []
    for token in reading.tokens(TEXT):
        children = token.children or []
        for i, child in enumerate(children):
            if child.type == "strong_open":
                strong.append(reading.inline(children[i : i + 4]).strip())
    for label in ("(1)", "(a)", "(viii)", "1.", "2.", "1.2.1"):
        assert label in [one.split(" ")[0] for one in strong]


def test_every_link_leads_to_an_anchor() -> None:
    links: set[str] = set()
    anchors: set[str] = set()
    for token in reading.tokens(TEXT):
        for child in token.children or ():
            if child.type == "link_open":
                links.add(str(child.attrs["href"]))
            elif child.type == "html_inline":
                anchors.add(child.content)
    assert len(links) > 10
    assert not [link for link in links if f'<a id="{link[1:]}">' not in anchors]


def test_headings_have_the_rank_of_their_division() -> None:
    headings = [token.tag for token in reading.tokens(TEXT) if token.type == "heading_open"]
    assert headings[0] == "h1" and headings.count("h1") == 1
    assert headings.count("h3") == 4  # two sections, the assumptions, the register


def test_verse_keeps_its_lines() -> None:
    assert "Three harbours, one tide:\\\nwhat the sea" in TEXT
