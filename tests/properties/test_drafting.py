"""A draft is the same law: it prints the same document, is as sound, and runs the same.

Every charter without articles is drafted that the corpus, the pages and the repository have; and
variants of a pact, with its declarations in another order, continued at column 0, with comments
and notes, indented otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from corpus_runner import CHARTER, SCENARIO, cases
from hypothesis import given, settings
from hypothesis import strategies as st
from listings import charters, listings

from charterlang.compiler.diagnostic import Result
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.parse import parse
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.compiler.source import source_of
from charterlang.files import module
from charterlang.interpreter.play import Run, play
from charterlang.render.document import document
from charterlang.render.draft import continued, drafted, unwritable
from charterlang.render.forms import render

ROOT = Path(__file__).parents[2]
PACT = (ROOT / "charters/pact/pact.charter").read_text("utf-8")


def compiled(text: str) -> Result[Instrument]:
    """The law of a text, and what is to be said of it."""
    return compile_charter(CHARTER, lambda name: text if name == CHARTER else module(name))


def draft(text: str) -> str:
    """The text with its default document written out."""
    law, source = compiled(text).value, source_of(CHARTER, text)
    file = parse(source).value
    assert law is not None and file is not None
    return drafted(law, file, source)


@cache
def undivided() -> tuple[tuple[str, str, str], ...]:
    """(where it is from, its text, scenarios of it) of each charter without articles."""
    return tuple(one for one in written() if can_be_drafted(one[1]))


def written() -> Iterator[tuple[str, str, str]]:
    """Every charter of the corpus, of the pages, of the repository."""
    for page in sorted((ROOT / "tests/corpus").rglob("*.md")):
        for case in cases(page.read_text("utf-8")):
            yield f"{page.stem}: {case.title}", case.source("charter"), case.source("scenario")
    for page in (ROOT / "README.md", ROOT / "docs/language.md"):
        played = [one for one in listings(page) if one.language == "scenario"]
        for number, one in enumerate(charters(page)):
            own = [each.text for each in played if f'" of {one.name}\n' in each.text]
            yield f"{page.name} {number}", one.text, own[0] if own else ""
    for path in sorted((ROOT / "charters").rglob("*.charter")):
        scenarios = "\n".join(
            each.read_text("utf-8") for each in sorted(path.parent.rglob("*.scenario"))
        )
        yield path.stem, path.read_text("utf-8"), scenarios


def can_be_drafted(text: str) -> bool:
    """Whether it compiles and has no articles."""
    made = compiled(text)
    law = made.value
    return (
        not made.failed
        and law is not None
        and not law.divisions
        and law.form != "library"
        and not unwritable(law)
        and not continued(law)
    )


def said(made: Result[Instrument]) -> Counter[str]:
    """The codes of what is said of a charter, wherever; messages cite clauses."""
    return Counter(one.code for one in made.diagnostics)


def is_the_same_law(before: str, after: str) -> None:
    """Fails unless both texts are as sound, and print the same document."""
    was, now = compiled(before), compiled(after)
    assert said(now) == said(was)
    assert was.value is not None and now.value is not None
    for form in ("text", "markdown", "html"):
        assert render(document(now.value), form) == render(document(was.value), form)
    assert now.value.divisions


def test_there_are_charters_to_draft() -> None:
    assert len(undivided()) > 60
    assert sum(bool(scenarios) for _, _, scenarios in undivided()) > 20


@pytest.mark.parametrize("number", range(70))
def test_a_draft_is_the_same_law(number: int) -> None:
    for _, text, _ in undivided()[number::70]:
        is_the_same_law(text, draft(text))


# ── runs


def runs(charter: str, scenarios: str) -> list[Run]:
    """The runs of scenarios of a charter; none, if they cannot be run."""
    texts = {CHARTER: charter, SCENARIO: scenarios}
    made = compile_scenarios(
        SCENARIO, lambda name: texts.get(name) or module(name), lambda _: CHARTER
    )
    return [] if made.failed else [play(one, lambda *_: None) for one in made.value or ()]


def told(value: Any) -> Any:
    """A value of the journal as plain tuples, without where the rule stands."""
    if isinstance(value, Place | Span):
        return None
    if isinstance(value, tuple | list):
        return tuple(told(one) for one in value)
    if attrs.has(type(value)) and not isinstance(value, Fraction):
        names = (one.name for one in attrs.fields(type(value)) if "clause" not in one.name)
        return type(value).__name__, tuple((name, told(getattr(value, name))) for name in names)
    return value


def by_instant(journal: Iterable[Any]) -> dict[Any, Counter[str]]:
    """What happened at each instant: its order is that of declaration, which articles may change."""
    found: dict[Any, Counter[str]] = {}
    for entry in journal:
        found.setdefault(entry.at, Counter())[repr(told(entry))] += 1
    return found


def test_scenarios_run_the_same() -> None:
    count = 0
    for title, text, scenarios in undivided():
        if not scenarios:
            continue
        for was, now in zip(runs(text, scenarios), runs(draft(text), scenarios), strict=True):
            assert by_instant(now.state.journal) == by_instant(was.state.journal), title
            count += 1
    assert count > 40


# ── variants of a pact

NORMS = ("procedure", "duty", "prohibition", "power")


def chunks(text: str) -> list[list[str]]:
    """The declarations of a charter, its head first."""
    out: list[list[str]] = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            if line[0] != " ":
                out.append([])
            out[-1].append(line)
    return out


@st.composite
def variants(pick: st.DrawFn) -> str:
    """The pact, written otherwise."""
    head, *rest = chunks(PACT)
    order = pick(st.permutations(range(len(rest))))
    out = list(head)
    pending: list[list[str]] = []
    for number in order:
        chunk = rest[number]
        if chunk[0].split()[0] in ("parties", "body", "office") and pick(st.booleans()):
            at = pick(st.integers(1, len(chunk)))
            name = " ".join(chunk[0].split()[:2])
            pending.append([f"also {name}", *chunk[at:]])
            chunk = chunk[:at]
        out += commented(pick, chunk)
    for chunk in pick(st.permutations(pending)):
        out += commented(pick, chunk)
    unit = pick(st.sampled_from(["    ", "  ", "\t"]))
    return "".join(f"{indented(line, unit)}\n" for line in out)


def indented(line: str, unit: str) -> str:
    """The line with another unit of indentation."""
    code = line.lstrip()
    return unit * ((len(line) - len(code)) // 4) + code


def commented(pick: st.DrawFn, chunk: list[str]) -> Iterator[str]:
    """The lines of a declaration, with comments above some and behind some, and a note."""
    kinds = ("parties", "body", "office", "also", *NORMS)
    for number, line in enumerate(chunk):
        if pick(st.integers(0, 3)) == 0:
            deep = len(line) - len(line.lstrip()) if pick(st.booleans()) else 0
            yield f"{' ' * deep}# about: {line.strip()}"
        yield line + ("  # behind" if pick(st.integers(0, 5)) == 0 else "")
        if number == 0 and chunk[0].split()[0] in kinds and pick(st.integers(0, 3)) == 0:
            yield f'    note "A remark on {chunk[0].split()[-1].strip(chr(34))}."'


@given(variants())
@settings(max_examples=25, deadline=None)
def test_variants_are_the_same_law(text: str) -> None:
    after = draft(text)
    is_the_same_law(text, after)
    lines = [line.strip() for line in after.splitlines()]
    was = Counter(line.strip() for line in text.splitlines() if line.strip())
    lost = {one: n for one, n in (was - Counter(lines)).items() if not one.startswith("also ")}
    assert not lost, after
    for one, line in enumerate(lines):
        if line.startswith("# about: "):
            assert lines[one + 1].startswith(line.removeprefix("# about: ")), after
