"""Calendars: anchors, months, the week, the leap day (language.md §4.1)."""

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
    token,
)
from charterlang.compiler.syntax.build.terms import name
from charterlang.compiler.syntax.build.vocabulary import declaration
from charterlang.compiler.syntax.nodes import Declaration, Literal, Name, Property

UNKNOWN = "_"
"""Stands for a month or a day of the week whose name is lost."""


@builds("calendar")
def calendar(branch: Branch, site: Site) -> Declaration:
    lines = [build(one, site) for one in branches(branch) if one.data not in ("name", "titles")]
    return declaration("calendar", branch, site, tuple(lines))


@builds("house_calendar")
def house(branch: Branch, site: Site) -> Property:
    """The header line: the calendar in which the charter writes its dates."""
    return line("calendar", branch, site, name=name(branch.children[0], site))


@builds("anchor")
def anchor(branch: Branch, site: Site) -> Property:
    text, means = branch.children
    return line("anchor", branch, site, text=literal(text, site), means=build(means, site))


@builds("month")
def month(branch: Branch, site: Site) -> Property:
    return line(
        "month",
        branch,
        site,
        name=build(branch.children[0], site),
        length=built(branch, site, "month_length"),
    )


@builds("month_length")
def month_length(branch: Branch, site: Site) -> Property:
    """How many days a month has, or has at least."""
    limit = "at least" if token(branch, "AT_LEAST") is not None else "exactly"
    return line("length", branch, site, limit=limit, length=built(branch, site, "duration"))


@builds("week")
def week(branch: Branch, site: Site) -> Property:
    names = tuple(build(one, site) for one in branches(branch))
    return line("week", branch, site, names=names)


@builds("leap")
def leap(branch: Branch, site: Site) -> Property:
    called, *after = branch.children
    behind = literal(after[0], site) if after and after[0] is not None else None
    return line("leap", branch, site, name=build(called, site), after=behind)


@builds("called")
def called(branch: Branch, site: Site) -> Name:
    """A name, or a text where the name has spaces."""
    one = branch.children[0]
    if isinstance(one, str):
        return Name(quoted(one), span=site.span(one))  # type: ignore[arg-type]  # a token
    made: Name = name(one, site)
    return made


def literal(text: Any, site: Site) -> Literal:
    """A text that names a day."""
    return Literal("text", quoted(text), str(text), span=site.span(text))
