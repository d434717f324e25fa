"""Regimes begin, lapse and end; schedules are set, and restored (language.md §10, §18.7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Route
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.interpreter import wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.facts import rows, value_at
from charterlang.interpreter.findings import Finding, Ground, authority
from charterlang.interpreter.journal import (
    EntrySet,
    RegimeBegan,
    RegimeEnded,
    RegimeExtended,
)
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.journal.regimes import Saved
from charterlang.interpreter.machine import duties
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.machine.venue import measured
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import InForce, State
from charterlang.interpreter.values import Value


def regimes_of(state: State) -> Iterator[Regime]:
    """The regimes of the law, in the order of declaration."""
    for one in state.law.declarations.values():
        if isinstance(one, Regime):
            yield one


def scope_of(state: State, regime: Regime, arguments: tuple[Value, ...]) -> Scope:
    """The scope of a regime's lines: what it is about."""
    pairs = zip(regime.parameters, arguments, strict=False)
    return Scope(state, {one.name: value for one, value in pairs})


# ── beginning and end


def begin(state: State, regime: Regime, arguments: tuple[Value, ...], basis: Basis) -> State:
    """The regime is in force; begun while it is, its time runs anew."""
    now = state.in_force(regime.name, arguments)
    until, basis = lapse(state, regime, arguments, basis)
    saved = now.saved if now is not None else snapshot(state, regime)
    entry = RegimeBegan(regime.name, arguments, until, now is not None, saved, **basis.entry(state))
    return at_rest(record(state, entry), regime, basis)


def at_rest(state: State, regime: Regime, basis: Basis) -> State:
    """What a regime suspends is owed no longer."""
    sleeping = {one.norm: one.place.clause for one in regime.suspends if one.stage is None}
    for owed in state.duties:
        if owed.act is None and owed.norm in sleeping:
            state = duties.end(state, owed, False, basis.under(sleeping[owed.norm]))
    return state


def silent(state: State, regime: Regime, arguments: tuple[Value, ...], basis: Basis) -> State:
    """What was owed by the norms of a regime that is over is owed no longer."""
    many = len(regime.parameters)
    for owed in state.duties:
        norm = state.law.declarations[owed.norm]
        of_it = isinstance(norm, Norm) and norm.kind == "duty" and norm.regime == regime.name
        if of_it and owed.arguments[:many] == arguments:
            state = duties.end(state, owed, False, basis)
    return state


def lapse(
    state: State, regime: Regime, arguments: tuple[Value, ...], basis: Basis
) -> tuple[datetime | None, Basis]:
    """When a regime that begins now lapses, and what says so."""
    if regime.lapses is None:
        return None, basis
    found = evaluate(regime.lapses.after, scope_of(state, regime, arguments))
    length = measured(found)
    until = later(state.law, state.now, length) if length is not None else None
    return until, basis.also((regime.lapses.place.clause,), found.rests, found.read)


def snapshot(state: State, regime: Regime) -> Saved:
    """What the schedules are now that the regime restores at its end."""
    return tuple(
        (one.schedule, row, value_at(state, one.schedule, row).value)
        for one in regime.restores
        for row in rows(state, one.schedule)
    )


def end(
    state: State, regime: Regime, arguments: tuple[Value, ...], basis: Basis, lapsed: bool = False
) -> State:
    """The regime is in force no longer, and what it restores is as it was."""
    now = state.in_force(regime.name, arguments)
    if now is None:
        return state
    entry = RegimeEnded(regime.name, arguments, lapsed, **basis.entry(state))
    state = silent(record(state, entry), regime, arguments, basis)
    clauses = {one.schedule: one.place.clause for one in regime.restores}
    for schedule, row, value in now.saved:
        if value_at(state, schedule, row).value != value:
            under = basis.under(clauses.get(schedule, ""))
            state = record(state, EntrySet(schedule, row, value, True, **under.entry(state)))
    return state


def extend(
    state: State, regime: Regime, arguments: tuple[Value, ...], length: Value, basis: Basis
) -> Answer:
    """The regime lapses so much later."""
    now = state.in_force(regime.name, arguments)
    if now is None or now.lapses is None:
        said = f"{wording.the(state.law, regime.name)} does not lapse: there is nothing to extend"
        return (Ground(said, authority(regime.place.clause)),)
    until = later(state.law, now.lapses, length) if isinstance(length, Duration) else None
    if until is None:
        return (Ground("the length is not known by which it is extended", basis.clauses),)
    entry = RegimeExtended(regime.name, arguments, until, **basis.entry(state))
    return record(state, entry)


def lapsing(state: State) -> Iterator[tuple[InForce, datetime]]:
    """The regimes that end of themselves, and when: not while what keeps them is known to hold."""
    for now in state.regimes:
        if now.lapses is not None and not kept(state, now).holds:
            yield now, now.lapses


def kept(state: State, now: InForce) -> Finding:
    """Whether what keeps a regime beyond its time holds; the journal knows what is not known."""
    unless = keeping(state, now)
    return evaluate(unless[1], unless[0]) if unless is not None else Finding(False)


def keeping(state: State, now: InForce) -> tuple[Scope, Expression] | None:
    """The condition by which a regime outlasts its time, with its scope."""
    regime = state.law.declarations[now.regime]
    assert isinstance(regime, Regime)
    if regime.lapses is None or regime.lapses.unless is None:
        return None
    return scope_of(state, regime, now.arguments), regime.lapses.unless


def lapse_now(state: State, now: InForce) -> State:
    """The regime ends, because its time is over."""
    regime = state.law.declarations[now.regime]
    assert isinstance(regime, Regime)
    place = regime.lapses.place.clause if regime.lapses is not None else ""
    found = kept(state, now)
    basis = Basis("lapse", authority(place, regime.place.clause), found.rests, found.read)
    return end(state, regime, now.arguments, basis, True)


# ── by acts, and by what turns


def follow(state: State, act: Norm, arguments: tuple[Value, ...], basis: Basis) -> State:
    """What an act does to regimes: those that it ends, and those that it begins."""
    for regime in regimes_of(state):
        if (about := arguments_of(regime, act, arguments)) is None:
            continue
        if (way := by(regime.ends, act.name)) is not None:
            state = end(state, regime, about, basis.under(way.place.clause))
        if (way := by(regime.begins, act.name)) is not None:
            state = begin(state, regime, about, basis.under(way.place.clause))
    return state


def by(ways: tuple[Route, ...], act: str) -> Route | None:
    """The way that the act is."""
    return next((one for one in ways if one.sort == "by" and one.act == act), None)


def arguments_of(
    regime: Regime, act: Norm, arguments: tuple[Value, ...]
) -> tuple[Value, ...] | None:
    """What a regime is about by an act: the act's parameters of the same names."""
    bound = {one.name: value for one, value in zip(act.parameters, arguments, strict=False)}
    if any(one.name not in bound for one in regime.parameters):
        return None
    return tuple(bound[one.name] for one in regime.parameters)


def asleep(state: State, norm: str, stage: str | None = None) -> tuple[InForce, str] | None:
    """The regime that suspends a norm, or one stage of it, and the clause that says so."""
    for now in state.regimes:
        regime = state.law.declarations[now.regime]
        for one in regime.suspends if isinstance(regime, Regime) else ():
            if one.norm == norm and one.stage in (None, stage):
                return now, one.place.clause
    return None


def out_of_force(state: State, norm: Norm, arguments: tuple[Value, ...]) -> InForce | str | None:
    """The regime that suspends a norm, or the name of that in which it stands and which is over."""
    if (found := asleep(state, norm.name)) is not None:
        return found[0]
    regime = state.law.declarations.get(norm.regime or "")
    if not isinstance(regime, Regime):
        return None
    about = arguments[: len(regime.parameters)]
    return regime.name if state.in_force(regime.name, about) is None else None


def suspended(state: State, norm: Norm) -> tuple[Ground, ...]:
    """The ground that a norm sleeps while a regime is in force."""
    found = asleep(state, norm.name)
    if found is None:
        return ()
    now, clause = found
    said = f"this is suspended while {wording.the(state.law, now.regime)} is in force"
    return (Ground(said, authority(clause, norm.place.clause)),)


# ── schedules


def set_entry(
    state: State, schedule: Schedule, row: tuple[Value, ...], value: Value, basis: Basis
) -> Answer:
    """A row with another value, if that is within the bounds of the schedule."""
    if value_at(state, schedule.name, row).value == value:
        return state
    entry = EntrySet(schedule.name, row, value, **basis.entry(state))
    after = record(state, entry)
    pairs = zip(schedule.parameters, row, strict=False)
    scope = Scope(after, {one.name: each for one, each in pairs})
    grounds = tested(scope, schedule.require, (), authority(schedule.place.clause)).grounds
    return grounds or after
