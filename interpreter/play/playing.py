"""A run under way: the state it has come to, its transcript so far, and what has failed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.interpreter import machine, wording
from charterlang.interpreter.events import Event
from charterlang.interpreter.findings import Evidence, Finding
from charterlang.interpreter.journal import Entry, Refused, StageEnded, Voided
from charterlang.interpreter.play.deeds import NO_PROCEEDING
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.sentences import line_text, sentence
from charterlang.interpreter.play.subjects import declaration
from charterlang.interpreter.play.transcript import Failure, Line, Moment, Run, Sort
from charterlang.interpreter.reliance import Reliance, united
from charterlang.interpreter.state import State

if TYPE_CHECKING:
    from charterlang.compiler.scenarios import Trial


@attrs.define(eq=False)
class Playing:
    """What a run has come to.

    `names` are the scenario's names of proceedings, `clock` its last stamp; `number` is that of
    the next line. `nowhere`: the procedure of which a proceeding was spoken that is not there.
    `after`: what came of an act that was refused, to be told behind its refusal.
    """

    trial: Trial
    state: State
    clock: datetime
    number: int
    names: dict[str, int] = attrs.field(factory=dict)
    nowhere: str | None = None
    after: tuple[Entry, ...] = ()
    lines: list[tuple[datetime | None, Line]] = attrs.field(factory=list)
    failures: list[Failure] = attrs.field(factory=list)
    touched: set[str] = attrs.field(factory=set)
    resting: list[Reliance] = attrs.field(factory=list)

    @property
    def naming(self) -> Naming:
        """The words of the run as it stands."""
        names = {number: name for name, number in self.names.items()}
        if self.nowhere is not None:
            known = self.nowhere in self.state.law.declarations
            title = f"the {wording.title(self.state.law, self.nowhere)}"
            names[NO_PROCEEDING] = title if known else self.nowhere
        return Naming(self.state, names)

    def take(self, event: Event) -> tuple[Entry, ...]:
        """Lets an event happen; what the journal has of it."""
        before = len(self.state.journal)
        self.state = machine.step(self.state, event)
        entries = self.state.journal[before:]
        self.note(entries)
        return entries

    def note(self, entries: Iterable[Entry]) -> None:
        """Notes which clauses entries rest on, and which readings and presumptions."""
        for entry in entries:
            self.touched.update(entry.clauses)
            self.rely(entry.rests, entry.read)
            if isinstance(entry, Refused | Voided):
                for ground in entry.grounds:
                    self.touched.update(ground.clauses)
                    self.rely(ground.rests, ground.read)
            if isinstance(entry, StageEnded):
                if entry.result is not None:
                    self.touched.update(entry.result.clauses)
                    self.rely(entry.result.rests, entry.result.read)
                for one in entry.early:
                    self.touched.add(one.clause)
                    self.rely(one.found.rests, one.found.read)

    def rely(self, rests: Reliance, read: Iterable[Evidence]) -> None:
        """Notes what a finding rests on, with the clauses that declare it."""
        self.resting.append(rests)
        self.touched.update(piece.clause for piece in read)
        named = [*(name for name, _ in rests.assumptions), *rests.presumptions]
        for name in named:
            declared = self.state.law.declarations.get(name)
            if declared is not None:
                self.touched.add(declared.place.clause)

    def find(self, finding: Finding) -> Finding:
        """Notes what an expectation rests on."""
        self.rely(finding.rests, finding.read)
        return finding

    def line(
        self,
        sort: Sort,
        text: str,
        span: Span | None,
        at: datetime | None = None,
        **more: Any,
    ) -> Line:
        """Writes a line at that instant, or now."""
        step = more.pop("step", len(self.state.journal))
        entry = more.get("entry")
        if entry is not None and sort != "given" and not more.get("clauses"):
            more["declaration"] = declaration(entry, self.state)
        line = Line(self.number, sort, text, span=span, step=step, **more)
        self.number += 1
        self.lines.append((None if sort == "given" else at or self.state.now, line))
        return line

    def told(self, entry: Refused, span: Span | None, failed: bool = False) -> Line:
        """Writes the line of a refusal."""
        said = sentence(entry, self.naming)
        return self.line(
            "refusal",
            line_text(said),
            span,
            clauses=refusing(entry),
            details=said.details,
            entry=entry,
            grounds=entry.grounds,
            rests=entry.rests,
            failed=failed,
        )

    def fail(self, message: str, found: Iterable[str], line: Line, span: Span) -> None:
        """Notes what did not come out as the scenario says."""
        self.failures.append(Failure(message, tuple(found), line.number, span))

    def run(self) -> Run:
        """The run, as it is left."""
        return Run(
            self.trial,
            moments(self.lines),
            tuple(self.failures),
            frozenset(one for one in self.touched if one),
            united(self.resting),
            {number: name for name, number in self.names.items()},
            self.state,
            self.number,
        )


def refusing(entry: Refused) -> tuple[str, ...]:
    """The clauses that a refusal rests on: the first authority of each ground."""
    first = (one.clauses[0] for one in entry.grounds if one.clauses)
    return tuple(dict.fromkeys(first)) or entry.clauses


def moments(lines: Iterable[tuple[datetime | None, Line]]) -> tuple[Moment, ...]:
    """Lines in the order of writing, those of one instant together."""
    out: list[tuple[datetime | None, list[Line]]] = []
    for at, line in lines:
        if not out or out[-1][0] != at:
            out.append((at, []))
        out[-1][1].append(line)
    return tuple(Moment(at, tuple(each)) for at, each in out)
