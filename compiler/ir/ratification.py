"""Ratification: an instrument comes into force by deposits (language.md §10.3, §18.7)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Effect
from charterlang.compiler.ir.organs import Actors, Condition, Title
from charterlang.compiler.ir.place import Place
from charterlang.compiler.node import frozen

RATIFICATION = "ratification"
NOTICE = "ratification.notice"
"""The duty of the depositary to give notice of a deposit."""
SIGNATORIES, DEPOSITORS = "signatories", "depositors"
BOUND = (SIGNATORIES, DEPOSITORS)
"""What a ratification names: those who are named in it, and those who have deposited so far."""


@frozen
class Signatories:
    """`signatories A, B, C`."""

    names: tuple[str, ...]
    place: Place


@frozen
class Depositary:
    """With whom instruments are deposited: an individual, or an office."""

    by: Actors
    place: Place


@frozen
class Accession:
    """Whether others than the signatories may deposit: anybody, or whom the procedure `by` admits."""

    by: str | None
    place: Place


@frozen
class Ratification:
    """How the instrument comes into force: who deposits, with whom, and when it is enough.

    `deposited`: what each deposit brings about beside; the duties to give notice of it, and other
    norms that stand here, are declarations of their own (`ratification.notice`), and in force before
    the instrument is. Without `commences`: when every signatory has deposited. `kind`: of the parties.
    """

    name: str
    title: Title
    kind: str | None
    signatories: Signatories | None
    depositary: Depositary | None
    deposited: tuple[Effect, ...]
    commences: tuple[Condition, ...]
    accession: Accession | None
    place: Place

    @property
    def named(self) -> tuple[str, ...]:
        """Those who are named, in order."""
        return self.signatories.names if self.signatories is not None else ()
