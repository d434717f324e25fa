"""Ratification in words: who has deposited what, by which vote."""

from __future__ import annotations

from fractions import Fraction

from charterlang.compiler.ir.scenario import Votes
from charterlang.interpreter import wording
from charterlang.interpreter.play.naming import Naming

CAST = {"aye": "aye", "nay": "nay", "abstain": "abstaining", "present": "present"}


def deposit(
    naming: Naming, by: str, instrument: str | None, votes: Votes | None, dated: str | None
) -> str:
    """`Malvad deposits its instrument of ratification: “Act 7”, by 13 aye and 3 nay`."""
    said = f"{naming.who(by)} deposits its instrument of ratification"
    details = [f"“{instrument}”"] if instrument else []
    details += [f"of {dated}"] if dated else []
    details += [by_vote(votes)] if votes is not None else []
    return f"{said}: {', '.join(details)}" if details else said


def by_vote(votes: Votes) -> str:
    """The vote in numbers: as shares of the ayes and nays, and of all who took part."""
    if votes.share is not None:
        return f"by {wording.number(votes.share)} of the votes (counts not stated)"
    cast = wording.listed(f"{many} {CAST[choice]}" for choice, many in votes.tally)
    shares = [
        f"{part(share)} of {whole}"
        for share, whole in ((votes.of_votes, "the ayes and nays"), (votes.of_all, "all"))
        if share is not None
    ]
    shares = shares[:1] if votes.of_votes == votes.of_all else shares
    return f"by {cast}" + (f" ({', '.join(shares)})" if shares else "")


def part(share: Fraction) -> str:
    """`53/59, 89.8 %,`: to two places where that is exact, else to one."""
    places = 2 if (share * 10000).denominator == 1 else 1
    whole, rest = divmod(round(share * 100 * 10**places), 10**places)
    return f"{wording.number(share)}, {whole}.{rest:0{places}} %,"
