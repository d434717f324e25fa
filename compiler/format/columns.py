"""What the properties of one block say begins in one column; so do comments on rows in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charterlang.compiler.format.lines import Line
from charterlang.compiler.format.spacing import written
from charterlang.compiler.lexis import DECLARING, VOCABULARY
from charterlang.compiler.node import frozen

STEP = 4
"""Columns of one level, by the custom of the language."""
WIDTH = 140
"""Columns that a row should not exceed."""
ASIDE = 56
"""Columns before a comment behind a line, if there is room; `# allow` stands close to its line."""
ALLOW = re.compile(r"#\s*allow\b")

TABLES = (
    *("organ", "norm", "regime", "schedule", "assume", "hole", "stage", "calendar"),
    "ratification",
)
"""What has properties under it."""
HEADS = (
    *("kind", "fact", "standard", "assume", "hole", "define", "threshold", "calendar"),
    *("organ", "norm", "regime", "schedule", "ratification", "template", "use"),
    *("supremacy", "finding", "holding", "binding"),
    *("instrument", "division", "clause", "scenario", "text"),
)
"""What is declared, said alone, or holds other lines: no property of what it stands under."""
WORDED = ("note", "because", "to_do")
"""Lines that hold words, and no value."""


@frozen
class Row:
    """A row of the page, with the comment behind it."""

    text: str
    tail: str = ""


def value_column(line: Line) -> int:
    """How wide the first words of the properties under a line are, a space included."""
    if not holds_properties(line):
        return 0
    widths = [len(written(one.tokens[0])) for one in line.under if is_property(one)]
    return max(widths, default=-1) + 1


def holds_properties(line: Line) -> bool:
    """Whether properties stand under a line: it declares something, or is a stage."""
    return line.kind in TABLES or (declares(line) and line.kind not in VOCABULARY)


def declares(line: Line) -> bool:
    """Whether a line begins with a word that declares, `also` and `external` left out."""
    return any(one.type != "NAME" and one in DECLARING for one in line.tokens[:2])


def is_property(line: Line) -> bool:
    """Whether a line, under one that holds properties, is a word and what it says."""
    head = line.kind in (*HEADS, *WORDED) or declares(line)
    return not head and len(line.tokens) > 1


def beside(rows: Sequence[Row]) -> Iterator[str]:
    """The rows as text: comments behind rows that follow each other stand in one column."""
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and aside(rows[end]):
            end += 1
        group = rows[start:end]
        column = max([ASIDE, *(len(one.text) + 2 for one in group)])
        together = all(column + len(one.tail) <= WIDTH for one in group)
        for one in group:
            at = column if together else max(ASIDE, len(one.text) + 2)
            yield f"{one.text.ljust(at)}{one.tail}"
        if end < len(rows):
            yield f"{rows[end].text}  {rows[end].tail}".rstrip(" ")
        start = end + 1


def aside(row: Row) -> bool:
    """Whether a comment stands behind a row, which says something to the reader."""
    return bool(row.tail) and not ALLOW.match(row.tail)
