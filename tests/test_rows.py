"""Every provision of the treaty has its clause, and every rule that is run its alterations (`make rows`)."""

from collections import Counter

import pytest
from altering import alone, altered, catching, clauses, law, tried
from provisions import (
    ROOT,
    SCENARIOS,
    TREATY,
    Alteration,
    Edit,
    Misstated,
    Told,
    alteration,
    alterations,
    numbered,
    rows,
)
from row_table import main, unaltered

from charterlang.render.document import document
from charterlang.render.words import words_by_clause

RECALL = Told("no_confidence", "A recall passes")


def edit(clause: str, wanted: str, instead: str | None) -> Alteration:
    """An alteration of the treaty that is in no list."""
    return Alteration("SEC.III.6", "a test", (Edit(clause, wanted, instead),), RECALL)


# ── the lists


def test_the_rows_are_those_of_the_treaty() -> None:
    assert Counter(row.extent for row in rows().values()) == {"yes": 43, "partly": 26, "prose": 26}


def test_every_row_has_its_clause_in_the_treaty() -> None:
    known = {"", *(one.identity for one in clauses(law()))}
    assert [row.id for row in rows().values() if row.clause not in known] == []


def test_every_row_is_published() -> None:
    said = words_by_clause(law(), document(law()), True)
    assert [row.id for row in rows().values() if row.clause and not said.get(row.clause)] == []


def test_every_row_that_is_run_has_alterations() -> None:
    assert unaltered(()) == []


def test_every_alteration_is_of_a_row_that_is_run() -> None:
    assert {one.row for one in alterations() if rows()[one.row].extent != "yes"} == set()


def test_no_alteration_is_made_twice() -> None:
    made = Counter((one.row, altered(one)) for one in alterations())
    assert [row for (row, _), times in made.items() if times > 1] == []


def test_every_numbered_scenario_is_played() -> None:
    wanted = (1, 2, 3, 4, 7, 9, 10, 11, 12, 13, 15, 16, 20, 21, 22, 24)
    assert set(numbered()) == {f"S-{number:02}" for number in wanted}
    for tests in numbered().values():
        for one in tests:
            assert one.title in alone(one)


def test_the_numbered_scenarios_are_those_that_the_folder_has() -> None:
    """A comment before a scenario says which number it plays."""
    for name, tests in numbered().items():
        for one in tests:
            text = (ROOT / one.path).read_text("utf-8")
            assert name in text, f"{one.path} does not say that it plays {name}"


# ── the table


@pytest.mark.parametrize("one", alterations(), ids=lambda one: f"{one.row}: {one.says}")
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
    struck = Edit(
        "III(3)", 'duty uphold of spokesperson to "honor, guard and advance this treaty"', None
    )
    scenario = Told("representation", "The treaty is upheld")
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
    after = altered(edit("III(6)", "by 2 of", "by 3 of")).split("\n")
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(differing) == 1
    assert [line.split("#")[0].split() for line in differing[0]] == [
        ["motion", "by", number, "of", "security_council"] for number in "23"
    ]


def test_a_line_is_struck_with_what_stands_under_it() -> None:
    before = (ROOT / TREATY).read_text("utf-8").split("\n")
    after = altered(edit("II(1)(b)", "also body security_council", None)).split("\n")
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
        alteration(entry, rows())


# ── the script


def test_the_table_of_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--row", "SEC.IV.7.b"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("row ")
    assert "SEC.IV.7.b    IV(7)(b)    without notice" in said
    assert said.endswith("\n1 of 1 alterations of 1 rows are noticed\n")


def test_the_table_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert main(["--row", "SEC.IV.7.b", "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["alterations"]
    assert one["verdict"] == "caught"
    assert one["scenario"]["file"] == f"{SCENARIOS}/early_close.scenario"


def test_every_scenario_that_notices_is_found() -> None:
    moved = edit("III(6)", "by 2 of", "by 1 of")
    files = (f"{SCENARIOS}/movers.scenario", f"{SCENARIOS}/representation.scenario")
    assert list(catching(moved, files)) == [Told("movers", "One mover twice is one mover")]


def test_a_row_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--row", "SEC.XL.1"]) == 2
    assert capsys.readouterr().err == "error: there is no row `SEC.XL.1`\n"
