"""Editorial restorations in official words (§11.3): on what they rest (W602), where they end (E108)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charterlang.compiler.check.bill import Bill, error, warning
from charterlang.compiler.check.passages import Passage
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.instrument import Assumption
from charterlang.compiler.ir.words import Mention

RESTORED = re.compile(r"\[~[^\n]*?~\]")
OPENED = re.compile(r"\[~")


def restorations(read: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W602: `[~…~]` where no assumption says why; E108: one that is not closed."""
    for passage in read:
        for text in passage.texts if not passage.torn else ():
            ends = {one.start(): one for one in RESTORED.finditer(text.said)}
            for opened in OPENED.finditer(text.said):
                if opened.start() not in ends:
                    yield error(
                        "E108",
                        "this `[~` is not closed in its paragraph",
                        text.of(opened),
                        "close it with `~]`",
                    )
                elif not assumed(passage, bill):
                    yield warning(
                        "W602",
                        "this is restored on no assumption",
                        text.of(ends[opened.start()]),
                        "say on what it rests: declare a hole in this clause, or add to it  provides NAME",
                    )


def assumed(passage: Passage, bill: Bill) -> bool:
    """Whether the clause provides or names an assumption."""
    names = [one.name for one in passage.statements]
    names += [one.value.name for one in passage.values if isinstance(one.value, Mention)]
    return any(isinstance(bill.instrument.declarations.get(n), Assumption) for n in names)
