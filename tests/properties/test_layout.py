"""A layout changes no law: whatever a text looks like, its canonical layout is read alike, is the
same for every other layout of it, and stays as it is.

The texts are the charters, libraries, templates and scenarios of the repository, and every listing
of the corpus and of the pages that can be read.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from corpus_runner import fences
from hypothesis import given, settings
from hypothesis import strategies as st
from messy_layouts import messy, plain

from charterlang.compiler.format import formatted
from charterlang.compiler.format.columns import HEADS
from charterlang.compiler.format.lines import WRAPPERS, comments, read
from charterlang.compiler.parse import parse
from charterlang.compiler.source import source_of
from charterlang.compiler.syntax.nodes import File
from charterlang.compiler.tables import grammar

ROOT = Path(__file__).parents[2]
FOLDERS = ("charters", "stdlib", "templates")
PAGES = ("tests/corpus", "docs", "compiler/codes")
chances = st.integers(0, 10**9).map(random.Random)


@cache
def files() -> dict[str, str]:
    """Every file of the language in the repository."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.*"))]
    return {
        str(path.relative_to(ROOT)): path.read_text("utf-8")
        for path in paths
        if path.suffix in (".charter", ".scenario")
    }


@cache
def listed() -> tuple[str, ...]:
    """Every listing of the pages."""
    pages = [path for folder in PAGES for path in sorted((ROOT / folder).rglob("*.md"))]
    return tuple(
        one.text
        for path in pages
        for _, one in fences(path.read_text("utf-8"))
        if one.word in ("charter", "scenario")
    )


@cache
def good() -> dict[str, str]:
    """All of them that can be read, the short ones first, with their canonical layout."""
    texts = sorted({*files().values(), *listed()}, key=lambda one: (len(one), one))
    made = {one: formatted(source_of("text.charter", one)).value for one in texts}
    return {text: once for text, once in made.items() if once is not None}


def law(text: str) -> File:
    """What a text says: its syntax tree, without places."""
    made = parse(source_of("text.charter", text))
    assert made.value is not None and not made.failed, text
    return made.value


def said(text: str) -> tuple[object, object]:
    """The header and the items."""
    file = law(text)
    return file.header, file.items


def layout(text: str) -> str:
    """The text in canonical layout."""
    made = formatted(source_of("text.charter", text))
    assert made.value is not None, made.diagnostics
    return made.value


def remarks(text: str) -> list[str]:
    """The comments of a text, in order."""
    return comments(read(source_of("text.charter", text).text))


def test_there_are_texts_to_lay_out() -> None:
    assert len(files()) > 40 and len(good()) > 450
    assert sum("#" in one for one in good()) > 60


def test_every_declaration_of_the_grammar_is_a_head() -> None:
    rules = re.findall(r"^\?(?:\w+_)?decl: *((?:.*\n)(?:^[ \t]+.*\n)*)", grammar(), re.MULTILINE)
    words = re.sub(r'"\w+"|//.*|^.*?->', "", "|".join(rules), flags=re.MULTILINE)
    named = {one for one in re.findall(r"[a-z_]+", words) if not one.endswith("decl")}
    # What stands on a line of its own, behind its own words.
    assert len(named) > 15
    assert named - {"conduct", "path", "expr", "sum"} <= {*HEADS, *WRAPPERS}


def test_a_canonical_layout_stays() -> None:
    for once in set(good().values()):
        assert layout(once) == once


def test_it_is_the_same_law_with_the_same_comments() -> None:
    for text, once in [*good().items()][::6]:
        assert said(once) == said(text)
        assert sorted(remarks(once)) == sorted(remarks(text))


SHORT = st.deferred(lambda: st.sampled_from([*good()][:-40]))
"""Texts that are short enough to be laid out often."""


@given(SHORT, chances)
@settings(max_examples=60, deadline=None)
def test_every_layout_of_a_text_comes_to_the_same(text: str, chance: random.Random) -> None:
    text = plain(text)
    assert layout(messy(text, chance)) == layout(text)


@given(SHORT, chances)
@settings(max_examples=60, deadline=None)
def test_comments_stay_in_their_order(text: str, chance: random.Random) -> None:
    mess = messy(plain(text), chance, commented=True)
    once = layout(mess)
    assert said(once) == said(text)
    assert remarks(once) == remarks(mess)
    assert layout(once) == once


@given(SHORT, chances, st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_parts_of_a_clause_find_their_order(
    text: str, chance: random.Random, commented: bool
) -> None:
    text = plain(text)
    mess = messy(text, chance, commented, reorder=True)
    assert said(mess) == said(text)
    once = layout(mess)
    assert once == layout(text) if not commented else said(once) == said(text)
    assert sorted(remarks(once)) == sorted(remarks(mess))
    assert layout(once) == once
