"""Where everything stands: divisions and clauses get their addresses (language.md §3, §4).

The address of a clause is its permanent identity: `III(6)`, `IV(7)(b)`, `5.1.4`, and `IV[1]` for
the first clause of article IV without a label. Two clauses with one label are told apart by
position: `5.1.4[2]`. Clause 5. of chapter 5 is `5.5` only if no section is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen
from charterlang.compiler.syntax.nodes import Clause, Declaration, Division, File, Property, Words

UNLABELLED = ("-", "*")


@frozen
class Standing:
    """A declaration, or the continuation of one, with the identity of its clause.

    A declaration at column 0 stands in no clause (`""`), one in a division in that division.
    """

    declaration: Declaration
    clause: str


@frozen
class Outline:
    """All declarations in source order, and the address of every division and clause.

    `identities` goes from a node's span to its identity, `addresses` from an identity, or a
    second name (`@name`), to the identity; `headed` are those of divisions.
    """

    declarations: tuple[Standing, ...]
    identities: Mapping[Span, str]
    addresses: Mapping[str, str]


def outline(file: File) -> Outline:
    """The outline of a file."""
    identities: dict[Span, str] = {}
    divisions = list(all_divisions(file.items))
    number_divisions(divisions, identities)
    headed = frozenset(identities.values())
    for division, _ in divisions:
        parts = [item for item in division.items if isinstance(item, Clause | Words)]
        number_clauses(tuple(parts), identities[division.span], identities, headed)
    addresses = {identity: identity for identity in identities.values()}
    nodes: list[Division | Clause] = [one for one, _ in divisions]
    for node in [*nodes, *all_clauses(file.items)]:
        for alias in aliases(node):
            addresses.setdefault(alias, identities[node.span])
    return Outline(tuple(standings(file.items, "", identities)), identities, addresses)


def aliases(node: Clause | Division) -> Iterator[str]:
    """The second names that a clause or division has."""
    for mark in node.marks:
        if mark.word == "alias":
            yield str(mark.slots["name"])


def all_divisions(
    items: tuple[object, ...], within: Division | None = None
) -> Iterator[tuple[Division, Division | None]]:
    """Every division with the one it is nested in, outer before inner."""
    for item in items:
        if isinstance(item, Division):
            yield item, within
            yield from all_divisions(item.items, item)


def all_clauses(items: tuple[object, ...]) -> Iterator[Clause]:
    """Every clause, in source order."""
    for item in items:
        if isinstance(item, Division):
            yield from all_clauses(item.items)
        elif isinstance(item, Clause):
            yield item
            yield from all_clauses(item.clauses)


def number_divisions(
    divisions: list[tuple[Division, Division | None]], identities: dict[Span, str]
) -> None:
    """Gives each division its number, or its kind; articles choose first, as citations do.

    Where a number is taken, a nested division adds it to its outer one's (`I.2`), any other to
    its kind (`annex.I`).
    """
    taken: set[str] = set()
    for division, outer in sorted(divisions, key=lambda one: one[0].kind != "article"):
        own = division.number or division.kind
        choices = [own, f"{division.kind}.{own}"]
        if outer is not None:
            choices.insert(1, f"{identities.get(outer.span, outer.number or outer.kind)}.{own}")
        identity = next((one for one in choices if one not in taken), None)
        position = 2
        while identity is None:
            identity = f"{own}[{position}]" if f"{own}[{position}]" not in taken else None
            position += 1
        taken.add(identity)
        identities[division.span] = identity


def number_clauses(
    clauses: tuple[Clause | Words, ...],
    above: str,
    identities: dict[Span, str],
    headed: frozenset[str],
) -> None:
    """Gives each clause its address below `above`: its label, or its place among the unlabelled.

    Words that follow a clause count as an unlabelled clause. Clause 1. of a chapter 5 with a section
    5.1 is `5(1)`: where a division is `headed` so, the address is the division's.
    """
    unlabelled, labels = 0, dict[str, int]()
    for number, clause in enumerate(clauses):
        if isinstance(clause, Words):
            if number and isinstance(clauses[0], Clause | Words):
                unlabelled += 1
                identities[clause.span] = f"{above}[{unlabelled}]"
            continue
        if clause.label in UNLABELLED:
            unlabelled += 1
            identity = f"{above}[{unlabelled}]"
        else:
            times = labels[clause.label] = labels.get(clause.label, 0) + 1
            identity = below(above, clause.label)
            if identity in headed:
                identity = f"{above}({clause.label.strip('.()!')})"
            identity += f"[{times}]" if times > 1 else ""
        identities[clause.span] = identity
        number_clauses(clause.clauses, identity, identities, headed)


def below(above: str, label: str) -> str:
    """`III` and `(6)` make `III(6)`; `5.1` and `4.` make `5.1.4`."""
    return above + label if label.startswith("(") else f"{above}.{label.rstrip('.')}"


def standings(
    items: tuple[object, ...], clause: str, identities: Mapping[Span, str]
) -> Iterator[Standing]:
    """Every declaration with its clause, in source order."""
    for item in items:
        if isinstance(item, Declaration):
            yield Standing(item, clause)
        elif isinstance(item, Division):
            yield from standings(item.items, identities[item.span], identities)
        elif isinstance(item, Clause):
            inner: list[object] = [*item.declarations, *item.clauses]
            inner.sort(key=lambda one: one.span.line)  # type: ignore[attr-defined]  # both nodes
            yield from standings(tuple(inner), identities[item.span], identities)


def has_mark(node: Clause | Division, word: str) -> Property | None:
    """The mark of that word, if the clause has it."""
    return next((mark for mark in node.marks if mark.word == word), None)
