"""What falls due, and when (language.md §18.2).

At one instant the order is by due time, then that of declaration; a term ends after the votes that
end with it, so that whoever is elected at its last instant assumes the office without a vacancy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

import attrs

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.organs import Body
from charterlang.interpreter import roll
from charterlang.interpreter.history import ticks
from charterlang.interpreter.machine import (
    choices,
    conducting,
    deadlines,
    lapses,
    lateness,
    offices,
    regimes,
    stages,
    standing_in,
)
from charterlang.interpreter.machine.ballots import voting_now
from charterlang.interpreter.machine.closing import asked
from charterlang.interpreter.machine.elections import (
    offices_of,
    procedure_of,
    regular_at,
    sought_now,
)
from charterlang.interpreter.machine.horizon import next_change
from charterlang.interpreter.machine.standing import standing
from charterlang.interpreter.machine.venue import early_lines, norm_of
from charterlang.interpreter.scope import Scope, of_norm, of_proceeding
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual


@attrs.frozen
class Timer:
    """Something that happens at `due`; `order` settles what comes first at one instant."""

    due: datetime
    order: tuple[int, int, int]
    fire: Callable[[State], State]


def timers(state: State) -> Iterator[Timer]:
    """All that is certain to happen at its time, if nothing comes in between."""
    places = {name: number for number, name in enumerate(state.law.declarations)}
    for one in state.proceedings:
        if one.closes is not None and not one.over:
            order = (0, places.get(one.procedure, 0), one.number)
            yield Timer(one.closes, order, partial(stages.time_is_over, number=one.number))
    for number, owed in enumerate(state.duties):
        if owed.until is not None and not owed.overdue:
            order = (0, places.get(owed.norm, 0), number)
            yield Timer(owed.until, order, partial(lateness.overdue, owed=owed))
    for now, until in regimes.lapsing(state):
        order = (1, places.get(now.regime, 0), 0)
        yield Timer(until, order, partial(regimes.lapse_now, now=now))
    for one_awaited, number in choices.waiting(state):
        assert one_awaited.until is not None
        order = (1, places.get(one_awaited.organ, 0), number)
        yield Timer(one_awaited.until, order, partial(choices.lapse_now, one=one_awaited))
    for late in deadlines.deadlines(state):
        order = (1, places.get(late.office.name, 0), 0)
        yield Timer(late.until, order, partial(deadlines.note_missed, one=late))
    for office in offices_of(state):
        tenure = state.tenure(office.name)
        if tenure.holder is not None and tenure.expiry is not None:
            order = (2, places.get(office.name, 0), 0)
            yield Timer(tenure.expiry, order, partial(offices.expire, name=office.name))


def due_now(state: State, exactly: bool) -> Timer | None:
    """The timer that is first of those due by now; not `exactly`: due before now."""
    found = [
        one for one in timers(state) if one.due < state.now or (exactly and one.due == state.now)
    ]
    return min(found, key=lambda one: (one.due, one.order), default=None)


def next_instant(state: State) -> datetime | None:
    """The first instant after now at which something falls due, or a condition may turn."""
    ahead = [one.due for one in timers(state)]
    ahead += [due.at for office in offices_of(state) if (due := regular_at(state, office))]
    ahead += [moment for moment in turning(state) if moment is not None]
    if state.commenced is None and state.law.commences is not None:
        ahead.append(state.law.commences)
    return min((moment for moment in ahead if moment > state.now), default=None)


def turning(state: State) -> Iterator[datetime | None]:
    """When conditions may turn by the mere passing of time: of early ends, and standing ones."""
    for scope, conditions in watched(state):
        yield next_change(conditions, scope)


def watched(state: State) -> Iterator[tuple[Scope, list[Expression]]]:
    """The conditions that are asked at every instant, each with its scope."""
    for one in state.proceedings:
        stage = voting_now(state, one)
        if stage is not None:
            lines = early_lines(state.law, norm_of(state, one), stage)
            yield of_proceeding(state, one), [each.holds for each in asked(lines)]
    for kept in standing(state):
        yield kept.scope, [each.holds for each in (*kept.when, *kept.unless)]
    if state.commenced is None and state.law.ratification is not None:
        yield Scope(state), [each.holds for each in state.law.ratification.commences]
    for now in state.regimes:
        if (keeping := regimes.keeping(state, now)) is not None:
            yield keeping[0], [keeping[1]]
    for scope, late in lateness.watched(state):
        yield scope, [each.holds for each in late]
    yield from standing_in.watched(state)
    yield from presiding(state)
    yield from eligibility(state)
    yield from composition(state)
    for office in offices_of(state):
        # An election whose time has come waits for its own conditions.
        for vacancy in (False, True):
            norm = procedure_of(state, office, vacancy)
            if norm is not None and not sought_now(state, office.name):
                conditions = (*norm.require, *norm.unless)
                yield of_norm(state, norm, (), None), [each.holds for each in conditions]


def presiding(state: State) -> Iterator[tuple[Scope, list[Expression]]]:
    """The conditions of those who preside, where a stage waits for somebody who conducts it."""
    for one in state.proceedings:
        body = conducting.presided_in(state, one) if one.ahead is not None else None
        for line in body.presided if body is not None else ():
            if line.when is not None:
                yield of_proceeding(state, one), [line.when]


def eligibility(state: State) -> Iterator[tuple[Scope, list[Expression]]]:
    """The `eligible` lines for those who stand: a nomination lapses when one ceases to hold."""
    for one in state.proceedings:
        stage = None if one.over or one.winner else lapses.nominating_stage(state, one)
        for made in one.nominations if stage is not None and stage.eligible else ():
            assert stage is not None
            scope = of_proceeding(state, one).bind(
                candidate=Individual(made.nominee), nominator=Individual(made.nominator)
            )
            yield scope, [each.holds for each in stage.eligible]


def composition(state: State) -> Iterator[tuple[Scope, list[Expression]]]:
    """Who has a seat by a rule over the clock (`seats every K where C`)."""
    law = state.law
    for body in law.declarations.values():
        for line in body.seats if isinstance(body, Body) else ():
            if line.where is not None and ticks(line.where, law):
                for who in roll.of_kind(state, line.of):
                    yield Scope(state, {"member": Individual(who)}), [line.where]
