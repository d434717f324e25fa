"""Holders who are lost in a way that the law of their office passes over (W307, §17).

An office that lists how it is vacated is held until one of these happens. If its holder must be a
member of a body, and may cease to be one in another way, the office is then held by somebody who
could not be elected, and no vacancy is filled. And where only the successor of one who left in some
of these ways completes the term, nothing tells the others' from an oversight.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.first_composition import membership
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import effects
from charterlang.compiler.ir.expressions import Any, Call, Expression
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties, Route
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen


@frozen
class Exit:
    """A way out of a body: the act, if it is one, and where it is said."""

    act: str | None
    organ: str
    span: Span


def offices(bill: Bill) -> Iterator[Office]:
    """The sound offices that say how they are vacated."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if isinstance(one, Office) and one.vacated and bill.sound(name):
            yield one


def standing(bill: Bill) -> Iterator[Diagnostic]:
    """W307: the holder ceases to be a member, and stays in office."""
    for office in offices(bill):
        if any(route.sort == "when" for route in office.vacated):
            continue
        for body in dict.fromkeys(required(office, bill)):
            ways = [one for one in exits(body, bill) if not covered(one, office, bill)]
            if ways:
                yield stays(office, body, ways)
                break


def required(office: Office, bill: Bill) -> Iterator[Body]:
    """The bodies to which a candidate for the office must belong."""
    filled = {way.by for way in (office.filled, office.vacancy) if way}
    stages = [stage for norm in bill.norms() if norm.name in filled for stage in norm.stages]
    for condition in (*office.eligible, *(each for stage in stages for each in stage.eligible)):
        for name in membership(condition.holds):
            body = bill.body(name)
            if body is not None and bill.sound(name):
                yield body


def exits(body: Body, bill: Bill) -> Iterator[Exit]:
    """How a member leaves the body, or those who gave it its seat leave the parties."""
    yield from leaving(body, bill)
    for line in body.seats:
        of = bill.instrument.declarations.get(line.of)
        if line.sort == "appointed":
            yield Exit(f"{body.name}.recall", body.name, line.place.span)
        if line.sort in ("appointed", "for each") and isinstance(of, Parties):
            yield from leaving(of, bill)


def leaving(organ: Body | Parties, bill: Bill) -> Iterator[Exit]:
    """The ways out of an organ: its `leaves` lines, and the effects that remove from it."""
    said = [out(route, organ) for route in organ.leaves]
    yield from said
    for norm in bill.norms():
        for effect in effects(norm):
            new = norm.name not in [one.act for one in said]
            if (effect.verb, effect.organ) == ("remove", organ.name) and new:
                yield Exit(norm.name, organ.name, effect.place.span)


def out(route: Route, organ: Body | Parties) -> Exit:
    """The way out that a `leaves` line opens."""
    return Exit(route.act, organ.name, route.place.span)


def covered(one: Exit, office: Office, bill: Bill) -> bool:
    """Whether the office is vacated by that act, in a line of its own or by its effect.

    An act by which a party leaves is not about the holder, so that no line `vacated by` follows it.
    """
    norm = bill.instrument.declarations.get(one.act or "")
    vacates = isinstance(norm, Norm) and any(
        (effect.verb, effect.organ) == ("vacate", office.name) for effect in effects(norm)
    )
    about_holder = one.organ in [body.name for body in required(office, bill)]
    return vacates or (about_holder and one.act in [route.act for route in office.vacated])


def stays(office: Office, body: Body, ways: list[Exit]) -> Diagnostic:
    """The warning, with each way out that no `vacated` line names."""
    acts = list(dict.fromkeys(f"`{way.act}`" for way in ways if way.act))
    by = f" by {' or '.join(acts)}" if acts else ""
    return warning(
        "W307",
        f"`{office.name}` stays with a holder who leaves `{body.name}`{by}",
        office.vacated[0].place.span,
        f"write under `{office.name}`:  vacated when holder not in {body.name}",
        labels=[
            Label(way.span, f"a way out of `{way.organ}` that does not vacate `{office.name}`")
            for way in ways
        ],
        because=f"only a member of `{body.name}` may be chosen, and no vacancy arises",
    )


# ── whose successor completes the term


def remainders(bill: Bill) -> Iterator[Diagnostic]:
    """W307: `for remainder if` names some of the ways in which the office is vacated."""
    for office in offices(bill):
        line = office.vacancy
        named = causes(line.remainder_if) if line and line.remainder_if else None
        if line is None or not named:
            continue
        others = [route for route in office.vacated if route.act and route.act not in named]
        if others:
            acts = " or ".join(f"`{route.act}`" for route in others)
            yield warning(
                "W307",
                f"the successor of one who leaves `{office.name}` by {acts} has a full term",
                line.place.span,
                "write  for remainder  for all of them, or say with an assumption how you read it",
                labels=[Label(route.place.span, "leaves early too") for route in others],
                because="only a part of the causes is named behind  for remainder if",
            )


def causes(condition: Expression) -> set[str] | None:
    """The acts that `vacated_by(A) or …` names; None of any other condition."""
    match condition:
        case Call(function="vacated_by", subject=str(act)):
            return {act}
        case Any(of=limbs):
            inner = [causes(one) for one in limbs]
            named = [one for one in inner if one is not None]
            return set().union(*named) if len(named) == len(inner) else None
        case _:
            return None
