"""A draft and what is adopted of it (language.md §4.2): law is what was adopted, clause by clause.

`draft` is what holds while nothing is adopted: vocabulary, and what a superior instrument provides,
its rules of adoption among them. `adopted` is the instrument without the clauses that fell, in law and
in print. Both know the titles of what is not in force, so that it can be spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import (
    Assumption,
    Declaration,
    Definition,
    EntityName,
    Fact,
    Instrument,
    Kind,
    Threshold,
)
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.words import Reference, Words

VOCABULARY = (Kind, Fact, Assumption, Definition, Threshold)
"""What only says what words mean: it does nothing, and stands whatever becomes of its clause."""
NOT_ADOPTED = "[Not adopted.]"
GONE = "a paragraph that was not adopted"


def draft(law: Instrument) -> Instrument:
    """What holds before the adoption; the law itself, if it does not wait for one."""
    if not law.on_adoption:
        return law
    kept = {
        name: one
        for name, one in law.declarations.items()
        if name in law.external or isinstance(one, VOCABULARY)
    }
    return without(law, kept)


def adopted(law: Instrument, fallen: Sequence[str]) -> Instrument:
    """The law that is adopted of a draft, and its text."""
    if not fallen:
        return law
    gone = frozenset(below(law.divisions, frozenset(fallen)))
    kept: dict[str, Declaration] = {}
    for name, one in law.declarations.items():
        regime = getattr(one, "regime", None)
        outlives = regime is None or regime in kept
        if isinstance(one, VOCABULARY) or (one.place.clause not in gone and outlives):
            kept[name] = stripped(one, gone)
    renumbered = law.style.labels == "renumber"
    divisions = tuple(division(one, frozenset(fallen), gone, renumbered) for one in law.divisions)
    return attrs.evolve(without(law, kept), divisions=divisions)


def without(law: Instrument, kept: Mapping[str, Declaration]) -> Instrument:
    """The law with these declarations alone; the others are names with a title."""
    titles = [
        EntityName(name, title, None)
        for name, one in law.declarations.items()
        if name not in kept and (title := titled(one)) is not None
    ]
    return attrs.evolve(
        law,
        declarations=kept,
        own=tuple(name for name in law.own if name in kept),
        entities=(*law.entities, *titles),
    )


def titled(one: Declaration) -> str | None:
    """The title of a declaration, if it has one."""
    title: Any = getattr(one, "title", None)
    text: str | None = getattr(title, "text", title)
    return text


def below(parts: Sequence[Division | Clause], fallen: frozenset[str]) -> Iterator[str]:
    """The identities of clauses that fell, and of all that stands in them."""
    for part in parts:
        inner: Sequence[Division | Clause]
        inner = part.parts if isinstance(part, Division) else part.clauses
        if part.identity in fallen:
            yield part.identity
            yield from below(inner, frozenset(one.identity for one in inner))
        else:
            yield from below(inner, fallen)


def stripped(one: Declaration, gone: frozenset[str]) -> Declaration:
    """A declaration without the lines that stood in clauses that fell (`also`)."""
    changed: dict[str, Any] = {}
    for field in attrs.fields(type(one)):
        value: Any = getattr(one, field.name)
        if isinstance(value, tuple):
            left = tuple(each for each in value if standing(each) not in gone)
            if len(left) < len(value):
                changed[field.name] = left
        elif standing(value) in gone:
            changed[field.name] = None
    return attrs.evolve(one, **changed) if changed else one


def standing(line: object) -> str | None:
    """The clause in which a line of a declaration stands."""
    place = getattr(line, "place", None)
    return place.clause if isinstance(place, Place) else None


# ── in print


def division(
    one: Division, fallen: frozenset[str], gone: frozenset[str], renumbered: bool
) -> Division:
    """A division without the clauses in it that fell."""
    clauses = [part for part in one.parts if isinstance(part, Clause)]
    left = iter(row(clauses, fallen, gone, renumbered))
    made: list[Division | Clause] = []
    for part in one.parts:
        if isinstance(part, Division):
            made.append(division(part, fallen, gone, renumbered))
        elif not (renumbered and part.identity in fallen):
            made.append(next(left))
    return attrs.evolve(one, parts=tuple(made), words=cited(one.words, gone))


def row(
    clauses: Sequence[Clause], fallen: frozenset[str], gone: frozenset[str], renumbered: bool
) -> Iterator[Clause]:
    """The clauses of one row: what fell leaves its label, or the rest takes the first labels."""
    labels = iter([one.label for one in clauses if one.label is not None])
    for one in clauses:
        if one.identity not in fallen:
            inner = tuple(row(one.clauses, fallen, gone, renumbered))
            label = next(labels) if renumbered and one.label is not None else one.label
            words, flush = cited(one.words, gone), cited(one.flush, gone)
            yield attrs.evolve(one, label=label, clauses=inner, words=words, flush=flush)
        elif not renumbered:
            yield stub(one)


def stub(one: Clause) -> Clause:
    """The label of a clause that fell, which says so."""
    return attrs.evolve(
        one,
        heading=None,
        declaratory=True,
        statements=(),
        words=Words(((NOT_ADOPTED,),), span=one.span),
        clauses=(),
        flush=None,
        notes=(),
        sponsors=(),
    )


def cited(words: Words | None, gone: frozenset[str]) -> Words | None:
    """The words, in which a reference to a clause that fell says so."""
    if words is None:
        return None
    paragraphs = tuple(
        tuple(GONE if isinstance(one, Reference) and one.target in gone else one for one in each)
        for each in words.paragraphs
    )
    return attrs.evolve(words, paragraphs=paragraphs)
