"""Every node of the law, whatever it is a part of; the expressions that one is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from fractions import Fraction
from operator import attrgetter
from typing import Any

import attrs

from charterlang.compiler.ir.expressions import Expression, Variable


def walk(node: object) -> Iterator[object]:
    """The node and all nodes in it, outer before inner, in source order."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if kind not in PARTS:
            PARTS[kind] = parts_of(kind)
        made, read = PARTS[kind]
        if made:
            yield one
        if read is not None:
            waiting += reversed([each for each in read(one) if type(each) not in LEAVES])


Parts = tuple[bool, Callable[[Any], Iterable[object]] | None]
LEAF: Parts = (False, None)
LEAVES = frozenset({str, int, bool, type(None), Fraction, datetime})
"""Of these types are what nodes are made of in the end."""
PARTS: dict[type, Parts] = {}
"""Whether what is of a type is a node, and how its parts are read, of the types met so far."""


def parts_of(kind: type) -> Parts:
    """Whether what is of that type is a node, and how its parts are read."""
    if issubclass(kind, tuple):
        return False, tuple
    if issubclass(kind, Mapping):
        return False, lambda one: one.values()
    names = [field.name for field in getattr(kind, "__attrs_attrs__", ())]
    if not names:
        return LEAF
    if len(names) == 1:
        return True, lambda one: (getattr(one, names[0]),)
    return True, attrgetter(*names)


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
