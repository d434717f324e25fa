"""When conditions over the clock turn: against one that is asked at every minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from playing_charters import law

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.instrument import Definition, Instrument
from charterlang.interpreter.calendar import SECOND
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.journal import ActRecorded, Installed
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.horizon import next_change
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State

HEADER = """
charter club "Club"
    commences on 2025-01-01
    zone "{zone}"
    construe months {months}
    uses std.time
kind person "person"
parties rower "rower" of person
    founding Ada, Bea
office chair "Chair" of person
    founding Ada
fact due_date "due date" of person is date
power ring of each rower to "ring the bell"
define passed(d: date) means now >= d
define last(d: date) means d - 1 month <= now and not passed(d)
define asked means {condition}
"""
MINUTE = timedelta(minutes=1)
DAYS = 3
BEGINNINGS = ("2026-02-26", "2026-03-27", "2026-10-23", "2026-04-28", "2027-12-30")


def dates(start: datetime) -> st.SearchStrategy[str]:
    """Dates near to that one, as written, and a month from there."""
    hours = st.integers(-24, 24 * (DAYS + 1))
    near = st.builds(lambda h, m: start + timedelta(hours=h, minutes=m), hours, st.integers(0, 59))
    away = st.sampled_from([0, 0, -30, -31, 30, 31, 28])
    return st.builds(lambda d, n: f"{d + timedelta(days=n):%Y-%m-%d %H:%M}", near, away).filter(
        exists
    )


def exists(written: str) -> bool:
    """Not in the hours in which clocks are changed."""
    return " 01:" not in written and " 02:" not in written


LENGTHS = st.sampled_from(["1 day", "90 minutes", "1 month", "2 months", "3 hours", "2 days"])
SIGNS = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])


def conditions(start: datetime) -> st.SearchStrategy[str]:
    """Conditions over the clock."""
    date = dates(start)
    fixed = st.one_of(date, st.sampled_from(["expiry(chair)", "due_date(Ada)"]))
    day = st.sampled_from(["day_of", "month_end", "last_weekend_before"])
    clock = st.recursive(
        st.just("now"),
        lambda inner: st.one_of(
            st.builds("({} {} {})".format, inner, st.sampled_from("+-"), LENGTHS),
            st.builds("{}({})".format, day, inner),
        ),
        max_leaves=2,
    )
    clock = st.one_of(
        clock, st.builds("{}(now, {})".format, st.sampled_from(["least", "greatest"]), date)
    )
    stretch = st.one_of(
        st.builds("({} - {})".format, clock, fixed),
        st.builds("({} - {})".format, fixed, clock),
        st.sampled_from(["remaining(chair)", "since(ring)"]),
    )
    compared = st.one_of(
        st.builds("{} {} {}".format, clock, SIGNS, fixed),
        st.builds("{} {} {}".format, fixed, SIGNS, clock),
        st.builds("{} {} {}".format, clock, SIGNS, clock),
        st.builds("{} {} {}".format, stretch, SIGNS, LENGTHS),
        st.builds("{} {} {}".format, stretch, SIGNS, stretch),
        st.builds("{}({})".format, st.sampled_from(["passed", "last"]), st.one_of(fixed, clock)),
        st.builds("(some p in rower: due_date(p) {} {})".format, SIGNS, clock),
    )
    joined = st.builds("({} {} {})".format, compared, st.sampled_from(["and", "or"]), compared)
    return st.one_of(compared, joined, st.builds("not ({})".format, joined))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Instrument, datetime]:
    """A charter with a condition, and the instant from which it is asked."""
    start = datetime.fromisoformat(draw(st.sampled_from(BEGINNINGS)) + "T00:00:00+00:00")
    zone = draw(st.sampled_from(["UTC", "Europe/London", "America/St_Johns"]))
    months = draw(st.sampled_from(["clamped", "clamped", "strict"]))
    text = HEADER.format(zone=zone, months=months, condition=draw(conditions(start)))
    return law(text), start


def started(made: Instrument, start: datetime) -> State:
    """A state with a term that ends and an act that was done not far from the beginning."""
    state = State(made, start)
    rung = start - timedelta(days=29, hours=5)
    state = record(attrs.evolve(state, now=rung), ActRecorded("ring", "Ada", (), at=rung))
    expiry = start + timedelta(days=2, hours=7)
    entry = Installed("chair", "Ada", start, expiry, 1, "full", at=start)
    return attrs.evolve(record(attrs.evolve(state, now=start), entry), now=start)


def turns(one: Expression, scope: Scope, end: datetime) -> Iterator[tuple[datetime, object]]:
    """The condition where it is asked: at the beginning, and whenever it may have turned."""
    yield scope.state.now, evaluate(one, scope).value
    while (moment := next_change([one], scope)) is not None and moment <= end:
        scope = scope.at(attrs.evolve(scope.state, now=moment))
        yield moment, evaluate(one, scope).value


@settings(max_examples=25, deadline=None)
@given(cases())
def test_between_the_instants_that_are_found_no_condition_turns(
    case: tuple[Instrument, datetime],
) -> None:
    made, start = case
    declared = made.declarations["asked"]
    assert isinstance(declared, Definition)
    state, end = started(made, start), start + timedelta(days=DAYS)
    found = list(turns(declared.means, Scope(state), end))
    assert len(found) < 20 * DAYS, "it is asked over and over"
    values = iter([*found[1:], (end + DAYS * MINUTE, None)])
    value, (following, then) = found[0][1], next(values)
    moment = start
    while moment <= end:
        while following <= moment:
            value, (following, then) = then, next(values)
        for at in (moment, moment + SECOND):
            if at < following:
                wanted = evaluate(declared.means, Scope(attrs.evolve(state, now=at))).value
                assert wanted == value, at
        moment += MINUTE
