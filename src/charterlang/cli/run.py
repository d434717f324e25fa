"""`charter run`: what happens when people act under a charter?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from charterlang.cli.options import add_assume, add_json, assumed
from charterlang.cli.progress import Progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from charterlang.api import Examined
    from charterlang.interpreter.play import Run

SUMMARY = "run the scenarios of a file, and print what happens"
EXAMPLES = """\
  charter run recall.scenario
  charter run recall.scenario --assume counted=entitled
  charter run recall.scenario --all-readings    what would come out otherwise, read otherwise?
  charter run recall.scenario --json
  charter why recall.scenario 12          why line 12 came about
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .scenario file")
    add_assume(parser)
    parser.add_argument(
        "--all-readings",
        action="store_true",
        help="vary each assumption by itself, and print the results that differ",
    )
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """Prints each run as soon as it is over; 1 if an expectation failed."""
    from charterlang.api import examine
    from charterlang.cli import output

    with Progress() as progress:
        progress.at(f"reading {parsed.file}")
        examined = with_trials(examine(parsed.file, assumed(parsed)), parsed.file)
        progress.at("")
        if examined.failed:
            return output.refused(examined, parsed.json)
        output.report(own(examined, parsed.file), sys.stderr)
        if parsed.all_readings:
            from charterlang.cli import otherwise

            return otherwise.answer(examined, parsed.file, assumed(parsed), parsed.json)
        runs = watched(examined, progress)
        return as_data(runs) if parsed.json else as_text(runs, examined)


def watched(examined: Examined, progress: Progress) -> Iterator[Run]:
    """Each run as soon as it is over; until then it is said which one is under way."""
    from charterlang.api import played

    runs = played(examined.trials)
    for number, trial in enumerate(examined.trials, 1):
        progress.at(f"{number} of {len(examined.trials)}: {trial.scenario.title}")
        run = next(runs)
        progress.at("")
        yield run


def with_trials(examined: Examined, path: str) -> Examined:
    """The same; with an error if it has no scenario to run."""
    if examined.failed or examined.trials:
        return examined
    import attrs

    from charterlang.api import no_scenario

    return attrs.evolve(examined, diagnostics=(*examined.diagnostics, no_scenario(path)))


def own(examined: Examined, path: str) -> Examined:
    """What is to be said of the scenarios themselves: `check` is asked about their charter."""
    import attrs

    said = tuple(one for one in examined.diagnostics if one.span.path == path)
    return attrs.evolve(examined, diagnostics=said)


def as_text(runs: Iterable[Run], examined: Examined) -> int:
    """The transcript of each run, then what failed, with excerpts."""
    from charterlang.cli import output
    from charterlang.cli.failures import excerpts
    from charterlang.cli.transcript import Paper, transcript

    paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
    failed = count = 0
    for run in runs:
        if count:
            print(f"\n{paper.paint('─' * min(paper.width, 60), 'dim')}\n")
        for line in transcript(run, paper):
            print(line)
        for line in excerpts(run, examined.sources, paper):
            print(line)
        sys.stdout.flush()
        count += 1
        failed += not run.passed
    if count > 1:
        print(f"\n{summary(count, failed)}")
    return 1 if failed else 0


def summary(count: int, failed: int) -> str:
    """`13 runs, all as expected`."""
    if not failed:
        return f"{count} runs, all as expected"
    return f"{count} runs, {failed} failed"


def as_data(runs: Iterable[Run]) -> int:
    """The runs as data."""
    from charterlang.cli import output
    from charterlang.cli.runs_as_data import run_as_data

    told = [run_as_data(run) for run in runs]
    passed = all(run["passed"] for run in told)
    output.data({"passed": passed, "runs": told})
    return 0 if passed else 1
