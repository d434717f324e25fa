"""What a new layout must not change: the syntax tree without its places, and every comment."""

from __future__ import annotations

from charterlang.compiler.format.lines import Reading, comments
from charterlang.compiler.node import frozen
from charterlang.compiler.syntax.nodes import File


class Changed(RuntimeError):
    """The new text would not mean what the old one does: a fault of ours, and nothing is written."""


@frozen
class Meaning:
    """What a text says: its syntax tree, and its comments among the tokens that it was read as."""

    file: File
    reading: Reading


def compare(before: Meaning, after: Meaning, moved: bool) -> None:
    """Raises `Changed` unless both texts are read alike and have the same comments.

    `moved`: whether parts of clauses have moved, and their comments with them.
    """
    if (after.file.header, after.file.items) != (before.file.header, before.file.items):
        raise Changed("the new text would be read otherwise")
    old, new = comments(before.reading), comments(after.reading)
    if sorted(old) != sorted(new):
        raise Changed("a comment would be lost")
    if old != new and not moved:
        raise Changed("a comment would stand elsewhere")
