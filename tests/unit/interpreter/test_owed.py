"""Who owes what by when, at any instant of a run; and the register of all that the law binds to."""

from __future__ import annotations

from datetime import UTC, datetime

from playing_charters import charter, law, ran

from charterlang.interpreter.owed import Due, ledger, register, state_at, whom
from charterlang.interpreter.state import State

ARTICLES = """
article II "Membership"
    (1)
        power withdraw of each member_state to "withdraw"
            effect remove actor from member_state
        power bring(s: state) of any person to "bring a state in"
            effect admit s to member_state
    (2)
        office chair "Chair" of person
            founding Ann
            filled  by chair_election
            vacated by resignation
            vacancy by chair_election within 10 days
        power resignation of chair to "step down"
            effect vacate chair
        procedure chair_election of council to "elect the Chair"
            nominations 1 day by any member_state
            election 1 day using plurality
            carried install winner as chair
            lost    begin chair_election
article III "Duties"
    (1)
        duty keep of each member_state to "keep the peace"
            unless excused(actor)
        fact excused "is excused" of state presumed false
        duty book of chair to "keep the books"
    (2)
        duty aid(s: member_state) of each member_state to "come to the aid of a member"
            when   attacked(s) and s != actor
            within 3 days
        fact attacked "is attacked" of state presumed false
    (3)
        duty answer of each member_state to "answer the Council"
            when      asked
            unless    busy(actor)
            late when slow(actor)
        fact asked "an answer is wanted" presumed false
        fact busy "is busy" of state presumed false
        fact slow "is slow" of state presumed false
    (4)
        duty report(m: matter) of council to "report on a matter"
            within 2 days
        power call(m: matter) of any person to "call for a report"
            effect begin report(m)
    (5)
        procedure remedy(s: state) of council to "require redress"
            vote 1 day recusing s needs simple_majority
            carried oblige s to "make good the harm" within 30 days
    (6)
        prohibition spying of each member_state to "spy"
            unless excused(actor)
            forbids peeping(s)
        power peeping(s: state) of each member_state to "look into another state"
"""
FORBIDDING = ARTICLES.replace("prohibition spying of", "prohibition spying(s: state) of")
LAW = charter(FORBIDDING)


def at(day: int, hour: int = 0, month: int = 2) -> datetime:
    """An instant of February 2026."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def told(duties: tuple[Due, ...]) -> list[tuple[str, str, str]]:
    """Each duty by bearer, norm and how it stands."""
    return [(one.bearer, one.norm, one.state) for one in duties]


AIDED = """
    at 2026-02-01
        report attacked(Alba)
    after 1 day
        Brine does aid(Alba)
    after 3 days
        Corran does aid(Alba)
"""


def test_a_duty_is_open_then_overdue_then_done_late() -> None:
    state = ran(LAW, AIDED)
    then = state_at(state, at(1))
    assert then is not None
    made = ledger(then)
    assert told(made.owed) == [("Brine", "aid", "open"), ("Corran", "aid", "open")]
    first = made.owed[0]
    assert (first.act, first.since, first.until, first.clauses) == (
        "come to the aid of a member (Alba)",
        at(1),
        at(4),
        ("III(2)",),
    )
    later = state_at(state, at(4))
    assert later is not None and told(ledger(later).owed) == [("Corran", "aid", "overdue")]
    last = ledger(state)
    assert told(last.owed) == []
    assert [(one.bearer, one.state, one.ended) for one in last.ended] == [
        ("Brine", "done", at(2)),
        ("Corran", "done late", at(5)),
    ]
    (breach,) = last.breaches
    assert (breach.bearer, breach.kind, breach.at, breach.state, breach.overdue) == (
        "Corran",
        "duty",
        at(4),
        "recorded",
        True,
    )


def test_between_two_entries_the_state_is_that_of_the_first() -> None:
    state = ran(LAW, AIDED)
    just_before, at_noon = state_at(state, at(3, 23)), state_at(state, at(2, 12))
    assert just_before is not None and at_noon is not None
    assert ledger(just_before).owed == ledger(at_noon).owed
    assert ledger(at_noon).at == at(2, 12)
    assert not ledger(just_before).breaches


def test_before_the_run_there_is_nothing_and_after_it_time_passes() -> None:
    state = ran(LAW, "\n    at 2026-02-01 12:00\n        report attacked(Alba)\n")
    assert state_at(state, at(1, 11)) is None
    after = state_at(state, at(20))
    assert after is not None and {one.state for one in ledger(after).owed} == {"overdue"}
    assert {one.state for one in ledger(state).owed} == {"open"}, "the run itself goes no further"


def test_no_more_is_foretold_than_can_be_gone_through() -> None:
    """An election that nobody takes part in is held again and again."""
    state = ran(LAW, "\n    at 2026-02-01\n        Ann does resignation\n")
    far = state_at(state, datetime(9000, 1, 1, tzinfo=UTC))
    assert far is not None and at(1, month=5) < far.now < datetime(2028, 1, 1, tzinfo=UTC)
    soon = state_at(state, at(20))
    assert soon is not None and soon.now == at(20)


def test_what_is_no_longer_owed_is_moot() -> None:
    state = ran(
        LAW,
        """
    at 2026-02-01
        report attacked(Alba)
        Corran does withdraw
    after 1 day
        report attacked(Alba) = false
""",
    )
    assert [(one.norm, one.bearer, one.state, one.ended) for one in ledger(state).ended] == [
        ("keep", "Corran", "moot", at(1)),
        ("aid", "Corran", "moot", at(1)),
        ("aid", "Brine", "moot", at(2)),
    ]


def test_a_duty_that_comes_again_is_another_one() -> None:
    state = ran(
        LAW,
        """
    at 2026-02-01
        report attacked(Alba)
        Brine, Corran does aid(Alba)
        report attacked(Alba) = false
    after 1 day
        report attacked(Alba)
""",
    )
    made = ledger(state)
    assert told(made.owed) == [("Brine", "aid", "open"), ("Corran", "aid", "open")]
    assert {one.since for one in made.owed} == {at(2)}
    assert told(made.ended) == [("Brine", "aid", "done"), ("Corran", "aid", "done")]


def test_a_finding_in_place_of_a_deadline() -> None:
    state = ran(
        LAW,
        """
    at 2026-02-01
        report asked
        report slow(Brine)
        report busy(Corran)
""",
    )
    made = ledger(state)
    assert [(one.bearer, one.state, one.until, one.late) for one in made.owed] == [
        ("Alba", "open", None, ("is slow (Alba)",)),
        ("Brine", "overdue", None, ("is slow (Brine)",)),
    ]
    assert told(made.ended) == [("Corran", "answer", "moot")]


def test_the_most_urgent_comes_first() -> None:
    state = ran(
        LAW,
        """
    at 2026-02-01
        report asked
        report attacked(Alba)
        Ann does call(Tolls)
""",
    )
    assert [one.norm for one in ledger(state).owed] == ["report", "aid", "aid", *["answer"] * 3]
    assert ledger(state).owed[0].bearer == "council"


def test_standing_duties_bind_since_somebody_is_bound() -> None:
    """Founders since the commencement, others since their admission, officers since they hold."""
    state = ran(
        LAW,
        """
    at 2026-02-01
        Ann does bring(Dune)
        Corran does withdraw
    after 1 day
        Ann does bring(Corran)
        report excused(Brine)
""",
    )
    assert [(one.bearer, one.norm, one.since) for one in ledger(state).standing] == [
        ("Alba", "keep", at(1, month=1)),
        ("Dune", "keep", at(1)),
        ("Corran", "keep", at(2)),
        ("Ann", "book", at(1, month=1)),
    ]
    assert all(one.until is None and one.state == "standing" for one in ledger(state).standing)
    ended = [one for one in ledger(state).ended if one.norm in ("keep", "book")]
    assert [(one.bearer, one.norm, one.since, one.ended, one.state) for one in ended] == [
        ("Corran", "keep", at(1, month=1), at(1), "moot"),
        ("Brine", "keep", at(1, month=1), at(2), "moot"),
    ]


def test_a_holder_given_is_bound_since_it_holds_the_office() -> None:
    given = "\n    given\n        Ann.state = Alba\n        chair is Ben since 2026-01-20\n"
    state = ran(LAW, "\n    at 2026-02-01\n        report asked\n", given)
    (book,) = [one for one in ledger(state).standing if one.norm == "book"]
    assert (book.bearer, book.since) == ("Ben", at(20, month=1))


def test_an_office_must_be_filled_in_time() -> None:
    state = ran(LAW, "\n    at 2026-02-01\n        Ann does resignation\n    after 2 days\n")
    made = ledger(state)
    (fill,) = made.owed
    assert (fill.bearer, fill.act, fill.since, fill.until, fill.state) == (
        "council",
        "elect the Chair",
        at(1),
        at(11),
        "open",
    )
    after = state_at(state, at(12))
    assert after is not None and told(ledger(after).owed) == [
        ("council", "chair_election", "overdue")
    ]


def test_an_obligation_is_named_by_what_it_wants() -> None:
    state = ran(
        LAW,
        """
    at 2026-02-01
        Alba moves remedy(Brine) as r
        Alba, Corran votes aye on r
    after 1 day
        expect due(remedy(Brine) by Brine)
    after 1 day
        Brine does r
""",
    )
    (done,) = ledger(state).ended
    assert (done.bearer, done.norm, done.act, done.state) == (
        "Brine",
        "remedy",
        "make good the harm",
        "done",
    )
    assert (done.since, done.until) == (at(2), at(4, month=3))


COMPLAINTS = LAW.replace(
    'article III "Duties"\n',
    'article III "Duties"\n    breach found by remedy\n    supremacy void\n',
)


def test_breaches_stand_as_they_are_found() -> None:
    steps = """
    at 2026-02-01
        Alba alleges keep by Brine
        Alba alleges keep by Corran
        expect refused Brine does peeping(Alba)
        Alba moves remedy(Brine) as r
        Alba, Corran votes aye on r
    after 1 day
"""
    state = ran(COMPLAINTS, steps)
    then = state_at(state, at(1))
    assert then is not None
    before = [(one.bearer, one.norm, one.state) for one in ledger(then).breaches]
    assert before == [
        ("Brine", "keep", "alleged"),
        ("Corran", "keep", "alleged"),
        ("Brine", "spying", "alleged"),
    ]
    found = ledger(state).breaches
    assert [one.state for one in found] == ["found", "alleged", "found"]
    assert [one.found for one in found] == [at(2), None, at(2)]
    assert [(one.kind, one.void, one.by) for one in found] == [
        ("duty", False, "Alba"),
        ("duty", False, "Alba"),
        ("prohibition", True, None),
    ]


def test_a_duty_about_a_proceeding_names_it() -> None:
    text = LAW.replace(
        "    (3)\n        duty answer",
        '        duty minute(p: proceeding) of council to "minute a vote"\n'
        "            when p is carried\n    (3)\n        duty answer",
    )
    state = ran(
        text,
        """
    at 2026-02-01
        Alba moves remedy(Brine) as r
        Alba, Corran votes aye on r
    after 1 day
""",
    )
    assert "minute a vote (remedy (Brine))" in [one.act for one in ledger(state).owed]


# ── whose ──


def test_whom_a_name_stands_for() -> None:
    state = ran(LAW, "\n    at 2026-02-01\n        Corran does withdraw\n")
    assert whom(state, "Alba") == {"Alba"}
    assert whom(state, "chair") == {"chair", "Ann"}
    assert whom(state, "member_state") == {"member_state", "Alba", "Brine", "Corran"}
    assert whom(state, "council") == {"council", "Ann", "Ben", "Cia"}
    assert whom(state, "Nobody") == whom(state, "keep") == frozenset()


def test_a_ledger_of_some() -> None:
    state = ran(LAW, AIDED)
    of = ledger(state).of(whom(state, "Corran"))
    assert {one.bearer for one in (*of.owed, *of.standing, *of.ended, *of.breaches)} == {"Corran"}


# ── the register ──


def test_the_register_says_who_is_bound_to_what_and_when() -> None:
    made = {(one.kind, one.norm): one for one in register(law(COMPLAINTS))}
    assert [one.kind for one in register(law(COMPLAINTS))] == ["duty"] * 7 + ["prohibition"]
    aid = made["duty", "aid"]
    assert (aid.who, aid.organs, aid.within, aid.clauses) == (
        "each member state",
        ("member_state",),
        "3 days",
        ("III(2)",),
    )
    assert aid.arises == (
        "when is attacked (the member state) and the member state is not the one bound",
    )
    keep = made["duty", "keep"]
    assert (keep.arises, keep.within) == (("at all times",), None)
    assert keep.unless == ("is excused (the one bound)",)
    assert made["duty", "answer"].late == ("is slow (the one bound)",)
    assert made["duty", "report"].arises == ("by an act to call for a report",)
    spying = made["prohibition", "spying"]
    assert spying.covers == ("look into another state (the state)",)


def test_the_register_has_what_decisions_and_vacancies_bind_to() -> None:
    made = {one.norm: one for one in register(law(LAW))}
    remedy = made["remedy"]
    assert (remedy.who, remedy.act, remedy.arises, remedy.within) == (
        "the state",
        "make good the harm",
        ("by a decision to require redress",),
        "30 days",
    )
    fill = made["chair_election"]
    assert (fill.who, fill.within, fill.clauses) == ("the Council", "10 days", ("II(2)",))
    assert fill.arises == ("when the Chair leaves the office before its term is over",)


def test_every_breach_has_its_ground_in_the_register() -> None:
    states: list[State] = [ran(LAW, AIDED), ran(COMPLAINTS, AIDED)]
    for state in states:
        norms = {one.norm for one in register(state.law)}
        assert {one.norm for one in ledger(state).breaches} <= norms
        assert {one.norm for one in (*ledger(state).owed, *ledger(state).ended)} <= norms
