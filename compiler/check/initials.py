"""Abbreviations in official words: of other words than those before them, or of none at all (W413)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, Text
from charterlang.compiler.diagnostic import Diagnostic, Label

SHORT = r"[A-Z][A-Z0-9]*[A-Z](?:s\b)?"
SMALL = r"(?:(?:of|the|and|for|on|in|to|against|de) )*"
INTRODUCED = re.compile(
    rf"\b(?P<words>[A-Z][\w’'-]*(?: {SMALL}[A-Z][\w’'-]*)+) \((?P<short>{SHORT})\)"
)
"""`Regional Mediation Panels (RMPs)`."""
STANDING = re.compile(rf"\b(?P<short>{SHORT})(?!\w)")
ROMAN = re.compile(r"[IVXLC]+")
COMMON = frozenset("AD AM BC CE OK PM TV UTC GMT NOT AND OR ALL ANY MUST SHALL MAY NO ONLY".split())
"""What everybody reads without being told, and words that are written large for weight."""
LARGE = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})+\b")
"""Several words in capitals, which are no abbreviations."""


def initials(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W413: in the order of the document; one that stands for nothing is told once."""
    known = {word for title in spelt(bill) for word in re.findall(r"[A-Z]{2,}", title)}
    introduced = {
        match["short"].rstrip("s")
        for passage in passages
        for text in passage.texts
        for match in re.finditer(rf"\((?P<short>{SHORT})\)", text.said)
    }
    told = known | introduced | COMMON
    for passage in passages:
        if any(one.kind == "signatures" for one in passage.divisions):
            continue
        for text in passage.texts:
            yield from of_other_words(text)
            for match, short in unknown(text, passage, told):
                told.add(short)
                yield warning(
                    "W413",
                    f"`{short}` abbreviates nothing that is declared or spelt out",
                    text.of(match, "short"),
                    f"spell it out where it first stands:  … ({short})",
                    "or declare it with its title",
                )


def spelt(bill: Bill) -> Iterator[str]:
    """Titles as they are written: an abbreviation in one of them is declared."""
    law = bill.instrument
    yield law.title
    yield from law.establishes or ()
    yield from (one.title for one in law.entities)
    yield from (one.name for one in law.entities)
    for one in law.declarations.values():
        title = getattr(one, "title", None)
        yield str(getattr(title, "text", title))


def of_other_words(text: Text) -> Iterator[Diagnostic]:
    """`Artificial Technology (AI)`: letters that no word before them begins with."""
    for match in INTRODUCED.finditer(text.said) if "(" in text.said else ():
        short, words = match["short"].rstrip("s"), match["words"]
        if ROMAN.fullmatch(short) or abbreviates(short, words):
            continue
        yield warning(
            "W413",
            f"`{short}` does not abbreviate `{words}`",
            text.of(match, "short"),
            "spell out what it stands for, or abbreviate what stands there",
            labels=[Label(text.of(match, "words"), "these words")],
        )


def abbreviates(short: str, words: str) -> bool:
    """Whether the letters are, in this order, such as words begin with or are capitals in them."""
    letters = iter(re.findall(r"[A-Z0-9]|\b[a-z]", words))
    return all(any(each.upper() == letter for each in letters) for letter in short)


def unknown(text: Text, passage: Passage, told: set[str]) -> Iterator[tuple[re.Match[str], str]]:
    """The abbreviations of a text that nobody has been told of, each once."""
    if passage.declaratory:
        return
    large = [match.span() for match in LARGE.finditer(text.said)]
    for match in STANDING.finditer(text.said):
        short = match["short"].rstrip("s")
        inside = any(start <= match.start() < end for start, end in large)
        if short not in told and not ROMAN.fullmatch(short) and not inside:
            yield match, short
