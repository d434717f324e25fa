"""Regimes and schedules, each line with the clause it stands in (language.md §10)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.ir.expressions import (
    All,
    Arithmetic,
    Call,
    Compare,
    Expression,
    Not,
    Stands,
    Variable,
)
from charterlang.compiler.ir.organs import Condition
from charterlang.compiler.ir.regimes import (
    Lapse,
    Regime,
    Restoration,
    Row,
    Schedule,
    Suspension,
)
from charterlang.compiler.lower import calls, organs, terms, vocabulary
from charterlang.compiler.lower.titles import title
from charterlang.compiler.merge import NORMS, Gathered
from charterlang.compiler.resolve import Scope, declared, look_up
from charterlang.compiler.syntax.nodes import Name, Path, Property

HEADS = ("regime", "schedule")


def regime(found: Gathered, scope: Scope) -> Regime:
    """The regime with all its lines."""
    bound = scope.bind(**vocabulary.parameter_types(found, scope.names))
    lines = [(line, bound.within(at)) for line, at in found.lines() if isinstance(line, Property)]
    return Regime(
        found.name,
        title(found),
        tuple(vocabulary.parameter(one, scope) for one in found.first.parameters),
        organs.routes("begins", lines),
        organs.routes("ends", lines),
        next((lapse(line, inner) for line, inner in lines if line.word == "lapses"), None),
        tuple(made for each in named(lines, "suspends") if (made := suspended(*each))),
        tuple(kept for each in named(lines, "restores") for kept in restored(*each)),
        scope.place(found.first.name.span),
    )


def named(lines: list[tuple[Property, Scope]], word: str) -> Iterator[tuple[Path, Scope]]:
    """Each name behind that word."""
    for line, scope in lines:
        if line.word == word:
            paths: Any = line.slots["paths"]
            yield from ((path, scope) for path in paths)


def lapse(line: Property, scope: Scope) -> Lapse:
    slots: Any = line.slots
    unless = terms.condition(slots["unless"], scope, "unless") if "unless" in slots else None
    after = terms.expression(slots["after"], scope, "duration", "lapses after")
    return Lapse(after, unless, scope.place(line.span))


def suspended(path: Path, scope: Scope) -> Suspension | None:
    """A norm by name, or a stage of a procedure: `petition.approval`."""
    place = scope.place(path.span)
    if len(path.names) == 2 and look_up(path, scope) is None:
        procedure = declared(path.names[0], scope, ("procedure",), "procedure")
        if procedure is None:
            return None
        stage = path.names[1].text
        if stage not in scope.names.stages:
            scope.miss(path.names[1], "stage", ())
        return Suspension(procedure.name, stage, place)
    norm = declared(path, scope, NORMS, "norm, or stage of a procedure")
    return Suspension(norm.name, None, place) if norm else None


def restored(path: Path, scope: Scope) -> Iterator[Restoration]:
    """A schedule by name; `law` is all that the law states and that may be set anew."""
    if path.text == "law" and look_up(path, scope) is None:
        for one in scope.names.declared.values():
            if one.head == "schedule" and one.library is None and not one.first.external:
                yield Restoration(one.name, scope.place(path.span), True)
        return
    found = declared(path, scope, ("schedule",), "schedule")
    if found is not None:
        yield Restoration(found.name, scope.place(path.span))


def in_force(found: Gathered, scope: Scope) -> Condition | None:
    """That the regime is in force in which a norm stands; None if it stands in none."""
    name = found.first.slots.get("regime")
    regime = scope.names.declared.get(name.text) if isinstance(name, Name) else None
    if regime is None or not isinstance(name, Name):
        return None
    scope.names.used.setdefault(regime.name, name.span)
    span = found.first.name.span
    about = tuple(Variable(one.name.text, span=span) for one in regime.first.parameters)
    active = Stands(Call("regime", regime.name, about, span=span), "active", span=span)
    return Condition(active, scope.place(span))


def sunset(lapse: Lapse, found: Gathered, scope: Scope) -> Iterator[Condition]:
    """The exception that a norm's own end is: so long after the entry into force it is no more."""
    if "regime" in found.first.slots:
        scope.report(
            "E205",
            "a norm of a regime ends with it, and has no time of its own",
            lapse.place.span,
            "let the regime lapse, or move the norm out of it",
        )
        return
    span = lapse.place.span
    since = Call("commencement", None, (), span=span)
    end = Arithmetic("+", since, lapse.after, span=span)
    over: Expression = Compare(">=", Variable("now", span=span), end, span=span)
    if lapse.unless is not None:
        over = All((over, Not(lapse.unless, span=span)), span=span)
    yield Condition(over, lapse.place)


def schedule(found: Gathered, scope: Scope) -> Schedule:
    """The schedule with its rows; what bounds it is asked of each of them."""
    slots: Any = found.first.slots
    type = vocabulary.written_type(slots["is"], scope) if "is" in slots else None
    scope.names.types[found.name] = calls.type_of_rows(found, scope)
    bound = scope.bind(**vocabulary.parameter_types(found, scope.names))
    lines = [(line, bound.within(at)) for line, at in found.lines() if isinstance(line, Property)]
    return Schedule(
        found.name,
        title(found),
        tuple(vocabulary.parameter(one, scope) for one in found.first.parameters),
        type or "truth",
        tuple(row(found, line, inner) for line, inner in lines if line.word == "row"),
        tuple(organs.condition(line, inner) for line, inner in lines if line.word == "require"),
        scope.place(found.first.name.span),
    )


def row(found: Gathered, line: Property, scope: Scope) -> Row:
    """The value at a case or an individual, which must be of the kind that the schedule is about."""
    slots: Any = line.slots
    at: Name = slots["name"]
    types = list(vocabulary.parameter_types(found, scope.names).values())
    terms.expression(Path((at,), span=at.span), scope, types[0] if types else None, found.name)
    value = terms.expression(slots["value"], scope, scope.names.types.get(found.name), found.name)
    return Row(at.text, value, scope.place(line.span))
