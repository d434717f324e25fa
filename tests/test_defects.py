"""`docs/defects.md` tells the truth: each code finds its class where the page says so."""

import re
from pathlib import Path

import attrs
import pytest
from corpus_runner import HEADING, fences

from charterlang.compiler.codes import CODES

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/defects.md"
SHOWN = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@attrs.frozen
class Class:
    """A row of the page: the classes of defects, the codes that find them, and the cases."""

    names: tuple[str, ...]
    codes: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]


def rows(wide: int) -> list[list[str]]:
    """The rows of the page's tables of so many columns, without their heads."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [row for row in cells if len(row) == wide and row[0] != "class"]


FOUND = [
    Class(tuple(row[0].split(", ")), tuple(row[2].split(", ")), tuple(SHOWN.findall(row[3])))
    for row in rows(4)
]


def codes_in(heading: str, path: str) -> set[str]:
    """The codes that the case under a heading of the corpus prints."""
    text = (PAGE.parent / path).read_text("utf-8")
    at = {match[1]: match.end() for match in HEADING.finditer(text)}
    assert heading in at, f"{path} has no heading “{heading}”"
    end = min((other for other in at.values() if other > at[heading]), default=len(text))
    return {
        code
        for offset, fence in fences(text)
        if at[heading] <= offset < end and fence.word == "check"
        for code in re.findall(r"^(?:error|warning) ([EW]\d{3})", fence.text, re.M)
    }


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row.names[0])
def test_a_class_is_found_by_its_codes_where_the_page_says(row: Class) -> None:
    assert set(row.codes) <= set(CODES)
    shown = [codes_in(heading, path) for heading, path in row.cases]
    assert shown
    assert set(row.codes) - set().union(*shown) == set(), "a code is shown in none of the cases"
    assert all(codes & set(row.codes) for codes in shown), "a case shows none of the codes"


def test_every_class_is_told_once() -> None:
    names = [name for row in FOUND for name in row.names]
    names += [name for row in rows(2) for name in row[0].split(", ")]
    assert len(names) == len(set(names)) == 103


def test_what_no_machine_finds_has_its_reason() -> None:
    assert len(rows(2)) > 10
    assert [row[0] for row in rows(2) if len(row[1].split()) < 5] == []
