"""The table of contents: every division, and the notes."""

from __future__ import annotations

import attrs

from charterlang.render import view
from charterlang.render.forms.captions import Captions


@attrs.frozen
class Entry:
    """An entry of the contents, with those under it."""

    anchor: str
    name: str
    heading: str | None
    entries: tuple[Entry, ...] = ()


def contents(document: view.Document, captions: Captions) -> tuple[Entry, ...]:
    """The entries of a document, in its order."""
    return (*(_division(one) for one in document.divisions), *notes(document, captions))


def notes(document: view.Document, captions: Captions) -> tuple[Entry, ...]:
    """The entry of the notes with those of its parts; none where there are no notes."""
    parts = (
        Entry("assumptions", captions.assumptions, None) if document.assumptions else None,
        Entry("discretion", captions.discretion, None) if document.discretion else None,
    )
    found = tuple(part for part in parts if part)
    return (Entry("notes", captions.notes, None, found),) if found else ()


def _division(division: view.Division) -> Entry:
    inner = (part for part in division.parts if isinstance(part, view.Division))
    return Entry(
        division.anchor, division.name, division.heading, tuple(_division(one) for one in inner)
    )


def note_anchors(document: view.Document) -> dict[int, str]:
    """Where each note is, by its number."""
    return {note.number: note.anchor for note in document.assumptions}
