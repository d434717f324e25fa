"""The same log gives the same run and the same document, byte for byte, wherever it is played.

Each charter of the repository is run and published by two processes of their own in which hashes, and so
the order of every set, differ. And all charters decide alike what becomes of a ballot at the instant at
which its vote ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from charterlang import api
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.files import Door, module
from charterlang.interpreter.play import play

ROOT = Path(__file__).parents[2]
CHARTERS = sorted((ROOT / "charters").glob("*/*.charter"))
SCENARIOS = {
    folder: sorted((folder / "scenarios").glob("**/*.scenario"))
    for folder in sorted({path.parent for path in CHARTERS})
}
PROGRAM = """
import sys
from charterlang.cli import main
for words in [line.split() for line in sys.stdin.read().splitlines()]:
    print("$", *words)
    sys.stdout.flush()
    print("→", main(words))
"""


def shortest(folder: Path) -> Path:
    """The file of scenarios that is read and played soonest."""
    return min(SCENARIOS[folder], key=lambda path: path.stat().st_size)


def output(commands: list[str], seed: str) -> bytes:
    """What a process prints that does all these commands, its hashes seeded so."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input="\n".join(commands).encode(),
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "NO_COLOR": "1"},
        timeout=120,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda folder: folder.name)
def test_two_processes_print_the_same(folder: Path) -> None:
    commands = [f"run {shortest(folder).relative_to(ROOT)} --json"]
    for path in (path.relative_to(ROOT) for path in CHARTERS if path.parent == folder):
        commands += [f"check {path} --json", f"render {path} --form html", f"due {path}"]
    first, second = (output(commands, seed) for seed in ("1", "4242"))
    assert b"\xe2\x86\x92 0" in first
    assert first == second


def test_a_process_without_order_would_be_noticed() -> None:
    """The two seeds do order a set otherwise."""
    orders = {
        subprocess.run(
            [sys.executable, "-c", "print(set('abcdefghij'))"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    }
    assert len(orders) == 2


# ── a ballot at the instant at which its vote ends


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
def test_every_charter_ends_a_vote_before_it_takes_a_ballot_of_that_instant(path: Path) -> None:
    law = api.load(str(path))
    assert law.construction.order == "timers_first"


CLUB = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
    construe order {order}
kind person "person"
body house "House" of person
    founding Ada, Bob
    votes 1 each
    counts votes cast
    quorum at least 1
    tie lost
procedure sale of house
    vote 1 day needs more than 1/2

scenario "At the last instant" of club
    at 2026-02-01 08:00
        Ada moves sale
        Ada votes aye on sale
    at 2026-02-02 08:00
        expect refused Bob votes nay on sale
    after 1 second
        expect sale is carried
"""


@pytest.mark.parametrize("order", ["timers_first", "acts_first"])
def test_a_ballot_of_the_last_instant_comes_too_late(order: str) -> None:
    """A vote lasts up to its end and no longer, whichever of two things of one instant comes first."""
    text = CLUB.format(order=order)

    def read(name: str) -> str | None:
        return text if name == "club.charter" else module(name)

    assert [one.code for one in compile_charter("club.charter", read).diagnostics] == []
    made = compile_scenarios("club.charter", read, lambda name: None)
    (trial,) = made.value or ()
    assert play(trial, lambda clause: None).failures == ()


def test_a_charter_compiled_twice_is_one_law() -> None:
    """What is compiled keeps nothing from the time before."""
    for path in CHARTERS:
        first, second = (compile_charter(str(path), Door().read).value for _ in range(2))
        assert first == second
