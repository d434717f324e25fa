"""Names with a dot in them: what several declarations of one template are called (§16)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.compiler.syntax.nodes import Name, Node, Path

T = TypeVar("T")


def joined(node: T, names: frozenset[str]) -> T:
    """The node with each of these names read as one name, wherever it stands: `levy.collect`."""
    match node:
        case Path() if len(node.names) > 1:
            return one_name(node, names)  # type: ignore[return-value]  # a path for a path
        case tuple():
            made = tuple(joined(one, names) for one in node)
            same = all(one is other for one, other in zip(made, node, strict=True))
            return node if same else made  # type: ignore[return-value]  # a tuple for a tuple
        case Mapping():
            inner = {word: joined(one, names) for word, one in node.items()}
            return node if all(inner[word] is node[word] for word in node) else inner  # type: ignore[return-value]  # slots for slots
        case Node():
            parts = {one.name: getattr(node, one.name) for one in attrs.fields(type(node))}
            changed = {
                name: other
                for name, part in parts.items()
                if not isinstance(part, Span) and (other := joined(part, names)) is not part
            }
            return attrs.evolve(node, **changed) if changed else node
        case _:
            return node


def one_name(path: Path, names: frozenset[str]) -> Path:
    """A path that begins with one of the names, as that name and what follows it."""
    for length in range(len(path.names), 1, -1):
        first = path.names[:length]
        text = ".".join(one.text for one in first)
        if text in names or text[:1].lower() + text[1:] in names:
            span = attrs.evolve(
                first[0].span,
                end_line=first[-1].span.end_line,
                end_column=first[-1].span.end_column,
            )
            return attrs.evolve(path, names=(Name(text, span=span), *path.names[length:]))
    return path
