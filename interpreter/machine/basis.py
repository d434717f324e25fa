"""On what an entry of the journal stands: the deciding act, its clauses, and what it rests on."""

from __future__ import annotations

from typing import Any

import attrs

from charterlang.interpreter.findings import Evidence, authority, distinct
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.state import State


@attrs.frozen
class Basis:
    """What brings something about.

    `act`: the norm that was done or carried, or `expiry`; the cause of whatever ends by it.
    """

    act: str
    clauses: tuple[str, ...] = ()
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()
    proceeding: int | None = None

    def under(self, *clauses: str) -> Basis:
        """The same on the more specific authority of these clauses."""
        return attrs.evolve(self, clauses=authority(*clauses, *self.clauses))

    def also(
        self,
        clauses: tuple[str, ...] = (),
        rests: Reliance = NOTHING,
        read: tuple[Evidence, ...] = (),
    ) -> Basis:
        """The same, resting on these beside."""
        return attrs.evolve(
            self,
            clauses=authority(*self.clauses, *clauses),
            rests=united((self.rests, rests)),
            read=distinct((*self.read, *read)),
        )

    def entry(self, state: State) -> dict[str, Any]:
        """What every entry has that stands on this, at the present instant."""
        return {
            "at": state.now,
            "clauses": self.clauses,
            "rests": self.rests,
            "read": self.read,
        }
