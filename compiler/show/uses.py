"""Which declarations name which: who uses a thing, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir import (
    calendars,
    instrument,
    norms,
    organs,
    ratification,
    regimes,
    rules,
)
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import Declaration, Instrument
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.words import Mention
from charterlang.compiler.walk import walk

NAMING: dict[type, tuple[str, ...]] = {
    calendars.Anchor: ("assumption",),
    ir.Dated: ("calendar", "assumption"),
    regimes.Suspension: ("norm",),
    regimes.Schedule: ("type",),
    regimes.Restoration: ("schedule",),
    ratification.Ratification: ("kind",),
    ratification.Accession: ("by",),
    ir.Members: ("of",),
    ir.Holder: ("office",),
    ir.FactOf: ("fact",),
    ir.Assumed: ("name",),
    ir.Defined: ("name",),
    ir.Call: ("subject",),
    ir.Material: ("owner",),
    ir.Chosen: ("assumption",),
    rules.Base: ("assumption",),
    rules.Among: ("body",),
    rules.Named: ("threshold",),
    rules.AssumedRule: ("assumption",),
    organs.Limb: ("of", "resting_on"),
    organs.Seats: ("of",),
    organs.Route: ("act",),
    organs.Filling: ("by", "ex_officio"),
    organs.Vacancy: ("by",),
    organs.Electors: ("each", "caster"),
    organs.Tie: ("by",),
    organs.EarlyClose: ("excepted",),
    organs.Accountable: ("to",),
    organs.Successor: ("office",),
    organs.Delegable: ("office",),
    organs.Incompatibility: ("organ",),
    organs.Parties: ("kind",),
    organs.Body: ("kind",),
    organs.Office: ("kind",),
    norms.Effect: ("organ",),
    norms.Stage: ("body", "bodies"),
    norms.Parameter: ("type",),
    norms.About: ("act",),
    norms.Norm: ("regime",),
    instrument.Kind: ("of",),
    instrument.Fact: ("of", "type"),
    instrument.Reading: ("means",),
    instrument.BreachFinding: ("procedure",),
    instrument.Provided: ("fact", "field"),
    Mention: ("name",),
}
"""The fields of each node that hold names of declarations."""


def names_in(node: object) -> Iterator[str]:
    """The names that one node itself holds; of `council.recall` the body, of `set of k` the kind."""
    for field in NAMING.get(type(node), ()):
        value = getattr(node, field)
        for name in value if isinstance(value, tuple) else (value,):
            if isinstance(name, str):
                whole = name.removeprefix("set of ")
                yield from (whole, whole.rpartition(".")[0]) if "." in whole else (whole,)


def uses(one: Declaration) -> Iterator[str]:
    """The names that a declaration uses, each once."""
    yield from dict.fromkeys(
        name for node in walk(one) for name in names_in(node) if name != one.name
    )


def used_by(name: str, law: Instrument) -> list[tuple[str, str]]:
    """(clause, declaration) for each declaration that names it, in source order."""
    made: list[tuple[Place, str]] = []
    for other, one in law.declarations.items():
        if other != name and name in uses(one):
            made += [(place, other) for place in places(one, name, one.place)]
    made.sort(key=lambda at: (at[0].span.path, at[0].span.line))
    return list(dict.fromkeys((place.clause, other) for place, other in made))


def places(node: object, name: str, at: Place) -> Iterator[Place]:
    """The authority of each line that names it."""
    if isinstance(node, tuple):
        for one in node:
            yield from places(one, name, at)
        return
    fields = getattr(type(node), "__attrs_attrs__", ())
    at = getattr(node, "place", at)
    if name in names_in(node):
        yield at
    for field in fields:
        yield from places(getattr(node, field.name), name, at)


def worded(name: str, law: Instrument) -> list[str]:
    """The clauses whose own words name it."""
    return [
        part.identity
        for part in parts(law.divisions)
        if any(name in names_in(node) for node in walk(own(part)))
    ]


def own(part: Division | Clause) -> object:
    """The words of a part, without those of the parts in it."""
    return (part.words, part.flush) if isinstance(part, Clause) else part.words


def providing(name: str, law: Instrument) -> list[str]:
    """The clauses that provide what is declared elsewhere."""
    return [
        part.identity
        for part in parts(law.divisions)
        for one in part.statements
        if one.name == name and not one.declared
    ]


def parts(of: tuple[Division | Clause, ...]) -> Iterator[Division | Clause]:
    """All divisions and clauses, in source order."""
    for part in of:
        yield part
        yield from parts(part.parts if isinstance(part, Division) else part.clauses)
