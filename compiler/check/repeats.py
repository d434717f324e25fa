"""What may be said once and is said twice, over all parts of a declaration (E204, E202)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from charterlang.compiler.check.bill import Bill, error, in_clauses
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.lower import stages
from charterlang.compiler.lower.vocabulary import readings as readings_of
from charterlang.compiler.merge import NORMS, Gathered
from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax.nodes import Property, Words

VOTING = ("needs", "quorum", "counts", "rounded", "abstention", "tie", "window")
ONCE = {
    "parties": ("founding",),
    "body": ("founding", "size", "votes", "motion", "accountable", *VOTING),
    "office": ("founding", "filled", "term", "vacancy", "accountable"),
    "assume": ("because",),
    **dict.fromkeys(NORMS, ("to", "lapses", "within", "conducted", "force")),
    "regime": ("lapses",),
    "ratification": ("signatories", "depositary", "accession"),
    "calendar": ("week", "leap"),
}
"""The properties of each head that have one value."""
ONCE_IN_STAGE = (
    "by",
    "in",
    "using",
    "length",
    "within",
    "recusing",
    "titled",
    "limit",
    "acceptance",
    "conducted",
    "when",
    *VOTING,
)

Said = tuple[str, Span, str]
"""A property's word, where it is written, and in which clause."""


def properties(bill: Bill) -> Iterator[Diagnostic]:
    """E204: of two values of one property nobody can tell which holds."""
    for found in bill.gathered():
        yield from twice(f"`{found.name}`", said(found))
        for draft in stages.drafts(found, Scope(bill.names, found.name, found.clause)):
            lines = (
                (line.word, line.span, scope.clause)
                for line, scope in draft.lines()
                if line.word in ONCE_IN_STAGE
            )
            yield from twice(f"the {draft.name} of `{found.name}`", lines)


def said(found: Gathered) -> Iterator[Said]:
    """The single-valued properties of a declaration, in source order."""
    act = found.first.slots.get("act")
    if isinstance(act, Words):
        yield "to", act.span, found.clause
    for line, clause in found.lines():
        if not isinstance(line, Property) or line.word not in ONCE.get(found.head, ()):
            continue
        routes = line.slots.get("routes")
        if line.word == "filled" and isinstance(routes, tuple):
            for route in routes:
                assert isinstance(route, Property)
                yield line.word, route.span, clause
        else:
            yield line.word, line.span, clause


def twice(of: str, lines: Iterable[Said]) -> Iterator[Diagnostic]:
    """An error for each line whose property was already said."""
    first: dict[str, tuple[Span, str]] = {}
    for word, span, clause in lines:
        if word not in first:
            first[word] = span, clause
            continue
        before, where = first[word]
        word = "length" if word == "length" else f"`{word}`"
        yield error(
            "E204",
            f"the {word} of {of} is said {in_clauses(where, clause)}",
            span,
            "keep one of them: a property has one value over all parts of a declaration",
            labels=[Label(before, "first said here")],
        )


def readings(bill: Bill) -> Iterator[Diagnostic]:
    """E202: two readings of one name."""
    for found in bill.gathered():
        first: dict[str, Span] = {}
        for name, _, _, span in readings_of(found) if found.head == "assume" else ():
            if name in first:
                yield error(
                    "E202",
                    f"the reading `{name}` of `{found.name}` is given twice",
                    span,
                    "rename one of them, or take one away",
                    labels=[Label(first[name], "first given here")],
                )
            first.setdefault(name, span)
