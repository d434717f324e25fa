"""Those who vote, and what of their ballots is counted: "the member states voting"."""

from __future__ import annotations

from typing import assert_never

import attrs

from charterlang.compiler.ir import rules as ir
from charterlang.compiler.ir.expressions import Constant
from charterlang.compiler.ir.instrument import Assumption
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import titles


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


def of_body(passage: Passage, body: Body | None, counts: ir.Base | None = None) -> Voters:
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


def of_stage(passage: Passage, norm: Norm, stage: Stage) -> Voters:
    """The voters of a stage."""
    counts = stage.voting.counts.base if stage.voting.counts else None
    return of_body(passage, body_of(passage, norm, stage), counts)


def body_of(passage: Passage, norm: Norm, stage: Stage | None = None) -> Body | None:
    """The body that a stage is held in: its own, else the holder of the norm."""
    if stage is not None and stage.body:
        return passage.find(stage.body, Body)
    limbs = norm.holder.limbs if norm.holder else ()
    return next((body for one in limbs if (body := passage.find(one.of, Body))), None)


def whose(passage: Passage, who: Voters) -> str:
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
            return f"the votes of all {who.name}" if who.weighted else f"all {who.name}"
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
