"""Text to syntax tree. A text without mistakes is read in one go; any other line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
from lark import UnexpectedInput

from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.ir.place import Span
from charterlang.compiler.source import Source
from charterlang.compiler.syntax.build import Site, build
from charterlang.compiler.syntax.build.site import Branch
from charterlang.compiler.syntax.nodes import Declaration, Division, File, Header, Scenario
from charterlang.compiler.tables import parser

if TYPE_CHECKING:
    from charterlang.compiler.explain_mistake import Mistake


def parse(source: Source) -> Result[File]:
    """The file that a text holds, as far as it can be read, and what is wrong with the rest."""
    if refused := unreadable(source):
        nowhere = Span(source.path, 1, 1, 1, 1)
        return Result(File(None, (), (), frozenset(), span=nowhere), refused)
    site = Site(source.path, inside)
    try:
        nodes = build(read(source.text, "file"), site)
    except UnexpectedInput:
        from charterlang.compiler.recover import recover

        return recover(source)
    return finished(nodes, source, site.found)


def unreadable(source: Source) -> tuple[Diagnostic, ...]:
    """What makes it pointless to read a text as lines of law: nothing in it, or not a text."""
    if "\0" in source.text:
        number = source.text[: source.text.index("\0")].count("\n") + 1
        return (error("E106", "this file is not text: it holds a NUL character", source, number,
                      help="give a `.charter` or `.scenario` file"),)
    if all(not line.strip() or line.lstrip().startswith("#") for line in source.text.split("\n")):
        return (error("E110", "there is no instrument and no scenario in this file", source, 1,
                      help='begin with a line such as  treaty pact "The Harbour Pact"'),)
    return ()


def error(code: str, message: str, source: Source, line: int, column: int = 1, width: int = 1,
          help: str = "") -> Diagnostic:
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
    except UnexpectedInput as fault:
        from charterlang.compiler.explain_mistake import mistake_of

        return mistake_of(fault, [text], 0)


def finished(nodes: Any, source: Source, found: list[Diagnostic]) -> Result[File]:
    """The file of these nodes, with what their builders reported in source order."""
    header = next((node for node in nodes if isinstance(node, Header)), None)
    items = tuple(node for node in nodes if isinstance(node, Declaration | Division | Scenario))
    found = sorted(found, key=lambda one: one.span)
    broken = tuple(one.span for one in found)
    last = source.text.count("\n")
    file = File(header, items, broken, tainted_by(broken, items),
                span=Span(source.path, 1, 1, max(1, last), 1))
    if found:
        from charterlang.compiler.headings import with_headings

        found = list(with_headings(found, source))
    return Result(file, tuple(found))


def tainted_by(broken: tuple[Any, ...], items: Any) -> frozenset[str]:
    """The names of declarations in which a line could not be read."""
    if not broken:
        return frozenset()
    lines = {span.line for span in broken}
    return frozenset(
        one.name.text
        for one in declarations(items)
        if any(one.span.line <= line <= one.span.end_line for line in lines)
    )


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
