"""Who stands in the place of whom: succession, acting and presiding officers, delegation (§6)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.organs import Delegable, Incompatibility, StandIn, Successor
from charterlang.compiler.lower import terms
from charterlang.compiler.resolve import Scope, declared
from charterlang.compiler.syntax.nodes import Name, Path, Property

Line = tuple[Property, Scope]
PERIOD = "incompatibility_period"
"""The standard of `std.core` that says how long an incompatible choice waits."""


def named(word: str, lines: list[Line]) -> Iterator[tuple[Any, Scope]]:
    """The slots of each line of that word, with its scope."""
    for line, scope in lines:
        if line.word == word:
            yield line.slots, scope


def successors(lines: list[Line]) -> tuple[Successor, ...]:
    """Who moves up, in order."""
    return tuple(
        Successor(found.name, "remainder" in slots, scope.place(path.span))
        for slots, scope in named("succession", lines)
        for path in slots["offices"]
        if (found := declared(path, scope, ("office",), "office"))
    )


def stand_ins(word: str, lines: list[Line]) -> tuple[StandIn, ...]:
    """Who acts, or presides, in order."""
    return tuple(
        stand_in(one, scope) for slots, scope in named(word, lines) for one in slots["stand_ins"]
    )


def stand_in(one: Property, scope: Scope) -> StandIn:
    """The holder of an office, or somebody whom a fact, a definition or a name tells."""
    slots: Any = one.slots
    person, found = terms.typed(slots["of"], scope)
    kind = found or ""
    if kind in terms.NAMED or kind.startswith("set of "):
        scope.report(
            "E206",
            "an office, or somebody, is wanted here, and this is "
            f"{terms.NAMED.get(kind, terms.a(kind))}",
            slots["of"].span,
            "name an office, or a fact or definition that gives somebody",
        )
    when = terms.condition(slots["when"], scope, "when") if "when" in slots else None
    return StandIn(person, when, scope.place(one.span))


def delegable(lines: list[Line]) -> tuple[Delegable, ...]:
    """To whom powers may be delegated."""
    return tuple(
        Delegable(found.name, scope.place(path.span))
        for slots, scope in named("delegates", lines)
        for path in slots["to"]
        if (found := declared(path, scope, ("office",), "office"))
    )


def incompatibilities(name: str, lines: list[Line]) -> tuple[Incompatibility, ...]:
    """With what an organ is incompatible; with itself nothing is."""
    made = []
    for slots, scope in named("incompatible", lines):
        within = period(slots, scope)
        for path in slots["organs"]:
            found = declared(path, scope, ("office", "body"), "office or body")
            if found is None or within is None:
                continue
            if found.name == name:
                scope.report(
                    "E206", f"`{name}` is not incompatible with itself", path.span, "name another"
                )
                continue
            made.append(Incompatibility(found.name, within, scope.place(path.span)))
    return tuple(made)


def period(slots: Any, scope: Scope) -> Expression | None:
    """How long the choice waits: as the line says, else the standard of `std.core`."""
    if "within" in slots:
        return terms.expression(slots["within"], scope, "duration", "within")
    span = slots["organs"][-1].span
    if PERIOD not in scope.names.declared:
        scope.report(
            "E201",
            "nothing says how long whoever is chosen has to give up the other",
            span,
            "write  uses std.core  for seven days, or  within D  here",
        )
        return None
    return terms.expression(Path((Name(PERIOD, span=span),), span=span), scope, "duration", PERIOD)
