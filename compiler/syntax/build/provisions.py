"""Declarations without a name of their own: what the instrument itself lays down (§8).

`supremacy void`, `breach found by P`, `binding from GRADE`, `given f(x) = v`. Each goes by the words that begin it, which
are no name that anybody could declare; said twice, it is declared twice.
"""

from __future__ import annotations

from typing import Any

import attrs

from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    build,
    builds,
    quoted,
    text_of,
    token,
)
from charterlang.compiler.syntax.nodes import (
    Call,
    Declaration,
    Literal,
    Name,
    Operation,
    Path,
    Slot,
    Term,
    Title,
)


def unnamed(head: str, words: str, branch: Branch, site: Site, **slots: Slot) -> Declaration:
    """A declaration that goes by the words that begin it."""
    span = site.span(branch)
    return Declaration(head, False, Name(words, span=span), None, (), slots, (), span=span)


@builds("supremacy")
def supremacy(branch: Branch, site: Site) -> Declaration:
    words = "supremacy void|breach"  # no name: a charter may have a norm called `supremacy`
    return unnamed("supremacy", words, branch, site, conduct=text_of(branch.children[0]))


@builds("finding")
def finding(branch: Branch, site: Site) -> Declaration:
    return unnamed("finding", "breach found by", branch, site, by=build(branch.children[0], site))


@builds("binding")
def binding(branch: Branch, site: Site) -> Declaration:
    return unnamed("binding", "binding from", branch, site, grade=build(branch.children[0], site))


@builds("holding")
def holding(branch: Branch, site: Site) -> Declaration:
    """`given f(x) = v "title"`: it goes by what it is said of; the title is that of `v`."""
    term: Term = build(branch.children[0], site)
    of: Any = term
    if isinstance(term, Operation) and term.operator in ("=", "not"):
        of = term.operands[0]
    said = token(branch, "STRING")
    made = unnamed("given", f"given {written(of)}", branch, site, states=term)
    if said is None:
        return made
    return attrs.evolve(made, title=Title(quoted(said), None, span=site.span(said)))


def written(term: Term) -> str:
    """A fact or a field as it is written, in single spaces."""
    match term:
        case Path():
            return term.text
        case Literal():
            return term.written
        case Call():
            return f"{term.of.text}({', '.join(written(one) for one in term.arguments)})"
        case _:
            return "…"
