"""Results in half a sentence: "2 of 4 voted yes, 3 needed"."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from charterlang.compiler.ir.instrument import Instrument
from charterlang.interpreter import wording
from charterlang.interpreter.count.division import SILENT
from charterlang.interpreter.count.rules import Tried
from charterlang.interpreter.count.tally import Tally
from charterlang.interpreter.results import Round


def of_vote(need: Tried, on: Tally) -> str:
    """How many voted yes, of how many, and how many were needed; and what else stood against it."""
    of = "" if need.size is None else f" of {wording.number(need.size)}"
    by_heads = set(on.units.values()) <= {1} or SILENT in on.units
    verb = "voted yes" if on.grain == 1 and by_heads else "votes are yes"
    parts = [f"{wording.number(on.aye)}{of} {verb}"]
    if need.size == 0:
        parts = ["nobody voted"]
    if need.needed is not None:
        parts.append(f"{wording.number(need.needed)} needed")
    return ", ".join((*parts, *need.remarks))


def of_election(
    law: Instrument, last: Round | None, winner: str | None, need: Tried | None, size: Fraction
) -> str:
    """How many votes the winner has, or those who are ahead; and how many were needed."""
    leading = ahead(last)
    if last is None or not leading:
        return ", ".join(("nobody was voted for", *needed(need)))
    names = [winner] if winner in leading and winner is not None else leading
    votes = dict(last.votes)[names[0]]
    have = "has" if len(names) == 1 else "have"
    each = " each" if len(names) > 1 else ""
    of = size if need is None or need.size is None else need.size
    who = wording.listed(wording.individual(law, name) for name in names)
    said = f"{who} {have} {wording.number(votes)} of {wording.number(of)} votes{each}"
    return ", ".join((said, *needed(need)))


def ahead(last: Round | None) -> list[str]:
    """The candidates with the most votes of a round, if anybody has one."""
    if last is None or not last.votes:
        return []
    best = max(votes for _, votes in last.votes)
    return [name for name, votes in last.votes if votes == best and votes > 0]


def needed(need: Tried | None) -> Iterable[str]:
    """`3 needed`, and what else was wanting."""
    if need is None:
        return ()
    number = () if need.needed is None else (f"{wording.number(need.needed)} needed",)
    return (*number, *need.remarks)
