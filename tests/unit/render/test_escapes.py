"""Hostile names and prose: in every form they read as they are written, and do nothing."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
import reading
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from reading import expected, said, same
from specimen import SPECIMEN, document, words

from charterlang.render import dialects, view
from charterlang.render.filters import address, css_string
from charterlang.render.forms import FORMS, Form, render
from charterlang.render.forms.typography import typeset

ATTACKS = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "--> <!-- ]]>",
    "[x](javascript:alert(1))",
    "![x](http://example.org/pixel.png)",
    "[x][1] [^1]: note",
    "<http://example.org> http://example.org www.example.org",
    "&lt;b&gt; &#60;b&#x3e; &amp;amp;",
    "`code` ``more`` ~~~ ```fence",
    "*em* **strong** _em_ __strong__ ~~gone~~",
    "a | b | c",
    "|---|:--|",
    "# heading",
    "heading #",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "2) item",
    "> quote",
    "---",
    "===",
    "***",
    "    indented",
    "\tindented",
    "text\\",
    "text  ",
    "text!",
    "{{ document.title }} {% include 'x' %} {# x #}",
    "{% raw %}",
    "$x^2$ $$y$$ :tada: :+1: @someone #12 GH-12",
    "[ ] task",
    "[!WARNING]",
    "one\ntwo\r\n\r\n# three",
    "line\u2028separator\u2029and\u0085next",
    "abc\u202e)1( evil\u202c \u2066x\u2069",
    "\x1b[31mred\x1b[0m \x07 \x00 \x9b31m",
    "half \ud800 of a pair",
    "zero\u200bwidth \ufeffmark",
    "\U000e0041\U000e0042 tags",
    "e\u0301\u0301\u0301\u0301 marks",
    "مرحبا عالم",
    "条約第一条",
    "👩‍🚀 and 🏴",
    "\u00a0",
    "x" * 200,
]

NOT_WORDS = {"anchor", "sort", "language", "assumption", "marks", "depth", "note", "number"}
NOT_WORDS |= {"generated", "bracketed"}


def poisoned(one: Any, attack: str) -> Any:
    """The same part of a view, with every text in it the attack."""
    match one:
        case str():
            return f"{attack} {one}"
        case tuple():
            return tuple(poisoned(each, attack) for each in one)
        case None | int():
            return one
        case _:
            names = [field.name for field in attrs.fields(type(one)) if _worded(one, field.name)]
            return attrs.evolve(
                one, **{name: poisoned(getattr(one, name), attack) for name in names}
            )


def _worded(one: object, field: str) -> bool:
    return field not in NOT_WORDS and not (isinstance(one, view.Assumption) and field == "name")


def everywhere(attack: str) -> view.Document:
    """The specimen, with the attack before every text it has."""
    found: view.Document = poisoned(SPECIMEN, attack)
    return found


def kinds(text: str, dialect: str) -> list[tuple[object, ...]]:
    """What a reader of Markdown makes of a text, apart from its words."""
    return [
        (token.type, token.tag, token.level, _kinds(token.children or []))
        for token in reading.tokens(text, dialect)
    ]


def _kinds(children: list[Token]) -> list[object]:
    """The kinds of what stands in a paragraph, texts that follow one another as one."""
    found: list[object] = []
    for child in children:
        kind = (child.type, child.attrs, child.content * (child.type == "html_inline"))
        if child.type in ("text", "text_special"):
            kind = ("text", {}, "")
        if kind[0] != "text" or found[-1:] != [kind]:
            found.append(kind)
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_reads_as_it_is_written(attack: str, form: Form) -> None:
    found = everywhere(attack)
    assert same(said(found, form), expected(found, form), form)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_makes_no_element_and_no_attribute(attack: str) -> None:
    page = reading.page(render(everywhere(attack), "html"))
    assert reading.shape(page) == reading.shape(reading.page(render(SPECIMEN, "html")))


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_leaves_the_style_as_it_was(attack: str) -> None:
    styles = [one.text for one in reading.page(render(everywhere(attack), "html")).all("style")]
    benign = [one.text for one in reading.page(render(SPECIMEN, "html")).all("style")]
    strings = re.compile(r'"(?:[\w ]|\\[0-9a-f]{6})*"')
    assert [strings.sub("", style) for style in styles] == [
        strings.sub("", style) for style in benign
    ]


@pytest.mark.parametrize("dialect", ["commonmark", "gfm-like"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_makes_nothing_of_markdown(attack: str, dialect: str) -> None:
    found = kinds(render(everywhere(attack), "markdown"), dialect)
    assert found == kinds(render(SPECIMEN, "markdown"), dialect)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_sends_nothing_to_a_terminal_and_turns_nothing_round(
    attack: str, form: Form
) -> None:
    text = render(everywhere(attack), form)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert text.encode("utf-8")


@pytest.mark.parametrize("attack", ['x" onclick="alert(1)', "a) [b](javascript:x)", "a b<c>", "é"])
def test_an_anchor_stays_an_anchor(attack: str) -> None:
    found = document(
        attrs.evolve(SPECIMEN.divisions[1], anchor=attack),
        blocks=(words(view.CrossReference("there", attack)),),
        assumptions=SPECIMEN.assumptions,
    )
    page = reading.page(render(found, "html"))
    assert not [one for one in page.all() if "onclick" in one.attributes]
    ids = [one.attributes.get("id") for one in page.all("section")]
    assert address(attack) in ids
    markdown = render(found, "markdown")
    assert f"[there](#{address(attack)})" in markdown
    assert f'<a id="{address(attack)}"></a>' in markdown
    links = [
        child.attrs["href"]
        for token in reading.tokens(markdown)
        for child in token.children or ()
        if child.type == "link_open"
    ]
    assert not [link for link in links if not str(link).startswith("#")]


SIGNS = st.text(alphabet="`*_[]()<>#+-.!|~&;:$=\\/@{}^\"'1aw \u00a0", max_size=24)


@settings(max_examples=400, deadline=None)
@given(SIGNS, SIGNS, st.sampled_from(["commonmark", "gfm-like"]))
def test_any_signs_are_one_paragraph_of_markdown(first: str, second: str, dialect: str) -> None:
    paragraph = words(first, view.Term("term", "there"), second)
    shown = typeset(document(blocks=(paragraph,))).blocks[0]
    text = render(document(blocks=(paragraph,)), "markdown")
    inner = [token for token in reading.tokens(text, dialect) if token.type == "inline"]
    assert len(inner) == 2  # the title, and the paragraph
    wanted = "".join(run.text for run in shown.runs)  # type: ignore[union-attr]  # a paragraph
    assert reading.inline(inner[1].children or []).split() == wanted.split()
    assert kinds(text, dialect)[3][:2] == ("paragraph_open", "p")
    links = [child for child in inner[1].children or () if child.type == "link_open"]
    assert [link.attrs["href"] for link in links] == ["#there"]


@settings(max_examples=300, deadline=None)
@given(SIGNS, SIGNS)
def test_any_signs_are_verse_in_markdown(first: str, second: str) -> None:
    paragraph = words(first, view.LineBreak(), second)
    shown = typeset(document(blocks=(paragraph,))).blocks
    text = render(document(blocks=(paragraph,)), "markdown")
    inner = [token for token in reading.tokens(text, "gfm-like") if token.type == "inline"]
    said = reading.inline(inner[-1].children or []) if len(inner) > 1 else ""
    wanted = " ".join(
        " " if isinstance(run, view.LineBreak) else run.text
        for block in shown
        for run in block.runs  # type: ignore[union-attr]  # a paragraph
    )
    assert said.split() == wanted.split()


@given(st.text(max_size=40))
def test_any_text_is_a_string_of_css(text: str) -> None:
    assert re.fullmatch(r'"(?:[\w ]|\\[0-9a-f]{6})*"', css_string(text))


def test_text_that_needs_no_escape_has_none() -> None:
    prose = "Each state (one of four) votes: once, at 12:30 – or “not at all”; see 1.2, R&D & co."
    assert dialects.markdown(prose) == prose.replace("R&D", "R\\&D")
