"""Plain text: no line longer than 80 columns, no word lost, labels hanging."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterlang.render.forms import columns

WORDS = st.lists(st.text(alphabet="ab—条é\u0301", min_size=1, max_size=12), min_size=1, max_size=60)


@given(WORDS, st.integers(0, 30), st.sampled_from([None, "(a)", "(viii)", "条条条条"]))
def test_text_hangs_within_the_columns_and_loses_nothing(
    words: list[str], indent: int, label: str | None
) -> None:
    lines = columns.hanging(" ".join(words), indent, label, 5).split("\n")
    assert all(columns.width(line) <= columns.COLUMNS for line in lines)
    assert " ".join(lines).split() == ([label] if label else []) + words
    assert all(line.startswith(" " * (indent + 5)) for line in lines[1:])


@given(WORDS)
def test_centred_text_is_in_the_middle_and_loses_nothing(words: list[str]) -> None:
    lines = columns.centred(" ".join(words)).split("\n")
    assert " ".join(lines).split() == words
    for line in lines:
        left = len(line) - len(line.lstrip())
        assert abs(columns.COLUMNS - columns.width(line) - left) <= 1


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_verse_keeps_its_lines(stanza: list[list[str]]) -> None:
    written = "\n".join(" ".join(line) for line in stanza)
    lines = columns.verse(written).split("\n")
    assert len(lines) >= len(stanza)
    assert all(columns.width(line) <= columns.COLUMNS for line in lines)
    assert " ".join(lines).split() == written.split()


def test_centred_lines_have_much_the_same_length() -> None:
    lines = columns.centred("word " * 20).split("\n")
    assert [len(line.split()) for line in lines] == [10, 10]


def test_a_rule_is_as_long_as_what_it_underlines() -> None:
    title, rule = columns.underlined("A Title", "=").split("\n")
    assert rule == title.replace("A Title", "=======")


def test_a_long_word_stays_whole() -> None:
    address = "x" * 100
    assert address in columns.hanging(f"see {address} for more", 4).split("\n")[1]
    assert columns.centred(address) == address


@pytest.mark.parametrize(
    ("text", "wide"), [("abc", 3), ("条約", 4), ("e\u0301", 1), ("\u200d", 0), ("", 0)]
)
def test_columns_are_those_of_a_terminal(text: str, wide: int) -> None:
    assert columns.width(text) == wide


def test_a_wide_label_pushes_the_first_line_aside() -> None:
    assert columns.hanging("one two", 2, "(viii)", 4) == "  (viii) one two"
    lines = columns.hanging("word " * 30, 0, "(viii)", 4).split("\n")
    assert lines[0].startswith("(viii) word") and lines[1].startswith("    word")
