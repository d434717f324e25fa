"""Decision rules in words: "at least two-thirds of the member states voting"."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

import attrs

from charterlang.compiler.ir import rules as ir
from charterlang.compiler.ir.expressions import Constant, Expression, Members, SetOf
from charterlang.compiler.ir.instrument import Assumption, Threshold
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import english, quantities, titles, values

_QUANTIFIED = (
    "a ", "an ", "the ", "at least ", "more than ", "all ", "every ", "no less ", "not less ",
)  # fmt: skip


@attrs.frozen
class Voters:
    """Those whose ballots a rule counts: their name in the plural, and one of them, without article.

    `weighted`: they do not all have one vote, so that votes are counted and not voters.
    `standing`: what the body counts, where the rule does not say of what it is a share.
    """

    name: str = "voters"
    one: str = "voter"
    weighted: bool = False
    standing: ir.Base | None = None


def voters(passage: Passage, body: Body | None, counts: ir.Base | None = None) -> Voters:
    """The voters of a body; `counts` is the base of the stage, which prevails."""
    if body is None:
        return Voters(standing=counts)
    standing = counts or (body.voting.counts.base if body.voting.counts else None)
    electors = body.electors
    if electors is None:
        return _voters(passage, body.name, False, standing)
    weighted = not (isinstance(electors.weight, Constant) and electors.weight.value == 1)
    unit = electors.each or body.name
    return _voters(passage, unit, weighted, standing)


def _voters(passage: Passage, unit: str, weighted: bool, standing: ir.Base | None) -> Voters:
    many, one = titles.members(passage, unit), titles.member(passage, unit)
    return Voters(many, one, weighted, standing)


def voters_of(passage: Passage, norm: Norm, stage: Stage) -> Voters:
    """The voters of a stage."""
    counts = stage.voting.counts.base if stage.voting.counts else None
    return voters(passage, body_of(passage, norm, stage), counts)


def body_of(passage: Passage, norm: Norm, stage: Stage | None = None) -> Body | None:
    """The body that a stage is held in: its own, else the holder of the norm."""
    if stage is not None and stage.body:
        return passage.find(stage.body, Body)
    limbs = norm.holder.limbs if norm.holder else ()
    return next((body for one in limbs if (body := passage.find(one.of, Body))), None)


def passes(passage: Passage, rule: ir.Rule, who: Voters) -> str:
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
        case ir.Of(inner, _) | ir.Rounded(inner, _) | ir.Including(inner, _) | ir.Vetoed(inner, _):
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
            return f"{defined(passage, inner)} of {base(passage, of)}"
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


def with_base(passage: Passage, one: ir.Rule, who: Voters) -> str:
    """The rule with those whose share it is: `at least half of the member states`."""
    match one:
        case ir.Quota(_, amount, False):
            return f"{needs(passage, one)} {_count(who, amount)}"
        case ir.Quota():
            return f"{needs(passage, one)} of {_base(passage, who)}"
        case ir.Unanimity():
            base = _base(passage, who).removeprefix("the ").removeprefix("all ")
            return f"all {base.removeprefix('the ')}"
        case ir.Of(inner, base):
            return with_base(passage, inner, attrs.evolve(who, standing=base))
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


def _assumed_of(passage: Passage, name: str, who: Voters) -> str:
    """What an assumption demands; with a base that it brings along, it is marked as a whole."""
    means = _meaning(passage, name)
    if means is None or isinstance(means, ir.Quota) and means.share:
        return f"{_assumed(passage, name, None)} of {_base(passage, who)}"
    return marks.value(with_base(passage, means, who), name)


def _named(passage: Passage, name: str, who: Voters) -> str:
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
    return f"{said} of {_base(passage, who)}"


def _base(passage: Passage, who: Voters) -> str:
    """Of whom a share is taken; marked, if an assumption says so."""
    if who.standing is None:
        return "all the votes" if who.weighted else f"the {who.name}"
    if who.standing.assumption is None:
        return _counted(who.standing.count, who)
    count = _count_meant(passage, who.standing)
    return marks.value(marks.bare(_counted(count, who)), who.standing.assumption)


def _count_meant(passage: Passage, of: ir.Base) -> ir.Count | None:
    """What a base counts; that of an assumption as its chosen reading says."""
    if of.assumption is None:
        return of.count
    assumption = passage.find(of.assumption, Assumption)
    means = assumption.reading.means if assumption else None
    return _count_meant(passage, means) if isinstance(means, ir.Base) else None


def _counted(count: ir.Count | None, who: Voters) -> str:
    match count:
        case "votes cast":
            return "the votes cast" if who.weighted else f"the {who.name} voting"
        case "ballots cast":
            return "the ballots cast" if who.weighted else f"the {who.name} casting a ballot"
        case "members present":
            return (
                f"the votes of the {who.name} present"
                if who.weighted
                else f"the {who.name} present"
            )
        case "all members":
            return "all the votes" if who.weighted else f"all {who.name}"
        case "all seats":
            return "all seats, vacant seats included"
        case None:
            return f"the {who.name}"
        case _:
            assert_never(count)


def base(passage: Passage, of: ir.Base) -> str:
    """On what a result is reckoned, said in full, as it is where a body's rule is laid down."""
    if of.assumption is not None:
        assumption = passage.find(of.assumption, Assumption)
        means = assumption.reading.means if assumption else None
        if not isinstance(means, ir.Base):
            return titles.title(passage, of.assumption)
        return marks.value(base(passage, means), of.assumption)
    match of.count:
        case "votes cast":
            return "the votes cast for or against"
        case "ballots cast":
            return "the ballots cast, abstentions included"
        case "members present":
            return "those present, whether or not they vote"
        case "all members":
            return "all those entitled to vote, whether or not they do"
        case "all seats" | None:
            return "all seats, vacant seats included"
        case _:
            assert_never(of.count)


def _count(who: Voters, amount: Fraction) -> str:
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
