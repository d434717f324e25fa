"""Breaches as they stand at one instant: recorded, alleged, or found (language.md §8.1)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter.findings import authority
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.state import Breach, State
from charterlang.interpreter.values import Value

Found: TypeAlias = Literal["recorded", "alleged", "found"]
"""How it stands with a breach: the journal records it, somebody has to find it, or has found it."""


@attrs.frozen
class Broken:
    """A breach: of a `duty` or a `prohibition`, by whom, when, and how it stands.

    `overdue`: a duty was not done in time. `void`: what was done had no effect. `by`: who complained.
    """

    bearer: str
    norm: str
    kind: Literal["duty", "prohibition"]
    act: str
    arguments: tuple[Value, ...]
    at: datetime
    state: Found
    found: datetime | None
    overdue: bool
    void: bool
    by: str | None
    clauses: tuple[str, ...]


def broken(state: State, one: Breach) -> Broken:
    """A breach, as it stands now."""
    norm = state.law.declarations.get(one.norm)
    prohibition = isinstance(norm, Norm) and norm.kind == "prohibition"
    stand: Found = "recorded"
    if one.alleged:
        stand = "alleged" if one.found is None else "found"
    return Broken(
        one.bearer,
        one.norm,
        "prohibition" if prohibition else "duty",
        act_of(state, one.norm, one.arguments, one.act),
        one.arguments,
        one.at,
        stand,
        one.found,
        one.overdue,
        one.void,
        one.by,
        authority(*one.clauses[:1]),
    )


def act_of(state: State, norm: str, arguments: tuple[Value, ...], obliged: str | None) -> str:
    """The verb phrase of a duty; of an obligation, what somebody was obliged to."""
    return obliged or Naming(state).act(norm, arguments)
