"""What nobody may have at once, and somebody has from the beginning or by rule (E309, §6)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.organs import Body, Founding, Incompatibility, Office
from charterlang.compiler.ir.place import Span

Organ = Body | Office


def pairs(bill: Bill) -> Iterator[tuple[Organ, Organ, Incompatibility]]:
    """Each two organs that are incompatible, with the line that says so."""
    law = bill.instrument
    for name in law.own:
        one = law.declarations[name]
        for line in one.incompatible if isinstance(one, Organ) and bill.sound(name) else ():
            other = law.declarations.get(line.organ)
            if isinstance(other, Organ):
                yield one, other, line  # type: ignore[misc]  # the loop has told it apart


def founders(bill: Bill) -> Iterator[Diagnostic]:
    """E309: somebody is there from the beginning in both."""
    for one, other, line in pairs(bill):
        first, second = one.founding, other.founding
        if first is None or second is None:
            continue
        for name in members(first):
            if name in members(second):
                yield error(
                    "E309",
                    f"`{name}` has both `{one.name}` and `{other.name}` from the beginning, which are incompatible",
                    line.place.span,
                    f"found one of them without `{name}`",
                    labels=[
                        Label(first.place.span, f"founds `{one.name}`"),
                        Label(second.place.span, f"founds `{other.name}`"),
                    ],
                )


def members(founding: Founding) -> tuple[str, ...]:
    """Those who are named, but for whom an assumption chooses."""
    assumed = {member for _, member in founding.assumed}
    return tuple(name for name in founding.members if name not in assumed)


def by_rule(bill: Bill) -> Iterator[Diagnostic]:
    """E309: whoever has the one has the other by a rule, and so nobody can have either."""
    for one, other, line in pairs(bill):
        for having, giving in ((one, other), (other, one)):
            place = follows(having, giving)
            if place is not None:
                yield error(
                    "E309",
                    f"whoever is `{giving.name}` has `{having.name}` too, which is incompatible",
                    line.place.span,
                    "take one of the lines away",
                    labels=[Label(place, "it follows from this")],
                )


def follows(having: Organ, giving: Organ) -> Span | None:
    """Where it is said that whoever holds the one office has the other office, or a seat, ex officio."""
    if not isinstance(giving, Office):
        return None
    if isinstance(having, Office):
        filled = having.filled
        return filled.place.span if filled and filled.ex_officio == giving.name else None
    lines = (one for one in having.seats if one.sort == "ex officio" and one.of == giving.name)
    return next((one.place.span for one in lines), None)
