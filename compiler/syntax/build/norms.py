"""Norms and the stages of procedures (language.md §8)."""

from __future__ import annotations

from typing import Any

from charterlang.compiler.syntax.build.rules import built, line
from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    branches,
    build,
    builds,
    quoted,
    text_of,
)
from charterlang.compiler.syntax.build.terms import whole
from charterlang.compiler.syntax.build.vocabulary import declaration, noted
from charterlang.compiler.syntax.nodes import Declaration, Property, Stage

HEAD = ("norm_kind", "name", "params", "holder", "act_phrase")
MODIFIERS = (
    "in_bodies",
    "by_actors",
    "using",
    "length",
    "length_named",
    "within",
    "needs_mod",
    "recusing",
    "titled",
)
"""What may stand behind the kind of a stage, on its line."""


@builds("norm")
def norm(branch: Branch, site: Site) -> Declaration:
    lines = tuple(build(one, site) for one in branches(branch) if one.data not in HEAD)
    return declaration(
        text_of(branch.children[0]),
        branch,
        site,
        lines,
        holder=built(branch, site, "holder"),
        act=built(branch, site, "act_phrase"),
    )


@builds("to_do")
def to_do(branch: Branch, site: Site) -> Property:
    return line("to", branch, site, words=build(branch.children[0], site))


@builds("within", "within_line")
def within(branch: Branch, site: Site) -> Property:
    return line("within", branch, site, length=build(branch.children[0], site))


@builds("late", "should")
def condition_line(branch: Branch, site: Site) -> Property:
    return line(str(branch.data), branch, site, condition=build(branch.children[0], site))


@builds("force")
def force(branch: Branch, site: Site) -> Property:
    return line("force", branch, site, grade=build(branch.children[0], site))


@builds("forbids", "permits")
def about(branch: Branch, site: Site) -> Property:
    """The acts that a prohibition or a right is about."""
    acts = tuple(build(one, site) for one in branch.children)
    return line(str(branch.data), branch, site, acts=acts)


@builds("conducted")
def conducted(branch: Branch, site: Site) -> Property:
    by, within = build(branch.children[0], site), built(branch, site, "within_part")
    return line("conducted", branch, site, by=by, within=within)


@builds("stage")
def stage(branch: Branch, site: Site) -> Stage:
    kind, *rest = branch.children
    modifiers = tuple(build(one, site) for one in rest if one.data in MODIFIERS)
    lines: list[Any] = [
        noted(build(one, site)) for one in rest if one.data not in (*MODIFIERS, "name")
    ]
    return Stage(
        text_of(kind), built(branch, site, "name"), modifiers, tuple(lines), span=site.span(branch)
    )


@builds("in_bodies")
def in_bodies(branch: Branch, site: Site) -> Property:
    return line("in", branch, site, bodies=tuple(build(one, site) for one in branch.children))


@builds("by_actors")
def by_actors(branch: Branch, site: Site) -> Property:
    return line("by", branch, site, actors=build(branch.children[0], site))


@builds("using")
def using(branch: Branch, site: Site) -> Property:
    return line("using", branch, site, method=build(branch.children[0], site))


@builds("length", "length_named")
def length(branch: Branch, site: Site) -> Property:
    limit = built(branch, site, "limit") or "exactly"
    return line("length", branch, site, limit=limit, length=build(branch.children[-1], site))


@builds("recusing")
def recusing(branch: Branch, site: Site) -> Property:
    return line("recusing", branch, site, of=build(branch.children[0], site))


@builds("titled")
def titled(branch: Branch, site: Site) -> Property:
    return line("titled", branch, site, text=quoted(branch.children[0]))


@builds("limit_line")
def limit_line(branch: Branch, site: Site) -> Property:
    return line("limit", branch, site, number=whole(branch.children[0], site))


@builds("acceptance")
def acceptance(branch: Branch, site: Site) -> Property:
    return line("acceptance", branch, site)
