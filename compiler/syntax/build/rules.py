"""Decision rules, and the voting lines of organs and stages (language.md §7)."""

from __future__ import annotations

from typing import Any

from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    branches,
    build,
    builds,
    part,
    text_of,
)
from charterlang.compiler.syntax.nodes import Operation, Property, Slot


def line(word: str, branch: Branch, site: Site, **slots: Slot | None) -> Property:
    """A property line; a slot without a value is left out."""
    given = {name: value for name, value in slots.items() if value is not None}
    return Property(word, given, span=site.span(branch))


def built(of: Branch, site: Site, *rules: str) -> Any:
    """The node of the first child that one of these rules made; None if there is none."""
    found = part(of, *rules)
    return build(found, site) if found is not None else None


@builds(
    "at_least",
    "more_than",
    "of_base",
    "including",
    "unless_vetoed",
    "both_rules",
    "either_rule",
    "unanimity",
)
def rule(branch: Branch, site: Site) -> Operation:
    operands = tuple(build(one, site) for one in branches(branch))
    return Operation(RULES[branch.data], operands, span=site.span(branch))


RULES = {
    "at_least": "at least",
    "more_than": "more than",
    "of_base": "of",
    "including": "including",
    "unless_vetoed": "unless vetoed",
    "both_rules": "and",
    "either_rule": "or",
    "unanimity": "all",
}
"""The operator of each rule of the grammar that makes a decision rule."""


@builds("quorum", "needs", "needs_mod")
def share(branch: Branch, site: Site) -> Property:
    word = "quorum" if branch.data == "quorum" else "needs"
    return line(word, branch, site, rule=build(branch.children[0], site))


@builds("counts")
def counts(branch: Branch, site: Site) -> Property:
    return line("counts", branch, site, base=build(branch.children[0], site))


@builds("rounding")
def rounding(branch: Branch, site: Site) -> Property:
    return line("rounded", branch, site, direction=text_of(branch.children[0]))


@builds("abstention")
def abstention(branch: Branch, site: Site) -> Property:
    return line("abstention", branch, site, sort=text_of(branch.children[0]))


@builds("tie")
def tie(branch: Branch, site: Site) -> Property:
    sort, by = build(branch.children[0], site)
    return line("tie", branch, site, sort=sort, by=by)


@builds("tie_lost", "tie_lot", "tie_again", "tie_casting")
def tiebreak(branch: Branch, site: Site) -> tuple[str, Slot | None]:
    """How a tie is broken, and by whom."""
    by = build(branch.children[0], site) if branch.data == "tie_casting" else None
    return TIES[branch.data], by


TIES = {"tie_lost": "lost", "tie_lot": "by lot", "tie_again": "again", "tie_casting": "decides"}


@builds("window")
def window(branch: Branch, site: Site) -> Property:
    limit = built(branch, site, "limit") or "exactly"
    return line("window", branch, site, limit=limit, length=build(branch.children[-1], site))


@builds("closes_early")
def closes_early(branch: Branch, site: Site) -> Property:
    return line(
        "closes early",
        branch,
        site,
        when=built(branch, site, "early_when"),
        **{"except": built(branch, site, "early_except")},
    )
