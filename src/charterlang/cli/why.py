"""`charter why`: why a line of a run came about."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from charterlang.cli.options import add_assume, add_json, assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from charterlang.cli.transcript import Paper
    from charterlang.interpreter.play import Run
    from charterlang.interpreter.why import Explanation

SUMMARY = "explain a line of a run: its clauses, numbers, facts and readings"
EXAMPLES = """\
  charter why recall.scenario 12            why line 12 came about (charter run numbers them)
  charter why recall.scenario 12 --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .scenario file")
    parser.add_argument("line", metavar="LINE", type=number, help="the number of a line of its run")
    add_assume(parser)
    add_json(parser)


def number(word: str) -> int:
    """The number of a line, as it was said; raises `argparse.ArgumentTypeError`."""
    try:
        return int(word)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"`{word}` is no number; charter run numbers the lines of a run"
        ) from None


def answer(parsed: argparse.Namespace) -> int:
    """The explanation of the line; 1 if there is no such line."""
    from charterlang.api import examine, played, published
    from charterlang.cli import output
    from charterlang.cli.run import with_trials
    from charterlang.cli.transcript import Paper
    from charterlang.interpreter.why import why_line

    examined = with_trials(examine(parsed.file, assumed(parsed)), parsed.file)
    if examined.failed:
        return output.refused(examined, parsed.json)
    run = None
    for run in played(examined.trials):
        made = why_line(run, parsed.line)
        if made is not None:
            break
    else:
        return no_line(parsed.file, parsed.line, run, parsed.json)
    if parsed.json:
        from charterlang.cli.runs_as_data import explanation_as_data

        output.data({"line": parsed.line, **explanation_as_data(made)})
        return 0
    paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
    tell(made, run, published(run.trial.law, whole=False), paper)
    return 0


def no_line(path: str, number: int, run: Run | None, as_data: bool) -> int:
    """Says which lines there are."""
    from charterlang.cli.output import complaint

    last = run.next_line - 1 if run else 0
    help = f"its lines are 1 to {last}; charter run {path} shows them"
    complaint(f"the run of {path} has no line {number}", help, as_data)
    return 1


def tell(made: Explanation, run: Run, text_of: Callable[[str], str | None], paper: Paper) -> None:
    """Prints an explanation, with the words of the clauses it names."""
    from charterlang.cli.transcript import readings_of, wrap
    from charterlang.interpreter import wording

    law = run.trial.law
    for line in wrap(made.what, paper.width):
        print(paper.paint(line, "bold"))
    when = ""
    if made.at is not None:
        when = f"{wording.weekday(law, made.at)}, {wording.instant(law, made.at)}, "
    for line in wrap(f"{when}{run.trial.scenario.title}{readings_of(run)}", paper.width):
        print(paper.paint(line, "dim"))
    for section in made.sections:
        print(f"\n{paper.paint(section.heading, 'bold')}")
        for point in section.points:
            text = point.text
            if section.heading == CLAUSES:
                text = f"{point.clause}  {text_of(point.clause) or ''}".rstrip()
            elif point.clause:
                text = f"{text}  [{point.clause}]"
            lines = [line for part in text.split("\n") for line in wrap(part, paper.width - 4)]
            print("\n    ".join([f"  {lines[0]}", *lines[1:]]))
            for below in point.below:
                print("\n        ".join(f"{line}" for line in indented(below, paper)))


CLAUSES = "Clauses"
"""The section that lists the clauses themselves."""


def indented(text: str, paper: Paper) -> list[str]:
    """A point below a point."""
    from charterlang.cli.transcript import wrap

    first, *more = wrap(text, paper.width - 8)
    return [f"      {first}", *more]
