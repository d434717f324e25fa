"""`charter due`: who owes what by when?"""

from __future__ import annotations

import argparse
import sys

from charterlang.cli.options import add_assume, add_json, assumed, local_date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from charterlang.api import Examined
    from charterlang.cli.transcript import Paper
    from charterlang.compiler.ir.instrument import Instrument
    from charterlang.interpreter.owed import Ledger
    from charterlang.interpreter.play import Run

SUMMARY = "list who owes what by when in a run, and which breaches there are"
EXAMPLES = """\
  charter due aid.scenario                      at the end of each run of the file
  charter due aid.scenario --at "2026-03-01 12:00"
  charter due aid.scenario --of Alba --all      of Alba alone, with what is done or moot
  charter due recall.scenario --assume counted=entitled
  charter due pact.charter                      all duties and prohibitions of the charter
  charter due aid.scenario --json
"""
WIDEST = 80
"""Columns beyond which the tables do not grow."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .scenario file, or a .charter file")
    parser.add_argument(
        "--at",
        metavar="DATE",
        type=local_date,
        help="at that instant, in the charter's zone, instead of at the end of the run; after the "
        "end as if nothing more happened",
    )
    parser.add_argument(
        "--of", metavar="NAME", help="of that individual, office, body or those parties alone"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="also the duties that are done, or moot by now, or bind no longer",
    )
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """The duties of each run, or those of the charter; 1 if there are errors, or a run fails."""
    from charterlang.api import examine
    from charterlang.cli import output

    examined = examine(parsed.file, assumed(parsed))
    if not examined.failed and not examined.trials and examined.law is not None:
        return of_charter(examined, parsed)
    from charterlang.cli.run import own, with_trials

    examined = with_trials(examined, parsed.file)
    if examined.failed:
        return output.refused(examined, parsed.json)
    output.report(own(examined, parsed.file), sys.stderr)
    return of_runs(examined, parsed)


# ── a charter


def of_charter(examined: Examined, parsed: argparse.Namespace) -> int:
    """The register of duties and prohibitions."""
    from charterlang.cli import output
    from charterlang.cli.due_names import is_somebody, nobody
    from charterlang.cli.due_register import as_data, concerns, tell
    from charterlang.interpreter.owed import register

    for option, given in (("--at", parsed.at), ("--all", parsed.all)):
        if given:
            print(f"charter due: {option} wants a scenario, and {parsed.file} has none",
                  file=sys.stderr)  # fmt: skip
            return 2
    law = examined.law
    assert law is not None
    bonds = register(law)
    if parsed.of is not None:
        if not is_somebody(law, parsed.of):
            return nobody(law, (one.name for one in law.entities), parsed.of, parsed.json)
        bonds = tuple(one for one in bonds if concerns(law, one, parsed.of))
    if parsed.json:
        output.data({"charter": law.name, "register": [as_data(one) for one in bonds]})
    else:
        tell(law, bonds, paper())
    return 0


# ── runs


def of_runs(examined: Examined, parsed: argparse.Namespace) -> int:
    """What is owed in each run, one after the other."""
    from charterlang.api import played
    from charterlang.cli import output
    from charterlang.cli.due_names import names_meant, nobody
    from charterlang.cli.due_tables import ledger_as_data, tell
    from charterlang.interpreter.roll import known

    if parsed.at is not None and any(beyond(one.law, parsed.at) for one in examined.trials):
        at = f"{parsed.at:%Y-%m-%d %H:%M}"
        message = (
            f"`{at}` is beyond the calendar, whose years are 1 to 9999, in the zone of the charter"
        )
        output.complaint(
            message, "give an instant that is not at its edge", parsed.json, "charter due"
        )
        return 2
    if parsed.at is not None:
        gone = next((one.law for one in examined.trials if left_out(one.law, parsed.at)), None)
        if gone is not None:
            message = (
                f"there is no `{parsed.at:%Y-%m-%d %H:%M}` in {gone.zone}: clocks are put forward"
            )
            help = "give an hour before, or after, that they leave out"
            output.complaint(message, help, parsed.json, "charter due")
            return 2
    listed = [(run, names_meant(run, parsed.of)) for run in played(examined.trials)]
    if listed and all(names is not None and not names for _, names in listed):
        first = listed[0][0]
        return nobody(first.trial.law, known(first.state), parsed.of, parsed.json)
    if parsed.json:
        runs = [ledger_as_data(run, made, parsed.all) for run, made in ledgers(listed, parsed.at)]
        output.data({"passed": all(run.passed for run, _ in listed), "runs": runs})
    else:
        for number, (run, made) in enumerate(ledgers(listed, parsed.at)):
            if number:
                print(f"\n{paper().paint('─' * min(paper().width, 60), 'dim')}\n")
            asked = instant(run.trial.law, parsed.at) if parsed.at is not None else None
            tell(run, made, parsed.all, asked, paper())
    return failed([run for run, _ in listed], parsed)


def ledgers(
    listed: list[tuple[Run, frozenset[str] | None]], at: datetime | None
) -> Iterator[tuple[Run, Ledger | None]]:
    """Each run with what is owed in it; None where the run has not begun by then."""
    from charterlang.interpreter.owed import ledger, state_at

    for run, names in listed:
        state = run.state if at is None else state_at(run.state, instant(run.trial.law, at))
        made = ledger(state) if state is not None else None
        yield run, made.of(names) if made is not None and names is not None else made


def instant(law: Instrument, at: datetime) -> datetime:
    """A date and time in the zone of the charter."""
    from datetime import UTC

    from charterlang.interpreter.calendar import zone_of

    return at.replace(tzinfo=zone_of(law.zone)).astimezone(UTC)


def left_out(law: Instrument, at: datetime) -> bool:
    """Whether clocks go past that hour there; a day without midnight begins with its first hour."""
    whole_day = (at.hour, at.minute, at.second) == (0, 0, 0)
    return not whole_day and instant(law, at) > instant(law, at.replace(fold=1))


def beyond(law: Instrument, at: datetime) -> bool:
    """Whether a date is one of the charter's zone alone, at the edge of the calendar."""
    try:
        instant(law, at)
    except OverflowError:
        return True
    return False


def failed(runs: list[Run], parsed: argparse.Namespace) -> int:
    """The exit code; says so if a run did not come out as its scenario expects."""
    wrong = [run for run in runs if not run.passed]
    if wrong:
        print(f"charter due: {len(wrong)} of {len(runs)} runs failed; "
              f"charter run {parsed.file} shows how", file=sys.stderr)  # fmt: skip
    return int(bool(wrong))


def paper() -> Paper:
    """The page: no wider than is easy to read in columns."""
    from charterlang.cli import output
    from charterlang.cli.transcript import Paper

    return Paper(min(WIDEST, output.columns(sys.stdout)), output.coloured(sys.stdout))
