"""What the checks of official words propose can be done, and then they are silent."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus_runner import CHARTER, Case, cases, report

from charterlang.compiler.check import spelling
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.source import source_of
from charterlang.files import module

PAGE = Path(__file__).parents[2] / "corpus/diagnostics/7_words.md"
CASES = [one for one in cases(PAGE.read_text("utf-8")) if one.source("charter")]


def found(text: str) -> tuple[Diagnostic, ...]:
    """What is said of a charter."""
    read: Callable[[str], str | None] = lambda name: text if name == CHARTER else module(name)  # noqa: E731
    return compile_charter(CHARTER, read).diagnostics


def told(some: list[Diagnostic], text: str) -> str:
    """The diagnostics as a person would read them."""
    return report(some, {CHARTER: source_of(CHARTER, text)})


def replaced(text: str, changes: list[tuple[int, int, int, str]]) -> str:
    """The text with each (line, first column, column behind, text) put in, from the end on."""
    lines = text.split("\n")
    for line, start, end, new in sorted(changes, reverse=True):
        lines[line - 1] = lines[line - 1][: start - 1] + new + lines[line - 1][end - 1 :]
    return "\n".join(lines)


def case(title: str) -> Case:
    """The case under a heading of the page."""
    return next(one for one in CASES if one.title == title)


@pytest.mark.parametrize("one", CASES, ids=lambda one: one.title)
def test_a_fix_leaves_nothing_to_fix(one: Case) -> None:
    text = one.source("charter")
    before = [each for each in found(text) if each.fix and each.code.startswith("W4")]
    spans = {
        (f.span.line, f.span.column, f.span.end_column, f.text) for x in before if (f := x.fix)
    }
    after = found(replaced(text, list(spans)))
    wrong = [each for each in after if each.severity == "error"]
    again = [each for each in after if each.fix and each.code in {x.code for x in before}]
    assert not wrong + again, told(wrong + again, replaced(text, list(spans)))


def test_some_fixes_are_proposed() -> None:
    codes = {x.code for one in CASES for x in found(one.source("charter")) if x.fix}
    assert {"W403", "W405", "W406", "W407"} <= codes


def test_what_no_words_state_can_be_stated() -> None:
    """Each value, put into the words of its clause by the path proposed, is silent no more."""
    text = case("Values that no words state").source("charter")
    changes: dict[int, list[str]] = {}
    for one in found(text):
        if one.code == "W404":
            match = re.match(r"write  (\{.+?\})  into", one.help[0])
            assert match
            changes.setdefault(words_below(text, one.span.line), []).append(match[1])
    assert sum(map(len, changes.values())) > 10
    lines = text.split("\n")
    for line, paths in changes.items():
        lines[line - 1] += " " + ", ".join(paths)
    after = [
        one for one in found("\n".join(lines)) if one.severity == "error" or one.code == "W404"
    ]
    assert not after, told(after, "\n".join(lines))


def words_below(text: str, line: int) -> int:
    """The first line of official words from that line on."""
    lines = text.split("\n")
    while not lines[line - 1].lstrip().startswith("|"):
        line += 1
    return line


def unmeasured(text: str) -> list[Diagnostic]:
    """The open words for which a standard is proposed."""
    return [one for one in found(text) if one.code == "W402" and "standard" in one.help[0]]


def test_a_standard_that_is_copied_measures_the_words() -> None:
    text = case("Words without a measure").source("charter")
    open_words = unmeasured(text)
    assert len(open_words) > 3
    for one in open_words:
        standard = one.help[0].removeprefix("write into this clause  ")
        title = one.help[1].removeprefix("and in the words  ")
        changed = replaced(text, [(one.span.line, one.span.column, one.span.end_column, title)])
        lines = changed.split("\n")
        lines.insert(one.span.line - 1, "        " + standard)
        copied = "\n".join(lines)
        assert not [each for each in found(copied) if each.severity == "error"]
        assert len(unmeasured(copied)) < len(open_words)


WRITTEN = {0: "zero", 7: "seven", 13: "thirteen", 40: "forty", 85: "eighty-five", 99: "ninety nine"}


@pytest.mark.parametrize(("value", "words"), WRITTEN.items())
def test_a_number_is_known_in_words(value: int, words: str) -> None:
    assert spelling.amount(words) == value
    assert re.fullmatch(spelling.number(value), words)
    assert re.fullmatch(spelling.number(value), str(value))


def test_larger_numbers_are_known_in_words() -> None:
    assert spelling.amount("one hundred and five") == 105
    assert spelling.amount("two thousand three hundred and twelve") == 2312
    assert spelling.amount("a hundred") is None and spelling.amount("and") is None


def test_a_number_is_taken_for_no_other() -> None:
    for one in range(100):
        for other in range(100):
            if one != other:
                assert not re.fullmatch(spelling.number(one), str(other))
                assert spelling.amount(spelt(one)) == one != spelling.amount(spelt(other))


def spelt(value: int) -> str:
    """A number below a hundred in words."""
    if value < 20:
        return spelling.ONES[value]
    tens, ones = divmod(value, 10)
    return spelling.TENS[tens] + (f"-{spelling.ONES[ones]}" if ones else "")
