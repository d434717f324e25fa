"""From the text of scenarios to trials: each scenario with the law it runs under (language.md §15).

A charter is compiled for each combination of the readings that a scenario names, since an
assumption may stand for an organ; the scenario is lowered with the names of that compilation.
What is wrong is said once, not once for each combination.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import product

import attrs

from charterlang.compiler.allowing import idle_in_scenarios
from charterlang.compiler.diagnostic import Diagnostic, Label, Result
from charterlang.compiler.dotted import joined
from charterlang.compiler.ir.instrument import Assumption, Instrument
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.scenario import Scenario
from charterlang.compiler.lower import names_of, vocabulary
from charterlang.compiler.lower.organs import individuals
from charterlang.compiler.lower.scenario import told
from charterlang.compiler.merge import ORGANS
from charterlang.compiler.modules import Loaded, Read, load
from charterlang.compiler.pipeline import NONE, Prepared, prepare, readable, reported, under
from charterlang.compiler.resolve import Scope, missing_names
from charterlang.compiler.syntax import nodes as syntax

Find = Callable[[str], str | None]
"""The path of the charter of that name; None where there is none."""


@attrs.frozen
class Trial:
    """One run to be made: a scenario, the law, and the readings that were chosen for it."""

    scenario: Scenario
    law: Instrument
    readings: Mapping[str, str]


def compile_scenarios(
    path: str, read: Read, find: Find, readings: Mapping[str, str] = NONE
) -> Result[tuple[Trial, ...]]:
    """A trial for each scenario of a file and each combination of the readings it names.

    `readings` prevail: an assumption among them is not varied. Without a value if there is no
    such file; a charter or a scenario with errors gives no trials.
    """
    loading = load(path, read)
    if loading.value is None:
        return Result(None, loading.diagnostics)
    loaded, found = loading.value, list(loading.diagnostics)
    sources = dict(loaded.sources)
    scenarios = [one for one in loaded.file.items if isinstance(one, syntax.Scenario)]
    if loaded.file.header is None:
        found += [no_scenario(path)] if not scenarios and not found else []
        found += lawless(loaded.file)
    laws: dict[str, Prepared | None] = {}
    trials: list[Trial] = []
    for one in scenarios:
        name = one.of.text
        if name not in laws:
            laws[name] = law_of(name, loaded, one, read, find, found)
        law = laws[name]
        if law is not None:
            sources |= law.loaded.sources
            trials += trials_of(joined(one, law.charter.dotted), law, loaded, readings, found)
    said = loading.diagnostics
    found = [*said, *readable((one for one in dict.fromkeys(found) if one not in said), loaded)]
    complete = loaded.file.header is None and not readings
    return Result(tuple(trials), *reported(found, sources, idle_in_scenarios if complete else None))


def no_scenario(path: str) -> Diagnostic:
    """The error of a file that holds neither a scenario nor a charter."""
    return Diagnostic(
        "E110",
        "error",
        "there is no scenario in this file",
        Span(path, 1, 1, 1, 1),
        help=('begin with a line such as  scenario "A recall" of pact',),
    )


def lawless(file: syntax.File) -> Iterable[Diagnostic]:
    """The error of law in a file of scenarios, where nothing compiles it."""
    for one in file.items:
        if not isinstance(one, syntax.Scenario) and one.span.line not in {
            span.line for span in file.broken
        }:
            yield Diagnostic(
                "E110",
                "error",
                "this is law, and no instrument begins this file",
                one.span,
                help=(
                    "move it into the charter, or begin the file with a line such as  "
                    'treaty pact "The Harbour Pact"',
                ),
            )
            return


def law_of(
    name: str,
    loaded: Loaded,
    scenario: syntax.Scenario,
    read: Read,
    find: Find,
    found: list[Diagnostic],
) -> Prepared | None:
    """The charter that a scenario is of: that of its own file, or the one that is found."""
    head = loaded.file.header
    if head is not None and head.name.text == name:
        return prepare(loaded, read)
    path = find(name)
    loading = load(path, read) if path is not None else None
    if loading is None or loading.value is None or loading.value.file.header is None:
        found.append(no_charter(scenario, head))
        return None
    found += loading.diagnostics
    return prepare(loading.value, read)


def no_charter(scenario: syntax.Scenario, head: syntax.Header | None) -> Diagnostic:
    """The error of a scenario of a charter that is not there."""
    name = scenario.of.text
    help = [
        f"a scenario of `{name}` looks for  {name}.charter  beside it, and in the folders above"
    ]
    if head is not None:
        help.insert(0, f"the charter of this file is `{head.name.text}`")
    return Diagnostic(
        "E201", "error", f"no charter `{name}` is found", scenario.of.span, help=tuple(help)
    )


def trials_of(
    scenario: syntax.Scenario,
    law: Prepared,
    loaded: Loaded,
    readings: Mapping[str, str],
    found: list[Diagnostic],
) -> list[Trial]:
    """The trials of one scenario; none if it, or the charter, is wrong."""
    varied = dict(variations(scenario, law, readings, found))
    tellings: dict[tuple[str, ...], Result[tuple[Scenario, Instrument]]] = {}
    trials = []
    failed = bool(loaded.file.broken)
    for chosen in product(*varied.values()):
        choice = {**dict(zip(varied, chosen, strict=True)), **readings}
        fixed = tuple(choice[name] for name in varied if resolved_early(name, law))
        if fixed not in tellings:
            compiled = under(law, choice, again=True)
            assert compiled.value is not None
            tellings[fixed] = told(scenario, compiled.value, loaded)
            failed = failed or compiled.failed or tellings[fixed].failed
            found += [*errors(compiled), *tellings[fixed].diagnostics]
        if (telling := tellings[fixed].value) is not None and not failed:
            trials.append(Trial(telling[0], reread(telling[1], choice), choice))
    return [] if failed else trials


def resolved_early(name: str, law: Prepared) -> bool:
    """Whether an assumption is resolved as a charter is lowered: organs, founders, anchors of calendars."""
    declared = law.charter.declared
    if any(
        found.head in ORGANS and any(one.text == name for one, _ in individuals(found))
        for found in declared.values()
    ):
        return True
    anchors = (
        line.slots.get("means")
        for one in declared.values()
        if one.head == "calendar"
        for line, _ in one.lines()
        if isinstance(line, syntax.Property)
    )
    if any(isinstance(one, syntax.Path) and one.text == name for one in anchors):
        return True
    return any(
        isinstance(value, syntax.Path)
        and value.text in declared
        and declared[value.text].head in ORGANS
        for _, value, *_ in vocabulary.readings(declared[name])
    )


def reread(law: Instrument, choice: Mapping[str, str]) -> Instrument:
    """The same law under other readings of assumptions that are values, bases or rules."""
    made = dict(law.declarations)
    for name, reading in choice.items():
        one = made[name]
        assert isinstance(one, Assumption)
        made[name] = attrs.evolve(one, chosen=reading)
    return attrs.evolve(law, declarations=made)


def errors(result: Result[object]) -> Iterable[Diagnostic]:
    """What keeps a charter from being run; `charter check` says the rest."""
    return (one for one in result.diagnostics if one.severity == "error")


def variations(
    scenario: syntax.Scenario, law: Prepared, readings: Mapping[str, str], found: list[Diagnostic]
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """(assumption, readings) of each `under assumption` line; what does not exist is reported."""
    names = names_of(law.charter, readings, lambda moment: moment)
    scope, before = Scope(names, ""), dict[str, Span]()
    for step in scenario.steps:
        if step.word != "under":
            continue
        path, chosen = step.slots["assumption"], step.slots["readings"]
        assert isinstance(path, syntax.Path) and isinstance(chosen, tuple)
        known = names.declared.get(path.text)
        if known is None or known.head != "assume":
            scope.miss(path, "assumption", ("assume",))
            continue
        if path.text in before:
            scope.report(
                "E204",
                f"the readings of `{path.text}` are chosen twice",
                path.span,
                "name all readings in one line",
                labels=[Label(before[path.text], "first chosen here")],
            )
            continue
        before[path.text] = path.span
        all_of = vocabulary.reading_names(known)
        for one in chosen:
            if isinstance(one, syntax.Name) and one.text not in all_of:
                vocabulary.no_reading(known, one.text, one.span, scope)
        valid = tuple(
            one.text for one in chosen if isinstance(one, syntax.Name) and one.text in all_of
        )
        if path.text not in readings and valid:
            yield path.text, tuple(dict.fromkeys(valid))
    found += [*names.found, *missing_names(names, lambda name: None)]
