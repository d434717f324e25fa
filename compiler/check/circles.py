"""Offices that are filled out of each other (E212)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.organs import Office


def ex_officio(bill: Bill) -> Iterator[Diagnostic]:
    """E212: each of these offices is held by the holder of the next, and so by nobody."""
    of: dict[str, str] = {}
    for name, one in bill.instrument.declarations.items():
        if isinstance(one, Office) and one.filled and one.filled.ex_officio:
            of[name] = one.filled.ex_officio
    reported: set[str] = set()
    for name in of:
        way = [name]
        while way[-1] in of and of[way[-1]] not in way:
            way.append(of[way[-1]])
        if of.get(way[-1]) != name or name in reported or not bill.sound(*way):
            continue
        reported.update(way)
        yield circle(way, bill)


def circle(way: list[str], bill: Bill) -> Diagnostic:
    """The error, with the way round."""
    places = []
    for name in way:
        office = bill.instrument.declarations[name]
        assert isinstance(office, Office) and office.filled is not None
        places.append(office.filled.place.span)
    said = " → ".join(f"`{name}`" for name in (*way, way[0]))
    return error(
        "E212",
        f"these offices are filled out of each other: {said}",
        places[0],
        "fill one of them by an election or an appointment",
        labels=[Label(span, "by way of this") for span in places[1:]],
    )
