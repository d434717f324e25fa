"""`charter fmt`: which files are written, what is said of them, and with what exit code."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from command_line import PACT, charter, no_traceback, process

import charterlang
from charterlang.compiler import format as layout

BAD = 'charter club "Club"\n  zone   "UTC"   # where we are\nkind person\n'
GOOD = 'charter club "Club"\n    zone "UTC"'.ljust(20 + 56) + "# where we are\n\nkind person\n"
UNREADABLE = BAD.replace("zone", "zne")
SCENARIO = 'scenario "A"   of club\n  at 2026-01-01\n     expect   1 = 1\n'


@pytest.fixture
def club(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A club that is laid out badly, in the folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "club.charter"
    path.write_text(BAD, "utf-8")
    return path


def test_a_file_is_written_anew(club: Path) -> None:
    done = charter("fmt", "club.charter")
    assert (done.code, done.out, done.err) == (0, "club.charter: formatted\n", "")
    assert club.read_text("utf-8") == GOOD
    done = charter("fmt", "club.charter")
    assert (done.code, done.out) == (0, "club.charter: well laid out\n")


def test_check_writes_nothing_and_says_what_would_change(club: Path) -> None:
    done = charter("fmt", "--check", "club.charter")
    assert (done.code, done.out) == (1, "club.charter: would be formatted\n")
    assert club.read_text("utf-8") == BAD
    club.write_text(GOOD, "utf-8")
    assert charter("fmt", "--check", "club.charter").code == 0


def test_a_difference_is_shown_and_nothing_written(club: Path) -> None:
    done = charter("fmt", "--diff", "club.charter")
    assert done.code == 1
    assert done.out.startswith("--- club.charter\n+++ club.charter\n@@ ")
    assert '-  zone   "UTC"   # where we are\n+    zone "UTC"' in done.out
    assert club.read_text("utf-8") == BAD
    club.write_text(GOOD, "utf-8")
    assert (charter("fmt", "--diff", "club.charter").code, done.err) == (0, "")


def test_the_new_text_goes_to_the_screen(club: Path) -> None:
    done = charter("fmt", "--stdout", "club.charter")
    assert (done.code, done.out, done.err) == (0, GOOD, "")
    assert club.read_text("utf-8") == BAD


def test_a_folder_is_all_its_files(club: Path, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/a.scenario").write_text(SCENARIO, "utf-8")
    (tmp_path / "notes.txt").write_text("notes", "utf-8")
    done = charter("fmt")
    assert done.code == 0
    assert done.out == ("club.charter: formatted\ninner/a.scenario: formatted\n2 files formatted\n")
    done = charter("fmt", ".", "club.charter")
    assert done.out == "2 files are well laid out\n"


def test_what_cannot_be_read_stays_and_is_an_error(club: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.charter"
    wrong.write_text(UNREADABLE, "utf-8")
    for words in ([], ["--check"], ["--diff"], ["--stdout"]):
        done = charter("fmt", *words, "wrong.charter")
        assert done.code == 2 and no_traceback(done)
        assert "error E101: `zne`" in done.err and done.out == ""
    assert wrong.read_text("utf-8") == UNREADABLE
    done = charter("fmt", ".")
    assert done.code == 2
    assert done.out.endswith("1 file formatted, 1 file cannot be formatted\n")
    assert club.read_text("utf-8") == GOOD


def test_mistakes_of_law_are_none_of_layout(club: Path) -> None:
    club.write_text(BAD + "power fly of nobody\n", "utf-8")
    assert charter("check", "club.charter").code == 1
    assert charter("fmt", "club.charter").code == 0


@pytest.mark.parametrize("name", ["missing.charter", "notes.txt", "latin.charter", "no/club"])
def test_what_is_no_charter_is_an_error(club: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("notes", "utf-8")
    (tmp_path / "latin.charter").write_bytes(b'charter a "\xe9"\n')
    done = charter("fmt", name)
    assert done.code == 2 and no_traceback(done) and name in done.err


def test_two_ways_to_show_are_one_too_many(club: Path) -> None:
    assert charter("fmt", "--check", "--diff", "club.charter").code == 2


# ── the standard input


def from_input(text: str, monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str, str]:
    """`charter fmt -` of a text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8"))))
    done = charter("fmt", "-", *words)
    return done.code, done.out, done.err


def test_the_input_is_formatted_to_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert from_input(BAD, monkeypatch) == (0, GOOD, "")
    assert from_input(BAD, monkeypatch, "--check")[0] == 1
    code, out, err = from_input(UNREADABLE, monkeypatch)
    assert (code, out) == (2, "") and "<input>:2:3" in err


def test_an_input_of_bytes_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe")))
    done = charter("fmt", "-")
    assert done.code == 2 and "E106" in done.err


# ── what files are made of


def test_line_ends_stay_and_all_else_is_made_one(club: Path) -> None:
    club.write_bytes(("\ufeff" + BAD.replace("\n", "\r\n").rstrip()).encode("utf-8"))
    assert charter("fmt", "club.charter").code == 0
    assert club.read_bytes() == GOOD.replace("\n", "\r\n").encode("utf-8")
    assert charter("fmt", "--check", "club.charter").code == 0
    shown = process("fmt", "--stdout", "club.charter", cwd=club.parent)
    assert shown.out.count("\n") == GOOD.count("\n")


def test_tabs_and_a_missing_line_end(club: Path) -> None:
    club.write_text(BAD.replace("  zone", "\tzone").rstrip("\n"), "utf-8")
    done = charter("fmt", "--diff", "club.charter")
    assert "\n\\ no line end\n" in done.out
    assert charter("fmt", "club.charter").code == 0
    assert club.read_text("utf-8") == GOOD


def test_a_file_keeps_its_rights_and_its_link(club: Path, tmp_path: Path) -> None:
    club.chmod(0o640)
    link = tmp_path / "link.charter"
    link.symlink_to(club)
    assert charter("fmt", "link.charter").code == 0
    assert link.is_symlink() and club.read_text("utf-8") == GOOD
    assert club.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_stays(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(old: str, new: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refused)
    done = charter("fmt", "club.charter")
    assert (done.code, done.out) == (2, "")
    assert done.err == "charter: `club.charter` cannot be written: permission denied\n"
    assert club.read_text("utf-8") == BAD


def test_an_interruption_leaves_the_old_file(club: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(old: str, new: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", broken_off)
    assert charter("fmt", "club.charter").code == 130
    assert club.read_text("utf-8") == BAD
    assert [one.name for one in club.parent.iterdir()] == ["club.charter"]


# ── what would mean something else is not written


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda text: text.replace("UTC", "CET"), "would be read otherwise"),
        (lambda text: text.replace("kind person\n", ""), "would be read otherwise"),
        (lambda text: text.replace("# where we are", ""), "a comment would be lost"),
        (lambda text: text.replace("zone", "zne"), "cannot be read"),
    ],
)
def test_a_layout_that_says_something_else_is_a_fault(
    wrong: object, reason: str, club: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = layout.page
    monkeypatch.setattr(layout, "page", lambda *given: wrong(right(*given)))  # type: ignore[operator]
    done = charter("fmt", "club.charter")
    assert done.code == 3 and reason in done.err and "`club.charter` stays as it is" in done.err
    assert club.read_text("utf-8") == BAD


def test_a_program_can_ask_for_the_layout(club: Path) -> None:
    assert charterlang.formatted("club.charter") == GOOD
    with pytest.raises(charterlang.CharterError, match="E211"):
        charterlang.formatted("none.charter")


def test_a_layout_runs_nothing_and_publishes_nothing() -> None:
    from test_startup import imported, parts

    assert not parts(imported("fmt", "--stdout", PACT)) & {"interpreter", "render", "jinja2"}
