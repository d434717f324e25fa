"""Who belongs: members of bodies and parties, holders of offices, entities of a kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from charterlang.compiler.ir.instrument import Fact, Instrument, Kind
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties, Seats
from charterlang.compiler.ir.ratification import BOUND, SIGNATORIES
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual

if TYPE_CHECKING:
    from charterlang.interpreter.scope import Scope


def members(state: State, organ: str, scope: Scope | None = None) -> tuple[str, ...]:
    """Everyone who belongs, each once, suspended ones too: in the order of taking seats.

    Seats ex officio and of `every K where C` are computed, never recorded (SEC.II.1).
    """
    declared = state.law.declarations.get(organ)
    if declared is None and organ in BOUND:
        return ratifying(state, organ)
    found = [seat.member for seat in state.seats.get(organ, ())]
    if isinstance(declared, Body):
        for line in declared.seats:
            found += computed(state, line, scope)
        for route in declared.joins:
            if route.sort == "ex officio" and (holder := state.tenure(route.act or "").holder):
                found.append(holder)
    return tuple(dict.fromkeys(found))


def ratifying(state: State, organ: str) -> tuple[str, ...]:
    """Those who are named in the ratification, or those who have deposited."""
    if organ == SIGNATORIES:
        return state.law.ratification.named if state.law.ratification is not None else ()
    return tuple(one.by for one in state.deposits)


def computed(state: State, line: Seats, scope: Scope | None) -> list[str]:
    """Those who sit by a rule rather than by an act."""
    from charterlang.interpreter.evaluate import evaluate  # evaluation asks who belongs, too
    from charterlang.interpreter.scope import Scope

    match line.sort:
        case "ex officio":
            holder = state.tenure(line.of).holder
            return [holder] if holder else []
        case "every":
            inner = scope or Scope(state)
            return [
                name
                for name in of_kind(state, line.of)
                if line.where is None
                or evaluate(line.where, inner.bind(member=Individual(name))).holds
            ]
        case "for each" | "appointed":
            return []


def sitting(state: State, organ: str) -> tuple[str, ...]:
    """The members who are not suspended."""
    asleep = state.asleep.get(organ, ())
    return tuple(name for name in members(state, organ) if name not in asleep)


def belongs(state: State, organ: str, name: str) -> bool:
    """Whether that individual is a member, suspended or not."""
    return name in members(state, organ)


def appointers(state: State, body: str, person: str) -> tuple[str, ...]:
    """The parties by whose appointment that person sits in the body."""
    return tuple(seat.by for seat in state.seats.get(body, ()) if seat.member == person and seat.by)


def appointing(body: Body) -> Seats | None:
    """The line by which parties appoint to the body, if there is one."""
    return next((line for line in body.seats if line.sort == "appointed"), None)


def composed(state: State, body: Body) -> bool:
    """Whether the body is complete enough to act for the first time.

    A body with appointed seats is composed when every appointer has appointed (H-SEC-11); another
    one as soon as it has a member.
    """
    lines = [line for line in body.seats if line.sort == "appointed"]
    for line in lines:
        appointed = {seat.by for seat in state.seats.get(body.name, ())}
        parties = members(state, line.of)
        if not parties or not all(one in appointed for one in parties):
            return False
    return bool(lines) or bool(members(state, body.name))


def kind_of(state: State, name: str) -> str | None:
    """The kind of an individual, as far as the charter and the run say."""
    for entity in state.law.entities:
        if entity.name == name and entity.kind is not None:
            return entity.kind
    for one in state.law.declarations.values():
        if isinstance(one, Parties | Body) and one.kind is not None:
            if any(seat.member == name for seat in state.seats.get(one.name, ())):
                return kind_named(state.law, one.kind)
        elif isinstance(one, Office) and one.kind is not None:
            tenure = state.tenure(one.name)
            if name in (tenure.holder, tenure.last):
                return kind_named(state.law, one.kind)
    ratified = state.law.ratification
    if ratified is not None and state.deposit_of(name) is not None:
        return ratified.kind
    return by_field(state, name) or reported(state).get(name) or decided_upon(state).get(name)


def by_field(state: State, name: str) -> str | None:
    """The kind of one that has a field, or is the value of one."""
    for (individual, field), value in state.fields.items():
        if value == name:
            return field
        if individual == name:
            for one in state.law.declarations.values():
                if isinstance(one, Kind) and one.of == field:
                    return one.name
    return None


def kind_named(law: Instrument, name: str) -> str:
    """The kind that a name of a kind, body or parties stands for."""
    declared = law.declarations.get(name)
    if isinstance(declared, Parties | Body | Office) and declared.kind is not None:
        return kind_named(law, declared.kind)
    return name


def of_kind(state: State, kind: str) -> tuple[str, ...]:
    """Every known individual of the kind, in the order of becoming known."""
    declared = state.law.declarations.get(kind)
    if isinstance(declared, Kind) and declared.cases:
        return declared.cases
    return kinds(state).get(kind, ())


def kinds(state: State) -> Mapping[str, tuple[str, ...]]:
    """The known individuals by their kind; found anew when a part has been replaced that tells it."""
    parts = (
        state.law,
        state.seats,
        state.offices,
        state.fields,
        state.deposits,
        state.reports,
        state.proceedings,
    )
    kept = state.memory.kinds
    if kept is not None and all(one is other for one, other in zip(kept[0], parts, strict=True)):
        return kept[1]
    found: dict[str, tuple[str, ...]] = {}
    for name in known(state):
        if (kind := kind_of(state, name)) is not None:
            found[kind] = (*found.get(kind, ()), name)
    state.memory.kinds = (parts, found)
    return found


def known(state: State) -> tuple[str, ...]:
    """Every individual that the charter or the run has named: member, holder, field, in a report or a decision."""
    names: list[str] = [entity.name for entity in state.law.entities]
    for seats in state.seats.values():
        names += [seat.member for seat in seats]
    for tenure in state.offices.values():
        names += [one for one in (tenure.holder, tenure.last) if one]
    for (individual, _), value in state.fields.items():
        names += [individual, value]
    names += [one.by for one in state.deposits]
    return tuple(dict.fromkeys((*names, *reported(state), *decided_upon(state))))


def reported(state: State) -> dict[str, str]:
    """Every individual that a report names, with the kind that the fact is about (§5)."""
    found: dict[str, str] = {}
    for (name, arguments), reports in state.reports.items():
        fact = state.law.declarations[name]
        assert isinstance(fact, Fact)
        said = (*zip(fact.of, arguments, strict=False), (fact.type, reports[-1].value))
        for kind, value in said:
            if isinstance(value, Individual):
                found.setdefault(value.name, kind_named(state.law, kind))
    return found


def decided_upon(state: State) -> dict[str, str]:
    """Every individual that a proceeding is about, with the kind of the parameter that it is given for."""
    found: dict[str, str] = {}
    for one in state.proceedings:
        norm = state.law.declarations[one.procedure]
        assert isinstance(norm, Norm)
        for parameter, value in zip(norm.parameters, one.arguments, strict=False):
            if isinstance(value, Individual):
                found.setdefault(value.name, kind_named(state.law, parameter.type))
    return found


def individuals(names: Iterable[str]) -> frozenset[Individual]:
    """The set of those named."""
    return frozenset(Individual(name) for name in names)
