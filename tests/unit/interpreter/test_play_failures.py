"""A scenario that must fail does fail, says what was found, and goes on to its end."""

import pytest
from unit_playing import all_runs, failures, lines, run, texts

OPEN = """
at 2026-02-01
    Ann, Ben moves resolve(Dues) as r
    Alba votes aye on r
"""


def failing(expectation: str, before: str = OPEN) -> str:
    """What is said of the one expectation that fails."""
    made = run(f"{before}    {expectation}\n")
    assert not made.passed
    (said,) = failures(made)
    return said


@pytest.mark.parametrize(
    ("expectation", "found"),
    [
        ("expect r is carried", "r is in vote until 2 February 2026"),
        ("expect not r in vote", "r is in vote until 2 February 2026"),
        ("expect r is waiting or r is lost", "r is in vote until 2 February 2026"),
        ("expect chair is Ben", "chair is Ann, expected Ben"),
        ("expect chair is vacant", "chair is Ann"),
        (
            "expect expiry(chair) = 2026-07-15",
            "expiry(chair) is 15 April 2026, expected 15 July 2026",
        ),
        ("expect ayes(r) = 2", "ayes(r) is 1, expected 2"),
        ("expect ayes(r) > nays(r) + 1", "ayes(r) is 1, expected more than 1 (nays(r) + 1)"),
        ("expect 2 <= ayes(r)", "ayes(r) is 1, compared with 2"),
        ("expect Zoe in council", "Zoe is not in council, which has Ann, Ben and Cia"),
        ("expect Ann not in council", "Ann is in council, which has Ann, Ben and Cia"),
        ("expect size(council) = 4 and ayes(r) = 1", "size(council) is 3, expected 4"),
        ("expect notified(r)", "notified(r) is false"),
        ("expect dues(Alba) > 3", "dues(Alba) is unknown: nobody has reported dues(Alba)"),
        ("expect certain(r)", "certain(r) is false | r is in vote"),
        ("expect ally(Alba, Brine)", "ally(Alba, Brine) is unknown: nobody has reported"),
        (
            "expect every s in member_state: ally(s, Alba)",
            "`ally(s, Alba)` does not hold for Alba, Brine and Corran",
        ),
        ("expect no s in member_state: s = Alba", "`s is Alba` holds for Alba"),
        ("expect done(warn(Alba))", "done(warn(Alba)) is false"),
        ("expect resolve is over", "resolve is in vote until 2 February 2026"),
    ],
)
def test_what_was_found(expectation: str, found: str) -> None:
    said = failing(expectation)
    condition = expectation.removeprefix("expect ")
    assert said.startswith(f"expected: {condition} | ")
    assert found in said


def test_a_proceeding_that_is_over_tells_its_count() -> None:
    said = failing("expect r is lost", f"{OPEN}    Brine votes aye on r\nafter 1 day\n")
    assert "r is carried since 2 February 2026 (carried; 2 of 2 voted yes, 2 needed" in said


def test_a_failed_expectation_names_the_readings_it_depends_on() -> None:
    said = failing("expect r is lost", f"{OPEN}    Brine votes aye on r\nafter 1 day\n")
    assert said.endswith(" | rests on counted = voted")


def test_a_vacant_office() -> None:
    said = failing("expect chair is Ann", "at 2026-02-01\n    Ann does resignation\n")
    assert "chair is vacant since 1 February 2026, expected Ann" in said


def test_a_refused_act_that_nobody_expected() -> None:
    said = failing("Zoe votes aye on r")
    assert said.startswith("refused: Zoe votes aye on r | ")
    assert "[I(2)]" in said


def test_a_missing_fact_is_named_with_its_remedy() -> None:
    said = failing("council does warn(Alba)")
    assert "report dues(Alba)" in said and "[III(2)(a)]" in said


def test_an_act_that_ought_to_be_refused() -> None:
    said = failing("expect refused Brine votes nay on r")
    assert said == "expected to be refused: Brine votes nay on r | it was admitted"


def test_of_several_actors_each_must_be_refused() -> None:
    made = run(f"{OPEN}    expect refused Zoe, Brine votes nay on r\n")
    assert failures(made) == [
        "expected to be refused: Zoe, Brine votes nay on r | it was admitted",
    ]


def test_refused_on_another_clause() -> None:
    said = failing("expect refused Zoe votes nay on r under @II(1)")
    assert said.startswith("refused, but not under II(1): Zoe votes nay on r | it rests on I(2)")


@pytest.mark.parametrize("clause", ["I(2)", "I"])
def test_refused_on_a_clause_or_one_above_it(clause: str) -> None:
    made = run(f"{OPEN}    expect refused Zoe votes nay on r under @{clause}\n")
    assert failures(made) == []


def test_a_clause_below_the_one_that_bears_the_refusal() -> None:
    steps = "at 2026-02-01\n    expect refused council does warn(Alba) under @III(2)\n"
    assert failures(run(steps)) == []


def test_a_clause_whose_name_merely_begins_alike_is_another() -> None:
    said = failing("expect refused Zoe votes nay on r under @II")
    assert said.startswith("refused, but not under II")


def test_a_report_that_ought_to_be_refused() -> None:
    said = failing("expect refused report dues(Alba) = 3")
    assert said == "expected to be refused: report dues(Alba) = 3 | it was admitted"


def test_a_failure_never_stops_the_run() -> None:
    made = run(
        """
        at 2026-02-01
            Zoe moves resolve(Dues) as r
            Alba votes aye on r
            expect r is carried
            Ann, Ben moves resolve(Dues) as s
        after 2 days
            expect s is carried
            expect chair is Ann
        """
    )
    assert [one.message for one in made.failures] == [
        "refused: Zoe moves to resolve a matter (Dues)",
        "refused: Alba votes aye on r",
        "expected: r is carried",
        "expected: s is carried",
    ]
    assert "has not been opened" in made.failures[2].found[0]
    assert texts(made, "expectation")[-1] == "chair is Ann"


def test_a_failure_points_to_its_line() -> None:
    made = run(f"{OPEN}    expect r is carried\n")
    (failure,) = made.failures
    known = made.line(failure.line)
    assert known is not None and known[1].failed and known[1].text == "r is carried"
    assert failure.span.line == 13


ZERO = """
charter zero "Zero"
    commences on 2026-01-01
    zone "UTC"
kind person "person"
fact shares "shares" of person is number
parties owner "owner" of person
    founding Ada, Bea, Cal
body meeting "Meeting" of person
    seats every person where member in owner
    votes shares(member) each
    counts votes cast
    quorum at least 1
    tie lost
power rise of any meeting to "rise"
    require 10 / shares(actor) > 2
power sell of any meeting to "sell"
    require shares(actor) > 2
procedure decision of meeting to "decide"
    vote 1 day needs more than 1/2
"""


def test_a_refusal_tells_the_number_that_was_wanting() -> None:
    """Of a strict comparison, a division by zero, and a weight that gives no vote."""
    log = """
scenario "Zero" of zero
    given
        shares(Ada) = 0
        shares(Cal) = 2
    at 2026-02-01
        expect refused Ada does rise
        expect refused Cal does sell
        Cal moves decision
        expect refused Ada votes aye on decision
        expect refused Bea votes aye on decision
"""
    made = all_runs(log, law=ZERO, name="zero")[0]
    grounds = [line.grounds[0] for line in lines(made) if line.sort == "refusal"]
    assert [one.reason for one in grounds] == [
        "this divides by zero, which has no value: 10 / shares (Ada) is more than 2",
        "a condition does not hold: shares (Cal) is more than 2",
        "Ada has no vote: its weight is 0",
        "Bea has no vote: its weight is not known",
    ]
    assert grounds[1].distance == "it is 2"
    assert grounds[3].remedy == "report shares(Bea)"


def test_a_ballot_after_an_early_end_is_told_so() -> None:
    made = run(
        """
at 2026-02-01
    Ann, Ben moves resolve(Dues) as r
    Alba, Brine votes aye on r
    report notified(r)
    expect refused Corran votes nay on r
after 1 hour
    expect refused Corran votes nay on r
"""
    )
    refused = [line.grounds[0].distance for line in lines(made) if line.sort == "refusal"]
    assert refused == [
        "it ended before its time, at this instant",
        "ended 1 hour ago, before its time",
    ]


def test_a_tie_for_the_last_place_is_told() -> None:
    made = run(
        """
at 2026-02-01
    Ann does resignation
    Ann nominates Ann for chair_election
    Ben nominates Ben for chair_election
after 1 day
    Alba ranks Ann on chair_election
    Brine ranks Ben on chair_election
after 1 day
    expect chair is vacant
"""
    )
    (ended,) = [text for text in texts(made) if "ends: nobody is elected" in text]
    assert "; Ann and Ben tie in round 1, and Ben goes out" in ended
