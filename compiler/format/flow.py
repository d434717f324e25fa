"""Official words, filled anew: words of a paragraph flow, empty bars and kept breaks stay (§13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from charterlang.compiler.syntax.build.words import closing

SPACES = re.compile(r"[ \t]+")
KEPT = "\\"


def filled(bars: Iterable[str], width: int, first: int | None = None) -> list[str]:
    """The words of these bars in rows of that width, or of `first` for the first of them.

    An empty row stands between paragraphs. A word that is too long has a row for itself.
    """
    rows: list[str] = []
    words: list[str] = []
    room = [width if first is None else first]

    def flush() -> None:
        for row in packed(words, room.pop() if room else width, width):
            rows.append(row)
        words.clear()

    for bar in bars:
        said = bar.rstrip()
        if not said:
            if words:
                flush()
            if not rows or rows[-1]:
                rows.append("")
            continue
        kept = said.endswith(KEPT)
        words += atoms(said.removesuffix(KEPT))
        if kept:
            words[-1:] = [f"{words[-1]} {KEPT}"] if words else [KEPT]
            flush()
    if words:
        flush()
    return rows


def packed(words: Sequence[str], first: int, width: int) -> Iterator[str]:
    """Words in rows, each as full as can be."""
    row, room = "", first
    for word in words:
        if row and len(row) + 1 + len(word) > room:
            yield row
            row, room = word, width
        else:
            row = f"{row} {word}" if row else word
    if row:
        yield row


def atoms(said: str) -> list[str]:
    """The words of a bar that a row may end behind: what stands in braces is part of one."""
    found: list[str] = []
    glued = False
    for word in split(said):
        if glued:
            found[-1] += f" {word}"
        else:
            found.append(word)
        # At the end of a row a backslash would keep the break, and a wide space would be lost.
        glued = word[-1] == KEPT or word[-1].isspace()
    return found


def split(said: str) -> Iterator[str]:
    """Words, as spaces divide them outside of braces."""
    start = at = 0
    while at < len(said):
        if said[at] == "{" and not said.startswith("{{", at):
            at = closing(said, at) + 1
        elif said[at] == "{":
            at += 2
        elif space := SPACES.match(said, at):
            if at > start:
                yield said[start:at]
            start = at = space.end()
        else:
            at += 1
    if start < len(said):
        yield said[start:]
