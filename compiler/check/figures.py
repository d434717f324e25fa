"""Numbers in official words: typed by hand beside their rule (W403), at odds in figures (W207)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from charterlang.compiler.check import spelling
from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, Text
from charterlang.compiler.check.quantities import Owned, quantities
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.quantities import MONTHS_IN, SECONDS_IN
from charterlang.compiler.syntax.nodes import Declaration


@cache
def numeral() -> re.Pattern[str]:
    """Whatever may be a quantity, in digits or in words: most words have none."""
    ones = "|".join([*spelling.ONES[1:], *spelling.TENS[2:], "half", "twice", r"\w+ majority"])
    units = "|".join([*SECONDS_IN, *MONTHS_IN, *" ".join(spelling.PARTS.values()).split()])
    return re.compile(rf"[0-9]|\b(?:{ones}|an? (?:single )?(?:{units})s?\b)", re.IGNORECASE)


# ── typed by hand


def by_hand(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W403: a number in words, beside the rule that states it in the same branch of clauses."""
    standing: dict[str, list[Declaration]] = {}
    for one in bill.charter.outline.declarations:
        standing.setdefault(one.clause, []).append(one.declaration)
    for passage in passages:
        spelt = [text for text in passage.texts if numeral().search(text.said)]
        owned = [*beside_it(passage, standing, bill), *provided(passage, bill)] if spelt else []
        for text in spelt:
            yield from typed(text, owned)


def beside_it(
    passage: Passage, standing: Mapping[str, list[Declaration]], bill: Bill
) -> Iterator[Owned]:
    """The quantities of the rules that stand in a branch."""
    for part in passage.branch:
        for declaration in standing.get(part.identity, ()):
            yield from quantities(declaration, bill)


def provided(passage: Passage, bill: Bill) -> Iterator[Owned]:
    """The quantities of what the clauses of a branch provide and do not declare."""
    for statement in passage.statements:
        found = bill.charter.declared.get(statement.name)
        if statement.declared or found is None:
            continue
        under = tuple(f"{statement.name}.{one}" for one in statement.properties)
        for one in found.parts:
            for owned in quantities(one.declaration, bill):
                if not under or (owned.path or "").startswith(under):
                    yield owned


def typed(text: Text, owned: list[Owned]) -> Iterator[Diagnostic]:
    """The warnings of one text: each number in it once."""
    low = text.said.lower()
    found: dict[int, list[tuple[re.Match[str], Owned]]] = {}
    for one in owned:
        for match in (
            re.finditer(rf"\b(?:{one.pattern})(?!\w)", text.said, re.IGNORECASE)
            if one.sign in low
            else ()
        ):
            if not any(start < match.start() < row[0][0].end() for start, row in found.items()):
                found.setdefault(match.start(), []).append((match, one))
    for row in found.values():
        yield beside(text, row)


def beside(text: Text, row: list[tuple[re.Match[str], Owned]]) -> Diagnostic:
    """The warning of one number, with what words would take it from, of all rules that state it."""
    match = row[0][0]
    at, said = text.of(match), match[0]
    paths = list(dict.fromkeys(f"{{{one.path}}}" for _, one in row if one.path))
    return warning(
        "W403",
        f"`{said}` is typed by hand, beside the rule that states it",
        at,
        f"write  {'  or  '.join(paths) or '{…}'}  so that the words follow the rule",
        labels=[Label(span, "the rule") for span in dict.fromkeys(one.span for _, one in row)],
        fix=text.fix(at, said, paths[0]) if len(paths) == 1 else None,
    )


# ── in words and in figures


@cache
def doubled() -> re.Pattern[str]:
    """A number in words with one in brackets behind it, or the other way round."""
    ones = spelling.IN_WORDS
    parts = "|".join(part for some in spelling.PARTS.values() for part in some.split())
    share = rf"(?:{'|'.join(spelling.ONES[1:])}|an?)[ -](?:{parts})s?"
    return re.compile(
        rf"\b(?:(?P<share>{share}) ?\((?P<quotient>[0-9]+/[0-9]+)\)"
        rf"|(?P<words>{ones})(?: per ?cent)? ?\((?P<figures>[0-9]+) ?%?\)"
        rf"|(?P<number>[0-9]+)(?P<unit>(?: \w+)?) ?\((?P<behind>{ones})\))",
        re.IGNORECASE,
    )


def at_odds(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W207: a number in words and the same in figures, which do not agree."""
    for passage in passages:
        for text in passage.texts:
            if "(" not in text.said:
                continue
            for match in doubled().finditer(text.said):
                one, two = both(match)
                if one is not None and one != two:
                    yield warning(
                        "W207",
                        f"`{match[0]}` says two numbers",
                        text.of(match),
                        "write it once; words that take it from the rule print both with"
                        "  {… as both}",
                    )


def both(match: re.Match[str]) -> tuple[Fraction | int | None, Fraction | int | None]:
    """What the words say, and what the figures say."""
    if match["share"]:
        count, part = re.split(r"[ -]", match["share"].lower())
        above = 1 if count in ("a", "an") else spelling.ONES.index(count)
        below = next(
            number
            for number, names in spelling.PARTS.items()
            if {part, part.removesuffix("s")} & set(names.split())
        )
        above_said, below_said = (int(one) for one in match["quotient"].split("/"))
        said = Fraction(above_said, below_said) if below_said else None
        return Fraction(above, below), said
    if match["figures"]:
        return spelling.amount(match["words"]), int(match["figures"])
    return spelling.amount(match["behind"]), int(match["number"])
