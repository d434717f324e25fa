"""Scenarios played: names, actors in turn, the clock, what is given, what is told."""

from datetime import UTC, datetime
from textwrap import dedent, indent

import pytest
from unit_playing import CLUB, GIVEN, all_runs, failures, lines, run, texts

from charterlang.interpreter.play.naming import third_person
from charterlang.interpreter.why import why_line

RESOLVED = """
    at 2026-02-01 08:00
        Ann moves resolve(Dues) as r
        expect r is waiting
        Ben moves r
        Alba, Brine votes aye on r
        Corran votes nay on r
    after 1 day
        expect r is carried
"""


def test_a_scenario_that_comes_out_as_it_says() -> None:
    made = run(RESOLVED)
    assert made.passed and failures(made) == []
    assert made.state.now == datetime(2026, 2, 2, 8, tzinfo=UTC)
    assert texts(made, "expectation") == ["r is waiting", "r is carried"]


def test_the_transcript_is_for_people() -> None:
    told = texts(run(RESOLVED))
    assert "Ann, for Alba, moves to resolve a matter (Dues) (r, 1 of 2 movers)" in told
    assert "Ben, for Brine, moves r too (2 of 2 movers)" in told
    assert "The vote on r opens and runs until 2 February 2026 08:00, with 3 voters" in told
    assert "Corran votes nay" in told
    (ended,) = [text for text in told if text.startswith("The vote on r ends")]
    assert "carried" in ended and "2 of 3 voted yes, 2 needed" in ended and "more than 1/2" in ended


def test_what_follows_stands_under_what_it_follows_from() -> None:
    sorts = [(line.sort, line.text) for line in lines(run(RESOLVED))]
    end = next(n for n, (_, text) in enumerate(sorts) if text.startswith("The vote on r ends"))
    assert sorts[end][0] == "event"
    assert sorts[end + 1] == (
        "consequence",
        "The Council is notified that a matter is resolved",
    )


def test_lines_are_numbered_through_all_runs() -> None:
    scenario = f'scenario "One" of club\n    under assumption counted = voted, entitled\n{RESOLVED}'
    first, second = all_runs(f'{scenario}scenario "Two" of club\n{RESOLVED}')[:2]
    numbers = [line.number for line in [*lines(first), *lines(second)]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert second.line(numbers[-1]) is not None
    assert second.line(1) is None


def test_each_choice_of_readings_is_a_run() -> None:
    runs = all_runs(
        'scenario "A" of club\n    under assumption counted = voted, entitled\n'
        """
    at 2026-02-01
        Alba, Brine moves resolve(Dues) as r
        Alba votes aye on r
    after 1 day
        expect r is carried when counted = voted
        expect r is lost when counted = entitled
"""
    )
    assert [dict(one.trial.readings) for one in runs] == [
        {"counted": "voted"},
        {"counted": "entitled"},
    ]
    assert [failures(one) for one in runs] == [[], []]
    assert [texts(one, "expectation") for one in runs] == [["r is carried"], ["r is lost"]]
    assert runs[1].rests.assumptions == (("counted", "entitled"),)


def test_what_is_given_is_told_first_and_holds_from_the_first_stamp() -> None:
    made = run("at 2026-02-01\n    expect chair is Ann\n")
    assert made.moments[0].at is None
    assert [line.text for line in made.moments[0].lines] == [
        "Ann is of the state Alba",
        "Ben is of the state Brine",
        "Cia is of the state Corran",
        "Ann, Ben and Cia are members of the Council",
        "Ann is Chair since 15 January 2026, until 15 April 2026",
    ]
    assert made.moments[1].at == datetime(2026, 2, 1, tzinfo=UTC)


def test_facts_are_given_with_their_values() -> None:
    made = run(
        """
        at 2026-02-01
            expect dues(Alba) = 3
            expect ally(Alba, Brine)
            expect not ally(Brine, Alba)
            expect chair is vacant
        """,
        """
        given
            dues(Alba) = 3
            ally(Alba, Brine)
            not ally(Brine, Alba)
            chair is vacant
        """,
    )
    assert failures(made) == []
    assert "Dues paid (Alba): 3" in texts(made, "given")


def test_the_clock_moves_by_months_of_the_calendar() -> None:
    made = run("at 2026-01-31\n    expect chair is Ann\nafter 1 month\n    expect chair is Ann\n")
    assert made.state.now == datetime(2026, 2, 28, tzinfo=UTC)


def test_after_counts_from_the_last_stamp() -> None:
    made = run("at 2026-02-01\nafter 1 hour\nafter 30 minutes\n    expect chair is Ann\n")
    assert made.state.now == datetime(2026, 2, 1, 1, 30, tzinfo=UTC)


def test_a_procedures_name_is_its_latest_proceeding() -> None:
    made = run(
        """
        at 2026-02-01
            Ann, Ben moves resolve(One)
            Alba, Brine votes aye on resolve
        after 1 day
            Ann, Ben moves resolve(Two)
            Alba, Brine votes nay on resolve
        after 1 day
            expect resolve is lost
            expect carried(resolve(One))
        """
    )
    assert failures(made) == []


def test_without_a_name_the_only_proceeding_under_way_is_meant() -> None:
    made = run(
        """
        at 2026-02-01
            Ann, Ben moves resolve(One) as one
            Alba votes aye
            Ann, Ben moves resolve(Two) as two
            expect refused Alba votes nay
            Alba votes nay on two
            expect ayes(one) = 1 and nays(two) = 1
        """
    )
    assert failures(made) == []
    refused = next(line for line in lines(made) if line.sort == "refusal")
    assert refused.details == (
        "there is no such proceeding: 2 proceedings are under way: name one with `on`",
    )


def test_nothing_is_under_way() -> None:
    made = run("at 2026-02-01\n    expect refused Alba votes aye\n")
    assert failures(made) == []
    made = run("at 2026-02-01\n    expect refused Alba votes aye on resolve under @III(1)\n")
    assert failures(made) == []


def test_several_movers_move_the_one_that_the_first_has_opened() -> None:
    made = run(
        """
        at 2026-02-01
            Ann, Ben moves resolve(One) as r
            expect r in vote
            Ann, Ben moves resolve(Two)
            expect resolve in vote
        """
    )
    assert failures(made) == []
    assert len(made.state.proceedings) == 2


def test_some_acts_take_several_at_once() -> None:
    made = run("at 2026-02-01\n    Ann, Ben does pardon(Corran)\n    expect done(pardon(Corran))\n")
    assert failures(made) == []
    made = run("at 2026-02-01\n    expect refused Ann does pardon(Corran) under @III(2)(b)\n")
    assert failures(made) == []


def test_a_run_names_what_its_results_rest_on() -> None:
    made = run(RESOLVED)
    (ended,) = [line for line in lines(made) if line.text.startswith("The vote on r ends")]
    assert ended.details == ("rests on counted = voted",)
    assert ("counted", "voted") in made.rests.assumptions
    assert {"I(3)", "III(1)"} <= made.touched
    assert "III(2)(a)" not in made.touched


@pytest.mark.parametrize("given", ["", GIVEN], ids=["nobody", "all"])
def test_the_same_scenario_gives_the_same_run(given: str) -> None:
    steps = "at 2026-01-20\n    expect refused Zoe votes aye on resolve\n"
    assert run(steps, given) == run(steps, given)


def test_a_text_as_published() -> None:
    steps = 'at 2026-02-01\n    expect text @I(1) "three  states"\n'
    assert failures(run(steps, texts={"I(1)": "There are three states."})) == []
    (failed,) = failures(run(steps, texts={"I(1)": "There are two states."}))
    assert failed.endswith("it reads: There are two states.")
    (failed,) = failures(run(steps))
    assert failed.endswith("I(1) is not published")


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("warn a state", "warns a state"),
        ("carry a motion", "carries a motion"),
        ("pay dues", "pays dues"),
        ("pass a law", "passes a law"),
        ("veto it", "vetoes it"),
        ("be heard", "is heard"),
        ("jointly declare war", "jointly declares war"),
        ("step down", "steps down"),
        ("resign", "resigns"),
        ("sign and ratify a treaty", "signs and ratifies a treaty"),
        ("honor, guard and advance it", "honors, guards and advances it"),
        ("see, hear, and tell", "sees, hears, and tells"),
        ("warn Alba and Brine", "warns Alba and Brine"),
    ],
)
def test_a_verb_phrase_is_said_of_one(phrase: str, said: str) -> None:
    assert third_person(phrase) == said


def test_an_act_in_a_proceeding_that_is_not_there_speaks_of_its_procedure() -> None:
    made = run("at 2026-02-01\n    expect refused Ann nominates Ben for chair_election\n", "")
    assert texts(made, "refusal") == ["Ann nominates Ben for the chair election"]


def test_an_act_is_told_as_what_somebody_does() -> None:
    made = run("at 2026-02-01\n    Ann, Ben does pardon(Corran)\n    Ann does resignation\n")
    assert texts(made, "act") == ["Ann and Ben pardon a state (Corran)", "Ann steps down"]


BARE = """
charter bare "Bare Club"
    commences on 2026-01-01
    zone "UTC"
kind person "person"
parties fellow "fellow" of person
    founding Ada, Bea
body board "Board" of person
    seats every person where member in fellow
    counts votes cast
    quorum at least 1
    tie lost
procedure decision of board to "decide"
    vote 1 day needs more than 1/2
procedure praise(whom: person) of board
    vote 1 day needs more than 1/2 including whom
"""
BARE_LOG = """
scenario "Bare" of bare
    at 2026-02-01
        expect refused Zoe moves decision
        Ada moves decision
"""


def test_where_there_is_no_clause_the_declaration_is_cited() -> None:
    """A rule that stands in no clause is cited by the name of what the line is about."""
    (made,) = all_runs(BARE_LOG, law=BARE, name="bare")
    cited = [(line.sort, line.clauses, line.declaration) for line in lines(made)]
    assert cited[1:] == [
        ("consequence", (), "fellow"),
        ("refusal", (), "decision"),
        ("act", (), "decision"),
        ("consequence", (), "decision"),
    ]
    (refused,) = [line.number for line in lines(made) if line.sort == "refusal"]
    explained = why_line(made, refused)
    assert explained is not None
    named = [one.points[0].text for one in explained.sections if one.heading == "Declaration"]
    assert named == ["decision"]
    assert not any(line.declaration for line in lines(run(RESOLVED)))


def test_a_rule_is_told_with_its_base_and_with_whom_it_names() -> None:
    log = """
scenario "Praise" of bare
    at 2026-02-01
        Ada moves praise(Bea)
        Ada votes aye on praise
    after 1 day
        expect praise is lost
"""
    told = texts(all_runs(log, law=BARE, name="bare")[0])
    assert "Ada moves the praise (Bea)" in told
    (ended,) = [text for text in told if " ends: lost" in text]
    assert ended.endswith("(more than 1/2 of votes cast including Bea)")


def test_law_that_does_not_come_to_rest_fails_the_scenario() -> None:
    law = (
        CLUB
        + """
    (3)
        define pause means 1 day - 1 day
        procedure round of council to "go round"
            debate for pause
            carried begin round
"""
    )
    steps = "    at 2026-02-01\n        Ann moves round\n"
    (made,) = all_runs(
        f'scenario "A test" of club\n{indent(dedent(GIVEN), "    ")}{steps}', law=law
    )
    (failed,) = made.failures
    assert failed.message.startswith("the law does not come to rest") and failed.span.line == 10
    assert not made.passed
    assert [line.number for line in lines(made) if line.failed] == [failed.line]


def test_where_several_are_open_a_ballot_says_on_which_it_is() -> None:
    log = """
scenario "Two" of bare
    at 2026-02-01
        Ada moves decision as one
        Ada votes aye on one
        Ada moves praise(Bea) as two
        Bea votes aye on two
"""
    told = texts(all_runs(log, law=BARE, name="bare")[0], "act")
    assert told[1] == "Ada votes aye"
    assert told[3] == "Bea votes aye on two"
