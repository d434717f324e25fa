"""Reading a text with mistakes: each wrong line is reported once, and all others are read.

The text is cut into *chunks* at every line of column 0; each is read alone, so that no mistake
crosses a chunk. In a chunk, a line that cannot be read is reported and replaced by the shortest
right line of its kind, so that what stands under it is still read in its own context; then the
chunk is read again. A file with n mistakes that stay on their lines gives n errors.
"""

import re
from difflib import get_close_matches
from typing import Any

from lark import Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.explain_mistake import Mistake, mistake_of
from charterlang.compiler.ir.place import Span
from charterlang.compiler.lexis import FORMS, HEADS, STUBS
from charterlang.compiler.source import Source
from charterlang.compiler.syntax.build import Site, build
from charterlang.compiler.syntax.nodes import File

LONGEST = 20_000
"""Characters of a line that are read; official words and source texts stay far below."""
DEEPEST = 60
"""Nested brackets in one line, and columns of indentation by fours, that are read."""


def recover(source: Source) -> Result[File]:
    """The file as far as it can be read, with one error for each line that cannot."""
    from charterlang.compiler.parse import error, finished, inside

    site = Site(source.path, inside)
    nodes: list[Any] = []
    for number, lines in chunks(source.text):
        if chunk := read_chunk(lines, number, source, site):
            nodes += chunk
    return finished(nodes, source, site.found)


def chunks(text: str) -> list[tuple[int, list[str]]]:
    """(lines before it, its lines): a chunk opens at every line of column 0 that is no comment."""
    out: list[tuple[int, list[str]]] = []
    continued = False
    for number, line in enumerate(text.split("\n")):
        if line[:1].strip() and line[0] != "#" and not continued:
            out.append((number, []))
        if out:
            out[-1][1].append(line)
        elif line.strip() and not line.lstrip().startswith("#"):
            out.append((number, [line]))
        continued = continues(line)
    return out


def continues(line: str) -> bool:
    """Whether a line goes on in the next: it ends in a comma, and is no line of official words."""
    code = line.split(" #")[0].rstrip()
    return code.endswith(",") and not line.lstrip().startswith("|")


def read_chunk(lines: list[str], before: int, source: Source, site: Site) -> list[Any]:
    """The nodes of one chunk, read again after each line that had to be replaced."""
    from charterlang.compiler.parse import read

    lines, mended = list(lines), set[int]()
    too_long(lines, before, source, site, mended)
    while any(line.strip() for line in lines):
        text = "\n".join(lines).rstrip() + "\n"
        try:
            branch = read(text, start_of(lines))
        except UnexpectedInput as fault:
            row = min(max(row_of(fault), 1), len(lines)) - 1
            row = head_row(lines, row)
            mistake = mistake_of(fault, lines, row)
            if row not in mended:
                site.found.append(diagnostic(mistake, lines, row, before, source))
            replace(lines, row, mistake, first=row not in mended)
            mended.add(row)
            continue
        here = Site(source.path, site.parse_inside, before, 0, site.found)
        node = build(branch, here)
        return list(node) if isinstance(node, tuple) else [node]
    return []


def too_long(lines: list[str], before: int, source: Source, site: Site, mended: set[int]) -> None:
    """Takes out the lines that nobody wrote by hand, so that reading stays quick and shallow."""
    for row, line in enumerate(lines):
        deep = max(line.count("("), line.count("{"), len(line) - len(line.lstrip())) > DEEPEST * 4
        if len(line) <= LONGEST and not deep:
            continue
        what = "is nested too deeply" if len(line) <= LONGEST else "is too long to be read"
        site.found.append(error("E107", f"this line {what}", source, before + row + 1,
                                help="divide it into several lines"))
        mended.add(row)
        lines[row] = ""


def start_of(lines: list[str]) -> str:
    """The grammar rule that reads a chunk which begins with this line."""
    first = next((line for line in lines if line.strip()), "")
    return "instrument" if first.split(" ")[0] in FORMS else "item"


def row_of(fault: UnexpectedInput) -> int:
    """The line on which reading stopped: that of the token before, where a line ended too soon."""
    if isinstance(fault, UnexpectedToken):
        token: Token = fault.token
        if token.type in ("_NL", "_DEDENT", "$END"):
            history = getattr(fault, "token_history", None) or []
            return token.line or (history[-1].line if history else 1) or 1
        return token.line or 1
    assert isinstance(fault, UnexpectedCharacters)
    return int(fault.line)


def head_row(lines: list[str], row: int) -> int:
    """The first line of the one that this row continues."""
    while row > 0 and (not lines[row].strip() or continues(lines[row - 1])):
        row -= 1
    return row


def diagnostic(mistake: Mistake, lines: list[str], row: int, before: int, source: Source
               ) -> Diagnostic:
    """The error that reports a mistake at its place in the file."""
    line, column = before + mistake.row + 1, mistake.column
    span = Span(source.path, line, column, line, column + max(1, len(mistake.text)))
    return Diagnostic(mistake.code, "error", mistake.message, span, help=mistake.help)


def indent(line: str) -> int:
    """Columns of indentation; a tab counts four."""
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def block(lines: list[str], row: int) -> range:
    """The rows under a row that are indented deeper than it."""
    end = row + 1
    while end < len(lines) and (not lines[end].strip() or indent(lines[end]) > indent(lines[row])):
        end += 1
    return range(row + 1, end)


def replace(lines: list[str], row: int, mistake: Mistake, first: bool) -> None:
    """Puts the shortest right line of its kind in a line's place, or takes it out with its block.

    A line is taken out when no head is near it, and when its replacement did not help either.
    """
    under = block(lines, row)
    stub = stub_of(lines[row], mistake, row) if first else None
    ends = row + 1
    while ends < len(lines) and continues(lines[ends - 1]):
        ends += 1
    if stub and mistake.row > row + (ends - row) - 1:
        stub = None
    for gone in range(row + 1, ends):
        lines[gone] = ""
    if stub:
        lines[row] = " " * indent(lines[row]) + stub
        return
    lines[row] = ""
    if mistake.block_falls or not first:
        for gone in under:
            lines[gone] = ""


def stub_of(line: str, mistake: Mistake, row: int) -> str | None:
    """The shortest right line with the head that a wrong line has, or seems to have."""
    text = line.lstrip()
    if re.match(r"(\([0-9a-zA-Z]{1,5}\)|[0-9a-z]{1,5}\.|[-*])!?(\s|$)", text):
        return text.split()[0]
    first = re.match(r"(also\s+)?([A-Za-z]+)", text)
    if not first:
        return None
    near = get_close_matches(first.group(2), HEADS, 1, 0.7)
    if not near:
        return None
    named = re.match(rf"{first.group(2)}\s+([A-Za-z_]\w*)", text.removeprefix(first.group(1) or ""))
    name = named.group(1) if named else f"unread_{row}"
    return (first.group(1) or "") + STUBS[near[0]].format(name=name)
