"""What a run leaves: its transcript as data, what failed, and what its results rest on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.reliance import NOTHING, Reliance
from charterlang.interpreter.state import State

if TYPE_CHECKING:
    from charterlang.compiler.scenarios import Trial
    from charterlang.interpreter.findings import Finding
    from charterlang.interpreter.journal import Entry

Sort: TypeAlias = Literal[
    "given", "act", "refusal", "consequence", "event", "expectation", "remark"
]
"""What the world is when the run begins; what somebody does, or tries; what follows from it at
once; what happens because its time has come; what the scenario expects, and what it remarks."""


@attrs.frozen
class Line:
    """One line of a transcript; numbers count from 1 through all runs that are shown together.

    `entry` is what the journal has of it, and `step` the number of journal entries up to there.
    `rows` is a small table, `details` what is told below the line: grounds, or what was found.
    `grounds` are those of a refusal, `finding` that of an expectation. `failed`: it ought not to be so.
    `rests` are the readings and presumptions that it rests on. `declaration`: what the line is about,
    where the rule stands in no clause that could be cited.
    """

    number: int
    sort: Sort
    text: str
    clauses: tuple[str, ...] = ()
    declaration: str | None = None
    details: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    entry: Entry | None = None
    step: int = 0
    grounds: tuple[Ground, ...] = ()
    finding: Finding | None = None
    rests: Reliance = NOTHING
    failed: bool = False
    span: Span | None = attrs.field(default=None, eq=False)


@attrs.frozen
class Moment:
    """The lines of one instant; `at` is None for what is given before the run begins."""

    at: datetime | None
    lines: tuple[Line, ...]


@attrs.frozen
class Failure:
    """What did not come out as the scenario says: where it is written, and what was found."""

    message: str
    found: tuple[str, ...]
    line: int
    span: Span = attrs.field(eq=False)


@attrs.frozen
class Run:
    """A scenario played under one choice of readings.

    `touched` are the clauses on which anything rested, `rests` the readings and presumptions
    that the results and expectations depended on, `names` what the scenario calls its proceedings.
    """

    trial: Trial
    moments: tuple[Moment, ...]
    failures: tuple[Failure, ...]
    touched: frozenset[str]
    rests: Reliance
    names: Mapping[int, str]
    state: State
    next_line: int

    @property
    def passed(self) -> bool:
        """Whether everything came out as the scenario says."""
        return not self.failures

    def line(self, number: int) -> tuple[Moment, Line] | None:
        """The line of that number, with its moment."""
        for moment in self.moments:
            for line in moment.lines:
                if line.number == number:
                    return moment, line
        return None
