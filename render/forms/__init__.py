"""Forms: the same document as a page of HTML, as Markdown, and as plain text.

A form arranges what its templates need (contents, wrapped lines), and fills them. What a document
says is the view's: no form adds to it or leaves anything out, whatever it looks like.
"""

from __future__ import annotations

from typing import Literal, assert_never, get_args

from charterlang.render import view
from charterlang.render.forms.typography import typeset

Form = Literal["html", "markdown", "text"]

FORMS: tuple[Form, ...] = get_args(Form)
"""The forms in which a document can be published."""


def render(document: view.Document, form: Form) -> str:
    """The document in that form, ended by a line feed."""
    # Each form is imported when it is asked for: who only wants the names of the forms, as the
    # command line does, need not wait for Jinja.
    ready = typeset(document)
    match form:
        case "html":
            from charterlang.render.forms import html

            return html.page(ready)
        case "markdown":
            from charterlang.render.forms import markdown

            return markdown.text(ready)
        case "text":
            from charterlang.render.forms import text

            return text.text(ready)
        case _:
            assert_never(form)
