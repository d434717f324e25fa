"""Offices that are filled out of each other, or succeed each other in a circle (E212)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.organs import Office, Successor


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


def succession(bill: Bill) -> Iterator[Diagnostic]:
    """E212: the holder of each of these offices moves up into the next, and so round for ever."""
    lines = {
        name: one.succession
        for name, one in bill.instrument.declarations.items()
        if isinstance(one, Office) and one.succession
    }
    reported: set[str] = set()
    for name in lines:
        way = round_from(name, lines)
        if not way or not reported.isdisjoint(way) or not bill.sound(*way):
            continue
        reported.update(way)
        follows = dict(zip(way, [*way[1:], way[0]], strict=True))
        places = [
            line.place.span
            for one, after in follows.items()
            for line in lines[one]
            if line.office == after
        ]
        said = " → ".join(f"`{one}`" for one in (*way, way[0]))
        yield error(
            "E212",
            f"whoever moves up leaves an office to which the next moves up, and so on: {said}",
            places[0],
            "leave one of them out of the succession",
            labels=[Label(span, "by way of this") for span in places[1:]],
        )


def round_from(name: str, lines: Mapping[str, tuple[Successor, ...]]) -> list[str]:
    """The way by which an office is succeeded by itself; nothing, if it is not."""
    ways = [[name]]
    while ways:
        way = ways.pop()
        for line in lines.get(way[-1], ()):
            if line.office == name:
                return way
            if line.office not in way:
                ways.append([*way, line.office])
    return []


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
