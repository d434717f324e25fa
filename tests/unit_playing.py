"""Scenarios of a small club, played for tests."""

from textwrap import dedent, indent

from charterlang.compiler.scenarios import compile_scenarios
from charterlang.interpreter.play import Line, Run, play

CLUB = """
charter club "Harbour Club"
    commences on 2026-01-01
    zone "UTC"
    uses std.majorities

kind state "state"
kind person "delegate" of state
kind matter "matter"

article I "Members"
    (1)
        parties member_state "member state" of state
            founding Alba, Brine, Corran
    (2)
        body council "Council" of person
            seats  any number appointed by each member_state
            votes  1 for each member_state
            tie    lost
            quorum at least 1/3 of all members
    (3)
        assume counted "whom a result considers"
            because "The text is silent."
            voted    means votes cast
            entitled means all members
        also body council
            counts counted

article II "The Chair"
    (1)
        office chair "Chair" of person
            filled  by chair_election
            term    3 months, renewable
            vacated by resignation
            vacancy by chair_election for remainder
        power resignation of chair to "step down"
            effect vacate chair
    (2)
        procedure chair_election of council to "elect the Chair"
            nominations 1 day by any council
                eligible candidate in council
            election 1 day using instant_runoff needs simple_majority
            carried install winner as chair

article III "Decisions"
    (1)
        fact notified "the members have been notified" of proceeding presumed false
        fact dues "dues paid" of state is number
        fact ally "is allied with" of state, state
        procedure resolve(m: matter) of council to "resolve a matter"
            motion by 2 of member_state
            vote 1 day needs simple_majority
                closes early when notified(this)
            carried notify council that "a matter is resolved"
    (2)
        (a)
            power warn(s: state) of council to "warn a state"
                require dues(s) < 100
            | The council may warn a state that pays less.
        (b)
            power pardon(s: state) of 2 of council to "pardon a state"
            | Two of the council may pardon a state.
"""

GIVEN = """
given
    Ann.state = Alba
    Ben.state = Brine
    Cia.state = Corran
    Ann, Ben, Cia are council
    chair is Ann since 2026-01-15
"""


def run(steps: str, given: str = GIVEN, first: int = 1, texts: dict[str, str] | None = None) -> Run:
    """The run of a scenario with these steps, written as in a file."""
    body = indent(f"{dedent(given)}{dedent(steps)}", "    ")
    return all_runs(f'scenario "A test" of club\n{body}', texts)[0]


def all_runs(
    scenario: str, texts: dict[str, str] | None = None, law: str = CLUB, name: str = "club"
) -> list[Run]:
    """The runs of scenarios that are written out."""
    from charterlang.files import module

    def read(file: str) -> str | None:
        return {"a.scenario": scenario, f"{name}.charter": law}.get(file) or module(file)

    trials = compile_scenarios("a.scenario", read, lambda name: f"{name}.charter")
    assert not trials.failed, trials.diagnostics
    assert trials.value
    runs: list[Run] = []
    for trial in trials.value:
        first = runs[-1].next_line if runs else 1
        runs.append(play(trial, (texts or {}).get, first))
    return runs


def lines(run: Run) -> list[Line]:
    """All lines of a run."""
    return [line for moment in run.moments for line in moment.lines]


def texts(run: Run, sort: str | None = None) -> list[str]:
    """The texts of a run's lines, of one sort if it is named."""
    return [line.text for line in lines(run) if sort in (None, line.sort)]


def failures(run: Run) -> list[str]:
    """What failed, each with what was found."""
    return [" | ".join((one.message, *one.found)) for one in run.failures]
