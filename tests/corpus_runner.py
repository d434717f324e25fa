"""Pages of the corpus: Markdown, a page for each topic, a case for each heading.

A case holds sources in fences, and what must be printed for them:

    charter       a charter; without a header it goes on from the page's `charter frame`
    scenario      scenarios of it
    check         what `charter check` says of all sources of the case
    run           the transcript of its scenarios, all as expected; `run fails`: one is not
    render text   the document
    show NAME     one declaration, gathered
    fmt           the charter, or else the scenarios, in canonical layout
    explain CODE  the page of a code

`pytest --update` writes what is printed now into the pages; read the difference before you commit.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.report import text as report
from charterlang.compiler.scenarios import Trial, compile_scenarios
from charterlang.compiler.source import source_of
from charterlang.files import HEADS, module

if TYPE_CHECKING:
    from charterlang.interpreter.play import Run

FENCE = re.compile(r"^```([a-z]+)([^\n]*)\n(.*?)^```$", re.M | re.S)
HEADING = re.compile(r"^#+ (.+)$", re.M)
CHARTER, SCENARIO = "example.charter", "example.scenario"
SOURCES = ("charter", "scenario")
VIEWS = ("check", "run", "render", "show", "fmt", "explain")
WIDTH = 100


@attrs.frozen
class Fence:
    """A fence of a page: its word, what stands behind that, and its text."""

    word: str
    said: str
    text: str
    number: int
    """Which fence of the page it is."""


@attrs.frozen
class Case:
    """The fences under one heading, with the frame of the page."""

    title: str
    fences: tuple[Fence, ...]
    frame: str

    @property
    def views(self) -> tuple[Fence, ...]:
        """What is to be printed."""
        return tuple(one for one in self.fences if one.word in VIEWS)

    def source(self, word: str) -> str:
        """The charter or the scenarios of the case; the frame where it has no header of its own."""
        own = "\n".join(one.text for one in self.fences if one.word == word)
        headed = any(line.split(" ")[0] in HEADS for line in own.split("\n") if line[:1].strip())
        if word != "charter" or headed or not self.frame:
            return own
        return f"{self.frame}\n{own}" if own else self.frame


def fences(text: str) -> Iterator[tuple[int, Fence]]:
    """(offset, fence) of all fences of a page."""
    for number, match in enumerate(FENCE.finditer(text)):
        yield match.start(), Fence(match[1], match[2].strip(), match[3], number)


def cases(text: str) -> Iterator[Case]:
    """The cases of a page: every heading with sources or views under it."""
    found = list(fences(text))
    frame = "".join(one.text for _, one in found if (one.word, one.said) == ("charter", "frame"))
    headings = [match for match in HEADING.finditer(text) if not inside(match.start(), text)]
    ends = [*(match.start() for match in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True):
        own = [one for at, one in found if heading.start() < at < end and one.said != "frame"]
        if own:
            yield Case(heading[1], tuple(own), frame)


def inside(at: int, text: str) -> bool:
    """Whether a place in a page is inside a fence, where `#` begins a comment."""
    return any(match.start() < at < match.end() for match in FENCE.finditer(text))


# ── what is printed


@attrs.frozen
class Compiled:
    """The sources of a case, compiled."""

    texts: dict[str, str]
    found: tuple[Diagnostic, ...]
    law: Instrument | None
    trials: tuple[Trial, ...]

    def report(self) -> str:
        """What `charter check` says."""
        sources = {path: source_of(path, text) for path, text in self.texts.items()}
        return report(self.found, sources) or "no mistakes"

    def runnable(self) -> tuple[Trial, ...]:
        """The trials, if nothing is wrong in any of the sources."""
        wrong = any(one.severity == "error" for one in self.found)
        return () if wrong else self.trials

    def sound(self) -> Instrument:
        """The law; what is wrong with it fails the case."""
        if self.law is None or any(one.severity == "error" for one in self.found):
            raise Unlike(self.report())
        return self.law


def compiled(case: Case) -> Compiled:
    """The charter and the scenarios of a case."""
    texts = {CHARTER: case.source("charter"), SCENARIO: case.source("scenario")}

    def read(name: str) -> str | None:
        return texts.get(name) or module(name)

    charter = compile_charter(CHARTER, read)
    found = list(charter.diagnostics)
    trials: tuple[Trial, ...] = ()
    for path in (CHARTER, SCENARIO):
        if re.search(r"^scenario\b", texts[path], re.M):
            made = compile_scenarios(path, read, lambda name: found_charter(name, texts[CHARTER]))
            found += [one for one in made.diagnostics if one not in found]
            trials += made.value or ()
    return Compiled(texts, tuple(found), charter.value, trials)


def found_charter(name: str, text: str) -> str | None:
    """The charter of the case, if it has that name."""
    heads = (line.split(maxsplit=2) for line in text.split("\n"))
    names = [words[1] for words in heads if len(words) > 1 and words[0] in HEADS]
    return CHARTER if names[:1] == [name] else None


def printed(view: Fence, case: Case) -> str:
    """What is printed for one view of a case."""
    if view.word == "explain":
        from charterlang.compiler.codes import explain

        return explain(view.said) or "there is no such code"
    if view.word == "fmt":
        from charterlang.api import formatting_of

        word = "charter" if case.source("charter") else "scenario"
        return formatting_of(case.source(word), f"example.{word}").after
    made = compiled(case)
    match view.word:
        case "check":
            return made.report()
        case "run":
            made.sound()
            runs = played(made.trials)
            if all(run.passed for run in runs) == (view.said == "fails"):
                raise Unlike("\n".join(transcripts(runs)))
            return "\n".join(transcripts(runs))
        case "render":
            from charterlang.render.document import document
            from charterlang.render.forms import render

            return render(document(made.sound()), view.said or "text")  # type: ignore[arg-type]  # the page names a form
        case _:
            from charterlang.compiler.show import show

            return show(made.sound(), view.said)


def played(trials: tuple[Trial, ...]) -> tuple[Run, ...]:
    """The run of each trial."""
    from charterlang import api

    return tuple(api.played(trials))


def transcripts(runs: tuple[Run, ...]) -> Iterator[str]:
    """The lines of every run."""
    from charterlang.cli.transcript import Paper, transcript

    for number, run in enumerate(runs):
        if number:
            yield ""
        yield from transcript(run, Paper(WIDTH, False))


# ── pytest


class Unlike(Exception):
    """What is printed is not what the page says."""


class Page(pytest.File):
    """A page of the corpus."""

    def collect(self) -> Iterator[pytest.Item]:
        for case in cases(self.path.read_text("utf-8")):
            yield Item.from_parent(self, name=case.title, case=case)


class Item(pytest.Item):
    """A case: all its views must come out as they are written."""

    def __init__(self, *, case: Case, **rest: Any) -> None:
        super().__init__(**rest)
        self.case = case

    def runtest(self) -> None:
        if not self.case.views:
            raise Unlike(f"“{self.case.title}” expects nothing")
        silent = all(view.word != "run" for view in self.case.views)
        runs = played(compiled(self.case).runnable()) if silent else ()
        if not all(run.passed for run in runs):
            raise Unlike("\n".join(transcripts(runs)))
        for view in self.case.views:
            text = tidy(printed(view, self.case))
            if text == view.text:
                continue
            if self.config.getoption("--update"):
                write(self.path, view, text)
                continue
            lines = difflib.unified_diff(
                view.text.splitlines(), text.splitlines(), "the page", "printed now", lineterm=""
            )
            raise Unlike("\n".join(lines))

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, Unlike):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.path.stem}: {self.name}"


def tidy(text: str) -> str:
    """Without white space at the ends of lines, and with one line feed at the end."""
    return "\n".join(line.rstrip() for line in text.rstrip().split("\n")) + "\n"


def write(path: Path, view: Fence, text: str) -> None:
    """Puts the text into the page, in place of that of the fence."""
    page = path.read_text("utf-8")
    match = list(FENCE.finditer(page))[view.number]
    path.write_text(page[: match.start(3)] + text + page[match.end(3) :], "utf-8")
