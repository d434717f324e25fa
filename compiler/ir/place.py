"""Where something stands: in the file, and in the law."""

from __future__ import annotations

import attrs

from charterlang.compiler.node import frozen


def order(of: Span | None) -> tuple[object, ...]:
    """What the lines of a template are ordered by; what is written in place comes first."""
    return () if of is None else (of.path, of.line, of.column, *order(of.template))


@attrs.frozen(order=True)
class Span:
    """A stretch of one source file; lines and columns count from 1, the end is exclusive.

    What a template declares stands where it is used; `template` is where it is written there.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    template: Span | None = attrs.field(default=None, order=order, repr=False)


def attached(use: Span, written: Span) -> Span:
    """What is written at a place of a template, where that is used; of a use within a use, both."""
    inner = written if use.template is None else attached(use.template, written)
    return attrs.evolve(use, template=inner)


def beginning(of: Span, width: int) -> Span:
    """So many columns at the beginning of a stretch; of what a template says, there."""
    if of.template is not None:
        return attrs.evolve(of, template=beginning(of.template, width))
    return Span(of.path, of.line, of.column, of.line, of.column + width)


@frozen
class Place:
    """The authority of a rule: the clause that states it, and where that is written.

    `clause` is the clause's permanent identity (language.md §14), printed as its address:
    `III(6)`, `IV(7)(b)`, `Four[2]`; `""` for a rule that stands in no clause.
    """

    clause: str
    span: Span = attrs.field(eq=False, repr=False)
