"""A vote in several bodies at once: one result of those of each (language.md §7.5, §18.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter import wording
from charterlang.interpreter.count.question import Question
from charterlang.interpreter.findings import authority, distinct
from charterlang.interpreter.reliance import united
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Outcome

WORST: tuple[Outcome, ...] = ("inquorate", "lost", "undetermined", "carried")
"""What decides, in this order: each body must have its quorum, and then each must carry it."""


def of_all(outcomes: Iterable[Outcome]) -> Outcome:
    """What comes of the vote, by what came of it in each body."""
    return min(outcomes, key=WORST.index)


def together(law: Instrument, held: Sequence[Question], results: Sequence[Result]) -> Result:
    """The results of all bodies as one: ballots are summed, and each body is told by itself.

    A tie is each body's own: one that is lost by it, or stands undetermined, decides for all.
    """
    outcome = of_all(one.outcome for one in results)
    bearing = [one for one in results if one.outcome == outcome]
    names = [one.organ.name if one.organ else "" for one in held]
    return Result(
        outcome,
        total(one.ayes for one in results),
        total(one.nays for one in results),
        total(one.abstentions for one in results),
        total(one.present for one in results),
        total(one.entitled for one in results),
        rule=" and ".join(dict.fromkeys(one.rule for one in results if one.rule)),
        tie=next((one.tie for one in bearing if one.tie), None),
        clauses=authority(*(clause for one in bearing for clause in one.clauses)),
        rests=united(one.rests for one in bearing),
        read=distinct(piece for one in bearing for piece in one.read),
        said="; ".join(
            f"{wording.the(law, name)}: {one.said}" + ("" if len(held) == 1 else came(one))
            for name, one in zip(names, results, strict=True)
        ),
        parts=tuple(zip(names, results, strict=True)),
    )


def came(one: Result) -> str:
    """What came of the vote in one body, where it is not that it was carried."""
    said = {"lost": "", "inquorate": ", without a quorum", "undetermined": ", undetermined"}
    return said.get(one.outcome, "")


def total(ballots: Iterable[Fraction]) -> Fraction:
    """The ballots of one sort in all bodies."""
    return sum(ballots, Fraction(0))
