"""The words of each clause and division as they are published, with its heading, without links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from charterlang.compiler.ir.instrument import Instrument
from charterlang.render.places import places
from charterlang.render.view import (
    Block,
    Clause,
    Division,
    Document,
    Figure,
    LineBreak,
    Listing,
    Part,
    Run,
    Signature,
)


def words_by_clause(law: Instrument, document: Document, whole: bool) -> Mapping[str, str]:
    """The words of each by its identity, and of the `title` page; `whole`: with those of the clauses it consists of."""
    said = dict(spoken(document.divisions, whole))
    spots = places(law, law.divisions).spots
    title = "\n".join((document.title, *map(block, document.blocks), *document.lines))
    return {"title": title} | {
        identity: said[one.anchor] for identity, one in spots.items() if one.anchor in said
    }


def spoken(parts: Iterable[Part], whole: bool) -> Iterator[tuple[str, str]]:
    """(anchor, words) of each division, clause and signature among these, and below them."""
    for part in parts:
        if isinstance(part, Signature):
            said = (words(part.name), words(part.capacity))
            yield part.anchor, ", ".join(one for one in said if one)
            continue
        inner = part.parts if isinstance(part, Division) else part.clauses
        flush = part.flush if isinstance(part, Clause) else ()
        below = list(spoken(inner, whole))
        anchors = {one.anchor for one in inner}
        middle = [text for anchor, text in below if anchor in anchors] if whole else []
        sponsors = (part.sponsors or "") if isinstance(part, Clause) else ""
        texts = [
            part.heading or "",
            *map(block, part.blocks),
            *middle,
            *map(block, flush),
            sponsors,
        ]
        yield part.anchor, "\n".join(text for text in texts if text)
        yield from below


def block(one: Block) -> str:
    """The words of a paragraph, or of the items of a list."""
    if isinstance(one, Figure):
        return one.caption
    if isinstance(one, Listing):
        return "\n".join(f"{item.label} {words(item.runs)}" for item in one.items)
    return words(one.runs)


def words(runs: Iterable[Run]) -> str:
    """Runs as plain text; a kept line break is a space."""
    return "".join(" " if isinstance(run, LineBreak) else run.text for run in runs)
