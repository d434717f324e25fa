"""Excerpts: marks stand under what they mark, whatever the line is made of."""

import json

import pytest

from charterlang.compiler.diagnostic import Diagnostic, Fix, Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.report import data, text
from charterlang.compiler.report.columns import WIDEST, shown
from charterlang.compiler.source import Source, source_of


def at(line: int, column: int, width: int, path: str = "a.charter") -> Span:
    return Span(path, line, column, line, column + width)


def error(span: Span, *labels: Label) -> Diagnostic:
    return Diagnostic("E201", "error", "no fact `x` is declared", span, labels=labels)


def reported(source: str, span: Span, *labels: Label) -> list[str]:
    return text([error(span, *labels)], {"a.charter": source_of("a.charter", source)}).split("\n")


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("    when x > 1", "x"),
        ("when 漕手 > x", "x"),
        ("when e\u0301 > x", "x"),
        ("\twhen\tx", "x"),
        ("漕手", "漕手"),
    ],
)
def test_marks_stand_under_what_they_mark(line: str, marked: str) -> None:
    start = line.index(marked)
    one = shown(line, [(start, start + len(marked))])
    (begin, end) = one.marks[0]
    # In a terminal every wide character takes two columns, a combining one none.
    columns = [column for char in one.text for column in [char] * wide(char)]
    assert "".join(columns[begin:end]) == "".join(char * wide(char) for char in marked)


def wide(char: str) -> int:
    return {"漕": 2, "手": 2, "\u0301": 0}.get(char, 1)


@pytest.mark.parametrize("start", [0, 50, 109, 110, 111, 5_000, 9_990])
def test_a_long_line_is_cut_around_its_mark(start: int) -> None:
    line = "".join(chr(ord("a") + number % 26) for number in range(10_000))
    one = shown(line, [(start, start + 3)])
    begin, end = one.marks[0]
    assert one.text[begin:end] == line[start : start + 3]
    assert len(one.text) <= WIDEST + 4


def test_a_mark_wider_than_the_line_ends_with_it() -> None:
    one = shown("x" * 400, [(0, 400)])
    begin, end = one.marks[0]
    assert begin == 0 and end <= len(one.text)


def test_control_characters_reach_no_terminal() -> None:
    said = text(
        [error(at(1, 1, 1))], {"a.charter": Source("a.charter", "\x1b[31mred\x07 and so on\n")}
    )
    assert "\x1b" not in said and "\x07" not in said


def test_labels_that_are_near_share_an_excerpt() -> None:
    lines = reported("one\ntwo\nthree\nfour\n", at(3, 1, 5), Label(at(1, 1, 3), "first"))
    assert sum("-->" in line or ":::" in line for line in lines) == 1
    assert "2 | two" in "\n".join(lines)


def test_labels_that_are_far_have_an_excerpt_of_their_own() -> None:
    source = "\n".join(f"line {number}" for number in range(1, 30))
    lines = reported(source, at(3, 1, 5), Label(at(25, 1, 4), "far"))
    assert [line.split()[0] for line in lines if "-->" in line or ":::" in line] == ["-->", ":::"]


def test_a_label_in_a_file_that_was_not_read_is_told_all_the_same() -> None:
    lines = reported("one\n", at(1, 1, 3), Label(at(1, 1, 3, "b.charter"), "elsewhere"))
    assert any("b.charter" in line and "elsewhere" in line for line in lines)


def test_a_place_past_the_end_and_an_empty_file() -> None:
    assert "E201" in text([error(at(7, 3, 1))], {"a.charter": Source("a.charter", "")})
    assert "E201" in text([error(at(1, 90, 4))], {"a.charter": Source("a.charter", "short\n")})
    assert "E201" in text([error(at(1, 1, 1))], {})


def test_a_place_of_several_lines_is_marked_on_its_first() -> None:
    span = Span("a.charter", 1, 3, 2, 2)
    lines = text([error(span)], {"a.charter": Source("a.charter", "abcdef\ng\n")}).split("\n")
    assert lines[3:5] == ["1 | abcdef", "  |   ^^^^"]


def test_the_last_line_counts() -> None:
    warning = Diagnostic("W206", "warning", "unused", at(1, 1, 1))
    source = {"a.charter": Source("a.charter", "x\n")}
    assert text([error(at(1, 1, 1)), warning, warning], source).endswith("\n1 error, 2 warnings")
    assert text([], source) == ""


def test_colour_only_if_asked() -> None:
    source = {"a.charter": Source("a.charter", "x\n")}
    assert "\x1b" not in text([error(at(1, 1, 1))], source)
    assert "\x1b[1;31m" in text([error(at(1, 1, 1))], source, colour=True)


def test_data_is_json_and_versioned() -> None:
    one = Diagnostic(
        "E405",
        "error",
        "twice",
        at(2, 5, 3),
        heading="article 1",
        labels=(Label(at(1, 5, 3), "first"),),
        help=("write  (b)", ""),
        because=("a citation",),
        fix=Fix(at(2, 5, 3), "(b)"),
    )
    (made,) = json.loads(json.dumps(data([one])))
    assert made == {
        "version": 1,
        "code": "E405",
        "severity": "error",
        "message": "twice",
        "span": {
            "path": "a.charter",
            "start": {"line": 2, "column": 5},
            "end": {"line": 2, "column": 8},
        },
        "heading": "article 1",
        "labels": [
            {
                "span": {
                    "path": "a.charter",
                    "start": {"line": 1, "column": 5},
                    "end": {"line": 1, "column": 8},
                },
                "message": "first",
            }
        ],
        "because": ["a citation"],
        "help": ["write  (b)"],
        "fix": {
            "span": {
                "path": "a.charter",
                "start": {"line": 2, "column": 5},
                "end": {"line": 2, "column": 8},
            },
            "text": "(b)",
        },
    }
