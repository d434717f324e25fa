"""Chapter 5 of the Legal Code as its source came down, without what its readers assume: it cannot be run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charterlang import api
from charterlang.cli import main

ROOT = Path(__file__).parents[1]
HOME = ROOT / "charters/tnp"
READING = re.compile(r"^ +(?:eighty|percent|eight|fifteen) +(?:\"[^\"]*\" )?means .*\n", re.M)
SOURCES = ("before", "after")
OPERAND, DURATION = {"before": "5", "after": "6"}, "18"
FILLED = ("--assume", "operand=80", "--assume", "over_grace=8 days")


@pytest.fixture(params=SOURCES)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """One of the two charters without the readings of its holes."""
    path = tmp_path / f"{request.param}.charter"
    text, taken = READING.subn("", (HOME / path.name).read_text("utf-8"))
    assert taken == 4
    path.write_text(text, "utf-8")
    return path


# S-78: the source without assumptions.
def test_each_hole_stops_the_charter_at_its_clause(source: Path) -> None:
    errors = [one for one in api.check(str(source)) if one.severity == "error"]
    assert [one.code for one in errors] == ["E603", "E603"]
    headings = [one.heading or "" for one in errors]
    assert headings[0].endswith(f'Requirements", {OPERAND[source.stem]}.')
    assert headings[1].endswith(f'Enforcement", {DURATION}.')
    assert "`operand`" in errors[0].message and "`over_grace`" in errors[1].message


# S-78: with 80 and 8 days.
def test_filled_from_outside_it_is_law(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(source), *FILLED]) == 0
    assert main(["render", str(source), "--form", "text", *FILLED]) == 0
    printed = capsys.readouterr().out
    assert "if that is more, ⟨eighty⟩" in " ".join(printed.split())
    assert "for more than ⟨eight days⟩" in " ".join(printed.split())


def test_one_hole_filled_leaves_the_other(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(source), "--assume", "operand=80"]) == 1
    said = capsys.readouterr().out
    assert said.count("error E603") == 1 and "`over_grace`" in said


@pytest.mark.parametrize(
    "value, complaint",
    [
        ("8 days", "`operand` wants a number"),
        ("80% of", "is no value for the hole `operand`"),
        ("80% of endorsments(delegate)", "no fact `endorsments` is declared"),
    ],
)
def test_what_is_no_value_is_a_matter_of_the_command_line(
    source: Path, value: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--assume", f"operand={value}", "--assume", "over_grace=8 days")
    assert main(["check", str(source), *asked]) == 2
    assert complaint in capsys.readouterr().out


def test_any_value_of_the_language_fills_a_hole(source: Path) -> None:
    readings = {"operand": "80% of endorsements(serving_delegate)", "over_grace": "15 days"}
    law = api.load(str(source), readings)
    made = law.declarations["operand"]
    assert made.reading.name == readings["operand"]  # type: ignore[union-attr]  # an assumption


def test_the_range_is_told_under_the_value_that_fills_it(source: Path) -> None:
    for value, values in {
        "before": (("80", None), ("80% of endorsements(serving_delegate)", "1 to 62")),
        "after": (("80", "81 to 139"), ("80% of endorsements(serving_delegate)", "1 to 124")),
    }[source.stem]:
        found = api.check(str(source), {"operand": value, "over_grace": "8 days"})
        told = [one.message for one in found if one.code == "W701"]
        assert len(told) == (values is not None)
        assert all(
            message.endswith(f"`endorsements(serving_delegate)` is {values}") for message in told
        )
