"""Stages of a procedure, merged over its parts (language.md §8)."""

from __future__ import annotations

from typing import Any

import attrs

from charterlang.compiler import houses
from charterlang.compiler.ir.norms import Stage
from charterlang.compiler.ir.organs import Conductor
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.rules import Either
from charterlang.compiler.lower import actors, effects, rules, terms, voting
from charterlang.compiler.lower.organs import condition
from charterlang.compiler.merge import Gathered
from charterlang.compiler.node import frozen
from charterlang.compiler.resolve import Scope, Type, declared, kind_of
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import Outcome, Property
from charterlang.compiler.walk import walk

MATERIAL = {
    "by": "by",
    "in": "in",
    "length": "length",
    "within": "within",
    "using": "method",
    "recusing": "recusing",
    "titled": "titled",
    "eligible": "eligible",
    "limit": "limit",
    "acceptance": "acceptance",
    "when": "when",
    "closes early": "closes",
}
"""The name of each modifier and line, where it differs from its word."""


@frozen
class Draft:
    """A stage as its parts say: each part is one writing of it, with the scope of its clause."""

    name: str
    kind: str
    parts: tuple[tuple[syntax.Stage, Scope], ...]

    def lines(self) -> list[tuple[Property, Scope]]:
        """All modifiers and property lines, in source order."""
        return [
            (line, scope)
            for stage, scope in self.parts
            for line in (*stage.modifiers, *stage.lines)
            if isinstance(line, Property)
        ]


def drafts(found: Gathered, scope: Scope) -> list[Draft]:
    """The stages in the order in which each is first written.

    In a later part a stage of the same name, or of the same kind if there is only one, is the
    same stage.
    """
    made: list[Draft] = []
    for number, part in enumerate(found.parts):
        inner = scope.within(part.clause)
        before = list(made) if number else []
        for line in part.declaration.lines:
            if not isinstance(line, syntax.Stage):
                continue
            same = continued(line, before)
            if same is None:
                made.append(Draft(name_of(line, made), line.kind, ((line, inner),)))
            else:
                at = next(n for n, one in enumerate(made) if one.name == same.name)
                made[at] = Draft(same.name, same.kind, (*made[at].parts, (line, inner)))
    return made


def continued(line: syntax.Stage, before: list[Draft]) -> Draft | None:
    """The stage that an earlier part has begun and this line goes on with."""
    if line.name is not None:
        return next((one for one in before if one.name == line.name.text), None)
    alike = [one for one in before if one.kind == line.kind]
    return alike[0] if len(alike) == 1 else None


def name_of(line: syntax.Stage, made: list[Draft]) -> str:
    """The stage's own name, else its kind, else kind and number (`vote_2`)."""
    if line.name is not None:
        return line.name.text
    taken = {one.name for one in made}
    number = 1 + sum(one.kind == line.kind for one in made)
    return line.kind if line.kind not in taken else f"{line.kind}_{number}"


def stages(found: Gathered, scope: Scope) -> tuple[Stage, ...]:
    """The stages of a procedure."""
    return tuple(stage(one, found, scope) for one in drafts(found, scope))


def stage(draft: Draft, found: Gathered, scope: Scope) -> Stage:
    """One stage with the modifiers and lines of all its parts."""
    lines = draft.lines()
    by = modifier("by", lines)
    movers = actors.actors(by[0]["actors"], by[1], "by") if by else None
    length = modifier("length", lines)
    seated = candidates(draft, found, scope)
    bound = {"candidate": seated, "nominator": actors.kind_of_actors(movers, scope)}
    conditions = {
        word: tuple(
            condition(line, inner.bind(**bound)) for line, inner in lines if line.word == word
        )
        for word in ("eligible", "when")
    }
    limit = modifier("limit", lines)
    seats = bodies(draft.kind, lines)
    return Stage(
        draft.kind,  # type: ignore[arg-type]  # the closed word list of stages
        draft.name,
        movers,
        seats[0] if seats else None,
        length[0]["limit"] if length else "exactly",
        value("length", "length", "duration", lines),
        value("within", "length", "duration", lines),
        method(lines),
        value("recusing", "of", None, lines),
        text("titled", lines),
        voting.voting(lines),
        conditions["eligible"],
        limit[0]["number"] if limit else None,
        next((inner.place(line.span) for line, inner in lines if line.word == "acceptance"), None),
        conditions["when"][0] if conditions["when"] else None,
        outcomes(draft),
        tuple(inner.place(head(stage)) for stage, inner in draft.parts),
        properties(lines),
        seats,
        conducted=conductor(lines),
    )


def conductor(lines: list[tuple[Property, Scope]]) -> Conductor | None:
    """Who conducts the stage, or every stage of the procedure."""
    for line, scope in lines:
        slots: Any = line.slots
        if line.word != "conducted":
            continue
        by = actors.actors(slots["by"], scope, "conducted by")
        within = (
            terms.expression(slots["within"], scope, "duration", "within")
            if "within" in slots
            else None
        )
        return Conductor(by, within, scope.place(line.span)) if by else None
    return None


def head(stage: syntax.Stage) -> Any:
    """The first line of a stage."""
    end = stage.modifiers[-1].span if stage.modifiers else None
    first = stage.span
    if end is not None and end.line == first.line:
        return attrs.evolve(first, end_line=first.line, end_column=end.end_column)
    return attrs.evolve(first, end_line=first.line, end_column=first.column + len(stage.kind))


def modifier(word: str, lines: list[tuple[Property, Scope]]) -> tuple[Any, Scope] | None:
    """The slots of the first line of that word, with its scope."""
    return next(((line.slots, scope) for line, scope in lines if line.word == word), None)


def value(word: str, slot: str, wanted: Type, lines: list[tuple[Property, Scope]]) -> Any:
    """The expression of the first line of that word."""
    found = modifier(word, lines)
    return terms.expression(found[0][slot], found[1], wanted, word) if found else None


def text(word: str, lines: list[tuple[Property, Scope]]) -> str | None:
    """The text of the first line of that word."""
    found = modifier(word, lines)
    return str(found[0]["text"]) if found else None


def bodies(kind: str, lines: list[tuple[Property, Scope]]) -> tuple[str, ...]:
    """The bodies that a stage says it is held in: a vote may be held in several at once."""
    found = modifier("in", lines)
    if found is None:
        return ()
    slots, scope = found
    named = [declared(one, scope, ("body",), "body") for one in slots["bodies"]]
    if len(named) > 1 and kind != "vote":
        scope.report(
            "E206",
            "only a vote is held in several bodies at once",
            slots["bodies"][1].span,
            "write a stage for each body",
        )
    names = tuple(dict.fromkeys(one.name for one in named if one))
    if len(names) < sum(one is not None for one in named):
        said = "a body is named twice, and each votes once"
        scope.report("E206", said, slots["bodies"][-1].span, "take one of the two away")
    apart(lines, names)
    return names


def apart(lines: list[tuple[Property, Scope]], bodies: tuple[str, ...]) -> None:
    """Reports what a rule asks of a body in which the vote is not held, and an `or` between two."""
    for line, scope in lines:
        term: Any = line.slots.get("rule") if line.word in ("needs", "quorum") else None
        if term is None or not bodies:
            continue
        made = rules.rule(term, scope)
        for name in sorted(houses.named(made).difference(bodies)):
            scope.report(
                "E206",
                f"the vote is not held in `{name}`, of which it needs something",
                term.span,
                f"name it behind `in`:  vote in {', '.join((*bodies, name))}",
            )
        if any(len(houses.named(one)) > 1 for one in walk(made) if isinstance(one, Either)):
            scope.report(
                "E206",
                "`or` does not join what several bodies decide: each is asked by itself",
                term.span,
                "join the rules of several bodies by `and`",
            )


METHODS = ("plurality", "instant_runoff")
"""The methods of election that can be counted."""


def method(lines: list[tuple[Property, Scope]]) -> str | None:
    """The method of an election; one that is not known is reported."""
    found = modifier("using", lines)
    if found is None:
        return None
    slots, scope = found
    name: syntax.Name = slots["method"]
    if name.text not in METHODS:
        from difflib import get_close_matches

        near = get_close_matches(name.text, METHODS, 1)
        known = " and ".join(f"`{one}`" for one in METHODS)
        scope.report(
            "E201",
            f"no method of election `{name.text}` is known",
            name.span,
            f"did you mean `{near[0]}`?" if near else f"there are {known}",
        )
        return None
    return name.text


def candidates(draft: Draft, found: Gathered, scope: Scope) -> Type:
    """The kind of those who may be elected: that of the office that the outcome installs."""
    for line, _ in found.lines():
        for effect in line.effects if isinstance(line, Outcome) else ():
            office = dict(effect.parts).get("as")
            if effect.verb == "install" and isinstance(office, syntax.Path):
                return kind_of(office.text, scope.names)
    return None


def outcomes(draft: Draft) -> tuple[Any, ...]:
    """The outcome lines of the stage itself."""
    return tuple(
        effects.outcome(line, scope)
        for stage, scope in draft.parts
        for line in stage.lines
        if isinstance(line, Outcome)
    )


def properties(lines: list[tuple[Property, Scope]]) -> tuple[tuple[str, Place], ...]:
    """Each modifier and line that is set, with the clause that sets it; of two, the first."""
    made: dict[str, Place] = {}
    for line, scope in lines:
        if line.word == "note":
            continue
        made.setdefault(MATERIAL.get(line.word, line.word), scope.place(line.span))
    return tuple(made.items())
