"""Entries about ratification."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.compiler.ir.scenario import Votes
from charterlang.interpreter.journal.entries import Recorded


@attrs.frozen
class DepositMade(Recorded):
    """An instrument of ratification is with the depositary; `given`: it was so when the run began,
    since that instant.

    `votes`: what it tells of the vote by which it was decided, which nobody judges here.
    """

    by: str
    instrument: str | None = None
    votes: Votes | None = None
    dated: str | None = None
    given: datetime | None = None
