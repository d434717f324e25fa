"""Open-textured words that no standard measures (W402)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, Text, depending
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.expressions import Expression, FactOf
from charterlang.compiler.ir.instrument import Assumption, Fact, Kind
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.words import Interpolation, Mention
from charterlang.compiler.node import frozen

TIME = (
    ("delay", r"without(?: \w+)? delay"),
    ("time", r"an? (?:reasonable|due|appropriate) time|in (?:good|due) time"),
    ("of time", r"(?:a )?reasonable (?:amount|length|period) of time"),
    ("period", r"an? (?:reasonable|appropriate) period"),
    ("as soon as", r"as soon as (?:\w+ )?(?:possible|practicable|reasonable|feasible)"),
    ("at the earliest", "at the earliest (?:opportunity|convenience)"),
    ("in due course", "in due course"),
    ("prompt", "prompt(?:ly)?"),
    ("immediate", "immediate(?:ly)?"),
    ("forthwith", "forthwith"),
    ("timely", "timely"),
    ("swift", "swift(?:ly)?"),
    ("speed", "speed(?:y|ily)"),
    ("regular", r"regular (?:reports?|updates?|intervals?|reviews?)"),
    ("periodic", "periodic(?:al)?(?:ly)?"),
    ("from time to time", "from time to time"),
)
"""How soon, and how often: phrases for which a standard is a length of time; first a text that is in each."""
MEASURE = (
    ("reasonabl", "(?:un)?reasonabl[ey]"),
    ("necessary", "(?:un)?necessary"),
    ("appropriate", "(?:in)?appropriate(?:ly)?"),
    ("adequate", "(?:in)?adequate(?:ly)?"),
    ("compelling", "compelling"),
    ("viable", "viable"),
    ("undu", "undu[ey]|unduly"),
    ("excessive", "excessive(?:ly)?"),
    ("proportionate", "(?:dis)?proportionate(?:ly)?"),
    ("ineffective", "ineffective(?:ly)?"),
    ("at", "at[ -]risk"),
    ("prone to", "prone to"),
    ("imminent", "imminent"),
    ("grave", "grave(?:ly)?"),
    ("serious", "serious(?:ly)?"),
    ("suitabl", "suitabl[ey]"),
    ("unfair", "unfair(?:ly)?"),
    ("equitabl", "equitabl[ey]"),
    ("diligen", "diligent(?:ly)?|due diligence"),
    ("due care", "due care"),
    ("good faith", "good faith"),
    ("good cause", "good cause"),
    ("best ", "best (?:efforts|endeavou?rs)"),
    ("last resort", "last resort"),
    ("possible", r"where(?:ver)? possible|if possible|(?:as|so) far as (?:\w+ )?possible"),
    ("practicable", r"(?:as|so) far as (?:\w+ )?practicable"),
    ("extent", "to the (?:fullest|greatest) extent(?: possible)?"),
    ("least restrictive", "least restrictive"),
    ("sensitive", "sensitive"),
)
"""How much, how well, how bad: words for which a standard is true or not."""
ANCHORS = r"\b(?:since then|from that (?:time|moment|day)(?: on)?)\b"
"""From when time runs, where several things were said before: for an assumption to say."""
EXAMPLES = (
    r"\((?:e\.g\.|for example),? [^)]*(?:[0-9]|every|second|minute|hour|day|week|month|year)[^)]*\)"
)
"""A number or an interval that is only an example: whoever reads it may take it for the rule."""
JUDGED = (
    r"\b(?:deem|find|found|consider|think|thought|hold|held|judge|believe)\w*(?: (?:it|as|them))? $"
)
"""`finds it `: the words say whose judgement it is."""


@frozen
class Open:
    """Open words in a text: from where to where, and whether a length of time is left open."""

    start: int
    end: int
    time: bool


def textures(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W402: an open word where no standard is declared, named, or relied on."""
    for passage in passages:
        if not passage.operative or passage.torn:
            continue
        for text in passage.texts:
            yield from anchors(text, passage, bill)
            yield from examples(text)
            found = list(open_words(text))
            if found and not measured(passage, bill):
                yield from (
                    unmeasured(text, one)
                    for one in found
                    if not titled(text.said[one.start : one.end], passage, bill)
                )


def open_words(text: Text) -> Iterator[Open]:
    """The words of a text that leave a measure open, and nobody is said to judge it."""
    low, seen = text.said.lower(), set[int]()
    for time, stem, pattern in (
        *((True, *one) for one in TIME),
        *((False, *one) for one in MEASURE),
    ):
        for match in re.finditer(rf"\b(?:{pattern})(?!\w)", low) if stem in low else ():
            if match.start() not in seen and not re.search(JUDGED, low[: match.start()]):
                seen.update(range(*match.span()))
                yield Open(*match.span(), time)


def anchors(text: Text, passage: Passage, bill: Bill) -> Iterator[Diagnostic]:
    """Words that time runs from, where nothing that is declared says which instant they mean."""
    for match in re.finditer(ANCHORS, text.said, re.IGNORECASE):
        names = (one.name for one in passage.statements if one.declared)
        if any(isinstance(bill.instrument.declarations.get(n), Assumption) for n in names):
            continue
        name = match[0].lower().replace(" ", "_")
        yield warning(
            "W402",
            f"`{match[0]}` leaves open from when time runs",
            text.of(match),
            f'say how you read it:  assume {name} "{match[0].lower()}"  with a reading for each',
        )


def examples(text: Text) -> Iterator[Diagnostic]:
    """A measure that is given as an example, and so left open."""
    for match in re.finditer(EXAMPLES, text.said) if "(" in text.said else ():
        yield warning(
            "W402",
            f"`{match[0]}` is an example, and leaves the measure open",
            text.of(match),
            "state the measure as a rule, or say how you read it:  assume …",
        )


def measured(passage: Passage, bill: Bill) -> bool:
    """Whether the clauses of a branch declare a standard, name one, or have a rule that asks one."""
    law = bill.instrument
    names = {one.name for one in passage.statements}
    words = (one.value for one in passage.values)
    rules = (
        node
        for name in names
        if name in law.declarations
        for node in standing(law.declarations[name], {one.identity for one in passage.branch})
    )
    for one in (*words, *rules):
        for node in depending(one, law):
            if isinstance(node, FactOf):
                names.add(node.fact)
            elif isinstance(node, Mention):
                names.add(node.name)
    return any(isinstance(one := law.declarations.get(n), Fact) and one.standard for n in names)


def standing(node: object, clauses: set[str], at: str = "") -> Iterator[object]:
    """The expressions, and the values in an act, that stand in these clauses."""
    if isinstance(node, Expression | Interpolation):
        if at in clauses:
            yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from standing(one, clauses, at)
    else:
        place = getattr(node, "place", None)
        at = place.clause if isinstance(place, Place) else at
        for field in getattr(type(node), "__attrs_attrs__", ()):
            yield from standing(getattr(node, field.name), clauses, at)


def titled(said: str, passage: Passage, bill: Bill) -> bool:
    """Whether a word of the title of something declared in the branch: it is given a meaning."""
    for statement in passage.statements:
        one = bill.instrument.declarations.get(statement.name)
        title = getattr(one, "title", None)
        if statement.declared and title is not None and not isinstance(one, Kind):
            if said.lower() in str(getattr(title, "text", title)).lower():
                return True
    return False


def unmeasured(text: Text, one: Open) -> Diagnostic:
    """The warning of open words, with a standard to copy."""
    said = text.said[one.start : one.end]
    name = re.sub(r"\W+", "_", said.lower())
    value = "is duration presumed 24 hours" if one.time else "presumed false"
    return warning(
        "W402",
        f"`{said}` leaves a measure open, and no standard says which",
        text.at(one.start, one.end),
        f'write into this clause  standard {name} "{said.lower()}" {value}',
        f"and in the words  {{{name}.title}}",
    )
