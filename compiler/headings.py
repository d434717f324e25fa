"""The heading of a diagnostic: the article and clause it is about, in the law's own words.

It is found from the source text alone, by indentation, so that it is there for texts that cannot
be read too: `article III "Officers", (6)(a)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.source import Source

DIVISION = re.compile(
    r"(preamble|definitions|part|chapter|article|section|annex|signatures)\b"
    r'(?:[ \t]+([A-Za-z0-9][A-Za-z0-9.]*))?(?:[ \t]+("[^"\n]*"))?'
)
CLAUSE = re.compile(
    r"(\([0-9]{1,3}[a-z]?\)|\([a-zA-Z]{1,5}\)|[0-9]{1,3}[a-z]?\.|[a-z]{1,5}\.)!?(?=\s|$)"
)
SCENARIO = re.compile(r'scenario[ \t]+"[^"\n]*"')
MARKS = ("provides", "declaratory", "by")
"""Words that may stand where the number of a division would."""


def with_headings(found: Iterable[Diagnostic], source: Source) -> Iterator[Diagnostic]:
    """The diagnostics of one file, each with the heading under which it stands."""
    lines = source.lines
    for one in found:
        yield attrs.evolve(one, heading=heading(lines, one.span.line))


def heading(lines: Sequence[str], number: int) -> str | None:
    """The article, and the clause in it, of line `number` (from 1); None where there is none."""
    said: list[str] = []
    labels = ""
    depth = None
    for row in range(min(number, len(lines)) - 1, -1, -1):
        line = lines[row].expandtabs(4)
        text = line.lstrip()
        column = len(line) - len(text)
        if not text or text[0] in "#|" or (depth is not None and column >= depth):
            continue
        if depth is None and row < number - 1 and column >= indent_of(lines[number - 1]):
            continue
        depth = column
        if clause := CLAUSE.match(text):
            labels = clause[1] + labels
        elif name := named(text):
            said.insert(0, name)
        if column == 0:
            break
    return ", ".join([*said, *([labels] if labels else [])]) or None


def indent_of(line: str) -> int:
    """The columns of indentation of a line."""
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())


def named(text: str) -> str | None:
    """A division or scenario as its head names it, without marks and words."""
    if scenario := SCENARIO.match(text):
        return scenario[0]
    head = DIVISION.match(text)
    if head is None:
        return None
    kind, number, title = head.groups()
    return " ".join(one for one in (kind, None if number in MARKS else number, title) if one)
