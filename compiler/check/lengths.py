"""Lengths of time that are no time at all (E301)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.expressions import Constant, Expression
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Voting
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.ir.regimes import Regime


def nothing(bill: Bill) -> Iterator[Diagnostic]:
    """E301: a term, a stage or a window of no time, whatever else is wrong."""
    for name in bill.instrument.own:
        for word, length in lengths(bill.instrument.declarations[name]):
            if isinstance(length, Constant) and length.value == Duration():
                yield error(
                    "E301",
                    f"`{word}` cannot be {bill.written(length.span) or 'no time'} long",
                    length.span,
                    "give a length of more than nothing, such as  1 day",
                    because="nobody can do anything in no time at all",
                )


def lengths(one: object) -> Iterator[tuple[str, Expression | None]]:
    """The lengths that a declaration gives, each with the word before it."""
    match one:
        case Office(filled=filled, term=term):
            yield "every", filled.every if filled else None
            yield "term", term.length if term else None
        case Body(voting=voting):
            yield from window(voting)
        case Norm(stages=stages, lapses=lapses):
            yield "lapses", lapses.after if lapses else None
            for stage in stages:
                # One that lasts at least so long goes on until somebody moves it on.
                if stage.limit != "at least":
                    yield stage.kind, stage.length
                yield from window(stage.voting)
        case Regime(lapses=lapses):
            yield "lapses", lapses.after if lapses else None
        case _:
            pass


def window(voting: Voting) -> Iterator[tuple[str, Expression | None]]:
    """The length of its `window` line."""
    if voting.window is not None and voting.window.limit != "at least":
        yield "window", voting.window.length
