"""Procedures in sentences: who opens them, what stages they have, and what comes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from charterlang.compiler import houses
from charterlang.compiler.ir.norms import Norm, Outcome, Stage
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    compliance,
    conditions,
    decisions,
    effects,
    elections,
    english,
    norms,
    openings,
    quantities,
    rules,
    stages,
    standing_in,
    voters,
    voting,
)


def sentences(passage: Passage, norm: Norm, said: Sequence[str]) -> Iterator[str]:
    """The sentences that state these properties of a procedure."""
    inner = norms.inside(passage, norm)
    told: set[str] = set()
    if "head" in said:
        lead, told = _lead(inner, norm, said)
        yield norms.subject_to(inner, norm, said) + lead
    elif "act" in said:
        yield norms.lead(inner, norm)
    yield from _conditions(inner, norm, said)
    if "conducted" in said and norm.conducted is not None:
        election = any(stage.kind == "election" for stage in norm.stages)
        noun = "the election" if election else "the proceedings"
        if "head" not in said:
            noun = english.a(acts.proceeding(passage, norm.name))
        yield standing_in.conducted(inner, noun, norm.conducted, many=noun == "the proceedings")
    for stage in norm.stages:
        here = tuple(
            one.partition(".")[2]
            for one in said
            if one.startswith(f"{stage.name}.") and one not in told
        )
        if stage.name in said and not here and "head" not in said:
            yield stages.there_is(inner, norm, stage)
        if here:
            yield from stages.sentences(inner, norm, stage, here, "head" in said)
    for outcome in norm.outcomes:
        if outcome.of in said:
            yield from _outcome(inner, norm, outcome, "head" in said)


def _lead(passage: Passage, norm: Norm, said: Sequence[str]) -> tuple[str, set[str]]:
    """The sentence that says what the procedure is, and the properties that it tells."""
    here = [
        stage for stage in norm.stages if stage.name in said and stage.name not in norm.side_stages
    ]
    kinds = [stage.kind for stage in here]
    if any(stage.kind == "election" for stage in norm.stages):
        return elections.lead(passage, norm, here, said)
    plain = not {"nominations", "decision"} & set(kinds)
    if kinds.count("vote") == 1 and kinds[-1] == "vote" and plain:
        return _decision(passage, norm, here, said)
    if not here or kinds == ["decision"]:
        return norms.lead(passage, norm), {"act"}
    return _staged(passage, norm, here, said)


def _decision(
    passage: Passage, norm: Norm, here: Sequence[Stage], said: Sequence[str]
) -> tuple[str, set[str]]:
    """`On the motion of …, and after debate of …, the Assembly may … by the votes of …`."""
    *before, vote = here
    told: set[str] = set()
    opening = [stages.before(passage, norm, stage, said, told) for stage in before]
    lead = f"{', and '.join(opening)}, " if opening else ""
    act = acts.act(passage, norm.name)
    apart = "," if re.search(r",| by | and ", marks.bare(act)) else ""
    how = _vote(passage, norm, vote, said, told) or "by vote"
    return f"{lead}{norms.holder(passage, norm)} may {act}{apart} {how}", {*told, "act"}


def _vote(passage: Passage, norm: Norm, vote: Stage, said: Sequence[str], told: set[str]) -> str:
    """`by the votes of two-thirds of the members, cast over five days`; adds to `told`."""
    parts = []
    if vote.voting.needs and f"{vote.name}.needs" in said:
        told.add(f"{vote.name}.needs")
        who = voters.of_stage(passage, norm, vote)
        parts.append(rules.passes(passage, houses.whole(vote, vote.voting.needs.rule), who))
    length = stages.length(passage, vote) if f"{vote.name}.length" in said else None
    if length:
        told.add(f"{vote.name}.length")
    if length and parts and not vote.titled:
        parts.append(f"cast over {length}")
    elif length:
        told.add(f"{vote.name}.titled")
        by = "in" if parts else "by"
        parts.append(f"{by} {english.indefinite(acts.noun_of(vote, norm))} of {length}")
    return ", ".join(parts)


def _staged(
    passage: Passage, norm: Norm, here: Sequence[Stage], said: Sequence[str]
) -> tuple[str, set[str]]:
    """The stages one after another, where they are more than a motion, a debate and a vote."""
    told: set[str] = set()
    limbs = [stages.named(passage, norm, stage, said, told) for stage in here]
    who, act = norms.holder(passage, norm), acts.act(passage, norm.name)
    if len(limbs) == 1:
        return f"{who} may {act} by {limbs[0]}", {*told, "act"}
    count = quantities.number(Fraction(len(limbs)), passage.instrument.style)
    lead = f"{who} may {act} in {count} stages:"
    if len(limbs) == 2:
        return f"{lead} {limbs[0]}, and then {limbs[1]}", {*told, "act"}
    return english.listed(lead.removesuffix(":"), limbs), {*told, "act"}


def _conditions(passage: Passage, norm: Norm, said: Sequence[str]) -> Iterator[str]:
    """What opens the procedure, and what it may be used for only if."""
    when = norms.lines(passage, norm.when, "when", said)
    if when:
        what = english.a(acts.proceeding(passage, norm.name))
        inner = openings.introducing(passage, norm)
        said_of = conditions.listed(inner, f"{what} opens as soon as", when)
        yield openings.introduced(passage, norm, said_of)
    known, who = "head" in said, norms.shortly(passage, norm)
    required = norms.lines(passage, norm.require, "require", said)
    if required:
        lead = f"{who} may do so only if" if known else norms.requirement_lead(passage, norm)
        yield conditions.listed(passage, lead, required)
    unless = norms.exceptions(passage, norm, said)
    if unless:
        lead = f"{who} may not do so if" if known else norms.exception_lead(passage, norm)
        yield conditions.listed(passage, lead, unless, "or")
    yield from compliance.sentences(passage, norm, said, known)


def _outcome(passage: Passage, norm: Norm, outcome: Outcome, known: bool) -> Iterator[str]:
    """What follows when the procedure is over."""
    standing = effects.standing(passage, outcome.effects)
    if not standing:
        return
    if acts.elected(norm) or any(stage.kind == "election" for stage in norm.stages):
        yield from elections.outcome(passage, norm, outcome, known)
    elif not known:
        yield voting.ended(passage, english.a(acts.proceeding(passage, norm.name)), outcome)
    elif any(stage.kind == "decision" for stage in norm.stages):
        yield decisions.ended(passage, norm, outcome)
    else:
        noun = "the vote" if outcome.of == "inquorate" else english.the(_matter(norm))
        yield voting.ended(passage, noun, outcome)


def _matter(norm: Norm) -> str:
    """What is carried or lost: `the motion`, or `the vote`."""
    return "motion" if any(stage.kind == "motion" for stage in norm.stages) else "vote"
