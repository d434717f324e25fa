"""Small charters run in tests: law from text, steps of a scenario, and what came of them."""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.pipeline import compile_charter
from charterlang.compiler.scenarios import compile_scenarios
from charterlang.files import Door
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.journal import Refused
from charterlang.interpreter.play import Run, play
from charterlang.interpreter.state import State

CHARTER, SCENARIO = "small.charter", "small.scenario"

FRAME = """\
charter club "Harbour Club"
    commences on 2026-01-01
    zone "UTC"
    uses std.majorities, std.time
{header}
kind state "state"
kind person "delegate" of state
kind matter "matter"

parties member_state "member state" of state
    founding Alba, Brine, Corran

article I "The Council"
    (1)
        body council "Council" of person
            seats  any number appointed by each member_state
            votes  1 for each member_state
            counts votes cast
            window 24 hours
            tie    lost
"""
"""What goes before the articles of a test's own, which begin with II."""

GIVEN = """
    given
        Ann.state = Alba
        Ben.state = Brine
        Cia.state = Corran
        Ann, Ben, Cia are council
"""
"""A council of which every state has appointed one."""

DOOR = Door()


def charter(articles: str, header: str = "") -> str:
    """The text of a charter: the frame and articles of its own."""
    return FRAME.format(header=header) + articles


@cache
def law(text: str) -> Instrument:
    """The law of a charter that has no errors."""
    made = compile_charter(CHARTER, lambda path: text if path == CHARTER else DOOR.read(path))
    errors = [one for one in made.diagnostics if one.severity == "error"]
    assert not errors, errors
    assert made.value is not None
    return made.value


def run(text: str, steps: str, given: str = GIVEN) -> Run:
    """The run of a scenario, whose steps are indented by four; none of them may fail."""
    made = played(text, steps, given)
    assert not made.failures, made.failures
    return made


def played(text: str, steps: str, given: str = GIVEN) -> Run:
    """The run of a scenario, whether or not it comes out as it says."""
    texts = {CHARTER: text, SCENARIO: f'scenario "Test" of club\n{given}\n{steps}\n'}
    made = compile_scenarios(
        SCENARIO, lambda path: texts.get(path) or DOOR.read(path), lambda name: CHARTER
    )
    errors = [one for one in made.diagnostics if one.severity == "error"]
    assert not errors, errors
    assert made.value is not None
    (trial,) = made.value
    return play(trial, lambda clause: None)


def ran(text: str, steps: str, given: str = GIVEN) -> State:
    """The state at the end of such a run."""
    return run(text, steps, given).state


def grounds(state: State) -> tuple[Ground, ...]:
    """Why the last act that was refused was so."""
    refusal = entries(state, Refused)[-1]
    return refusal.grounds


E = TypeVar("E")


def entries(state: State, sort: type[E]) -> list[E]:
    """The journal's entries of one sort."""
    return [entry for entry in state.journal if isinstance(entry, sort)]
