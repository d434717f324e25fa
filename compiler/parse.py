"""Text to syntax tree. A text without mistakes is read in one go; any other line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import attrs
from lark import UnexpectedInput
from lark.indenter import DedentError

from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.ir.place import Span
from charterlang.compiler.source import LONGEST, Source
from charterlang.compiler.syntax.build import Site, build
from charterlang.compiler.syntax.build.site import Branch, TooDeep
from charterlang.compiler.syntax.nodes import Declaration, Division, File, Header, Scenario
from charterlang.compiler.tables import parser

if TYPE_CHECKING:
    from charterlang.compiler.explain_mistake import Mistake


def parse(source: Source) -> Result[File]:
    """The file that a text holds, as far as it can be read, and what is wrong with the rest."""
    if refused := unreadable(source):
        nowhere = Span(source.path, 1, 1, 1, 1)
        return Result(File(None, (), (), frozenset(), span=nowhere), refused)
    try:
        return built(read(source.text, "file"), source)
    except (UnexpectedInput, DedentError, TooDeep):
        from charterlang.compiler.recover import recover

        return recover(source)


def built(tree: Branch, source: Source) -> Result[File]:
    """The file of Lark's tree of a text; raises `TooDeep`."""
    if any(len(line) > LONGEST for line in source.lines):
        raise TooDeep(1)
    site = Site(source.path, inside)
    return finished(build(tree, site), source, site)


def unreadable(source: Source) -> tuple[Diagnostic, ...]:
    """What makes it pointless to read a text as lines of law: nothing in it, or not a text."""
    if "\0" in source.text:
        number = source.text[: source.text.index("\0")].count("\n") + 1
        return (
            error(
                "E106",
                "this file is not text: it holds a NUL character",
                source,
                number,
                help="give a `.charter` or `.scenario` file",
            ),
        )
    if all(not line.strip() or line.lstrip().startswith("#") for line in source.lines):
        return (
            error(
                "E110",
                "there is no instrument and no scenario in this file",
                source,
                1,
                help=f"begin with a line such as  {beginning(source.path)}",
            ),
        )
    return ()


def beginning(path: str) -> str:
    """How the first line of a file of that name may read."""
    if path.endswith(".scenario"):
        return 'scenario "A new speaker" of pact'
    return 'treaty pact "The Harbour Pact"'


def error(
    code: str,
    message: str,
    source: Source,
    line: int,
    column: int = 1,
    width: int = 1,
    help: str = "",
) -> Diagnostic:
    """An error on one line."""
    span = Span(source.path, line, column, line, column + width)
    return Diagnostic(code, "error", message, span, help=(help,) if help else ())


def read(text: str, start: str) -> Branch:
    """Lark's tree of a text; raises `UnexpectedInput`."""
    return parser().parse(text, start=start)


def inside(text: str) -> Branch | Mistake:
    """The tree of what stands between two braces in official words, or what is wrong with it."""
    try:
        return read(text, "interpolation")
    except UnexpectedInput:
        from charterlang.compiler.recover import inside_mistake

        return inside_mistake(text)


def finished(
    nodes: Any, source: Source, site: Site, lost: frozenset[str] = frozenset()
) -> Result[File]:
    """The file of these nodes, with what is wrong in source order.

    `lost` are the words of lines that could not be read, where any of them may be declared.
    """
    for span, name, wanted, help in site.blanks:
        site.report("E102", f"`{name}` stands where {wanted} is wanted", span, help)
    found = site.found
    header = next((node for node in nodes if isinstance(node, Header)), None)
    items = tuple(node for node in nodes if isinstance(node, Declaration | Division | Scenario))
    broken = tuple(sorted(one.span for one in found))
    whole = Span(source.path, 1, 1, max(1, source.text.count("\n")), 1)
    tainted, spoilt = tainted_by(broken, items, source), words_of(broken, source)
    file = File(header, items, broken, tainted, spoilt, lost, span=whole)
    found += tabs(source)
    if found:
        from charterlang.compiler.headings import with_headings

        found = sorted(with_headings(found, source), key=lambda one: one.span)
    return Result(file, tuple(found))


def words_of(broken: tuple[Span, ...], source: Source) -> frozenset[str]:
    """The words of the lines that could not be read."""
    lines = source.text.split("\n") if broken else []
    return frozenset(word for one in broken for word in re.findall(r"\w+", lines[one.line - 1]))


def tabs(source: Source) -> list[Diagnostic]:
    """The warning of a file that is indented with tabs, at the first of them."""
    if "\t" not in source.text:
        return []
    rows = [
        row
        for row, line in enumerate(source.lines)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if not rows:
        return []
    text = source.line(rows[0] + 1)
    column = text.index("\t") + 1
    span = Span(source.path, rows[0] + 1, column, rows[0] + 1, column + 1)
    lines = f"{len(rows)} lines are" if len(rows) > 1 else "this line is"
    return [
        Diagnostic(
            "W101",
            "warning",
            f"{lines} indented with tabs, each read as four columns",
            span,
            help=("indent with spaces, four for each level",),
        )
    ]


def tainted_by(broken: tuple[Span, ...], items: Any, source: Source) -> frozenset[str]:
    """The names of declarations in which a line could not be read."""
    if not broken:
        return frozenset()
    lines = {number for span in broken for number in above(source.lines, span.line)}
    return frozenset(
        one.name.text for one in declarations(items) if lines & {one.span.line, one.name.span.line}
    )


def above(lines: Sequence[str], number: int) -> Iterator[int]:
    """A line (from 1), and those that it stands under."""
    depth = 10**6
    for row in range(min(number, len(lines)) - 1, -1, -1):
        text = lines[row].expandtabs(4)
        columns = len(text) - len(text.lstrip())
        if row == number - 1 or (text.strip() and text.lstrip()[0] not in "#|" and columns < depth):
            depth = columns
            yield row + 1
        if depth == 0:
            break


def declarations(items: Any) -> list[Declaration]:
    """Every declaration in these items, in source order."""
    out: list[Declaration] = []
    for item in items:
        if isinstance(item, Declaration):
            out.append(item)
        elif isinstance(item, Division):
            out += declarations(item.items)
        elif attrs.has(type(item)) and hasattr(item, "declarations"):
            out += [*item.declarations, *declarations(item.clauses)]
    return out
