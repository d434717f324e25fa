"""A table whose cells wrap, so that all of it fits the width of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.cli.transcript import Paper, wrap

GAP = "  "


def grid(
    heads: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], paper: Paper
) -> Iterator[str]:
    """The lines of a table under its heads; a cell is a list of texts, each in lines of its own.

    An empty line parts the rows. A column is as wide as its widest text, as far as there is room:
    the widest columns give way first, though none below its longest word.
    """
    cells = [[list(cell) for cell in row] for row in rows]
    columns = [
        [head, *(text for row in cells for text in row[at])] for at, head in enumerate(heads)
    ]
    widths = fitted(columns, paper.width - len(GAP) * (len(heads) - 1))
    head = [broken(text, width) for text, width in zip(heads, widths, strict=True)]
    yield from (paper.paint(line, "dim") for line in laid(head, widths))
    for row in cells:
        yield ""
        wrapped = [
            [line for text in cell for line in broken(text, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        yield from laid(wrapped, widths)


def fitting(
    heads: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], paper: Paper
) -> Iterator[str]:
    """The table as a grid; on a page too narrow for one, its rows one below the other."""
    return (grid if fits(heads, rows, paper.width) else below)(heads, rows, paper)


def below(
    heads: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], paper: Paper
) -> Iterator[str]:
    """The rows one below the other, each cell behind the head of its column."""
    width = max(map(len, heads)) + 2
    for number, row in enumerate(rows):
        yield from [""] if number else []
        for head, cell in zip(heads, row, strict=True):
            lines = [line for text in cell for line in wrap(text, paper.width - width)]
            for at, line in enumerate(lines):
                yield paper.paint(f"{'' if at else head:<{width}}", "dim") + line


def fits(heads: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], width: int) -> bool:
    """Whether a table can be as narrow as that, with no word broken."""
    columns = [[head, *(text for row in rows for text in row[at])] for at, head in enumerate(heads)]
    return sum(map(longest, columns)) + len(GAP) * (len(heads) - 1) <= width


def longest(texts: Sequence[str]) -> int:
    """How long the longest word of these texts is."""
    return max(len(word) for text in texts for word in text.split(" "))


def fitted(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide each column is."""
    widths = [max(map(len, texts)) for texts in columns]
    least = [longest(texts) for texts in columns]
    while sum(widths) > room:
        spare = [(width, at) for at, width in enumerate(widths) if width > least[at]]
        if not spare:
            break
        widths[max(spare)[1]] -= 1
    return widths


def broken(text: str, width: int) -> list[str]:
    """The text in lines of that width; a word that is wider stays whole."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def laid(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """The lines of one row."""
    height = max(map(len, cells))
    filled = [[*cell, *[""] * (height - len(cell))] for cell in cells]
    return [
        GAP.join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*filled, strict=True)
    ]
