"""Passages by what they are looked up by: their address, their lines, what they provide."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from charterlang.compiler.check.passages import Part, Passage
from charterlang.compiler.ir.document import Division, Statement
from charterlang.compiler.ir.place import Span


@attrs.define(eq=False, slots=False)
class Index:
    """All passages of a document, in source order."""

    passages: Sequence[Passage]

    @cached_property
    def by_identity(self) -> Mapping[str, Passage]:
        """Each passage by its address."""
        return {one.identity: one for one in self.passages}

    @cached_property
    def begins(self) -> list[int]:
        """The first line of each passage."""
        return [one.part.span.line for one in self.passages]

    def at(self, span: Span) -> Passage | None:
        """The innermost clause or division in which a place of the source stands, if it is in any."""
        last = bisect_right(self.begins, span.line) - 1
        if last < 0 or self.passages[last].part.span.path != span.path:
            return None
        # What begins last before a line has the line in it, or stands beside or in what has it.
        one = self.passages[last]
        for part in (one.part, *reversed(one.above)):
            if part.span.line <= span.line <= part.span.end_line:
                return self.by_identity[part.identity]
        return None

    def around(self, identity: str) -> Iterator[Passage]:
        """The passage of that address, and those of the parts around it."""
        one = self.by_identity.get(identity)
        for part in (one.part, *one.above) if one is not None else ():
            yield self.by_identity[part.identity]

    @cached_property
    def worded(self) -> Mapping[str, list[Statement]]:
        """What clauses worded from their rules provide and do not declare, by its name."""
        out: dict[str, list[Statement]] = {}
        for passage in self.passages:
            for statement in passage.part.statements if worded(passage.part) else ():
                if not statement.declared:
                    out.setdefault(statement.name, []).append(statement)
        return out


def worded(part: Part) -> bool:
    """Whether the phrasebook words what a part of the document states."""
    return part.words is None or (isinstance(part, Division) and part.kind == "definitions")
