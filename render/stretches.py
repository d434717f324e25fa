"""A text cut into stretches of lines that belong together, each with the comments above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from charterlang.compiler.node import frozen

TAB = " " * 4
"""What a tab counts for (language.md §3)."""


@frozen
class Stretch:
    """Lines of a text, and above them the comments that belong to them.

    `apart`: an empty line stands before it all; `parted`: one stands below the comments.
    """

    above: tuple[str, ...]
    lines: tuple[str, ...]
    apart: bool
    parted: bool


def stretches(lines: Sequence[str], starts: Sequence[int]) -> list[Stretch]:
    """The stretch of each line in `starts` (from 1): up to the comments above the next one.

    Comments at column 0 that end the text belong to none.
    """
    begins = [
        begin(lines, before, start, depth(lines[start - 1]))
        for before, start in pairwise((0, *starts))
    ]
    ends = [*begins[1:], begin(lines, starts[-1], len(lines) + 1, 0)]
    return [
        Stretch(
            trimmed(lines[first - 1 : start - 1]),
            trimmed(lines[start - 1 : end - 1]),
            first < start and not lines[first - 1].strip(),
            first < start and not lines[start - 2].strip(),
        )
        for first, start, end in zip(begins, starts, ends, strict=True)
    ]


def tail(lines: Sequence[str], last: int) -> tuple[str, ...]:
    """The comments at column 0 that end the text, below the stretch that begins at `last`."""
    return trimmed(lines[begin(lines, last, len(lines) + 1, 0) - 1 :])


def begin(lines: Sequence[str], before: int, start: int, columns: int) -> int:
    """The first line above `start` of those that belong to it: comments no deeper, empty lines.

    They are looked for below the line `before`; what is deeper belongs to what stands above.
    """
    first = start
    while first - 1 > before:
        line = lines[first - 2]
        if line.strip() and not (line.lstrip().startswith("#") and depth(line) <= columns):
            break
        first -= 1
    return first


def depth(line: str) -> int:
    """Columns of indentation."""
    return len(spaced(line)) - len(spaced(line).lstrip())


def spaced(line: str) -> str:
    """The line, indented with spaces."""
    code = line.lstrip(" \t")
    return line[: len(line) - len(code)].replace("\t", TAB) + code


def trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines without empty ones before and after them."""
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while first < last and not lines[last - 1].strip():
        last -= 1
    return tuple(lines[first:last])


def shifted(lines: Sequence[str], columns: int) -> Iterator[str]:
    """The lines, each so many columns deeper."""
    for line in lines:
        yield " " * columns + spaced(line) if line.strip() else ""


def at_depth(comments: Sequence[str], columns: int) -> Iterator[str]:
    """Comments, all indented by so many columns, without the empty lines between them."""
    for line in comments:
        if line.strip():
            yield " " * columns + line.strip()
