"""Norms: who may, must or must not do what (language.md §8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.ir.expressions import Variable
from charterlang.compiler.ir.norms import About, Norm
from charterlang.compiler.ir.organs import Condition
from charterlang.compiler.ir.words import Words
from charterlang.compiler.lower import (
    actors,
    calls,
    effects,
    ladder,
    ratification,
    regimes,
    stages,
    terms,
    words,
)
from charterlang.compiler.lower.organs import condition
from charterlang.compiler.lower.titles import title
from charterlang.compiler.lower.vocabulary import parameter, parameter_types
from charterlang.compiler.merge import Gathered
from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax.nodes import Line, Outcome, Property


def norm(found: Gathered, scope: Scope) -> Norm:
    """The norm with all its lines; `actor` is bound to whoever does the act."""
    scope = scope.bind(**parameter_types(found, scope.names))
    slots: Any = found.first.slots
    holder = actors.actors(slots["holder"], scope, "of") if "holder" in slots else None
    kind = ratification.bearer(found, actors.kind_of_actors(holder, scope), scope)
    scope = scope.bind(actor=kind)
    if found.head == "procedure":
        scope = scope.bind(this="proceeding", winner=None)
    lines = [(line, scope.within(clause)) for line, clause in found.lines()]
    force = regimes.in_force(found, scope)
    # A procedure with `when` opens of itself: one of a regime may be opened while that is in force.
    while_ = (force,) if force is not None and found.head != "procedure" else ()
    valid = (force,) if force is not None and found.head == "procedure" else ()
    lapse = next((regimes.lapse(line, inner) for line, inner in properties("lapses", lines)), None)
    sunset = tuple(regimes.sunset(lapse, found, scope)) if lapse is not None else ()
    outcomes = [(line, inner) for line, inner in lines if isinstance(line, Outcome)]
    return Norm(
        found.head,  # type: ignore[arg-type]  # the heads of norms
        found.name,
        tuple(parameter(one, scope) for one in found.first.parameters),
        holder,
        act(found, lines, scope),
        stages.stages(found, scope),
        (*while_, *conditions("when", lines)),
        (*conditions("unless", lines), *sunset),
        (*valid, *conditions("require", lines)),
        next(
            (
                terms.expression(line.slots["length"], inner, "duration", "within")  # type: ignore[arg-type]  # slot table: a term
                for line, inner in properties("within", lines)
            ),
            None,
        ),
        tuple(
            one
            for line, inner in outcomes
            if line.word == "effect"
            for one in effects.effects(line, inner)
        ),
        tuple(
            effects.outcome(line, inner)
            for line, inner in outcomes
            if line.word not in ("effect", "breach")
        ),
        scope.place(found.first.name.span),
        title(found),
        conditions("late", lines),
        conditions("should", lines),
        tuple(
            one
            for line, inner in outcomes
            if line.word == "breach"
            for one in effects.effects(line, inner)
        ),
        about("forbids", lines, found),
        about("permits", lines, found),
        regime=slots["regime"].text if "regime" in slots else None,
        commences=(*ratification.always(found, scope), *conditions("commences", lines)),
        force=ladder.force(list(properties("force", lines))),
        lapses=lapse,
        conducted=stages.conductor(list(properties("conducted", lines))),
    )


def about(word: str, lines: list[tuple[Line, Scope]], found: Gathered) -> tuple[About, ...]:
    """The acts that lines of that word name; a procedure, power, right or duty of any kind.

    Each gives all that the norm is about its value: else nobody would know what is forbidden.
    """
    made = []
    for line, scope in properties(word, lines):
        acts: Any = line.slots["acts"]
        for one in acts:
            unclear = scope.names.unclear
            name, arguments = calls.act(one, scope)
            if name is None:
                continue
            made.append(About(name, arguments, scope.place(one.span)))
            if scope.names.unclear == unclear and found.name not in scope.names.unread:
                told_apart(word, made[-1], found, scope)
    return tuple(made)


def told_apart(word: str, one: About, found: Gathered, scope: Scope) -> None:
    """Reports an act that leaves open what the norm is about that names it."""
    given = {each.name for each in one.arguments if isinstance(each, Variable)}
    lacking = [each.name.text for each in found.first.parameters if each.name.text not in given]
    if lacking:
        listed = " and ".join(f"`{each}`" for each in lacking)
        act = scope.names.declared.get(one.act)
        bare = act is not None and not act.first.parameters
        same = f"write  {word} {one.act}({', '.join(lacking)})  if the act is about the same, or "
        scope.report(
            "E206",
            f"`{found.name}` is about {listed}, which this act does not say",
            one.place.span,
            f"{'' if bare else same}take {listed} away from `{found.name}`",
        )


def properties(word: str, lines: list[tuple[Line, Scope]]) -> Iterator[tuple[Property, Scope]]:
    """The property lines of one word."""
    for line, scope in lines:
        if isinstance(line, Property) and line.word == word:
            yield line, scope


def conditions(word: str, lines: list[tuple[Line, Scope]]) -> tuple[Condition, ...]:
    """The conditions of all lines of that word."""
    return tuple(condition(line, scope) for line, scope in properties(word, lines))


def act(found: Gathered, lines: list[tuple[Line, Scope]], scope: Scope) -> Words | None:
    """The verb phrase, from the head or from a `to` line."""
    slots: Any = found.first.slots
    if "act" in slots:
        return words.words(slots["act"], scope)
    for line, inner in properties("to", lines):
        return words.words(line.slots["words"], inner)  # type: ignore[arg-type]  # slot table
    return None
