"""Ratification, each line with the clause it stands in (language.md §10.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.ir.expressions import Constant
from charterlang.compiler.ir.organs import Actors, Condition
from charterlang.compiler.ir.ratification import (
    NOTICE,
    Accession,
    Depositary,
    Ratification,
    Signatories,
)
from charterlang.compiler.lower import actors, effects, organs
from charterlang.compiler.lower.titles import title
from charterlang.compiler.merge import Gathered
from charterlang.compiler.resolve import Names, Scope, Type, declared, ratifying
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import Name, Outcome, Path, Property, Title

HEAD = "ratification"


def ratification(found: Gathered, scope: Scope) -> Ratification:
    """The ratification with all its lines; in what a deposit brings about `actor` has made it."""
    kind = ratifying(scope.names)
    lines = [(line, scope.within(at)) for line, at in found.lines()]
    of_word = [(line, at) for line, at in lines if isinstance(line, Property)]
    effective = [(line, at.bind(actor=kind)) for line, at in lines if isinstance(line, Outcome)]
    return Ratification(
        found.name,
        title(found),
        kind,
        organs.first("signatories", of_word, signatories),
        organs.first("depositary", of_word, depositary),
        tuple(one for line, at in effective for one in effects.effects(line, at)),
        organs.every("commences", of_word, organs.condition),
        organs.first("accession", of_word, accession),
        scope.place(found.first.name.span),
    )


def signatories(line: Property, scope: Scope) -> Signatories:
    named: list[str] = []
    for one, _ in entities(line):
        if one.text in named:
            said = f"`{one.text}` is named twice among the signatories"
            scope.report("E204", said, one.span, "take one of the two away")
        named.append(one.text)
    named = list(dict.fromkeys(named))
    return Signatories(tuple(named), scope.place(line.span))


def depositary(line: Property, scope: Scope) -> Depositary | None:
    path: Any = line.slots["of"]
    limb = syntax.Actor(None, None, path, span=path.span)
    made = actors.actors(syntax.Actors((limb,), "or", span=path.span), scope, "depositary")
    return Depositary(made or Actors(()), scope.place(line.span))


def accession(line: Property, scope: Scope) -> Accession:
    path = line.slots.get("by")
    found = declared(path, scope, ("procedure",), "procedure") if isinstance(path, Path) else None
    return Accession(found.name if found else None, scope.place(line.span))


def individuals(found: Gathered) -> Iterator[tuple[Name, Title | None]]:
    """The individuals that the signatories are, with their titles."""
    for line, _ in found.lines():
        if isinstance(line, Property) and line.word == "signatories":
            yield from entities(line)


def entities(line: Property) -> Iterator[tuple[Name, Title | None]]:
    named: Any = line.slots["entities"]
    for one in named:
        path, said = one if isinstance(one, tuple) else (one, None)
        yield path.names[0], said


def depositary_named(names: Names) -> Path | None:
    """With whom instruments are deposited, as it is written."""
    found = names.declared.get(HEAD)
    for line, _ in found.lines() if found is not None else ():
        if isinstance(line, Property) and line.word == "depositary":
            of: Any = line.slots["of"]
            return of if isinstance(of, Path) else None
    return None


def bearer(found: Gathered, kind: Type, scope: Scope) -> Type:
    """The kind of whoever bears a norm. A depositary need not be of the kind of those whom it notifies."""
    foreign = found.name == NOTICE and kind != ratifying(scope.names)
    return None if foreign else kind


def always(found: Gathered, scope: Scope) -> tuple[Condition, ...]:
    """That a norm of the ratification is in force before the instrument is."""
    if "ratification" not in found.first.slots:
        return ()
    span = found.first.name.span
    return (Condition(Constant(True, span=span), scope.place(span)),)
