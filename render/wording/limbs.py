"""Clauses that share one sentence: what a clause leads in, its sub-clauses say limb by limb."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from charterlang.compiler.ir.document import Clause, Statement
from charterlang.compiler.ir.instrument import Assumption, Declaration
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Condition
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    bodies,
    compliance,
    conditions,
    elections,
    english,
    norms,
    parties,
    readings,
    stated,
    statements,
    titles,
    voters,
    voting,
)


@attrs.frozen
class Shared:
    """The sentences before the shared one, its lead, a limb for each sub-clause, and what follows."""

    before: tuple[str, ...]
    lead: str
    limbs: tuple[str, ...]
    after: tuple[str, ...] = ()


def shared(passage: Passage, clause: Clause, words: Callable[[Clause], bool]) -> Shared | None:
    """The one sentence of a clause and its sub-clauses, if they have one.

    Each sub-clause must state the same property of one declaration, or what belongs to the same
    nominations, and have no words of its own, which `words` tells.
    """
    subs = clause.clauses
    if len(subs) < 2 or any(words(sub) or sub.clauses or sub.heading for sub in subs):
        return None
    said = [_worded(passage.at(sub.identity), sub.statements) for sub in subs]
    names = {name for one in said for name, _ in one}
    declared = passage.declared(names.pop()) if len(names) == 1 else None
    if declared is None or any(len(one) > 1 for one in said):
        return None
    properties = [properties for one in said for _, properties in one]
    made = _of(passage, clause, declared, properties)
    if made is None or (len(made[1]) != len(subs)):
        return None
    around = _around(passage, clause, declared, made)
    if set(properties) == {("should",)}:
        irregular = english.sentence(compliance.IRREGULAR)
        return attrs.evolve(around, after=(irregular, *around.after))
    return around


Stated = tuple[str, tuple[str, ...]]


def _worded(passage: Passage, of: Sequence[Statement]) -> list[Stated]:
    """The declarations that say something in print, with the properties stated of each.

    How a question is read is no part of the sentence, and follows it.
    """
    made = []
    for statement in of:
        declared = passage.declared(statement.name)
        if declared is None or isinstance(declared, Assumption):
            continue
        said = stated.stated(declared, statement)
        if statements.of(passage, declared, said):
            made.append((statement.name, said))
    return made


def _own(clause: Clause, declared: Declaration) -> tuple[str, ...]:
    """What the clause itself states of the declaration."""
    own = next((one for one in clause.statements if one.name == declared.name), None)
    return stated.stated(declared, own) if own else ()


def _of(
    passage: Passage, clause: Clause, declared: Declaration, properties: list[tuple[str, ...]]
) -> Made | None:
    """The lead, the limbs, and what of the clause's own properties the lead tells."""
    said = _own(clause, declared)
    same = properties[0] if len(set(properties)) == 1 else ()
    match declared, same:
        case Body(), ("seats",) if "seats" not in said:
            return _seats(passage, clause, declared, said)
        case Body(), ("closes",):
            return _closing(passage, clause, declared, said)
        case Norm(), ("when" | "unless" | "require" | "should" | "late" as name,) if (
            name not in said
        ):
            return _conditions(passage, clause, declared, name, said)
        case Norm(), _ if not said:
            return _nominations(passage, clause, declared, properties)
        case _:
            return None


def _around(passage: Passage, clause: Clause, declared: Declaration, made: Made) -> Shared:
    """The shared sentence with what stands before it, and the readings behind it."""
    lead, limbs, told = made
    others = tuple(one for one in clause.statements if one.name != declared.name)
    left = [one for one in _own(clause, declared) if one not in told]
    before = (*statements.sentences(passage, others), *statements.of(passage, declared, left))
    readings_of = [
        one
        for sub in clause.clauses
        for one in sub.statements
        if isinstance(passage.declared(one.name), Assumption)
    ]
    after = statements.sentences(passage, readings_of)
    return Shared(before, english.sentence(f"{lead} —").removesuffix("."), tuple(limbs), after)


Made = tuple[str, list[str], set[str]]


def _seats(passage: Passage, clause: Clause, body: Body, said: Sequence[str]) -> Made:
    whole = titles.mention(passage, body.name)
    if "head" in said:
        whole += parties.of_legal_person(passage)
    limbs = []
    for sub in clause.clauses:
        there = passage.at(sub.identity)
        lines = stated.standing(body.seats, sub.identity)
        limbs.append(english.series(bodies.seats(there, body, lines)))
    return f"{whole} is composed of", _ended(limbs, "and"), {"head"}


def _closing(passage: Passage, clause: Clause, body: Body, said: Sequence[str]) -> Made | None:
    inner = passage.naming(this="the vote")
    held = voting.Held(
        f"a vote of {titles.mention(passage, body.name)}", voters.of_body(passage, body)
    )
    lead, joint = voting.closing_lead(held), " only if"
    if "closes" in said:
        lines = stated.standing(body.voting.early, clause.identity)
        own = voting.closing_limbs(inner, lines, leading=True)
        if not own:
            return None
        lead, joint = f"{lead} as soon as {english.joined(own)}", ", provided that"
    limbs = []
    for sub in clause.clauses:
        lines = stated.standing(body.voting.early, sub.identity)
        limbs.append(english.joined(voting.closing_limbs(inner.at(sub.identity), lines)))
    if not all(limbs):
        return None
    return lead + joint, _ended(limbs, "and"), {"closes"}


def _conditions(
    passage: Passage, clause: Clause, norm: Norm, name: str, said: Sequence[str]
) -> Made | None:
    """Conditions or exceptions of a norm, each in a limb."""
    if not set(said) <= {"head", "act"}:
        return None
    inner = norms.inside(passage, norm)
    lines: dict[str, tuple[Condition, ...]] = {
        "when": norm.when, "unless": norm.unless, "require": norm.require,
        "should": norm.should, "late": norm.late,
    }  # fmt: skip
    joint = "or" if name in ("unless", "late") else "and"
    limbs = []
    for sub in clause.clauses:
        there = inner.at(sub.identity)
        own = [one for one in lines[name] if one.place.clause == sub.identity]
        holds = [readings.settled(there, one.holds) for one in own]
        if not holds or any(readings.truth(one) is not None for one in holds):
            return None
        limbs.append(conditions.several(there, holds, joint))
    lead = _condition_lead(inner, norm, name, bool(said))
    if said:
        subs = [sub.identity for sub in clause.clauses]
        lead = norms.subject_to(inner, norm, said, subs) + lead
    return lead, _ended(limbs, joint), {"head", "act"}


def _condition_lead(passage: Passage, norm: Norm, name: str, whole: bool) -> str:
    match name:
        case "unless":
            whole_lead = f"{norms.lead(passage, norm)}, unless"
            return whole_lead if whole else norms.exception_lead(passage, norm)
        case "when" if norm.kind == "duty":
            return f"{norms.lead(passage, norm)} as soon as"
        case "when" if norm.kind == "prohibition" or whole:
            return f"{norms.lead(passage, norm)} if"
        case "should":
            return compliance.directory_lead(passage, norm)
        case "late":
            return f"{compliance.duty(passage, norm)} is overdue as soon as"
        case _:
            return norms.requirement_lead(passage, norm)


def _nominations(
    passage: Passage, clause: Clause, norm: Norm, properties: list[tuple[str, ...]]
) -> Made | None:
    """What each sub-clause says of nominations; one that states no rule says so."""
    stages_of = {name.partition(".")[0] for one in properties for name in one}
    stage = next((one for one in norm.stages if stages_of == {one.name}), None)
    if stage is None or stage.kind != "nominations":
        return None
    inner = norms.inside(passage, norm)
    limbs = []
    for sub in clause.clauses:
        there = inner.at(sub.identity)
        said = [name.partition(".")[2] for _, one in _worded(there, sub.statements) for name in one]
        sentences = list(elections.nominations(there, norm, stage, said, ""))
        limbs.append(english.joined(sentences) if sentences else "(no rule is stated here)")
    noun = english.the(acts.noun_of(stage, norm))
    whole = english.the(acts.proceeding(passage, norm.name))
    about = acts.under(passage, norm.name) if stage.titled else f" in {whole}"
    return f"in {noun}{about}", _ended(limbs, "and"), set()


def _ended(limbs: Sequence[str], joint: str) -> list[str]:
    """The limbs with their punctuation: `;`, `; and`, and a full stop."""
    ends = [";"] * (len(limbs) - 2) + [f"; {joint}", "."]
    return [f"{limb}{end}" for limb, end in zip(limbs, ends, strict=True)]


def opens(words: str) -> bool:
    """Whether own words are left open for limbs: they end with a dash or a colon."""
    return marks.bare(words).rstrip().endswith(("—", "–", ":"))
