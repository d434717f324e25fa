"""HTML: one self-contained page, for the screen and for paper."""

from __future__ import annotations

from charterlang.render import view
from charterlang.render.environment import fill
from charterlang.render.forms.captions import ENGLISH
from charterlang.render.forms.contents import contents, note_anchors
from charterlang.render.forms.tidy import tidy
from charterlang.render.words import block

_DESCRIPTION = 160
"""About as many characters of a description as those who list pages show."""


def page(document: view.Document) -> str:
    """The document as a page."""
    filled = fill(
        "html",
        "page.html.j2",
        document=document,
        contents=contents(document, ENGLISH),
        note_anchors=note_anchors(document),
        description=description(document),
    )
    return tidy(filled)


def description(document: view.Document) -> str:
    """What the document is, in a sentence or two: its title, and what stands under it."""
    said = [document.title, *document.lines]
    if not document.lines:
        said += [block(one) for one in document.blocks]
    return _shortened(" ".join(one if one.endswith(".") else f"{one}." for one in said if one))


def _shortened(text: str) -> str:
    if len(text) <= _DESCRIPTION:
        return text
    return text[:_DESCRIPTION].rsplit(" ", 1)[0].rstrip(" ,;:.") + "\u2026"
