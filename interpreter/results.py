"""The result of a vote or an election: all its numbers, and what made them count."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from charterlang.interpreter.findings import Evidence
from charterlang.interpreter.reliance import NOTHING, Reliance
from charterlang.interpreter.state import Outcome

Tie: TypeAlias = Literal["lost", "by lot", "again", "decides"]
Casting: TypeAlias = Literal["aye", "nay", "ranking"]


@attrs.frozen
class Quorum:
    """How many had to take part (`needed`; None: it cannot be said in one number), and how many did."""

    needed: Fraction | None
    reached: Fraction
    met: bool
    rule: str = ""


@attrs.frozen
class Round:
    """One round of an election: the votes of each candidate still in it, in order of nomination.

    `exhausted`: the votes of ballots that rank none of them. `eliminated`: who goes out after it;
    `tied`: those with equal votes, of whom one goes out or is elected. `broken`: a casting ballot
    chose among them; else it made no difference, or nobody chose and the election ends there.
    """

    votes: tuple[tuple[str, Fraction], ...]
    exhausted: Fraction = Fraction(0)
    eliminated: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    broken: bool = False


@attrs.frozen
class Result:
    """The count of a vote or an election, if it ended with these ballots.

    Ballots are counted by weight, as they were cast. Of an election `ayes` are the votes of the
    leading candidate in the last round. `present` are the marks of presence. `entitled`: the weight
    of the whole electorate. `needed`: the least number of ayes that carries among as many as now
    take part, None if the rule wants no number; it is a share of `base`, which counts `size`, unless the
    rule states a number. `tie` says how a tie was treated: with `again` the outcome is undetermined
    until the vote was taken again, with `by lot` until the lot was drawn. `casting`: the
    casting vote that broke it, None where no such vote was given.

    `clauses`: the authority of each rule that was applied, that of what is needed first. `said`:
    the result in half a sentence, "2 of 4 voted yes, 3 needed".
    """

    outcome: Outcome
    ayes: Fraction = Fraction(0)
    nays: Fraction = Fraction(0)
    abstentions: Fraction = Fraction(0)
    present: Fraction = Fraction(0)
    entitled: Fraction = Fraction(0)
    needed: Fraction | None = None
    base: str | None = None
    size: Fraction | None = None
    rule: str = ""
    quorum: Quorum | None = None
    tie: Tie | None = None
    casting: Casting | None = None
    rounds: tuple[Round, ...] = ()
    winner: str | None = None
    clauses: tuple[str, ...] = ()
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()
    said: str = ""
    parts: tuple[tuple[str, Result], ...] = ()
    """The result in each body, where several vote at once."""

    @property
    def decided(self) -> tuple[Outcome, str | None, Tie | None]:
        """What it comes to, leaving out by how much; of what is undetermined, by what it will be."""
        return self.outcome, self.winner, self.tie if self.outcome == "undetermined" else None
