"""Words that point at a part of the document which it has not (W405), or call it by another form (W407)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import BLANK, Passage, Text, opens_sentence
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.document import Clause
from charterlang.compiler.ir.regimes import Schedule

DIVISIONS = ("part", "chapter", "article", "section", "annex")
FORMS = ("treaty", "constitution", "charter", "statute", "resolution")
NEXT = "day|night|morning|week|weekend|month|year|term|session|meeting|election|vote|monday"
"""What is called the following because it comes next in time."""


def pointing(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W405 and W407: `this section` in an article, `the following list` and no list, `this treaty` in
    a charter."""
    for passage in passages:
        if any(one.kind in ("preamble", "signatures") for one in passage.divisions):
            continue
        for text in passage.texts:
            yield from divisions(text, passage)
            yield from of_another_form(text, bill)
            yield from announced(text, passage, bill)


def divisions(text: Text, passage: Passage) -> Iterator[Diagnostic]:
    """`this section`, where the clause stands in no section."""
    kinds = [one.kind for one in passage.divisions]
    pattern = rf"\b(?:this|the present) (?P<kind>{'|'.join(DIVISIONS)})\b"
    for match in re.finditer(pattern, text.said, re.IGNORECASE):
        if match["kind"].lower() not in kinds:
            outer = next((one for one in reversed(kinds) if one in DIVISIONS), None)
            yield warning(
                "W405",
                f"`{match[0]}` stands in no {match['kind'].lower()}",
                text.of(match),
                *([f"did you mean  this {outer} ?"] if outer else []),
                "or refer to the clause that is meant:  {@III(6)}",
            )


def of_another_form(text: Text, bill: Bill) -> Iterator[Diagnostic]:
    """`this treaty`, in an instrument of another form whose title does not say so either."""
    law = bill.instrument
    pattern = rf"\b(?:this|the present) (?P<form>{'|'.join(FORMS)})\b"
    for match in re.finditer(pattern, text.said, re.IGNORECASE):
        form = match["form"].lower()
        if form != law.form and form not in law.title.lower() and law.form != "library":
            yield warning(
                "W407",
                f"`{match[0]}` is said of a {law.form}",
                text.of(match),
                f"write  this {law.form}",
            )


def announced(text: Text, passage: Passage, bill: Bill) -> Iterator[Diagnostic]:
    """`The following flag …`, and nothing follows: neither items, nor a colon, nor a table."""
    if follows(passage, bill):
        return
    for match in re.finditer(
        rf"\b(?:(?P<the>The) following (?!(?:{NEXT})\b)|as follows\b)", text.said
    ):
        behind = text.said[match.end() :]
        # What takes its place may be behind a colon, between braces, or in the next paragraph.
        if ":" in behind or BLANK in behind or "\n" in behind.rstrip():
            continue
        if match["the"] and not opens_sentence(text, match.start()):
            continue
        yield warning(
            "W405",
            f"`{match[0].strip()}` announces what does not follow",
            text.of(match),
            "write it here, or refer to the clause or annex that has it",
        )


def follows(passage: Passage, bill: Bill) -> bool:
    """Whether anything stands under the words of a part that they could announce."""
    part = passage.part
    inner = part.clauses if isinstance(part, Clause) else part.parts
    tables = (bill.instrument.declarations.get(one.name) for one in part.statements)
    return bool(inner) or any(isinstance(one, Schedule) for one in tables)
