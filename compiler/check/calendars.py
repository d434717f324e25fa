"""Days that nothing ties to time, where a rule asks when they are (E213)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.expressions import Dated
from charterlang.compiler.ir.words import Interpolation
from charterlang.compiler.lower.calendars import misread, unanchored


def unknown_elsewhere(bill: Bill) -> Iterator[Diagnostic]:
    """E213: a day of a calendar that stands in a rule, and no anchor says when it is.

    Official words only print it, as it is written.
    """
    for name in bill.instrument.own:
        if not bill.sound(name):
            continue
        printed: set[int] = set()
        for node in bill.nodes[name]:
            if isinstance(node, Interpolation):
                printed.add(id(node.value))
            if not isinstance(node, Dated) or misread(node.calendar, bill.names):
                continue
            if node.moment is None and id(node) not in printed:
                yield error("E213", *unanchored(node))
