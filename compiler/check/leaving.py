"""Parties that one may join and that nobody can ever leave (W316)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.norms import Effect
from charterlang.compiler.ir.organs import Parties


def no_way_out(bill: Bill) -> Iterator[Diagnostic]:
    """W316: there is a way in, and neither a line nor an effect is a way out."""
    if not bill.whole():
        return
    effects = [node for one in bill.nodes.values() for node in one if isinstance(node, Effect)]
    entered = {one.organ: one.place for one in effects if one.verb == "admit"}
    left = {one.organ for one in effects if one.verb == "remove"}
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if not isinstance(one, Parties) or not bill.sound(name) or one.leaves or name in left:
            continue
        entry = one.joins[0].place if one.joins else entered.get(name)
        if entry is not None:
            yield warning(
                "W316",
                f"nobody can ever leave `{name}`, nor be expelled",
                one.place.span,
                f"write  leaves by POWER  under `{name}`, or an effect  remove … from {name}",
                labels=[Label(entry.span, "the way in")],
            )
