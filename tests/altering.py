"""The law altered in one place, and what the scenarios say of it.

An altered charter is compiled like any other, in memory. It must compile, and its scenario with it:
what does not compile shows nothing about a rule. A rule is shown to be run when an expectation that
holds of the charter as it stands fails of the altered one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import attrs
from provisions import ROOT, Address, Alteration, Edit, Misstated, Told

from charterlang.api import published
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.scenario import Expect, ExpectRefused, ExpectText
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.files import Door
from charterlang.interpreter.journal import Unstable
from charterlang.interpreter.play import Failure, Run, play

Verdict = Literal["caught", "not caught", "not run"]
DOOR = Door()
Texts = Mapping[str, str]
"""Texts by their path in the repository, in place of those of the files."""


@attrs.frozen
class Finding:
    """What came of an alteration: `found` is the expectation that failed, or why nothing did.

    `line` is that of the expectation in the file of its scenario, None where none failed.
    `readings` are those under which it failed first.
    """

    verdict: Verdict
    found: str
    line: int | None = None
    readings: Mapping[str, str] = attrs.field(factory=dict)


class Unplayable(Exception):
    """A scenario that cannot be played: it or its charter has errors, or the law is at fault."""


# ── texts


def read(path: str, texts: Texts) -> str | None:
    """A text of the repository by its path, or of a library by its dotted name."""
    if path in texts:
        return texts[path]
    return DOOR.read(str(ROOT / path)) if "/" in path else DOOR.read(path)


def text_of(path: str) -> str:
    """The text of a file of the repository."""
    text = read(path, {})
    if text is None:
        raise Misstated(f"there is no file `{path}`")
    return text


@cache
def law(charter: str) -> Instrument:
    """A charter as it stands."""
    made = compile_charter(charter, lambda path: read(path, {}))
    errors = wrong(made.diagnostics)
    if made.value is None or errors:
        raise Misstated(f"`{charter}` does not compile: {errors[0] if errors else 'no charter'}")
    return made.value


def charter_of(name: str, scenarios: str) -> str | None:
    """The path in the repository of the charter of that name, for a file of scenarios."""
    path = DOOR.find(name, str(ROOT / scenarios))
    return path and Path(path).resolve().relative_to(ROOT).as_posix()


def clauses(within: Instrument) -> Iterator[Division | Clause]:
    """Every division and clause of the law, the outer before the inner."""

    def inside(one: Division | Clause) -> Iterator[Division | Clause]:
        yield one
        for part in one.parts if isinstance(one, Division) else one.clauses:
            yield from inside(part)

    for division in within.divisions:
        yield from inside(division)


def lines_of(at: Address) -> range:
    """The lines of a clause or division, counted from 0; of the header, if there is no clause."""
    spans = {one.identity: one.span for one in clauses(law(at.charter))}
    if not at.clause:
        return range(min(span.line for span in spans.values()) - 1)
    if at.clause not in spans:
        raise Misstated(f"`{at.charter}` has no clause `{at.clause}`")
    return range(spans[at.clause].line - 1, spans[at.clause].end_line)


def altered(one: Alteration) -> Texts:
    """The charters with the alteration, by path; what remains stays on its lines, for the spans."""
    texts: dict[str, list[str]] = {}
    # From the end, so that an edit that adds lines moves none of those still to be edited.
    for edit in sorted(one.edits, key=lambda edit: -lines_of(edit.at).start):
        lines = texts.setdefault(edit.at.charter, text_of(edit.at.charter).split("\n"))
        extent = lines_of(edit.at)
        lines[extent.start : extent.stop] = edited(edit, lines[extent.start : extent.stop])
    return {path: "\n".join(lines) for path, lines in texts.items()}


def edited(edit: Edit, clause: list[str]) -> list[str]:
    """The lines of a clause after an edit."""
    if edit.instead is None:
        return struck(edit, clause)
    words = "\n".join(clause)
    once(edit, words.count(edit.wanted))
    return words.replace(edit.wanted, edit.instead).split("\n")


def struck(edit: Edit, clause: list[str]) -> list[str]:
    """A clause without a line, and without those indented under it."""
    found = [row for row, line in enumerate(clause) if line.strip() == edit.wanted]
    once(edit, len(found))
    row, depth = found[0], indent(clause[found[0]])
    below = row + 1
    while below < len(clause) and (not clause[below].strip() or indent(clause[below]) > depth):
        below += 1
    return [*clause[:row], *[""] * (below - row), *clause[below:]]


def indent(line: str) -> int:
    """How far a line is indented."""
    return len(line) - len(line.lstrip())


def once(edit: Edit, times: int) -> None:
    """An edit that does not apply in exactly one place is not the one that was meant."""
    if times != 1:
        where = edit.at.clause or "the header"
        raise Misstated(f"`{edit.wanted}` stands {times} times in {where}, not once")


def alone(scenario: Told) -> str:
    """The text of a scenario's file with that scenario only, on the lines where it stands."""
    lines = text_of(scenario.path).split("\n")
    begins = re.compile(rf"scenario\s+{re.escape(chr(34) + scenario.title + chr(34))}\s+of\b")
    found = [row for row, line in enumerate(lines) if begins.match(line)]
    if len(found) != 1:
        raise Misstated(f"`{scenario.path}` has {len(found)} scenarios “{scenario.title}”, not one")
    ends = found[0] + 1
    while ends < len(lines) and not re.match(r"[^\s#]", lines[ends]):
        ends += 1
    return "\n".join([*[""] * found[0], *lines[found[0] : ends]]) + "\n"


# ── runs


def runs(scenario: Told, texts: Texts) -> Iterator[Run]:
    """A scenario under each of its readings; `Unplayable` if it cannot be played."""
    return played(scenario.path, {**texts, scenario.path: alone(scenario)})


def played(path: str, texts: Texts) -> Iterator[Run]:
    """The scenarios of a file under each of their readings; `Unplayable` if they cannot be played."""
    made = compile_scenarios(
        path, lambda name: read(name, texts), lambda name: charter_of(name, path)
    )
    if errors := wrong(made.diagnostics):
        raise Unplayable(errors[0])
    for trial in made.value or ():
        try:
            run = play(trial, published(trial.law))
        except Exception as error:  # an altered law may bring out a fault, which is not a finding
            raise Unplayable(f"a fault of the interpreter: {error!r}") from error
        if any(isinstance(entry, Unstable) for entry in run.state.journal):
            raise Unplayable("the law does not come to rest")
        yield run


def wrong(found: tuple[Diagnostic, ...]) -> list[str]:
    """The errors among what was found, in words."""
    return [
        f"{one.code} in line {one.span.line}: {one.message}"
        for one in found
        if one.severity == "error"
    ]


def expectations(run: Run) -> Iterator[Failure]:
    """The failures of a run that are expectations, and no acts that could not be done."""
    steps = run.trial.scenario.steps
    expected = {
        step.span for step in steps if isinstance(step, Expect | ExpectRefused | ExpectText)
    }
    return (one for one in run.failures if one.span in expected)


@cache
def holds(scenario: Told) -> None:
    """Raises `Misstated` if the scenario fails under the law as it stands, under any reading."""
    try:
        for run in runs(scenario, {}):
            for failure in run.failures:
                raise Misstated(f"{scenario} fails as it is: {failure.message}")
    except Unplayable as error:
        raise Misstated(f"{scenario} cannot be played: {error}") from None


def tried(one: Alteration) -> Finding:
    """What the scenario of an alteration says of the altered law."""
    try:
        holds(one.scenario)
        return finding(runs(one.scenario, altered(one)))
    except (Misstated, Unplayable) as error:
        return Finding("not run", str(error))


def finding(of: Iterable[Run]) -> Finding:
    """The first expectation that failed in any of these runs."""
    others: list[Failure] = []
    for run in of:
        for failure in expectations(run):
            said = "; ".join((failure.message, *failure.found[:1]))
            return Finding("caught", said, failure.span.line, run.trial.readings)
        others += run.failures
    said = f"no expectation failed, but {others[0].message}" if others else "everything holds"
    return Finding("not caught", said)


def catching(one: Alteration, files: tuple[str, ...]) -> Iterator[Told]:
    """Every scenario, of these files, of which an expectation fails when the law is altered."""
    texts = altered(one)
    for path in files:
        try:
            of = list(played(path, texts))
        except Unplayable:
            continue
        titles = dict.fromkeys(run.trial.scenario.title for run in of if any(expectations(run)))
        name = path.removeprefix(f"{one.scenario.folder}/").removesuffix(".scenario")
        yield from (Told(one.scenario.folder, name, title) for title in titles)
