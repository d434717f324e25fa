"""Lines under lines as a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs
from lark import Token

from charterlang.compiler.format.columns import (
    STEP,
    WIDTH,
    Row,
    beside,
    is_property,
    value_column,
)
from charterlang.compiler.format.flow import filled
from charterlang.compiler.format.lines import COMMENT, Line, Reading, Remark, commented
from charterlang.compiler.format.spacing import between, written

OPENING, CLOSING = ("LPAR", "LBRACE"), ("RPAR", "RBRACE")
APART = ("division", "scenario")
"""What an empty line stands before, at column 0."""


def page(root: Line, reading: Reading) -> str:
    """The text of all lines under a line that is none itself."""
    paper = Paper(reading)
    paper.block(root, 0)
    rows = paper.rows
    while rows and not rows[-1].text:
        rows.pop()
    return "\n".join(beside(rows)) + "\n"


@attrs.define(eq=False)
class Paper:
    """What is written so far."""

    reading: Reading
    rows: list[Row] = attrs.field(factory=list)

    def block(self, over: Line, depth: int) -> None:
        """The lines under a line."""
        column = value_column(over)
        before: Line | None = None
        for run in runs(over.under):
            line = run[0]
            apart = depth == 0 and before is not None
            if apart and (line.kind in APART or before and before.kind == "instrument"):
                self.gap()
            self.remarks(line.above, depth)
            if line.kind == "text":
                self.words(run, depth)
            else:
                self.line(line, depth, column)
                self.block(line, depth + 1)
            before = line
        self.remarks(over.below, depth)

    def gap(self) -> None:
        """An empty row, if there is none."""
        if self.rows and self.rows[-1].text:
            self.rows.append(Row(""))

    def remarks(self, remarks: Iterable[Remark], depth: int) -> None:
        """Comments, and at most one empty row between them; none where a block begins."""
        for one in remarks:
            if one.text:
                self.rows.append(Row(" " * STEP * depth + one.text))
            elif not self.begins(depth):
                self.gap()

    def begins(self, depth: int) -> bool:
        """Whether the last row is the head of a block that begins at that depth."""
        last = self.rows[-1].text if self.rows else ""
        return len(last) - len(last.lstrip()) < STEP * depth

    def words(self, run: Sequence[Line], depth: int) -> None:
        """Official words; a comment among them stays where it is."""
        margin = " " * STEP * depth
        stretches: list[list[str]] = []
        for n, line in enumerate(run):
            if n == 0 or commented(line):
                stretches.append([])
            stretches[-1] += line.bars
        trim(stretches)
        firsts = [line for n, line in enumerate(run) if n == 0 or commented(line)]
        for n, (first, bars) in enumerate(zip(firsts, stretches, strict=True)):
            if n:
                self.remarks(first.above, depth)
            for row in rows_of(bars, WIDTH - len(margin) - 2):
                self.rows.append(Row(f"{margin}| {row}".rstrip()))

    def line(self, line: Line, depth: int, column: int) -> None:
        """A line, in rows that end with a comma if it is too long."""
        margin = " " * STEP * depth
        pad = column if column and is_property(line) else 0
        pieces = list(self.pieces(line, pad))
        row = margin + pieces[0].text
        for before, piece in zip(pieces, pieces[1:], strict=False):
            if before.tail or len(row) + 1 + len(piece.text) > WIDTH:
                self.rows.append(Row(row, before.tail))
                row = f"{margin}{' ' * STEP}{piece.text}"
            else:
                row += f" {piece.text}"
        if not line.bars:
            self.rows.append(Row(row, line.tail))
            return
        trim([line.bars], not line.under)
        inner = WIDTH - len(margin) - STEP - 2
        first, *rest = rows_of(line.bars, inner, WIDTH - len(row) - 3)
        if rest and line.kind == "clause":
            self.rows.append(Row(row))
            self.words([Line(kind="text", bars=line.bars)], depth + 1)
            return
        self.rows.append(Row(f"{row} | {first}".rstrip()))
        self.rows += [Row(f"{margin}{' ' * STEP}| {one}".rstrip()) for one in rest]

    def pieces(self, line: Line, pad: int) -> Iterator[Row]:
        """What a line says up to each comma outside of brackets, with the comment behind it."""
        tokens = line.tokens
        said, open_brackets = written(tokens[0]), 0
        for n, (before, after) in enumerate(zip(tokens, tokens[1:], strict=False)):
            open_brackets += (before.type in OPENING) - (before.type in CLOSING)
            comment = self.comment(before, after)
            if comment or (before.type == "_C" and not open_brackets):
                yield Row(said, comment)
                said = written(after)
            elif n == 0 and pad:
                said = f"{said.ljust(pad)}{written(after)}"
            else:
                said += between(before, after, self.reading) + written(after)
        yield Row(said)

    def comment(self, before: Token, after: Token) -> str:
        """The comment between a comma and what follows it in the next row; empty, if none is."""
        if before.type != "_C":
            return ""
        found = COMMENT.search(self.reading.text, before.start_pos or 0, after.start_pos or 0)
        return found[0].rstrip(" \t") if found else ""


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Each line alone; but lines of official words that follow each other together."""
    run: list[Line] = []
    for line in lines:
        if run and not (line.kind == "text" == run[-1].kind):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def trim(stretches: list[list[str]], to_the_end: bool = True) -> None:
    """Takes away the empty bars before the first words and behind the last.

    `to_the_end`: the last of these words are the last of all.
    """
    if not any(bar.strip() for bars in stretches for bar in bars):
        return
    while len(stretches[0]) > 1 and not stretches[0][0].strip():
        del stretches[0][0]
    while to_the_end and len(stretches[-1]) > 1 and not stretches[-1][-1].strip():
        del stretches[-1][-1]


def rows_of(bars: Sequence[str], width: int, first: int | None = None) -> list[str]:
    """The words of bars in rows; one empty row for empty bars."""
    return filled(bars, width, first) or [""]
