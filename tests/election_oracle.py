"""Elections counted the slow way, from language.md §18.3 alone; it imports nothing of ours.

A ballot is a tuple of candidates, the first preference first. What an election can come to is the
set of all results over all ways to break its ties: a single one is its result (None: nobody), and
more than one mean that it came to a tie that matters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

Ballot = tuple[str, ...]
Need = Callable[[int, int], bool] | None
"""Whether so many votes, of ballots of so many, are what the winner must have."""


def first_choices(standing: frozenset[str], ballots: Sequence[Ballot]) -> dict[str, int]:
    """The votes of each who is still in."""
    votes = dict.fromkeys(sorted(standing), 0)
    for ballot in ballots:
        for name in ballot:
            if name in standing:
                votes[name] += 1
                break
    return votes


def runoff(standing: frozenset[str], ballots: Sequence[Ballot], need: Need) -> set[str | None]:
    """All that an instant runoff can come to."""
    votes = first_choices(standing, ballots)
    enough = [
        name
        for name, count in votes.items()
        if count and (need(count, len(ballots)) if need else len(standing) == 1)
    ]
    if enough:
        best = max(votes[name] for name in enough)
        return {name for name in enough if votes[name] == best}
    if len(standing) < 2:
        return {None}
    low = min(votes.values())
    found: set[str | None] = set()
    for name, count in votes.items():
        if count == low:
            found |= runoff(standing - {name}, ballots, need)
    return found


def plurality(standing: frozenset[str], ballots: Sequence[Ballot], need: Need) -> set[str | None]:
    """All that an election by plurality can come to."""
    votes = first_choices(standing, ballots)
    best = max(votes.values(), default=0)
    if best == 0:
        return {None}
    reached = need is None or need(best, len(ballots))
    return {name if reached else None for name, count in votes.items() if count == best}


def least(need: Need, of: int) -> int:
    """The fewest votes that do."""
    assert need is not None
    return next(count for count in range(1, 100) if need(count, of))


def over(share: Fraction) -> Need:
    """More than a share of the ballots."""
    return lambda votes, of: votes > share * of


def reaching(share: Fraction) -> Need:
    """At least a share of the ballots."""
    return lambda votes, of: votes >= share * of
