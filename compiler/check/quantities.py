"""The quantities that rules state, and how each looks in words (for W403)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from charterlang.compiler.check import spelling
from charterlang.compiler.check.bill import Bill
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.lower import stages, titles
from charterlang.compiler.node import frozen
from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax.nodes import (
    Actors,
    Declaration,
    Literal,
    Name,
    Path,
    Property,
    Stage,
)
from charterlang.compiler.walk import walk


@frozen
class Owned:
    """A quantity that a rule states: how it looks in words, where, and how words would name it.

    `sign` is a text that stands in whatever the pattern matches: it saves trying most texts.
    """

    pattern: str
    sign: str
    span: Span
    path: str | None


def quantities(declaration: Declaration, bill: Bill) -> Iterator[Owned]:
    """The lengths of time, shares and counts that one part of a declaration states."""
    name = declaration.name.text
    found = bill.charter.declared.get(name)
    if found is None or not bill.sound(name):
        return
    if declaration.head == "threshold":
        yield from of_slot(declaration.slots["rule"], name, bill)
    drafts = stages.drafts(found, Scope(bill.names, name, found.clause))
    for line in declaration.lines:
        if isinstance(line, Stage):
            draft = next(
                (one for one in drafts if any(part is line for part, _ in one.parts)), None
            )
            path = f"{name}.{draft.name if draft else line.kind}"
            for part in (*line.modifiers, *line.lines):
                if isinstance(part, Property):
                    yield from of_line(part, path, path, bill)
        elif isinstance(line, Property):
            yield from of_line(line, name, None, bill)


def of_line(line: Property, owner: str, stage: str | None, bill: Bill) -> Iterator[Owned]:
    """The quantities of one line, with the path by which words take them from it."""
    for slot, value in line.slots.items():
        path = path_of(line.word, slot, owner, stage)
        if slot != "routes":
            yield from of_slot(value, path, bill)
        for route in value if isinstance(value, tuple) else ():
            if isinstance(route, Property):
                yield from of_route(route, f"{owner}.{line.word}", bill)
        if isinstance(value, Actors):
            for limb in value.limbs:
                if limb.count and limb.count > 1:
                    nouns = counted(limb.of.text, bill)
                    movers = f"{stage}.movers" if stage else f"{owner}.motion as count"
                    yield from counts(limb.count, limb.span, movers, nouns)
        elif isinstance(value, int) and value > 1 and slot in ("number", "renewals"):
            if line.word != "seats":
                yield from counts(value, line.span, path, counted(owner, bill))


def of_route(route: Property, way: str, bill: Bill) -> Iterator[Owned]:
    """The quantities of one way into an office, or out of it."""
    for slot, value in route.slots.items():
        path = f"{way}.{slot}" if slot in ("every", "within") else None
        yield from of_slot(value, path, bill)


def of_slot(value: object, path: str | None, bill: Bill) -> Iterator[Owned]:
    """The quantities in a slot, and in the thresholds that it names."""
    for one in walk(value):
        match one:
            case Path():
                yield from of_threshold(one, bill)
                continue
            case Literal(kind="duration", value=Duration() as length):
                spellings = spelling.of_duration(length)
            case Literal(kind="fraction" | "percent", value=Fraction() as share):
                spellings = spelling.of_share(share)
            case Literal(kind="number", value=Fraction(denominator=1) as number) if path:
                yield from counts(int(number), one.span, path, spelling.COUNTED)
                continue
            case _:
                continue
        for pattern, sign in spellings:
            yield Owned(pattern, sign, one.span, path)


def of_threshold(path: Path, bill: Bill) -> Iterator[Owned]:
    """The title and the share of a threshold that a rule names."""
    found = bill.charter.declared.get(path.text)
    if found is None or found.head != "threshold":
        return
    for pattern, sign in spelling.of_title(titles.title(found).text):
        yield Owned(pattern, sign, path.span, found.name)
    for one in walk(found.first.slots["rule"]):
        if isinstance(one, Literal) and isinstance(one.value, Fraction) and one.kind != "number":
            for pattern, sign in spelling.of_share(one.value):
                yield Owned(pattern, sign, path.span, found.name)


def counts(number: int, span: Span, path: str | None, nouns: str) -> Iterator[Owned]:
    """A count of things, which `nouns` are the names of."""
    if number > 1:
        for pattern, sign in spelling.of_count(number, nouns):
            yield Owned(pattern, sign, span, path)


def counted(name: str, bill: Bill) -> str:
    """What those are called whom a rule counts: members, seats, `states` of the parties `state`."""
    found = bill.charter.declared.get(name)
    kind = found.first.slots.get("of") if found else None
    more = bill.charter.declared.get(kind.text) if isinstance(kind, Name) else None
    said = (titles.title(one).plural.split(" ")[-1] for one in (found, more) if one is not None)
    return "|".join([spelling.COUNTED, *(re.escape(one) for one in said)])


def path_of(word: str, slot: str, owner: str, stage: str | None) -> str | None:
    """How words name a property, where its name is all that it says."""
    if stage is not None:
        named = {"length": stage, "limit": f"{stage}.limit", "within": f"{stage}.within"}
        return named.get(word) or (f"{stage}.{word}" if word in ("needs", "quorum") else None)
    match word, slot:
        case (("term" | "window"), "length") | (("size" | "quorum" | "needs"), _):
            return f"{owner}.{word}"
        case "term", "renewals":
            return f"{owner}.renewals"
        case "means", _:
            return owner
        case "within", "length":
            return f"{owner}.within"
        case "vacancy", ("within" | "next_term"):
            return f"{owner}.vacancy.{slot}"
        case _:
            return None
