"""Reading a text with mistakes: each wrong line is reported once, and all others are read.

A text is read line by line. A line that cannot be read is reported, and the shortest right line of
its kind is read in its place, so that what stands under it is read in its own context. A line that
is indented wrongly is reported, and read as if it stood where the lines above it stand. So n
mistakes that stay on their lines give n errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import Any

import attrs
from lark import Token

from charterlang.compiler.diagnostic import Diagnostic, Fix, Label, Result
from charterlang.compiler.explain_mistake import Mistake, mistake_of
from charterlang.compiler.ir.place import Span
from charterlang.compiler.lexis import FILLERS, HEADS, HOMES, UNREAD
from charterlang.compiler.margins import DEDENT, INDENT, Level, Step, step_to, take, wanting
from charterlang.compiler.source import LONGEST, Source
from charterlang.compiler.stubs import (
    code_of,
    continues,
    declared_in,
    first_word,
    guesses,
    indent,
    mended,
    stubs_of,
)
from charterlang.compiler.syntax.build import Site, build
from charterlang.compiler.syntax.build.site import TooDeep
from charterlang.compiler.syntax.nodes import File
from charterlang.compiler.tables import parser
from charterlang.compiler.trial import (
    Read,
    State,
    acceptable,
    accepts,
    after,
    beginning,
    read_line,
)

ROUNDS = 3
"""So often a text is read again without a line that is nested too deeply, one line at a time."""
JOINTS = re.compile(r"[(+*/{-]|\b(?:and|or|not|of|otherwise|rounded|every|some|no)\b")
MANY = 40
"""Joints of one line that are too many, where there are several such lines."""
MOST = 1000
"""Mistakes of one file that are reported; a file with more of them is none of ours."""
TOLD = 400
"""So many characters of a line tell what it is."""
LOOKED_AT = 12
"""So many of the lines under a line are looked at to find out what it is."""


def recover(source: Source) -> Result[File]:
    """The file as far as it can be read, with one error for each line that cannot."""
    from charterlang.compiler.parse import finished, inside

    refused: set[int] = set()
    for reading in count():
        site = Site(source.path, inside)
        reader = Reader(source, site, refused)
        try:
            nodes = build(reader.read(), site)
        except TooDeep as deep:
            refused.add(deep.line - 1)
            if reading >= ROUNDS:
                refused |= {
                    row for row, text in enumerate(reader.rows) if len(JOINTS.findall(text)) > MANY
                }
            continue
        return finished(nodes, source, site, frozenset(reader.lost))
    raise AssertionError("every round refuses one more line")


def inside_mistake(text: str) -> Mistake:
    """What is wrong with an interpolation that cannot be read."""
    read = read_line(beginning("interpolation"), text)
    assert read.stop is not None
    return mistake_of(read.stop, text, 1, 1)


@attrs.define(eq=False)
class Reader:
    """A text on its way through the parser, line by line.

    `state` is the parser's own and builds; `trial` is the same state on trial, a line ahead.
    `shapes` says at which level the last line of each shape stands.
    `lost` are the words of lines that could not be read: any of them may be declared there.
    """

    source: Source
    site: Site
    refused: set[int]
    rows: tuple[str, ...] = attrs.field(init=False)
    starts: list[int] = attrs.field(init=False)
    state: State = attrs.field(init=False)
    trial: State = attrs.field(init=False)
    levels: list[Level] = attrs.field(init=False, factory=lambda: [Level(0, 0)])
    shapes: dict[str, int] = attrs.field(init=False, factory=dict)
    lost: set[str] = attrs.field(init=False, factory=set)
    head: int = attrs.field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self.rows = self.source.lines
        self.starts = [0]
        for row in self.rows:
            self.starts.append(self.starts[-1] + len(row) + 1)
        self.state = parser().parse_interactive("", start="file").parser_state
        self.trial = beginning("file")

    # ── from line to line

    def read(self) -> Any:
        """Lark's tree of all that could be read."""
        row = self.code(0)
        while row < len(self.rows):
            if len(self.site.found) >= MOST:
                self.error(
                    row,
                    "E107",
                    f"more than {MOST} lines cannot be read, so the rest is not",
                    "mend those above first, or give a file of this language",
                )
                break
            step_to(self, row)
            self.head = row
            row = self.line(row)
        wanting(self)
        take(self, Step(1, False), 0)
        return self.state.feed_token(Token("$END", ""), True)

    def code(self, row: int) -> int:
        """The first row from `row` on that is neither empty nor a comment."""
        while row < len(self.rows) and not code_of(self.rows[row]):
            row += 1
        return row

    def feed(self, *tokens: Token) -> None:
        """Reads tokens that are known to be right there."""
        for token in tokens:
            self.trial = after(self.trial, token)
            self.state.feed_token(token)

    def line(self, row: int) -> int:
        """Reads a line, or what is put in its place; the row of the next."""
        if self.refuses(row):
            return self.replaced(row, self.end_of(row), None)
        read = self.read_row(self.trial, row)
        if read.stop is None:
            end = self.code((read.tokens[-1].end_line or row + 2) - 1)
            self.feed(*read.tokens)
            return end
        end = max(self.end_of(row), read.stop.line)
        column = len(self.rows[row]) - len(self.rows[row].lstrip(" \t")) + 1
        text = self.source.text[self.starts[row] + column - 1 : self.starts[end]]
        mistake = mistake_of(read.stop, text, row + 1, column)
        self.report(mistake)
        return self.replaced(row, end, mended(text, mistake, row + 1, column))

    def read_row(self, state: State, row: int) -> Read:
        """The line that begins in a row, in a state."""
        text = self.rows[row]
        column = len(text) - len(text.lstrip(" \t"))
        return read_line(state, self.source.text, self.starts[row] + column, row + 1, column + 1)

    def can_read(self, state: State, row: int) -> bool:
        """Whether the line that begins in a row can be read in a state."""
        if row in self.refused or len(self.rows[row]) > LONGEST:
            return False
        read = self.read_row(state, row)
        return read.stop is None and not misread(read)

    def refuses(self, row: int) -> bool:
        """Whether a line is too much for any reader; it is reported."""
        if len(self.rows[row]) > LONGEST:
            self.error(
                row, "E107", "this line is too long to be read", "divide it into several lines"
            )
        elif row in self.refused:
            self.error(
                row,
                "E107",
                "this line is nested too deeply to be understood",
                "divide it into several declarations",
            )
        return len(self.rows[row]) > LONGEST or row in self.refused

    def end_of(self, row: int) -> int:
        """The row behind a line, which goes on behind a comma at its end."""
        while row < len(self.rows) - 1 and continues(self.rows[row]):
            row += 1
        return row + 1

    # ── indentation

    def misplaced(self, row: int, message: str, help: str) -> None:
        """Reports an indentation, and shows the line before."""
        where = attrs.evolve(self.span(self.head), end_column=1 + len(self.rows[self.head]))
        self.site.found.append(
            Diagnostic(
                "E104",
                "error",
                message,
                self.span(row),
                help=(help,),
                labels=(Label(where, "the line before"),),
            )
        )

    def filled(self) -> None:
        """Puts a block that says nothing under the line before."""
        self.feed(INDENT)
        self.closed()

    def closed(self) -> None:
        """Ends a block; one that has no line yet gets one that says nothing."""
        if not accepts(self.trial, "_DEDENT"):
            filler = self.filler(self.head)
            self.feed(*(filler.tokens if filler else ()))
            if acceptable(self.trial) == ["_INDENT"]:
                self.filled()
        self.feed(DEDENT)

    # ── what is put in the place of a wrong line

    def replaced(self, row: int, end: int, right: str | None) -> int:
        """Reads the line as it was meant, or the shortest of its kind, for rows up to `end`."""
        if right is None or not self.attempts(self.trial, [right], row):
            self.lose(row, end)
        following = self.code(end)
        block = following if self.under(row, following) else None
        stub = self.stub(row, block, right)
        if stub is not None:
            self.feed(*stub.tokens)
        if block is None:
            if acceptable(self.trial) == ["_INDENT"]:
                self.filled()
        elif stub is None or not accepts(self.trial, "_INDENT"):
            while self.under(row, following):
                self.lose(following, following + 1)
                following = self.code(following + 1)
        return following

    def under(self, row: int, other: int) -> bool:
        """Whether a row stands under another."""
        return other < len(self.rows) and indent(self.rows[other]) > indent(self.rows[row])

    def stub(self, row: int, block: int | None, right: str | None) -> Read | None:
        """The line to read in place of a wrong one: of its kind, and fit for what is under it."""
        text = " ".join(self.rows[row][:LONGEST].split())[:TOLD]
        tries = self.attempts(self.trial, [right] if right else [], row)
        tries = [one for one in tries if block is None or accepts(one[1].state, "_INDENT")]
        tries = tries or self.attempts(self.trial, stubs_of(text, row), row)
        if block is None:
            alone = [one for _, one in tries if acceptable(one.state) != ["_INDENT"]]
            return next(iter([*alone, *(one for _, one in tries)]), None) or self.filler(row)
        among = tries or self.attempts(self.trial, guesses(text, row, self.source.text), row)
        fit = [
            (self.suits(one.state, block, stub), one)
            for stub, one in among
            if accepts(one.state, "_INDENT")
        ]
        suits, best = max(fit, key=lambda one: one[0], default=(0, None))
        if best is not None and (suits or tries):
            return best
        return next((one for _, one in tries), None) or self.filler(row)

    def attempts(self, state: State, lines: Iterable[str], row: int) -> list[tuple[str, Read]]:
        """Those of some lines that can stand in the place of a row."""
        made = ((line, self.attempt(state, line, row)) for line in lines)
        return [
            (line, one)
            for line, one in made
            if one is not None
            and (one.tokens[0].type != "NAME" or UNREAD in (line[: len(UNREAD)], line.split()[-1]))
        ]

    def filler(self, row: int) -> Read | None:
        """A line that says nothing, if one may stand there."""
        for one in FILLERS:
            line = one.replace("{row}", str(row))
            if (made := self.attempt(self.trial, line, row)) is not None:
                return made
        return None

    def suits(self, state: State, block: int, head: str) -> int:
        """How well the lines under a line suit one: those that can be read, and those at home."""
        state = after(state, INDENT)
        levels, row, right = [indent(self.rows[block])], block, 0
        for _ in range(LOOKED_AT):
            if row >= len(self.rows) or indent(self.rows[row]) < levels[0]:
                break
            columns, text = indent(self.rows[row]), self.rows[row].strip()
            while columns < levels[-1] and accepts(state, "_DEDENT"):
                state = after(state, DEDENT)
                levels.pop()
            if columns > levels[-1] and accepts(state, "_INDENT"):
                state = after(state, INDENT)
                levels.append(columns)
            if columns == levels[-1]:
                whole = None if misread(one := self.attempt(state, text, row)) else one
                read = (
                    whole
                    or next(iter(self.attempts(state, stubs_of(text, row), row)), ("", None))[1]
                )
                state = read.state if read is not None else state
                right += (whole is not None) + (read is not None)
                if len(levels) == 1 and first_word(head) in HOMES.get(first_word(text), ""):
                    right += 1
            row = self.code(self.end_of(row))
        return right

    def attempt(self, state: State, line: str, row: int) -> Read | None:
        """A line read in the place of a row; None if it cannot stand there."""
        column = len(self.rows[row]) - len(self.rows[row].lstrip(" \t")) + 1
        read = read_line(state, line + "\n", 0, row + 1, column)
        return read if read.stop is None else None

    # ── what is said

    def lose(self, row: int, end: int) -> None:
        """Keeps the words of rows that are not read, if any of them may be declared there."""
        self.lost |= {UNREAD, f"{UNREAD}_{row}"}
        for text in self.rows[row:end]:
            self.lost.update(declared_in(text))

    def span(self, row: int) -> Span:
        """The first sign of a row."""
        row = min(row, len(self.rows) - 1)
        column = len(self.rows[row]) - len(self.rows[row].lstrip(" \t")) + 1
        return Span(self.source.path, row + 1, column, row + 1, column + 1)

    def error(self, row: int, code: str, message: str, help: str) -> None:
        """Reports something about a whole line."""
        text = self.rows[row].rstrip()
        span = attrs.evolve(self.span(row), end_column=max(self.span(row).column, len(text)) + 1)
        self.site.report(code, message, span, help)

    def report(self, mistake: Mistake) -> None:
        """Reports a mistake at its place in the file."""
        end = mistake.column + max(1, len(mistake.text))
        span = Span(self.source.path, mistake.line, mistake.column, mistake.line, end)
        fix = Fix(span, mistake.fix) if mistake.fix is not None else None
        self.site.found.append(
            Diagnostic(mistake.code, "error", mistake.message, span, help=mistake.help, fix=fix)
        )


def misread(read: Read | None) -> bool:
    """Whether a line that begins with a head was read as if that were a name."""
    return read is not None and read.tokens[0].type == "NAME" and read.tokens[0] in HEADS
