"""`charter check`: warnings taken for errors, and those that the text allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import TREATY, charter

CLUB = """\
charter club "Rowing Club"
    zone "UTC"
kind person
body crew "Crew" of person  # allow W301: the custom of the river
    votes  1 each
    counts votes cast
procedure race of crew to "decide to race"
    vote 1 day needs more than 1/2
"""


@pytest.fixture
def club(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A club that is told W302, and that W303 is none of its; W301 is allowed."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "club.charter"
    path.write_text(CLUB, "utf-8")
    return path


def codes(data: dict[str, list[dict[str, str]]], severity: str) -> list[str]:
    """The codes of that severity."""
    return [one["code"] for one in data["diagnostics"] if one["severity"] == severity]


def test_a_warning_is_no_error(club: Path) -> None:
    done = charter("check", "club.charter", "--json")
    assert done.code == 0 and done.data["sound"]
    assert codes(done.data, "warning") == ["W302"] and not codes(done.data, "error")


@pytest.mark.parametrize(
    "words",
    [
        ["--strict", "club.charter"],
        ["club.charter", "--strict"],
        ["club.charter", "--strict", "W302"],
        ["--strict=W301,W302", "club.charter"],
        ["--strict", "W303", "--strict", "W302", "club.charter"],
    ],
)
def test_strict_takes_warnings_for_errors(club: Path, words: list[str]) -> None:
    done = charter("check", *words, "--json")
    assert done.code == 1 and not done.data["sound"]
    assert codes(done.data, "error") == ["W302"] and not codes(done.data, "warning")
    done = charter("check", *words)
    assert done.code == 1
    assert "error W302: " in done.out and done.out.endswith("\n1 error\n")


def test_other_warnings_stay_what_they_are(club: Path) -> None:
    done = charter("check", "club.charter", "--strict=W301")
    assert done.code == 0 and "warning W302: " in done.out


def test_what_is_allowed_is_no_error_however_strict(club: Path) -> None:
    allowed = CLUB.replace("# allow W301", "# allow W301, W302")
    club.write_text(allowed, "utf-8")
    done = charter("check", "club.charter", "--strict")
    assert (done.code, done.out) == (0, "club.charter: no mistakes\n")
    idle = CLUB.replace("# allow W301", "# allow W301, W303")
    club.write_text(idle, "utf-8")
    found = charter("check", "club.charter", "--strict", "--json").data
    assert sorted(codes(found, "error")) == ["W102", "W302"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("W999", "there is no warning `W999`"),
        ("w301", "there is no warning `w301`; did you mean `W301`?"),
        ("W301,W3O1", "there is no warning `W3O1`"),
        ("E201", "`E201` is an error already"),
        ("never", "there is no warning `never`"),
    ],
)
def test_a_code_that_there_is_not_is_a_wrong_command_line(club: Path, code: str, said: str) -> None:
    done = charter("check", "club.charter", f"--strict={code}")
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("words", [[], ["--strict"], ["--strict", "W301"], ["--all"]])
def test_a_file_is_wanted(words: list[str]) -> None:
    done = charter("check", *words)
    assert (done.code, done.out) == (2, "") and "a file is wanted" in done.err


def test_all_prints_what_is_allowed_and_why(club: Path) -> None:
    done = charter("check", "club.charter", "--all")
    assert done.code == 0
    assert done.out.endswith(
        "\nclub.charter: 1 allowed\n"
        "  W301 4:6\n"
        "    there is no quorum for the vote of `race`\n"
        "    allowed: the custom of the river\n"
    )
    told = charter("check", "club.charter", "--all", "--json").data["allowed"]
    assert [(one["code"], one["reason"]) for one in told] == [("W301", "the custom of the river")]
    assert "allowed" not in charter("check", "club.charter", "--json").data
    club.write_text(CLUB.replace("  # allow W301: the custom of the river", ""), "utf-8")
    assert charter("check", "club.charter", "--all").out.endswith(
        "club.charter: nothing is allowed\n"
    )


def test_the_treaty_says_why_it_allows_what_it_does() -> None:
    told = charter("check", TREATY, "--all", "--json").data
    assert len(told["allowed"]) > 7 and all(one["reason"] for one in told["allowed"])
    assert "W102" not in [one["code"] for one in told["diagnostics"]]


def test_comments_of_scenarios_are_judged_with_the_scenarios(club: Path) -> None:
    scenario = 'scenario "Nothing" of club{}\n    at 2026-01-01\n'
    path = club.with_name("nothing.scenario")
    for where in (path, club):
        before = CLUB if where == club else ""
        where.write_text(before + scenario.format("  # allow W703: to be written"), "utf-8")
        found = charter("check", where, "--json").data["diagnostics"]
        assert {one["code"] for one in found} <= {"W302"}
    path.write_text(scenario.format("  # allow W704: no such name"), "utf-8")
    found = charter("check", path, "--json").data["diagnostics"]
    assert {"W102", "W703"} <= {one["code"] for one in found}


def test_under_another_reading_nothing_is_idle(club: Path) -> None:
    text = CLUB.replace("body crew", 'assume base "the base"\n    because "It is not said."\n'
                        "    cast means votes cast\n    all  means all members\nbody crew")  # fmt: skip
    text = text.replace("counts votes cast", "counts base  # allow W303: it is read so")
    club.write_text(text, "utf-8")
    first = charter("check", club, "--json").data["diagnostics"]
    other = charter("check", club, "--assume", "base=all", "--json").data["diagnostics"]
    assert "W102" in [one["code"] for one in first]
    assert "W102" not in [one["code"] for one in other]
