"""How long a command takes to start, against its limits: `make bench`, or `python bench/startup.py`.

Each command is a process of its own, with warm caches. The commands take turns, so that whatever
else the machine does falls on all of them alike. Every figure is a median above that of a bare
`python -c pass` in the same run. Exits with 1 if a limit is broken.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from charterlang.compiler.tables import STARTS, grammar

ROOT = Path(__file__).parents[1]
TREATY = ROOT / "charters/sec/sec.charter"

HELP_LIMIT = 60.0
"""Milliseconds of `charter --help`."""
CHECK_LIMIT = 1.5
"""`charter check` of the treaty, as a multiple of the least that reading it with Lark takes."""

READING = """
import sys
from lark import Lark
from charterlang.compiler.layout import Layout
grammar, tables, text, *starts = sys.argv[1:]
with open(grammar, encoding="utf-8") as file:
    parser = Lark(file.read(), parser="lalr", lexer="contextual", postlex=Layout(), start=starts,
                  propagate_positions=True, maybe_placeholders=False, cache=tables)
with open(text, encoding="utf-8") as file:
    parser.parse(file.read(), start="file")
"""
"""The least: import Lark, load the cached tables, parse the file."""

Command = list[str]
Times = Mapping[str, list[float]]

BARE, HELP, LEAST, CHECK = (
    "python -c pass",
    "charter --help",
    "import Lark, load the tables, parse",
    "charter check sec.charter",
)


def commands(folder: Path) -> dict[str, Command]:
    """The commands that are measured, by what the table calls them."""
    text = folder / "charter.lark"
    text.write_text(grammar(), "utf-8")
    installed = Path(sys.executable).parent / "charter"
    charter = [str(installed)] if installed.exists() else [sys.executable, "-m", "charterlang"]
    reading = [str(text), str(folder / "tables.bin"), str(TREATY), *STARTS]
    return {
        BARE: [sys.executable, "-c", "pass"],
        HELP: [*charter, "--help"],
        LEAST: [sys.executable, "-c", READING, *reading],
        CHECK: [*charter, "check", str(TREATY)],
    }


def milliseconds(command: Command) -> float:
    """How long one run of a command takes, from the start of its process to its end."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = perf_counter()
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    taken = 1000 * (perf_counter() - begun)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{(done.stdout + done.stderr).decode()}")
    return taken


def measured(commands: Mapping[str, Command], rounds: int, warming: int) -> Times:
    """The times of each command; the rounds that only warm the caches are left out."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(warming + rounds):
        for name, command in commands.items():
            taken = milliseconds(command)
            if number >= warming:
                times[name].append(taken)
    return times


def report(times: Times) -> bool:
    """Prints the table; whether every limit is kept."""
    bare = median(times[BARE])
    above = {name: median(taken) - bare for name, taken in times.items()}
    ratio = above[CHECK] / above[LEAST]
    verdicts = {
        HELP: (above[HELP] < HELP_LIMIT, f"limit {HELP_LIMIT:.0f} ms"),
        CHECK: (ratio <= CHECK_LIMIT, f"{ratio:.2f} × that, limit {CHECK_LIMIT:.2f} ×"),
    }
    print(
        f"Medians of {len(times[BARE])} runs in turn, in milliseconds; Python {sys.version.split()[0]}\n"
    )
    print(f"{'':38}{'fastest':>9}{'median':>9}{'above bare':>12}")
    for name, taken in times.items():
        kept, limit = verdicts.get(name, (True, ""))
        said = f"   {'ok  ' if kept else 'OVER'}  {limit}" if limit else ""
        figures = f"{min(taken):9.1f}{median(taken):9.1f}"
        print(f"{name:38}{figures}" + (f"{above[name]:12.1f}" if name != BARE else "") + said)
    return all(kept for kept, _ in verdicts.values())


def main() -> int:
    """Measures, prints, and says by its exit code whether the limits are kept."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=31, help="runs of each command (31)")
    options.add_argument("--warming", type=int, default=2, help="runs before, not counted (2)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        times = measured(commands(Path(folder)), max(1, chosen.rounds), max(1, chosen.warming))
    return 0 if report(times) else 1


if __name__ == "__main__":
    sys.exit(main())
