"""Words that say something else than they mean, or can be read in two ways (W412)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, Text
from charterlang.compiler.diagnostic import Diagnostic

PLAIN = (
    "bleed breed embed exceed feed heed need proceed seed shed shred speed succeed supersede wed weed"
).split()
"""Verbs whose plain form ends like a participle."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SOUNDED = "AEFHILMNORSX"
"""Letters whose names begin with a vowel."""
AGAIN = frozenset({"that", "had", "so", "very"})
"""Words that may stand twice in a row."""

Slip = tuple[re.Match[str], str, str]
"""Where, what is wrong with it, what to write."""


def slips(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W412: each in the words where it stands, whether or not they bind."""
    for passage in passages:
        if any(one.kind == "signatures" for one in passage.divisions):
            continue
        for text in passage.texts:
            for match, said, help in found_in(text):
                yield warning("W412", said, text.of(match), help)


def found_in(text: Text) -> Iterator[Slip]:
    """All that is found in a text."""
    for one in (articles, participles, twice, at_odds, of_two_meanings, years):
        yield from one(text.said)


Look = Callable[[str], Iterator[Slip]]


@cache
def article() -> re.Pattern[str]:
    """`a` or `an` and the word behind it."""
    return re.compile(r"\b(?P<article>[Aa]n?) (?P<word>[A-Za-z][\w-]*)")


def articles(said: str) -> Iterator[Slip]:
    """`an treaty`, `a office`, `an TNP member`: by the sound that the word begins with."""
    for match in article().finditer(said):
        wanted = {True: "an", False: "a"}.get(vowel(match["word"]) is True)
        if vowel(match["word"]) is not None and match["article"].lower() != wanted:
            yield match, f"`{match[0]}` has the wrong article", f"write  {wanted} {match['word']}"


def vowel(word: str) -> bool | None:
    """Whether a word begins with the sound of a vowel; None where that cannot be told."""
    letters = re.match(r"[A-Z]{2,}", word)
    if letters:
        spelt = not re.match(r"[^AEIOU]*[AEIOU]", letters[0][:2])
        return letters[0][0] in SOUNDED if spelt else None
    low = word.lower()
    if re.match(r"h|y|one|once|eu|ewe|o[nu]|x", low) or len(low) < 2:
        return None
    if low[0] == "u":
        return True if re.match(r"un(?![ijy])|u[lmp](?!i)", low) else None
    return low[0] in "aeio"


def participles(said: str) -> Iterator[Slip]:
    """`shall composed`: a modal verb wants the plain form, or `be`."""
    pattern = r"\b(?P<modal>must|shall|may|will|should)(?: not)? (?P<verb>[a-z]+ed)\b"
    for match in re.finditer(pattern, said):
        if match["verb"] not in PLAIN:
            yield (
                match,
                f"a verb is missing in `{match[0]}`",
                f"write  {match[0].removesuffix(match['verb'])}be {match['verb']}",
            )


def twice(said: str) -> Iterator[Slip]:
    """`the the`: a word that stands twice in a row."""
    for match in re.finditer(r"\b([A-Za-z]+)[ \n]\1\b", said):
        if match[1].lower() not in AGAIN and match[1].islower():
            yield match, f"`{match[1]}` stands here twice", "take one away"


def at_odds(said: str) -> Iterator[Slip]:
    """`within at least`: one word sets the most, the other the least."""
    least, most = (
        r"(?:at least|no(?:t)? (?:less|fewer) than|a minimum of)",
        r"(?:within|at most|no(?:t)? more than|a maximum of|up to)",
    )
    pattern = rf"\b(?:{most},? (?:an? )?{least}|{least} {most})\b"
    for match in re.finditer(pattern, said, re.IGNORECASE):
        yield (
            match,
            f"`{match[0]}` sets a least and a most with one number",
            "say which of them it is; where it is both, give two numbers",
        )


def of_two_meanings(said: str) -> Iterator[Slip]:
    """`does not meet either A or B`: neither of them, or not both?"""
    for match in re.finditer(r"\bnot (?:\w+ ){0,3}either\b(?=[^.;]* or\b)", said):
        yield (
            match,
            f"`{match[0]} … or` may mean neither, or not both",
            "write  neither … nor,  or  fails to … one of",
        )


def years(said: str) -> Iterator[Slip]:
    """`this 27th day of May`: one day, of no year."""
    pattern = rf"\bthis (?:[0-9]{{1,2}}(?:st|nd|rd|th)|\w+) day (?:in|of) (?:{MONTHS})\b"
    for match in re.finditer(pattern, said):
        if not re.match(r",? (?:of )?(?:the year )?[0-9]{3,4}", said[match.end() :]):
            yield match, f"`{match[0]}` is a date without its year", "write the year behind it"
