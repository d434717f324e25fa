"""What becomes of every provision of the five systems: `make conformance`, or this script.

For each: how far it is run, the clause that carries it, what that clause declares, the scenarios that
rest on it, and of what is run the number of alterations that a scenario notices (`make rows`). Exits
with 1 if anything is missing: a row without a clause, one that is run without a scenario or an
alteration, one that is partly run and neither modelled nor explained, a numbered scenario that
nothing plays.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any

from carried import Carried, Found, absent, found
from columns import NARROWEST, table_line
from provisions import Misstated, names, system

COLUMNS = (
    ("row", 16),
    ("run", 7),
    ("clause", 22),
    ("declares", 38),
    ("scenarios that rest on it", 0),
)
SHOWN = 3
"""So many scenarios are named in the table; the others are counted. `--json` names all."""


def cells(of: Carried) -> tuple[str, ...]:
    """What stands in each column for a row."""
    several = len({at.charter for at in of.row.at}) > 1
    at = (f"{file(one.charter)}: {one}" if several else str(one) for one in of.row.at)
    scenarios = [str(one) for one in of.scenarios[:SHOWN]]
    if more := len(of.scenarios) - SHOWN:
        scenarios += [f"{more} more"] if more > 0 else []
    said = "; ".join(scenarios) or of.explained or ""
    if of.alterations:
        many = len(of.alterations)
        said += f" ({many} alteration{'s' * (many != 1)})"
    return of.row.id, of.row.extent, ", ".join(at), "; ".join(of.declarations), said


def file(path: str) -> str:
    """The name of a file without folders and ending."""
    return path.rpartition("/")[2].removesuffix(".charter")


def as_data(of: Found) -> dict[str, Any]:
    """A system for `--json`."""
    rows = [
        {
            "id": one.row.id,
            "run": one.row.extent,
            "clauses": [{"charter": at.charter, "clause": at.clause} for at in one.row.at],
            "declarations": list(one.declarations),
            "scenarios": [{"file": each.path, "title": each.title} for each in one.scenarios],
            "alterations": [each.says for each in one.alterations],
            "explained": one.explained,
            "missing": list(one.missing()),
        }
        for one in of.rows
    ]
    numbered = {
        name: {"tests": [str(one) for one in tests], "explained": of.system.explained.get(name)}
        for name, tests in of.system.numbered.items()
    }
    broken = [*of.broken, *(f"`{path}` is not there" for path in absent(of.system))]
    return {"system": of.system.name, "broken": broken, "rows": rows, "numbered": numbered}


def summary(of: Found) -> str:
    """`sec: 95 provisions, 43 run, 26 partly run, 26 printed; nothing is missing`."""
    counts = Counter(one.row.extent for one in of.rows)
    lacking = len({name for name, _ in of.missing()})
    said = f"{lacking} lack something" if lacking else "nothing is missing"
    return (
        f"{of.system.name}: {len(of.rows)} provisions, {counts['yes']} run, {counts['partly']} partly "
        f"run, {counts['prose']} printed; {said}"
    )


def show(of: Found, missing: bool, width: int) -> None:
    """Prints the table of a system, or only what is missing."""
    if missing:
        for name, said in of.missing():
            print(f"{name:16}  {said}")
        return
    print(table_line([name for name, _ in COLUMNS], COLUMNS, width))
    for one in of.rows:
        print(table_line(cells(one), COLUMNS, width))
    for name, tests in of.system.numbered.items():
        said = "; ".join(map(str, tests)) or of.system.explained.get(name, "")
        print(table_line((name, "", "", "", said), COLUMNS, width))
    print()


def progress(said: str) -> None:
    """On a terminal, what is being run."""
    if sys.stderr.isatty():
        print(f"\r\033[K{said and '  '}{said}", end="", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what was asked for; 1 if anything is missing, 2 if the lists are wrong."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--system", action="append", metavar="NAME", help="only this system")
    options.add_argument("--missing", action="store_true", help="only what is missing")
    options.add_argument("--json", action="store_true", help="the table as data")
    parsed = options.parse_args(arguments)
    width = max(NARROWEST, shutil.get_terminal_size((NARROWEST + 40, 0)).columns)
    try:
        done = []
        for name in parsed.system or names():
            done.append(found(system(name), progress))
            progress("")
            if not parsed.json:
                show(done[-1], parsed.missing, width)
    except Misstated as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    passed = not any(any(one.missing()) for one in done)
    if parsed.json:
        content = {"passed": passed, "systems": [as_data(one) for one in done]}
        print(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        print("\n".join(summary(one) for one in done))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
