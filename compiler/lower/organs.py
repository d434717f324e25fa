"""Organs: the parties, bodies and offices, each line with the clause it stands in (§6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import attrs

from charterlang.compiler.ir.organs import (
    Accountable,
    Body,
    Condition,
    Demand,
    Electors,
    Filling,
    Founding,
    Office,
    Parties,
    Route,
    Seats,
    Size,
    Term,
    Vacancy,
)
from charterlang.compiler.lower import (
    actors,
    calls,
    effects,
    offices,
    terms,
    vocabulary,
    voting,
)
from charterlang.compiler.lower.titles import title
from charterlang.compiler.merge import NORMS, Gathered
from charterlang.compiler.resolve import Scope, Type, declared, kind_of, look_up
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import Name, Outcome, Path, Property, Title

Line = tuple[Property, Scope]


def organ(found: Gathered, scope: Scope) -> Parties | Body | Office:
    """The organ with all its lines."""
    kind = kind_of(found.name, scope.names)
    bound = scope.bind(member=kind, candidate=kind, holder=kind, this="proceeding")
    lines = [
        (line, bound.within(clause)) for line, clause in found.lines() if isinstance(line, Property)
    ]
    # A `require` line is about who belongs, or who holds the office; an `eligible` line about who may.
    belongs = scope.bind(**{"holder" if found.head == "office" else "member": kind})
    required = [(line, belongs.within(inner.clause)) for line, inner in lines]
    common: dict[str, Any] = {
        "name": found.name,
        "title": title(found),
        "kind": kind_written(found, scope),
        "founding": first("founding", lines, founding),
        "require": every("require", required, condition),
        "place": scope.place(found.first.name.span),
    }
    match found.head:
        case "parties":
            return Parties(**common, joins=routes("joins", lines), leaves=routes("leaves", lines))
        case "body":
            outcomes = tuple(
                effects.outcome(line, bound.within(clause))
                for line, clause in found.lines()
                if isinstance(line, Outcome)
            )
            return body(common, lines, outcomes, kind)
        case _:
            return office(common, lines)


def kind_written(found: Gathered, scope: Scope) -> str | None:
    """The kind of the members or of the holder, as declared."""
    of = found.first.slots.get("of")
    if not isinstance(of, Name):
        return None
    one = declared(of, scope, ("kind", "parties", "body"), "kind")
    return kind_of(one.name, scope.names) if one else None


def body(common: dict[str, Any], lines: list[Line], outcomes: tuple[Any, ...], kind: Type) -> Body:
    """A body, with its standing rules of voting."""
    return Body(
        **common,
        seats=tuple(one for one in every("seats", lines, seats) if one),
        size=first("size", lines, size),
        joins=routes("joins", lines),
        leaves=routes("leaves", lines),
        electors=first("votes", lines, electors),
        demand=first("motion", lines, demand),
        voting=voting.voting(lines),
        outcomes=outcomes,
        eligible=every("eligible", lines, condition),
        accountable=first("accountable", lines, accountable),
        presided=offices.stand_ins("presided", lines),
        incompatible=offices.incompatibilities(common["name"], lines),
    )


def office(common: dict[str, Any], lines: list[Line]) -> Office:
    """An office, and how it is filled."""
    return Office(
        **common,
        filled=first("filled", lines, filling),
        vacated=routes("vacated", lines),
        term=first("term", lines, term),
        vacancy=first("vacancy", lines, vacancy),
        eligible=every("eligible", lines, condition),
        accountable=first("accountable", lines, accountable),
        succession=offices.successors(lines),
        acting=offices.stand_ins("acting", lines),
        delegates=offices.delegable(lines),
        incompatible=offices.incompatibilities(common["name"], lines),
    )


def first(word: str, lines: list[Line], make: Callable[[Any, Scope], Any]) -> Any:
    """The property of the first line of that word."""
    return next((make(line, scope) for line, scope in lines if line.word == word), None)


def every(word: str, lines: list[Line], make: Callable[[Any, Scope], Any]) -> tuple[Any, ...]:
    """The properties of all lines of that word."""
    return tuple(make(line, scope) for line, scope in lines if line.word == word)


def slots_of(line: Property) -> Any:
    """The slots of a line, whose types the slot table of the syntax gives."""
    return line.slots


def optional(line: Property, slot: str, scope: Scope, wanted: Type) -> Any:
    """The expression of a slot that may be absent."""
    term = slots_of(line).get(slot)
    return terms.expression(term, scope, wanted, slot) if term is not None else None


def founding(line: Property, scope: Scope) -> Founding:
    """First members; their names are individuals from here on, or assumptions that choose one."""
    members: list[str] = []
    assumed: list[tuple[str, str]] = []
    for one in slots_of(line)["entities"]:
        path = one[0] if isinstance(one, tuple) else one
        found = look_up(path, scope)
        if found is None or found.head != "assume":
            members.append(path.text)
        elif (chosen := somebody(found, path, scope)) is not None:
            members.append(chosen)
            assumed.append((found.name, chosen))
    return Founding(tuple(members), scope.place(line.span), tuple(assumed))


def somebody(found: Gathered, path: Path, scope: Scope) -> str | None:
    """The individual whom the chosen reading of an assumption names."""
    vocabulary.lowered(found.name, scope)
    want = vocabulary.chosen(found, scope)
    named = next((value for name, value, *_ in vocabulary.readings(found) if name == want), None)
    if not isinstance(named, Path) or named.text not in scope.names.entities:
        scope.report(
            "E206",
            f"`{found.name}` names nobody under the reading `{want}`",
            path.span,
            "let each reading name somebody:  NAME means Leah",
        )
        return None
    entity = scope.names.entities[named.text]
    if entity.kind is None:
        kind = kind_of(scope.owner, scope.names)
        scope.names.entities[named.text] = attrs.evolve(entity, kind=kind)
    return named.text


def condition(line: Property, scope: Scope) -> Condition:
    holds = terms.condition(slots_of(line)["condition"], scope, line.word)
    return Condition(holds, scope.place(line.span))


SEATED = {
    "appointed": (("parties", "body"), "parties or body"),
    "for each": (("parties", "body"), "parties or body"),
    "ex officio": (("office",), "office"),
    "every": (("kind", "parties", "body"), "kind"),
}
"""What each sort of `seats` line is composed of."""


def seats(line: Property, scope: Scope) -> Seats | None:
    slots = slots_of(line)
    of = slots["of"]
    path = of if isinstance(of, Path) else Path((of,), span=of.span)
    heads, sort = SEATED[slots["sort"]]
    found = declared(path, scope, heads, sort)
    where = optional(line, "where", scope, "truth")
    if found is None:
        return None
    return Seats(slots["sort"], found.name, slots.get("number"), where, scope.place(line.span))


def size(line: Property, scope: Scope) -> Size:
    slots = slots_of(line)
    return Size(slots["limit"], slots["number"], scope.place(line.span))


def routes(word: str, lines: list[Line]) -> tuple[Route, ...]:
    """All routes of that word; one whose act is not declared is left out."""
    made = (
        route(way, scope)
        for line, scope in lines
        if line.word == word
        for way in slots_of(line)["routes"]
    )
    return tuple(one for one in made if one)


def route(way: Property, scope: Scope) -> Route | None:
    slots, place = slots_of(way), scope.place(way.span)
    match way.word:
        case "by":
            act = calls.act_name(slots["path"], scope, "way")
            return Route("by", act, None, place) if act else None
        case "ex officio":
            office = declared(slots["path"], scope, ("office",), "office")
            return Route("ex officio", office.name, None, place) if office else None
        case _:
            return Route("when", None, terms.condition(slots["condition"], scope, "when"), place)


def filling(line: Property, scope: Scope) -> Filling | None:
    way: Property = slots_of(line)["routes"][0]
    slots, place = slots_of(way), scope.place(line.span)
    if way.word == "ex officio":
        office = declared(slots["path"], scope, ("office",), "office")
        return Filling(None, office.name, None, None, None, place) if office else None
    if way.word == "when":
        scope.report(
            "E206",
            "an office is filled by an act or ex officio, not on a condition",
            way.span,
            "write  filled by PROCEDURE",
        )
        return None
    found = declared(slots["path"], scope, NORMS, "procedure")
    every = optional(way, "every", scope, "duration")
    over = optional(way, "over", scope, "date")
    within = optional(way, "within", scope, "duration")
    return Filling(found.name, None, every, over, within, place) if found else None


def term(line: Property, scope: Scope) -> Term:
    length = terms.expression(slots_of(line)["length"], scope, "duration", "term")
    return Term(length, slots_of(line).get("renewals"), scope.place(line.span))


def vacancy(line: Property, scope: Scope) -> Vacancy | None:
    slots = slots_of(line)
    found = declared(slots["by"], scope, NORMS, "procedure")
    within = optional(line, "within", scope, "duration")
    guard = optional(line, "if", scope, "truth")
    next_term = optional(line, "next_term", scope, "truth")
    if found is None:
        return None
    return Vacancy(
        found.name, within, "remainder" in slots, guard, next_term, scope.place(line.span)
    )


def electors(line: Property, scope: Scope) -> Electors:
    slots = slots_of(line)
    each = slots.get("each")
    found = declared(each, scope, ("parties", "body"), "parties or body") if each else None
    inner = scope.bind(member=kind_of(found.name, scope.names)) if found else scope
    weight = terms.expression(slots["weight"], inner, "number", "votes")
    caster = caster_of(slots.get("caster"), scope)
    return Electors(weight, found.name if found else None, caster, scope.place(line.span))


def caster_of(path: syntax.Path | None, scope: Scope) -> str | None:
    """The fact, or the field of the voter, that names who casts its vote."""
    if path is None:
        return None
    found = look_up(path, scope)
    if found is None or found.head not in ("fact", "standard", "kind"):
        found = declared(path, scope, ("fact",), "fact")
    return found.name if found else None


def demand(line: Property, scope: Scope) -> Demand | None:
    by = actors.actors(slots_of(line)["by"], scope, "motion by")
    return Demand(by, scope.place(line.span)) if by else None


def accountable(line: Property, scope: Scope) -> Accountable | None:
    found = declared(slots_of(line)["to"], scope, ("body", "office", "parties"), "body or office")
    return Accountable(found.name, scope.place(line.span)) if found else None


def individuals(found: Gathered) -> Iterator[tuple[Name, Title | None]]:
    """The individuals that an organ's `founding` lines name, with their titles."""
    for line, _ in found.lines():
        if isinstance(line, Property) and line.word == "founding":
            for one in slots_of(line)["entities"]:
                path, said = one if isinstance(one, tuple) else (one, None)
                yield path.names[0], said
