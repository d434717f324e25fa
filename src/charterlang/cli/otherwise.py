"""`charter run --all-readings`: what would come out otherwise, were the charter read otherwise?

Every assumption of the charter is varied by itself, through each of its readings; the others stay as
they are (language.md §11.2). A scenario that names readings itself is run under the first of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from charterlang.api import Examined
    from charterlang.cli.transcript import Paper
    from charterlang.interpreter.play import Run

HEADS = ("read otherwise", "what comes of it")
NOTHING = "the same"


@attrs.frozen
class Variant:
    """A scenario under another reading of one assumption, and what came out otherwise."""

    assumption: str
    reading: str
    differences: tuple[str, ...]


def answer(examined: Examined, path: str, readings: Mapping[str, str], as_data: bool) -> int:
    """Prints a table for each run of the file; 1 if an expectation failed as the charter is read."""
    from charterlang.api import played
    from charterlang.cli import output

    first = {one.scenario.span.line: one for one in reversed(examined.trials)}
    runs = list(played(one for one in examined.trials if one is first[one.scenario.span.line]))
    found = list(varied(runs, path, readings))
    if as_data:
        output.data({"runs": [data(run, variants) for run, variants in found]})
    else:
        tell(found)
    return 0 if all(run.passed for run in runs) else 1


def varied(
    runs: Sequence[Run], path: str, readings: Mapping[str, str]
) -> Iterator[tuple[Run, list[Variant]]]:
    """Each run with its variants."""
    variants: dict[int, list[Variant]] = {id(run): [] for run in runs}
    for name, reading in alternatives(runs, readings):
        others = under(path, {**readings, name: reading})
        for run in runs:
            told = None if read_so(run, name, reading) else compared(run, others, name)
            if told is not None:
                variants[id(run)].append(Variant(name, reading, told))
    return ((run, variants[id(run)]) for run in runs)


def alternatives(runs: Sequence[Run], readings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each reading of each assumption of the charters that is not fixed by the command."""
    from charterlang.compiler.ir.instrument import Assumption

    laws = {run.trial.law.source: run.trial.law for run in runs}
    for law in laws.values():
        for one in law.declarations.values():
            if isinstance(one, Assumption) and one.name not in readings:
                yield from ((one.name, reading.name) for reading in one.readings)


def read_so(run: Run, assumption: str, reading: str) -> bool:
    """Whether that is how the charter is read in a run already."""
    from charterlang.compiler.ir.instrument import Assumption

    one = run.trial.law.declarations.get(assumption)
    return isinstance(one, Assumption) and one.chosen == reading


def under(path: str, readings: Mapping[str, str]) -> Sequence[Run] | str:
    """The runs of the file under these readings; in words, why there are none."""
    from charterlang.api import examine, played

    examined = examine(path, readings)
    wrong = [one for one in examined.diagnostics if one.severity == "error"]
    if wrong:
        return f"the charter cannot be run so: {wrong[0].code}, {wrong[0].message}"
    return list(played(examined.trials))


def compared(run: Run, others: Sequence[Run] | str, varied: str) -> tuple[str, ...] | None:
    """What came out otherwise in the run of the same scenario; None if there is none."""
    from charterlang.interpreter.play.otherwise import differences

    if isinstance(others, str):
        return (others,)
    kept = {name: reading for name, reading in run.trial.readings.items() if name != varied}
    for other in others:
        if other.trial.scenario.span.line == run.trial.scenario.span.line and kept == {
            name: reading for name, reading in other.trial.readings.items() if name != varied
        }:
            return differences(run, other)
    return None


def tell(found: Sequence[tuple[Run, list[Variant]]]) -> None:
    """Prints the tables."""
    import sys

    from charterlang.cli import output
    from charterlang.cli.transcript import Paper

    paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
    for number, (run, variants) in enumerate(found):
        if number:
            print()
        for line in table(run, variants, paper):
            print(line)


def table(run: Run, variants: Sequence[Variant], paper: Paper) -> Iterator[str]:
    """The title of a run, the readings that change it, and how many change nothing."""
    from charterlang.cli.grid import fitting
    from charterlang.cli.transcript import readings_of, wrap

    for line in wrap(run.trial.scenario.title, paper.width):
        yield paper.paint(line, "bold")
    for line in wrap(f"{run.trial.law.title}{readings_of(run)}", paper.width):
        yield paper.paint(line, "dim")
    changing = [one for one in variants if one.differences]
    if changing:
        yield ""
        rows = [([f"{one.assumption} = {one.reading}"], list(one.differences)) for one in changing]
        yield from fitting(HEADS, rows, paper)
    yield ""
    yield from wrap(summary(len(variants), len(variants) - len(changing)), paper.width)


def summary(count: int, idle: int) -> str:
    """`Of 9 other readings 7 change nothing.`"""
    if not count:
        return "Nothing in this charter is read in more ways than one."
    if count == 1:
        return f"The one other reading changes {'nothing' if idle else 'a result'}."
    if idle == count:
        return f"None of {count} other readings changes a result."
    if not idle:
        return f"{'Both' if count == 2 else 'All'} other readings change a result."
    return f"Of {count} other readings {idle} {'changes' if idle == 1 else 'change'} nothing."


def data(run: Run, variants: Sequence[Variant]) -> dict[str, Any]:
    """A run with its variants, for `--json`."""
    return {
        "scenario": run.trial.scenario.title,
        "charter": run.trial.law.name,
        "readings": dict(run.trial.readings),
        "passed": run.passed,
        "otherwise": [
            {"assumption": one.assumption, "reading": one.reading, "differs": list(one.differences)}
            for one in variants
        ],
    }
