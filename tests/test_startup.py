"""A command imports what it needs, and nothing else: every start pays for every import."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TREATY = ROOT / "charters/sec/sec.charter"
PACT = ROOT / "charters/pact/pact.charter"
RECALL = ROOT / "charters/sec/scenarios/recall.scenario"

RUN = """
import json, sys
sys.argv[0] = "charter"
try:
    from charterlang.cli import main
    code = main() or 0
except SystemExit as end:
    code = end.code or 0
sys.stdout.flush()
print("\\n" + json.dumps({"code": code, "modules": sorted(sys.modules)}))
"""


def imported(*words: object) -> set[str]:
    """The modules that are there when a command is done."""
    command = [sys.executable, "-c", RUN, *map(str, words)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["code"] == 0, done.stdout
    return set(told["modules"])


def parts(modules: set[str]) -> set[str]:
    """Which layers of ours, and which packages of others, are among these modules."""
    own = {name.split(".")[1] for name in modules if name.startswith("charterlang.")}
    return own | ({"lark", "attrs", "jinja2", "attr"} & modules)


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["check", "--help"], ["run", "--help"]]
)
def test_help_imports_only_the_command_line(words: list[str]) -> None:
    modules = imported(*words)
    assert parts(modules) == {"cli"}
    assert not {"importlib.metadata", "email", "zoneinfo", "difflib"} & modules


def test_check_reads_and_does_not_run_or_publish() -> None:
    modules = imported("check", TREATY)
    assert not parts(modules) & {"interpreter", "render", "jinja2"}
    assert "lark" in modules


def test_check_imports_nothing_that_only_mistakes_need(tmp_path: Path) -> None:
    faultless = tmp_path / "pact.charter"
    text = PACT.read_text("utf-8").replace("by 2 of assembly", "by 2 of member_state")
    faultless.write_text(text, "utf-8")
    modules = imported("check", faultless)
    spared = {"difflib", "zoneinfo", "importlib.metadata", "email"}
    spared |= {f"charterlang.compiler.{name}" for name in ("recover", "report", "codes", "show")}
    assert not modules & spared


@pytest.mark.parametrize("words", [("run", RECALL), ("due", RECALL), ("due", TREATY)])
def test_what_is_run_or_owed_is_not_published(words: tuple[object, ...]) -> None:
    assert not parts(imported(*words)) & {"render", "jinja2"}


@pytest.mark.parametrize("command", ["discretion", "assumptions"])
def test_the_registers_run_nothing_and_fill_no_template(command: str) -> None:
    assert not parts(imported(command, TREATY)) & {"interpreter", "jinja2"}


def test_explain_reads_no_charter() -> None:
    assert not parts(imported("explain", "E201")) & {"lark", "jinja2", "interpreter", "render"}


def test_a_new_charter_is_begun_without_reading_one(tmp_path: Path) -> None:
    words = ("new", "pact", "-o", tmp_path)
    assert not parts(imported(*words)) & {"lark", "jinja2", "interpreter", "render"}
    assert not imported("new", "--list") & {"importlib.metadata", "difflib", "charterlang.render"}


def test_draft_runs_nothing_and_fills_no_template() -> None:
    pact = ROOT / "charters/pact/pact.charter"
    assert not parts(imported("draft", pact)) & {"interpreter", "jinja2"}


def test_render_runs_nothing(tmp_path: Path) -> None:
    modules = imported("render", TREATY, "--form", "text", "-o", tmp_path / "sec.txt")
    assert "interpreter" not in parts(modules)


def test_the_package_itself_is_cheap() -> None:
    program = "import charterlang, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not {"attrs", "lark", "jinja2", "charterlang.api"} & set(done.stdout.split())
