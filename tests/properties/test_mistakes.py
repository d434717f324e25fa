"""A charter with k lines broken has exactly k errors, each on the line that was broken.

How lines are broken, and which breaks are none, `mutations` says: a broken line is never looked at
again to decide whether it counts.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from mutations import BREAKS, Broken, broken, shifted

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.modules import Read
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.scenarios import compile_scenarios

ROOT = Path(__file__).parents[2]
CHARTERS = sorted((ROOT / "charters").glob("*/*.charter"))
SCENARIOS = sorted((ROOT / "charters").glob("*/scenarios/*.scenario"))
SEEDS = range(12)


def reading(path: Path, text: str) -> Read:
    """Reads this text at a path, and all other files as they are."""

    def read(name: str) -> str | None:
        if name == str(path):
            return text
        library = name.startswith(("std.", "calendars."))
        below = name.removeprefix("std.").replace(".", "/")
        file = ROOT / "stdlib" / f"{below}.charter" if library else Path(name)
        return file.read_text("utf-8") if file.is_file() else None

    return read


def charter(name: str) -> str | None:
    """The path of a charter by its name."""
    return next((str(path) for path in CHARTERS if path.stem == name), None)


def errors_of(path: Path, text: str) -> list[Diagnostic]:
    """The errors of a charter with this text."""

    found = compile_charter(str(path), reading(path, text)).diagnostics
    return [one for one in found if one.severity == "error"]


def misses(made: Broken, errors: list[Diagnostic]) -> list[str]:
    """What is wrong with what is reported of a broken charter: nothing, if it is right."""
    told: list[str] = []
    left = list(errors)
    for rows, before, after, how in made.lines:
        on = [one for one in left if one.span.line - 1 in rows]
        left = [one for one in left if one not in on]
        if len(on) != 1:
            said = "; ".join(f"{one.code} {one.message}" for one in on) or "nothing"
            told.append(f"{how}: `{before.strip()}` made `{after.strip()}`, reported: {said}")
    told += [f"extra in line {one.span.line}: {one.code} {one.message}" for one in left]
    return told


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("many", range(1, 7))
def test_as_many_errors_as_broken_lines(path: Path, many: int) -> None:
    text = path.read_text("utf-8")
    assert errors_of(path, text) == []
    for seed in SEEDS:
        made = broken(text, many, random.Random(f"{path.stem}/{many}/{seed}"))
        assert len(made.lines) == many
        assert misses(made, errors_of(path, made.text)) == [], f"seed {seed}"


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_as_many_errors_in_scenarios(path: Path) -> None:
    """Entities are declared by first mention, so that names are misspelt in charters only."""
    text = path.read_text("utf-8")

    def reported(text: str) -> list[Diagnostic]:
        found = compile_scenarios(str(path), reading(path, text), charter).diagnostics
        return [one for one in found if one.severity == "error"]

    for many in (1, 2, 4):
        made = broken(text, many, random.Random(f"{path.stem}/{many}"))
        assert misses(made, reported(made.text)) == [], f"{many} broken"


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
def test_a_wrong_indentation_costs_two_errors_at_most(path: Path) -> None:
    """The line itself, and the first that stands where the text goes on as it was."""
    text = path.read_text("utf-8")
    # A long charter takes longer to read, and has as many mistakes in fewer texts.
    for seed in range(min(40, 8000 // text.count("\n"))):
        row, made = shifted(text, random.Random(f"{path.stem}/{seed}"))
        found = errors_of(path, made)
        assert len(found) <= 2, (seed, row + 1, found)


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
def test_errors_come_in_source_order(path: Path) -> None:
    made = broken(path.read_text("utf-8"), 6, random.Random(path.stem))
    spans = [one.span for one in errors_of(path, made.text)]
    assert spans == sorted(spans)


def test_every_break_happens() -> None:
    """The seeds reach every kind of break, so that none is tested in name only."""
    seen: Counter[str] = Counter()
    for path in CHARTERS:
        text = path.read_text("utf-8")
        for seed in range(60):
            made = broken(text, 6, random.Random(f"{path.stem}/6/{seed}"))
            seen.update(how for *_, how in made.lines)
    assert {how.__name__ for how in BREAKS} == set(seen)


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
def test_every_error_helps(path: Path) -> None:
    """An error says what to write, in one lower-case sentence without a full stop."""
    for seed in range(6):
        made = broken(path.read_text("utf-8"), 6, random.Random(f"{path.stem}/{seed}/help"))
        for one in errors_of(path, made.text):
            assert one.help and all(one.help), one
            assert not one.message.endswith("."), one
            assert one.message[0] == "`" or one.message[0].islower(), one
