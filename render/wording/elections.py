"""Elections in sentences: nominations, who may stand, how votes are counted, who is elected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.norms import Effect, Norm, Outcome, Stage
from charterlang.compiler.ir.organs import Office
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    effects,
    english,
    material,
    norms,
    quantities,
    readings,
    relatives,
    rules,
    stages,
    stated,
    titles,
    voters,
)


def lead(
    passage: Passage, norm: Norm, here: Sequence[Stage], said: Sequence[str]
) -> tuple[str, set[str]]:
    """`To elect the Speaker, the Assembly holds nominations …, and then a vote …`.

    With the properties that this tells.
    """
    told: set[str] = {"act"}
    who = norms.holder(passage, norm)
    limbs = [stages.named(passage, norm, stage, said, told) for stage in here]
    if not limbs:
        return f"{who} {passage.modal} {acts.act(passage, norm.name)}", told
    held = limbs[0] if len(limbs) == 1 else ", and then ".join(limbs)
    return f"to {acts.act(passage, norm.name)}, {who} holds {held}", told


def where_held(passage: Passage, norm: Norm, stage: Stage, known: bool) -> str:
    """In which election, or in which stage of it, where that has not just been said."""
    if stage.kind == "nominations" and (stage.titled or not known):
        of = "" if stage.titled else f" of {english.the(acts.proceeding(passage, norm.name))}"
        return f"in {english.the(acts.noun_of(stage, norm))}{of}, "
    return "" if known else f"in {english.the(acts.proceeding(passage, norm.name))}, "


def nominations(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], where: str
) -> Iterator[str]:
    """Who may nominate whom, how many, and what makes a nominee a candidate.

    `where` opens each sentence: in which election, where that is not clear.
    """
    eligible = readings.open_conditions(
        passage, stated.standing(stage.eligible, passage.here) if "eligible" in said else ()
    )
    noun, rest = _nominee(passage, norm, eligible)
    limit = stage.per_nominator if "limit" in said else None
    if "by" in said and stage.by is not None:
        who = acts.actors(passage, stage.by)
        if not eligible:
            many = "candidates" if limit is None else _counted(passage, limit, "candidate")
            yield f"{where}{who} may nominate {'up to ' if limit and limit > 1 else ''}{many}"
        elif limit is None:
            yield f"{where}{who} may nominate any {noun}{rest} as a candidate"
        elif limit == 1:
            yield f"{where}{who} may nominate {_counted(passage, 1, noun)}{rest} as a candidate"
        else:
            several = _counted(passage, limit, "candidate")
            yield f"{where}{who} may nominate up to {several}, each of them {english.a(noun)}{rest}"
    else:
        if limit is not None:
            yield f"{where}nobody may nominate more than {_counted(passage, limit, 'candidate')}"
        if eligible:
            yield f"{where}only {english.a(noun)}{rest} may be nominated"
    if "acceptance" in said and stage.acceptance is not None:
        person = titles.people(passage, _kind(passage, norm), 1)
        who = "anyone" if person == "member" else english.a(person)
        yield f"{where}{who} who is nominated is a candidate only on accepting the nomination"


def _kind(passage: Passage, norm: Norm) -> str | None:
    office = passage.find(acts.elected(norm), Office)
    return office.kind if office else None


def _counted(passage: Passage, count: int, noun: str) -> str:
    number = quantities.number(Fraction(count), passage.instrument.style)
    return f"{number} {noun}" if count == 1 else f"{number} {english.plural(noun)}"


def _nominee(passage: Passage, norm: Norm, eligible: Sequence[ir.Expression]) -> tuple[str, str]:
    """What a nominee must be: the noun, and what follows it.

    `candidate in council and candidate.state != nominator.state` is a `member of the Council`,
    ` belonging to another state`.
    """
    parts: list[ir.Expression] = []
    for one in eligible:
        parts += one.of if isinstance(one, ir.All) else (one,)
    kind = _kind(passage, norm)
    noun = titles.people(passage, kind, 1) if kind else "person"
    for one in parts:
        match one:
            case ir.Compare("in", ir.Variable("candidate"), ir.Members(organ)):
                noun = titles.member(passage, organ)
                parts.remove(one)
                break
            case _:
                continue
    said = [relatives.relative(passage, one, "candidate", True) for one in parts]
    return noun, f" {english.joined(said)}" if said else ""


def winning(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], known: bool
) -> Iterator[str]:
    """Who is elected."""
    where = where_held(passage, norm, stage, known)
    if "needs" in said and stage.voting.needs is not None:
        who = voters.of_stage(passage, norm, stage)
        needed = rules.with_base(passage, stage.voting.needs.rule, who)
        votes = needed if who.weighted else f"the votes of {needed}"
        yield f"{where}the candidate who receives {votes} is elected"
    if "method" in said:
        yield f"{where}the votes are {material.by_method(stage.method)}"


def outcome(passage: Passage, norm: Norm, of: Outcome, known: bool) -> Iterator[str]:
    """What follows when somebody is elected, or nobody.

    That the winner takes the office goes without saying where the election has just been `known`.
    """
    standing = effects.standing(passage, of.effects)
    election = english.the(acts.proceeding(passage, norm.name))
    said = effects.effects(passage, standing)
    where = "" if known else f" in {election}"
    match of.of:
        case "carried":
            yield from _elected(passage, acts.elected(norm), standing, known, where)
        case "inquorate":
            yield f"if {election} is without a quorum, {said}"
        case "lost" if [(one.verb, one.organ) for one in standing] == [("begin", norm.name)]:
            yield f"if nobody is elected, {said.replace('it', election, 1)}"
        case "lost":
            yield f"if nobody is elected{where}, {said}"
        case "granted" | "refused" | "silence":
            pass  # outcomes of a decision, which is worded as such
        case _:
            assert_never(of.of)


def _elected(
    passage: Passage, office: str | None, standing: Sequence[Effect], known: bool, where: str
) -> Iterator[str]:
    left = tuple(one for one in standing if not (known and _evident(one, office)))
    if left and all(_evident(one, office) for one in left):
        yield effects.effects(passage, left)
    elif left:
        yield f"once somebody is elected{where}, {effects.effects(passage, left)}"


def _evident(one: Effect, office: str | None) -> bool:
    """Whether that goes without saying of an election: who wins holds the office."""
    winner = isinstance(one.subject, ir.Variable) and one.subject.name == "winner"
    return one.verb == "install" and one.organ == office and winner and one.guard is None
