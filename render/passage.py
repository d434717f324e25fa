"""A passage: the place in a document that is being worded, with all that its words depend on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import attrs

from charterlang.compiler.ir.instrument import Declaration, Instrument
from charterlang.render.places import Places

D = TypeVar("D")


@attrs.frozen
class Passage:
    """Where words stand. `here` is the identity of the clause or division, `""` for neither.

    `names` says how a variable reads here: `candidate` as "the candidate", a parameter as
    "the applicant". `at_issue` is the only parameter of a norm, if it is a matter: no person or
    party, who could be mistaken for another. An act asked about need not say that it is in respect
    of it. `norm` is the norm that is being worded, `defining` whether vocabulary is printed as
    definitions. `verbal` stands for the verb of obligation where an operative verb goes before.
    """

    instrument: Instrument
    places: Places
    here: str = ""
    generated: bool = False
    names: Mapping[str, str] = attrs.field(factory=dict)
    at_issue: str | None = None
    norm: str | None = None
    defining: bool = False
    verbal: str | None = None

    def at(self, identity: str) -> Passage:
        """The passage at another clause."""
        return attrs.evolve(self, here=identity)

    def naming(self, **names: str) -> Passage:
        """The passage in which these variables read so."""
        return attrs.evolve(self, names={**self.names, **names})

    def declared(self, name: str) -> Declaration | None:
        """The declaration of that name."""
        return self.instrument.declarations.get(name)

    def find(self, name: str | None, sort: type[D]) -> D | None:
        """The declaration of that name, if it is one of that class."""
        found = self.instrument.declarations.get(name or "")
        return found if isinstance(found, sort) else None

    @property
    def modal(self) -> str:
        """The verb of obligation in the style of the charter."""
        return self.instrument.style.modal if self.verbal is None else self.verbal
