"""The lines that say who stands in the place of whom."""

from __future__ import annotations

from charterlang.compiler.ir.organs import Delegable, Incompatibility, StandIn, Successor
from charterlang.compiler.show import written
from charterlang.compiler.show.line import Line, Lines


def succession(of: tuple[Successor, ...]) -> Lines:
    for one in of:
        remainder = " for remainder" if one.remainder else ""
        yield Line(one.place, f"succession {one.office}{remainder}")


def stand_ins(word: str, of: tuple[StandIn, ...], zone: str) -> Lines:
    for one in of:
        when = f" when {written.expression(one.when, zone)}" if one.when is not None else ""
        yield Line(one.place, f"{word} {written.expression(one.person, zone)}{when}")


def delegates(of: tuple[Delegable, ...]) -> Lines:
    for one in of:
        yield Line(one.place, f"delegates to {one.office}")


def incompatible(of: tuple[Incompatibility, ...], zone: str) -> Lines:
    for one in of:
        within = written.expression(one.within, zone)
        yield Line(one.place, f"incompatible with {one.organ} within {within}")
