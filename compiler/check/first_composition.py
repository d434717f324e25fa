"""Offices and bodies that nobody can ever fill, since each waits for the other (E306, §17).

An organ *can come about* if it has founding members, or if one of its ways in can be gone: seats
that somebody who can come about appoints or holds, a condition, or an act that can be done. An act
can be done if those who do it can come about; a procedure, if those who move, nominate and vote can,
the body from which its candidates must be, and the offices that it requires to be filled. An organ under which no way in is written is open:
nothing is known of it, and nothing is wrong with it. What cannot come about is found as the greatest set of
organs that only lead to one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from charterlang.compiler.check.bill import Bill, body_of, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import effects
from charterlang.compiler.ir.expressions import (
    All,
    Compare,
    Expression,
    Holder,
    Members,
    Stands,
    Variable,
)
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Body, Office, Parties
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen

Organ = Parties | Body | Office
CONDUCTED = ("debate", "nominations", "vote", "election")
"""The stages that somebody may conduct."""


@frozen
class Way:
    """A way into an organ: all the organs that must be there before, and where it is said."""

    wants: tuple[str, ...]
    span: Span
    norm: Norm | None = None


def circles(bill: Bill) -> Iterator[Diagnostic]:
    """E306: organs none of which can come about before another of them."""
    if not bill.whole():
        return
    ways = {one.name: (*written(one, bill), *admitted(one, bill)) for one in closed(bill)}
    stuck = set(ways)
    while free := {name for name in stuck if any(open_way(way, stuck) for way in ways[name])}:
        stuck -= free
    reported: set[str] = set()
    for name in bill.instrument.declarations:
        if name in stuck and name not in reported:
            circle = way_round(name, ways, stuck)
            fresh = reported.isdisjoint(circle) and bill.sound(*circle)
            if fresh and not all(ex_officio(one, bill) for one in circle):
                yield never(circle, ways, bill)
            reported.update(circle, [name])


def closed(bill: Bill) -> Iterator[Organ]:
    """The parties, bodies and offices that say how one comes in, and name nobody who begins."""
    for one in bill.instrument.declarations.values():
        if isinstance(one, Organ) and not one.founding and any(written(one, bill)):
            yield one


def ex_officio(name: str, bill: Bill) -> bool:
    """Whether an office is filled ex officio: a circle of such offices is E212."""
    office = bill.instrument.declarations[name]
    return isinstance(office, Office) and bool(office.filled and office.filled.ex_officio)


def open_way(way: Way, stuck: set[str]) -> bool:
    """Whether a way waits for nothing that cannot come about."""
    return stuck.isdisjoint(way.wants)


def way_round(name: str, ways: dict[str, tuple[Way, ...]], stuck: set[str]) -> list[str]:
    """The circle that one comes to from an organ that cannot come about."""
    path = [name]
    while True:
        wants = next(want for way in ways[path[-1]] for want in way.wants if want in stuck)
        if wants in path:
            return path[path.index(wants) :]
        path.append(wants)


# ── ways in


def written(organ: Organ, bill: Bill) -> Iterator[Way]:
    """The ways in that are written under an organ."""
    match organ:
        case Office():
            yield from into_office(organ, bill)
        case Body():
            yield from into_seats(organ)
            yield from joined(organ, bill)
        case _:
            yield from joined(organ, bill)


def admitted(organ: Organ, bill: Bill) -> Iterator[Way]:
    """The ways in by an effect of a norm."""
    verb = "install" if isinstance(organ, Office) else "admit"
    for norm in bill.norms():
        for effect in effects(norm):
            if (effect.verb, effect.organ) == (verb, organ.name):
                yield from by_act(norm, effect.place.span, bill)


def into_office(office: Office, bill: Bill) -> Iterator[Way]:
    """Its `filled` and `vacancy` lines."""
    if office.filled and office.filled.ex_officio:
        yield Way((office.filled.ex_officio,), office.filled.place.span)
    for line in (office.filled, office.vacancy):
        norm = bill.instrument.declarations.get(line.by or "") if line else None
        if line is not None and isinstance(norm, Norm):
            yield from by_act(norm, line.place.span, bill)


def into_seats(body: Body) -> Iterator[Way]:
    """Its `seats` lines: who appoints, whose office gives a seat, who sits by a rule."""
    for line in body.seats:
        yield Way((line.of,) if line.of != body.name else (), line.place.span)


def joined(organ: Parties | Body, bill: Bill) -> Iterator[Way]:
    """Its `joins` lines; an act of a body, such as its appointment, is that of its appointers."""
    for route in organ.joins:
        norm = bill.instrument.declarations.get(route.act or "")
        if isinstance(norm, Norm):
            yield from by_act(norm, route.place.span, bill)
        else:
            yield Way((), route.place.span)


# ── what an act waits for


def by_act(norm: Norm, span: Span, bill: Bill) -> Iterator[Way]:
    """The ways in by an act: one for each who may conduct its stages, beside all else that it takes."""
    groups = dict.fromkeys(conducting(norm, stage, bill) for stage in norm.stages)
    always = wanted(norm, bill)
    for choice in product(*(group for group in groups if group)):
        yield Way(tuple(dict.fromkeys((*always, *choice))), span, norm)


def wanted(norm: Norm, bill: Bill) -> tuple[str, ...]:
    """The organs without which an act cannot be done, but for who conducts it."""
    found: list[str] = []
    body = body_of(norm.holder) if norm.stages else None
    if body is None:
        found += acting(norm.holder)
    for stage in norm.stages:
        if stage.when is None:
            found += in_stage(norm, stage, bill)
    for condition in norm.require:
        found += held(condition.holds)
    return tuple(dict.fromkeys(found))


def held(condition: Expression) -> Iterator[str]:
    """The offices that must be filled, by the limbs of a conjunction: `require chair is filled`."""
    match condition:
        case All(of=limbs):
            for limb in limbs:
                yield from held(limb)
        case Stands(subject=Holder(office=office), state="filled", negated=False):
            yield office
        case Stands(subject=Holder(office=office), state="vacant", negated=True):
            yield office


def in_stage(norm: Norm, stage: Stage, bill: Bill) -> Iterator[str]:
    """The organs without which a stage comes to nothing."""
    if stage.kind in ("motion", "nominations"):
        yield from acting(stage.by)
    if stage.kind in ("vote", "election"):
        body = bill.seat_of(norm, stage)
        if body is not None:
            yield body.electors.each if body.electors and body.electors.each else body.name
    for condition in stage.eligible:
        yield from membership(condition.holds)


def conducting(norm: Norm, stage: Stage, bill: Bill) -> tuple[str, ...]:
    """The offices one of which must be filled that somebody may open a stage; none, if nothing is sure.

    They are those of its conductors, and of all who may preside in their place.
    """
    line, body = stage.conducted or norm.conducted, bill.seat_of(norm, stage)
    if line is None or stage.kind not in CONDUCTED or stage.when is not None:
        return ()
    persons = [one.person for one in body.presided] if body is not None else []
    found = [limb.of for limb in line.by.limbs if limb.sort == "office"]
    found += [one.office for one in persons if isinstance(one, Holder)]
    if len(found) < len(line.by.limbs) + len(persons):
        return ()
    offices = [bill.instrument.declarations[name] for name in found]
    acted_for = any(isinstance(one, Office) and one.acting for one in offices)
    return () if acted_for else tuple(dict.fromkeys(found))


def acting(actors: Actors | None) -> Iterator[str]:
    """The organs among those who act; nothing is sure of those who act in each other's place."""
    limbs = [limb for limb in (actors.limbs if actors else ()) if limb.sort != "parameter"]
    if actors is not None and (actors.joined == "and" or len(actors.limbs) == 1):
        yield from (limb.of for limb in limbs if limb.sort in ("parties", "body", "office"))


def membership(condition: Expression) -> Iterator[str]:
    """The bodies in which a candidate must be, by the limbs of a conjunction."""
    match condition:
        case All(of=limbs):
            for limb in limbs:
                yield from membership(limb)
        case Compare(operator="in", left=Variable(name="candidate"), right=Members(of=body)):
            yield body


# ── the error


def never(circle: list[str], ways: dict[str, tuple[Way, ...]], bill: Bill) -> Diagnostic:
    """The error, with the way round."""
    said = " → ".join(f"`{name}`" for name in (*circle, circle[0]))
    follows = dict(zip(circle, [*circle[1:], circle[0]], strict=True))
    places = [next(way.span for way in ways[name] if follows[name] in way.wants) for name in circle]
    first, *rest = circle
    message = (
        f"nobody can ever fill these, for each waits for the next: {said}"
        if rest
        else f"nobody can ever fill `{first}`, for that takes somebody who is in it: {said}"
    )
    conducted = [
        because
        for name in circle
        for way in ways[name]
        if (because := conducts(way, follows[name], bill)) is not None
    ]
    conducted = list(dict.fromkeys(conducted))
    nobody = "neither office has a first holder" if len(conducted) == 2 else "nobody begins"
    return error(
        "E306",
        message,
        places[0],
        "name who begins, under one of them:  founding NAME",
        "or give a body seats that are filled otherwise:  seats 1 appointed by each PARTY",
        labels=[Label(span, "and this waits for the next") for span in places[1:]],
        because=f"{', '.join(conducted)}; {nobody}" if conducted else None,
    )


def conducts(way: Way, wanted: str, bill: Bill) -> str | None:
    """`the chair_election is conducted by council_chair`, where that is what a way waits for."""
    norm = way.norm
    if norm is None or wanted not in way.wants:
        return None
    if any(wanted in conducting(norm, stage, bill) for stage in norm.stages):
        return f"`{norm.name}` is conducted by `{wanted}`"
    return None
