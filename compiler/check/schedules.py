"""Rows of a schedule: stated twice (E204; W315, if they say the same), and cases without one (W205)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error, in_clauses, warning
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.instrument import Kind
from charterlang.compiler.ir.regimes import Row, Schedule


def rows(bill: Bill) -> Iterator[Diagnostic]:
    """E204: of two values at one row nobody can tell which holds; one value said twice is W315."""
    for one in schedules(bill):
        first: dict[str, Row] = {}
        for row in one.rows:
            before = first.setdefault(row.at, row)
            if before is row:
                continue
            said = in_clauses(before.place.clause, row.place.clause)
            labels = [Label(before.place.span, "first stated here")]
            code, tell = ("W315", warning) if before.value == row.value else ("E204", error)
            yield tell(
                code,
                f"the row `{row.at}` of `{one.name}` is stated {said}",
                row.place.span,
                "keep one of them, or write here the case that was meant",
                labels=labels,
            )


def cases(bill: Bill) -> Iterator[Diagnostic]:
    """W205: a case of a closed kind for which the schedule has no value."""
    for one in schedules(bill):
        if len(one.parameters) != 1 or not one.rows:
            continue
        kind = bill.instrument.declarations.get(one.parameters[0].type)
        if not isinstance(kind, Kind) or not kind.cases:
            continue
        stated = {row.at for row in one.rows}
        left = [case for case in kind.cases if case not in stated]
        if left and stated <= set(kind.cases):
            yield warning(
                "W205",
                f"`{one.name}` has no row for {', '.join(f'`{case}`' for case in left)}",
                one.place.span,
                f"write a row for each case:  {left[0]} VALUE",
                labels=[Label(kind.place.span, "the cases")],
            )


def schedules(bill: Bill) -> Iterator[Schedule]:
    """The sound schedules of the charter's own."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if isinstance(one, Schedule) and bill.sound(name):
            yield one
