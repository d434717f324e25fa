"""Vocabulary: kinds, facts, standards, assumptions, definitions and thresholds (§5, §11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from charterlang.compiler.diagnostic import Label
from charterlang.compiler.ir.calendars import Calendar
from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.instrument import (
    Assumption,
    Declaration,
    Definition,
    EntityName,
    Fact,
    Kind,
    Reading,
    Threshold,
)
from charterlang.compiler.ir.norms import Parameter
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.compiler.lower import actors, calendars, holes, rules, terms, words
from charterlang.compiler.lower.titles import title
from charterlang.compiler.merge import ORGANS, Gathered
from charterlang.compiler.resolve import Names, Scope, Type, kind_name, kind_of, look_up
from charterlang.compiler.syntax import nodes as syntax

Means = Expression | Base | Rule | str


def lowered(name: str, scope: Scope) -> Declaration | None:
    """A declaration of vocabulary, lowered when it is first named; a circle is E212."""
    names = scope.names
    if name not in names.lowered:
        found = names.declared[name]
        if name in names.under_way:
            circle(found, scope)
            return None
        if len(names.under_way) > TALLEST:
            too_tall(names.declared[names.under_way[0]], scope)
            return None
        names.under_way.append(name)
        names.lowered[name] = LOWER[found.head](found, Scope(names, name, found.clause))
        names.under_way.pop()
        if name in names.unread:
            names.types[name] = None
    rests_on(name, scope)
    return names.lowered[name]


TALLEST = 40
"""So many definitions may rest one on another: more nobody could follow, nor the interpreter."""


def rests_on(name: str, scope: Scope) -> None:
    """Notes how many declarations, one on another, that rests on which is lowered just now."""
    names = scope.names
    if names.under_way:
        above, height = names.under_way[-1], names.heights.get(name, 0) + 1
        names.heights[above] = max(height, names.heights.get(above, 0))
        if names.heights[above] > TALLEST:
            too_tall(names.declared[above], scope)


def too_tall(found: Gathered, scope: Scope) -> None:
    """Reports a declaration that rests on too many others, once for all that rest on it."""
    names = scope.names
    if not any(height < 0 for height in names.heights.values()):
        scope.report(
            "E107",
            f"`{found.name}` rests on more than {TALLEST} declarations, one on another",
            found.first.name.span,
            "say it with fewer steps between",
        )
    names.heights[found.name] = -(10**6)


def circle(found: Gathered, scope: Scope) -> None:
    """Reports a thing that is defined by itself, with the way round."""
    way = scope.names.under_way[scope.names.under_way.index(found.name) :]
    if scope.names.tainted.issuperset(way):
        return
    said = " → ".join(f"`{name}`" for name in (*way, found.name))
    places = [scope.names.declared[name].first.name.span for name in way[1:]]
    scope.names.tainted.update(way)
    scope.report(
        "E212",
        f"`{found.name}` is defined by itself: {said}",
        found.first.name.span,
        "say one of them without the others",
        labels=[Label(span, "by way of this") for span in places],
    )


def kind(found: Gathered, scope: Scope) -> Kind:
    slots = found.first.slots
    of = slots.get("of")
    return Kind(
        found.name,
        title(found),
        kind_name(of, scope) if isinstance(of, syntax.Name) else None,
        tuple(one.text for one, _ in cases(found)),
        "ranks" in slots,
        scope.place(found.first.name.span),
    )


def cases(found: Gathered) -> Iterator[tuple[syntax.Name, syntax.Title | None]]:
    """The cases of a kind with their titles, in their order."""
    slots: Any = found.first.slots
    for one in (*slots.get("is", ()), *slots.get("ranks", ())):
        path, said = one if isinstance(one, tuple) else (one, None)
        yield path.names[0], said


def fact(found: Gathered, scope: Scope) -> Fact:
    slots = found.first.slots
    written = slots.get("is")
    type = written_type(written, scope) if isinstance(written, syntax.Type) else "truth"
    scope.names.types[found.name] = kind_of(type, scope.names) if type else None
    kinds = [kind_name(one, scope) for one in slots.get("of", ())]  # type: ignore[arg-type,union-attr]  # slot table
    presumed = slots.get("presumed")
    finder = slots.get("finder")
    return Fact(
        found.name,
        title(found),
        tuple(one for one in kinds if one),
        type or "truth",
        terms.expression(presumed, scope, scope.names.types[found.name], "presumed")  # type: ignore[arg-type]  # slot table
        if presumed is not None
        else None,
        actors.actors(finder, scope, "found by") if isinstance(finder, syntax.Actors) else None,
        found.head == "standard",
        scope.place(found.first.name.span),
    )


def written_type(type: syntax.Type, scope: Scope) -> str | None:
    """The type as the intermediate representation spells it."""
    name = kind_name(type.name, scope)
    return f"set of {name}" if name and type.is_set else name


def parameter(one: syntax.Parameter, scope: Scope) -> Parameter:
    """A parameter, whose type names a kind, a body, the parties or a type."""
    return Parameter(one.name.text, written_type(one.type, scope) or one.type.name.text)


def parameter_types(found: Gathered, names: Names) -> dict[str, Type]:
    """The types of a declaration's parameters, by name."""
    return {
        one.name.text: kind_of(
            f"set of {one.type.name.text}" if one.type.is_set else one.type.name.text, names
        )
        for one in found.first.parameters
    }


def definition(found: Gathered, scope: Scope) -> Definition:
    parameters = tuple(parameter(one, scope) for one in found.first.parameters)
    inner = scope.bind(**parameter_types(found, scope.names))
    means, type = terms.typed(found.first.slots["means"], inner)  # type: ignore[arg-type]  # slot table
    scope.names.types[found.name] = type
    return Definition(
        found.name,
        title(found) if found.first.title else None,
        parameters,
        means,
        scope.place(found.first.name.span),
    )


def threshold(found: Gathered, scope: Scope) -> Threshold:
    said = found.first.title
    rule = rules.rule(found.first.slots["rule"], scope)  # type: ignore[arg-type]  # slot table
    return Threshold(
        found.name, said.text if said else None, rule, scope.place(found.first.name.span)
    )


def calendar(found: Gathered, scope: Scope) -> Calendar:
    return calendars.calendar(found, scope)


def readings(found: Gathered) -> list[tuple[str, syntax.Term, syntax.Title | None, Span]]:
    """(name, value, title, place) of each reading; the one-reading form is named as the thing."""
    out: list[tuple[str, syntax.Term, syntax.Title | None, Span]] = []
    means = found.first.slots.get("means")
    if means is not None:
        out.append((found.name, means, None, found.first.name.span))  # type: ignore[arg-type]  # slot table
    for line, _ in found.lines():
        if isinstance(line, syntax.Property) and line.word == "means":
            name = line.slots["name"]
            assert isinstance(name, syntax.Name)
            out.append((name.text, line.slots["value"], line.slots.get("title"), name.span))  # type: ignore[arg-type]  # slot table
    return out


def assumption(found: Gathered, scope: Scope) -> Assumption:
    made, types = [], []
    wanted = lost_type(found, scope)
    for name, value, said, _ in readings(found):
        means, type = meaning(value, scope)
        terms.expect(type, wanted, value, scope, found.name)
        made.append(Reading(name, means, said.text if said else None))
        types.append((name, type, value))
    alike = wanted is not None or one_type(types, scope)
    because = next(
        (
            line
            for line, _ in found.lines()
            if isinstance(line, syntax.Property) and line.word == "because"
        ),
        None,
    )
    valued = alike and types and types[0][1] not in SORTS
    scope.names.types[found.name] = wanted or (types[0][1] if valued else None)
    if holes.is_open(found):
        made.append(holes.nothing(found))
    return Assumption(
        found.name,
        title(found),
        words.words(because.slots["words"], scope) if because else None,  # type: ignore[arg-type]  # slot table
        tuple(made),
        chosen(found, scope),
        scope.place(found.first.name.span),
        holes.is_hole(found),
        wanted,
    )


def lost_type(found: Gathered, scope: Scope) -> Type:
    """The type that a hole says its value had."""
    written = found.first.slots.get("is")
    if not isinstance(written, syntax.Type):
        return None
    named = written_type(written, scope)
    return kind_of(named, scope.names) if named else None


SORTS = {
    "base": "what is counted of",
    "rule": "a decision rule",
    "organ": "a body, an office or the parties",
}
"""What an assumption may mean beside a value."""


def meaning(term: syntax.Term, scope: Scope) -> tuple[Means, Type]:
    """What a reading means: a base, a rule, an organ, or a value; and of which sort it is."""
    if isinstance(term, syntax.Literal) and term.kind == "base":
        return rules.base(term, scope), "base"  # type: ignore[return-value]  # a word of the list
    if isinstance(term, syntax.Operation) and term.operator in ("at least", "more than", "all"):
        return rules.rule(term, scope), "rule"
    if isinstance(term, syntax.Path) and len(term.names) == 1:
        found = look_up(term, scope)
        if found is not None and found.head in ORGANS:
            return found.name, "organ"
        if found is not None and found.head == "threshold":
            return rules.rule(term, scope), "rule"
        if found is not None and found.head == "assume":
            return of_assumption(found, term, scope)
        if found is None and term.text[0].isupper():
            scope.names.entities.setdefault(
                term.text, EntityName(term.text, term.text.replace("_", " "), None)
            )
    return terms.typed(term, scope)


def of_assumption(found: Gathered, term: syntax.Path, scope: Scope) -> tuple[Means, Type]:
    """The meaning of a reading that is another assumption."""
    match rules.sort(found, scope):
        case "rule":
            return rules.rule(term, scope), "rule"
        case "base":
            return rules.base(term, scope), "base"  # type: ignore[return-value]  # it is one
        case "organ":
            organ = organ_meant(found, scope)
            return (organ.name if organ else found.name), "organ"
        case _:
            return terms.typed(term, scope)


def one_type(readings: list[tuple[str, Type, syntax.Term]], scope: Scope) -> bool:
    """Whether the readings are of one type; those that differ are reported (E601)."""
    alike = True
    first = next((type for _, type, _ in readings if type is not None), None)
    for name, type, value in readings:
        if type is not None and type != first and first is not None:
            alike = False
            scope.report(
                "E601",
                f"the reading `{name}` is {said(type)}, the first reading is {said(first)}",
                value.span,
                "give all readings of an assumption one type",
                labels=[Label(readings[0][2].span, "the first reading")],
            )
    return alike


def said(type: str) -> str:
    """A type, or another sort of meaning, in words."""
    return SORTS.get(type) or terms.NAMED.get(type) or terms.a(type)


def chosen(found: Gathered, scope: Scope) -> str:
    """The reading that was asked for; else the first."""
    names = reading_names(found)
    asked = scope.names.readings.get(found.name)
    return asked if asked in names else names[0] if names else found.name


def reading_names(found: Gathered) -> list[str]:
    """The names of an assumption's readings, in order."""
    return [name for name, *_ in readings(found)]


def organ_meant(found: Gathered, scope: Scope) -> Gathered | None:
    """The organ that an assumption stands for under its chosen reading, if it is of that sort."""
    want = chosen(found, scope)
    for name, value, *_ in readings(found):
        if name == want and isinstance(value, syntax.Path) and len(value.names) == 1:
            organ = look_up(value, scope)
            if organ is not None and organ.head in ORGANS:
                return organ
    return None


def no_reading(found: Gathered, reading: str, span: Span, scope: Scope) -> None:
    """Reports a reading that an assumption does not have."""
    from difflib import get_close_matches

    if found.name in scope.names.unread:
        return
    known = reading_names(found)
    near = get_close_matches(reading, known, 1)
    all_of = ", ".join(f"`{name}`" for name in known)
    scope.report(
        "E201",
        f"the assumption `{found.name}` has no reading `{reading}`",
        span,
        f"did you mean `{near[0]}`?" if near else f"its readings are {all_of}",
        labels=[
            Label(found.first.name.span, f"its readings are {all_of}" if near else "declared here")
        ],
    )


LOWER: dict[str, Callable[[Gathered, Scope], Declaration]] = {
    "kind": kind,
    "fact": fact,
    "standard": fact,
    "assume": assumption,
    "define": definition,
    "threshold": threshold,
    "calendar": calendar,
}
"""How each head of vocabulary is lowered."""
