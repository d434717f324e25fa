"""Two who act together in one sentence, and either alone in another, of one clause (W414)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, own_words
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.words import Interpolation, Mention, Segment

JOINS = {" and ": "and", " or ": "or", " and the ": "and", " or the ": "or"}


def joined(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W414: `{monarch} and {senate}` beside `{monarch} or {senate}`: jointly, or each?"""
    for passage in passages:
        seen: dict[frozenset[str], tuple[str, Span]] = {}
        for pair, word, span in pairs(passage, bill):
            before = seen.setdefault(pair, (word, span))
            if before[0] == word:
                continue
            one, two = sorted(pair)
            yield warning(
                "W414",
                f"`{one}` and `{two}` are joined by `{before[0]}` and by `{word}` in this clause",
                span,
                "join them in one way; or say in two clauses who acts jointly, and who may act alone",
                labels=[Label(before[1], f"by `{before[0]}` here")],
            )
            break


def pairs(passage: Passage, bill: Bill) -> Iterator[tuple[frozenset[str], str, Span]]:
    """Each two organs that the words of a part join, with the word and the place of the second."""
    for words in own_words(passage.part):
        for paragraph in words.paragraphs:
            for first, between, second in zip(
                paragraph, paragraph[1:], paragraph[2:], strict=False
            ):
                word = JOINS.get(between) if isinstance(between, str) else None
                one, two = organ(first, bill), organ(second, bill)
                if word and one and two and one != two and isinstance(second, Interpolation):
                    yield frozenset((one, two)), word, second.span


def organ(segment: Segment, bill: Bill) -> str | None:
    """The organ that a piece of words names by its title."""
    if not isinstance(segment, Interpolation) or not isinstance(segment.value, Mention):
        return None
    name = segment.value.name
    declared = bill.instrument.declarations.get(name)
    return name if isinstance(declared, Body | Office | Parties) else None
