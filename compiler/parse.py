"""Text to syntax tree. A text without mistakes is read in one go; any other line by line."""

from typing import Any

import attrs
from lark import UnexpectedInput

from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.source import Source
from charterlang.compiler.syntax.build import Site, build
from charterlang.compiler.syntax.build.site import Branch
from charterlang.compiler.syntax.nodes import Declaration, Division, File, Header, Scenario
from charterlang.compiler.tables import parser

DEEPEST = 200
"""Columns of indentation, and of nested brackets in a line, beyond which nothing is read."""


def parse(source: Source) -> Result[File]:
    """The file that a text holds, as far as it can be read, and what is wrong with the rest."""
    from charterlang.compiler.recover import recover, unreadable

    refused = unreadable(source)
    if refused:
        return Result(File(None, (), (), frozenset()), refused)
    site = Site(source.path, inside)
    try:
        nodes = build(read(source.text, "file"), site)
    except UnexpectedInput:
        return recover(source)
    return finished(nodes, source, site.found)


def read(text: str, start: str) -> Branch:
    """Lark's tree of a text; raises `UnexpectedInput`."""
    return parser().parse(text, start=start)


def inside(text: str) -> Branch:
    """The tree of what stands between two braces in official words."""
    return read(text, "interpolation")


def finished(nodes: Any, source: Source, found: list[Diagnostic]) -> Result[File]:
    """The file of these nodes, with what their builders reported in source order."""
    header = next((node for node in nodes if isinstance(node, Header)), None)
    items = tuple(node for node in nodes if isinstance(node, Declaration | Division | Scenario))
    found = sorted(found, key=lambda one: one.span)
    broken = tuple(one.span for one in found)
    file = File(header, items, broken, tainted_by(broken, items))
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
