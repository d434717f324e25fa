"""A regime with its own lines first, and then the norms that stand in it: so it can be taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.parse import parse
from charterlang.compiler.source import Source, source_of
from charterlang.compiler.syntax.nodes import Declaration, File, Name


def regimes_first(file: File, source: Source) -> tuple[File, Source]:
    """The text in which no line of a regime stands behind a norm in it, with its syntax."""
    lines = list(source.lines)
    for regime, norms in with_norms(file):
        first = min(one.span.line for one in norms)
        late = [one.span for one in regime.lines if one.span.line > first]
        rows = [row for span in late for row in block(span.line, span.end_line, lines)]
        moved = [lines[row - 1] for row in rows]
        for row in sorted(rows, reverse=True):
            del lines[row - 1]
        lines[first - 1 : first - 1] = moved
    if lines == list(source.lines):
        return file, source
    again = source_of(source.path, "\n".join(lines))
    made = parse(again).value
    assert made is not None
    return made, again


def with_norms(file: File) -> Iterator[tuple[Declaration, list[Declaration]]]:
    """Each regime with the norms that are written in the same place."""
    declared = [one for one in file.items if isinstance(one, Declaration)]
    for one in declared:
        if one.head != "regime":
            continue
        inside = range(one.span.line, one.span.end_line + 1)
        norms = [
            each
            for each in declared
            if isinstance(named := each.slots.get("regime"), Name)
            and named.text == one.name.text
            and each.span.line in inside
        ]
        if norms:
            yield one, norms


def block(first: int, last: int, lines: list[str]) -> range:
    """The rows of a line, with the comments that stand above it."""
    while lines[first - 2].lstrip().startswith("#"):
        first -= 1
    return range(first, last + 1)
