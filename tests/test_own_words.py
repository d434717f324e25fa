"""Printing keeps every own word of a charter: what stands behind its bars is what is published.

The words of each clause as they are in the source, with a gap for each pair of braces, are held against
the words of that clause as published: all of them are there, in their order, and nothing stands between
two of them but where there are braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from charterlang import api
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.words import Words
from charterlang.render.document import document
from charterlang.render.words import words_by_clause

ROOT = Path(__file__).parents[1]
CHARTERS = sorted((ROOT / "charters").glob("*/*.charter"))
GAP = "{}"
Tokens = list[str]


def parts(law: Instrument) -> Iterator[Division | Clause]:
    """Every division and clause of the document."""
    open_: list[Division | Clause] = list(reversed(law.divisions))
    while open_:
        one = open_.pop()
        yield one
        open_ += reversed(one.parts if isinstance(one, Division) else one.clauses)


def own_words(part: Division | Clause) -> Iterator[Words]:
    """The words of a part, without those of the parts in it."""
    yield from (one for one in (part.words, getattr(part, "flush", None)) if one is not None)


def written(words: Words, lines: list[str]) -> Tokens:
    """The words behind the bars of some lines, with a gap for each pair of braces."""
    rows = lines[words.span.line - 1 : words.span.end_line]
    behind = " ".join(row.partition("|")[2].removesuffix("\\") for row in rows if "|" in row)
    return tokens(re.sub(r"\{[^{}]*\}", f" {GAP} ", behind))


def tokens(text: str) -> Tokens:
    """The words and numbers of a text, and its gaps."""
    return re.findall(r"\w+|\{\}", text)


def kept(source: Tokens, printed: Tokens) -> bool:
    """Whether what is printed is the source, with something in each gap and nothing elsewhere."""
    pattern = "".join(r"(?:\S+ )*?" if one == GAP else re.escape(one) + " " for one in source)
    return re.search(rf"(?:^| ){pattern}", " ".join(printed) + " ") is not None


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
def test_every_own_word_is_published_in_its_order(path: Path) -> None:
    law = api.load(str(path))
    lines = path.read_text("utf-8").splitlines()
    said = words_by_clause(law, document(law), False)
    count, lost = 0, []
    for part in parts(law):
        for words in own_words(part):
            source = written(words, lines)
            count += len([one for one in source if one != GAP])
            if not kept(source, tokens(said.get(part.identity, ""))):
                lost.append(f"{part.identity}: {' '.join(source)}")
    assert lost == []
    assert bool(count) == any(re.match(r'[^"#]*\|', line) for line in lines)


def test_a_word_that_is_lost_or_moved_is_noticed() -> None:
    source = tokens("The {} sits in public, for {}.")
    assert kept(source, tokens("The high court sits in public, for three days."))
    assert not kept(source, tokens("The high court sits public, for three days."))
    assert not kept(source, tokens("The high court in public sits, for three days."))
    assert not kept(source, tokens("The high court sits in public, always for three days."))
