"""Offices: elections that open of themselves, terms, remainders, vacancies, renewals."""

from datetime import UTC, datetime

from playing_charters import charter, entries, grounds, ran

from charterlang.interpreter.journal import (
    Breached,
    Composed,
    Elected,
    Installed,
    Opened,
    ProceedingEnded,
    Vacated,
    Voided,
)

CHAIR = """
article II "The Chair"
    (1)
        office chair "Chair" of person
            filled  by chair_election over expiry(chair) - 10 days
    (2)
        also office chair
            term    3 months, renewable 1 time
    (3)
        also office chair
            vacated by council.recall, by resignation
            vacancy by chair_election for remainder, next term when remaining(chair) <= 1 month
        power resignation of chair to "step down"
            effect vacate chair
    (4)
        procedure chair_election of council to "elect the Chair"
            nominations 1 day by any council
                eligible candidate in council
            election    1 day using plurality
            carried     install winner as chair
    (5)
        power rename of chair to "rename the club"
"""
TEXT = charter(CHAIR)
SERVING = """
    given
        Ann.state = Alba
        Ben.state = Brine
        Cia.state = Corran
        Ann, Ben, Cia are council
        chair is Ann since 2026-01-10
"""


def elect(name: str, on: str, vote: str) -> str:
    """The steps by which Brine and Corran elect somebody."""
    return f"""
    at {on}
        Ben nominates {name} for chair_election
    at {vote}
        Brine, Corran ranks {name} on chair_election
"""


def day(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def test_the_first_election_opens_when_the_body_is_composed() -> None:
    state = ran(
        TEXT,
        f"""
    at 2026-01-05
        expect chair is vacant
        expect refused Ben nominates Ben for chair_election
        Corran does council.appoint(Cia)
        expect chair_election in nominations
        expect refused Ben moves chair_election under @II(1)
{elect("Ben", "2026-01-05 12:00", "2026-01-06")}
    at 2026-01-07
        expect chair is Ben
        expect expiry(chair) = 2026-04-07
""",
        """
    given
        Ann.state = Alba
        Ben.state = Brine
        Ann, Ben are council
""",
    )
    (composed,) = entries(state, Composed)
    assert composed.clauses == ("I(1)",)
    (opened,) = entries(state, Opened)
    assert opened.seeking is not None and opened.seeking.occasion == "first"
    assert opened.clauses == ("II(4)", "II(1)")
    (ground,) = grounds(state)
    assert ground.reason == "chair election opens of itself, and nobody moves it"
    assert ground.clauses == ("II(1)", "II(3)", "II(4)")


def test_the_winner_of_the_regular_election_waits_for_the_end_of_the_term() -> None:
    state = ran(
        TEXT,
        f"""
    at 2026-03-30 23:59:59
        expect refused Ben nominates Ben for chair_election
{elect("Ben", "2026-03-31", "2026-04-01")}
    at 2026-04-09 23:59:59
        expect chair is Ann
    at 2026-04-10
        expect chair is Ben
        expect expiry(chair) = 2026-07-10
""",
        SERVING,
    )
    (elected,) = entries(state, Elected)
    assert (elected.at, elected.assumes) == (day(4, 2), day(4, 10))
    assert not entries(state, Vacated)
    assert entries(state, Installed)[-1].before == "Ann"


def test_a_term_without_a_successor_ends_in_a_vacancy_and_an_election() -> None:
    state = ran(
        TEXT,
        f"""
    at 2026-03-31
        expect chair_election in nominations
    at 2026-04-10
        expect chair is vacant
        expect chair_election in nominations
{elect("Ben", "2026-04-10", "2026-04-11")}
    at 2026-04-12
        expect chair is Ben
        expect expiry(chair) = 2026-07-12
""",
        SERVING,
    )
    (vacated,) = entries(state, Vacated)
    assert vacated.cause == "expiry"
    assert vacated.clauses == ("II(2)", "II(1)")
    occasions = [one.seeking.occasion for one in entries(state, Opened) if one.seeking]
    assert occasions == ["regular", "expiry"]


def test_a_successor_completes_the_term_and_in_its_last_month_serves_the_next_one() -> None:
    early = ran(
        TEXT,
        f"""
    at 2026-02-01
        Ann does resignation
        expect vacated_by(resignation)
{elect("Ben", "2026-02-01", "2026-02-02")}
    at 2026-02-03
        expect expiry(chair) = 2026-04-10
        expect not vacated_by(resignation)
    at 2026-03-31
        expect chair_election in nominations
""",
        SERVING,
    )
    assert entries(early, Installed)[-1].part == "remainder"
    assert entries(early, Installed)[-1].clauses[-1] == "II(3)"
    late = ran(
        TEXT,
        f"""
    at 2026-03-08
        Ann does resignation
{elect("Ben", "2026-03-08", "2026-03-09")}
    at 2026-03-10                                       # a month to the day is a month at most
        expect expiry(chair) = 2026-07-10
    at 2026-06-30
        expect chair_election in nominations
""",
        SERVING,
    )
    assert entries(late, Installed)[-1].part == "next"
    occasions = [one.seeking.occasion for one in entries(late, Opened) if one.seeking]
    assert occasions == ["vacancy", "regular"]


def test_being_recalled_from_the_body_vacates_the_office() -> None:
    state = ran(
        TEXT,
        """
    at 2026-02-01
        expect refused Brine does council.recall(Ann) under @I(1)
        Brine does council.recall(Ben)
        expect chair is Ann
        Alba does council.recall(Ann)
        expect chair is vacant
        expect vacated_by(council.recall)
        expect chair_election in nominations
""",
        SERVING,
    )
    (vacated,) = entries(state, Vacated)
    assert (vacated.cause, vacated.clauses[0]) == ("council.recall", "II(3)")
    assert grounds(state)[0].reason == "Ann has not been appointed by Brine"
    assert grounds(state)[0].distance == "appointed by Alba"


def test_a_vacancy_during_an_election_is_filled_by_it() -> None:
    state = ran(
        TEXT,
        """
    at 2026-03-31
        Ben nominates Ben for chair_election
        Ann does resignation
        expect chair is vacant
    at 2026-04-01
        Brine ranks Ben on chair_election
    at 2026-04-02
        expect chair is Ben
        expect expiry(chair) = 2026-07-10
""",
        SERVING,
    )
    assert len(entries(state, Opened)) == 1


def test_a_vacancy_while_somebody_is_elected_already_is_filled_by_that_one() -> None:
    state = ran(
        TEXT,
        f"""
{elect("Ben", "2026-03-31", "2026-04-01")}
    at 2026-04-05
        Ann does resignation
        expect chair is Ben
        expect expiry(chair) = 2026-07-10
""",
        SERVING,
    )
    assert len(entries(state, Opened)) == 1
    assert entries(state, Installed)[-1].part == "next"


def test_renewal_has_its_limit() -> None:
    state = ran(
        TEXT,
        f"""
{elect("Ann", "2026-03-31", "2026-04-01")}
    at 2026-06-30
        expect chair is Ann
        expect refused Ben nominates Ann for chair_election under @II(2)
        expect refused Ben nominates Zoe for chair_election under @II(4)
{elect("Cia", "2026-06-30", "2026-07-01")}
{elect("Ann", "2026-09-30", "2026-10-01")}
    at 2026-10-10
        expect chair is Ann
""",
        SERVING,
    )
    (ground,) = [
        ground
        for entry in state.journal
        for ground in getattr(entry, "grounds", ())
        if "II(2)" in ground.clauses
    ]
    assert ground.reason == (
        "Ann has been Chair for 2 terms, and the term is renewable 1 time in a row"
    )
    assert ground.distance == "2 of 2 terms"
    assert [one.terms for one in entries(state, Installed)] == [1, 2, 1, 1]


def test_an_election_that_nobody_wins_leaves_the_office_as_it_is() -> None:
    state = ran(
        TEXT,
        """
    at 2026-02-01
        Ann does resignation
    at 2026-03-01
        expect chair is vacant
        expect chair_election is lost
    at 2026-03-31
        expect chair_election in nominations
""",
        SERVING,
    )
    # The regular election of the term that was broken off is still held.
    occasions = [one.seeking.occasion for one in entries(state, Opened) if one.seeking]
    assert occasions == ["vacancy", "regular"]


def test_an_election_may_be_repeated_for_the_same_term() -> None:
    text = TEXT.replace(
        "            carried     install winner as chair\n",
        "            carried     install winner as chair\n            lost        begin chair_election\n",
    )
    state = ran(
        text,
        f"""
    at 2026-03-31
        expect chair_election in nominations
{elect("Ben", "2026-04-01", "2026-04-02")}
    at 2026-04-10
        expect chair is Ben
""",
        SERVING,
    )
    seeking = [one.seeking for one in entries(state, Opened)]
    assert len(seeking) == 2 and seeking[0] == seeking[1]


def test_an_election_that_ends_with_the_term_leaves_no_gap() -> None:
    text = charter(
        """
article II "The Chair"
    (1)
        office chair "Chair" of person
            filled  by chair_election every 6 months
            term    6 months
        procedure chair_election of council
            nominations 2 days by any council
            election    3 days using plurality
            carried     install winner as chair
"""
    )
    state = ran(
        text,
        """
    at 2026-07-04 23:59:59
        expect refused Ben nominates Ben for chair_election
    at 2026-07-05
        Ben nominates Ben for chair_election
    at 2026-07-07
        Brine ranks Ben on chair_election
    at 2026-07-10
        expect chair is Ben
        expect expiry(chair) = 2027-01-10
""",
        SERVING,
    )
    assert not entries(state, Vacated)


def test_acts_of_an_office() -> None:
    state = ran(
        TEXT,
        """
    at 2026-02-01
        expect refused Ben does resignation under @II(3)
        chair does rename
        Ann does rename
        Ann does resignation
        expect refused Ann does rename under @II(5)
""",
        SERVING,
    )
    assert [deed.actor for deed in state.deeds] == ["Ann", "Ann", "Ann"]
    assert grounds(state)[0].reason == "only the Chair may do this, and the office is vacant"


def test_an_office_that_must_be_filled_in_time() -> None:
    text = charter(
        """
article II "The Chair"
    (1)
        office chair "Chair" of person
            filled  by chair_election within 7 days
        procedure chair_election of council
            nominations 5 days by any council
            election    5 days using plurality
            carried     install winner as chair
"""
    )
    state = ran(text, "    at 2026-02-01\n    at 2026-03-01")
    (breach,) = entries(state, Breached)
    assert (breach.at, breach.actor, breach.norm) == (day(2, 8), "council", "chair_election")
    assert breach.clauses == ("II(1)",)


def test_offices_that_go_with_another_and_members_who_sit_by_office() -> None:
    text = charter(
        CHAIR
        + """
article III "More"
    (1)
        office host "Host" of person
            filled ex officio chair
        body board "Board" of person
            seats ex officio chair
            votes 1 each
            counts votes cast
            tie lost
"""
    )
    ran(
        text,
        """
    at 2026-02-01
        expect host is Ann
        expect Ann in board
        Ann does resignation
        expect host is vacant
        expect size(board) = 0
""",
        SERVING,
    )


APPOINTED = charter(
    """
article II "Officers"
    (1)
        office clerk "Clerk" of person
            term 1 month
            eligible candidate in council
            vacated when ill(holder)
        fact ill "is ill" of person presumed false
        procedure hire(p: person) of council to "appoint a clerk"
            vote 1 day needs simple_majority
            carried install p as clerk
        power shuffle of council to "put Ben in"
            effect
                vacate clerk
                install Ben as clerk
"""
).replace(
    'kind matter "matter"',
    'kind matter "matter"\nparties staff "staff" of person\n    founding Ben "Ben"',
)


def test_an_appointment_by_vote_takes_effect_at_once() -> None:
    state = ran(
        APPOINTED,
        """
    at 2026-02-01
        Ann moves hire(Ann)
        Alba, Brine votes aye on hire
    at 2026-02-02
        expect clerk is Ann
        Ann moves hire(Ben)
        Alba, Brine votes aye on hire
    at 2026-02-03
        expect clerk is Ben
        report ill(Ben)
        expect clerk is vacant
""",
    )
    (vacated,) = entries(state, Vacated)
    assert vacated.clauses == ("II(1)",)


def test_who_is_not_eligible_is_not_installed() -> None:
    state = ran(
        APPOINTED,
        """
    at 2026-02-01
        Ann moves hire(Zoe)
        Alba, Brine votes aye on hire
    at 2026-02-02
        expect clerk is vacant
        expect hire is void
""",
    )
    (voided,) = entries(state, Voided)
    assert voided.grounds[0].reason.startswith("a condition does not hold: Zoe")
    assert voided.clauses[0] == "II(1)"
    assert [one.outcome for one in entries(state, ProceedingEnded)] == ["void"]


def test_several_effects_are_one_transaction() -> None:
    steps = """
    at 2026-02-01
        council does shuffle
        expect clerk is Ben
        Brine does council.recall(Ben)
        expect refused council does shuffle under @II(1)
        expect clerk is Ben
"""
    state = ran(APPOINTED, steps)
    assert grounds(state)[0].reason.startswith("a condition does not hold: Ben")
