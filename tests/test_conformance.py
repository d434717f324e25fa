"""What becomes of every provision is found by compiling and running, and what is missing is said."""

import json
from collections.abc import Mapping

import pytest
from carried import Found, found
from conformance import as_data, cells, main, show, summary
from provisions import System, system_of, systems

ISLE = {
    "charters": ["charters/isle/isle.charter"],
    "rows": {
        "ISLE.title": ["prose", ""],
        "ISLE.I.h": ["prose", "I"],
        "ISLE.I.2": ["yes", "I(2)"],
        "ISLE.IV.3": ["partly", "IV(3)"],
    },
    "numbered": {"S-01": ["decisions: Grants"]},
}
NOTICED = {
    "row": "ISLE.I.2",
    "says": "a test",
    "strike": "a line",
    "fails": "decisions: A parish is expelled in spite of the Monarch",
}


def quietly(of: System) -> Found:
    """What a system has, with nobody to be told how far it is."""
    return found(of, lambda said: None)


def isle(rows: Mapping[str, list[str]], **more: object) -> System:
    """The lists of the Isle with other rows."""
    return system_of("isle", {**ISLE, "rows": rows, **more}, [])


@pytest.mark.parametrize(
    "of", [one for one in systems() if not one.unfinished], ids=lambda of: of.name
)
def test_nothing_is_missing(of: System) -> None:
    """The whole table of a finished system: compiled, and every scenario played."""
    assert list(quietly(of).missing()) == []


def test_a_row_has_what_its_clause_states_and_what_rests_on_it() -> None:
    made = quietly(system_of("isle", ISLE, [NOTICED]))
    assert list(made.missing()) == []
    title, heading, expulsion, emergency = map(cells, made.rows)
    assert title == ("ISLE.title", "prose", "header", "", "")
    assert heading[:3] == ("ISLE.I.h", "prose", "I")
    assert expulsion == (
        "ISLE.I.2",
        "yes",
        "I(2)",
        "procedure expel",
        "decisions: A parish is expelled in spite of the Monarch (1 alteration)",
    )
    assert "power emergency.seize" in emergency[3]
    assert emergency[4].startswith("emergency: An emergency, and what it leaves")
    assert summary(made) == (
        "isle: 4 provisions, 1 run, 1 partly run, 2 printed; nothing is missing"
    )


@pytest.mark.parametrize(
    ("of", "lacking"),
    [
        (isle({"A": ["prose"]}), [("A", "no clause carries it")]),
        (
            isle({"A": ["prose", "XX(1)"]}),
            [("A", "`charters/isle/isle.charter` has no clause `XX(1)`")],
        ),
        (isle({"A": ["yes", "I(2)"]}), [("A", "no alteration is made of it")]),
        (
            isle({"A": ["yes", "I"]}, scenarios="charters/isle/none"),
            [("A", "no scenario touches it"), ("A", "no alteration is made of it")],
        ),
        (isle({"A": ["partly", ""]}), [("A", "it is neither modelled nor explained")]),
        (isle({"A": ["partly"]}, explained={"A": "it is lost"}), []),
        (isle({}, numbered={"S-02": []}), [("S-02", "no scenario plays it")]),
        (isle({}, numbered={"S-02": []}, explained={"S-02": "it is no course of events"}), []),
        (
            isle({}, charters=["charters/isle/none.charter"]),
            [("isle", "`charters/isle/none.charter` does not compile: E211 in line 1: ")],
        ),
    ],
)
def test_what_is_missing_is_said(of: System, lacking: list[tuple[str, str]]) -> None:
    made = list(quietly(of).missing())
    assert [name for name, _ in made] == [name for name, _ in lacking]
    assert all(
        said.startswith(wanted) for (_, said), (_, wanted) in zip(made, lacking, strict=True)
    )


def test_the_table_and_what_is_missing_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    made = quietly(isle({"A": ["yes", "I(2)"], "B": ["prose"]}))
    show(made, missing=False, width=140)
    table = capsys.readouterr().out.splitlines()
    assert table[0].split("  ")[0] == "row"
    assert [line.split()[:3] for line in table[1:] if line[:2] in ("A ", "S-")] == [
        ["A", "yes", "I(2)"],
        ["S-01", "decisions:", "Grants"],
    ]
    show(made, missing=True, width=140)
    assert [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()] == [
        ["A", "no alteration is made of it"],
        ["B", "no clause carries it"],
    ]


def test_the_table_as_data() -> None:
    made = json.loads(json.dumps(as_data(quietly(isle({"A": ["yes", "I(2)"]})))))
    (row,) = made["rows"]
    assert row["clauses"] == [{"charter": "charters/isle/isle.charter", "clause": "I(2)"}]
    assert row["declarations"] == ["procedure expel"]
    assert {one["file"] for one in row["scenarios"]} == {
        "charters/isle/scenarios/decisions.scenario"
    }
    assert row["missing"] == ["no alteration is made of it"]
    assert made["numbered"] == {"S-01": {"tests": ["decisions: Grants"], "explained": None}}


def test_a_system_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--system", "atlantis"]) == 2
    assert capsys.readouterr().err.startswith("error: there is no system `atlantis`; ")
