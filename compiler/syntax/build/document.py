"""The instrument, its divisions and its clauses (language.md §4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charterlang.compiler.syntax.build.rules import line
from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    branches,
    build,
    builds,
    flat,
    is_token,
    part,
    quoted,
    text_of,
    token,
)
from charterlang.compiler.syntax.build.terms import name
from charterlang.compiler.syntax.build.words import official
from charterlang.compiler.syntax.nodes import (
    Clause,
    Declaration,
    Division,
    Figure,
    Header,
    Note,
    Property,
    Words,
)

MARKS = ("provides", "alias", "declaratory", "submitted")


@builds("file")
def file(branch: Branch, site: Site) -> tuple[Any, ...]:
    """The header and the items of a file, in source order."""
    return tuple(flat(build(one, site) for one in branch.children))


@builds("instrument")
def instrument(branch: Branch, site: Site) -> Header:
    form, named, title, *rest = branch.children
    above = part(branch, "superior")
    lines = [one for one in rest if one is not above]
    return Header(
        text_of(form),
        name(named, site),
        quoted(title),
        tuple(items(lines, site)),
        build(above, site) if above is not None else None,
        span=site.span(branch),
    )


@builds("superior")
def superior(branch: Branch, site: Site) -> tuple[Any, str]:
    """The instrument under which this one stands."""
    named, title = branch.children
    return name(named, site), quoted(title)


def items(children: Iterable[Branch], site: Site) -> list[Any]:
    """The nodes of lines, in which lines of words that follow each other are one."""
    made: list[Any] = []
    bars: list[Any] = []
    for one in children:
        if one.data == "text":
            bars.append(one.children[0])
            continue
        if bars:
            made.append(official(bars, site))
            bars = []
        made += flat([build(one, site)])
    if bars:
        made.append(official(bars, site))
    return made


# ── header lines


@builds("establishes")
def establishes(branch: Branch, site: Site) -> Property:
    named, title = branch.children
    return line("establishes", branch, site, name=name(named, site), title=quoted(title))


@builds("enacted")
def enacted(branch: Branch, site: Site) -> Property:
    return line("enacted", branch, site, date=build(branch.children[0], site))


@builds("commences")
def commences(branch: Branch, site: Site) -> Property:
    return line("commences", branch, site, on=build(branch.children[0], site))


@builds("zone")
def zone(branch: Branch, site: Site) -> Property:
    return line("zone", branch, site, text=quoted(branch.children[0]))


@builds("construe", "style")
def setting(branch: Branch, site: Site) -> Property:
    named, value = branch.children
    return line(str(branch.data), branch, site, setting=name(named, site), value=name(value, site))


@builds("numbering")
def numbering(branch: Branch, site: Site) -> Property:
    examples = tuple(build(one, site) for one in branch.children)
    return line("numbering", branch, site, examples=examples)


@builds("uses")
def uses(branch: Branch, site: Site) -> Property:
    return line("uses", branch, site, paths=tuple(build(one, site) for one in branch.children))


@builds("sponsors")
def sponsors(branch: Branch, site: Site) -> Property:
    entities = tuple(build(one, site) for one in branch.children)
    return line("sponsors", branch, site, entities=entities)


# ── divisions and clauses


@builds("division")
def division(branch: Branch, site: Site) -> Division:
    number, heading = part(branch, "headnum"), token(branch, "STRING")
    inner = [
        one for one in branches(branch) if one.data not in ("division_kind", "headnum", *MARKS)
    ]
    return Division(
        text_of(branch.children[0]),
        text_of(number) if number is not None else None,
        quoted(heading) if heading is not None else None,
        marks(branch, site),
        tuple(items(inner, site)),
        span=site.span(branch),
    )


@builds("headnum")
def headnum(branch: Branch, site: Site) -> str:
    return text_of(branch)


def marks(branch: Branch, site: Site) -> tuple[Property, ...]:
    """The marks of a division or clause; a reference is its second name."""
    return tuple(build(one, site) for one in branches(branch) if one.data in MARKS)


@builds("provides")
def provides(branch: Branch, site: Site) -> Property:
    layout = part(branch, "layout")
    paths = tuple(build(one, site) for one in branches(branch) if one.data == "path")
    return line(
        "provides",
        branch,
        site,
        paths=paths,
        layout=build(layout, site) if layout is not None else None,
    )


@builds("alias")
def alias(branch: Branch, site: Site) -> Property:
    return line("alias", branch, site, name=branch.children[0][1:])


@builds("declaratory")
def declaratory(branch: Branch, site: Site) -> Property:
    return line("declaratory", branch, site)


@builds("submitted")
def submitted(branch: Branch, site: Site) -> Property:
    """Who submitted the clause: one or more sponsors."""
    return line("by", branch, site, paths=tuple(build(one, site) for one in branch.children))


@builds("clause")
def clause(branch: Branch, site: Site) -> Clause:
    label, heading = branch.children[0], token(branch, "STRING")
    inner = [one for one in branches(branch) if one.data not in MARKS]
    own, flush = clause_words(branch, site)
    made = list(flat(build(one, site) for one in inner if one.data != "text"))
    return Clause(
        label.removesuffix("!"),
        label.endswith("!"),
        quoted(heading) if heading is not None else None,
        marks(branch, site),
        tuple(one for one in made if isinstance(one, Declaration)),
        own,
        tuple(one for one in made if isinstance(one, Figure)),
        tuple(one for one in made if isinstance(one, Clause)),
        flush,
        tuple(one for one in made if isinstance(one, Note)),
        span=site.span(branch),
    )


@builds("figure")
def figure(branch: Branch, site: Site) -> Figure:
    file, *caption = [quoted(one) for one in branch.children if is_token(one)]
    return Figure(file, caption[0] if caption else None, span=site.span(branch))


def clause_words(branch: Branch, site: Site) -> tuple[Words | None, Words | None]:
    """The words of a clause before its sub-clauses, and those after them.

    Words between two sub-clauses belong to neither, and are reported.
    """
    before: list[Any] = []
    after: list[Any] = []
    seen = False
    for one in branch.children:
        if is_token(one):
            before += [one] if one.type == "TEXT" else []
        elif one.data == "text":
            (after if seen else before).append(one.children[0])
        elif one.data == "clause":
            if after:
                in_between(after, site)
            seen, after = True, []
    return official(before, site) if before else None, official(after, site) if after else None


def in_between(bars: list[Any], site: Site) -> None:
    """Reports words that stand between two sub-clauses."""
    span = site.between(bars[0], bars[-1])
    if any(one.span.line == span.line for one in site.found):
        return
    site.report(
        "E104",
        "these words stand between two sub-clauses, and belong to neither",
        span,
        "put them under a sub-clause, before the first one or after the last",
    )
