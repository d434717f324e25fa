"""Material properties of declarations, as official words name them (language.md §13.2)."""

from __future__ import annotations

from charterlang.compiler.ir.expressions import Expression, Field, Material
from charterlang.compiler.lower import stages, terms
from charterlang.compiler.merge import NORMS, NOUNS, Gathered, where
from charterlang.compiler.resolve import Scope, kind_of
from charterlang.compiler.syntax import nodes as syntax

VOTING = ("needs", "passes", "quorum", "counts", "rounded", "abstention", "tie", "window")
PATHS = {
    "parties": ("founding", "members", "joins", "leaves"),
    "body": (
        "founding",
        "members",
        "seats",
        "size",
        "votes",
        "motion",
        "inquorate.by",
        "inquorate.to",
        *VOTING,
    ),
    "office": (
        "founding",
        "filled",
        "filled.by",
        "filled.every",
        "filled.within",
        "term",
        "renewals",
        "vacancy",
        "vacancy.by",
        "vacancy.within",
        "vacancy.next_term",
    ),
    "threshold": ("rule",),
    "regime": ("lapses",),
    "ratification": ("signatories", "depositary", "commences"),
    **dict.fromkeys(
        NORMS,
        (
            "act",
            "holder",
            "when",
            "unless",
            "require",
            "should",
            "late",
            "within",
            "force",
            "lapses",
        ),
    ),
}
"""The paths of each head; `compiler.ir.expressions.Material` documents them."""
OF_STAGE = (
    "duration",
    "movers",
    "within",
    "limit",
    "recusing",
    "eligible",
    "method",
    "titled",
    "by",
    *VOTING,
)
BELONGS = {
    "motion": ("movers", "within", "by", "titled"),
    "debate": ("duration", "titled", "by"),
    "nominations": ("duration", "limit", "eligible", "titled", "by"),
    "vote": ("duration", "recusing", "titled", *VOTING),
    "election": ("duration", "recusing", "method", "titled", *VOTING),
    "decision": ("within", "by", "titled"),
}
"""Which of them each kind of stage has."""


def material(
    found: Gathered, path: tuple[str, ...], term: syntax.Path, scope: Scope
) -> Expression | None:
    """The property, its path made complete; a property that there is not is reported."""
    complete = completed(found, path, scope)
    if complete is not None:
        return Material(found.name, complete, span=term.span)
    if found.head == "office":
        return holder_field(found, path, term, scope)
    if found.name not in scope.names.unread or nobody_says(path, scope):
        unknown(found, path, term, scope)
    return None


def completed(found: Gathered, path: tuple[str, ...], scope: Scope) -> tuple[str, ...] | None:
    """The path with its stage, if it is a property of that declaration."""
    if ".".join(path) in PATHS.get(found.head, ()):
        return path
    drafts = stages.drafts(found, scope)
    named = next((one for one in drafts if one.name == path[0]), None)
    if named is not None:
        fits = len(path) == 1 or (len(path) == 2 and path[1] in BELONGS[named.kind])
        return path if fits else None
    if len(path) != 1:
        return None
    having = [one for one in drafts if path[0] in BELONGS[one.kind]]
    if len(having) > 1:
        said = {
            stages.MATERIAL.get(line.word, line.word): one
            for one in having
            for line, _ in one.lines()
        }
        word = {"passes": "needs", "duration": "length", "movers": "by"}.get(path[0], path[0])
        having = [one for one in having if said.get(word) is one]
    return (having[0].name, *path) if len(having) == 1 else None


def holder_field(
    found: Gathered, path: tuple[str, ...], term: syntax.Path, scope: Scope
) -> Expression | None:
    """`{speaker.state}`: a field of whoever holds the office; else an unknown property."""
    one = scope.names.declared.get(kind_of(found.name, scope.names) or "")
    of = one.first.slots.get("of") if one and one.head == "kind" else None
    if len(path) == 1 and isinstance(of, syntax.Name) and of.text == path[0]:
        value = terms.typed(term, scope)[0]
        assert isinstance(value, Field)
        return value
    if found.name not in scope.names.unread or nobody_says(path, scope):
        unknown(found, path, term, scope)
    return None


def nobody_says(path: tuple[str, ...], scope: Scope) -> bool:
    """Whether no line, readable or not, could give a declaration that property."""
    known = {*scope.names.stages, *OF_STAGE, *BELONGS}
    known |= {word for of in PATHS.values() for one in of for word in one.split(".")}
    return any(one not in known and not scope.names.may_be_lost(one) for one in path)


def unknown(found: Gathered, path: tuple[str, ...], term: syntax.Path, scope: Scope) -> None:
    """Reports a property that a declaration does not have, with the nearest that it has."""
    from difflib import get_close_matches

    known = [*PATHS.get(found.head, ()), "title"]
    for one in stages.drafts(found, scope):
        known += [one.name, *(f"{one.name}.{part}" for part in BELONGS[one.kind])]
    said = ".".join(path)
    near = get_close_matches(said, known, 1)
    help = (
        f"did you mean `{found.name}.{near[0]}`?"
        if near
        else ("it has " + ", ".join(f"`{one}`" for one in known[:12]))
    )
    scope.report(
        "E201",
        f"`{found.name}`, {NOUNS[found.head]}{where(found.clause)}, has no property `{said}`",
        term.span,
        help,
    )
