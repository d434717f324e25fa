"""The lines of a charter, with their tokens and the names that are declared and referred to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import attrs
from lark import Token

from charterlang.compiler.tables import parser


@attrs.frozen
class Line:
    """A line of law: its rows in the file (from 0), its text, and its tokens with their places.

    A line that goes on behind a comma has several rows.
    """

    rows: range
    text: str
    tokens: tuple[Token, ...]
    names: frozenset[str]
    """All names of the file, which no misspelling may hit."""
    declared: Mapping[str, int]
    """The names that are declared and referred to, with the number of references in rules."""
    start: int

    def at(self, token: Token) -> int:
        """The position of a token in the text."""
        return (token.start_pos or 0) - self.start

    def put(self, token: Token, text: str) -> str:
        """The line with other text in the place of a token."""
        at = self.at(token)
        return self.text[:at] + text + self.text[at + len(token) :]

    @property
    def official(self) -> bool:
        """Whether it holds official words behind a bar."""
        return any(token.type == "TEXT" for token in self.tokens)


@cache
def lines_of(text: str) -> list[Line]:
    """The lines of a file without mistakes."""
    tokens = [one for one in lexed(text) if one.type not in ("_INDENT", "_DEDENT")]
    names = frozenset(re.findall(r"[A-Za-z_]\w*", text))
    declared = referred(tokens)
    out: list[Line] = []
    line: list[Token] = []
    for token in tokens:
        if token.type != "_NL":
            line.append(token)
        elif line:
            first, last = line[0], line[-1]
            start = (
                text.rindex("\n", 0, first.start_pos) + 1 if "\n" in text[: first.start_pos] else 0
            )
            end = last.end_pos or 0
            rows = range((first.line or 1) - 1, last.end_line or 1)
            out.append(Line(rows, text[start:end], tuple(line), names, declared, start))
            line = []
    return out


def lexed(text: str) -> Iterator[Token]:
    """All tokens of a text, as the parser gets them."""
    interactive = parser().parse_interactive(text, start="file")
    yield from interactive.iter_parse()


def declares(tokens: list[Token] | tuple[Token, ...], at: int) -> bool:
    """Whether the token there is the name that a head declares."""
    before = tokens[at - 1] if at else None
    return (
        before is not None
        and str(before) in DECLARING
        and (at == 1 or tokens[at - 2].type in ("_NL", "ALSO"))
    )


DECLARING = (
    "kind",
    "fact",
    "standard",
    "assume",
    "define",
    "threshold",
    "parties",
    "body",
    "office",
    "procedure",
    "power",
    "duty",
    "prohibition",
    "right",
)


def referred(tokens: list[Token]) -> dict[str, int]:
    """The declared names, with the number of places in rules that refer to each."""
    heads = {
        str(one)
        for at, one in enumerate(tokens)
        if declares(tokens, at) and not (at > 1 and tokens[at - 2].type == "ALSO")
    }
    said = [str(one) for one in tokens if one.type == "NAME"]
    return {name: said.count(name) - 1 for name in heads}
