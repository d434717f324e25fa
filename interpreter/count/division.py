"""Ballots told by number: what they come to, with nobody behind them (language.md §18.3)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from charterlang.compiler.ir.organs import Body
from charterlang.compiler.ir.rules import Including, Vetoed
from charterlang.compiler.walk import walk
from charterlang.interpreter.count.question import Question
from charterlang.interpreter.count.tally import Tally
from charterlang.interpreter.state import Division, Elector

BLOCKS = ("aye", "nay", "abstain", "present")
SILENT = "silent"
"""Those who did not take part, as one block of votes."""


def known_size(held: Question, electors: Iterable[Elector]) -> int | None:
    """How many votes a body has: those who sit in it, else its stated size; None if nobody says."""
    sitting = len(tuple(electors))
    if sitting:
        return sitting
    organ = held.organ
    size = organ.size if isinstance(organ, Body) else None
    return size.number if size is not None and size.limit == "exactly" else None


def names_voters(held: Question) -> bool:
    """Whether the rules of a vote ask how somebody voted."""
    lines = (held.voting.needs, held.voting.quorum)
    return any(isinstance(node, Including | Vetoed) for node in walk(lines))


def told(division: Division, size: int | None, seats: Fraction) -> Tally:
    """The ballots as blocks of votes, one for each sort, and one of those who were silent.

    Where nobody knows how many votes a body has, the blocks that voted are all that is known.
    """
    units = {sort: division.number(sort) for sort in BLOCKS}  # type: ignore[arg-type]  # the sorts
    silent = size - division.together if size is not None else 0
    blocks = {sort: frozenset({sort} if units[sort] else ()) for sort in BLOCKS}
    return Tally(
        {**units, SILENT: silent},
        Fraction(1),
        blocks["aye"],
        blocks["nay"],
        blocks["abstain"],
        blocks["present"],
        seats,
        bounded=size is not None,
    )
