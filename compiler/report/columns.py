"""A line of source as a terminal shows it: wide characters, tabs, and lines that are cut."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

import attrs

WIDEST = 110
"""Columns of a line that are shown; a longer one is cut around its marks."""
BEFORE = 30
"""Columns shown before the first mark of a line that is cut."""
TAB = 4


@attrs.frozen
class Shown:
    """A line to print, and where in it the marks begin and end, in columns of the terminal."""

    text: str
    marks: tuple[tuple[int, int], ...]


def shown(line: str, marks: list[tuple[int, int]]) -> Shown:
    """The line with its marks, which are given in characters."""
    cells = [cell(char) for char in line]
    widths = [width(one) for one in cells]
    edges = [0]
    for one in widths:
        edges.append(edges[-1] + one)
    # A mark past the end, as of a line that ends too soon, stands behind the last character.
    placed = [
        (edge(edges, start), max(edge(edges, end), edge(edges, start) + 1)) for start, end in marks
    ]
    first, last = part(edges, placed)
    text = "".join(cells[first:last]).rstrip()
    if first:
        text = "… " + text
    if last < len(cells):
        text += " …"
    moved = (2 if first else 0) - edges[first]
    room = edges[last] + moved
    return Shown(
        text,
        tuple(
            (start + moved, min(end + moved, max(room, start + moved + 1))) for start, end in placed
        ),
    )


def edge(edges: list[int], at: int) -> int:
    """The column at which a character begins."""
    return edges[at] if at < len(edges) else edges[-1] + at - len(edges) + 1


def part(edges: list[int], marks: list[tuple[int, int]]) -> tuple[int, int]:
    """(first, end) of the characters that are shown."""
    count = len(edges) - 1
    if edges[-1] <= WIDEST:
        return 0, count
    start = min((one for one, _ in marks), default=0)
    left = max(0, start - BEFORE) if start > WIDEST - BEFORE else 0
    first = next(n for n in range(count + 1) if edges[n] >= left)
    last = next((n for n in range(first, count + 1) if edges[n] > edges[first] + WIDEST), count + 1)
    return first, last - 1


def cell(char: str) -> str:
    """What is printed for a character: no tab, and nothing that moves the cursor."""
    if char == "\t":
        return " " * TAB
    return char if char.isprintable() else "�"


def width(cell: str) -> int:
    """The columns that it takes."""
    if len(cell) > 1:
        return len(cell)
    if combining(cell):
        return 0
    return 2 if east_asian_width(cell) in "WF" else 1
