"""What has no last day (W304, §17): votes that stay open, duties that are never late.

A motion may wait for its movers, and a debate of at least a day for somebody to move on: nothing is
decided by then. A vote of at least a day is decided when somebody closes it, and nobody must.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.votes import Held, held
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import begun, stated
from charterlang.compiler.ir.organs import Body
from charterlang.compiler.ir.place import Span


def votes(bill: Bill) -> Iterator[Diagnostic]:
    """W304: a vote or election of at least so long, and of no longest length."""
    seen: set[Span] = set()
    for one in held(bill):
        at = unbounded(one)
        if at is not None and at not in seen:
            seen.add(at)
            yield warning(
                "W304",
                f"nothing says when the {one.noun} ends at the latest",
                at,
                "give it a length:  24 hours",
                because="it stays open until somebody closes it, and nobody must",
            )


def unbounded(one: Held) -> Span | None:
    """Where a vote is said to last at least so long."""
    if one.stage.length is not None:
        return one.span if one.stage.limit == "at least" else None
    window = one.stage.voting.window or one.body.voting.window
    return window.place.span if window is not None and window.limit == "at least" else None


def obligations(bill: Bill) -> Iterator[Diagnostic]:
    """W304: somebody is obliged, and nothing makes it late."""
    for name in bill.instrument.own:
        if not bill.sound(name):
            continue
        one = bill.instrument.declarations[name]
        what = f"every vote in `{name}`" if isinstance(one, Body) else f"`{name}`"
        imposed = [effect for effect in stated(one) if effect.verb == "oblige"]
        never_late = [effect.place.span for effect in imposed if effect.within is None]
        if never_late:
            yield warning(
                "W304",
                f"nothing says by when that is to be done to which {what} obliges",
                never_late[0],
                'write  oblige x to "…" within 7 days',
                labels=[Label(span, "nor this") for span in never_late[1:]],
                because="it is owed, and is never late",
            )


def duties(bill: Bill) -> Iterator[Diagnostic]:
    """W304: a duty falls due, and nothing makes it late."""
    started = begun(bill.instrument)
    for norm in bill.norms():
        own = norm.name in bill.instrument.own and bill.sound(norm.name)
        arises = bool(norm.when) or norm.name in started
        if norm.kind == "duty" and own and arises and norm.within is None and not norm.late:
            yield warning(
                "W304",
                f"nothing says by when `{norm.name}` is to be done",
                norm.place.span,
                f"write under `{norm.name}`:  within 7 days  or  late when C",
                because="it falls due, and is never late",
            )
