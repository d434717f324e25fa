"""Official words that could drift from the rules: numbers (W403), references (W405) by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.diagnostic import Diagnostic, Fix, Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import MONTHS_IN, SECONDS_IN, Duration
from charterlang.compiler.lower import stages
from charterlang.compiler.node import frozen
from charterlang.compiler.outline import all_clauses, all_divisions
from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax.nodes import (
    Actors,
    Clause,
    Declaration,
    Division,
    Literal,
    Property,
    Stage,
    Words,
)
from charterlang.compiler.walk import walk

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
PARTS = {
    2: "half",
    3: "third",
    4: "quarter fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}


@frozen
class Owned:
    """A quantity that a rule states: how it looks in words, where, and how words would name it.

    `sign` is a text that stands in whatever the pattern matches: it saves trying most lines.
    """

    pattern: str
    sign: str
    span: Span
    path: str | None


NUMBER = re.compile(rf"[0-9]|half|{'|'.join([*ONES[1:], *TENS[2:]])}", re.IGNORECASE)


def numbers(bill: Bill) -> Iterator[Diagnostic]:
    """W403: a number in words, beside the rule that states it in the same clause."""
    lines = bill.source.lines
    for clause in all_clauses(bill.charter.file.items):
        spelt = [
            (span, text)
            for words in (clause.words, clause.flush)
            for span, text in plain(words, lines)
            if NUMBER.search(text)
        ]
        if not spelt:
            continue
        owned = [
            one for declaration in clause.declarations for one in quantities(declaration, bill)
        ]
        for span, text in spelt:
            yield from by_hand(span, text, owned)


def by_hand(span: Span, text: str, owned: list[Owned]) -> Iterator[Diagnostic]:
    """The warnings of one line of words: each number in it once."""
    low, seen = text.lower(), set[int]()
    for one in owned:
        if one.sign not in low:
            continue
        for match in re.finditer(rf"\b(?:{one.pattern})(?!\w)", text, re.IGNORECASE):
            if match.start() not in seen:
                seen.add(match.start())
                yield typed(within(span, match), match[0], one)


def typed(at: Span, said: str, owned: Owned) -> Diagnostic:
    """The warning of one number, with what words would take it from."""
    path = f"{{{owned.path}}}" if owned.path else "{…}"
    return warning(
        "W403",
        f"`{said}` is typed by hand, beside the rule that states it",
        at,
        f"write  {path}  so that the words follow the rule",
        labels=[Label(owned.span, "the rule")],
        fix=Fix(at, path) if owned.path else None,
    )


def within(span: Span, match: re.Match[str]) -> Span:
    """The place of a match in a line of words."""
    column = span.column + match.start()
    return Span(span.path, span.line, column, span.line, column + len(match[0]))


def plain(words: Words | None, lines: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Each line of official words, interpolations blanked out, with the place of its beginning."""
    if words is None:
        return
    for number in range(words.span.line, words.span.end_line + 1):
        before, bar, text = lines[number - 1].partition("|")
        if bar:
            blanked = re.sub(r"\{[^{}]*\}", lambda match: "\0" * len(match[0]), text)
            column = len(before) + 2
            yield Span(words.span.path, number, column, number, column), blanked


def quantities(declaration: Declaration, bill: Bill) -> Iterator[Owned]:
    """The lengths of time, shares and numbers of movers that a declaration states in a clause."""
    name = declaration.name.text
    found = bill.charter.declared.get(name)
    if found is None or not bill.sound(name):
        return
    drafts = stages.drafts(found, Scope(bill.names, name, found.clause))
    for line in declaration.lines:
        if isinstance(line, Stage):
            draft = next(
                (one for one in drafts if any(part is line for part, _ in one.parts)), None
            )
            path = f"{name}.{draft.name if draft else line.kind}"
            for part in (*line.modifiers, *line.lines):
                if isinstance(part, Property):
                    yield from of_line(part, path, path)
        elif isinstance(line, Property):
            yield from of_line(line, name, None)


def of_line(line: Property, owner: str, stage: str | None) -> Iterator[Owned]:
    """The quantities of one line, with the path by which words take them from it."""
    for slot, value in line.slots.items():
        for literal in literals(value):
            for pattern, sign in spellings(literal):
                yield Owned(pattern, sign, literal.span, path_of(line.word, slot, owner, stage))
        if isinstance(value, Actors):
            for limb in value.limbs:
                if limb.count and limb.count > 1:
                    counted = (
                        rf"(?:{number(limb.count)})(?=\s+(?:or more\s+)?(?:\w+\s+)?members?\b)"
                    )
                    yield Owned(counted, "member", limb.span, stage and f"{stage}.movers")


def path_of(word: str, slot: str, owner: str, stage: str | None) -> str | None:
    """How words name a property, where its name is all that it says."""
    if stage is not None and word == "length":
        return stage
    if stage is None and word in ("term", "window") and slot == "length":
        return f"{owner}.{word}"
    if word in ("needs", "quorum"):
        return f"{owner}.{word}"
    return None


def literals(value: object) -> Iterator[Literal]:
    """Every literal in a slot."""
    return (node for node in walk(value) if isinstance(node, Literal))


def spellings(literal: Literal) -> Iterator[tuple[str, str]]:
    """(pattern, sign) of each way in which words would spell a quantity of a rule."""
    match literal.kind, literal.value:
        case "duration", Duration() as length:
            yield from of_duration(length)
        case (("fraction" | "percent"), Fraction() as share):
            yield from of_share(share)
        case _:
            return


def of_duration(length: Duration) -> Iterator[tuple[str, str]]:
    """`24 hours`, `twenty-four hours`, `24-hour`."""
    unit = length.unit
    if unit is None:
        return
    amount, rest = (
        divmod(length.seconds, SECONDS_IN[unit])
        if unit in SECONDS_IN
        else divmod(length.months, MONTHS_IN[unit])
    )
    if not rest:
        yield rf"(?:{number(amount)})[ -]{unit}s?", unit


def of_share(share: Fraction) -> Iterator[tuple[str, str]]:
    """`2/3`, `two-thirds`; `60%`, `60 per cent`."""
    above, below = share.numerator, share.denominator
    yield rf"{above}/{below}", "/"
    for part in PARTS.get(below, "").split():
        yield rf"(?:{number(above)})[ -]{part}s?", part
    if share == Fraction(1, 2):
        yield "half", "half"
    if (share * 100).denominator == 1:
        percent = number((share * 100).numerator)
        yield rf"(?:{percent})\s?%", "%"
        yield rf"(?:{percent})\s?per ?cent", "cent"


def number(value: int) -> str:
    """A number in digits, or in words."""
    if value < 20:
        return f"{value}|{ONES[value]}"
    if value < 100:
        tens, ones = divmod(value, 10)
        return f"{value}|{TENS[tens]}" + (f"[ -]{ONES[ones]}" if ones else "")
    return str(value)


# ── references

REFERENCE = re.compile(
    r"\b(?:(?P<kind>article|section|chapter|part|annex|clause|paragraph|subparagraph)s?\s+)?"
    r"(?P<number>[IVXLC]+|[0-9]+(?:\.[0-9]+)*)?(?P<rest>(?:\s?\([0-9a-zA-Z]{1,4}\))*)"
    r"(?!\s+of\s+the\s+[A-Z])(?!\w)",
    re.IGNORECASE,
)


def references(bill: Bill) -> Iterator[Diagnostic]:
    """W405: a reference that does not follow renumbering."""
    lines = bill.source.lines
    outline = bill.charter.outline
    nodes: list[Clause | Division] = [one for one, _ in all_divisions(bill.charter.file.items)]
    for node in [*nodes, *all_clauses(bill.charter.file.items)]:
        here = outline.identities[node.span]
        for words in own_words(node):
            for span, text in plain(words, lines):
                for match in REFERENCE.finditer(text):
                    target = target_of(match, here, bill)
                    if target is None:
                        continue
                    at = within(span, match)
                    yield warning(
                        "W405",
                        f"the reference `{match[0]}` is written as text",
                        at,
                        f"write  {{@{target}}}  so that it follows renumbering",
                        fix=Fix(at, f"{{@{target}}}"),
                    )


def own_words(node: Clause | Division) -> Iterator[Words]:
    """The words of a clause or division itself."""
    if isinstance(node, Division):
        yield from (item for item in node.items if isinstance(item, Words))
    else:
        yield from (words for words in (node.words, node.flush) if words)


def target_of(match: re.Match[str], here: str, bill: Bill) -> str | None:
    """The clause that a text refers to, if this charter has it."""
    kind, number, rest = match["kind"], match["number"], re.sub(r"\s", "", match["rest"] or "")
    addresses = bill.charter.outline.addresses
    if number is None and kind and rest:
        article = re.split(r"[(\[]", here)[0]
        return article + rest if article + rest in addresses else None
    if number is None or not (kind or (rest and number.isupper())):
        return None
    return number + rest if number + rest in addresses else None
