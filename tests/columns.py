"""Tables for a terminal: cells side by side, each wrapped in its column."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

NARROWEST = 118
"""Columns of the terminal that a table takes at least."""


def table_line(cells: Sequence[str], columns: Sequence[tuple[str, int]], width: int) -> str:
    """The cells in their columns (heading and width of each); the last takes what is left."""
    taken = sum(size + 2 for _, size in columns)
    widths = [size or width - taken for _, size in columns]
    wrapped = [textwrap.wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    out = []
    for row in range(max(map(len, wrapped))):
        parts = [one[row] if row < len(one) else "" for one in wrapped]
        out.append("  ".join(f"{part:{size}}" for part, size in zip(parts, widths, strict=True)))
    return "\n".join(line.rstrip() for line in out)
