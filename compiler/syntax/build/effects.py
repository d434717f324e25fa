"""Effects and outcome lines (language.md §9)."""

from __future__ import annotations

from charterlang.compiler.syntax.build.rules import built
from charterlang.compiler.syntax.build.site import Branch, Site, build, builds, parts, text_of
from charterlang.compiler.syntax.nodes import Effect, Outcome, Term

NOT_THE_OBJECT = ("verb", "effect_part", "guard")


@builds("outcome")
def outcome(branch: Branch, site: Site) -> Outcome:
    """`carried`, `lost` or `inquorate` with its effects."""
    kind, effects = branch.children
    return Outcome(text_of(kind), build(effects, site), span=site.span(branch))


@builds("effect_line")
def effect_line(branch: Branch, site: Site) -> Outcome:
    return Outcome("effect", build(branch.children[0], site), span=site.span(branch))


@builds("breach_line")
def breach_line(branch: Branch, site: Site) -> Outcome:
    return Outcome("breach", build(branch.children[0], site), span=site.span(branch))


@builds("effects")
def effects(branch: Branch, site: Site) -> tuple[Effect, ...]:
    return tuple(build(one, site) for one in branch.children)


@builds("effect")
def effect(branch: Branch, site: Site) -> Effect:
    object = next((one for one in branch.children if one.data not in NOT_THE_OBJECT), None)
    return Effect(
        text_of(branch.children[0]),
        build(object, site) if object is not None else None,
        tuple(build(one, site) for one in parts(branch, "effect_part")),
        built(branch, site, "guard"),
        span=site.span(branch),
    )


@builds("effect_part", "act_part")
def effect_part(branch: Branch, site: Site) -> tuple[str, Term]:
    preposition, of = branch.children
    return text_of(preposition), build(of, site)
