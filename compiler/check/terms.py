"""Phrases in official words that look like declared terms, and are none (W406)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.known_titles import Known
from charterlang.compiler.check.passages import Part, Passage, Text, opens_sentence
from charterlang.compiler.diagnostic import Diagnostic

CAPITAL = r"[A-Z][\w’'-]*"
JOINED = r"(?:(?:of|for|on|the|to) )*"
ROLES = (
    "functionar(?:y|ies)|envoys?|delegates?|deput(?:y|ies)|representatives?|secretar(?:y|ies)|"
    "treasurers?|commissioners?|ministers?|ambassadors?|registrars?|arbiters?|auditors?|clerks?|"
    "chair(?:man|men|woman|women|persons?)?|presidents?|marshals?|stewards?"
)
"""Offices that words may speak of although nothing declares them."""
CALENDAR = (
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|"
    "August|September|October|November|December"
)
"""Days and months, which have capitals and are no titles."""
PUBLICS = "public|citizenry|populace|public opinion|constituenc(?:y|ies)"
"""Those whom words may speak of behind another noun: `the league public`."""
CITED = ("article", "section", "chapter", "part", "annex", "clause", "paragraph")


@cache
def capitalised() -> re.Pattern[str]:
    """Two or more words with capitals, joined as in a title: `Council of the Representatives`."""
    return re.compile(rf"\b{CAPITAL}(?: {JOINED}{CAPITAL})+")


@cache
def dated() -> re.Pattern[str]:
    """A day or month behind a phrase, or a holiday that is all of it: `New Year's Day`."""
    return re.compile(
        rf" {JOINED}(?:{CALENDAR})$|^(?:{CAPITAL} )+(?:Day|Eve)$|^(?:New Year|Easter|Christmas)\b.*"
    )


@cache
def paired() -> re.Pattern[str]:
    """Two titles that share a noun: `Harbour and Market Councils`, `Harbour or Market council`."""
    return re.compile(
        rf"\b(?P<one>{CAPITAL}) (?:&|and|or) (?P<two>{CAPITAL}) (?P<noun>[A-Za-z][\w’'-]*)"
    )


@cache
def role() -> re.Pattern[str]:
    """An office or a public in small letters: `a functionary`, `the league public`."""
    which = r"(?:[Aa]n?|[Aa]ny|[Ee](?:ach|very)|[Tt]he|[Tt]heir|[Ii]ts|[Nn]o|[Ss]ome)"
    return re.compile(rf"\b{which} (?:(?P<role>{ROLES})|(?P<public>\w+ (?:{PUBLICS})))\b")


def undeclared(passages: Sequence[Passage], titles: Known, bill: Bill) -> Iterator[Diagnostic]:
    """W406: a phrase that names nothing of the charter, though it looks as if it did.

    One that is nearly a title is reported wherever it stands, any other once.
    """
    places: dict[str, list[Diagnostic]] = {}
    for passage in passages:
        if any(one.kind in ("preamble", "signatures") for one in passage.divisions):
            continue
        heading = heading_of(passage.part, bill)
        for text in (*([heading] if heading else []), *passage.texts):
            yield from nearly(text, titles, text is heading)
            for one in unknown_in(text, passage, titles):
                places.setdefault(one.message, []).append(one)
    for first, *others in places.values():
        many = f"it stands in {len(others) + 1} places" if others else None
        yield attrs.evolve(first, because=(many,)) if many else first


def unknown_in(text: Text, passage: Passage, titles: Known) -> Iterator[Diagnostic]:
    """The phrases of a text that are no title: of a heading only those for two titles."""
    yield from in_pairs(text, titles, text not in passage.texts)
    if text in passage.texts:
        yield from in_capitals(text, titles)
        if not passage.declaratory:
            yield from roles(text, titles)


def heading_of(part: Part, bill: Bill) -> Text | None:
    """The heading of a clause or division as a text."""
    line = bill.source.line(part.span.line)
    if not part.heading or part.heading not in line:
        return None
    column = line.index(part.heading) + 1
    return Text(part.heading, part.span.path, ((0, part.span.line, column),))


# ── nearly a title


IN_HEADING = "write a title as it is declared, or say here why not:  # allow W406: reason"
"""The help where words take nothing from the rules by braces."""


def nearly(text: Text, titles: Known, heading: bool) -> Iterator[Diagnostic]:
    """Phrases with a capital that are a declared title but for the form of one word."""
    for match in re.finditer(rf"\b{CAPITAL}(?: [\w’'-]+)+", text.said):
        words = match[0].split(" ")
        for start, size in spans(words):
            said = re.sub(r"[’']s?$", "", " ".join(words[start : start + size]))
            if not said[0].isupper() or size < 2 or said.lower() in titles.names:
                continue
            meant = titles.near(said)
            at = match.start() + len(" ".join(words[:start])) + bool(start)
            if meant is not None and (meant in titles.capital or not opens_sentence(text, at)):
                yield mistaken(text, at, said, meant, titles, heading)


def spans(words: list[str]) -> Iterator[tuple[int, int]]:
    """(start, size) of every row of two to four of these words."""
    return (
        (start, size)
        for start in range(len(words))
        for size in (2, 3, 4)
        if start + size <= len(words)
    )


def mistaken(
    text: Text, at: int, said: str, title: str, titles: Known, heading: bool
) -> Diagnostic:
    """The warning of a phrase that is nearly a title."""
    place = text.at(at, at + len(said))
    name = f"{{{titles.names[title]}}}"
    return warning(
        "W406",
        f"`{said}` is nearly the title of `{titles.names[title]}`",
        place,
        IN_HEADING if heading else f"did you mean  {name} ?",
        fix=None if heading else text.fix(place, said, name),
    )


def in_pairs(text: Text, titles: Known, heading: bool) -> Iterator[Diagnostic]:
    """Two titles in one: none of the words is then a title that was declared."""
    for match in paired().finditer(text.said):
        said = [f"{match[which]} {match['noun']}" for which in ("one", "two")]
        meant = [titles.of(one) for one in said]
        if match[0].lower() in titles.names or None in meant:
            continue
        names = " and ".join(f"{{{titles.names[str(one)]}}}" for one in meant)
        yield warning(
            "W406",
            f"`{match[0]}` is one phrase for two titles, and neither is declared so",
            text.of(match),
            IN_HEADING if heading else f"write  {names}",
        )


# ── no title at all


def in_capitals(text: Text, titles: Known) -> Iterator[Diagnostic]:
    """Phrases of two or more words with capitals, of which no part is declared."""
    pairs = [match.span() for match in paired().finditer(text.said)]
    for match in capitalised().finditer(text.said):
        at, said = match.start(), match[0]
        if said.lower() not in titles.names and opens_sentence(text, at):
            first = re.match(rf"{CAPITAL} {JOINED}", said)
            at, said = (at + first.end(), said[first.end() :]) if first else (at, said)
        said = dated().sub("", re.sub(r"[’']s?$", "", said))
        inside = any(start <= at < end for start, end in pairs) or foreign(text, at)
        if " " in said and not inside and not part_declared(said, titles):
            yield unknown(text, at, said, titles)


def foreign(text: Text, at: int) -> bool:
    """Whether what begins there is another instrument, of which an article is cited."""
    return bool(re.search(r"\b(?:article|section|chapter) \S+ of the $", text.said[:at], re.I))


def part_declared(said: str, titles: Known) -> bool:
    """Whether a phrase is, or has in it, or is nearly, a declared title; or cites a clause."""
    words = said.lower().split(" ")
    if words[0].removesuffix("s") in CITED or titles.near(said):
        return True
    rows = ((start, size) for size in range(1, len(words) + 1) for start in range(len(words)))
    return any(" ".join(words[start : start + size]) in titles.proper for start, size in rows)


def unknown(text: Text, at: int, said: str, titles: Known) -> Diagnostic:
    """The warning of a phrase that names nothing, with the titles that share a noun with it."""
    words = said.lower().split(" ")
    alike = [
        f"`{{{name}}}`"
        for title, name in titles.names.items()
        if " " in title and title.split(" ")[-1] in (words[0], words[-1])
    ]
    name = re.sub(r"\W+", "_", said.lower())
    return warning(
        "W406",
        f"`{said}` looks like a term, and nothing of that title is declared",
        text.at(at, at + len(said)),
        *([f"is one of these meant?  {', '.join(dict.fromkeys(alike))}"] if alike else []),
        f'declare it, or say how you read it:  assume {name} "{said}" means …',
    )


def roles(text: Text, titles: Known) -> Iterator[Diagnostic]:
    """Offices and publics in small letters that no title speaks of."""
    for match in role().finditer(text.said):
        group = "role" if match["role"] else "public"
        said = match[group]
        noun = said.rpartition(" ")[2].lower()
        if said == "general public" or any(noun[:6] in title for title in titles.names):
            continue
        yield warning(
            "W406",
            f"`{said}` speaks of somebody whom nothing declares",
            text.of(match, group),
            f"declare who that is, or say how you read it:  assume {noun} means …",
        )
