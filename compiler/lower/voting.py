"""Voting lines of bodies and of stages (language.md §7.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from charterlang.compiler.ir.organs import (
    Abstention,
    Counts,
    EarlyClose,
    Rounding,
    RuleLine,
    Tie,
    Voting,
    Window,
)
from charterlang.compiler.lower import rules, terms
from charterlang.compiler.merge import NORMS
from charterlang.compiler.resolve import Scope, declared
from charterlang.compiler.syntax.nodes import Path, Property

FIELDS = {
    "needs": "needs",
    "quorum": "quorum",
    "counts": "counts",
    "rounded": "rounding",
    "abstention": "abstention",
    "tie": "tie",
    "window": "window",
}
"""The field of `Voting` for each line that may be said once."""


def voting(lines: Iterable[tuple[Property, Scope]]) -> Voting:
    """The voting rules of these lines, each with its own clause; of two alike, the first."""
    made: dict[str, Any] = {}
    early: list[EarlyClose] = []
    for line, scope in lines:
        if line.word == "closes early":
            early.append(closes(line, scope))
        elif line.word in FIELDS and FIELDS[line.word] not in made:
            made[FIELDS[line.word]] = voting_line(line, scope)
    return Voting(early=tuple(early), **made)


def voting_line(line: Property, scope: Scope) -> Any:
    """The node of one line that may be said once."""
    slots: Any = line.slots
    place = scope.place(line.span)
    match line.word:
        case "needs" | "quorum":
            return RuleLine(rules.rule(slots["rule"], scope), place)
        case "counts":
            base = rules.base(slots["base"], scope)
            return Counts(base, place) if base else None
        case "rounded":
            return Rounding(slots["direction"], place)
        case "abstention":
            return Abstention(slots["sort"], place)
        case "tie":
            by = slots.get("by")
            found = declared(by, scope, ("office", "body"), "office or body") if by else None
            return Tie(slots["sort"], found.name if found else None, place)
        case "window":
            length = terms.expression(slots["length"], scope, "duration", "window")
            return Window(slots["limit"], length, place)
    raise AssertionError(line.word)


def closes(line: Property, scope: Scope) -> EarlyClose:
    """One `closes early` line; in its condition `this` is the proceeding."""
    slots: Any = line.slots
    inner = scope.bind(this="proceeding")
    when = terms.condition(slots["when"], inner, "closes early") if "when" in slots else None
    excepted: tuple[Path, ...] = slots.get("except", ())
    names = [declared(one, scope, NORMS, "procedure") for one in excepted]
    return EarlyClose(when, tuple(one.name for one in names if one), scope.place(line.span))
