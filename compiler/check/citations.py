"""References in official words: typed as text, to a clause that there is not, or to the clause that
they stand in (W405)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, Text, own_words
from charterlang.compiler.diagnostic import Diagnostic, Fix, Label
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.expressions import Material
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.ir.words import Mention, Reference


@cache
def cited() -> re.Pattern[str]:
    """`Article III(2)`, `section 9`, `III(2)(a)`, `subparagraph (2)`."""
    return re.compile(
        r"\b(?:(?P<kind>article|section|chapter|part|annex|clause|paragraph|subparagraph)s?\s+)?"
        r"(?P<number>[IVXLC]+|[0-9]+(?:\.[0-9]+)*)?(?P<rest>(?:\s?\([0-9a-zA-Z]{1,4}\))*)"
        r"(?!\s+of\s+the\s+[A-Z])(?!\w)",
        re.IGNORECASE,
    )


@cache
def labelled() -> re.Pattern[str]:
    """A label alone, where only a reference can stand: `in (9)`, `terms of (2)(a)`."""
    return re.compile(
        r"(?:\b(?:in|under|by|with|see|of)|(?<=\))(?: and| or| to))\s+"
        r"(?P<rest>(?:\((?:[0-9]{1,3}[a-z]?|[a-z]{1,4})\))+)(?!\w)"
    )


def citations(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W405: a reference that does not follow renumbering, leads nowhere, or to where it stands."""
    for passage in passages:
        for at, said, target, fix in typed(passage, bill):
            if target not in bill.charter.outline.addresses:
                yield dangling(said, at, target, bill)
            elif target == passage.identity:
                yield to_itself(said, at, passage, passages, bill)
            else:
                yield warning(
                    "W405",
                    f"the reference `{said}` is written as text",
                    at,
                    f"write  {{@{target}}}  so that it follows renumbering",
                    fix=fix,
                )
        for one in references(passage):
            if one.target == passage.identity:
                said = f"{{@{one.target}}}"
                yield to_itself(said, one.span, passage, passages, bill)


def typed(passage: Passage, bill: Bill) -> Iterator[tuple[Span, str, str, Fix | None]]:
    """(place, what is written, clause, fix) of each reference in letters; there may be no such
    clause."""
    here = passage.identity
    for text in passage.texts:
        seen = set[int]()
        for match in cited().finditer(text.said):
            if target := target_of(match, here, bill) or missed(match, here):
                seen.add(match.end())
                yield cited_at(text, match, 0, target)
        for match in labelled().finditer(text.said) if "(" in text.said else ():
            if match.end() in seen or enumerates(match, text.said):
                continue
            if target := below_one_above(match["rest"], here, bill) or label_alone(match, here):
                yield cited_at(text, match, "rest", target)


def cited_at(
    text: Text, match: re.Match[str], group: str | int, target: str
) -> tuple[Span, str, str, Fix | None]:
    """One reference in letters."""
    at, said = text.of(match, group), match[group]
    return at, said, target, text.fix(at, said, f"{{@{target}}}")


def target_of(match: re.Match[str], here: str, bill: Bill) -> str | None:
    """The clause that a text refers to, if this charter has it."""
    kind, number, rest = match["kind"], match["number"], re.sub(r"\s", "", match["rest"] or "")
    addresses = bill.charter.outline.addresses
    if number is None and kind and rest:
        article = article_of(here)
        return article + rest if article + rest in addresses else below_one_above(rest, here, bill)
    if number is None or not (kind or (rest and number.isupper())):
        return None
    return number + rest if number + rest in addresses else None


def article_of(here: str) -> str:
    """The outermost division that an address begins with."""
    return re.split(r"[(\[]", here)[0]


def below_one_above(rest: str, here: str, bill: Bill) -> str | None:
    """The clause of that label below here, or below the nearest part above that has one."""
    addresses = bill.charter.outline.addresses
    while True:
        if here + rest in addresses:
            return here + rest
        if "(" not in here:
            return None
        here = here.rpartition("(")[0]


# ── a clause that there is not


@cache
def of_another() -> re.Pattern[str]:
    """What stands behind a reference to another instrument: `of that treaty`, `and 6 of the Law`."""
    other = r"(?:of (?!(?:this|the present)\b)|to the [A-Z])"
    return re.compile(rf"(?:,? (?:and|or|to) [\w()]+)*,? {other}|\s?\(|\w")


@cache
def goes_on() -> re.Pattern[str]:
    """What may stand behind a label alone; behind a number in figures, what it counts."""
    return re.compile(r"\s*(?:$|[^\w\s(]|(?:and|or|above|below|is|are|must|shall|may)\b)")


def missed(match: re.Match[str], here: str) -> str | None:
    """The address of a text that can only mean a clause of this charter."""
    kind, number, rest = match["kind"], match["number"], re.sub(r"\s", "", match["rest"] or "")
    said = match.string
    before = re.search(r"(\S*[A-Z]\w+),? $", said[: match.start()])
    foreign = before and not re.search(r"(?:^|[.!?:;—–\n] ?)$", said[: before.start()])
    if foreign or of_another().match(said, match.end()) or number is None and not (kind and rest):
        return None
    if number is None:
        return article_of(here) + rest
    sure = number.isupper() or number[0].isdigit()
    return number + rest if sure and (kind or (rest and number.isupper())) else None


def label_alone(match: re.Match[str], here: str) -> str | None:
    """The address of a number in brackets that can only be a label: it counts nothing."""
    figures = re.fullmatch(r"\([0-9]{1,3}\)(?:\([0-9a-z]+\))*", match["rest"])
    if figures and goes_on().match(match.string, match.end()):
        return article_of(here) + match["rest"]
    return None


def dangling(said: str, at: Span, target: str, bill: Bill) -> Diagnostic:
    """The warning of a reference to a clause that there is not, with the nearest that there is."""
    from difflib import get_close_matches

    addresses = list(bill.charter.outline.addresses)
    above = target
    while "(" in above and above not in addresses:
        above = above.rpartition("(")[0]
    beside = [one for one in addresses if one.startswith(f"{above}(")] if above in addresses else ()
    near = get_close_matches(target, beside or addresses, 1, 0.5)
    return warning(
        "W405",
        f"no clause is called `{said}`",
        at,
        f"did you mean  {{@{near[0]}}} ?" if near else "refer to a clause as  {@III(6)(a)}",
    )


def enumerates(match: re.Match[str], said: str) -> bool:
    """Whether a label counts what follows it: `of (a) the boats and (b) the oars`."""
    return bool(re.match(r" +(?!and\b|or\b)\w[^.;]*\([0-9a-z]{1,3}\) \w", said[match.end() :]))


# ── a clause that refers to itself


def references(passage: Passage) -> Iterator[Reference]:
    """The references between braces."""
    for words in own_words(passage.part):
        for paragraph in words.paragraphs:
            yield from (one for one in paragraph if isinstance(one, Reference))


def to_itself(
    said: str, at: Span, passage: Passage, passages: Sequence[Passage], bill: Bill
) -> Diagnostic:
    """The warning of a reference to the clause that it stands in, with the clause it may mean."""
    meant, span = near(passage, passages, bill)
    return warning(
        "W405",
        f"the reference `{said}` leads to the clause that it stands in",
        at,
        f"did you mean  {{@{meant}}} ?" if meant else "refer to the clause that is meant",
        labels=[Label(span, f"`{meant}` is here")] if span else (),
        fix=Fix(at, f"{{@{meant}}}") if meant else None,
    )


def near(
    passage: Passage, passages: Sequence[Passage], bill: Bill
) -> tuple[str | None, Span | None]:
    """The clause that makes what these words name; else the one before, or behind."""
    by_identity = {one.identity: one for one in passages}
    inside = {part.identity for part in passage.branch}
    for value in passage.values:
        for place in made_in(value.value, bill):
            if place.clause in by_identity and place.clause not in inside:
                return place.clause, first_line(by_identity[place.clause].part)
    if not passage.above:
        return None, None
    outer = passage.above[-1]
    row = outer.parts if isinstance(outer, Division) else outer.clauses
    position = next(n for n, one in enumerate(row) if one is passage.part)
    for one in (*reversed(row[:position]), *row[position + 1 :]):
        return one.identity, first_line(one)
    return None, None


def made_in(value: object, bill: Bill) -> Iterator[Place]:
    """Where a rule stands that words take something from."""
    if isinstance(value, Material):
        found = bill.instrument.declarations.get(value.owner)
        for stage in found.stages if isinstance(found, Norm) else ():
            if stage.name == value.path[0]:
                yield stage.places[0]
        if found is not None:
            yield found.place
    elif isinstance(value, Mention):
        found = bill.instrument.declarations.get(value.name)
        if isinstance(found, Norm):
            yield found.place


def first_line(part: Clause | Division) -> Span:
    """The label of a clause, or the head of a division."""
    said = part.label if isinstance(part, Clause) else f"{part.kind} {part.number or ''}".strip()
    span, width = part.span, len(said or "-")
    return Span(span.path, span.line, span.column, span.line, span.column + width)
