"""Which clauses rest on an assumption, a standard or a finding, in their rules or in their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeGuard

import attrs

from charterlang.compiler.ir.expressions import Assumed, Chosen, Defined, FactOf
from charterlang.compiler.ir.instrument import (
    Assumption,
    Declaration,
    Definition,
    Fact,
    Instrument,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body, Limb
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.rules import AssumedRule, Base, Named, Of
from charterlang.compiler.ir.words import Mention
from charterlang.compiler.show.uses import own, parts

_STAGE = {
    "by": "by", "length": "length", "within": "within", "method": "method", "recusing": "recusing",
}  # fmt: skip


def relying(instrument: Instrument) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each assumption, standard and finding, what rests on it, in source order.

    Each is a declaration and a clause; the clause is empty for what stands in none, the declaration
    where the clause names it in its own words. A rule that uses a definition or a threshold rests on
    all that this rests on.
    """
    through = {
        name: frozenset(used for _, used in _uses(declared, ""))
        for name, declared in instrument.declarations.items()
        if isinstance(declared, Definition | Threshold | Assumption)
    }
    found: dict[str, list[tuple[str, str]]] = {}
    for name in instrument.own:
        declared = instrument.declarations[name]
        if isinstance(declared, Assumption):
            continue
        uses = [*_uses(declared, declared.place.clause), *_counted(instrument, declared)]
        for clause, used in uses:
            for one in _closure(used, through):
                if (name, clause) not in found.setdefault(one, []):
                    found[one].append((name, clause))
    for part in parts(instrument.divisions):
        for _, used in _uses(own(part), part.identity):
            for one in _closure(used, through):
                if part.identity not in {clause for _, clause in found.setdefault(one, [])}:
                    found[one].append(("", part.identity))
    noted = {name for name, one in instrument.declarations.items() if _is_noted(one)}
    return {name: tuple(clauses) for name, clauses in found.items() if name in noted}


def _counted(instrument: Instrument, declared: Declaration) -> Iterator[tuple[str, str]]:
    """What the votes of a procedure rest on by the standing rule of their body: its `counts`."""
    if not isinstance(declared, Norm):
        return
    for stage in declared.stages:
        if stage.kind not in ("vote", "election") or stage.voting.counts is not None:
            continue
        needs = stage.voting.needs
        if needs is not None and isinstance(needs.rule, Of):
            continue
        limbs = declared.holder.limbs if declared.holder else ()
        names = [stage.body, *(one.of for one in limbs)]
        bodies = (instrument.declarations.get(one or "") for one in names)
        body = next((one for one in bodies if isinstance(one, Body)), None)
        counts = body.voting.counts if body else None
        if counts is not None and counts.base.assumption is not None:
            clause = needs.place.clause if needs else stage.places[0].clause
            yield clause, counts.base.assumption


def _is_noted(declared: Declaration) -> bool:
    return isinstance(declared, Assumption) or is_discretion(declared)


def is_discretion(declared: Declaration) -> TypeGuard[Fact]:
    """Whether it leaves something to judgement: a standard, or a fact that somebody has to find.

    What anybody may report of the world is no discretion; what only an organ may find is its own.
    """
    return isinstance(declared, Fact) and (declared.standard or declared.finder is not None)


def _closure(name: str, through: Mapping[str, frozenset[str]]) -> set[str]:
    """The name and all that it rests on in turn."""
    reached: set[str] = set()
    ahead = [name]
    while ahead:
        one = ahead.pop()
        if one not in reached:
            reached.add(one)
            ahead += through.get(one, ())
    return reached


def _uses(node: object, clause: str) -> Iterator[tuple[str, str]]:
    """Each name that a node uses, with the clause that uses it: of a line, its own."""
    name = _named(node)
    if name:
        yield clause, name
    if isinstance(node, Assumption):
        yield from _uses(node.reading.means, clause)
    elif isinstance(node, tuple):
        for one in node:
            yield from _uses(one, clause)
    elif isinstance(node, Place):
        return
    elif attrs.has(sort := type(node)):
        place = getattr(node, "place", None)
        here = place.clause if isinstance(place, Place) else clause
        for field in attrs.fields(sort):
            at = here
            if isinstance(node, Stage) and field.name in _STAGE:
                at = node.place_of(_STAGE[field.name]).clause
            yield from _uses(getattr(node, field.name), at)


def _named(node: object) -> str | None:
    """The declaration that the node names, of those that something can rest on."""
    match node:
        case Assumed(name) | Defined(name) | FactOf(name) | Named(name) | AssumedRule(name):
            return name
        case Chosen(name):
            return name
        case Mention(name):
            return name
        case Base(_, str() as name):
            return name
        case Limb(resting_on=str() as name):
            return name
        case _:
            return None
