"""Powers, rights, duties, prohibitions, and reports of facts."""

from playing_charters import charter, entries, grounds, ran

from charterlang.interpreter.events import ActDone, FactGiven, Reported
from charterlang.interpreter.journal import (
    ActRecorded,
    AdoptionRecorded,
    Breached,
    DutyArose,
    DutyEnded,
    FactRecorded,
    Notified,
    Overtaken,
)
from charterlang.interpreter.machine import step
from charterlang.interpreter.values import Individual, ProceedingRef

NORMS = charter(
    """
article II "Powers"
    (1)
        fact dues "dues paid" of state is number
        fact at_war "at war" presumed false
        power warn(s: state) of any member_state to "warn a member state"
            when   dues(s) < 100
            unless at_war
            effect notify s that "dues are wanting"
    (2)
        power seal of council to "seal"
        power treat of 2 of council to "negotiate"
        power sign of any council and any member_state to "sign"
    (3)
        right speak of any council to "speak"
article III "Duties"
    (1)
        fact attacked "is attacked" of state presumed false
        duty aid(s: state) of each member_state to "come to the aid of a member state"
            when   attacked(s)
            unless s = actor
            within 3 days
        duty greet of each member_state to "greet"
    (2)
        duty report of seal_office or council to "report"
            effect adopt Yearbook
        office seal_office "Keeper" of person
        power ask of any council to "ask for the report"
            effect begin report
article IV "Prohibitions"
    (1)
        prohibition spying of each member_state to "spy"
            unless at_war
"""
).replace(
    "fact dues", 'parties book "book" of matter\n            founding Yearbook\n        fact dues'
)
"""`book` declares an individual, so that the law can name it."""


def test_a_power_is_refused_with_what_there_is_and_what_was_wanted() -> None:
    state = ran(
        NORMS,
        """
    at 2026-02-01
        expect refused Ann does warn(Brine) under @II(1)
""",
    )
    (ground,) = grounds(state)
    assert ground.remedy == "report dues(Brine)"
    state = ran(
        NORMS,
        """
    at 2026-02-01
        report dues(Brine) = 120
        expect refused Ann does warn(Brine) under @II(1)
        report dues(Brine) = 80
        Ann does warn(Brine)
        report at_war
        expect refused Ann does warn(Brine) under @II(1)
""",
    )
    below, _ = (one.grounds[0] for one in state.journal if hasattr(one, "grounds"))
    assert below.distance == "120 of 100"
    assert grounds(state)[0].reason == "an exception applies: at war"
    (act,) = entries(state, ActRecorded)
    assert act.actor == "Alba"
    assert act.rests.presumptions == ("at_war",)
    assert [piece.fact for piece in act.read] == ["dues", "at_war"]
    (told,) = entries(state, Notified)
    assert (told.message, told.clauses) == ("dues are wanting", ("II(1)",))


def test_a_body_acts_as_such_and_several_act_together() -> None:
    state = ran(
        NORMS,
        """
    at 2026-02-01
        council does seal
        expect refused Ann does seal under @II(2)
        expect refused Ann does treat under @II(2)
        Ann, Ben does treat
        Ann, Brine does sign
        expect done(treat)
        expect done(sign)
        Ann does speak
        expect refused Zoe does speak under @II(3)
""",
    )
    ground = next(
        one.grounds[0]
        for one in state.journal
        if hasattr(one, "grounds") and one.event == ActDone(("Ann",), "treat")
    )
    assert ground.distance == "1 of 2 from the Council"


def test_a_duty_arises_at_the_edge_for_each_bearer() -> None:
    state = ran(
        NORMS,
        """
    at 2026-02-01
        report attacked(Alba)
        expect due(aid(Alba))
        report attacked(Alba)                           # no new edge
        Brine does aid(Alba)
    at 2026-02-04
        expect due(aid(Alba))
    at 2026-02-05
        Corran does aid(Alba)
        expect not due(aid(Alba))
""",
    )
    arose = entries(state, DutyArose)
    assert [(one.bearer, one.until and one.until.day) for one in arose] == [
        ("Brine", 4),
        ("Corran", 4),
    ]
    assert arose[0].clauses == ("III(1)",)
    (breach,) = entries(state, Breached)
    assert (breach.actor, breach.overdue, breach.at.day) == ("Corran", True, 4)
    assert [(one.bearer, one.done) for one in entries(state, DutyEnded)] == [
        ("Brine", True),
        ("Corran", True),
    ]


def test_a_duty_falls_away_with_its_ground() -> None:
    state = ran(
        NORMS,
        """
    at 2026-02-01
        report attacked(Alba)
    at 2026-02-02
        report attacked(Alba) = false
        expect not due(aid(Alba))
    at 2026-03-01
        report attacked(Alba)
        expect due(aid(Alba))
""",
    )
    assert [one.done for one in entries(state, DutyEnded)] == [False, False]
    assert not entries(state, Breached)
    assert len(entries(state, DutyArose)) == 4


def test_a_duty_reaches_whom_nothing_but_a_report_names() -> None:
    state = ran(
        NORMS,
        """
    at 2026-02-01
        report attacked(Dune)
        expect due(aid(Dune))
""",
    )
    assert len(entries(state, DutyArose)) == 3


def test_a_standing_duty_is_done_and_never_due() -> None:
    ran(
        NORMS,
        """
    at 2026-02-01
        Ann does greet
        expect done(greet)
        expect not due(greet)
        expect refused Dune does greet under @III(1)
""",
    )


def test_a_duty_of_either_is_done_by_one() -> None:
    state = ran(
        NORMS,
        """
    at 2026-02-01
        Ann does ask
        expect due(report)
        seal_office does report
        expect not due(report)
""",
        """
    given
        Ann.state = Alba
        Ann in council
        seal_office is Kit since 2026-01-01
""",
    )
    assert [one.bearer for one in entries(state, DutyEnded)] == ["Kit", "council"]
    assert [one.subject for one in entries(state, AdoptionRecorded)] == ["Yearbook"]


def test_what_is_forbidden_stands_and_is_a_breach() -> None:
    state = ran(
        NORMS,
        """
    at 2026-02-01
        Alba does spying
        expect done(spying)
        expect refused Dune does spying under @IV(1)
        report at_war
        Brine does spying
""",
    )
    assert [(one.actor, one.clauses) for one in entries(state, Breached)] == [("Alba", ("IV(1)",))]
    assert len(entries(state, ActRecorded)) == 2


def test_arguments_are_those_that_the_act_is_about() -> None:
    state = ran(NORMS, "    at 2026-02-01")
    (ground,) = grounds(step(state, ActDone(("Ann",), "warn")))
    assert (ground.reason, ground.distance) == ("warn is done about s", "0 of 1 are named")
    (ground,) = grounds(step(state, ActDone(("Ann",), "warn", (Individual("Ann"),))))
    assert ground.reason == "Ann is no state"
    (ground,) = grounds(step(state, ActDone(("Ann",), "warn", (ProceedingRef(3),))))
    assert ground.reason == "proceeding 3 is no state"
    (ground,) = grounds(step(state, ActDone(("Ann",), "whistle")))
    assert ground.reason == "no act is called whistle"
    (ground,) = grounds(step(state, ActDone((), "seal")))
    assert ground.reason == "nobody does it"


FACTS = charter(
    """
article II "Facts"
    (1)
        fact sound "is sound" of state found by any council
        standard pause "a pause" is duration presumed 1 hour found by council
        fact open_to_all "is known" of state is number
        fact envoy "envoy" of state is person
        fact about "is about" of proceeding
"""
)


def test_only_who_may_find_a_fact_reports_it() -> None:
    state = ran(
        FACTS,
        """
    at 2026-02-01
        report sound(Alba) by Ann
        expect refused report sound(Alba) by Zoe under @II(1)
        expect refused report sound(Alba)
        report pause = 2 hours by council
        expect refused report pause = 3 hours by Ann under @II(1)
        report open_to_all(Alba) = 3
        report open_to_all(Alba) = 4 by Zoe
        report envoy(Alba) = Kit
""",
    )
    assert grounds(state)[0].reason == "only the Council itself may do this, and not Ann"
    assert [one.by for one in entries(state, FactRecorded)] == ["Ann", "council", None, "Zoe", None]


def test_a_fact_has_its_arguments_and_its_type() -> None:
    state = ran(FACTS, "    at 2026-02-01")
    alba = Individual("Alba")
    for event, reason, distance in (
        (Reported("open_to_all", (), True), "is known is reported of state", "0 of 1 are named"),
        (Reported("open_to_all", (alba,), True), "is known cannot be true", "it is a number"),
        (Reported("open_to_all", (Individual("Ann"),), True), "Ann is no state", None),
        (Reported("envoy", (alba,), alba), "envoy cannot be Alba", "it is a person"),
        (Reported("about", (ProceedingRef(1),), True), "proceeding 1 is no proceeding", None),
        (Reported("nothing", (), True), "no fact is called nothing", None),
    ):
        ground = grounds(step(state, event))[0]
        assert (ground.reason, ground.distance) == (reason, distance)


def test_nothing_is_given_once_the_run_has_begun() -> None:
    state = ran(FACTS, "    at 2026-02-01\n        report open_to_all(Alba) = 3")
    after = step(state, FactGiven("open_to_all", (Individual("Alba"),), True))
    assert grounds(after)[0].reason == "the run has begun, and nothing more is given"
    assert after.reports == state.reports


def test_effects_with_nothing_to_do_are_overtaken_and_guards_are_read_before() -> None:
    text = charter(
        """
article II "Effects"
    (1)
        fact doubt "in doubt"
        power purge(p: person) of council to "purge"
            effect
                remove p from council
                remove p from council
                admit p to council if not p in council
                adopt Thanks if doubt
"""
    ).replace(
        'kind matter "matter"',
        'kind matter "matter"\nparties book "book" of matter\n    founding Thanks',
    )
    state = ran(
        text,
        """
    at 2026-02-01
        council does purge(Ann)
        expect Ann not in council
""",
    )
    assert [one.what for one in entries(state, Overtaken)] == ["Ann does not belong to the Council"]
    assert not entries(state, AdoptionRecorded)


NOTICES = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"

kind person "person"

parties members "member" of person
    founding Ada, Bea

article I "Board"
    (1)
        body board "Board" of person
            seats every person where member in members
            counts votes cast
            tie lost
        power tell(x: person) of any board to "tell a person"
            effect
                notify x that "hello"
                notify actor
                notify board
        procedure expel(victim: person) of board to "expel a person"
            vote 1 day needs more than 1/2
            carried notify victim
            lost notify victim
"""


def test_who_is_notified_is_who_the_name_stands_for() -> None:
    state = ran(
        NOTICES,
        """
    at 2026-02-01
        Ada does tell(Bea)
        Ada moves expel(Bea)
        Ada votes aye on expel
    after 1 day
        Ada moves expel(Ada) as own
        Bea votes nay on own
    after 1 day
        expect own is lost
""",
        "",
    )
    told = [one.who for one in entries(state, Notified)]
    assert told == [("Bea",), ("Ada",), ("board",), ("Bea",), ("Ada",)]


def test_where_nobody_has_won_there_is_nobody_to_notify() -> None:
    text = (
        NOTICES
        + """\
        procedure choose of board to "choose a member"
            nominations 1 day by any board
            election 1 day using plurality
            lost notify winner
"""
    )
    steps = """
    at 2026-02-01
        Ada moves choose
    after 2 days
        expect choose is lost
"""
    state = ran(text, steps, "")
    assert [one.what for one in entries(state, Overtaken)] == ["there is nobody to notify"]
    assert not entries(state, Notified)
