"""Decision rules in words: "at least two-thirds of the member states voting"."""

from __future__ import annotations

from fractions import Fraction

import attrs

from charterlang.compiler.ir import rules as ir
from charterlang.compiler.ir.expressions import Expression, Members, SetOf
from charterlang.compiler.ir.instrument import Assumption, Threshold
from charterlang.compiler.ir.organs import Body
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import english, quantities, titles, values, voters

_QUANTIFIED = (
    "a ", "an ", "the ", "at least ", "more than ", "all ", "every ", "no less ", "not less ",
)  # fmt: skip


def passes(passage: Passage, rule: ir.Rule, who: voters.Voters) -> str:
    """`by the votes of at least two-thirds of the member states voting`."""
    said = with_base(passage, rule, who)
    return f"by {said}" if who.weighted else f"by the votes of {said}"


def rule(passage: Passage, one: ir.Rule) -> str:
    """A rule by itself, where nobody in particular votes."""
    return needs(passage, one)


def needs(passage: Passage, one: ir.Rule, form: str | None = None) -> str:
    """What a rule needs, without saying of what: `a simple majority`, `at least two-thirds`."""
    style = passage.instrument.style
    match one:
        case ir.Quota(comparison, amount, share):
            said = (quantities.share if share else quantities.number)(amount, style, form)
            return said if form else f"{comparison} {said}"
        case ir.Unanimity():
            return "all"
        case (
            ir.Of(inner, _) | ir.Rounded(inner, _) | ir.Including(inner, _) | ir.Vetoed(inner, _)
            | ir.Among(inner, _)
        ):  # fmt: skip
            return needs(passage, inner, form)
        case ir.Both(inner):
            return english.series([needs(passage, each, form) for each in inner])
        case ir.Either(inner):
            return english.series([needs(passage, each, form) for each in inner], "or")
        case ir.Named(name):
            return _threshold(passage, name, form)
        case ir.AssumedRule(name):
            return _assumed(passage, name, form)
        case _:
            raise TypeError(one)


def defined(passage: Passage, one: ir.Rule) -> str:
    """A rule as the meaning of a threshold: with its base, if it brings one along."""
    match one:
        case ir.Of(inner, of):
            return f"{defined(passage, inner)} of {voters.base(passage, of)}"
        case ir.Among(inner, body):
            return f"{defined(passage, inner)} in {titles.mention(passage, body)}"
        case ir.Rounded(inner, direction):
            way = "to the nearest whole number" if direction == "nearest" else direction
            return f"{defined(passage, inner)}, rounded {way}"
        case ir.Including(inner, of):
            return f"{defined(passage, inner)}, {_including(passage, of)}"
        case ir.Vetoed(inner, by):
            return f"{defined(passage, inner)}, {_veto(passage, by)}"
        case ir.Both(inner):
            return english.joined([defined(passage, each) for each in inner])
        case ir.Either(inner):
            return english.joined([defined(passage, each) for each in inner], "or")
        case ir.Quota(_, amount, False):
            return f"{needs(passage, one)} {'vote' if amount == 1 else 'votes'}"
        case _:
            return needs(passage, one)


def _threshold(passage: Passage, name: str, form: str | None) -> str:
    threshold = passage.find(name, Threshold)
    if threshold is None:
        return titles.title(passage, name)
    if form or not threshold.title:
        return needs(passage, threshold.rule, form)
    title = titles.title(passage, name)
    if isinstance(threshold.rule, ir.AssumedRule):
        return marks.value(title, threshold.rule.assumption)
    return titles.linked(passage, name, title)


def _assumed(passage: Passage, name: str, form: str | None) -> str:
    means = _meaning(passage, name)
    return marks.value(needs(passage, means, form), name) if means else titles.title(passage, name)


def _meaning(passage: Passage, name: str) -> ir.Rule | None:
    """The rule that an assumption means, also by way of another assumption."""
    assumption = passage.find(name, Assumption)
    means = assumption.reading.means if assumption else None
    if isinstance(means, ir.AssumedRule):
        return _meaning(passage, means.assumption)
    return means if isinstance(means, ir.Rule) else None


def with_base(passage: Passage, one: ir.Rule, who: voters.Voters) -> str:
    """The rule with those whose share it is: `at least half of the member states`."""
    match one:
        case ir.Quota(_, amount, False):
            return f"{needs(passage, one)} {_count(who, amount)}"
        case ir.Quota():
            return f"{needs(passage, one)} of {voters.whose(passage, who)}"
        case ir.Unanimity():
            base = voters.whose(passage, who)
            marked = base != marks.bare(base)
            if (who.weighted or marked) and marks.bare(base).startswith("all "):
                return base
            if who.weighted:
                return f"all {base}"
            return f"all {base.removeprefix('the ').removeprefix('all ').removeprefix('the ')}"
        case ir.Of(inner, base):
            return with_base(passage, inner, attrs.evolve(who, standing=base))
        case ir.Among(inner, body):
            return with_base(passage, inner, voters.of_body(passage, passage.find(body, Body)))
        case ir.Rounded(inner, direction):
            way = "to the nearest whole number" if direction == "nearest" else direction
            return f"{with_base(passage, inner, who)}, rounded {way}"
        case ir.Including(inner, of):
            return f"{with_base(passage, inner, who)}, {_including(passage, of)}"
        case ir.Vetoed(inner, by):
            return f"{with_base(passage, inner, who)}, {_veto(passage, by)}"
        case ir.Both(inner):
            return english.series([with_base(passage, each, who) for each in inner])
        case ir.Either(inner):
            return english.series([with_base(passage, each, who) for each in inner], "or")
        case ir.Named(name):
            return _named(passage, name, who)
        case ir.AssumedRule(name):
            return _assumed_of(passage, name, who)
        case _:
            raise TypeError(one)


def _assumed_of(passage: Passage, name: str, who: voters.Voters) -> str:
    """What an assumption demands; with a base that it brings along, it is marked as a whole."""
    means = _meaning(passage, name)
    if means is None or isinstance(means, ir.Quota) and means.share:
        return f"{_assumed(passage, name, None)} of {voters.whose(passage, who)}"
    return marks.value(with_base(passage, means, who), name)


def _named(passage: Passage, name: str, who: voters.Voters) -> str:
    """A threshold by its title; one that asks for everyone, or for several things, in full."""
    threshold = passage.find(name, Threshold)
    if threshold is None:
        return titles.title(passage, name)
    own = threshold.rule
    while isinstance(own, ir.Of):
        who, own = attrs.evolve(who, standing=own.base), own.rule
    if threshold.title is None or isinstance(own, ir.Unanimity):
        return with_base(passage, own, who)
    said = _threshold(passage, name, None)
    if not marks.bare(said).lower().startswith(_QUANTIFIED):
        said = f"at least {said}"
    return f"{said} of {voters.whose(passage, who)}"


def _count(who: voters.Voters, amount: Fraction) -> str:
    """What is counted out: `nine member states`, but `one member state`; of weights, votes."""
    if who.weighted:
        return "vote" if amount == 1 else "votes"
    return who.one if amount == 1 else who.name


def _including(passage: Passage, of: Expression) -> str:
    """Whose votes must be among those in favour."""
    said = values.value(passage, of)
    return f"including the {'votes' if english.many(said) else 'vote'} of {said}"


def _veto(passage: Passage, by: Expression) -> str:
    """Who may stop what the others want: any one of several."""
    said = values.value(passage, by)
    match by:
        case Members(organ):
            return f"unless {english.a(titles.member(passage, organ))} votes against"
        case SetOf(members):
            named = english.series([values.value(passage, one) for one in members], "or")
            return f"unless {named} votes against"
        case _:
            return f"unless {said} votes against"
