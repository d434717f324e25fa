"""What a new layout must not change: the syntax tree without its places, and every comment."""

from __future__ import annotations

from charterlang.compiler.diagnostic import Result
from charterlang.compiler.format.lines import comments, read
from charterlang.compiler.syntax.nodes import File


class Changed(RuntimeError):
    """The new text would not mean what the old one does: a fault of ours, and nothing is written."""


def compare(before: File, after: Result[File], texts: tuple[str, str], moved: bool) -> None:
    """Raises `Changed` unless both texts are read alike and have the same comments.

    `moved`: whether parts of clauses have moved, and their comments with them.
    """
    file = after.value
    if file is None or after.failed:
        raise Changed("the new text cannot be read")
    if (file.header, file.items) != (before.header, before.items):
        raise Changed("the new text is read otherwise")
    old, new = (comments(text, read(text).tokens) for text in texts)
    if (sorted(old), moved or old) != (sorted(new), moved or new):
        raise Changed("a comment would be lost, or stand elsewhere")
