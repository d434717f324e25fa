"""Holes: what the source lost (§11.3). Whatever relies on one waits for a reading (E603)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.expressions import Variable
from charterlang.compiler.ir.instrument import Reading
from charterlang.compiler.ir.place import Span
from charterlang.compiler.merge import Gathered
from charterlang.compiler.resolve import Names, Scope
from charterlang.compiler.syntax import nodes as syntax

EXAMPLES = {
    "number": "80",
    "duration": "8 days",
    "date": "2026-03-01",
    "text": '"in force"',
    "truth": "true",
}
"""A value of each type, to be copied."""


def is_hole(found: Gathered) -> bool:
    """Whether an assumption is about what the source lost."""
    return "lost" in found.first.slots


def is_open(found: Gathered) -> bool:
    """Whether it is a hole that no reading fills."""
    return is_hole(found) and not any(
        isinstance(line, syntax.Property) and line.word == "means" for line, _ in found.lines()
    )


def nothing(found: Gathered) -> Reading:
    """What stands for the reading of an open hole: a value that nobody knows."""
    span = found.first.name.span
    return Reading(found.name, Variable(found.name, span=span), None)


def relied_on(found: Gathered, span: Span, scope: Scope) -> None:
    """Notes that something relies on an open hole; its owner is not checked further."""
    names = scope.names
    if not is_open(found) or found.name in names.unread:
        return
    names.unclear += 1
    names.tainted.update((scope.owner, found.name))
    names.holes.setdefault(found.name, []).append(span)


def open_holes(names: Names) -> Iterator[Diagnostic]:
    """E603, once for each hole: at the first place that relies on it, with the others."""
    for name, spans in names.holes.items():
        found = names.declared[name]
        first, *others = sorted(set(spans))
        title = found.first.title
        said = title.text if title else "which the source lost"
        type = found.first.slots.get("is")
        example = EXAMPLES.get(type.name.text if isinstance(type, syntax.Type) else "")
        tried = (f"or try one:  --assume {name}={shown(example)}",) if example else ()
        yield Diagnostic(
            "E603",
            "error",
            f"nothing says how to read `{name}`, {said}",
            first,
            labels=(
                Label(found.first.name.span, "the hole is declared here"),
                *(Label(span, "this relies on it too") for span in others),
            ),
            help=(
                "write under the hole, with your reason, a reading such as  "
                f"NAME means {example or 'VALUE'}",
                *tried,
            ),
        )


def shown(example: str) -> str:
    """A value as a command line takes it."""
    return f"'{example}'" if " " in example or '"' in example else example
