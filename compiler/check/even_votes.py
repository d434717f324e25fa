"""Thresholds that half of the votes, or fewer, already meet (W312, §17).

`at least 1/2` is met when as many vote nay as aye, and a share that is rounded down may be. What is
carried is no tie (§18.3), so that a `tie` line does not help: it would have to be asked first.
An assumption that reads the rule in several ways has said so, and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.quotas import meant
from charterlang.compiler.check.votes import HALF, Held, held
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.expressions import Direction
from charterlang.compiler.ir.organs import RuleLine
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.rules import (
    Among,
    Both,
    Either,
    Including,
    Named,
    Of,
    Quota,
    Rounded,
    Rule,
    Vetoed,
)

SMALLEST, LARGEST = 4, 40
"""The numbers of votes for which a rounded share is tried: of two votes each is half."""


def carried(bill: Bill) -> Iterator[Diagnostic]:
    """W312: a motion is carried though as many are against it as for it."""
    seen: set[Span] = set()
    for one in held(bill):
        needs = one.rule("needs")
        if one.stage.kind != "vote" or needs is None or needs.rule.span in seen:
            continue
        rounding = one.stage.voting.rounding or one.body.voting.rounding
        votes = met_by_half(needs.rule, rounding.direction if rounding else None, bill)
        if votes is not None:
            seen.add(needs.rule.span)
            yield tie_carries(one, needs, votes)


def tie_carries(one: Held, needs: RuleLine, votes: int) -> Diagnostic:
    """The warning; a `tie` line is shown, since it never applies."""
    tie = one.stage.voting.tie or one.body.voting.tie
    labels = [Label(tie.place.span, "never asked where the rule is met")] if tie else []
    return warning(
        "W312",
        f"a tie carries the {one.noun}",
        needs.rule.span,
        "write  rounded up" if greater(needs) else "write  more than 1/2  if a tie is to be lost",
        labels=labels,
        because=f"where {votes} are counted, {votes // 2} are enough, and as many may be against",
    )


def greater(needs: RuleLine) -> bool:
    """Whether half is enough only since a greater share is rounded."""
    return isinstance(needs.rule, Rounded) and needs.rule.direction != "up"


def met_by_half(rule: Rule, rounding: Direction | None, bill: Bill) -> int | None:
    """The least number of votes, from four on, of which half carries the rule; None if there is none."""
    tried = range(SMALLEST, LARGEST + 1, 2)
    return next((votes for votes in tried if met(rule, votes, rounding, bill)), None)


def met(rule: Rule, votes: int, rounding: Direction | None, bill: Bill) -> bool:
    """Whether half of so many votes meets the rule, by what is sure of it."""
    match rule:
        case Quota(share=True):
            return needed(rule, votes, rounding) <= Fraction(votes, 2)
        case Rounded(rule=inner, direction=direction):
            return met(inner, votes, direction, bill)
        case Of(rule=inner) | Among(rule=inner) | Including(rule=inner) | Vetoed(rule=inner):
            return met(inner, votes, rounding, bill)
        case Both(rules=rules):
            return all(met(one, votes, rounding, bill) for one in rules)
        case Either(rules=rules):
            return any(met(one, votes, rounding, bill) for one in rules)
        case Named(threshold=name):
            return any(met(one, votes, rounding, bill) for one in meant(name, bill))
        case _:
            return False


def needed(quota: Quota, votes: int, rounding: Direction | None) -> Fraction:
    """How many of so many votes a share asks for; `more than` is never rounded (§18.3)."""
    exact = quota.amount * votes
    if quota.comparison == "more than":
        return Fraction(floor(exact) + 1)
    match rounding:
        case "up":
            return Fraction(ceil(exact))
        case "down":
            return Fraction(floor(exact))
        case "nearest":
            return Fraction(floor(exact + HALF))
        case _:
            return exact
