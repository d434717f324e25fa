"""The outcomes of many scenarios, and the clauses that none of them touched."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from charterlang.api import SCENARIOS_IN, Examined, examine, no_scenario, played
from charterlang.cli.failures import excerpts
from charterlang.cli.runs_as_data import failure_as_data, rests_as_data
from charterlang.cli.transcript import Paper, readings_of
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import Instrument, Kind
from charterlang.files import CHARTER, SCENARIO, Unreadable, below, text_of
from charterlang.interpreter.play import Run


@attrs.frozen
class Outcome:
    """One run, or (`ran` false) a file that cannot be run. `line` is where its scenario begins."""

    path: str
    title: str
    line: int
    passed: bool
    ran: bool = True
    under: str = ""
    readings: Mapping[str, str] = attrs.field(factory=dict)
    excerpts: tuple[str, ...] = ()
    content: Mapping[str, Any] = attrs.field(factory=dict)

    def as_data(self) -> dict[str, Any]:
        """For `--json`."""
        head = {"file": self.path, "scenario": self.title, "line": self.line, "ran": self.ran}
        return {**head, "readings": dict(self.readings), "passed": self.passed, **self.content}


@attrs.define(eq=False)
class Tally:
    """What came of the scenarios so far, under these readings.

    `remarks` are what is to be said of their files. `laws` and `touched` are kept by the path of
    the charter.
    """

    assume: Mapping[str, str]
    outcomes: list[Outcome] = attrs.field(factory=list)
    remarks: list[Examined] = attrs.field(factory=list)
    laws: dict[str, Instrument] = attrs.field(factory=dict)
    touched: dict[str, set[str]] = attrs.field(factory=dict)

    @property
    def passed(self) -> bool:
        """Whether some ran, and none failed."""
        return bool(self.outcomes) and all(one.passed for one in self.outcomes)

    def take(self, path: str) -> Iterator[Outcome]:
        """Runs the scenarios of a file, one after the other."""
        examined = examine(path, self.assume)
        if not (examined.failed or examined.trials):
            examined = attrs.evolve(examined, diagnostics=(no_scenario(path),))
        own = [one for one in examined.diagnostics if examined.failed or one.span.path == path]
        if own:
            self.remarks.append(attrs.evolve(examined, diagnostics=tuple(own)))
        if examined.failed:
            title = "cannot be run: it has errors"
            yield self.keep(Outcome(path, title, 1, passed=False, ran=False))
            return
        for run in played(examined.trials):
            yield self.keep(outcome(run, path, examined))
            law = run.trial.law
            self.laws[law.source] = law
            self.touched.setdefault(law.source, set()).update(run.touched)

    def keep(self, one: Outcome) -> Outcome:
        """Counts an outcome."""
        self.outcomes.append(one)
        return one

    def untouched(self) -> Iterator[tuple[Instrument, tuple[str, ...]]]:
        """Each charter with its clauses that state a rule and that no scenario touched."""
        for path, law in self.laws.items():
            left = [one for one in ruling(law) if one not in self.touched[path]]
            if left:
                yield law, tuple(left)


def outcome(run: Run, path: str, examined: Examined) -> Outcome:
    """What is kept of a run: its states would fill the memory."""
    scenario = run.trial.scenario
    content = {
        "failures": [failure_as_data(one) for one in run.failures],
        "rests_on": rests_as_data(run.rests),
    }
    lines = tuple(excerpts(run, examined.sources, Paper(100)))
    under = readings_of(run)
    return Outcome(path, scenario.title, scenario.span.line, run.passed, True, under,
                   run.trial.readings, lines, content)  # fmt: skip


def ruling(law: Instrument) -> Iterator[str]:
    """The clauses, and divisions, in which a rule is declared."""

    def inside(one: Division | Clause) -> Iterator[str]:
        declared = (law.declarations.get(each.name) for each in one.statements if each.declared)
        if any(each is not None and not isinstance(each, Kind) for each in declared):
            yield one.identity
        for part in one.parts if isinstance(one, Division) else one.clauses:
            yield from inside(part)

    for division in law.divisions:
        yield from inside(division)


def scenario_files(path: str) -> list[str]:
    """The files of scenarios below a folder, and the charters that hold some; or the one file."""
    if not os.path.isdir(path):
        return [path]
    held = [one for one in below(path, CHARTER) if holds_scenarios(one)]
    return sorted([*below(path, SCENARIO), *held])


def holds_scenarios(path: str) -> bool:
    """Whether a charter has scenarios of its own."""
    try:
        return bool(SCENARIOS_IN.search(text_of(path) or ""))
    except Unreadable:
        return True
