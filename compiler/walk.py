"""Every node of the law, whatever it is a part of; the expressions that one is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from charterlang.compiler.ir.expressions import Expression, Variable


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


def parts(one: object) -> list[Expression]:
    """The expressions directly under one, in lists of cases too."""
    if isinstance(one, Expression):
        under: Iterable[object] = (getattr(one, field.name) for field in attrs.fields(type(one)))
    else:
        under = one if isinstance(one, tuple) else ()
    found: list[Expression] = []
    for part in under:
        found += [part] if isinstance(part, Expression) else parts(part)
    return found


def mentions(one: Expression, name: str) -> bool:
    """Whether an expression reads that bound name."""
    return one == Variable(name, span=one.span) or any(mentions(part, name) for part in parts(one))
