"""No text whatever brings the compiler down: it says what is wrong, at a place in the file."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lark import Lark

from charterlang.compiler import tables
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.layout import Layout
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.scenarios import compile_scenarios

ROOT = Path(__file__).parents[2]
CHARTERS = sorted((ROOT / "charters").glob("*/*.charter"))
TEXTS = {path: path.read_text("utf-8") for path in CHARTERS}
SCENARIOS = {
    path: path.read_text("utf-8") for path in (ROOT / "charters").glob("*/scenarios/*.scenario")
}
HEAD = 'treaty pact "Pact"\n    commences on 2026-01-01\n    zone "UTC"\n'
LIBRARIES = {
    f"{'std' if path.parent.name == 'stdlib' else path.parent.name}.{path.stem}": path.read_text(
        "utf-8"
    )
    for path in (ROOT / "stdlib").rglob("*.charter")
}


def checked(text: str, **libraries: str) -> tuple[Diagnostic, ...]:
    """What is reported of a charter; each report is at a place that its file has."""
    known = {**LIBRARIES, **{name.replace("_", "."): one for name, one in libraries.items()}}
    found = compile_charter("it", {"it": text, **known}.get).diagnostics
    lines = text.count("\n") + text.count("\r") + 2
    for one in found:
        assert 1 <= one.span.line <= lines and 1 <= one.span.column, one
        assert (one.span.line, one.span.column) <= (one.span.end_line, one.span.end_column), one
    return found


def errors(text: str, **libraries: str) -> list[str]:
    """The codes of the errors of a charter."""
    return [one.code for one in checked(text, **libraries) if one.severity == "error"]


# ── texts that nobody meant to write


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["E110"]),
        ("\n \n\t\n", ["E110"]),
        ("# only a comment\n", ["E110"]),
        ("# without an end", ["E110"]),
        ("\ufeff", ["E110"]),
        ("treaty\0", ["E106"]),
        (bytes(range(256)).decode("latin-1") * 50, ["E106"]),
        (HEAD + "kind a\n" + "x" * 1_000_000, ["E107"]),
        (HEAD + f'kind a "{"x" * 1_000_000}"\n', ["E107"]),
        (HEAD + f"article I\n    (1) | {'word ' * 200_000}\n", ["E107"]),
        (HEAD + f"define a means {'+'.join('1' * 500_000)}\n", ["E107"]),
        (HEAD + f"define a means {'+'.join('1' * 9_000)}\n", ["E107"]),
        (HEAD + f"define a means {'not ' * 4_000}true\n", ["E107"]),
        (HEAD + f"define a means {'(' * 9_000}true{')' * 9_000}\n", []),
        (HEAD + f"define a means {'(' * 900}true\n", ["E108"]),
        (HEAD + f"define a means {'least(1, ' * 900}1{')' * 900}\n", ["E107"]),
        (HEAD + f"article I\n    (1) | {{{'not ' * 900}true}}\n", ["E107"]),
        (HEAD + "article I\n    (1) | " + "{a" * 5_000 + "\n", ["E108"]),
        (HEAD + f"define a means {'9' * 10_000}\n", ["E105"]),
        (HEAD + f"threshold a at least {'9' * 5_000}/7\n", ["E105"]),
        (HEAD + "define a means 99999999999999 years\n", ["E105"]),
        (HEAD + "define a means 1.5 seconds\n", ["E105"]),
        (HEAD + "define a means 0000-01-01\n", ["E105"]),
        (HEAD + "threshold a at least 1/0\n", ["E105"]),
        (HEAD + "kind any\n", []),
        (HEAD + "\x1e", ["E102"]),
        (HEAD + 'kind s "s"\nbody a of s\n    note "x"\n', []),
        (HEAD + 'kind s "s"\noffice a of s\n    note "x"\n', []),
        (HEAD + 'kind s "s"\nduty a of any s to "do"\n    note "x"\n', []),
        (HEAD + "define a means every\n", ["E103"]),
        (HEAD + "define a means 1 = any\n", ["E102"]),
    ],
    ids=lambda one: repr(one)[:40] if isinstance(one, str) else None,
)
def test_strange_texts(text: str, codes: list[str]) -> None:
    assert errors(text) == codes


def test_many_levels_are_one_error_each() -> None:
    found = checked(HEAD + "".join(f"{' ' * row}part A\n" for row in range(300)))
    assert [one.code for one in found].count("E107") == 1


def test_a_megabyte_of_law_and_one_of_none() -> None:
    law = HEAD + "".join(f'kind k{row} "kind"\n' for row in range(20_000))
    assert errors(law) == []
    found = errors("".join(f"knd k{row} of\n" for row in range(70_000)))
    assert len(found) == 1001 and found[-1] == "E107"


def test_a_tower_of_definitions() -> None:
    """However they are ordered: the interpreter climbs all of it."""
    tower = [f"define a{row} means a{row + 1}\n" for row in range(500)] + [
        "define a500 means true\n"
    ]
    assert errors(HEAD + "".join(tower[-30:])) == []
    for order in (tower, tower[::-1]):
        found = errors(HEAD + "".join(order))
        assert found and set(found) == {"E107"}


def test_libraries_that_are_not_there_or_use_each_other() -> None:
    start = HEAD.rstrip("\n") + "\n    uses "
    assert errors(f"{start}std.nothing\n") == ["E211"]
    assert errors(f"{start}std.majorites\nthreshold a two_thirds\n")[0] == "E211"
    circle = {
        "std_a": 'library a "A"\n    uses std.b\n',
        "std_b": 'library b "B"\n    uses std.a\n',
    }
    assert "E212" in errors(f"{start}std.a\n", **circle)
    assert "E212" in errors(f"{start}std.a\n", std_a='library a "A"\n    uses std.a\n')
    assert errors(f"{start}std.a\n", std_a="") == ["E110"]


# ── the same text, otherwise written


@pytest.mark.parametrize("path", CHARTERS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n   \n# the end",
        lambda text: text.replace("    ", "  "),
    ],
    ids=["CRLF", "CR", "mark", "no end", "blank end", "two columns"],
)
def test_the_same_law(path: Path, written: Callable[[str], str]) -> None:
    law = compile_charter("it", {"it": TEXTS[path], **LIBRARIES}.get).value
    other = compile_charter("it", {"it": written(TEXTS[path]), **LIBRARIES}.get)
    assert law is not None
    assert other.value == law and not other.failed


def test_tabs_are_read_and_reported_once() -> None:
    text = next(text for path, text in TEXTS.items() if path.stem == "pact")
    law = compile_charter("it", {"it": text, **LIBRARIES}.get)
    tabbed = compile_charter("it", {"it": text.replace("    ", "\t"), **LIBRARIES}.get)
    assert tabbed.value == law.value
    assert [one.code for one in tabbed.diagnostics].count("W101") == 1
    allowed = text.replace("    establishes", "\testablishes", 1).replace(
        '"Harbour League"', '"Harbour League"  # allow W101: it came so', 1
    )
    assert "W101" not in [one.code for one in checked(allowed)]


# ── charters that went through the mill

SIGNS = '(){}|"\n\t ,.:@#é“;$%^&*+-/=<>!~`0123abc\r\x0b\u2028\u00a0'


def milled(text: str, chance: random.Random) -> str:
    """A text with lines or words left out, exchanged, indented anew, or signs put in."""
    rows = text.split("\n")
    match chance.randrange(6):
        case 0:
            chance.shuffle(rows)
        case 1:
            rows = [row for row in rows if chance.random() > 0.2]
        case 2:
            rows = [
                " " * chance.randrange(14) + row.lstrip() if chance.random() < 0.1 else row
                for row in rows
            ]
        case 3:
            first, last = sorted(chance.sample(range(len(rows)), 2))
            rows = rows[first:last]
        case 4:
            words = text.split(" ")
            for _ in range(20):
                one, two = chance.sample(range(len(words)), 2)
                words[one], words[two] = words[two], words[one]
            return " ".join(words)
        case _:
            for _ in range(10):
                at = chance.randrange(len(text))
                text = text[:at] + chance.choice(SIGNS) + text[at + chance.randrange(3) :]
            return text
    return "\n".join(rows)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 2**32))
def test_milled_charters(path: Path, seed: int) -> None:
    checked(milled(TEXTS[path], random.Random(seed)))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(SCENARIOS)), st.integers(0, 2**32))
def test_milled_scenarios(path: Path, seed: int) -> None:
    text = milled(SCENARIOS[path], random.Random(seed))
    law = {str(one): other for one, other in TEXTS.items()}
    charters = {one.stem: str(one) for one in CHARTERS}
    compile_scenarios("it", {"it": text, **law, **LIBRARIES}.get, charters.get)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    checked(text)
    checked(HEAD + text)
    checked(f"{HEAD}article I\n    (1)\n        {text}")


# ── the grammar and its tables


def test_the_grammar_is_clean() -> None:
    """Lark's strict mode finds no conflict of rules and no collision of terminals."""
    pytest.importorskip("interegular", reason="strict mode needs it: pip install interegular")
    Lark(
        tables.grammar(),
        parser="lalr",
        lexer="contextual",
        postlex=Layout(),
        start=tables.STARTS,
        maybe_placeholders=False,
        strict=True,
    )


def fresh() -> Lark:
    """The parser as a new run makes it."""
    made: Lark = tables.parser.__wrapped__()
    return made


def test_tables_that_are_spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands where the tables are kept, the parser is there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    text = next(iter(TEXTS.values()))
    right = fresh().parse(text, start="file")
    kept = next((tmp_path / "charterlang").iterdir())
    whole = kept.read_bytes()
    first = whole.index(b"\n") + 1
    for spoilt in (
        b"",
        b"\n",
        whole[:first],
        whole[: len(whole) // 2],
        whole[:first] + b"junk",
        whole[:first] + bytes(reversed(whole[first:])),
        os.urandom(4000),
    ):
        kept.write_bytes(spoilt)
        assert fresh().parse(text, start="file") == right
        assert kept.read_bytes()[:first] == whole[:first]


def test_tables_that_cannot_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "charterlang").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert fresh().parse("kind a\n", start="file").data == "file"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    where = tables.tables_path(tables.grammar())
    assert where is not None
    Path(where).mkdir()
    assert fresh().parse("kind a\n", start="file").data == "file"
