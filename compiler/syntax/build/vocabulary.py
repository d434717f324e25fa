"""Vocabulary: kinds, facts, standards, assumptions, definitions, thresholds (language.md §5)."""

from __future__ import annotations

from typing import Any

import attrs

from charterlang.compiler.syntax.build.rules import built, line
from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    branches,
    build,
    builds,
    part,
    quoted,
    text_of,
    token,
)
from charterlang.compiler.syntax.build.terms import name
from charterlang.compiler.syntax.nodes import Declaration, Note, Operation, Property, Title


def declaration(
    head: str, branch: Branch, site: Site, lines: tuple[Any, ...] = (), **slots: Any
) -> Declaration:
    """A declaration with its name, title and parameters; a slot without a value is left out."""
    return Declaration(
        head,
        False,
        built(branch, site, "name"),
        built(branch, site, "titles"),
        built(branch, site, "params") or (),
        {slot: value for slot, value in slots.items() if value is not None},
        tuple(noted(one) for one in lines),
        span=site.span(branch),
    )


def noted(line: Any) -> Any:
    """An editor's note as a line of a declaration."""
    if isinstance(line, Note):
        return Property("note", {"words": line.words}, span=line.span)
    return line


@builds("also")
def also(branch: Branch, site: Site) -> Any:
    """The continuation of a declaration; of a regime, with the norms that stand in it."""
    made = build(branch.children[0], site)
    span = site.span(branch)
    if isinstance(made, tuple):
        return (attrs.evolve(made[0], also=True, span=span), *made[1:])
    return attrs.evolve(made, also=True, span=span)


@builds("external")
def external(branch: Branch, site: Site) -> Any:
    """What a superior instrument provides."""
    made = build(branch.children[0], site)
    span = site.span(branch)
    if isinstance(made, tuple):
        return tuple(attrs.evolve(one, external=True) for one in made)
    return attrs.evolve(made, external=True, span=span)


@builds("kind")
def kind(branch: Branch, site: Site) -> Declaration:
    return declaration(
        "kind",
        branch,
        site,
        of=built(branch, site, "of_name"),
        ranks=built(branch, site, "cases_rank"),
        **{"is": built(branch, site, "cases_are")},
    )


@builds("fact", "standard")
def fact(branch: Branch, site: Site) -> Declaration:
    return declaration(
        str(branch.data),
        branch,
        site,
        of=built(branch, site, "of_names"),
        presumed=built(branch, site, "presumed"),
        finder=built(branch, site, "finder"),
        **{"is": built(branch, site, "is_type")},
    )


@builds("assume")
def assume(branch: Branch, site: Site) -> Declaration:
    lines = [
        build(one, site) for one in branches(branch) if one.data in ("because", "reading", "note")
    ]
    return declaration(
        "assume", branch, site, tuple(lines), means=built(branch, site, "means_value")
    )


@builds("hole")
def hole(branch: Branch, site: Site) -> Declaration:
    """An assumption about what the source lost."""
    lines = [
        build(one, site) for one in branches(branch) if one.data in ("because", "reading", "note")
    ]
    slots = {"lost": "yes", "is": built(branch, site, "is_type")}
    return declaration("assume", branch, site, tuple(lines), **slots)


@builds("because")
def because(branch: Branch, site: Site) -> Property:
    return line("because", branch, site, words=build(branch.children[0], site))


@builds("reading")
def reading(branch: Branch, site: Site) -> Property:
    """One reading of an assumption."""
    said = token(branch, "STRING")
    title = Title(quoted(said), None, span=site.span(said)) if said is not None else None
    return line(
        "means",
        branch,
        site,
        name=name(branch.children[0], site),
        title=title,
        value=build(branch.children[-1], site),
    )


@builds("define")
def define(branch: Branch, site: Site) -> Declaration:
    return declaration("define", branch, site, means=build(branch.children[-1], site))


@builds("means_line")
def means_line(branch: Branch, site: Site) -> Any:
    return build(branch.children[0], site)


@builds("means_cases")
def means_cases(branch: Branch, site: Site) -> Operation:
    """Values with their conditions, in turn; a last odd one is that of `otherwise`."""
    operands = [build(one, site) for case in branches(branch) for one in branches(case)]
    return Operation("cases", tuple(operands), span=site.span(branch))


@builds("case_line", "otherwise_line")
def case(branch: Branch, site: Site) -> tuple[Any, ...]:
    """The value and condition of one case."""
    return tuple(build(one, site) for one in branches(branch))


@builds("threshold")
def threshold(branch: Branch, site: Site) -> Declaration:
    made = declaration("threshold", branch, site, rule=build(branch.children[-1], site))
    said = part(branch, "string")
    if said is None:
        return made
    title = Title(text_of(said)[1:-1], None, span=site.span(said))
    return attrs.evolve(made, title=title)
