"""The voting lines of a body or of a stage."""

from __future__ import annotations

from charterlang.compiler.ir.organs import Tie, Voting
from charterlang.compiler.show import written
from charterlang.compiler.show.line import Line, Lines


def voting(of: Voting, zone: str, depth: int = 1) -> Lines:
    if of.needs:
        yield Line(of.needs.place, f"needs {written.rule(of.needs.rule, zone)}", depth)
    if of.quorum:
        yield Line(of.quorum.place, f"quorum {written.rule(of.quorum.rule, zone)}", depth)
    if of.counts:
        yield Line(of.counts.place, f"counts {written.base(of.counts.base)}", depth)
    if of.rounding:
        yield Line(of.rounding.place, f"rounded {of.rounding.direction}", depth)
    if of.abstention:
        yield Line(of.abstention.place, f"abstention {of.abstention.sort}", depth)
    if of.tie:
        yield Line(of.tie.place, f"tie {tie(of.tie)}", depth)
    if of.window:
        limit = "" if of.window.limit == "exactly" else f"{of.window.limit} "
        length = written.expression(of.window.length, zone)
        yield Line(of.window.place, f"window {limit}{length}", depth)
    for one in of.early:
        when = f" when {written.expression(one.when, zone)}" if one.when else ""
        but = f" except {', '.join(one.excepted)}" if one.excepted else ""
        yield Line(one.place, f"closes early{when}{but}", depth)


def tie(of: Tie) -> str:
    return f"{of.by} decides" if of.sort == "decides" else of.sort
