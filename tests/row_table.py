"""For each provision that is run, what fails when it is altered: `make rows`, or this script.

Each row that a list of `tests/rows` gives as run has alterations of its declarations in the list
beside it. One by one they are made in memory, and the scenario that is named must fail. Exits with 1
if one is not noticed, or if a row has none.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence

import attrs
from altering import Finding, catching, tried
from columns import NARROWEST, table_line
from provisions import Alteration, Misstated, System, system, systems

COLUMNS = (("row", 12), ("clause", 10), ("alteration", 30), ("scenario", 32), ("what failed", 0))


@attrs.frozen
class Entry:
    """A line of the table."""

    of: Alteration
    finding: Finding

    @property
    def caught(self) -> bool:
        """Whether the scenario noticed."""
        return self.finding.verdict == "caught"

    def cells(self) -> tuple[str, ...]:
        """What stands in each column."""
        said = self.finding.found
        if self.caught:
            said = f"line {self.finding.line}, {said}{under(self.finding)}"
        else:
            said = f"{self.finding.verdict.upper()}: {said}"
        one = self.of
        return (one.row, str(one.at), one.says, str(one.scenario), said)

    def as_data(self) -> dict[str, object]:
        """For `--json`."""
        one, finding = self.of, self.finding
        return {
            "row": one.row,
            "charter": one.at.charter,
            "clause": one.at.clause,
            "alteration": one.says,
            "edits": [attrs.asdict(edit) for edit in one.edits],
            "scenario": {"file": one.scenario.path, "title": one.scenario.title},
            "verdict": finding.verdict,
            "found": finding.found,
            "line": finding.line,
            "readings": dict(finding.readings),
        }


def under(finding: Finding) -> str:
    """The readings under which an expectation failed."""
    said = ", ".join(f"{name} = {reading}" for name, reading in finding.readings.items())
    return f" (under {said})" if said else ""


def chosen(among: Sequence[System], names: Sequence[str]) -> tuple[Alteration, ...]:
    """The alterations of these rows; of all, if none is named."""
    known = {name for one in among for name in one.rows}
    for name in names:
        if name not in known:
            raise Misstated(f"there is no row `{name}`")
    every = (one for of in among for one in of.alterations)
    return tuple(one for one in every if not names or one.row in names)


def unaltered(among: Sequence[System], names: Sequence[str]) -> list[str]:
    """The rows, of these or of all, that are listed as run and that no alteration is made of."""
    wanted = [name for one in among for name in one.unaltered()]
    return [name for name in wanted if not names or name in names]


def entries(among: Sequence[Alteration]) -> Iterator[Entry]:
    """A line of the table for each alteration; on a terminal it is said how far it is."""
    live = sys.stderr.isatty()
    for number, one in enumerate(among, 1):
        if live:
            print(
                f"\r\033[K  {number} of {len(among)}: {one.row}",
                end="",
                file=sys.stderr,
                flush=True,
            )
        entry = Entry(one, tried(one))
        if live:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        yield entry


def show(among: Sequence[Alteration], missing: Sequence[str]) -> bool:
    """Prints the table; whether every alteration was noticed, and no row lacks one."""
    width = max(NARROWEST, shutil.get_terminal_size((NARROWEST + 30, 0)).columns)
    print(table_line([name for name, _ in COLUMNS], COLUMNS, width))
    done = []
    for entry in entries(among):
        print(table_line(entry.cells(), COLUMNS, width), flush=True)
        done.append(entry)
    for name in missing:
        print(f"{name}  no alteration is listed")
    caught = sum(entry.caught for entry in done)
    listed = len({entry.of.row for entry in done})
    print(f"\n{caught} of {len(done)} alterations of {listed} rows are noticed", end="")
    print(f"; {len(missing)} rows have none" if missing else "")
    return caught == len(done) and not missing


def as_data(among: Sequence[Alteration], missing: Sequence[str]) -> bool:
    """Prints the same as data."""
    done = list(entries(among))
    passed = all(entry.caught for entry in done) and not missing
    content = {"passed": passed, "alterations": [one.as_data() for one in done]}
    print(json.dumps({**content, "unaltered": missing}, ensure_ascii=False, indent=2))
    return passed


def hunt(among: Sequence[System], names: Sequence[str]) -> bool:
    """Prints, for each alteration, every scenario that notices it; whether each has one."""
    every = True
    for of in among:
        for one in chosen([of], [name for name in names if name in of.rows]):
            if names and one.row not in names:
                continue
            found = list(catching(one, of.scenarios()))
            every = every and bool(found)
            print(f"{one.row}  {one.at}  {one.says}")
            print("\n".join(f"    {scenario}" for scenario in found) or "    none", flush=True)
    return every


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what was asked for; 1 if an alteration is not noticed, 2 if the lists are wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--system", metavar="NAME", help="only the rows of this system")
    options.add_argument("--row", action="append", default=[], metavar="ID", help="only this row")
    options.add_argument("--json", action="store_true", help="the table as data")
    options.add_argument(
        "--all-scenarios", action="store_true", help="every scenario that notices, for each"
    )
    parsed = options.parse_args(arguments)
    try:
        of = (system(parsed.system),) if parsed.system else systems()
        among, missing = chosen(of, parsed.row), unaltered(of, parsed.row)
        if parsed.all_scenarios:
            return 0 if hunt(of, parsed.row) else 1
        return 0 if (as_data if parsed.json else show)(among, missing) else 1
    except Misstated as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
