"""The clock where no date anchors it (E207, §12, §18.2).

When a condition next turns by the mere passing of time is found from what compares with the clock: a
date, or a stretch of time between two. A stretch that is added to, or is an argument, compares with
nothing that could be found so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

import attrs

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.expressions import (
    Arithmetic,
    Assumed,
    Call,
    Cases,
    Constant,
    Dated,
    Defined,
    Expression,
    FactOf,
    HeldFor,
    Otherwise,
    Variable,
)
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact, Instrument
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.place import Span
from charterlang.compiler.walk import parts

CALENDAR = ("last_weekend_before", "day_of", "month_end")
EITHER = ("least", "greatest")


@attrs.frozen
class Around:
    """The law, and what is known of the parameters at hand: their types, and which go with the clock.

    `known` is what was found of each definition: it is asked once, also where it is in a circle.
    """

    law: Instrument
    types: Mapping[str, str]
    moving: frozenset[str] = frozenset()
    known: dict[tuple[str, str, frozenset[str]], bool] = attrs.field(factory=dict)


def unanchored(bill: Bill) -> Iterator[Diagnostic]:
    """E207: what goes on with the clock, and of which nothing says when it turns."""
    seen: set[Span] = set()
    for name in bill.instrument.own:
        declared = bill.instrument.declarations[name]
        for span in found(declared, bill.instrument) if bill.sound(name) else ():
            if span not in seen:
                seen.add(span)
                yield error(
                    "E207",
                    "this goes on with the clock, and is compared with no date",
                    span,
                    "compare dates, such as  now > expiry(OFFICE) + 1 month",
                    because="nothing says when it turns",
                )


def found(declared: object, law: Instrument) -> Iterator[Span]:
    """Where a declaration relies on it: in what is asked at every instant, and in dates set by it."""
    for one, types in asked(declared):
        yield from loose(one, Around(law, types))
    if isinstance(declared, Office):
        ways = [way for way in (declared.filled, declared.vacancy) if way is not None]
        dates = [way.within for way in ways]
        dates += [declared.filled.over] if declared.filled is not None else []
        yield from (one.span for one in dates if one is not None and moves(one, Around(law, {})))


def asked(one: object) -> Iterator[tuple[Expression, Mapping[str, str]]]:
    """What a declaration asks at every instant, and not only of an act."""
    types: Mapping[str, str] = {}
    held: list[Expression | None] = []
    match one:
        case Parties() | Body():
            held += [way.when for way in (*one.joins, *one.leaves)]
        case Office():
            held += [way.when for way in one.vacated]
        case Norm(kind="duty" | "procedure"):
            types = {each.name: each.type for each in one.parameters}
            required = one.require if one.when else ()
            held += [each.holds for each in (*one.when, *one.unless, *one.late, *required)]
            for stage in one.stages:
                held += [each.holds for each in stage.eligible]
                held += [each.when for each in stage.voting.early]
    if isinstance(one, Body):
        held += [line.where for line in one.seats]
        held += [each.when for each in one.voting.early]
    yield from ((each, types) for each in held if each is not None)


# ── what nothing anchors ──


def loose(one: Expression, around: Around) -> Iterator[Span]:
    """Where a part of an expression goes on with the clock and compares with no date."""
    match one:
        case Arithmetic(operator=sign, left=left, right=right):
            ends = [end for end in (left, right) if moves(end, around)]
            if sign in ("*", "/") and ends or any(stretch(end, around) for end in ends):
                yield one.span
                return
        case HeldFor(duration=duration) if moves(duration, around):
            yield duration.span
        case FactOf(arguments=arguments):
            yield from (each.span for each in arguments if moves(each, around))
        case Call(function=function, arguments=arguments) if function not in (*CALENDAR, *EITHER):
            yield from (each.span for each in arguments if moves(each, around))
        case _:
            pass
    for part in parts(one):
        yield from loose(part, around)
    inner = meant(one, around)
    if inner is not None and ("loose", named(one), inner[1].moving) not in around.known:
        around.known["loose", named(one), inner[1].moving] = True
        yield from loose(*inner)


def meant(one: Expression, around: Around) -> tuple[Expression, Around] | None:
    """What a definition or an assumption says, and its parameters there."""
    match one:
        case Defined(name=name, arguments=arguments):
            declared = around.law.declarations.get(name)
            if not isinstance(declared, Definition):
                return None
            given = zip(declared.parameters, arguments, strict=False)
            moving = frozenset(each.name for each, value in given if moves(value, around))
            types = {each.name: each.type for each in declared.parameters}
            return declared.means, Around(around.law, types, moving, around.known)
        case Assumed(name=name):
            declared = around.law.declarations.get(name)
            if isinstance(declared, Assumption) and isinstance(declared.reading.means, Expression):
                inner = Around(around.law, {}, known=around.known)
                return declared.reading.means, inner
            return None
        case _:
            return None


def named(one: Expression) -> str:
    """The name of a definition or an assumption."""
    return one.name if isinstance(one, Defined | Assumed) else ""


def known(what: str, one: Expression, around: Around, find: Callable[[], bool]) -> bool:
    """What is found of a definition or an assumption; false within itself."""
    key = (what, named(one), around.moving)
    if key in around.known:
        return around.known[key]
    around.known[key] = False
    found = around.known[key] = find()
    return found


def moves(one: Expression, around: Around) -> bool:
    """Whether the value goes on with the clock: a date, or a length of time."""
    match one:
        case Variable(name=name):
            return name == "now" or name in around.moving
        case Call(function="since" | "remaining"):
            return True
        case Call(function=function, arguments=of) if function in (*CALENDAR, *EITHER):
            return any(moves(each, around) for each in of)
        case Arithmetic(left=left, right=right):
            return moves(left, around) or moves(right, around)
        case Otherwise(of=of):
            return any(moves(each, around) for each in of)
        case Cases(cases=cases):
            return any(moves(value, around) for value, _ in cases)
        case _:
            inner = meant(one, around)
            return inner is not None and known("moves", one, inner[1], lambda: moves(*inner))


def stretch(one: Expression, around: Around) -> bool:
    """Whether the value is a length of time, and no date."""
    return not dated(one, around)


def dated(one: Expression, around: Around) -> bool:
    """Whether the value is a date."""
    match one:
        case Variable(name=name):
            return name == "now" or around.types.get(name) == "date"
        case Constant(value=value):
            return isinstance(value, datetime)
        case Dated():
            return True
        case FactOf(fact=name):
            declared = around.law.declarations.get(name)
            return isinstance(declared, Fact) and declared.type == "date"
        case Call(function=function) if function not in EITHER:
            return function in (*CALENDAR, "expiry", "opened")
        case Call(arguments=of) | Otherwise(of=of):
            return dated(of[0], around)
        case Cases(cases=cases):
            return dated(cases[0][0], around)
        case Arithmetic(operator="+", left=left, right=right):
            return dated(left, around) or dated(right, around)
        case Arithmetic(operator="-", left=left, right=right):
            return dated(left, around) and not dated(right, around)
        case _:
            inner = meant(one, around)
            return inner is not None and known("dated", one, inner[1], lambda: dated(*inner))
