"""Words that oblige or allow and have no rule behind them (W401)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, Text
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.expressions import Material
from charterlang.compiler.ir.instrument import (
    Assumption,
    Definition,
    Fact,
    Kind,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.words import Mention

VOCABULARY = (Kind, Definition, Threshold, Assumption)
"""What gives words a meaning, and obliges or allows nobody."""
NOUNS = {"must": "duty", "shall": "duty", "may": "right", "may only": "power"}
"""The norm that a modal most likely wants, if nothing negates it."""


@cache
def modal() -> re.Pattern[str]:
    """A verb that makes a norm of a sentence; not `as the case may be`, not what is quoted."""
    return re.compile(
        r"[“\"‘][^”\"’\n]*[”\"’]|\b[Aa]s(?: \w+){1,3} may be\b|\b(?:what|as it) may\b"
        r"|\b(?P<modal>(?:must|shall|may)(?: not| only)?)\b"
    )


def ghosts(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W401: own words that say who must or may, in a clause that provides no rule."""
    for passage in passages:
        if not passage.operative or passage.torn or provides_rule(passage, bill):
            continue
        for text in passage.texts:
            if match := first_modal(text):
                yield ghost(text, match, passage, bill)
                break


def mixed(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W401: `must` in one clause and `shall` in another: whoever reads both asks for the difference."""
    found: dict[str, list[tuple[Text, re.Match[str]]]] = {"must": [], "shall": []}
    for passage in passages:
        for text in passage.texts if passage.operative else ():
            for match in modal().finditer(text.said):
                if match["modal"]:
                    found.get(match["modal"].split(" ")[0], []).append((text, match))
    rare, common = sorted(found, key=lambda verb: len(found[verb]))
    if found[rare]:
        (text, match), *_ = found[rare]
        other, at = found[common][0]
        yield warning(
            "W401",
            f"`{rare}` and `{common}` both oblige in this charter",
            text.of(match, "modal"),
            f"write one of them throughout; here, as in most places,  {common}",
            labels=[Label(other.of(at, "modal"), f"`{common}` here")],
        )


def first_modal(text: Text) -> re.Match[str] | None:
    """The first verb that obliges or allows."""
    return next((one for one in modal().finditer(text.said) if one["modal"]), None)


def provides_rule(passage: Passage, bill: Bill) -> bool:
    """Whether the branch of clauses provides anything that can oblige or allow.

    A fact does if somebody is to find it; in `definitions` a word with a meaning is enough; and so
    is what the head of the instrument says of itself.
    """
    defining = any(one.kind == "definitions" for one in passage.divisions)
    for statement in passage.statements:
        one = bill.instrument.declarations.get(statement.name)
        vocabulary = isinstance(one, VOCABULARY) or (isinstance(one, Fact) and one.finder is None)
        if not statement.name or (one is not None and (defining or not vocabulary)):
            return True
    return False


def ghost(text: Text, match: re.Match[str], passage: Passage, bill: Bill) -> Diagnostic:
    """The warning of one clause, with the rule elsewhere that its words name."""
    said = match["modal"]
    name = named(passage, bill)
    noun = "prohibition" if negated(text, match) else NOUNS.get(said) or NOUNS[said.split(" ")[0]]
    if name is None:
        help = f'declare the rule in this clause, for example  {noun} NAME of WHO to "…"'
        labels = []
    else:
        help = f"let the clause state the rule that it speaks of: its label, then  provides {name}"
        place = bill.instrument.declarations[name].place
        labels = [Label(place.span, f"`{name}` is declared here")]
    return warning(
        "W401",
        f"`{said}` speaks of a norm, and this clause provides no rule",
        text.of(match, "modal"),
        help,
        "or mark it as  declaratory",
        labels=labels,
    )


def negated(text: Text, match: re.Match[str]) -> bool:
    """Whether the sentence forbids: `No member may`, `shall not`."""
    before = text.said[: match.start()]
    return match["modal"].endswith("not") or bool(
        re.search(r"\b(?:No|Nobody|Neither|Nothing)\b[^.;]*$", before)
    )


def named(passage: Passage, bill: Bill) -> str | None:
    """The norm that the words name, or take something from."""
    for value in passage.values:
        one = value.value
        name = one.owner if isinstance(one, Material) else None
        name = one.name if isinstance(one, Mention) else name
        if name and isinstance(bill.instrument.declarations.get(name), Norm):
            return name
    return None
