"""A name means nothing: under other names a charter and its scenarios come to the same results.

Every individual and every declaration is renamed, in the law and in the scenarios, so that their
alphabetical order is turned round; then the journals of both runs are compared, entry by entry.
That no code knows a charter is tested in `test_repository.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from charterlang.compiler.functions import STATES
from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.ir.ratification import NOTICE
from charterlang.compiler.ir.scenario import ExpectText
from charterlang.compiler.scenarios import Trial, compile_scenarios
from charterlang.compiler.tables import grammar
from charterlang.files import Door
from charterlang.interpreter.journal import EdgeTurned, Entry
from charterlang.interpreter.play import play

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted(ROOT.glob("charters/*/scenarios/*.scenario"))
DOOR = Door()


def trials(path: str, texts: Mapping[str, str], charters: Mapping[str, str]) -> tuple[Trial, ...]:
    """The trials of a file of scenarios, where some texts stand in the place of files.

    `charters`: where each charter is, by its name.
    """
    made = compile_scenarios(path, lambda name: texts.get(name) or DOOR.read(name), charters.get)
    assert made.value, made.diagnostics
    return made.value


@cache
def original(path: Path) -> tuple[Trial, ...]:
    """The trials as they are written."""
    return trials(str(path), {}, {name: str(file) for name, file in beside(path).items()})


def beside(path: Path) -> dict[str, Path]:
    """The charters for which a file of scenarios may be written, by their names."""
    return {file.stem: file for file in sorted(path.parents[1].glob("*.charter"))}


def unread(trial: Trial) -> Trial:
    """The trial without what it says of the published words, which change with the names."""
    steps = tuple(step for step in trial.scenario.steps if not isinstance(step, ExpectText))
    return attrs.evolve(trial, scenario=attrs.evolve(trial.scenario, steps=steps))


WORDS_OF_THE_LANGUAGE = {
    *re.findall(r'"([a-z]+)"', grammar()),
    *STATES,
    NOTICE.rpartition(".")[2],
}
"""A name that is one of them keeps it: in a text it is not told from the word, or the language gives it."""


def names_of(trial: Trial) -> set[str]:
    """The names that the law and a scenario give to things of their own."""
    law = trial.law
    taken = {name for name in law.declarations if name not in law.own}
    entities = {one.name for one in law.entities if one.kind not in taken}
    given = {law.name, *own(law), *entities, *trial.scenario.entities}
    return (given | ({law.establishes[0]} if law.establishes else set())) - WORDS_OF_THE_LANGUAGE


def own(law: Instrument) -> set[str]:
    """The names of what the law declares; `breach found by P` and its like have none.

    A norm of a regime has a name of its own behind that of the regime.
    """
    names = {part for one in law.own if " " not in one for part in one.split(".")}
    return names - WORDS_OF_THE_LANGUAGE


def new_names(names: Iterable[str], individuals: Iterable[str]) -> dict[str, str]:
    """Another name for each, in the opposite order; capitals stay capitals.

    The individuals of a scenario are called so that nobody takes them for misspelt declarations.
    """
    ordered, letter = sorted(names, reverse=True), {True: "Q", False: "q"}
    ends = dict.fromkeys(individuals, "_somebody")
    return {
        one: f"{letter[one[0].isupper()]}{at:03d}{ends.get(one, '_z')}"
        for at, one in enumerate(ordered)
    }


def rewritten(text: str, names: Mapping[str, str]) -> str:
    """The text with the new names; `{Name}` in official words keeps its capital."""
    either = {**names, **{capital(old): capital(new) for old, new in names.items()}, **names}
    words = sorted(either, key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})\b")
    return pattern.sub(lambda match: either[match.group()], text)


def capital(name: str) -> str:
    """The name with a capital letter."""
    return name[:1].upper() + name[1:]


def renamed(path: Path) -> tuple[tuple[Trial, ...], dict[str, str]]:
    """The trials under other names, and which these are."""
    before = original(path)
    individuals = {name for trial in before for name in trial.scenario.entities}
    names = new_names({name for trial in before for name in names_of(trial)}, individuals)
    charters = {names.get(name, name): file for name, file in beside(path).items()}
    where = {name: f"{name}.charter" for name in charters}
    texts = {
        where[name]: rewritten(file.read_text("utf-8"), names) for name, file in charters.items()
    }
    texts["other.scenario"] = rewritten(path.read_text("utf-8"), names)
    return trials("other.scenario", texts, where), names


# ── what is compared ──

WORDS = {"reason", "distance", "remedy", "said", "rule", "what", "message", "phrase", "condition"}
"""Fields in words, which print titles; titles may follow names."""
UNORDERED = {"read", "assumptions", "presumptions"}
"""What was read: of the members of a set in the order of their names."""


def compared(value: Any, names: Mapping[str, str]) -> Any:
    """A value of the journal with the new names, as plain tuples."""
    match value:
        case str() if " " in value:
            return "words"  # what an obligation wants done, in which a name may stand for a word
        case str():
            return ".".join(names.get(part, part) for part in value.split("."))
        case None | bool() | int() | Fraction() | Duration() | datetime():
            return value
        case tuple():
            return tuple(compared(one, names) for one in value)
        case frozenset():
            return frozenset(compared(one, names) for one in value)
        case Expression():
            return None
        case _ if attrs.has(type(value)):
            fields = (one.name for one in attrs.fields(type(value)) if one.name not in WORDS)
            inner = ((name, compared(getattr(value, name), names)) for name in fields)
            return type(value).__name__, tuple(
                (name, frozenset(found) if name in UNORDERED else found) for name, found in inner
            )
        case _:
            return value


def entry_compared(entry: Entry, names: Mapping[str, str]) -> Any:
    """An entry with the new names; for whom a condition turned is said in titles."""
    if isinstance(entry, EdgeTurned):
        return "EdgeTurned", entry.at, entry.clauses, entry.holds
    return compared(entry, names)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_names_change_no_result(path: Path) -> None:
    before = original(path)
    after, names = renamed(path)
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        assert not own(one.law) & own(other.law), "everything is renamed"
        was, now = (play(unread(trial), lambda *_: None) for trial in (one, other))
        assert not was.failures and not now.failures, one.scenario.title
        assert [entry_compared(entry, names) for entry in was.state.journal] == [
            entry_compared(entry, {}) for entry in now.state.journal
        ]
