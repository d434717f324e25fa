"""The lines of regimes and schedules."""

from __future__ import annotations

from charterlang.compiler.ir.organs import Route
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.compiler.show import written
from charterlang.compiler.show.line import Line, Lines, conditions, parameters, titled
from charterlang.compiler.show.norms import lapse


def regime(one: Regime, zone: str) -> Lines:
    head = f"regime {one.name}{parameters(one.parameters)}{titled(one.title, one.name)}"
    yield Line(one.place, head, 0)
    for word, ways in (("begins", one.begins), ("ends", one.ends)):
        for way in ways:
            yield Line(way.place, f"{word} {route(way, zone)}")
    if one.lapses is not None:
        yield Line(one.lapses.place, f"lapses {lapse(one.lapses, zone)}")
    for sleeps in one.suspends:
        stage = f".{sleeps.stage}" if sleeps.stage else ""
        yield Line(sleeps.place, f"suspends {sleeps.norm}{stage}")
    whole = next((kept_as for kept_as in one.restores if kept_as.whole), None)
    if whole is not None:
        yield Line(whole.place, "restores law")
    for kept_as in one.restores:
        if not kept_as.whole:
            yield Line(kept_as.place, f"restores {kept_as.schedule}")


def route(way: Route, zone: str) -> str:
    """`by declare`, `when threat`."""
    if way.when is not None:
        return f"when {written.expression(way.when, zone)}"
    return f"by {way.act}"


def schedule(one: Schedule, zone: str) -> Lines:
    head = f"schedule {one.name}{parameters(one.parameters)}{titled(one.title, one.name)}"
    yield Line(one.place, head + (f" is {one.type}" if one.type != "truth" else ""), 0)
    for row in one.rows:
        yield Line(row.place, f"{row.at} {written.expression(row.value, zone)}")
    yield from conditions("require", one.require, zone)
