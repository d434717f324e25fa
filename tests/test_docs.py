"""The pages keep their word: listings compile, scenarios run, commands print what is shown."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from listings import Charter, Command, Listing, charters, commands, listings, matches

from charterlang.api import published
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.lower.material import BELONGS, PATHS, VOTING
from charterlang.compiler.merge import NORMS
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.report import text as reported
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.compiler.source import source_of

ROOT = Path(__file__).parents[1]
LANGUAGE = ROOT / "docs/language.md"
PAGES = [LANGUAGE, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]

CHARTERS = [(page, one) for page in PAGES for one in charters(page)]
SCENARIOS = [(page, one) for page in PAGES for one in listings(page) if one.language == "scenario"]
CONSOLES = [page for page in PAGES if any(one.language == "console" for one in listings(page))]
PROGRAMS = [(page, one) for page in PAGES for one in listings(page) if one.language == "python"]


def titled(value: object) -> str:
    """How a case is called in the output of pytest."""
    if isinstance(value, Path):
        return value.stem
    return f"line {value.line}" if isinstance(value, Charter | Listing) else str(value)


def reader(texts: dict[str, str]) -> Callable[[str], str | None]:
    """The texts of a page by file name, and the standard library."""

    def read(name: str) -> str | None:
        if name in texts:
            return texts[name]
        module = ROOT / "stdlib" / (name.removeprefix("std.").replace(".", "/") + ".charter")
        return module.read_text("utf-8") if module.exists() else None

    return read


def told(found: tuple[Diagnostic, ...], texts: dict[str, str]) -> str:
    """The diagnostics as a person would read them."""
    return reported(found, {path: source_of(path, text) for path, text in texts.items()})


def test_the_pages_hold_what_is_tested() -> None:
    assert len(CHARTERS) > 6 and len(SCENARIOS) > 2 and CONSOLES and PROGRAMS


def properties(text: str) -> dict[str, set[str]]:
    """The table of material properties in section 13.2: of what, which."""
    rows = re.findall(r"^\| (\w+) \| (`\..*) \|$", text, re.MULTILINE)
    voting = {f".{one}" for one in VOTING}
    return {
        of: set(re.findall(r"\.[a-z_.]+", said.partition(", and")[0]))
        | (voting if "voting lines" in said else set())
        for of, said in rows
    }


def test_the_language_lists_the_properties_that_words_may_name() -> None:
    said = properties(LANGUAGE.read_text("utf-8"))
    one_norm = {**PATHS, "norm": PATHS["duty"]}
    known = {
        of: {f".{one}" for one in paths}
        for of, paths in {**one_norm, **BELONGS}.items()
        if of not in NORMS
    }
    assert said == known


@pytest.mark.parametrize(("page", "charter"), CHARTERS, ids=titled)
def test_a_listing_compiles(page: Path, charter: Charter) -> None:
    texts = {f"{charter.name}.charter": charter.text}
    result = compile_charter(f"{charter.name}.charter", reader(texts))
    assert not result.failed, told(result.diagnostics, texts)


@pytest.mark.parametrize(("page", "listing"), SCENARIOS, ids=titled)
def test_a_scenario_runs(page: Path, listing: Listing) -> None:
    from charterlang.interpreter.play import play

    before = [one for one in charters(page) if one.line < listing.line]
    texts = {f"{one.name}.charter": one.text for one in before}
    texts["listing.scenario"] = listing.text
    trials = compile_scenarios("listing.scenario", reader(texts), lambda name: f"{name}.charter")
    assert not trials.failed, told(trials.diagnostics, texts)
    assert trials.value
    for trial in trials.value:
        assert not play(trial, published(trial.law)).failures


def words_of(command: Command) -> list[str]:
    """The words of a command, run by this Python and its `charter`."""
    words = shlex.split(command.words, comments=True)
    installed = {"charter": ["-m", "charterlang"], "python": []}
    assert words[0] in installed, f"nobody knows how to run {command.words}"
    return [sys.executable, *installed[words[0]], *words[1:]]


def workplace(page: Path, folder: Path) -> None:
    """Puts the page's own files into a folder, and the charters of the repository beside them."""
    for listing in listings(page):
        if listing.said.endswith((".charter", ".scenario")):
            file = folder / listing.said
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(listing.text, "utf-8")
    (folder / "charters").symlink_to(ROOT / "charters")


@pytest.mark.parametrize("page", CONSOLES, ids=titled)
def test_commands_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    workplace(page, tmp_path)
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    for listing in listings(page):
        if listing.language != "console":
            continue
        for command in commands(listing):
            done = subprocess.run(
                words_of(command),
                check=False,
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=60,
            )
            shown = f"{page.name}:{listing.line}: $ {command.words}\n{done.stdout}"
            assert matches(command.printed, done.stdout), shown


@pytest.mark.parametrize(("page", "listing"), PROGRAMS, ids=titled)
def test_a_program_does_what_its_names_say(
    page: Path, listing: Listing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    made: dict[str, Any] = {}
    exec(compile(listing.text, f"{page.name}:{listing.line}", "exec"), made)
    assert made["law"].title in made["page"]
    assert made["runs"] and not any(run.failures for run in made["runs"])
