"""The page of each code: its first example gives the code, its second one does not."""

import re
from pathlib import Path

import pytest
from corpus_runner import FENCE, report, tidy

from charterlang.compiler.codes import CODES, explain
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.compiler.source import source_of
from charterlang.files import module

PAGES = Path(__file__).parents[1] / "compiler/codes"
FILE = "club.charter"
WITHOUT_EXAMPLE = {
    "E106": 'charter club "Rowing \0 Club"\n',
    "E107": 'charter club "Rowing Club"\n    note "' + "row " * 40_000 + '"\n',
}
"""What no page could show."""
CHECKED = sorted(set(CODES) - {"E111", "E602"})
"""The codes of what is found by reading; `test_cli_draft.py` and `test_cli.py` have the others."""


def found_in(text: str) -> tuple[Diagnostic, ...]:
    """What is said of a charter and of the scenarios in the same file."""

    def read(name: str) -> str | None:
        return text if name == FILE else module(name)

    found = list(compile_charter(FILE, read).diagnostics)
    if re.search(r"^scenario", text, re.M):
        more = compile_scenarios(FILE, read, lambda name: None).diagnostics
        found += [one for one in more if one not in found]
    return tuple(found)


def fences(code: str, word: str) -> list[str]:
    """The texts of the page's fences of that word."""
    return [match[3] for match in FENCE.finditer(explain(code) or "") if match[1] == word]


def reported(code: str, text: str) -> str:
    """How what is found of that code is printed."""
    found = [one for one in found_in(text) if one.code == code]
    said = report(found, {FILE: source_of(FILE, text)})
    return tidy(said.rpartition("\n\n")[0])


@pytest.mark.parametrize("code", CHECKED)
def test_the_page_keeps_its_word(code: str, pytestconfig: pytest.Config) -> None:
    if code in WITHOUT_EXAMPLE:
        assert code in {one.code for one in found_in(WITHOUT_EXAMPLE[code])}
        return
    bad, good = fences(code, "charter")
    assert code in {one.code for one in found_in(bad)}, found_in(bad)
    assert code not in {one.code for one in found_in(good)}
    errors = [one for one in found_in(good) if one.severity == "error"]
    assert not errors, report(errors, {FILE: source_of(FILE, good)})
    if pytestconfig.getoption("--update"):
        update(code, reported(code, bad))
    assert fences(code, "report") == [reported(code, bad)]


def update(code: str, said: str) -> None:
    """Writes what is printed now into the page."""
    page = PAGES / f"{code}.md"
    text = page.read_text("utf-8")
    match = next(one for one in FENCE.finditer(text) if one[1] == "report")
    page.write_text(text[: match.start(3)] + said + text[match.end(3) :], "utf-8")


@pytest.mark.parametrize("code", CHECKED)
def test_an_example_of_an_error_gives_that_error_alone(code: str) -> None:
    for bad in fences(code, "charter")[:1]:
        errors = {one.code for one in found_in(bad) if one.severity == "error"}
        assert errors <= {code}


def test_an_unknown_code_has_no_page() -> None:
    assert explain("E999") is None
    assert explain("../../pyproject") is None
