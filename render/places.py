"""Where everything stands in the document: anchors, and how one place is cited from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import attrs

from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import Assumption, Declaration, Fact, Instrument
from charterlang.render.wording import english

_TAKEN = ("contents", "document", "notes", "assumptions", "discretion", "title")
_COUNTER = re.compile(r"([IVXLCDM]+|[ivxlcdm]+|[0-9]+|[A-Za-z])(\W*)$")


@attrs.frozen
class Spot:
    """A division, or a clause of it.

    `divisions` are the enclosing ones, outermost first, with itself; `labels` those of the
    clauses down to this one, empty for a division. An unlabelled clause has an ordinal instead:
    `[2]` is the second without a label. One that is all of its division is named as that is.
    `occurrence` tells apart clauses that have one label: 2 of the second.
    """

    anchor: str
    divisions: tuple[Division, ...]
    labels: tuple[str, ...] = ()
    occurrence: int = 1


@attrs.frozen
class Places:
    """Every division and clause of a document, by identity."""

    spots: Mapping[str, Spot]
    names: Mapping[str, str]
    """Each division's name, by its identity: `Article III`, `the Preamble`."""
    homes: Mapping[str, str]
    """Where each declaration is at home: the identity of the place that declares it, else of
    the first that provides it; of standards and assumptions, their anchor among the notes."""

    def anchor(self, identity: str) -> str | None:
        """The anchor of a division or clause; None for what stands in none."""
        spot = self.spots.get(identity)
        return spot.anchor if spot else None

    def cite(self, target: str, here: str = "") -> str:
        """How `target` is referred to at `here`: `paragraph (2)`, `Article IV(2)`."""
        spot, at = self.spots.get(target), self.spots.get(here)
        if spot is None:
            return target
        if at is None or at.divisions[-1].identity != spot.divisions[-1].identity:
            return self._from_outside(spot)
        if target == here:
            return f"this {_level(spot)}" if spot.labels else f"this {spot.divisions[-1].kind}"
        if not spot.labels:
            return f"this {spot.divisions[-1].kind}"
        if len(spot.labels) > 1 and spot.labels[:1] == at.labels[:1]:
            return f"{_which(spot)}sub-paragraph {_joined(spot.labels[1:])}"
        return _which(spot) + _within(spot.labels)

    def full(self, target: str) -> str:
        """The full address of a division or clause: `Article IV(7)(b)`."""
        spot = self.spots.get(target)
        return self._from_outside(spot) if spot else target

    def _from_outside(self, spot: Spot) -> str:
        name = self.names[spot.divisions[-1].identity]
        if not spot.labels:
            return name
        enclosed = all(label.startswith("(") for label in spot.labels)
        if spot.divisions[-1].number and enclosed and spot.occurrence == 1:
            return name + _joined(spot.labels)
        if spot.divisions[-1].number and not _ordinal(spot.labels[0]) and " of " not in name:
            if spot.occurrence == 1:
                return f"{name}, {_within(spot.labels)}"
        return f"{_which(spot)}{_within(spot.labels)} of {name}"


def _level(spot: Spot) -> str:
    return "paragraph" if len(spot.labels) == 1 else "sub-paragraph"


def _which(spot: Spot) -> str:
    """`the second `, before a clause whose label another has before it; else nothing."""
    return f"the {english.ordinal(spot.occurrence)} " if spot.occurrence > 1 else ""


def _joined(labels: tuple[str, ...]) -> str:
    """`(2)(a)`, `4a`; between two figures stands a point: `2.1`."""
    said = ""
    for label in labels:
        core = label if label.startswith("(") else label.rstrip(".")
        said += f".{core}" if said[-1:].isdigit() and core[:1].isdigit() else core
    return said


def _within(labels: tuple[str, ...]) -> str:
    """`paragraph (2)(a)`, `paragraph 5`, `the second paragraph`."""
    ordinals = [_ordinal(label) for label in labels]
    if not any(ordinals):
        return f"paragraph {_joined(labels)}"
    if ordinals[-1]:
        inner = f"the {english.ordinal(ordinals[-1])} paragraph"
        return f"{inner} of {_within(labels[:-1])}" if labels[:-1] else inner
    return f"{_joined(labels[-1:])} of {_within(labels[:-1])}"


def _ordinal(label: str) -> int | None:
    found = re.fullmatch(r"\[([0-9]+)\]", label)
    return int(found[1]) if found else None


def places(instrument: Instrument, divisions: tuple[Division, ...]) -> Places:
    """The places of a document with these divisions."""
    spots: dict[str, Spot] = {}
    names: dict[str, str] = {}
    taken = set(_TAKEN)
    for chain in _chains(divisions, ()):
        identity = chain[-1].identity
        spots[identity] = Spot(_anchor(identity, taken), chain)
        names[identity] = division_name(instrument, chain[-1])
        parts = tuple(part for part in chain[-1].parts if isinstance(part, Clause))
        for clause, labels in _labelled(parts, ()):
            if _is_alone(chain[-1], clause):
                labels = ()
            anchor = _anchor(clause.identity, taken)
            spots[clause.identity] = Spot(anchor, chain, labels, _occurrence(clause))
    return Places(spots, _told_apart(spots, names), _homes(instrument, divisions))


def _homes(instrument: Instrument, divisions: tuple[Division, ...]) -> Mapping[str, str]:
    declared: dict[str, str] = {}
    provided: dict[str, str] = {}
    for place in all_places(divisions):
        for statement in place.statements:
            heads = not statement.properties or "head" in statement.properties
            homes = declared if statement.declared and heads else provided
            homes.setdefault(statement.name, place.identity)
    noted = {
        name: note
        for name, one in instrument.declarations.items()
        if (note := note_anchor(name, one))
    }
    return {**provided, **declared, **noted}


def note_anchor(name: str, declared: Declaration) -> str | None:
    """The anchor among the notes of a standard or an assumption; None for all else."""
    if isinstance(declared, Assumption):
        return f"assumption-{name}"
    if isinstance(declared, Fact) and declared.standard:
        return f"standard-{name}"
    return None


def all_places(divisions: tuple[Division, ...]) -> Iterator[Division | Clause]:
    """Every division and clause, in the order of the document."""
    for division in divisions:
        yield division
        for part in division.parts:
            yield from all_places((part,)) if isinstance(part, Division) else _clauses((part,))


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _clauses(clause.clauses)


def _chains(
    divisions: tuple[Division, ...], above: tuple[Division, ...]
) -> Iterator[tuple[Division, ...]]:
    for division in divisions:
        chain = (*above, division)
        yield chain
        inner = tuple(part for part in division.parts if isinstance(part, Division))
        yield from _chains(inner, chain)


def _labelled(
    clauses: tuple[Clause, ...], above: tuple[str, ...]
) -> Iterator[tuple[Clause, tuple[str, ...]]]:
    unlabelled = 0
    for clause in clauses:
        if clause.label is None:
            unlabelled += 1
        labels = (*above, clause.label or f"[{unlabelled}]")
        yield clause, labels
        yield from _labelled(clause.clauses, labels)


def _occurrence(clause: Clause) -> int:
    """The how manyth with its label a clause is, which its identity says: `4[2]`."""
    return (_ordinal(clause.identity[clause.identity.rfind("[") :]) or 1) if clause.label else 1


def _is_alone(division: Division, clause: Clause) -> bool:
    """Whether an unlabelled clause is all that its division says, so that this is its name."""
    return clause.label is None and division.parts == (clause,) and not division.words


def _told_apart(spots: Mapping[str, Spot], names: dict[str, str]) -> Mapping[str, str]:
    """The names, each that several divisions share with the name of what encloses it."""
    shared = {name for name in names.values() if list(names.values()).count(name) > 1}
    return {
        identity: f"{name} of {names[spots[identity].divisions[-2].identity]}"
        if name in shared and len(spots[identity].divisions) > 1
        else name
        for identity, name in names.items()
    }


def _anchor(identity: str, taken: set[str]) -> str:
    """A name for a place that is safe in an address and not yet taken."""
    stem = re.sub(r"\W+", "-", re.sub(r"\[([0-9]+)\]", r".p\1", identity)).strip("-") or "part"
    anchor, count = stem, 2
    while anchor in taken:
        anchor, count = f"{stem}-{count}", count + 1
    taken.add(anchor)
    return anchor


def division_name(instrument: Instrument, division: Division) -> str:
    """`Article III` in the manner of the charter's numbering; `the Preamble` without a number."""
    if division.number is None:
        return f"the {division.kind.capitalize()}"
    for example in instrument.numbering[:1]:
        word = _COUNTER.sub("", example)
        if division.kind == "article" or word.strip().lower() == division.kind:
            return f"{word}{division.number}".strip()
    return f"{division.kind.capitalize()} {division.number}"


def figure(example: str) -> str:
    """The counter of an example: `I` of `Article I`."""
    found = _COUNTER.search(example)
    return found[1] if found else "1"


def numbered(example: str, position: int) -> str:
    """The label of this position in the manner of an example: `(a)`, 3 gives `(c)`."""
    found = _COUNTER.search(example)
    if found is None:
        return example
    figure = found[1]
    if figure.isdigit():
        label = str(position)
    elif figure in ("i", "I"):
        label = english.roman(position)
    else:
        label = english.letter(position)
    label = label.upper() if figure.isupper() else label.lower()
    return example[: found.start()] + label + found[2]
