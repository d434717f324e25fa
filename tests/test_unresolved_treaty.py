"""The SEC treaty before anybody has decided how to read it: what its own text leaves undeclared is
found, and nothing else beside what is found of the charter anyway.

Two assumptions are taken away, with their readings, and a reference that the treaty makes to the
paragraph in which it stands is typed by hand again.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.pipeline import compile_charter
from charterlang.files import module

TREATY = Path(__file__).parents[1] / "charters/sec/sec.charter"
UNDECLARED = {"council_of_representatives": "article IX", "representative": "article III"}
"""Each organ that the treaty names and does not establish, and where."""
SELF = "{@III(8)} —"
"""The reference in III(9), as the charter reads it; the treaty says “(9)” there."""


PUNISH = """procedure punish(s: member_state) of security_council to "punish a state"
                vote needs plain_majority  # allow W308: of another gap"""
ANSWERS = (
    ("W305", r"\n    commences on [^\n]*", ""),
    ("W306", r"\n    zone [^\n]*", ""),
    ("W301", r"  # allow W301, W302: [^\n]*", ""),
    ("W302", r"  # allow W301, W302: [^\n]*", ""),
    ("W309", r"  # allow W309: [^\n]*", ""),
    ("W302", r"\n *lost +begin spokesperson_election[^\n]*", ""),
    ("W312", r'(threshold state_majority "[^"]*") \w+', r"\1 at least 1/2"),
    ("W313", r"vote needs usual_majority", "vote needs all of all members"),
    ("E302", r"\n *counts counted", ""),
    ("E303", r"(procedure resolution[^\n]*\n *vote) needs \w+", r"\1"),
    ("E304", r"\n *window usual_window", ""),
    ("E405", r"\(c\)!", "(c)"),
    (
        "W307",
        r"for remainder if other_vacancies[^\n,]*,",
        "for remainder if vacated_by(no_confidence),",
    ),
    ("W307", r"\n *also office spokesperson\n *vacated when [^\n]*", ""),
    ("W308", r"vote recusing s\n", "vote\n"),
    ("W308", r"  # allow W308: see the note[^\n]*", ""),
    ("W313", r"needs all of all_counted", "needs all of all members"),
    ("W304", r"\n *late when [^\n]*", ""),
    ("W311", r"procedure punish\(s(?:\n|.)*?if expels\(x\)", PUNISH),
)
"""(code, pattern, what to put there) of what the edition says where the treaty is silent or wrong."""


def without(assumption: str, text: str) -> str:
    """The charter without that assumption, its reason and its readings."""
    lines: list[str] = []
    depth: int | None = None
    for line in text.splitlines(keepends=True):
        indented = len(line) - len(line.lstrip())
        if re.match(rf"assume {assumption}\b", line.lstrip()):
            depth = indented
        elif depth is None or (line.strip() and indented <= depth):
            depth = None
            lines.append(line)
    return "".join(lines)


def as_written() -> str:
    """The charter with what the treaty itself says, where the charter reads it."""
    text = TREATY.read_text("utf-8")
    for name in UNDECLARED:
        shorter = without(name, text)
        assert shorter != text, name
        text = shorter
    assert text.count(SELF) == 1
    return text.replace(SELF, "(9) —")


def found(text: str) -> tuple[Diagnostic, ...]:
    """What is said of the charter."""
    return compile_charter(
        "sec.charter", lambda name: text if name == "sec.charter" else module(name)
    ).diagnostics


def clause_of(one: Diagnostic) -> str:
    """`III(9)(c)`: the clause that a diagnostic is about, by its heading."""
    match = re.match(r'article (\w+)(?: "[^"]*")?(?:, (.*))?$', one.heading or "")
    return f"{match[1]}{match[2] or ''}" if match else ""


def test_the_charter_compiles_with_its_assumptions() -> None:
    assert not [one for one in found(TREATY.read_text("utf-8")) if one.severity == "error"]


def test_what_no_reading_mends_is_left_as_a_warning() -> None:
    """A mark that names no state, and the vote on an amendment, which has no last day."""
    left = {(one.code, clause_of(one)) for one in found(TREATY.read_text("utf-8"))}
    assert ("W304", "IX(b)") in left
    assert "W409" in {code for code, _ in left}


def test_what_the_treaty_leaves_undeclared_is_found_and_nothing_else() -> None:
    anyway = Counter((one.code, one.message) for one in found(TREATY.read_text("utf-8")))
    more = [one for one in found(as_written()) if not anyway[one.code, one.message]]
    assert {(one.code, clause_of(one)) for one in more} == {
        ("E201", "IX"),
        ("E201", "III(9)(c)"),
        ("W405", "III(9)"),
    }


@pytest.mark.parametrize(("name", "place"), UNDECLARED.items())
def test_one_assumption_is_enough_for_its_own_gap(name: str, place: str) -> None:
    errors = [
        one for one in found(without(name, TREATY.read_text("utf-8"))) if one.severity == "error"
    ]
    assert errors
    assert all(
        f"`{name}`" in one.message and (one.heading or "").startswith(place) for one in errors
    )


def test_the_help_names_what_may_be_meant() -> None:
    said = [
        line for one in found(as_written()) if one.code in ("E201", "W405") for line in one.help
    ]
    assert any("III(8)" in line for line in said)


@pytest.mark.parametrize(("code", "pattern", "put"), ANSWERS)
def test_without_the_answer_of_the_edition_the_gap_is_found(
    code: str, pattern: str, put: str
) -> None:
    text = TREATY.read_text("utf-8")
    assert re.search(pattern, text)
    before = Counter(one.code for one in found(text))
    after = Counter(one.code for one in found(re.sub(pattern, put, text, count=1)))
    assert after[code] > before[code]
