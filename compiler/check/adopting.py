"""A draft that nothing adopts (E308, §4.2)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.check.front import name, read_whole
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.lower.header import header_lines
from charterlang.compiler.walk import walk


def never(bill: Bill) -> Iterator[Diagnostic]:
    """E308: `commences on adoption`, and no procedure or power adopts the instrument; or conversely."""
    law, head = bill.instrument, bill.charter.file.header
    if not law.on_adoption:
        yield from no_draft(bill)
        return
    if not read_whole(bill) or bill.names.lost:
        return
    norms = [one for one in law.declarations.values() if isinstance(one, Norm)]
    if any(bill.names.unread & {one.name} for one in norms) or any(map(adopts, norms)):
        return
    line = next(header_lines(head, "commences"), None) if head else None
    yield error(
        "E308",
        f"nothing adopts this {law.form}: it commences on adoption, and never comes into force",
        line.span if line else name(bill),
        f"declare the rule by which it is adopted, with  carried adopt {law.name}",
        "write  external procedure …  if it is another instrument's rule",
    )


def no_draft(bill: Bill) -> Iterator[Diagnostic]:
    """E308: what is no draft is adopted, or a clause of it struck."""
    law = bill.instrument
    if not read_whole(bill):
        return
    for norm in law.declarations.values():
        if not isinstance(norm, Norm) or norm.name in bill.names.tainted:
            continue
        for node in walk((norm.effects, norm.outcomes, norm.stages)):
            if not isinstance(node, Effect):
                continue
            if node.verb == "strike" or (node.verb == "adopt" and node.organ is not None):
                yield error(
                    "E308",
                    f"`{node.verb}` is of a draft, and this {law.form} is none",
                    node.place.span,
                    "write in the head  commences on adoption",
                )


def adopts(norm: Norm) -> bool:
    """Whether a norm adopts the instrument itself."""
    return any(
        isinstance(node, Effect) and node.verb == "adopt" and node.organ is not None
        for node in walk((norm.effects, norm.outcomes, norm.stages))
    )
