"""Procedures that nobody can open, and stages that nobody gets beyond (E307)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import begun
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Office


def nobody_opens(bill: Bill) -> Iterator[Diagnostic]:
    """E307: no mover, no holder, and nothing that opens it."""
    opened = opened_by_law(bill)
    for norm in bill.procedures():
        if not norm.stages:
            yield error(
                "E307",
                f"`{norm.name}` has no stage, so nothing decides it",
                norm.place.span,
                "give it one, such as  vote 24 hours",
                "an act that is done at once is a  power",
            )
            continue
        first = norm.stages[0]
        by = first.by if first.kind == "motion" else None
        demand = demand_of(norm, first, bill)
        if by is not None:
            yield from too_many(norm, first, by, bill)
        elif first.kind == "motion" and demand is None:
            yield error(
                "E307",
                f"nobody can open `{norm.name}`: this motion has no movers",
                first.places[0].span,
                "say who moves:  motion by 2 of BODY",
            )
        elif norm.holder is None and demand is None and norm.name not in opened and not norm.when:
            yield error(
                "E307",
                f"nobody can open `{norm.name}`",
                norm.place.span,
                f"say whose it is:  procedure {norm.name} of BODY",
                "or who moves it:  motion by 2 of BODY",
            )


def demand_of(norm: Norm, stage: Stage, bill: Bill) -> Actors | None:
    """The movers that the body wants for every vote in it."""
    body = bill.seat_of(norm, stage)
    return body.demand.by if body and body.demand else None


def opened_by_law(bill: Bill) -> set[str]:
    """The procedures that an effect begins, or that open to fill an office."""
    opened = begun(bill.instrument)
    for one in bill.instrument.declarations.values():
        if isinstance(one, Office):
            opened |= {way.by for way in (one.filled, one.vacancy) if way and way.by}
    return opened


def too_many(norm: Norm, stage: Stage, by: Actors, bill: Bill) -> Iterator[Diagnostic]:
    """More movers than the body has seats."""
    for limb in by.limbs:
        body = bill.body(limb.of)
        size = body.size if body and bill.sound(body.name) else None
        if size is not None and size.limit != "at least" and limb.count > size.number:
            yield error(
                "E307",
                f"nobody can open `{norm.name}`: `{limb.of}` has no {limb.count} "
                "members to move it",
                stage.place_of("by").span,
                f"ask for no more than {size.number} movers",
                labels=[Label(size.place.span, "its size")],
            )


def nobody_stands(bill: Bill) -> Iterator[Diagnostic]:
    """E307: an election without candidates, since nobody nominates."""
    for norm in bill.procedures():
        nominated = False
        for stage in norm.stages:
            place = stage.places[0].span
            if stage.kind == "nominations":
                nominated = True
                if stage.by is None:
                    yield error(
                        "E307",
                        f"nobody may nominate in `{norm.name}`, so nothing comes after this stage",
                        place,
                        "say who:  nominations 24 hours by any BODY",
                    )
            elif stage.kind == "election" and not nominated:
                yield error(
                    "E307",
                    f"nobody can be a candidate in the election of `{norm.name}`",
                    place,
                    "put a stage before it:  nominations 24 hours by any BODY",
                )
