"""`charter test`: do all scenarios come out as they should?"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from charterlang.cli.options import add_assume, add_json, assumed
from charterlang.cli.progress import Progress

if TYPE_CHECKING:
    from charterlang.cli.tally import Outcome, Tally

SUMMARY = "run all scenarios below a folder, and say which fail"
EXAMPLES = """\
  charter test                            below this folder
  charter test charters/sec
  charter test recall.scenario --assume counted=entitled
  charter test charters --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", nargs="?", default=".", help="a folder or a file")
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """A line for each scenario and reading, then what failed; 1 if anything did, or none ran."""
    from charterlang.api import CharterError
    from charterlang.cli import output
    from charterlang.cli.tally import Tally, scenario_files
    from charterlang.files import Unreadable

    try:
        files = scenario_files(parsed.path)
    except Unreadable as error:
        return output.refused(CharterError([error.diagnostic]), parsed.json)
    started, tally = time.monotonic(), Tally(assumed(parsed))
    with Progress() as progress:
        shown = Screen(parsed.json, progress)
        for number, path in enumerate(files, 1):
            shown.file(path, f"{number} of {len(files)}: {path}")
            for outcome in tally.take(path):
                shown.outcome(outcome)
    if parsed.json:
        output.data(as_data(tally))
    else:
        report(tally, parsed.path, time.monotonic() - started)
    ran = all(one.passed for one in tally.outcomes if one.ran)
    return 0 if tally.passed else (output.failure(*tally.remarks) if ran else 1) or 1


class Screen:
    """What is printed while the scenarios run: a line for each, and on a terminal how far it is."""

    def __init__(self, quiet: bool, progress: Progress) -> None:
        from charterlang.cli import output
        from charterlang.cli.transcript import Paper

        self.quiet, self.progress, self.label = quiet, progress, ""
        self.paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
        self.heading: str | None = None

    def file(self, path: str, label: str) -> None:
        """The next file is begun."""
        self.heading, self.label = path, label
        self.progress.at(label)

    def outcome(self, one: Outcome) -> None:
        """A scenario is over, or its file cannot be run."""
        if self.quiet:
            return
        self.progress.at("")
        if self.heading is not None:
            print(self.paper.paint(self.heading, "bold"))
            self.heading = None
        mark = self.paper.paint("✓", "green") if one.passed else self.paper.paint("!", "red")
        print(f"  {mark} {one.title}{one.under}")
        sys.stdout.flush()
        self.progress.at(self.label)


def report(tally: Tally, path: str, seconds: float) -> None:
    """What failed, with excerpts; the clauses no scenario touched; and the sum of it."""
    from charterlang.cli import output

    for examined in tally.remarks:
        print()
        output.report(examined, sys.stdout)
    for outcome in tally.outcomes:
        for line in outcome.excerpts:
            print(line)
    for law, clauses in tally.untouched():
        print(f"\n{law.title}: no scenario touches {', '.join(clauses)}")
    print(f"\n{summary(tally, path)} ({seconds:.1f} s)")


def summary(tally: Tally, path: str) -> str:
    """`60 runs of 45 scenarios in 13 files, all as expected`."""
    if not tally.outcomes:
        return f"there is no scenario below `{path}`: nothing has been tested"
    runs = [one for one in tally.outcomes if one.ran]
    scenarios = {(one.path, one.line) for one in runs}
    files = {one.path for one in tally.outcomes}
    said = f"{counted(runs, 'run')} of {counted(scenarios, 'scenario')} in {counted(files, 'file')}"
    failed, broken = sum(not one.passed for one in runs), len(tally.outcomes) - len(runs)
    wrong = [f"{failed} failed"] if failed else []
    wrong += [f"{counted(range(broken), 'file')} cannot be run"] if broken else []
    return f"{said}, {', '.join(wrong) or 'all as expected'}"


def counted(things: Collection[object], word: str) -> str:
    """`1 run`, `2 runs`."""
    return f"{len(things)} {word}{'s' * (len(things) != 1)}"


def as_data(tally: Tally) -> dict[str, Any]:
    """The tests as data."""
    from charterlang.compiler.report import data

    return {
        "passed": tally.passed,
        "tests": [one.as_data() for one in tally.outcomes],
        "diagnostics": [each for one in tally.remarks for each in data(one.diagnostics)],
        "untouched": {law.name: list(clauses) for law, clauses in tally.untouched()},
    }
