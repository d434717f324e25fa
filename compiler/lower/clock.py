"""The clock of a scenario: `at` sets it, `after` moves it on, and it never goes back (§15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.diagnostic import Label
from charterlang.compiler.ir.expressions import Arithmetic, Constant, Expression
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.quantities import Duration, NoSuchDay, shift
from charterlang.compiler.ir.scenario import After, At
from charterlang.compiler.lower import dates, terms
from charterlang.compiler.lower.story import Story
from charterlang.compiler.syntax import nodes as syntax


def at(step: syntax.Step, story: Story, law: Instrument) -> Iterator[At]:
    """`at DATE`: time never goes back, and begins when the charter does."""
    if step.span.line in story.broken:
        story.now, story.lost = None, True
        return
    date: Any = step.slots["date"]
    moment = dates.instant(date, story.scope)
    if story.now is not None and moment < story.now:
        assert story.stamp is not None
        story.scope.report(
            "E701",
            "time goes back here",
            date.span,
            "bring the dates into order, or begin another scenario",
            labels=[Label(story.stamp, "it was already later here")],
        )
    elif law.commences is not None and moment < law.commences:
        story.scope.report(
            "E701",
            f"`{law.name}` has not commenced yet",
            date.span,
            f"begin on or after {law.commences.date()}",
        )
    story.now, story.stamp = moment, date.span
    yield At(moment, span=step.span)


def after(step: syntax.Step, story: Story, law: Instrument) -> Iterator[After]:
    """`after D`: from the last stamp on."""
    written: Any = step.slots["length"]
    before = story.scope.names.unclear
    length = constant(terms.expression(written, story.scope, "duration", "after"))
    if step.span.line in story.broken:
        story.now, story.lost = None, True
        return
    if story.stamp is None and not story.lost:
        story.scope.report(
            "E701",
            "`after` has no date to count from",
            step.span,
            "write  at 2026-01-01 12:00  before it",
        )
        story.lost = True
    if length is None:
        if story.scope.names.unclear == before:
            story.scope.report(
                "E206",
                "`after` wants a length of time that is written out",
                written.span,
                "write  after 24 hours",
            )
        return
    if length.seconds < 0 or length.months < 0:
        story.scope.report("E701", "time goes back here", written.span, "write  after 24 hours")
        return
    if story.now is not None:
        try:
            story.now = shift(story.now, length, law.construction.months)
        except NoSuchDay:
            story.scope.report(
                "E701",
                "the day that this leads to does not exist",
                written.span,
                "write the date:  at 2026-02-28",
            )
        except (OverflowError, ValueError):  # what `datetime` says past its last year
            story.scope.report(
                "E701",
                "this leads past the year 9999, where the calendar ends",
                written.span,
                "write a length that ends before the year 9999",
            )
    story.stamp = step.span if story.stamp is None else written.span
    yield After(length, span=step.span)


def constant(of: Expression) -> Duration | None:
    """The length of time that literals alone make up."""
    match of:
        case Constant(value=Duration() as value):
            return value
        case Arithmetic(operator="+", left=left, right=right):
            one, two = constant(left), constant(right)
            return one + two if one and two else None
        case Arithmetic(operator="-", left=left, right=right):
            one, two = constant(left), constant(right)
            return one + -two if one and two else None
        case _:
            return None
