"""What a value rests on beside facts that are known: readings that were chosen, and presumptions.

Reliance goes through every operator with the value that it is of (language.md §18.9).
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs


@attrs.frozen
class Reliance:
    """Assumptions with their chosen readings, and facts or standards that were presumed.

    Each stands once, in the order in which it was first read.
    """

    assumptions: tuple[tuple[str, str], ...] = ()
    presumptions: tuple[str, ...] = ()

    @classmethod
    def on_assumption(cls, name: str, reading: str) -> Reliance:
        """Resting on that reading of an assumption."""
        return cls(assumptions=((name, reading),))

    @classmethod
    def on_presumption(cls, name: str) -> Reliance:
        """Resting on what is presumed of a fact or standard that nobody reported."""
        return cls(presumptions=(name,))

    def __bool__(self) -> bool:
        """Whether it rests on anything."""
        return bool(self.assumptions or self.presumptions)


NOTHING = Reliance()
"""Resting on what is known alone."""


def united(many: Iterable[Reliance]) -> Reliance:
    """Resting on all that these rest on."""
    some = [one for one in many if one is not NOTHING]
    if len(some) > 1:
        some = [one for one in dict.fromkeys(some) if one]
    if len(some) < 2:
        return some[0] if some else NOTHING
    return Reliance(
        tuple(dict.fromkeys(pair for one in some for pair in one.assumptions)),
        tuple(dict.fromkeys(name for one in some for name in one.presumptions)),
    )
