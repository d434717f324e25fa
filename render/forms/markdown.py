"""Markdown, as CommonMark and GitHub both read it.

Labels are text and never make a list, so that no reader numbers the law anew; sub-clauses are
block quotes, which cannot turn into code.
"""

from __future__ import annotations

from charterlang.render import view
from charterlang.render.environment import fill
from charterlang.render.forms.captions import ENGLISH
from charterlang.render.forms.contents import contents, note_anchors
from charterlang.render.forms.tidy import tidy


def text(document: view.Document) -> str:
    """The document as Markdown."""
    filled = fill(
        "markdown",
        "page.md.j2",
        document=document,
        contents=contents(document, ENGLISH),
        note_anchors=note_anchors(document),
    )
    return tidy(filled)
