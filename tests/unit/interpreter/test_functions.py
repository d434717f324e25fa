"""The built-in functions, asked in scenarios; and what their values rest on."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from playing_charters import charter, law, ran

from charterlang.compiler.functions import FUNCTIONS
from charterlang.compiler.ir.instrument import Definition
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import UNKNOWN, Individual

TEXT = charter(
    """
article II "Acts"
    (1)
        standard fit "fit" of person presumed true
        assume half "what half is"
            because "It may be more than half, or just half."
            over means more than 1/2
            just means at least 1/2
        fact dues "dues" of state is number
    (2)
        office chair "Chair" of person
            filled  by choose
            term    1 month
            vacated by council.recall, by leave
            vacancy by choose
        procedure choose of council
            nominations 1 hour by any council
            election    1 hour using plurality
            carried     install winner as chair
        power leave of chair to "leave"
            effect vacate chair
    (3)
        power warn(m: council) of any council to "warn a member"
            require fit(m)
        procedure settle(m: matter) of council to "settle a matter"
            vote 2 hours needs half
        duty report_back(m: matter) of chair to "report back"
            within 1 day
        power call_for(m: matter) of any council to "call for a report"
            effect begin report_back(m)
    (4)
        define warned(m: council) means done(warn(m))
        define settled(m: matter) means carried(settle(m))
        define wanted(m: matter) means needed(last(settle(m)))
        define richest means greatest(dues(Alba), dues(Brine), dues(Corran))
        define poorest means least(dues(Alba), dues(Brine))
        define next_month means month_end(expiry(chair))
"""
)


def value(name: str, state: State, **bound: Individual) -> object:
    """The value of a definition in a state, with what it rests on."""
    declared = state.law.declarations[name]
    assert isinstance(declared, Definition)
    return evaluate(declared.means, Scope(state, dict(bound)))


def test_acts() -> None:
    state = ran(
        TEXT,
        """
    at 2026-02-01 08:00
        expect not done(warn)
        expect since(warn) is unknown
        Ben does warn(Ann)
        expect done(warn)
        expect done(warn(Ann))
        expect not done(warn(Cia))
    after 30 minutes
        expect since(warn) = 30 minutes
        expect since(warn(Ann)) >= 30 minutes
        expect since(warn(Cia)) is unknown
        Cia does warn(Cia)
        expect since(warn) < 1 minute
        expect since(warn(Ann)) = 30 minutes
""",
    )
    found = value("warned", state, m=Individual("Ann"))
    assert found.value is True
    assert found.rests.presumptions == ("fit",)


def test_proceedings_of_a_procedure() -> None:
    state = ran(
        TEXT,
        """
    at 2026-02-01 08:00
        expect not running(settle)
        expect last(settle) is unknown
        expect not (settle is carried)
        expect settle is not carried
        Alba moves settle(Tolls) as tolls
        expect running(settle(Tolls))
        expect not running(settle(Piers))
        expect stage(tolls) = "vote"
        expect tolls is running
        expect tolls in vote
        Alba votes aye on tolls
        Brine votes nay on tolls
        Corran votes abstain on tolls
        expect voted(tolls) = {Alba, Brine, Corran}
        expect ayes(tolls) = 1 and nays(tolls) = 1 and abstentions(tolls) = 1
        expect needed(settle) = 2
        expect not certain(tolls)
    after 2 hours
        expect tolls is over and tolls is lost
        expect lost(settle) and lost(settle(Tolls)) and not carried(settle)
        expect certain(tolls)
        Brine moves settle(Piers) as piers
        expect last(settle) = piers
        expect last(settle(Tolls)) = tolls
        Alba, Brine votes aye on piers
        expect ayes(settle) = 2
    after 2 hours
        expect carried(settle) and carried(settle(Piers)) and not carried(settle(Tolls))
        expect stage(piers) is unknown
""",
    )
    settled = value("settled", state, m=Individual("Piers"))
    assert settled.value is True
    assert settled.rests.assumptions == (("half", "over"),)
    wanted = value("wanted", state, m=Individual("Piers"))
    assert (wanted.value, wanted.rests.assumptions) == (Fraction(2), (("half", "over"),))


def test_organs_and_dates() -> None:
    state = ran(
        TEXT,
        """
    at 2026-02-01 08:00
        expect chair is vacant
        expect expiry(chair) is unknown
        expect size(council) = 3 and size(member_state) = 3 and size(state) = 3
        expect count(members(council)) = 3
        expect count(union(members(council), {Ann, Zoe})) = 4
        expect only(members(council), {Ann, Zoe}) = {Ben, Cia}
        expect commenced
        Ben nominates Ann for choose
    at 2026-02-01 09:00
        Alba, Brine ranks Ann on choose
        expect winner(choose) is unknown
    at 2026-02-01 10:00
        expect winner(choose) = Ann
        expect chair is filled
        expect not vacated_by(leave)
        expect expiry(chair) = 2026-03-01 10:00
        expect remaining(chair) = 1 month
        expect remaining(chair) <= 28 days
        expect day_of(expiry(chair)) = 2026-03-01
        expect month_end(expiry(chair)) = 2026-04-01
        expect last_weekend_before(expiry(chair)) = 2026-02-21
        Ann does leave
        expect vacated_by(leave) and not vacated_by(council.recall)
        expect chair is vacant
""",
    )
    assert value("next_month", state).value == datetime(2026, 4, 1, tzinfo=UTC)


def test_why_an_office_is_vacant() -> None:
    ran(
        TEXT,
        """
    at 2026-02-01 08:00
        Ben nominates Ann for choose
    at 2026-02-01 09:00
        Alba ranks Ann on choose
    at 2026-02-01 10:00
        expect chair is Ann
        Alba does council.recall(Ann)
        expect vacated_by(council.recall)
        expect vacated_by(council.recall(Ann))
        expect not vacated_by(council.recall(Ben))
        expect not vacated_by(leave)
""",
    )


def test_duties_that_are_due() -> None:
    ran(
        TEXT,
        """
    at 2026-02-01 08:00
        Ben nominates Ann for choose
    at 2026-02-01 09:00
        Alba ranks Ann on choose
    at 2026-02-01 10:00
        expect not due(report_back)
        Cia does call_for(Tolls)
        expect due(report_back) and due(report_back(Tolls)) and not due(report_back(Piers))
        Ann does report_back(Tolls)
        expect not due(report_back)
        expect done(report_back(Tolls))
""",
    )


def test_the_greatest_and_the_least() -> None:
    state = ran(
        TEXT,
        """
    at 2026-02-01 08:00
        report dues(Alba) = 3
        report dues(Brine) = 7/2
        expect greatest(dues(Alba), dues(Brine)) = 7/2
        expect least(dues(Alba), dues(Brine), 1) = 1
        expect greatest(dues(Alba), dues(Corran)) is unknown
        expect greatest(1 hour, 90 minutes) = 90 minutes
""",
    )
    assert value("richest", state).value is UNKNOWN
    assert [piece.arguments for piece in value("richest", state).missing] == [
        (Individual("Corran"),)
    ]
    assert value("poorest", state).value == 3


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - {"holder", "members"}))
def test_every_function_has_an_answer(name: str) -> None:
    """None is forgotten: each is known to the interpreter, even of what there is none of."""
    from charterlang.compiler.ir.expressions import Call, Constant
    from charterlang.compiler.ir.place import Span

    span = Span("x", 1, 1, 1, 2)
    wants = FUNCTIONS[name].wants
    subject = {"act": "settle", "office": "chair", "body": "council", "fact": "dues"}.get(
        wants[0] if wants else ""
    )
    number = Constant(Fraction(1), span=span)
    arguments = () if subject or not wants else (number,) * len(wants)
    state = State(law(TEXT), datetime(2026, 2, 1, tzinfo=UTC))
    evaluate(Call(name, subject, arguments, span=span), Scope(state))
