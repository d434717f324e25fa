"""Clauses: labels out of sequence or used twice (E405), powers that no clause provides (E401)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Fix, Label
from charterlang.compiler.effects import effects
from charterlang.compiler.ir.document import Clause as LawClause
from charterlang.compiler.ir.document import Division as LawDivision
from charterlang.compiler.ir.document import Statement
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.place import Span
from charterlang.compiler.outline import UNLABELLED, all_clauses, all_divisions
from charterlang.compiler.syntax.nodes import Clause, Division

LABEL = re.compile(r"(\(?)([0-9]+|[a-zA-Z]+)([a-z]?)([).])")
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
ROMANS = tuple(tens + ones for tens in TENS for ones in ROMAN if tens + ones)
"""The numerals below a hundred, which is more than any row of clauses has."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def labels(bill: Bill) -> Iterator[Diagnostic]:
    """E405: a label that is not the next one, or stands there already, and is not kept by `!`."""
    items = bill.charter.file.items
    broken = [span.line for span in bill.charter.file.broken]
    rows = list(all_divisions(items))
    for division, outer in rows:
        row = [one for one in division.items if isinstance(one, Clause)]
        yield from sequence(row, broken, run_on(row, outer))
    for clause in all_clauses(items):
        yield from sequence(list(clause.clauses), broken)
    yield from numbers([one for one in items if isinstance(one, Division)])
    for division, _ in all_divisions(items):
        yield from numbers([one for one in division.items if isinstance(one, Division)])


def run_on(row: list[Clause], outer: Division | None) -> Clause | None:
    """The clause after whose label a nested division may count on: the last one before, in its outer.

    The clauses of a chapter may be numbered through all of its sections.
    """
    inner = list(all_divisions(outer.items)) if outer is not None and row else []
    items = [*(outer.items if outer else ()), *(one for part, _ in inner for one in part.items)]
    before = [
        one for one in items if isinstance(one, Clause) and row and one.span.line < row[0].span.line
    ]
    return max(before, key=lambda one: one.span.line, default=None)


def sequence(
    clauses: list[Clause], broken: list[int], earlier: Clause | None = None
) -> Iterator[Diagnostic]:
    """The errors of one row of clauses; after each label the next is counted on from it.

    The first one may count on from an `earlier` row.
    """
    seen: dict[str, Clause] = {}
    before: Clause | None = None
    for clause in clauses:
        if clause.label in UNLABELLED:
            continue
        next_ones = following(before.label if before else None, clause.label)
        if before is None and earlier is not None:
            next_ones += following(earlier.label, clause.label)
        torn = any(
            (before.span.line if before else 0) <= line <= clause.span.line for line in broken
        )
        if not clause.kept and not torn and clause.label not in next_ones:
            yield out_of_sequence(clause, before, seen.get(clause.label), next_ones)
        seen.setdefault(clause.label, clause)
        before = clause


def out_of_sequence(
    clause: Clause, before: Clause | None, same: Clause | None, next_ones: list[str]
) -> Diagnostic:
    """The error of one label, with the label it should be."""
    at = place(clause)
    if same is not None:
        message, others = f"the label `{clause.label}` is used twice", [(same, "first used here")]
    elif before is not None:
        message = f"the label `{clause.label}` is out of sequence after `{before.label}`"
        others = [(before, "the label before it")]
    else:
        message, others = f"the label `{clause.label}` does not begin a sequence", []
    return error(
        "E405",
        message,
        at,
        f"write  {next_ones[0]}",
        f"or keep it as it is:  {clause.label}!",
        labels=[Label(place(one), said) for one, said in others],
        fix=Fix(at, next_ones[0]),
    )


def place(clause: Clause) -> Span:
    """Where the label stands."""
    span = clause.span
    return Span(span.path, span.line, span.column, span.line, span.column + len(clause.label))


def following(before: str | None, label: str) -> list[str]:
    """The labels that may stand behind another, or at the beginning, in the manner of `label`."""
    shape = LABEL.fullmatch(label)
    if shape is None:
        return [label]
    opening, body, _, closing = shape.groups()
    last = LABEL.fullmatch(before) if before else None
    if last is None:
        return [f"{opening}{one}{closing}" for one in firsts(body)]
    _, number, letter, _ = last.groups()
    return [f"{last[1]}{one}{last[4]}" for one in successors(number, letter)]


def firsts(body: str) -> list[str]:
    """The first of a row: `1`, `a`, `i`, by the kind of label that stands there."""
    if body.isdigit():
        return ["1"]
    roman = body.lower() in ROMANS and (len(body) > 1 or body.lower() in "ivx")
    choices = ["i", "a"] if roman else ["a"]
    return [one.upper() if body.isupper() else one for one in choices]


def successors(body: str, letter: str) -> list[str]:
    """What may come after `2` (`3`, `2a`), after `2a` (`2b`, `3`), after `b`, after `ii`."""
    if body.isdigit():
        inserted = chr(ord(letter) + 1) if letter else "a"
        return [str(int(body) + 1), body + inserted]
    body += letter
    low = body.lower()
    after: list[str] = []
    if low in ROMANS[:-1]:
        after.append(ROMANS[ROMANS.index(low) + 1])
    if len(low) == 1 and low != "z":
        letter_after = LETTERS[LETTERS.index(low) + 1]
        after = [letter_after, *after] if low not in "iv" else [*after, letter_after]
    elif low == "z":
        after.append("aa")
    elif len(set(low)) == 1 and low[0] != "z":
        after.append(chr(ord(low[0]) + 1) * len(low))
    return [one.upper() if body.isupper() else one for one in after] or [body]


def numbers(divisions: list[Division]) -> Iterator[Diagnostic]:
    """E405: two articles of one number."""
    seen: dict[tuple[str, str], Division] = {}
    for one in divisions:
        if one.number is None:
            continue
        first = seen.setdefault((one.kind, one.number), one)
        if first is not one:
            yield error(
                "E405",
                f"there are two divisions `{one.kind} {one.number}`",
                head(one),
                "give one of them another number",
                labels=[Label(head(first), "the first one")],
            )


def head(division: Division) -> Span:
    """The kind and number of a division, at the beginning of its line."""
    span = division.span
    width = len(division.kind) + 1 + len(division.number or "")
    return Span(span.path, span.line, span.column, span.line, span.column + width)


def secret_law(bill: Bill) -> Iterator[Diagnostic]:
    """E401: whoever reads the document would not know of this power."""
    law = bill.instrument
    if not law.divisions:
        return
    named = {one.name for part in law.divisions for one in statements(part)}
    for name in law.own:
        norm = law.declarations[name]
        if not isinstance(norm, Norm) or name in named or not bill.sound(name):
            continue
        if any(effects(norm)) or norm.kind in ("procedure", "power"):
            yield error(
                "E401",
                f"no clause provides the {norm.kind} `{name}`, so the document does not show it",
                norm.place.span,
                "declare it in a clause",
                f"or let a clause state it:  (1) provides {name}",
            )


def statements(part: LawDivision | LawClause) -> Iterator[Statement]:
    """What a part of the document states, and what the parts of it state."""
    yield from part.statements
    inner = part.parts if isinstance(part, LawDivision) else part.clauses
    for one in inner:
        yield from statements(one)
