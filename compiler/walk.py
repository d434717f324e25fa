"""Every node of the law, whatever it is a part of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def walk(node: object) -> Iterator[object]:
    """The node and all nodes in it, outer before inner, in source order."""
    if isinstance(node, tuple):
        for one in node:
            yield from walk(one)
    elif isinstance(node, Mapping):
        for one in node.values():
            yield from walk(one)
    elif fields := getattr(type(node), "__attrs_attrs__", None):
        yield node
        for field in fields:
            yield from walk(getattr(node, field.name))
