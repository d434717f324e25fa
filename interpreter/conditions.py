"""Conditions of the law with what was found of each: `require`, `when`, `unless`, `closes early`.

A condition holds only if it is true: one that is unknown does not (language.md §12), and what was
missing can be read from its finding.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from charterlang.compiler.ir.organs import Condition
from charterlang.interpreter import phrasing
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Evidence, Finding, authority, distinct
from charterlang.interpreter.reliance import Reliance, united
from charterlang.interpreter.scope import Scope


@attrs.frozen
class ConditionFound:
    """A condition, what was found of it, and how it reads in plain words (`phrase`)."""

    condition: Condition
    found: Finding
    phrase: str

    @property
    def holds(self) -> bool:
        """Whether it is true."""
        return self.found.holds

    @property
    def clause(self) -> str:
        """The clause on whose authority it is asked."""
        return self.condition.place.clause


def check(conditions: Iterable[Condition], scope: Scope) -> tuple[ConditionFound, ...]:
    """Each of the conditions with what is found of it in that scope; none is passed over."""
    law = scope.state.law
    return tuple(
        ConditionFound(one, evaluate(one.holds, scope), phrasing.expression(law, one.holds))
        for one in conditions
    )


def hold(found: Iterable[ConditionFound]) -> bool:
    """Whether all of them are true."""
    return all(one.holds for one in found)


def failing(found: Iterable[ConditionFound]) -> tuple[ConditionFound, ...]:
    """Those that are false or unknown."""
    return tuple(one for one in found if not one.holds)


def clauses_of(found: Iterable[ConditionFound]) -> tuple[str, ...]:
    """The clauses of the conditions, each once."""
    return authority(*(one.clause for one in found))


def rests_of(found: Iterable[ConditionFound]) -> Reliance:
    """What all of them rest on."""
    return united(one.found.rests for one in found)


def read_for(found: Iterable[ConditionFound]) -> tuple[Evidence, ...]:
    """The facts that were read for them."""
    return distinct(piece for one in found for piece in one.found.read)
