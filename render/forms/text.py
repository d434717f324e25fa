"""Plain text in 80 columns, for a terminal, a letter or a difference of two versions."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.render import view
from charterlang.render.environment import fill
from charterlang.render.filters import widest
from charterlang.render.forms.captions import ENGLISH
from charterlang.render.forms.columns import width
from charterlang.render.forms.contents import Entry, contents
from charterlang.render.forms.tidy import tidy

_CAPTIONS = (
    ENGLISH.reading,
    ENGLISH.others,
    ENGLISH.reason,
    ENGLISH.relying,
    ENGLISH.home,
    ENGLISH.judge,
    ENGLISH.finder,
    ENGLISH.presumption,
)


def text(document: view.Document) -> str:
    """The document as plain text."""
    entries = contents(document, ENGLISH)
    filled = fill(
        "text",
        "page.txt.j2",
        document=document,
        contents=entries,
        names=max(_names(entries), default=0),
        outermost=max((widest(_clauses(one)) for one in document.divisions), default=0),
        room=max(width(one) for one in _CAPTIONS) + 2,
    )
    return tidy(filled)


def _clauses(division: view.Division) -> Iterator[view.Clause]:
    """The clauses in a division and those below it, without sub-clauses: they stand in one row."""
    for part in division.parts:
        if isinstance(part, view.Clause):
            yield part
        elif isinstance(part, view.Division):
            yield from _clauses(part)


def _names(entries: tuple[Entry, ...]) -> Iterator[int]:
    """How wide the names of those entries are that have a heading beside them."""
    for entry in entries:
        if entry.heading:
            yield width(entry.name)
        yield from _names(entry.entries)
