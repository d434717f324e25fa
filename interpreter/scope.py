"""Where an expression is read: a state, and the names bound there."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Individual, ProceedingRef, Value


@attrs.frozen
class Scope:
    """A state with bound names: parameters, `actor`, `this`, `member`, names of proceedings.

    `norm`: the norm whose lines are read, of which a power may have been delegated.
    """

    state: State
    bound: Mapping[str, Value] = attrs.field(factory=dict)
    norm: str | None = None

    def bind(self, **names: Value) -> Scope:
        """The same, with more names bound."""
        return attrs.evolve(self, bound={**self.bound, **names})

    def at(self, state: State) -> Scope:
        """The same names in another state."""
        return attrs.evolve(self, state=state)


def of_norm(state: State, norm: Norm, arguments: tuple[Value, ...], actor: str | None) -> Scope:
    """The scope of a norm's lines: its parameters, and the actor if there is one."""
    names: dict[str, Value] = {
        one.name: value for one, value in zip(norm.parameters, arguments, strict=False)
    }
    if actor is not None:
        names["actor"] = Individual(actor)
    return Scope(state, names, norm.name)


def of_proceeding(state: State, one: Proceeding) -> Scope:
    """The scope of a procedure's lines in a proceeding: parameters, `this`, the winner, its opener."""
    norm = state.law.declarations[one.procedure]
    assert isinstance(norm, Norm)
    scope = of_norm(state, norm, one.arguments, one.opener).bind(this=ProceedingRef(one.number))
    return scope.bind(winner=Individual(one.winner)) if one.winner else scope
