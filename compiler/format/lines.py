"""The tokens of a text as lines that stand under lines, with all that stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from lark import Token

from charterlang.compiler.source import Source
from charterlang.compiler.stubs import indent
from charterlang.compiler.syntax.build.site import Branch
from charterlang.compiler.tables import parser

BLANK = " \t"
COMMENT = re.compile(r"#[^\n]*")
LAYOUT = ("_NL", "_INDENT", "_DEDENT")
CALLS = ("call", "use")
"""Rules that begin with a name, which arguments may follow."""
WRAPPERS = ("also", "external")
"""Rules that only stand before a declaration."""


@attrs.frozen
class Reading:
    """A text as the parser read it: the text, its tokens, Lark's tree.

    `rules` are the rules that begin at a position, outer before inner; `calls` the ends of names
    that a parenthesis with arguments follows; `parameters` where the parenthesis of parameters
    opens; `minus` where a sign of a number stands, which joins nothing.
    """

    text: str
    tokens: tuple[Token, ...]
    tree: Branch
    rules: dict[int, list[str]]
    calls: frozenset[int]
    parameters: frozenset[int]
    minus: frozenset[int]


@attrs.frozen
class Remark:
    """A comment on a line of its own, and the columns that it is indented; empty: an empty line."""

    text: str = ""
    columns: int = 0


@attrs.define(eq=False)
class Line:
    """A line of the language, in as many rows as its commas take.

    `kind` is the rule that reads it; `bars` are the official words that it ends in, or is, without
    their bars; `inline`: those of a clause stand on the line of its label. `above` stands before
    it, `tail` is the comment behind it, `under` are the lines of its block, `below` stands at the
    end of the block.
    """

    tokens: tuple[Token, ...] = ()
    kind: str = ""
    bars: list[str] = attrs.field(factory=list)
    inline: bool = False
    columns: int = -1
    above: list[Remark] = attrs.field(factory=list)
    tail: str = ""
    under: list[Line] = attrs.field(factory=list)
    below: list[Remark] = attrs.field(factory=list)


def read(text: str) -> Reading:
    """The tokens and rules of a text; raises `UnexpectedInput` if it cannot be read."""
    interactive: Any = parser().parse_interactive(text, start="file")
    tokens = tuple(interactive.exhaust_lexer())
    rules: dict[int, list[str]] = {}
    calls, parameters, minus = set(), set(), set()
    tree = interactive.feed_eof()
    left = [tree]
    while left:
        branch = left.pop()
        at = getattr(branch.meta, "start_pos", None)
        if at is not None:
            rules.setdefault(at, []).append(str(branch.data))
            if branch.data in CALLS:
                calls.add(branch.children[0].meta.end_pos)
            elif branch.data == "params":
                parameters.add(at)
            elif branch.data == "minus":
                minus.add(at)
        left += [one for one in reversed(branch.children) if not isinstance(one, str)]
    rest = frozenset(calls), frozenset(parameters), frozenset(minus)
    return Reading(text, tokens, tree, rules, *rest)


def arranged(source: Source, reading: Reading) -> Line:
    """The lines of a text, all under one that is none itself."""
    root = Line()
    open_lines, before = [root], 0
    for depth, tokens in rows_of(reading.tokens):
        start, end = tokens[0].start_pos or 0, tokens[-1].end_pos or 0
        made = line_of(tokens, kind_of(reading.rules.get(start, ())))
        made.columns = indent(source.line(tokens[0].line or 1))
        said = source.text[before:start]
        given_out(said, open_lines, made, depth)
        del open_lines[depth + 1 :]
        open_lines[depth].under.append(made)
        open_lines.append(made)
        before = end
    given_out(source.text[before:], open_lines, None, 0)
    return root


def line_of(tokens: tuple[Token, ...], kind: str) -> Line:
    """A line of these tokens; only the last of them can be official words."""
    if tokens[-1].type != "TEXT":
        return Line(tokens, kind)
    return Line(tokens[:-1], kind, [tokens[-1][1:]])


def rows_of(tokens: Iterable[Token]) -> Iterator[tuple[int, tuple[Token, ...]]]:
    """The tokens of each line, and how deep it stands."""
    depth = 0
    line: list[Token] = []
    for token in tokens:
        if token.type not in LAYOUT:
            line.append(token)
            continue
        if line:
            yield depth, tuple(line)
            line = []
        depth += {"_INDENT": 1, "_DEDENT": -1}.get(token.type, 0)
    if line:
        yield depth, tuple(line)


def kind_of(rules: Sequence[str]) -> str:
    """The rule that reads a whole line, without those that only stand before it."""
    return next((one for one in rules if one not in ("file", *WRAPPERS)), "")


def given_out(said: str, open_lines: Sequence[Line], following: Line | None, depth: int) -> None:
    """Gives what stands between two lines to the one before, the one behind, or their blocks.

    A comment that is indented more than the line that follows ends a block that is open still.
    """
    first, *rows = said.split("\n")
    if len(open_lines) > 1:
        open_lines[-1].tail = first.strip(BLANK)
    else:
        rows = [first, *rows]
    remarks = [Remark(row.strip(BLANK), indent(row)) for row in rows[:-1]]
    here = following.columns if following is not None else 0
    deepest = len(open_lines) - 1
    while (at := next((n for n, one in enumerate(remarks) if one.text), None)) is not None:
        columns = remarks[at].columns
        while deepest > depth + 1 and open_lines[deepest].columns > columns:
            deepest -= 1
        if columns <= here or deepest <= depth + 1:
            break
        open_lines[deepest - 1].below += remarks[: at + 1]
        del remarks[: at + 1]
    if following is not None:
        following.above = remarks
    else:
        open_lines[0].below += remarks


def commented(line: Line) -> bool:
    """Whether a comment stands above a line."""
    return any(one.text for one in line.above)


def comments(reading: Reading) -> list[str]:
    """Every comment of a text, in order, as it is written but for spaces at its end."""
    text, found, before = reading.text, [], 0
    for token in reading.tokens:
        if token.type in LAYOUT:
            continue
        found += COMMENT.findall(text, before, token.start_pos or 0)
        # A comma at the end of a row has taken what stands behind it on that row.
        before = (token.start_pos or 0) + 1 if token.type == "_C" else token.end_pos or 0
    return [one.rstrip(BLANK) for one in [*found, *COMMENT.findall(text, before)]]
