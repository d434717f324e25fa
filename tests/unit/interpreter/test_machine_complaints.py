"""Allegations and findings, lateness, obligations, and what should be so."""

from playing_charters import charter, entries, grounds, ran

from charterlang.interpreter.events import BreachAlleged
from charterlang.interpreter.journal import (
    Breached,
    BreachFound,
    DutyArose,
    DutyEnded,
    Irregular,
    Notified,
    Opened,
    Overtaken,
)
from charterlang.interpreter.machine import step

FINDING = """
article II "Breaches"
    (1)
        breach found by judge
        procedure judge(about: matter, s: member_state) of council to "find a breach"
            require not excused(s)
            vote 1 day needs more than 1/2
        fact excused "is excused" of state presumed false
    (2)
        prohibition spying(s: state) of each member_state to "spy"
            breach notify council that "there was a spy"
        duty defence of each member_state to "defend"
        procedure award(a: member_state, b: member_state) of council to "decide"
            vote 1 day needs more than 1/2
            carried
                oblige a to "pay" within 1 day
                oblige a to "apologise"
                oblige b to "return the ships" within 2 days
"""
JUDGED = """
        Alba moves judge(Spies, Corran) as j
        Alba, Brine votes aye on j
"""


def test_the_accused_may_stand_in_any_place_and_is_found_once() -> None:
    state = ran(
        charter(FINDING),
        f"""
    at 2026-02-01
        Corran does spying(Alba)
        Alba alleges spying(Alba) by Cia
        Alba alleges defence by Brine
{JUDGED}
    after 1 day
        expect breached(spying(Alba) by Corran)
        expect alleged(defence by Brine)
""",
    )
    (found,) = entries(state, BreachFound)
    assert (found.actor, found.proceeding, found.clauses[0]) == ("Corran", 1, "II(2)")
    assert "II(1)" in found.clauses
    assert len(entries(state, Notified)) == 1
    assert [one.found is not None for one in state.breaches] == [True, True, False]


def test_a_void_finding_finds_nothing() -> None:
    state = ran(
        charter(FINDING),
        f"""
    at 2026-02-01
        Corran does spying(Alba)
{JUDGED}
        report excused(Corran)
    after 1 day
        expect alleged(spying by Corran)
""",
    )
    assert not entries(state, BreachFound) and state.proceedings[0].outcome == "void"


def test_obligations_of_one_decision_are_apart() -> None:
    state = ran(
        charter(FINDING),
        """
    at 2026-02-01
        Alba moves award(Brine, Corran) as w
        Alba, Brine votes aye on w
    after 1 day
        Ben alleges award(Brine, Corran) by Cia
    after 1 day
        expect overdue(award by Brine)
        expect not overdue(award by Corran)
        Alba moves judge(Ships, Brine) as j
        Alba, Brine votes aye on j
    after 1 day
        Ben does w
        expect not due(award by Brine)
        expect due(award by Corran)
""",
    )
    assert [(one.bearer, one.act) for one in entries(state, DutyArose)] == [
        ("Brine", "pay"),
        ("Brine", "apologise"),
        ("Corran", "return the ships"),
    ]
    (found,) = entries(state, BreachFound)
    assert (found.actor, found.act) == ("Brine", "pay")
    assert [one.act for one in entries(state, DutyEnded)] == ["pay", "apologise"]
    alleged = [(one.act, one.by) for one in entries(state, Breached)]
    assert alleged == [("return the ships", "Ben"), ("pay", None), ("return the ships", None)]


def test_what_is_owed_already_is_not_owed_twice() -> None:
    state = ran(
        charter(FINDING),
        """
    at 2026-02-01
        Alba moves award(Brine, Corran) as one
        Alba, Brine votes aye on one
    after 1 day
        Corran does one
        Alba moves award(Brine, Corran) as two
        Alba, Brine votes aye on two
    after 1 day
        expect due(award by Corran)
""",
    )
    assert [one.what for one in entries(state, Overtaken)] == [
        "Brine has to do so already: pay",
        "Brine has to do so already: apologise",
    ]
    assert len(entries(state, DutyArose)) == 4


def test_who_is_not_bound_and_what_is_no_norm_is_not_alleged() -> None:
    state = ran(
        charter(FINDING),
        """
    at 2026-02-01
        expect refused Alba alleges defence by Zoe under @II(2)
        expect refused Alba alleges spying(Alba) by council under @II(2)
        expect refused Alba alleges award(Brine, Corran) by Brine
""",
    )
    assert not state.breaches
    for wrong, said in (
        (BreachAlleged("Alba", "council.recall", (), "Brine"), "no act is called council.recall"),
        (BreachAlleged("Alba", "nothing", (), "Brine"), "no act is called nothing"),
        (BreachAlleged("Alba", "spying", (), "Brine"), "spying is done about s"),
    ):
        assert grounds(step(state, wrong))[0].reason == said


LATE = """
article II "Aid"
    (1)
        fact attacked "is attacked" of state presumed false
        standard slow "unduly slow" of state presumed false
        standard lazy "lazy" of state presumed false
        duty aid(s: member_state) of each member_state to "come to the aid of a member state"
            when      attacked(s) and s != actor
            late when slow(actor)
            late when lazy(actor)
"""


def test_what_was_found_before_the_duty_says_nothing_of_it_even_at_the_same_instant() -> None:
    state = ran(
        charter(LATE),
        """
    at 2026-02-01
        report slow(Brine)
        report attacked(Alba)
        expect not overdue(aid)
    after 1 day
        report slow(Corran) = false
        expect not overdue(aid)
        report not slow(Brine)
        expect not overdue(aid)
        report slow(Brine)
        expect overdue(aid by Brine)
        report lazy(Brine)
""",
    )
    (breach,) = entries(state, Breached)
    assert breach.actor == "Brine" and breach.at.day == 2
    assert [piece.fact for piece in breach.read] == ["slow"]


def test_a_new_finding_that_says_the_same_counts() -> None:
    state = ran(
        charter(LATE),
        """
    at 2026-02-01
        report slow(Brine)
        report attacked(Alba)
        report slow(Alba)
        expect not overdue(aid)
        report slow(Brine)
        expect overdue(aid by Brine)
""",
    )
    assert len(entries(state, Breached)) == 1


def test_a_duty_that_is_done_is_not_late_and_one_that_is_late_is_not_late_again() -> None:
    state = ran(
        charter(LATE),
        """
    at 2026-02-01
        report attacked(Alba)
        Brine does aid(Alba)
        report slow(Brine)
        report slow(Corran)
        report slow(Corran)
        report lazy(Corran)
        Corran does aid(Alba)
        expect breached(aid by Corran)
        expect not overdue(aid)
        report not attacked(Alba)
        report attacked(Alba)
        expect not overdue(aid)
""",
    )
    assert [one.actor for one in entries(state, Breached)] == ["Corran"]


SHOULD = """
article II "Order"
    (1)
        fact ready "all is ready" presumed false
        fact sound "all is sound" presumed false
        power go of any council to "go"
            should not done(go)
            should ready
        procedure act of council to "act"
            should ready
            should sound
            motion by 2 of member_state
            vote 1 day needs more than 1/2
        procedure drill of council to "drill"
            should ready
            vote 1 day needs more than 1/2
        power alarm of any council to "raise an alarm"
            effect begin drill
"""


def test_each_line_is_noted_once_and_tested_before_the_act_itself() -> None:
    state = ran(
        charter(SHOULD),
        """
    at 2026-02-01
        report ready
        Ann does go
        expect not irregular(go)
        Ann does go
        Alba moves act
        report not ready
        Brine moves act
        Alba, Brine votes aye on act
    after 1 day
        expect carried(act)
""",
    )
    twice, opened, ended = entries(state, Irregular)
    assert (twice.act, twice.actor, twice.lines) == ("go", "Ann", (0,))
    assert (opened.proceeding, opened.lines, opened.actor) == (1, (1,), "Alba")
    assert (ended.proceeding, ended.lines, ended.actor) == (1, (0,), "Alba")
    assert ended.clauses == ("II(1)",) and "ready" in ended.rests.presumptions or ended.read


def test_a_proceeding_that_opens_of_itself_should_be_in_order_too() -> None:
    state = ran(charter(SHOULD), "    at 2026-02-01\n        Ann does alarm\n")
    (one,) = entries(state, Irregular)
    assert (one.act, one.actor, one.proceeding) == ("drill", None, 1)
    assert entries(state, Opened)[0].cause == "alarm"


FINES = """
article II "Fines"
    (1)
        power fine(s: state) of any council to "fine a state"
            effect oblige s to "pay" within 1 day
"""


def test_a_power_may_oblige_and_who_has_not_the_power_does_what_is_owed_by_its_name() -> None:
    state = ran(
        charter(FINES),
        """
    at 2026-02-01
        expect refused Brine does fine(Brine) under @II(1)
        Ann does fine(Brine)
        expect due(fine(Brine) by Brine)
        expect refused Corran does fine(Brine)
        Ann does fine(Corran)
        Brine does fine(Brine)
        expect not due(fine by Brine)
        expect due(fine by Corran)
""",
    )
    assert [one.actor for one in state.deeds] == ["Ann", "Ann"]
    (done,) = entries(state, DutyEnded)
    assert (done.bearer, done.act, done.done) == ("Brine", "pay", True)


OPENERS = """
article II "Who has paid"
    (1)
        fact paid "has paid" of state presumed false
        procedure act of member_state to "act"
            require paid(actor)
            vote in council 1 day needs more than 1/2
        procedure hint of member_state to "hint"
            should paid(actor)
            vote in council 1 day needs more than 1/2
"""


def test_what_is_asked_of_the_opener_is_asked_of_it_at_the_end_too() -> None:
    state = ran(
        charter(OPENERS),
        """
    at 2026-02-01
        expect refused Alba moves act
        report paid(Alba)
        Alba moves act as a
        Alba moves hint as h
        Alba, Brine votes aye on a
        Alba, Brine votes aye on h
    after 1 day
        expect a is carried
        expect not irregular(hint)
        Brine moves hint
        expect irregular(hint by Brine)
        expect not irregular(hint by Alba)
        Alba moves act as b
        Alba, Brine votes aye on b
        report paid(Alba) = false
    after 1 day
        expect b is void
""",
    )
    assert [one.opener for one in state.proceedings] == ["Alba", "Alba", "Brine", "Alba"]


ENVOYS = """
article II "Envoys"
    (1)
        office envoy "Envoy" of person
        power send(p: person) of council to "send an envoy"
            effect install p as envoy
        power ask of council to "ask for a report"
            effect begin report
        duty report of envoy to "report"
            within 3 days
"""


def test_what_an_office_has_to_do_ends_with_the_office_begun_or_not() -> None:
    state = ran(
        charter(ENVOYS),
        """
    at 2026-02-01
        council does send(Ann)
        council does ask
        expect due(report by Ann)
        council does send(Ben)
        expect moot(report by Ann)
        expect not due(report)
        council does ask
        expect due(report by Ben)
        expect due(report by envoy)
""",
    )
    (ended,) = entries(state, DutyEnded)
    assert (ended.bearer, ended.done) == ("Ann", False)
