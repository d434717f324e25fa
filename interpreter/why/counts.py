"""The count of a vote or election, worked out: who voted, what is needed, of how many."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from charterlang.compiler.ir.instrument import Assumption, Instrument, Threshold
from charterlang.compiler.ir.rules import Among, AssumedRule, Named, Of, Quota, Rounded, Rule
from charterlang.interpreter import wording
from charterlang.interpreter.count import voting_lines
from charterlang.interpreter.journal import StageEnded
from charterlang.interpreter.play.attempts import divided, preferences
from charterlang.interpreter.play.naming import Naming, capital, stage_named
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Ballot, Proceeding
from charterlang.interpreter.why.explanation import Point, Section


def count(entry: StageEnded, naming: Naming) -> Section | None:
    """The numbers of a result, each with what it is."""
    result = entry.result
    if result is None:
        return None
    worked = worked_out(result, share_of(entry, naming))
    points = [Point(f"the rule: {result.rule}")] if result.rule else []
    if result.base is not None and result.size is not None:
        points.append(Point(f"counted of: {result.base}, {number(result.size)}"))
    if result.needed is not None:
        points.append(Point(f"needed: {number(result.needed)}{worked}"))
    points += [Point(said) for said in (numbers(result), quorum(result)) if said]
    points += [Point(one) for one in rounds(result, naming)]
    return Section("The count", tuple(points))


def number(one: Fraction) -> str:
    """`3`, `8/3`."""
    return wording.number(one)


def worked_out(result: Result, quota: Quota | None) -> str:
    """How the number needed comes about: `, as more than 1/2 of 4 is more than 2`."""
    if quota is None or not quota.share or result.size is None or result.needed is None:
        return ""
    exact = quota.amount * result.size
    share = f"{quota.comparison} {number(quota.amount)} of {number(result.size)}"
    return f", as {share} is {quota.comparison} {number(exact)}"


def share_of(entry: StageEnded, naming: Naming) -> Quota | None:
    """The one share or number that the vote's rule comes down to; None if there are several."""
    one = naming.known(entry.proceeding)
    norm = naming.norm(entry.proceeding)
    stage = stage_named(norm, entry.stage) if norm else None
    if one is None or norm is None or stage is None:
        return None
    needs = voting_lines(naming.law, norm, stage).needs
    return quota_in(needs.rule, naming.law) if needs else None


def quota_in(rule: Rule, law: Instrument) -> Quota | None:
    """The quota inside a rule, through names, bases and rounding."""
    match rule:
        case Quota():
            return rule
        case Of(rule=inner) | Among(rule=inner) | Rounded(rule=inner):
            return quota_in(inner, law)
        case Named(threshold=name):
            declared = law.declarations.get(name)
            return quota_in(declared.rule, law) if isinstance(declared, Threshold) else None
        case AssumedRule(assumption=name):
            assumed = law.declarations.get(name)
            means = assumed.reading.means if isinstance(assumed, Assumption) else None
            return quota_in(means, law) if isinstance(means, Rule) else None
        case _:
            return None


def numbers(result: Result) -> str:
    """The ballots by sort, and how many could have voted."""
    if result.rounds:
        return f"could vote: {number(result.entitled)}"
    said = [
        f"{number(result.ayes)} aye",
        f"{number(result.nays)} nay",
        f"{number(result.abstentions)} abstaining",
    ]
    if result.present:
        said.append(f"{number(result.present)} present")
    return f"cast: {', '.join(said)}; could vote: {number(result.entitled)}"


def quorum(result: Result) -> str:
    """Whether enough took part."""
    one = result.quorum
    if one is None:
        return ""
    needed = "" if one.needed is None else f", {number(one.needed)} needed"
    met = "reached" if one.met else "missed"
    return f"quorum: {one.rule}{needed}; {number(one.reached)} took part: {met}"


def rounds(result: Result, naming: Naming) -> Iterable[str]:
    """Each round of an election: the votes, and who goes out."""
    for count, one in enumerate(result.rounds, 1):
        votes = ", ".join(f"{naming.who(name)} {number(share)}" for name, share in one.votes)
        out = wording.listed(naming.who(name) for name in one.eliminated)
        tied = wording.listed(naming.who(name) for name in one.tied)
        said = [f"round {count}: {votes}"]
        said += [f"{number(one.exhausted)} exhausted"] if one.exhausted else []
        said += [f"tied: {tied}"] if tied else []
        said += [f"{out} {'go' if len(one.eliminated) > 1 else 'goes'} out"] if out else []
        yield "; ".join(said)


def ballots(one: Proceeding, stage: str, naming: Naming) -> Section:
    """Who voted how, by whose hand, and who did not."""
    points = []
    for elector in one.electorate:
        if one.divisions and elector.body in (None, *one.divisions):
            continue
        who = naming.who(elector.voter)
        weight = f" (weight {number(elector.weight)})" if elector.weight != 1 else ""
        ballot = one.ballots.get(elector.voter)
        if ballot is None:
            points.append(Point(f"{who}{weight}: silent"))
            continue
        points.append(Point(f"{who}{weight}: {cast_as(ballot, naming)}"))
    for told in one.divisions.values():
        points.append(Point(f"{capital(naming.who(told.body))}: {divided(told.counted)}"))
    points += [Point(said) for said in casting_vote(one, stage, naming)]
    return Section("The ballots", tuple(points))


def cast_as(ballot: Ballot, naming: Naming) -> str:
    """`aye, by Ann, 5 January 2026`: what was voted, by whose hand, and when."""
    cast = preferences(naming, ballot.ranking) if ballot.ranking else str(ballot.choice)
    by = f", by {naming.who(ballot.by)}" if ballot.by != ballot.voter else ""
    return f"{cast}{by}, {naming.instant(ballot.at)}"


def casting_vote(one: Proceeding, stage: str, naming: Naming) -> Iterable[str]:
    """The ballot beside those of the voters, of the office or body that decides a tie."""
    norm = naming.norm(one.number)
    held = stage_named(norm, stage) if norm else None
    if norm is None or held is None:
        return
    tie = voting_lines(naming.law, norm, held).tie
    by = tie.by if tie is not None and tie.sort == "decides" else None
    if by is not None and by in one.ballots:
        yield f"{capital(naming.who(by))} (casting vote): {cast_as(one.ballots[by], naming)}"


def early(entry: StageEnded) -> Section | None:
    """The conditions under which a vote ended before its time."""
    if not entry.early:
        return None
    return Section(
        "It ended before its time because",
        tuple(Point(one.phrase, one.clause) for one in entry.early),
    )
