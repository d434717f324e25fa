"""The document (language.md §4): divisions and clauses, what each states, and its own words."""

from __future__ import annotations

from typing import Literal

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.words import Words

DivisionKind = Literal[
    "preamble", "definitions", "part", "chapter", "article", "section", "annex", "signatures"
]


@attrs.frozen
class Statement:
    """What a clause states: some properties of a declaration, or (`properties` empty) all of it.

    Property names are those of material paths (language.md §13.2): `filled`, `term`, `vacancy`,
    `seats`, `votes`, `counts`, `needs`, `nominations`, `nominations.limit`, …
    `declared`: the clause declares it (else it only `provides` it).
    """

    name: str
    properties: tuple[str, ...]
    declared: bool
    layout: str | None = None


@attrs.frozen
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


@attrs.frozen
class Division:
    """An article, chapter, preamble…; `words` stand before its parts."""

    kind: DivisionKind
    identity: str
    number: str | None
    heading: str | None
    words: Words | None
    parts: tuple[Division | Clause, ...]
    notes: tuple[str, ...]
    span: Span = attrs.field(eq=False, repr=False)
