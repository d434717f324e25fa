"""Regimes, with the norms that wake in them, and schedules (language.md §10)."""

from __future__ import annotations

from typing import Any

import attrs

from charterlang.compiler.syntax.build.rules import built, line
from charterlang.compiler.syntax.build.site import Branch, Site, branches, build, builds
from charterlang.compiler.syntax.build.terms import name
from charterlang.compiler.syntax.build.vocabulary import declaration
from charterlang.compiler.syntax.nodes import Declaration, Name, Property

HEAD = ("name", "params", "titles", "is_type")


@builds("regime")
def regime(branch: Branch, site: Site) -> tuple[Declaration, ...]:
    """The regime, and behind it each norm that stands in it, by its full name."""
    made = [build(one, site) for one in branches(branch) if one.data not in HEAD]
    lines = tuple(one for one in made if not isinstance(one, Declaration))
    own = declaration("regime", branch, site, lines)
    return (own, *(within(own, one) for one in made if isinstance(one, Declaration)))


def within(regime: Declaration, norm: Declaration) -> Declaration:
    """A norm of the regime: `emergency.inform`."""
    named = Name(f"{regime.name.text}.{norm.name.text}", span=norm.name.span)
    return attrs.evolve(norm, name=named, slots={**norm.slots, "regime": regime.name})


@builds("regime_begins", "regime_ends")
def ways(branch: Branch, site: Site) -> Property:
    word = str(branch.data).removeprefix("regime_")
    return line(word, branch, site, routes=tuple(build(one, site) for one in branch.children))


@builds("lapses")
def lapses(branch: Branch, site: Site) -> Property:
    return line(
        "lapses",
        branch,
        site,
        after=build(branch.children[0], site),
        unless=built(branch, site, "lapse_unless"),
    )


@builds("lapse_unless")
def lapse_unless(branch: Branch, site: Site) -> Any:
    return build(branch.children[0], site)


@builds("suspends", "restores")
def paths(branch: Branch, site: Site) -> Property:
    of = tuple(build(one, site) for one in branch.children)
    return line(str(branch.data), branch, site, paths=of)


@builds("schedule")
def schedule(branch: Branch, site: Site) -> Declaration:
    lines = tuple(build(one, site) for one in branches(branch) if one.data not in HEAD)
    return declaration("schedule", branch, site, lines, **{"is": built(branch, site, "is_type")})


@builds("schedule_row")
def row(branch: Branch, site: Site) -> Property:
    """`resident 10`: the value at one case, or one individual."""
    at, value = branch.children
    return line("row", branch, site, name=name(at, site), value=build(value, site))
