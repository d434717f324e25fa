"""Organs: the parties, bodies and offices (language.md §6)."""

from __future__ import annotations

from typing import Any

from charterlang.compiler.syntax.build.rules import built, line
from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    branches,
    build,
    builds,
    parts,
    text_of,
)
from charterlang.compiler.syntax.build.terms import whole
from charterlang.compiler.syntax.build.vocabulary import declaration
from charterlang.compiler.syntax.nodes import Declaration, Property

HEAD = ("organ_kind", "name", "titles", "of_name")


@builds("organ")
def organ(branch: Branch, site: Site) -> Declaration:
    lines = tuple(build(one, site) for one in branches(branch) if one.data not in HEAD)
    return declaration(
        text_of(branch.children[0]), branch, site, lines, of=built(branch, site, "of_name")
    )


@builds("founding")
def founding(branch: Branch, site: Site) -> Property:
    entities = tuple(build(one, site) for one in branch.children)
    return line("founding", branch, site, entities=entities)


@builds("seats")
def seats(branch: Branch, site: Site) -> Property:
    return line("seats", branch, site, **build(branch.children[0], site))


@builds("seats_any", "seats_number", "seats_for", "seats_ex_officio")
def composition(branch: Branch, site: Site) -> dict[str, Any]:
    """The slots of a `seats` line."""
    counted = branch.data in ("seats_number", "seats_for")
    return {
        "sort": SEATS[branch.data],
        "of": build(branch.children[-1], site),
        "number": whole(branch.children[0], site) if counted else None,
    }


SEATS = {
    "seats_any": "appointed",
    "seats_number": "appointed",
    "seats_for": "for each",
    "seats_ex_officio": "ex officio",
}
"""The sort of each way to compose a body."""


@builds("seats_every")
def seats_every(branch: Branch, site: Site) -> dict[str, Any]:
    """The slots of `seats every K where C`."""
    return {
        "sort": "every",
        "of": build(branch.children[0], site),
        "where": built(branch, site, "where"),
    }


@builds("size")
def size(branch: Branch, site: Site) -> Property:
    limit = built(branch, site, "limit") or "exactly"
    return line("size", branch, site, limit=limit, number=whole(branch.children[-1], site))


@builds("routes")
def routes(branch: Branch, site: Site) -> Property:
    """`joins`, `leaves`, `filled` or `vacated`, with all ways that the line names."""
    word, *ways = branch.children
    return line(text_of(word), branch, site, routes=tuple(build(one, site) for one in ways))


@builds("route_by")
def route_by(branch: Branch, site: Site) -> Property:
    return line(
        "by",
        branch,
        site,
        path=build(branch.children[0], site),
        every=built(branch, site, "every"),
        over=built(branch, site, "over"),
        within=built(branch, site, "within_part"),
    )


@builds("route_ex_officio")
def route_ex_officio(branch: Branch, site: Site) -> Property:
    return line("ex officio", branch, site, path=build(branch.children[-1], site))


@builds("route_when")
def route_when(branch: Branch, site: Site) -> Property:
    return line("when", branch, site, condition=build(branch.children[0], site))


@builds("term")
def term(branch: Branch, site: Site) -> Property:
    renewals = built(branch, site, "renewable", "not_renewable")
    return line("term", branch, site, length=build(branch.children[0], site), renewals=renewals)


@builds("renewable", "not_renewable")
def renewals(branch: Branch, site: Site) -> int | None:
    """How often a term may be renewed; None without limit."""
    if not branch.children:
        return None if branch.data == "renewable" else 0
    return whole(branch.children[0], site)


@builds("vacancy")
def vacancy(branch: Branch, site: Site) -> Property:
    remainder = parts(branch, "remainder")
    return line(
        "vacancy",
        branch,
        site,
        by=build(branch.children[0], site),
        within=built(branch, site, "within_part"),
        remainder="yes" if remainder else None,
        next_term=built(branch, site, "next_term"),
        **{"if": build(remainder[0], site) if remainder else None},
    )


@builds("remainder")
def remainder(branch: Branch, site: Site) -> Any:
    """The condition under which a successor has the rest of the term, if there is one."""
    return build(branch.children[0], site) if branch.children else None


@builds("succession")
def succession(branch: Branch, site: Site) -> Property:
    offices = tuple(build(one, site) for one in parts(branch, "path"))
    remainder = "yes" if parts(branch, "succeeding") else None
    return line("succession", branch, site, offices=offices, remainder=remainder)


@builds("succeeding")
def succeeding(branch: Branch, site: Site) -> bool:
    """That a successor has the rest of the term."""
    return True


@builds("acting", "presided")
def acting(branch: Branch, site: Site) -> Property:
    """Who acts for the holder, or presides, in order."""
    stand_ins = tuple(build(one, site) for one in branch.children)
    return line(str(branch.data), branch, site, stand_ins=stand_ins)


@builds("stand_in")
def stand_in(branch: Branch, site: Site) -> Property:
    of, *when = branch.children
    condition = build(when[0], site) if when else None
    return line("by", branch, site, of=build(of, site), when=condition)


@builds("incompatible")
def incompatible(branch: Branch, site: Site) -> Property:
    organs = tuple(build(one, site) for one in parts(branch, "path"))
    within = built(branch, site, "within_part")
    return line("incompatible", branch, site, organs=organs, within=within)


@builds("delegates")
def delegates(branch: Branch, site: Site) -> Property:
    return line("delegates", branch, site, to=tuple(build(one, site) for one in branch.children))


@builds("accountable")
def accountable(branch: Branch, site: Site) -> Property:
    return line("accountable", branch, site, to=build(branch.children[0], site))


@builds("votes")
def votes(branch: Branch, site: Site) -> Property:
    return line(
        "votes",
        branch,
        site,
        weight=build(branch.children[0], site),
        each=built(branch, site, "electors_members", "electors_for"),
        caster=built(branch, site, "cast_by"),
    )


@builds("electors_members", "electors_for")
def electors(branch: Branch, site: Site) -> Any:
    """The parties whose members have the votes; None for the body's own members."""
    return build(branch.children[0], site) if branch.children else None


@builds("motion_by")
def motion_by(branch: Branch, site: Site) -> Property:
    return line("motion", branch, site, by=build(branch.children[0], site))


@builds("eligible", "require", "when", "unless", "when_stage")
def condition(branch: Branch, site: Site) -> Property:
    """A line that is a word and a condition."""
    word = branch.data.removesuffix("_stage")
    return line(word, branch, site, condition=build(branch.children[0], site))
