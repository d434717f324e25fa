"""The document (language.md §4): divisions and clauses, what each states, and its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.words import Words
from charterlang.compiler.node import frozen

DivisionKind = Literal[
    "preamble", "definitions", "part", "chapter", "article", "section", "annex", "signatures"
]


@frozen
class Statement:
    """What a clause states: some properties of a declaration, or (`properties` empty) all of it.

    A declaration written in one place states all of itself; one whose parts stand in several
    clauses (`also`) states in each what is written there, in source order. Names of properties:

    `head`: that it exists, its title, kind, parameters and holder (only where it is declared)
    parties: `founding joins leaves require`
    body: `founding seats size joins leaves votes motion eligible accountable presided
    incompatible require` and the voting lines `needs quorum counts rounded abstention tie window closes`
    office: `founding filled vacated term vacancy succession acting delegates incompatible eligible
    accountable require`
    norms: `act conducted when unless require within effect carried lost inquorate`, and of each stage
    `STAGE` (where it is first written), `STAGE.by .in .length .within .method .recusing .titled
    .eligible .limit .acceptance .conducted .when .carried .lost .inquorate` and `STAGE.` with a voting line

    `provides x.y` may name any of these; the whole `STAGE` then stands for all of its properties.
    `declared`: the clause declares it (else it only `provides` it). The statement without a name is
    of the instrument itself: `commences zone construe`. `notes` are the editor's notes in a
    declaration that stands in no clause.
    """

    name: str
    properties: tuple[str, ...]
    declared: bool
    layout: str | None = None
    notes: tuple[str, ...] = ()


@frozen
class Figure:
    """A picture: a file beside the charter, and its caption."""

    file: str
    caption: str | None
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class Clause:
    """A label, what it states, its words, its sub-clauses, and words after these."""

    identity: str
    label: str | None
    heading: str | None
    alias: str | None
    declaratory: bool
    statements: tuple[Statement, ...]
    words: Words | None
    clauses: tuple[Clause, ...]
    flush: Words | None
    notes: tuple[str, ...]
    span: Span = attrs.field(eq=False, repr=False)
    sponsors: tuple[str, ...] = ()
    """Who submitted it."""
    figures: tuple[Figure, ...] = ()


def figures(parts: Iterable[Division | Clause]) -> Iterator[Figure]:
    """The pictures in these parts of a document, in their order."""
    for part in parts:
        if isinstance(part, Division):
            yield from figures(part.parts)
        else:
            yield from part.figures
            yield from figures(part.clauses)


@frozen
class Division:
    """An article, chapter, preamble…; `words` stand before its parts.

    `statements` are those of declarations that stand in it outside every clause, as vocabulary
    does in `definitions`; words behind its first clause are an unlabelled clause of their own.
    """

    kind: DivisionKind
    identity: str
    number: str | None
    heading: str | None
    statements: tuple[Statement, ...]
    words: Words | None
    parts: tuple[Division | Clause, ...]
    notes: tuple[str, ...]
    span: Span = attrs.field(eq=False, repr=False)
