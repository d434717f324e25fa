"""The command line as a whole: help, exit codes, bad input, colour, interruption, closed pipes."""

import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest
from command_line import (
    EARLY,
    PACT,
    RECALL,
    ROOT,
    SPEAKER,
    TREATY,
    charter,
    no_traceback,
    on_a_terminal,
    process,
)
from corpus_runner import FENCE

import charterlang
from charterlang.cli import fault, main
from charterlang.compiler.codes import explain

COMMANDS = (
    "new",
    "check",
    "run",
    "due",
    "test",
    "render",
    "draft",
    "fmt",
    "show",
    "discretion",
    "assumptions",
    "why",
    "explain",
)


# ── help and wrong command lines


def test_help_names_every_command() -> None:
    done = charter("--help")
    assert done.code == 0
    assert all(f"charter {command}" in done.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_examples(command: str) -> None:
    done = charter(command, "--help")
    assert done.code == 0
    assert f"examples:\n  charter {command} " in done.out


def test_the_version_is_that_of_the_package() -> None:
    assert charter("--version").out == f"charter {charterlang.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["publish"],
        ["check"],
        ["check", PACT, "--loud"],
        ["check", PACT, "--assume", "counted"],
        ["check", PACT, "--assume", "=entitled"],
        ["render", PACT, "--form", "pdf"],
        ["why", SPEAKER],
        ["why", SPEAKER, "twelve"],
        ["explain", "E201", "E202"],
    ],
    ids=lambda words: " ".join(map(str, words))[:40] or "nothing",
)
def test_a_wrong_command_line(words: list[object]) -> None:
    done = charter(*words)
    assert done.code == 2
    assert done.out == "" and done.err.startswith("charter")
    assert no_traceback(done)


# ── bad input of every kind


def made(folder: Path) -> dict[str, Path]:
    """A file of each bad kind."""
    (folder / "folder.charter").mkdir()
    texts: dict[str, bytes] = {
        "empty.charter": b"",
        "blank.charter": b"\n\n   \n# nothing but a remark\n",
        "binary.charter": bytes(range(256)) * 4,
        "nul.charter": b'treaty pact "The Pact"\0\n',
        "latin.charter": 'treaty pact "Der Vertrag über alles"\n'.encode("latin-1"),
        "mark.charter": b"\xef\xbb\xbf",
        "long.charter": b"x" * 1_000_000,
        "prose.charter": b"Dear all,\n\nplease find the treaty attached.\n",
        "deep.charter": b"treaty pact " + b"(" * 20_000,
        "notes.txt": b"see the treaty\n",
        "README": b"see the treaty\n",
        "only.scenario": b'scenario "A" of nobody\n    at 2026-01-01\n',
        "empty.scenario": b"",
        "binary.scenario": bytes(range(256)),
        "law.scenario": b'kind state "state"\n',
        "wrong.scenario": b'scenario "A" of\n',
        "import.charter": b'treaty pact "The Pact"\n    uses std.nothing\n',
    }
    for name, content in texts.items():
        (folder / name).write_bytes(content)
    return {path.name: path for path in [*folder.iterdir(), folder / "missing.charter"]}


BAD = [
    "empty.charter", "blank.charter", "binary.charter", "nul.charter", "latin.charter",
    "mark.charter", "long.charter", "prose.charter", "deep.charter", "notes.txt", "README",
    "only.scenario", "empty.scenario", "binary.scenario", "law.scenario", "wrong.scenario",
    "import.charter", "missing.charter", "folder.charter",
]  # fmt: skip


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["check", "run", "test", "render", "draft", "show", "why"])
def test_bad_input_is_reported_where_it_is(command: str, name: str, tmp_path: Path) -> None:
    path = made(tmp_path)[name]
    after = {"show": [], "why": [1]}.get(command, [])
    before = ["speaker"] if command == "show" else []
    done = charter(command, *before, path, *after)
    assert no_traceback(done), done.err
    assert done.code == 1
    if command == "test" and name == "folder.charter":
        assert "nothing has been tested" in done.out
    else:
        assert str(path) in done.out + done.err
        assert "error" in done.out + done.err


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", ["check", "run"])
def test_bad_input_is_reported_as_data(command: str, name: str, tmp_path: Path) -> None:
    path = made(tmp_path)[name]
    done = charter(command, path, "--json")
    assert done.code == 1 and done.err == ""
    assert done.data["version"] == 1
    found = done.data["diagnostics"]
    assert found and all(one["severity"] in ("error", "warning") for one in found)


def test_two_libraries_in_a_circle_cannot_be_made_by_a_file(tmp_path: Path) -> None:
    path = tmp_path / "self.charter"
    path.write_text('treaty self "Self"\n    uses self\n')
    done = charter("check", path)
    assert done.code == 1 and no_traceback(done)


# ── assumptions


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("countd=entitled", "did you mean `counted`?"),
        ("counted=entitle", "did you mean `entitled`?"),
        ("spokesperson=Ida", "no assumption `spokesperson`"),
    ],
)
@pytest.mark.parametrize("command", ["check", "run", "test", "render", "show", "why"])
def test_an_unknown_reading(command: str, given: str, said: str) -> None:
    words: dict[str, list[object]] = {
        "check": [TREATY], "render": [TREATY], "show": ["spokesperson", TREATY],
        "run": [RECALL], "test": [RECALL], "why": [RECALL, 1],
    }  # fmt: skip
    done = charter(command, *words[command], "--assume", given)
    assert done.code == 2 and no_traceback(done)
    assert said in done.out + done.err
    assert f"{TREATY}:" not in done.out + done.err and done.err.count("`entitled`") <= 1


def test_the_page_of_readings_keeps_its_word(tmp_path: Path) -> None:
    page = [(match[1], match[3]) for match in FENCE.finditer(explain("E602") or "")]
    (_, text), (_, said) = page
    path = tmp_path / "club.charter"
    path.write_text(text)
    done = charter("discretion", path, "--assume", "counted=evrybody")
    assert (done.code, done.out, done.err) == (2, "", said)
    assert charter("discretion", path, "--assume", "counted=everybody").code == 0


# ── colour


def test_colour_is_for_terminals() -> None:
    code, said = on_a_terminal("run", SPEAKER)
    assert code == 0 and "\033[" in said
    assert "\033[" not in process("run", SPEAKER).out


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_no_colour_where_it_is_not_wanted(env: dict[str, str]) -> None:
    code, said = on_a_terminal("run", SPEAKER, **env)
    assert code == 0 and not re.search(r"\033\[[0-9;]*m", said)
    assert env.get("TERM") != "dumb" or "\033" not in said


def test_a_report_has_colour_on_a_terminal_only(tmp_path: Path) -> None:
    path = tmp_path / "a.charter"
    path.write_text('treaty a "A"\n    zome "UTC"\n')
    assert "\033[" in on_a_terminal("check", path)[1]
    assert "\033[" not in on_a_terminal("check", path, NO_COLOR="1")[1]
    assert "\033[" not in process("check", path).out


# ── interruption, closed pipes, narrow terminals of other times


def started(*words: object, **more: int) -> subprocess.Popen[bytes]:
    """A command that has begun."""
    command = [sys.executable, "-u", "-m", "charterlang", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload]  # options by name


def test_ctrl_c_is_quiet_and_keeps_what_was_written() -> None:
    running = started("test", ROOT / "charters")
    assert running.stdout is not None
    first = running.stdout.readline()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err == b"" and b"Traceback" not in first + out
    assert first.strip()


def test_an_interrupted_render_leaves_the_old_page(tmp_path: Path, monkeypatch) -> None:
    page = tmp_path / "page.html"
    page.write_text("the old page")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    assert charter("render", PACT, "--form", "html", "-o", page).code == 130
    assert page.read_text() == "the old page"
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("words", [["run", EARLY], ["render", TREATY], ["explain"], ["--help"]])
def test_a_reader_that_goes_away_is_no_fault(words: list[object]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    running = started(*words)
    running.kill()
    running.communicate()
    command = [sys.executable, "-m", "charterlang", *map(str, words)]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False, timeout=120)
    os.close(theirs)
    assert done.stderr == b""
    assert done.returncode in (141, 0)


def test_a_full_disk_is_no_fault_of_ours() -> None:
    command = [sys.executable, "-m", "charterlang", "run", str(SPEAKER)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert done.returncode == 1
    assert done.stderr == "charter: cannot write the output: No space left on device\n"


@pytest.mark.parametrize("words", [["check", PACT], ["render", TREATY], ["explain"], ["--help"]])
def test_a_closed_output_is_no_fault_of_ours(words: list[object]) -> None:
    command = [sys.executable, "-m", "charterlang", *map(str, words)]
    shell = ["sh", "-c", 'exec "$0" "$@" >&-', *command]
    done = subprocess.run(shell, stderr=subprocess.PIPE, check=False, text=True, timeout=120)
    assert done.returncode == 1
    assert done.stderr == "charter: cannot write the output: Bad file descriptor\n"


def test_complaints_may_go_nowhere() -> None:
    command = [sys.executable, "-m", "charterlang", "check", "/nowhere.charter"]
    shell = ["sh", "-c", 'exec "$0" "$@" >&- 2>&-', *command]
    assert subprocess.run(shell, check=False, timeout=120).returncode == 1


def test_a_screen_that_knows_only_ascii() -> None:
    done = process("run", SPEAKER, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.code == 0 and done.err == ""


# ── faults of our own


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A charter command that has a fault, and the folder for reports of it."""

    def explain(code: str) -> str:
        raise RuntimeError("a thing that cannot be")

    from charterlang.compiler import codes

    monkeypatch.setattr(codes, "explain", explain)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_fault_of_ours_is_called_one(broken: Path) -> None:
    done = charter("explain", "E201")
    assert done.code == 3 and done.out == ""
    assert "a fault of charter itself" in done.err and fault.REPORT in done.err
    assert "Traceback" not in done.err
    (kept,) = broken.iterdir()
    assert str(kept) in done.err
    told = kept.read_text()
    assert "RuntimeError: a thing that cannot be" in told and "charter explain E201" in told


@pytest.mark.parametrize("words", [["--debug", "explain", "E201"], ["explain", "E201", "--debug"]])
def test_a_fault_of_ours_in_full(words: list[str], broken: Path) -> None:
    done = charter(*words)
    assert done.code == 3
    assert "RuntimeError: a thing that cannot be" in done.err
    assert not list(broken.iterdir())


def test_main_takes_the_words_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["charter", "check"])
    assert main() == 2


# ── what goes beyond what can be counted


@pytest.mark.parametrize(
    "steps",
    [
        "at 9999-12-31 23:59\n    after 3 days\n        expect speaker is vacant",
        "at 2026-02-01\n    after 99999999 years\n        expect speaker is vacant",
        f"at 2026-02-01\n        expect {'not ' * 3000}speaker is vacant",
        f"at 2026-02-01\n        expect 1{' + 1' * 5000} = 5001",
        f"at 2026-02-01\n        expect {'9' * 5000} = 1",
        "at 2026-02-01\n        expect 1 / 0 = 1",
        "given\n        speaker is Ann since 9999-12-31\n    at 9999-12-31 00:01\n"
        "        expect speaker is vacant",
    ],
    ids=["overrun", "years", "not", "sum", "digits", "nought", "term"],
)
def test_more_than_can_be_counted_is_no_fault_of_ours(steps: str, tmp_path: Path) -> None:
    (tmp_path / "pact.charter").write_text(PACT.read_text())
    path = tmp_path / "a.scenario"
    path.write_text(f'scenario "A" of pact\n    {steps}\n')
    done = charter("run", path)
    assert done.code == 1 and no_traceback(done)
    assert "a.scenario:" in done.out + done.err


def test_progress_is_shown_on_a_terminal(tmp_path: Path) -> None:
    several = ("vacancy", "runoff", "counting", "early_close", "admission")
    for name in ("sec.charter", *(f"scenarios/{one}.scenario" for one in several)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy(ROOT / "charters/sec" / name, tmp_path / name)
    code, said = on_a_terminal("test", tmp_path)
    assert code == 0
    assert re.search(r"\d of \d+: .*scenario", said) and "\r\033[K" in said
    done = process("test", ROOT / "charters/pact")
    assert done.err == "" and "\r" not in done.out


def test_a_long_run_says_how_far_it_is_on_a_terminal() -> None:
    code, said = on_a_terminal("run", EARLY, NO_COLOR="1")
    assert code == 0
    assert re.search(r"\r\033\[K  (reading .*scenario|\d+ of \d+: )", said)
    assert "\r" not in process("run", EARLY).err


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_waits_a_second_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    from charterlang.cli import progress

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.Progress() as shown:
        shown.at("quick")
        assert screen.getvalue() == ""
        shown.out_of_time()
        assert screen.getvalue() == "\r\033[K  quick"
        shown.at("")
        shown.at("slow")
    assert screen.getvalue() == "\r\033[K  quick\r\033[K\r\033[K  slow\r\033[K"


def test_a_run_that_is_broken_off_leaves_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from charterlang.cli import progress

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(KeyboardInterrupt), progress.Progress() as shown:
        shown.out_of_time()
        shown.at("slow")
        raise KeyboardInterrupt
    assert screen.getvalue().endswith("\r\033[K")


# ── narrow pages

NARROW = [
    ("run", SPEAKER),
    ("run", RECALL),
    ("why", RECALL, 20),
    ("due", RECALL, "--all"),
    ("due", TREATY),
    ("discretion", TREATY),
    ("assumptions", TREATY),
]


@pytest.mark.parametrize("words", NARROW, ids=lambda words: f"{words[0]} {words[1].stem}")
def test_no_line_is_wider_than_columns_says(words: tuple[object, ...]) -> None:
    done = process(*words, env={"COLUMNS": "40"})
    assert done.code == 0
    assert [line for line in done.out.splitlines() if len(line) > 40] == []


def test_no_line_is_wider_than_the_terminal() -> None:
    for words in (("run", SPEAKER), ("due", RECALL, "--all")):
        code, said = on_a_terminal(*words, columns=40, NO_COLOR="1")
        assert code == 0 and max(map(len, said.replace("\033[K", "").splitlines())) <= 40


@pytest.mark.parametrize("wide", ["", "many", "-1", "0"])
def test_columns_that_say_nothing(wide: str) -> None:
    plain = process("run", SPEAKER)
    assert process("run", SPEAKER, env={"COLUMNS": wide}).out == plain.out
