"""Values for holes from outside: `--assume operand=80` fills what the source lost (§11.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.place import Span
from charterlang.compiler.lower import Charter, vocabulary
from charterlang.compiler.lower.holes import is_hole
from charterlang.compiler.merge import Gathered
from charterlang.compiler.parse import inside
from charterlang.compiler.syntax.build import Site, build
from charterlang.compiler.syntax.nodes import Name, Property

GIVEN = "--assume"
"""The path of what is written on a command line and in no file."""


def filled(charter: Charter, readings: Mapping[str, str]) -> tuple[Charter, tuple[Diagnostic, ...]]:
    """The charter with each hole read as `readings` say, by the name of a reading or by a value.

    A value is an expression of the language; one that cannot be read is E602.
    """
    declared, found = dict(charter.declared), list[Diagnostic]()
    for name, said in readings.items():
        hole = declared.get(name)
        if hole is None or not is_hole(hole) or said in vocabulary.reading_names(hole):
            continue
        site = Site(GIVEN, inside, found=found)
        made: Any = inside(said)
        if not hasattr(made, "data"):
            found.append(unreadable(name, said, made.message))
            continue
        declared[name] = read_as(hole, said, build(made, site).value)
    return attrs.evolve(charter, declared=declared), tuple(found)


def read_as(hole: Gathered, said: str, value: Any) -> Gathered:
    """The hole with one more reading, that goes by what was said."""
    name = Name(said, span=hole.first.name.span)
    line = Property("means", {"name": name, "value": value}, span=hole.first.name.span)
    first = hole.parts[0]
    declaration = attrs.evolve(first.declaration, lines=(*first.declaration.lines, line))
    return attrs.evolve(hole, parts=(attrs.evolve(first, declaration=declaration), *hole.parts[1:]))


def unreadable(name: str, said: str, why: str) -> Diagnostic:
    """The error of a value that is none."""
    return Diagnostic(
        "E602",
        "error",
        f"`{said}` is no value for the hole `{name}`: {why}",
        Span(GIVEN, 1, 1, 1, 1),
        help=("write a value as in a charter, such as  80  or  '8 days'",),
    )


def as_asked(found: Iterable[Diagnostic], head: Span) -> Iterable[Diagnostic]:
    """What is wrong with a value from outside, as a matter of the command line (E602).

    A hole for which there is such a value is not said to be open.
    """
    listed = list(found)
    asked = any(one.span.path == GIVEN for one in listed)
    for one in listed:
        if one.span.path == GIVEN:
            one = attrs.evolve(one, code="E602", severity="error", span=head, labels=())
        elif asked and one.code == "E603":
            continue
        yield one
