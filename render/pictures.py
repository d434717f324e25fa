"""Pictures in a document: what their files hold is put into the page, which then needs no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator

import attrs

from charterlang.render import view

Look = Callable[[str], bytes | None]
"""What a file beside the charter holds, by its name; None if there is none."""

TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
}
"""The media type of a picture, by the end of its file's name (RFC 6838 registrations)."""


def figures(document: view.Document) -> Iterator[view.Figure]:
    """The figures of a document, in their order."""
    for division in document.divisions:
        yield from _below(division)


def _below(part: view.Part) -> Iterator[view.Figure]:
    if isinstance(part, view.Signature):
        return
    yield from (one for one in part.blocks if isinstance(one, view.Figure))
    for inner in part.parts if isinstance(part, view.Division) else part.clauses:
        yield from _below(inner)


def embedded(document: view.Document, look: Look) -> view.Document:
    """The same with its pictures in it; one whose file is not found stays a reference to it.

    A picture is shown as an image and never as a part of the page: what a drawing may hold beside
    lines (RFC 2397 addresses it whole) cannot act there.
    """
    return attrs.evolve(
        document, divisions=tuple(_division(one, look) for one in document.divisions)
    )


def _division(division: view.Division, look: Look) -> view.Division:
    parts: list[view.Part] = []
    for one in division.parts:
        if isinstance(one, view.Division):
            parts.append(_division(one, look))
        else:
            parts.append(_clause(one, look) if isinstance(one, view.Clause) else one)
    return attrs.evolve(division, parts=tuple(parts))


def _clause(clause: view.Clause, look: Look) -> view.Clause:
    blocks = tuple(
        _figure(one, look) if isinstance(one, view.Figure) else one for one in clause.blocks
    )
    inner = tuple(_clause(one, look) for one in clause.clauses)
    return attrs.evolve(clause, blocks=blocks, clauses=inner)


def _figure(figure: view.Figure, look: Look) -> view.Figure:
    held = look(figure.file)
    if held is None:
        return figure
    type = TYPES.get(figure.file.rpartition(".")[2].lower(), "application/octet-stream")
    return attrs.evolve(figure, data=f"data:{type};base64,{b64encode(held).decode('ascii')}")
