"""Every node of the law, whatever it is a part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs


def walk(node: object) -> Iterator[object]:
    """The node and all nodes in it, outer before inner, in source order."""
    if isinstance(node, tuple):
        for one in node:
            yield from walk(one)
    elif isinstance(node, Mapping):
        for one in node.values():
            yield from walk(one)
    elif attrs.has(type(node)):
        yield node
        for field in attrs.fields(type(node)):
            yield from walk(getattr(node, field.name))
