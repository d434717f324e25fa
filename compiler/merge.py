"""One declaration from its parts: `also` continues what another clause began (language.md §4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Label, Result
from charterlang.compiler.node import frozen
from charterlang.compiler.outline import Standing
from charterlang.compiler.syntax.nodes import Declaration, Line, Name

NOUNS = {
    "kind": "a kind",
    "fact": "a fact",
    "standard": "a standard",
    "assume": "an assumption",
    "define": "a definition",
    "threshold": "a threshold",
    "parties": "the parties",
    "body": "a body",
    "office": "an office",
    "procedure": "a procedure",
    "power": "a power",
    "duty": "a duty",
    "prohibition": "a prohibition",
    "right": "a right",
    "regime": "a regime",
    "schedule": "a schedule",
    "ratification": "how the instrument is ratified",
    "calendar": "a calendar",
    "supremacy": "what becomes of prohibited conduct",
    "finding": "who finds breaches",
    "binding": "from which force on a norm binds",
    "given": "what the instrument gives",
    "template": "a template",
}
"""What each head declares, in words."""


@frozen
class Gathered:
    """A declaration with all of its parts, in source order; the first one is the head.

    `library` is the dotted name of the module that declares it, or None in the charter's own file.
    """

    name: str
    head: str
    parts: tuple[Standing, ...]
    library: str | None = None

    @property
    def first(self) -> Declaration:
        """The part that declares it."""
        return self.parts[0].declaration

    @property
    def clause(self) -> str:
        """The clause that declares it."""
        return self.parts[0].clause

    def lines(self) -> Iterator[tuple[Line, str]]:
        """Each line of all parts, with the clause in which it stands."""
        for part in self.parts:
            for line in part.declaration.lines:
                yield line, part.clause


def merge(
    standings: tuple[Standing, ...], library: str | None = None
) -> Result[Mapping[str, Gathered]]:
    """The declarations by name, in source order, each with its continuations."""
    heads: dict[str, Standing] = {}
    found: list[Diagnostic] = []
    for one in standings:
        if one.declaration.also:
            continue
        name = one.declaration.name.text
        if name in heads:
            found.append(declared_twice(heads[name], one))
        else:
            heads[name] = one
    parts: dict[str, list[Standing]] = {name: [one] for name, one in heads.items()}
    for one in standings:
        if one.declaration.also:
            found += continued(one, heads, parts)
    parts = {name: in_regime(all_parts, parts) for name, all_parts in parts.items()}
    merged = {
        name: Gathered(name, all_parts[0].declaration.head, tuple(all_parts), library)
        for name, all_parts in parts.items()
    }
    return Result(merged, tuple(found))


def in_regime(of: list[Standing], parts: Mapping[str, list[Standing]]) -> list[Standing]:
    """A norm of a regime is about what the regime is about, and then about its own parameters."""
    regime = of[0].declaration.slots.get("regime")
    if not isinstance(regime, Name) or regime.text not in parts:
        return of
    about = parts[regime.text][0].declaration.parameters
    first = of[0].declaration
    made = attrs.evolve(first, parameters=(*about, *first.parameters))
    return [attrs.evolve(of[0], declaration=made), *of[1:]]


def continued(
    one: Standing, heads: Mapping[str, Standing], parts: dict[str, list[Standing]]
) -> Iterator[Diagnostic]:
    """Adds a continuation to what it continues, or says why that cannot be.

    One that continues nothing is added to what it seems to mean, so that its lines are read; the
    lowering reports the name.
    """
    name = one.declaration.name
    first = heads.get(name.text) or meant(one, heads)
    if first is None:
        parts.setdefault(name.text, []).append(one)
    elif first.declaration.head == one.declaration.head:
        parts[first.declaration.name.text].append(one)
    else:
        yield declared_twice(first, one)


def meant(one: Standing, heads: Mapping[str, Standing]) -> Standing | None:
    """What a continuation means, whose name is nearly that of a declaration of its head."""
    from difflib import get_close_matches

    head = one.declaration.head
    alike = [name for name, other in heads.items() if other.declaration.head == head]
    near = get_close_matches(one.declaration.name.text, alike, 1, 0.75)
    return heads[near[0]] if near else None


def where(clause: str) -> str:
    """` (III(6))`, or nothing for what stands in no clause."""
    return f" ({clause})" if clause else ""


def said_twice(first: Standing, second: Standing) -> Diagnostic:
    """The error of what the instrument lays down for the second time (E204)."""
    one, two = first.declaration, second.declaration
    what = one.head if one.head == "supremacy" else one.name.text
    both = f", in {first.clause} and in {second.clause}" if first.clause != second.clause else ""
    return Diagnostic(
        "E204",
        "error",
        f"`{what}` is said twice{both}",
        two.name.span,
        labels=(Label(one.name.span, "first said here"),),
        help=("keep one of them",),
    )


def declared_twice(first: Standing, second: Standing) -> Diagnostic:
    """The error of a name that is declared again (E202), or as something else (E203)."""
    one, two = first.declaration, second.declaration
    if one.head == two.head and one.head in UNNAMED:
        return said_twice(first, second)
    name = two.name.text
    help = f"rename one of them, or continue the first with  also {one.head} {name}"
    if one.head == two.head:
        message, code = f"`{name}` is declared twice", "E202"
        if one.head not in ("parties", "body", "office") and one.head not in NORMS:
            help = "rename one of them, or take one away"
    else:
        code = "E203"
        message = (
            f"`{name}` is {NOUNS[one.head]}{where(first.clause)}"
            f" and {NOUNS[two.head]}{where(second.clause)}"
        )
        help = "rename one of them: a name is used for one thing"
        if two.also:
            help = f"continue it as what it is:  also {one.head} {name}"
    label = Label(one.name.span, f"{NOUNS[one.head]} of that name is declared here")
    return Diagnostic(code, "error", message, two.name.span, labels=(label,), help=(help,))


NORMS = ("procedure", "power", "duty", "prohibition", "right")
ORGANS = ("parties", "body", "office")
UNNAMED = ("supremacy", "finding", "binding", "given", "ratification")
"""Declarations that go by what they say, and say it for the whole instrument."""
