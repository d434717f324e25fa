"""Stages of a procedure: their names, and the sentences on their properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

import attrs

from charterlang.compiler import houses
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Voting
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    decisions,
    effects,
    elections,
    english,
    material,
    norms,
    readings,
    standing_in,
    titles,
    values,
    voters,
    voting,
)


def length(passage: Passage, stage: Stage) -> str | None:
    """`five days`, `at least 24 hours`; None for a stage without a length of its own."""
    if stage.length is None:
        return None
    limit = "" if stage.limit == "exactly" else f"{stage.limit} "
    return limit + values.value(passage, stage.length)


def before(passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], told: set[str]) -> str:
    """What comes before a decision: `on the motion of …`, `after debate of five days`.

    Adds to `told` the properties that it tells.
    """
    if stage.kind == "motion":
        if stage.by is None or not _tells(stage, "by", said, told):
            return "on a motion"
        return f"on the motion of {acts.actors(passage, stage.by)}"
    return f"after {_debate(passage, norm, stage, said, told)}"


def _debate(passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], told: set[str]) -> str:
    _tells(stage, "titled", said, told)
    noun = english.indefinite(acts.noun_of(stage, norm))
    if not _tells(stage, "length", said, told):
        return noun
    return f"{noun} of {length(passage, stage)}"


def _tells(stage: Stage, name: str, said: Sequence[str], told: set[str]) -> bool:
    """Whether a property is to be stated; if so it is told now."""
    if f"{stage.name}.{name}" not in said:
        return False
    told.add(f"{stage.name}.{name}")
    return True


def named(passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], told: set[str]) -> str:
    """A stage as one of several: `a nomination window of 24 hours`, `a vote of three days`."""
    if stage.kind == "motion":
        by = stage.by if _tells(stage, "by", said, told) else None
        return f"a motion by {acts.actors(passage, by)}" if by else "a motion"
    if stage.kind == "decision":
        return decisions.named(passage, stage, _tells(stage, "by", said, told))
    _tells(stage, "titled", said, told)
    noun = english.indefinite(acts.noun_of(stage, norm))
    if stage.length is not None and _tells(stage, "length", said, told):
        noun += f" of {length(passage, stage)}"
    if stage.kind == "election" and _tells(stage, "method", said, told):
        noun += f", {material.by_method(stage.method)}"
    return noun


def sentences(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], known: bool
) -> Iterator[str]:
    """The sentences on these properties of a stage.

    `known`: the procedure has been introduced just before; else each sentence says of which it is.
    """
    if stage.kind == "decision":
        yield from decisions.sentences(passage, norm, stage, said, known)
        return
    noun = _noun(passage, norm, stage, known)
    yield from _time(passage, norm, stage, said, noun)
    if stage.kind == "motion":
        yield from _motion(passage, norm, stage, said, known)
    elif stage.kind == "nominations":
        where = elections.where_held(passage, norm, stage, known)
        yield from elections.nominations(passage, norm, stage, said, where)
    if said == ("titled",) and stage.titled:
        yield f"{_plain(stage)} is called “{marks.plain(stage.titled)}”"
    if "in" in said and stage.bodies:
        bodies = english.series([titles.mention(passage, one) for one in stage.bodies])
        yield f"{noun} is held in {bodies}{' at once' if len(stage.bodies) > 1 else ''}"
    if "by" in said and stage.by and stage.kind not in ("motion", "nominations"):
        yield f"in {noun}, {acts.actors(passage, stage.by)} {passage.modal} be heard"
    if "recusing" in said and stage.recusing is not None:
        yield _recusing(passage, norm, stage.recusing, noun, known)
    if "conducted" in said and stage.conducted is not None:
        yield standing_in.conducted(passage, noun, stage.conducted)
    if "when" in said and stage.when is not None:
        wanted = readings.settled(passage, stage.when.holds)
        if readings.truth(wanted) is not True:
            yield conditions.listed(passage, f"{noun} is held only if", [wanted])
    yield from _voting(passage, norm, stage, said, noun, known)
    for outcome in stage.outcomes:
        if outcome.of in said and effects.standing(passage, outcome.effects):
            yield voting.ended(passage, noun, outcome)


def _recusing(passage: Passage, norm: Norm, recused: ir.Expression, noun: str, known: bool) -> str:
    """Who may not take part; whom the procedure is about is spoken of behind it."""
    who = values.value(passage, recused)
    match recused:
        case ir.Variable(name) if not known and name in {one.name for one in norm.parameters}:
            that = who.replace("the ", "that ", 1) if len(name) <= 2 else who
            return f"in {noun}, {that} may not take part"
        case _:
            return f"{who} may not take part in {noun}"


def _noun(passage: Passage, norm: Norm, stage: Stage, known: bool) -> str:
    """`the debate`; from outside, `the debate on the vote to amend this pact`."""
    noun = english.the(acts.noun_of(stage, norm))
    if known:
        return noun
    whole = acts.proceeding(passage, norm.name)
    if stage.kind == "vote" and stage.titled is None and whole.startswith("vote to "):
        return english.a(whole)
    joints = {"nominations": "of", "election": "in", "vote": "in"}
    joint = joints.get(stage.kind, "before")
    return f"{noun} {joint} {english.the(whole)}"


def there_is(passage: Passage, norm: Norm, stage: Stage) -> str:
    """That there is such a stage, where nothing else is said of it."""
    noun = english.indefinite(acts.noun_of(stage, norm))
    whole = acts.proceeding(passage, norm.name)
    if stage.kind == "vote" and whole.startswith("vote to "):
        return f"{norms.holder(passage, norm)} may {acts.act(passage, norm.name)} by vote"
    joint = "is part of" if stage.kind in ("nominations", "election", "vote") else "comes before"
    return f"{noun} {joint} {english.the(whole)}"


def _plain(stage: Stage) -> str:
    """The stage by its kind, where its title is the news."""
    kind = {"nominations": "period for nominations", "election": "vote"}.get(stage.kind, stage.kind)
    return f"the {kind}"


def _time(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], noun: str
) -> Iterator[str]:
    if "length" in said and stage.length is not None:
        last = "last" if english.many(acts.noun_of(stage, norm)) else "lasts"
        yield f"{noun} {last} {length(passage, stage)}"
    if "within" in said and stage.within is not None and stage.kind != "motion":
        yield f"{noun} must be over within {values.value(passage, stage.within)}"


def _motion(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], known: bool
) -> Iterator[str]:
    """Who must move, and by when."""
    what = "it" if known else english.a(acts.proceeding(passage, norm.name))
    if "by" in said and stage.by is not None:
        yield f"{what} is opened on the motion of {acts.actors(passage, stage.by)}"
    if "within" in said and stage.within is not None:
        within = values.value(passage, stage.within)
        yield f"the motion lapses unless it has found its movers within {within}"


def _voting(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], noun: str, known: bool
) -> Iterator[str]:
    """Voting lines of a stage; what an election needs is said of the candidate."""
    who = voters.of_stage(passage, norm, stage)
    lines = list(said)
    match stage.kind:
        case "election":
            yield from elections.winning(passage, norm, stage, said, known)
            lines = [one for one in said if one != "needs"]
        case "vote" | "motion" | "debate" | "nominations" | "decision":
            pass
        case _:
            assert_never(stage.kind)
    inner = passage.naming(this="the vote")
    yield from voting.sentences(inner, in_all(stage), voting.Held(noun, who), lines)


def in_all(stage: Stage) -> Voting:
    """The voting lines of a stage; in several bodies each rule is said of each by name."""
    needs, quorum = (
        attrs.evolve(line, rule=houses.whole(stage, line.rule)) if line else None
        for line in (stage.voting.needs, stage.voting.quorum)
    )
    return attrs.evolve(stage.voting, needs=needs, quorum=quorum)
