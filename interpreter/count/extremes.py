"""The three completions that settle whether a result is certain, and for which rules they do.

An aye in place of anything else never makes a modest rule fail that held, a nay in place of
anything else never makes one hold. So no completion does better than all ayes, or worse than all
nays: if the rule holds at all nays it holds in each, and if it fails at all ayes, in each; and then
there is no tie either that is not lost, since a tie lacks no more than one aye. Fewest take part if
everybody stays as it is: a steady quorum that is met then is met in each, and one that is missed at
all ayes is missed in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charterlang.compiler.ir.rules import Quota, Rule, Vetoed
from charterlang.interpreter.count.completions import Ballots, Options
from charterlang.interpreter.count.limbs import limbs
from charterlang.interpreter.count.rules import Terms, terms_of_quorum
from charterlang.interpreter.count.votes import Poll
from charterlang.interpreter.events import Choice


def extremes(cast: Mapping[str, Choice], open_to: Mapping[str, Options]) -> Iterator[Ballots]:
    """All outstanding ayes, all nays, and the ballots as they stand."""
    yield {**cast, **dict.fromkeys(open_to, "aye")}
    yield {**cast, **dict.fromkeys(open_to, "nay")}
    yield dict(cast)


def by_extremes(this: Poll) -> bool:
    """Whether the extremes settle the vote: whole weights, a modest rule, a steady quorum.

    Sums of weights that are not whole may leap over a rounded number; and a voter of less than one
    vote may be the difference between a tie and a loss.
    """
    lines = this.question.voting
    terms = terms_of_quorum(lines, this.scope)
    return (
        all(one.weight.denominator == 1 for one in this.entitled.electors)
        and (lines.needs is None or modest(lines.needs.rule, terms))
        and (lines.quorum is None or modest(lines.quorum.rule, terms))
        and (lines.quorum is None or steady(lines.quorum.rule, terms))
    )


def modest(rule: Rule, terms: Terms) -> bool:
    """Whether no share in the rule is more than the whole."""
    return not any(
        isinstance(one, Quota)
        and one.share
        and (one.amount > 1 or (one.amount == 1 and one.comparison == "more than"))
        for one, _ in limbs(rule, terms)
    )


def steady(rule: Rule, terms: Terms) -> bool:
    """Whether a quorum depends only on who takes part, and not on how they vote.

    A share of members or seats does, and so does a share of ballots: whoever takes part has it.
    """
    return not any(isinstance(one, Vetoed) for one, _ in limbs(rule, terms))
