"""What was asked for and is not there: said in words, and as data where data was asked for."""

from pathlib import Path

import pytest
from command_line import PACT, SPEAKER, charter, no_traceback

from charterlang.cli.test import counted

CASES = {
    "a declaration": (["show", "speakr", PACT], 1, "nothing is called `speakr`", "`speaker`"),
    "a line": (["why", SPEAKER, 9999], 1, "has no line 9999", "its lines are 1 to "),
    "a code": (["explain", "E2011"], 1, "there is no code `E2011`", "E201"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_there_is_told_in_words(case: str) -> None:
    words, code, said, help = CASES[case]
    done = charter(*words)
    assert (done.code, done.out) == (code, "") and no_traceback(done)
    first, second = done.err.splitlines()
    assert said in first and help in second


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_there_is_told_as_data(case: str) -> None:
    words, code, said, help = CASES[case]
    done = charter(*words, "--json")
    assert (done.code, done.err) == (code, "")
    (one,) = done.data["diagnostics"]
    assert one["severity"] == "error" and one["code"] is None
    assert said in one["message"] and help in one["help"][0]


def test_a_complaint_has_the_shape_of_a_diagnostic(tmp_path: Path) -> None:
    bad = tmp_path / "bad.charter"
    bad.write_text('treaty bad "Bad"\n    zone 7\n')
    (checked,) = charter("check", bad, "--json").data["diagnostics"]
    (complaint,) = charter("show", "speakr", PACT, "--json").data["diagnostics"]
    assert list(complaint) == list(checked)
    assert complaint["version"] == checked["version"]


@pytest.mark.parametrize("words", [["show", "speaker"], ["why"]])
def test_a_file_that_cannot_be_used_is_told_as_data(words: list[object], tmp_path: Path) -> None:
    path = tmp_path / "bad.charter"
    path.write_text('treaty bad "Bad"\n    zone 7\n')
    done = charter(*words, path, *([1] if words == ["why"] else []), "--json")
    assert (done.code, done.err) == (1, "")
    assert [one["code"] for one in done.data["diagnostics"]] == ["E102"]


def test_no_charter_to_choose_is_told_as_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = charter("show", "speaker", "--json")
    assert (done.code, done.err) == (1, "")
    assert "there is none in this folder" in done.data["diagnostics"][0]["message"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("chekc", "check"), ("drafts", "draft"), ("rendr", "render"), ("news", "new")],
)
def test_a_misspelt_command_is_understood(word: str, meant: str) -> None:
    done = charter(word, "pact.charter")
    assert (done.code, done.out) == (2, "")
    assert f"there is no command `{word}`; did you mean `{meant}`?" in done.err


def test_one_is_not_many(tmp_path: Path) -> None:
    (tmp_path / "bad.scenario").write_text('scenario "A" of nobody\n    at 2026-01-01\n')
    done = charter("test", tmp_path)
    assert "0 runs of 0 scenarios in 1 file, 1 file cannot be run" in done.out
    assert [counted(range(n), "file") for n in range(3)] == ["0 files", "1 file", "2 files"]


def test_a_file_without_a_scenario_is_told_how_one_begins(tmp_path: Path) -> None:
    empty = tmp_path / "empty.scenario"
    empty.write_text("# to be written\n")
    done = charter("run", empty)
    assert done.code == 1 and 'scenario "A new speaker" of pact' in done.out + done.err


def test_a_line_has_a_number() -> None:
    done = charter("why", SPEAKER, "x")
    assert done.code == 2 and "`x` is no number; charter run numbers the lines" in done.err


def test_a_file_of_nearly_that_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "rowing.charter").write_text('charter rowing "Rowing"\n')
    for command in ("check", "run", "fmt"):
        done = charter(command, tmp_path / "rowin.charter")
        assert f"did you mean `{tmp_path / 'rowing.charter'}`?" in done.out + done.err
    done = charter("check", tmp_path / "somewhere else.txt")
    assert "give the path of a `.charter` or `.scenario` file" in done.out


def test_the_words_of_assemblies_lead_to_those_of_the_language(tmp_path: Path) -> None:
    told = tmp_path / "told.scenario"
    told.write_text(
        'scenario "Told" of club\n    at 2026-03-01\n        Ada proposes removal\n'
        "        Bea votes yes on removal\n"
    )
    done = charter("check", told)
    assert "did you mean `moves`?" in done.out and "did you mean `aye`?" in done.out
