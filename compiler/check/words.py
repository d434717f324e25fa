"""Official words (§13.4): what could drift from the rules, and what no rule stands behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from charterlang.compiler.check import (
    bases,
    citations,
    duplicates,
    figures,
    initials,
    joining,
    lists,
    modals,
    restorations,
    slips,
    sums,
    terms,
    texture,
    unstated,
    variants,
    whereabouts,
)
from charterlang.compiler.check.bill import Bill
from charterlang.compiler.check.known_titles import known
from charterlang.compiler.check.passages import Passage, passages
from charterlang.compiler.diagnostic import Diagnostic

Reading = Callable[[Sequence[Passage], Bill], Iterable[Diagnostic]]

READINGS: tuple[Reading, ...] = (
    figures.by_hand,
    figures.at_odds,
    sums.agreeing,
    bases.otherwise_counted,
    citations.citations,
    modals.ghosts,
    modals.mixed,
    texture.textures,
    restorations.restorations,
    unstated.unstated,
    lists.unlike,
    slips.slips,
    initials.initials,
    joining.joined,
    whereabouts.pointing,
    duplicates.words,
)
"""Each reads all passages for one purpose; what is about titles comes last, by itself."""


def official(bill: Bill) -> Iterator[Diagnostic]:
    """What is found in the words of the document."""
    read = tuple(passages(bill))
    for one in READINGS:
        yield from one(read, bill)
    titles = known(bill)
    yield from terms.undeclared(read, titles, bill)
    yield from variants.variants(read, titles, bill)
