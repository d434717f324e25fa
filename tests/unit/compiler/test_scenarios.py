"""Trials: one for each combination of readings, and each mistake once."""

from collections.abc import Callable, Mapping

from charterlang.compiler.diagnostic import Result
from charterlang.compiler.ir.instrument import Assumption
from charterlang.compiler.ir.scenario import At, Deed, Expect, Given
from charterlang.compiler.scenarios import Trial, compile_scenarios
from charterlang.files import module

CLUB = """\
charter club "Rowing Club"
    commences on 2026-01-01
    zone "Europe/Vienna"
kind person "rower"
body crew "Crew" of person
    votes  1 each
    counts counted
    quorum at least 1
    tie    lost
body old_crew "Old Crew" of person
assume counted "whose votes count"
    because "It is not said."
    voted    means votes cast
    entitled means all members
assume company "the company"
    because "It is not said."
    now    means crew
    before means old_crew
procedure outing of crew to "go rowing"
    motion by 2 of company
    vote 1 day needs more than 1/2
"""
TRIP = """\
scenario "A trip" of club
    under assumption counted = voted, entitled
    under assumption company = now, before
    given
        Ada, Bea are crew
    at 2026-05-01 12:00
        Ada moves outing as trip
        expect trip is waiting
"""


def compiled(
    scenarios: str, charter: str = CLUB, readings: Mapping[str, str] | None = None
) -> Result[tuple[Trial, ...]]:
    texts = {"trip.scenario": scenarios, "club.charter": charter}

    def read(name: str) -> str | None:
        return texts.get(name) or module(name)

    find: Callable[[str], str | None] = {"club": "club.charter"}.get
    return compile_scenarios("trip.scenario", read, find, readings or {})


def trials(scenarios: str, **readings: str) -> tuple[Trial, ...]:
    made = compiled(scenarios, readings=readings)
    assert made.value is not None and not made.diagnostics, made.diagnostics
    return made.value


def test_a_trial_for_each_combination() -> None:
    assert [dict(one.readings) for one in trials(TRIP)] == [
        {"counted": counted, "company": company}
        for counted in ("voted", "entitled")
        for company in ("now", "before")
    ]


def test_the_law_of_a_trial_has_its_readings() -> None:
    for trial in trials(TRIP):
        for name, reading in trial.readings.items():
            assumption = trial.law.declarations[name]
            assert isinstance(assumption, Assumption) and assumption.chosen == reading
        motion = trial.law.declarations["outing"].stages[0]  # type: ignore[union-attr]  # a procedure
        organ = {"now": "crew", "before": "old_crew"}[trial.readings["company"]]
        assert motion.by is not None and motion.by.limbs[0].of == organ


def test_readings_that_are_asked_for_prevail() -> None:
    made = trials(TRIP, company="before")
    assert {one.readings["company"] for one in made} == {"before"}
    assert len(made) == 2
    other = trials(TRIP, company="before", counted="entitled")
    assert [dict(one.readings) for one in other] == [{"company": "before", "counted": "entitled"}]


def test_the_same_trials_as_compiled_one_by_one() -> None:
    """Readings that are no organs are put in without compiling again: nothing may differ."""
    for trial in trials(TRIP):
        (alone,) = trials(TRIP, **trial.readings)
        assert alone.law == trial.law and alone.scenario == trial.scenario


def test_a_mistake_is_reported_once() -> None:
    made = compiled(TRIP.replace("outing", "outng"))
    assert [one.code for one in made.diagnostics] == ["E201"]
    assert made.value == ()


def test_a_mistake_of_the_charter_is_reported_once_and_runs_nothing() -> None:
    made = compiled(TRIP, CLUB.replace("votes  1 each", "votes  1 for each crw"))
    assert [(one.code, one.span.path) for one in made.diagnostics] == [("E201", "club.charter")]
    assert made.value == ()


def test_a_reading_that_does_not_exist() -> None:
    made = compiled(TRIP, readings={"company": "tomorrow"})
    assert [one.code for one in made.diagnostics] == ["E602"]
    assert made.value == ()


def test_dates_are_read_in_the_zone_of_the_charter() -> None:
    steps = trials(TRIP)[0].scenario.steps
    (moment,) = [step.moment for step in steps if isinstance(step, At)]
    assert moment.isoformat() == "2026-05-01T10:00:00+00:00"


def test_steps_in_order_with_individuals_by_first_mention() -> None:
    scenario = trials(TRIP)[0].scenario
    assert scenario.entities == ("Ada", "Bea")
    assert [type(step) for step in scenario.steps] == [Given, At, Deed, Expect]
    deed, expect = scenario.steps[2], scenario.steps[3]
    assert isinstance(deed, Deed) and (deed.target, deed.alias) == ("outing", "trip")
    assert isinstance(expect, Expect) and expect.words == "trip is waiting"


def test_a_charter_and_its_scenarios_in_one_file() -> None:
    made = compile_scenarios("one.charter", {"one.charter": CLUB + TRIP}.get, lambda name: None)
    assert not made.diagnostics and made.value is not None and len(made.value) == 4


def test_a_library_that_only_a_scenario_names() -> None:
    charter = CLUB.replace("    zone", "    uses std.majorities\n    zone")
    made = compiled(TRIP, charter)
    assert made.value is not None and len(made.value) == 4


def test_no_such_file() -> None:
    made = compile_scenarios("none.scenario", lambda name: None, lambda name: None)
    assert made.value is None and [one.code for one in made.diagnostics] == ["E211"]


def test_lines_that_cannot_be_read_are_missed_by_nobody() -> None:
    """The name that a broken line would have given, and the date of a broken stamp."""
    text = TRIP.replace("Ada moves outing as trip", "Ada mvoes outing as trip")
    assert [one.code for one in compiled(text).diagnostics] == ["E101"]
    text = TRIP.replace("at 2026-05-01 12:00", "at 2026-05-01 1200")
    assert len(compiled(text).diagnostics) == 1
    text = TRIP.replace("        expect trip is waiting", "        expct trip is waiting")
    assert [one.code for one in compiled(text).diagnostics] == ["E101"]
