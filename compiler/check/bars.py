"""What a procedure demands before it is carried, compared with another (for W311, §17).

Its *guards*: the share that its votes need, whom they recuse, how many must move it, how long it is
debated, and its conditions. One procedure lacks a guard of the other if it demands less.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from charterlang.compiler.check.bill import Bill
from charterlang.compiler.check.quotas import reached
from charterlang.compiler.ir.expressions import Constant
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import RuleLine
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.ir.rules import Base, Of, Quota, Rule, Unanimity
from charterlang.compiler.node import frozen


@frozen
class Bar:
    """The rule of a vote: how many are needed, whether more than that, and of what it is a share."""

    amount: Fraction
    above: bool
    base: str
    span: Span

    def lower(self, other: Bar) -> bool:
        """Whether fewer ayes are enough here; shares of different things cannot be compared."""
        return self.base == other.base and (self.amount, self.above) < (other.amount, other.above)


def lacking(general: Norm, special: Norm, bill: Bill) -> Iterator[tuple[str, Span]]:
    """The guards of the special procedure that the general one lacks, each with its place."""
    if not general.stages:
        yield "a vote", special.stages[-1].places[0].span
        return
    low, high = bar(general, bill), bar(special, bill)
    if low is not None and high is not None and low.lower(high):
        yield "more votes", high.span
    recused = recusal(special)
    if recused is not None and recusal(general) is None:
        yield "a vote without those concerned", recused.place_of("recusing").span
    first, other = movers(special), movers(general)
    if first is not None and (other is None or other[0] < first[0]):
        yield "more movers", first[1]
    longer = debated(special)
    if longer is not None and seconds(debated(general)) < seconds(longer):
        yield "a longer debate", longer.places[0].span
    for condition in special.require if not general.require else ():
        yield "a condition", condition.place.span
        break


def bar(norm: Norm, bill: Bill) -> Bar | None:
    """What the last vote of a procedure needs, if that is one share or one number."""
    votes = [stage for stage in norm.stages if stage.kind == "vote"]
    if not votes:
        return None
    body = bill.seat_of(norm, votes[-1])
    needs = votes[-1].voting.needs or (body.voting.needs if body else None)
    counts = votes[-1].voting.counts or (body.voting.counts if body else None)
    return of_rule(needs, counts.base if counts else None, bill) if needs else None


def of_rule(needs: RuleLine, base: Base | None, bill: Bill) -> Bar | None:
    """The quota of a rule that has one, and the base that is written nearest to it."""
    rule: Rule = needs.rule
    if isinstance(rule, Of):
        base, rule = rule.base, rule.rule
    of = (base.count or base.assumption or "") if base else ""
    if isinstance(rule, Unanimity):
        return Bar(Fraction(1), False, of, needs.rule.span)
    match [quota for quota, _ in reached(needs.rule, bill)]:
        case [Quota(amount=amount, comparison=comparison, share=share)]:
            return Bar(amount, comparison == "more than", of if share else "", needs.rule.span)
        case _:
            return None


def recusal(norm: Norm) -> Stage | None:
    """The stage in which somebody is recused."""
    return next((stage for stage in norm.stages if stage.recusing is not None), None)


def movers(norm: Norm) -> tuple[int, Span] | None:
    """How many must move it, where its first stage is a motion."""
    first = norm.stages[0] if norm.stages else None
    if first is None or first.kind != "motion" or first.by is None:
        return None
    return max(limb.count for limb in first.by.limbs), first.place_of("by").span


def debated(norm: Norm) -> Stage | None:
    """Its debate."""
    return next((stage for stage in norm.stages if stage.kind == "debate"), None)


def seconds(debate: Stage | None) -> int:
    """How long a debate is, as far as it is told in seconds; 0 without one."""
    length = debate.length if debate is not None else None
    value = length.value if isinstance(length, Constant) else None
    return value.seconds if isinstance(value, Duration) else 0
