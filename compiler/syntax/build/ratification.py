"""Ratification: an instrument comes into force by deposits (language.md §10.3)."""

from __future__ import annotations

from typing import Any

import attrs

from charterlang.compiler.syntax.build.provisions import unnamed
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
from charterlang.compiler.syntax.build.vocabulary import noted
from charterlang.compiler.syntax.nodes import (
    Actor,
    Actors,
    Call,
    Declaration,
    Name,
    Operation,
    Outcome,
    Parameter,
    Path,
    Property,
    Type,
    Words,
)

NAME = "ratification"


@builds("ratification")
def ratification(branch: Branch, site: Site) -> tuple[Declaration, ...]:
    """The ratification, and behind it each norm that stands in it, by its full name."""
    made = [build(one, site) for one in branches(branch)]
    lines = tuple(noted(one) for one in made if not isinstance(one, Declaration))
    own = attrs.evolve(unnamed(NAME, NAME, branch, site), lines=lines)
    notices = [notice(one) for one in lines if one.word == "notices"]
    norms = [one for one in made if isinstance(one, Declaration)]
    return (own, *(within(own, one) for one in (*norms, *notices)))


def within(own: Declaration, norm: Declaration) -> Declaration:
    """A norm of the ratification: `ratification.notice`."""
    named = Name(f"{NAME}.{norm.name.text}", span=norm.name.span)
    return attrs.evolve(norm, name=named, slots={**norm.slots, "ratification": own.name})


def notice(of: Property) -> Declaration:
    """What `deposited notify each …` makes the depositary owe: a notice of each deposit to each of them.

    Whoever has deposited knows of it, and so does the depositary.
    """
    span, to = of.span, of.slots["to"]
    assert isinstance(to, Path)

    def name(text: str) -> Path:
        return Path((Name(text, span=span),), span=span)

    def other(one: str) -> Operation:
        return Operation("!=", (name("signatory"), name(one)), span=span)

    made = Call(name("deposited"), (name("depositor"),), (), span=span)
    owed = Operation("and", (made, other("depositor"), other("actor")), span=span)
    that = f" that {of.slots['that']}" if "that" in of.slots else " of the deposit"
    types = (("depositor", "depositors"), ("signatory", to.text))
    parameters = tuple(
        Parameter(Name(one, span=span), Type(Name(type, span=to.span), False, span=span), span=span)
        for one, type in types
    )
    bearer = Actors((Actor(None, None, name("depositary"), span=span),), "or", span=span)
    act = Words(((f"notify the other signatories{that}",),), span=span)
    when = Property("when", {"condition": owed}, span=span)
    return Declaration(
        "duty",
        False,
        Name("notice", span=span),
        None,
        parameters,
        {"holder": bearer, "act": act},
        (when, *deadline(of)),
        span=span,
    )


def deadline(of: Property) -> tuple[Property, ...]:
    """By when a notice must be given, if anything says so."""
    if "within" not in of.slots:
        return ()
    return (Property("within", {"length": of.slots["within"]}, span=of.span),)


@builds("signatories")
def signatories(branch: Branch, site: Site) -> Property:
    entities = tuple(build(one, site) for one in branch.children)
    return line("signatories", branch, site, entities=entities)


@builds("depositary")
def depositary(branch: Branch, site: Site) -> Property:
    return line("depositary", branch, site, of=build(branch.children[0], site))


@builds("notices")
def notices(branch: Branch, site: Site) -> Property:
    return line(
        "notices",
        branch,
        site,
        to=build(branch.children[0], site),
        that=built(branch, site, "that_text"),
        within=built(branch, site, "within_part"),
    )


@builds("that_text")
def that_text(branch: Branch, site: Site) -> str:
    said = token(branch, "STRING")
    assert said is not None
    return quoted(said)


@builds("deposited_line")
def deposited(branch: Branch, site: Site) -> Any:
    return Outcome("deposited", build(branch.children[0], site), span=site.span(branch))


@builds("commences_when")
def commences(branch: Branch, site: Site) -> Property:
    return line("commences", branch, site, condition=build(branch.children[0], site))


@builds("accession")
def accession(branch: Branch, site: Site) -> Property:
    return line("accession", branch, site, by=build(branch.children[0], site))


@builds("accession_open")
def accession_open(branch: Branch, site: Site) -> None:
    """Whoever deposits is bound."""


@builds("accession_by")
def accession_by(branch: Branch, site: Site) -> Any:
    return build(branch.children[0], site)
