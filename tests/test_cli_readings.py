"""`charter run --all-readings`: which results differ when a charter is read otherwise."""

from pathlib import Path

import pytest
from command_line import Done, charter, no_traceback

LAW = """\
charter club "Club"
    zone "UTC"
    commences on 2026-01-01
kind person "person"
assume counted "of whom a majority is one"
    because "The club never said."
    voted means votes cast
    all_members means all members
assume length "how long a vote is open"
    because "The club never said that either."
    day means 1 day
    week means 7 days
body board "Board" of person
    counts counted
    window length
    quorum at least 1
    tie lost
office chair "Chair" of person
    vacancy by choose
procedure choose(p: person) of board to "choose the Chair"
    vote needs more than 1/2
    carried install p as chair
"""
STORY = """\
scenario "One of three" of club
    given
        Ann, Ben, Cy are board
    at 2026-02-01
        Ann moves choose(Ben) as choice
        Ann votes aye on choice
    after 8 days
        expect chair is Ben
scenario "As it is told" of club
    under assumption counted = all_members, voted
    given
        Ann, Ben, Cy are board
    at 2026-02-01
        Ann moves choose(Ben) as choice
        Ann votes aye on choice
        Ben votes aye on choice
        Cy votes aye on choice
    after 7 days
        expect choice is carried
"""


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Two scenarios beside their charter."""
    (tmp_path / "club.charter").write_text(LAW, "utf-8")
    story = tmp_path / "club.scenario"
    story.write_text(STORY, "utf-8")
    return story


def read(path: Path, *words: str) -> Done:
    done = charter("run", path, "--all-readings", *words)
    no_traceback(done)
    return done


def test_each_assumption_is_varied_by_itself(run: Path) -> None:
    one, other = read(run, "--json").data["runs"]
    assert [(each["assumption"], each["reading"]) for each in one["otherwise"]] == [
        ("counted", "all_members"),
        ("length", "week"),
    ]
    lost, later = (each["differs"] for each in one["otherwise"])
    assert lost[0].startswith("Line 8 of the scenario: expected: chair is Ben")
    assert lost[1].startswith("Choice is lost since 2 February 2026 (lost; 1 of 3 voted yes")
    assert lost[2:] == ["The Chair is nobody"]
    assert [said[:36] for said in later] == ["Choice is carried since 8 February 2"]
    assert other["readings"] == {"counted": "all_members"}
    assert [each["differs"] for each in other["otherwise"]][0] == []


def test_what_fails_otherwise_is_no_failure(run: Path) -> None:
    done = read(run)
    assert done.code == 0
    assert "counted = all_members  Line 8 of the scenario" in done.out
    assert "Of 2 other readings none change nothing." not in done.out
    assert "Both other readings change a result." in done.out


def test_what_fails_as_it_is_read_is_one(run: Path) -> None:
    run.write_text(STORY.replace("chair is Ben", "chair is Ann"), "utf-8")
    assert read(run).code == 1


def test_what_the_command_fixes_is_not_varied(run: Path) -> None:
    one, _ = read(run, "--json", "--assume", "counted=voted").data["runs"]
    assert [each["assumption"] for each in one["otherwise"]] == ["length"]


def test_a_charter_that_is_read_in_one_way(run: Path) -> None:
    law = LAW.replace("    all_members means all members\n", "").replace(
        "    week means 7 days\n", ""
    )
    (run.parent / "club.charter").write_text(law, "utf-8")
    run.write_text(STORY[: STORY.index('scenario "As')], "utf-8")
    assert "Nothing in this charter is read in more ways than one." in read(run).out


def test_a_reading_with_which_it_does_not_compile(run: Path) -> None:
    law = LAW.replace("all_members means all members", "all_members means at_least_some")
    (run.parent / "club.charter").write_text(law, "utf-8")
    done = read(run)
    assert done.code == 1 and "E201" in done.err
