"""Every provision of each system has its clause, and every rule that is run its alterations (`make rows`)."""

import json
from collections import Counter
from collections.abc import Mapping

import pytest
from altering import alone, altered, catching, clauses, law, tried
from carried import absent
from provisions import (
    ROOT,
    Address,
    Alteration,
    Edit,
    Misstated,
    System,
    Told,
    alteration,
    system,
    system_of,
    systems,
)
from row_table import main

from charterlang.render.document import document
from charterlang.render.words import words_by_clause

TREATY, SCENARIOS = "charters/sec/sec.charter", "charters/sec/scenarios"
RECALL = Told(SCENARIOS, "no_confidence", "A recall passes")

EXTENTS = {
    "sec": {"yes": 43, "partly": 26, "prose": 26},
    "rsa": {"yes": 26, "partly": 7, "prose": 4},
    "npto": {"yes": 66, "partly": 15, "prose": 26},
    "tnp": {"yes": 17, "partly": 4, "prose": 4},
    "unsc": {"yes": 26, "partly": 41, "prose": 58},
}
"""How many provisions of each system are run, partly run and printed."""


def edit(clause: str, wanted: str, instead: str | None) -> Alteration:
    """An alteration of the treaty that is in no list."""
    at = Address(TREATY, clause)
    return Alteration("SEC.III.6", "a test", (Edit(at, wanted, instead),), RECALL)


# ── the lists


def test_every_system_is_listed_whole() -> None:
    counted = {one.name: Counter(row.extent for row in one.rows.values()) for one in systems()}
    assert counted == EXTENTS
    assert sum(len(one.rows) for one in systems()) == 389


def written() -> list[System]:
    """The systems whose charters are there."""
    return [one for one in systems() if not (one.unfinished and absent(one))]


@pytest.mark.parametrize("of", written(), ids=lambda of: of.name)
def test_every_row_has_its_clause_in_a_charter(of: System) -> None:
    known = {path: {"", *(one.identity for one in clauses(law(path)))} for path in of.charters}
    wrong = [at for row in of.rows.values() for at in row.at if at.clause not in known[at.charter]]
    assert wrong == []


@pytest.mark.parametrize("of", written(), ids=lambda of: of.name)
def test_every_row_is_published(of: System) -> None:
    said = {path: words_by_clause(law(path), document(law(path)), True) for path in of.charters}
    unsaid = [
        row.id
        for row in of.rows.values()
        for at in row.at
        if at.clause and not said[at.charter].get(at.clause)
    ]
    assert unsaid == []


@pytest.mark.parametrize("of", systems(), ids=lambda of: of.name)
def test_a_finished_system_leaves_no_row_without_a_clause(of: System) -> None:
    left = [row.id for row in of.rows.values() if not row.at and row.id not in of.explained]
    assert of.unfinished or left == []


@pytest.mark.parametrize("of", systems(), ids=lambda of: of.name)
def test_every_row_that_is_run_has_alterations(of: System) -> None:
    left = [name for name in of.unaltered() if name not in of.explained]
    assert of.unfinished or left == []


@pytest.mark.parametrize("of", systems(), ids=lambda of: of.name)
def test_every_alteration_is_of_a_row_that_is_run(of: System) -> None:
    assert {one.row for one in of.alterations if of.rows[one.row].extent != "yes"} == set()


@pytest.mark.parametrize("of", systems(), ids=lambda of: of.name)
def test_no_alteration_is_made_twice(of: System) -> None:
    made = Counter((one.row, frozenset(altered(one).items())) for one in of.alterations)
    assert [row for (row, _), times in made.items() if times > 1] == []


@pytest.mark.parametrize("of", systems(), ids=lambda of: of.name)
def test_every_numbered_scenario_is_played_and_says_so(of: System) -> None:
    """A comment in the file says which number a scenario plays."""
    left = [name for name, tests in of.numbered.items() if not tests and name not in of.explained]
    assert of.unfinished or left == []
    for name, tests in of.numbered.items():
        for one in tests:
            assert one.title in alone(one)
            text = (ROOT / one.path).read_text("utf-8")
            assert name in text, f"{one.path} does not say that it plays {name}"


# ── the table


EVERY = [one for of in systems() for one in of.alterations]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.row}: {one.says}")
def test_an_alteration_is_noticed(one: Alteration) -> None:
    finding = tried(one)
    assert (finding.verdict, finding.line is None) == ("caught", False), finding.found


def test_what_makes_no_difference_is_not_noticed() -> None:
    finding = tried(edit("III(6)", '"a simple majority"', '"a bare majority"'))
    assert (finding.verdict, finding.found) == ("not caught", "everything holds")


def test_what_does_not_compile_shows_nothing() -> None:
    finding = tried(edit("III(6)", "needs state_majority", "needs no_such_majority"))
    assert finding.verdict == "not run"
    assert finding.found.startswith("E201 in line ")


def test_a_scenario_that_the_altered_law_cannot_play_shows_nothing() -> None:
    duty = 'duty uphold of spokesperson to "honor, guard and advance this treaty"'
    struck = Edit(Address(TREATY, "III(3)"), duty, None)
    scenario = Told(SCENARIOS, "representation", "The treaty is upheld")
    finding = tried(Alteration("SEC.III.3", "a test", (struck,), scenario))
    assert finding.verdict == "not run"
    assert "uphold" in finding.found


def test_an_edit_applies_in_one_place_of_its_clause() -> None:
    with pytest.raises(Misstated, match=r"`24 hours` stands 2 times in III\(6\), not once"):
        altered(edit("III(6)", "24 hours", "25 hours"))
    with pytest.raises(Misstated, match=r"`95 hours` stands 0 times in III\(6\), not once"):
        altered(edit("III(6)", "95 hours", "25 hours"))


def test_an_edit_stays_in_its_clause() -> None:
    before = (ROOT / TREATY).read_text("utf-8").split("\n")
    after = altered(edit("III(6)", "by 2 of", "by 3 of"))[TREATY].split("\n")
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(differing) == 1
    assert [line.split("#")[0].split() for line in differing[0]] == [
        ["motion", "by", number, "of", "security_council"] for number in "23"
    ]


def test_a_line_is_struck_with_what_stands_under_it() -> None:
    before = (ROOT / TREATY).read_text("utf-8").split("\n")
    after = altered(edit("II(1)(b)", "also body security_council", None))[TREATY].split("\n")
    gone = [old.strip() for old, new in zip(before, after, strict=True) if old != new]
    assert gone == ["also body security_council", "seats ex officio spokesperson"]


def test_a_scenario_stands_alone_on_its_lines() -> None:
    text = (ROOT / RECALL.path).read_text("utf-8")
    lines = alone(RECALL).rstrip().split("\n")
    assert lines[-1] == text.split("\n")[len(lines) - 1]
    assert [line for line in lines if line.startswith("scenario")] == [
        'scenario "A recall passes" of sec'
    ]


@pytest.mark.parametrize(
    "entry",
    [
        {"row": "SEC.III.6", "says": "x", "fails": "a: b"},
        {"row": "SEC.III.6", "says": "x", "fails": "a: b", "replace": "y"},
        {
            "row": "SEC.III.6",
            "says": "x",
            "fails": "a: b",
            "replace": "y",
            "by": "z",
            "strike": "y",
        },
        {"row": "SEC.III.6", "says": "x", "fails": "a", "strike": "y"},
        {"row": "SEC.III.6", "fails": "a: b", "strike": "y"},
        {"row": "SEC.XL.6", "says": "x", "fails": "a: b", "strike": "y"},
    ],
)
def test_an_alteration_that_says_too_little_is_refused(entry: dict[str, str]) -> None:
    with pytest.raises(Misstated):
        alteration(entry, system("sec"))


CLUB = {"charters": ["clubs/club.charter"], "rows": {"CLUB.II": ["yes", "II(1)"]}}
EARLIER_AND_LATER = {
    "charters": ["clubs/before.charter", "clubs/after.charter"],
    "rows": {"CLUB.II": ["yes", "before: II(1)", "after: II(2)"], "CLUB.III": ["prose"]},
}


def test_a_row_may_stand_in_several_charters() -> None:
    edits = {"row": "CLUB.II", "says": "x", "fails": "a: b", "strike": "y"}
    of = system_of("club", EARLIER_AND_LATER, [edits, {**edits, "in": "after: II(2)"}])
    before, after = (Address(f"clubs/{one}.charter", "") for one in ("before", "after"))
    assert [(at.charter, at.clause) for at in of.rows["CLUB.II"].at] == [
        (before.charter, "II(1)"),
        (after.charter, "II(2)"),
    ]
    assert of.rows["CLUB.III"].at == ()
    assert [one.at.charter for one in of.alterations] == [before.charter, after.charter]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ({**CLUB, "charters": []}, "names no charter"),
        ({**CLUB, "rows": {"CLUB.II": ["often", "II(1)"]}}, "not `often`"),
        ({**CLUB, "explained": {"CLUB.X": "it is lost"}}, "there is no row `CLUB.X`"),
        ({**EARLIER_AND_LATER, "rows": {"CLUB.II": ["yes", "II(1)"]}}, "none of the charters"),
        ({**CLUB, "numbered": {"S-01": ["removal"]}}, "is no scenario"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(listed: Mapping[str, object], said: str) -> None:
    with pytest.raises(Misstated, match=said):
        system_of("club", listed, [])


# ── the script


def test_the_table_of_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--row", "SEC.IV.7.b"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("row ")
    assert "SEC.IV.7.b    IV(7)(b)    without notice" in said
    assert said.endswith("\n1 of 1 alterations of 1 rows are noticed\n")


def test_the_table_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--row", "SEC.IV.7.b", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["alterations"]
    assert one["verdict"] == "caught"
    assert one["scenario"]["file"] == f"{SCENARIOS}/early_close.scenario"


def test_every_scenario_that_notices_is_found() -> None:
    moved = edit("III(6)", "by 2 of", "by 1 of")
    files = (f"{SCENARIOS}/movers.scenario", f"{SCENARIOS}/representation.scenario")
    assert list(catching(moved, files)) == [
        Told(SCENARIOS, "movers", "One mover twice is one mover")
    ]


def test_a_row_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--row", "SEC.XL.1"]) == 2
    assert capsys.readouterr().err == "error: there is no row `SEC.XL.1`\n"


def test_a_system_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--system", "club"]) == 2
    assert capsys.readouterr().err.startswith("error: there is no system `club`; there are ")
