"""Decision rules that nobody can meet, and bodies founded by more than they have seats for (E301)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.houses import houses
from charterlang.compiler.ir.expressions import Constant
from charterlang.compiler.ir.instrument import Assumption, Threshold
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, RuleLine
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.rules import (
    Among,
    AssumedRule,
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
from charterlang.compiler.node import frozen


@frozen
class Written:
    """A rule as it is written somewhere: who states it, and for a vote or quorum the body."""

    owner: str
    rule: Rule
    body: Body | None
    line: str = "needs"


def written(bill: Bill) -> Iterator[Written]:
    """Every rule of the charter's own declarations."""
    for name in bill.instrument.own:
        match bill.instrument.declarations[name]:
            case Threshold(rule=rule):
                yield Written(name, rule, None)
            case Assumption(readings=readings):
                for one in readings:
                    if isinstance(one.means, Rule):
                        yield Written(name, one.means, None)
            case Body() as body:
                yield from lines(name, body, (body.voting.needs, body.voting.quorum))
            case Norm() as norm:
                for stage in (house for one in norm.stages for house in houses(one)):
                    voting = stage.voting
                    yield from lines(name, bill.seat_of(norm, stage), (voting.needs, voting.quorum))


def lines(owner: str, body: Body | None, both: tuple[RuleLine | None, ...]) -> Iterator[Written]:
    """The rules of a `needs` and a `quorum` line."""
    for line, word in zip(both, ("needs", "quorum"), strict=True):
        if line is not None:
            yield Written(owner, line.rule, body, word)


def parts(rule: Rule) -> Iterator[Rule]:
    """The rule, and those of which it is made up."""
    yield rule
    match rule:
        case (
            Of(rule=inner)
            | Among(rule=inner)
            | Rounded(rule=inner)
            | Including(rule=inner)
            | Vetoed(rule=inner)
        ):
            yield from parts(inner)
        case Both(rules=rules) | Either(rules=rules):
            for one in rules:
                yield from parts(one)


def shares(bill: Bill) -> Iterator[Diagnostic]:
    """E301: more than the whole, whatever else is wrong: nothing else needs to be known."""
    for one in written(bill):
        for rule in parts(one.rule):
            if isinstance(rule, Quota) and rule.share and beyond(rule):
                yield error(
                    "E301",
                    f"no vote reaches {said(rule, bill)} of anything",
                    rule.span,
                    "give a share of at most one, such as  at least 2/3",
                    because="a share is counted of a whole, and here it is more than all of it",
                )


def beyond(rule: Quota) -> bool:
    """Whether a share is more than the whole."""
    return rule.amount > 1 or (rule.amount == 1 and rule.comparison == "more than")


def said(rule: Quota, bill: Bill) -> str:
    """The rule as it is written: `at least 150%`."""
    return f"`{bill.written(rule.span) or f'{rule.comparison} {rule.amount}'}`"


def sizes(bill: Bill) -> Iterator[Diagnostic]:
    """E301: more votes, or more present, than a body has seats."""
    for one in written(bill):
        body = one.body
        if body is None or body.size is None or body.size.limit == "at least":
            continue
        if not bill.sound(one.owner, body.name) or not one_vote_each(body):
            continue
        for quota, places in reached(one.rule, bill):
            if least(quota) > body.size.number:
                limit = "" if body.size.limit == "exactly" else f"{body.size.limit} "
                yield error(
                    "E301",
                    f"{said(quota, bill)} cannot be had of `{body.name}`, which has "
                    f"{limit}{body.size.number} seats",
                    places[0],
                    f"ask for no more than {body.size.number}, or enlarge the body",
                    labels=[
                        Label(body.size.place.span, "its size"),
                        *(Label(place, "by way of this") for place in places[1:]),
                    ],
                )


def founders(bill: Bill) -> Iterator[Diagnostic]:
    """E301: more founding members than a body has seats."""
    for name in bill.instrument.own:
        body = bill.instrument.declarations[name]
        if not isinstance(body, Body) or body.size is None or body.founding is None:
            continue
        there, size = len(set(body.founding.members)), body.size
        if size.limit == "at least" or there <= size.number or not bill.sound(name):
            continue
        limit = "" if size.limit == "exactly" else f"{size.limit} "
        yield error(
            "E301",
            f"`{name}` has {there} founding members, and {limit}{size.number} "
            f"{'seat' if size.number == 1 else 'seats'}",
            body.founding.place.span,
            f"name no more than {size.number}, or enlarge the body",
            labels=[Label(size.place.span, "its size")],
        )


def one_vote_each(body: Body) -> bool:
    """Whether the members of the body vote, one vote each."""
    if body.electors is None:
        return True
    weight = body.electors.weight
    return body.electors.each is None and isinstance(weight, Constant) and weight.value == 1


def least(quota: Quota) -> Fraction:
    """The least number that meets it; a share is no number."""
    if quota.share:
        return Fraction(0)
    above = quota.amount.numerator // quota.amount.denominator + 1
    return quota.amount if quota.comparison == "at least" else Fraction(above)


def reached(rule: Rule, bill: Bill) -> Iterator[tuple[Quota, tuple[Span, ...]]]:
    """The quotas of a rule, through the thresholds and assumptions that it names."""
    for one in parts(rule):
        match one:
            case Quota():
                yield one, (one.span,)
            case Named(threshold=name) | AssumedRule(assumption=name):
                for inner in meant(name, bill):
                    for quota, places in reached(inner, bill):
                        yield quota, (one.span, *places)


def meant(name: str, bill: Bill) -> Iterator[Rule]:
    """The rule of a threshold, or each reading of an assumption; nothing of what is not sound."""
    if not bill.sound(name):
        return
    match bill.instrument.declarations.get(name):
        case Threshold(rule=rule):
            yield rule
        case Assumption(readings=readings):
            yield from (one.means for one in readings if isinstance(one.means, Rule))
