"""The pages keep their word: listings compile, scenarios run, commands print what is shown."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from listings import FENCE, Charter, Listing, charters, commands, listings, matches, steps

from charterlang.api import published
from charterlang.cli.arguments import COMMANDS, of_command
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.lower.material import BELONGS, PATHS, VOTING
from charterlang.compiler.merge import NORMS
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.report import text as reported
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.compiler.source import source_of

ROOT = Path(__file__).parents[1]
LANGUAGE = ROOT / "docs/language.md"
TUTORIAL = ROOT / "docs/tutorial.md"
PAGES = [
    *(ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))),
    *(ROOT / "templates/README.md", ROOT / "stdlib/README.md", ROOT / "editors/README.md"),
    *sorted((ROOT / "charters").glob("*/README.md")),
]

CHARTERS = [(page, one) for page in PAGES for one in charters(page)]
STEPS = [(page, one, files) for page in PAGES for one, files in steps(page)]
SCENARIOS = [step for step in STEPS if step[1].language == "scenario" and not step[1].wrong]
CONSOLES = [page for page in PAGES if any(one.language == "console" for one in listings(page))]
PROGRAMS = [(page, one) for page in PAGES for one in listings(page) if one.language == "python"]


def titled(value: object) -> str:
    """How a case is called in the output of pytest."""
    if isinstance(value, Path):
        return value.stem if value.stem != "README" else f"{value.parent.name} {value.stem}"
    if isinstance(value, dict):
        return ""
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


@pytest.mark.parametrize(("page", "listing", "files"), SCENARIOS, ids=titled)
def test_a_scenario_runs(page: Path, listing: Listing, files: dict[str, str]) -> None:
    from charterlang.interpreter.play import play

    before = [one for one in charters(page) if one.line < listing.line]
    texts = {f"{one.name}.charter": one.text for one in before}
    texts |= files
    texts["listing.scenario"] = listing.text
    trials = compile_scenarios("listing.scenario", reader(texts), lambda name: f"{name}.charter")
    assert not trials.failed, told(trials.diagnostics, texts)
    assert trials.value
    for trial in trials.value:
        assert not play(trial, published(trial.law)).failures


@pytest.mark.parametrize(
    ("page", "listing", "files"),
    [one for one in STEPS if one[1].file and one[1].language in ("charter", "diff")],
    ids=titled,
)
def test_each_step_of_a_file_compiles(page: Path, listing: Listing, files: dict[str, str]) -> None:
    name = listing.file
    assert name is not None
    if not name.endswith(".charter"):
        return
    result = compile_charter(name, reader(files))
    assert result.failed == listing.wrong, told(result.diagnostics, files)


# ── commands


def words_of(command: str) -> list[str]:
    """The words of a command, run by this Python and its `charter`."""
    words = shlex.split(command, comments=True)
    installed = {"charter": ["-m", "charterlang"], "python": []}
    assert words[0] in installed, f"nobody knows how to run {command}"
    return [sys.executable, *installed[words[0]], *words[1:]]


def ran(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command, run in a folder; what it prints is what a pipe gets, in one stream."""
    return subprocess.run(
        words_of(command),
        check=False,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
    )


def copied(folder: Path) -> None:
    """Puts what the pages speak of into a folder, as it is in the repository."""
    for name in ("charters", "stdlib", "templates"):
        shutil.copytree(ROOT / name, folder / name)


@pytest.mark.parametrize("page", CONSOLES, ids=titled)
def test_commands_print_what_is_shown(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    consoles = [one for one in listings(page) if one.language == "console"]
    if any("charters/" in one.words for each in consoles for one in commands(each)):
        copied(tmp_path)
    shown: list[str] = []
    for listing in listings(page):
        shown.append(listing.text)
        if listing.file:
            file = tmp_path / listing.file
            file.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text("utf-8") if file.exists() else ""
            file.write_text(listing.written(text), "utf-8")
        if listing.language != "console":
            continue
        now = [(one, ran(one.words, tmp_path).stdout) for one in commands(listing)]
        if not request.config.getoption("--update"):
            for one, printed in now:
                where = f"{page.name}:{listing.line}: $ {one.words}"
                assert matches(one.printed, printed), f"{where}\n{printed}"
        shown[-1] = "".join(one.shown(printed) for one, printed in now)
    if request.config.getoption("--update"):
        write(page, shown)


def write(page: Path, shown: list[str]) -> None:
    """Writes into a page the texts of its fences."""
    texts = iter(shown)
    text = FENCE.sub(
        lambda fence: fence[0].replace(f"\n{fence[3]}```", f"\n{next(texts)}```"),
        page.read_text("utf-8"),
    )
    page.write_text(text, "utf-8")


INDENTED = re.compile(r"^    ((?:charter|make|pip|ln) .*)$", re.MULTILINE)
QUOTED = re.compile(r"`(charter [a-z][^`]*)`")


def outside_of_fences(page: Path) -> str:
    """A page without its fences."""
    return FENCE.sub("", page.read_text("utf-8"))


LINES = [(page, one) for page in PAGES for one in INDENTED.findall(outside_of_fences(page))]


@pytest.mark.parametrize(("page", "line"), LINES, ids=titled)
def test_a_command_on_a_line_of_its_own_works(page: Path, line: str, tmp_path: Path) -> None:
    """As it stands, in a copy of the repository; what makes and installs has its own tests."""
    first, second, *_ = shlex.split(line)
    if first == "make":
        assert re.search(rf"^{second}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    elif first == "ln":
        assert (ROOT / "editors/vscode").is_dir()
    elif first == "charter":
        copied(tmp_path)
        done = ran(line, tmp_path)
        # Under another reading than its own a scenario may fail: that is what the page shows.
        expected = (0, 1) if first == "charter" and "--assume" in line else (0,)
        assert done.returncode in expected, done.stdout
        assert "error " not in done.stdout
    else:
        assert line == "pip install ."


def test_a_command_in_a_sentence_can_be_said() -> None:
    """It exists, and so do its options."""
    said = [(page.name, one) for page in PAGES for one in QUOTED.findall(outside_of_fences(page))]
    assert len(said) > 20
    for where, one in said:
        name, *rest = one.split()[1:]
        assert name in COMMANDS, f"{where}: {one}"
        options = of_command(name, import_module(f"charterlang.cli.{name}")).format_help()
        for word in re.findall(r"--[a-z]+|(?<= )-[a-z]\b", " ".join(["", *rest])):
            assert re.search(rf"(?<![\w-]){word}\b", options), f"{where}: {one} has no {word}"


@pytest.mark.parametrize(("page", "listing"), PROGRAMS, ids=titled)
def test_a_program_does_what_its_names_say(
    page: Path, listing: Listing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one, files in steps(page):
        if one.file:
            (tmp_path / one.file).write_text(files[one.file], "utf-8")
    monkeypatch.chdir(tmp_path)
    made: dict[str, Any] = {}
    exec(compile(listing.text, f"{page.name}:{listing.line}", "exec"), made)
    assert made["law"].title in made["page"]
    assert made["runs"] and not any(run.failures for run in made["runs"])
