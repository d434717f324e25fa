"""Values in words that may be unknown when the words are printed (E403)."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.expressions import (
    Call,
    Expression,
    FactOf,
    Field,
    Holder,
    Material,
    Otherwise,
    Variable,
)
from charterlang.compiler.ir.instrument import Assumption, Fact
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body, Office, Parties, Voting
from charterlang.compiler.ir.words import Interpolation, Mention, Words
from charterlang.compiler.walk import walk

UNCERTAIN = (
    "commencement",
    "acting",
    "presiding",
    "expiry",
    "remaining",
    "winner",
    "needed",
    "since",
    "last",
    "running",
    "stage",
)
"""Functions whose value is unknown while there is no holder, no winner, no proceeding."""
FIELD = {"votes": "electors", "motion": "demand", "rounded": "rounding", "passes": "needs"}
"""The field of the law that holds a material property, where it is called otherwise."""


def values(bill: Bill) -> Iterator[Diagnostic]:
    """E403: an interpolation that may find nothing to print, and has no `else`."""
    for words in official(bill):
        for paragraph in words.paragraphs if words else ():
            for one in paragraph:
                if isinstance(one, Interpolation) and one.fallback is None:
                    yield from unsaid(one, bill)


def official(bill: Bill) -> Iterator[Words | None]:
    """The words of the title page, the divisions and clauses, acts and reasons."""
    law = bill.instrument
    yield law.words
    for division in law.divisions:
        yield from of_part(division)
    for name in law.own:
        one = law.declarations[name]
        if bill.sound(name):
            yield one.act if isinstance(one, Norm) else None
            yield one.because if isinstance(one, Assumption) else None


def of_part(part: Division | Clause) -> Iterator[Words | None]:
    """The words of a part of the document and of the parts in it, in source order."""
    yield part.words
    for one in part.parts if isinstance(part, Division) else part.clauses:
        yield from of_part(one)
    if isinstance(part, Clause):
        yield part.flush


def unsaid(one: Interpolation, bill: Bill) -> Iterator[Diagnostic]:
    """The error of one interpolation."""
    if isinstance(one.value, Material):
        path = ".".join((one.value.owner, *one.value.path))
        if bill.sound(one.value.owner) and not is_said(one.value, bill):
            yield error(
                "E403",
                f"`{path}` is said nowhere, so nothing prints here",
                one.span,
                f"say it under `{one.value.owner}`",
                f'or say what prints instead:  {{{path} else "…"}}',
            )
        return
    if isinstance(one.value, Mention):
        ground = unreported(one.value.name, bill) if one.value.part == "value" else None
    elif any(isinstance(node, Variable) for node in walk(one.value)):
        ground = None  # It is described, not looked up: `the state of the candidate`.
    else:
        ground = unknown(one.value, bill)
    if ground is not None:
        yield error(
            "E403",
            "this value may be unknown when it is printed",
            one.span,
            'say what prints then:  {… else "…"}',
            because=ground,
        )


def unreported(name: str, bill: Bill) -> str | None:
    """Why a fact has no value; None if one is presumed."""
    fact = bill.instrument.declarations.get(name)
    if isinstance(fact, Fact) and fact.presumed is None and bill.sound(name):
        return f"nobody may have reported `{name}`, and nothing is presumed"
    return None


def unknown(value: Expression, bill: Bill) -> str | None:
    """Why a value may be unknown; None if it is always known."""
    match value:
        case Otherwise(of=limbs):
            return unknown(limbs[-1], bill)
        case FactOf(fact=name) if ground := unreported(name, bill):
            return ground
        case Holder(office=office):
            return f"`{office}` may be vacant"
        case Field(name=name):
            return f"nothing may be known of the `{name}`"
        case Call(function=function) if function in UNCERTAIN:
            return f"`{function}` has no value where there is nothing to ask about"
        case _:
            pass
    inner = (
        unknown(one, bill) for one in walk(tuple(vars_of(value))) if isinstance(one, Expression)
    )
    return next((ground for ground in inner if ground), None)


def vars_of(value: Expression) -> Iterator[object]:
    """The parts of an expression."""
    for field in attrs.fields(type(value)):
        yield getattr(value, field.name)


def is_said(value: Material, bill: Bill) -> bool:
    """Whether the declaration has that property."""
    one, (first, *rest) = bill.instrument.declarations.get(value.owner), value.path
    match one:
        case Norm():
            stage = next((stage for stage in one.stages if stage.name == first), None)
            if stage is not None:
                return of_stage(one, stage, rest[0] if rest else "", bill)
            return bool(getattr(one, first, True))
        case Office():
            found = getattr(one, FIELD.get(first, first), None) if first != "renewals" else one.term
            if rest:
                return bool(getattr(found, rest[0], None))
            return bool(found) and (first != "renewals" or getattr(found, first) is not None)
        case Body():
            if first == "members":
                return True
            if first == "inquorate":
                lines = (each for line in one.outcomes for each in line.effects)
                return any(line.verb == "extend" and line.organ is None for line in lines)
            field = FIELD.get(first, first)
            return bool(getattr(one, field, None) or getattr(one.voting, field, None))
        case Parties():
            return first == "members" or bool(getattr(one, first, None))
        case _:
            return True


def of_stage(norm: Norm, stage: Stage, part: str, bill: Bill) -> bool:
    """Whether a stage has that property; a vote has the standing rules of its body too."""
    body = bill.seat_of(norm, stage)
    standing = body.voting if body else Voting()
    match part:
        case "" | "duration" | "movers":
            if stage.kind == "motion" or part == "movers":
                return stage.by is not None or bool(body and body.demand)
            return stage.length is not None or standing.window is not None
        case "limit" if stage.kind == "nominations":
            return stage.per_nominator is not None
        case "limit" | "window":
            return stage.length is not None or standing.window is not None
        case _:
            field = FIELD.get(part, part)
            own = getattr(stage, field, None) or getattr(stage.voting, field, None)
            return bool(own or getattr(standing, field, None))
