"""Where something stands: in the file, and in the law."""

import attrs

from charterlang.compiler.node import frozen


@attrs.frozen(order=True)
class Span:
    """A stretch of one source file; lines and columns count from 1, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class Place:
    """The authority of a rule: the clause that states it, and where that is written.

    `clause` is the clause's permanent identity (language.md §14.6), printed as its address:
    `III(6)`, `IV(7)(b)`, `Four[2]`; `""` for a rule that stands in no clause.
    """

    clause: str
    span: Span = attrs.field(eq=False, repr=False)
