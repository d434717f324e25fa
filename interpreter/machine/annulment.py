"""Decisions that lose their effect, and such as were lost and take it (`annul`, `carry`; §18.5).

Of what a decision has brought about is undone what is still as the decision left it; the rest stays,
and the journal says that it is overtaken. Nothing of it is undone for the time before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.regimes import Regime
from charterlang.interpreter import roll, wording
from charterlang.interpreter.facts import value_at
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.journal import (
    AdoptionRecorded,
    DecisionAnnulled,
    DutyArose,
    Entry,
    EntrySet,
    Installed,
    Opened,
    Overtaken,
    RegimeBegan,
    Seated,
    Slept,
    TookEffect,
    Unseated,
    Vacated,
)
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import duties, endings, membership, regimes
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.status import named, stands
from charterlang.interpreter.state import Proceeding, State

Undone = State | None
"""The state without it; None where it is no longer as the decision left it."""


def annulling(law: Instrument) -> bool:
    """Whether the law takes any decision back: else nobody asks what decisions have brought about."""
    return any(
        effect.verb == "annul"
        for one in law.declarations.values()
        if isinstance(one, Norm)
        for effect in (*one.effects, *(each for line in one.outcomes for each in line.effects))
    )


def annul(state: State, number: int, basis: Basis) -> Answer:
    """The decision without effect from now on; what it left alone is as it was before."""
    one = state.proceeding(number)
    if not one.over:
        return (Ground(f"{named(state.law, one)} is not decided yet: {stands(state, one)}"),)
    if one.outcome != "carried":
        said = f"{named(state.law, one)} has no effect: {stands(state, one)}"
        return record(state, Overtaken(said, **basis.entry(state)))
    made = tuple(brought_about(state, one))
    state = record(state, DecisionAnnulled(number, **basis.entry(state)))
    for entry in reversed(made):
        state = without(state, entry, basis)
    return state


def carry(state: State, number: int, basis: Basis) -> Answer:
    """The decision that was lost takes effect, as if it had been carried now."""
    one = state.proceeding(number)
    if not one.over:
        return (Ground(f"{named(state.law, one)} is not decided yet: {stands(state, one)}"),)
    if one.outcome == "carried":
        said = f"{named(state.law, one)} is carried already"
        return record(state, Overtaken(said, **basis.entry(state)))
    own = Basis(one.procedure, basis.clauses, basis.rests, basis.read, number)
    return endings.conclude(state, number, "carried", own)


def brought_about(state: State, one: Proceeding) -> Iterator[Entry]:
    """The entries of what the decision has done, the last time that it was carried."""
    for at in range(len(state.journal) - 1, -1, -1):
        entry = state.journal[at]
        if isinstance(entry, TookEffect) and entry.proceeding == one.number:
            yield from state.journal[at - entry.count : at]
            return


def without(state: State, entry: Entry, basis: Basis) -> State:
    """The state without what the entry says, if that is still so."""
    undo = UNDOING.get(type(entry))
    if undo is None:
        return state
    undone = undo(state, entry, basis)
    if undone is not None:
        return undone
    return record(state, Overtaken(f"{told(state, entry)} since then", **basis.entry(state)))


def told(state: State, entry: Entry) -> str:
    """Of whom or what something else has become."""
    law = state.law
    match entry:
        case Seated(organ, member) | Unseated(organ, member) | Slept(organ, member):
            return f"the place of {who(law, member)} in {who(law, organ)} has changed"
        case Installed(office) | Vacated(office):
            return f"the office of {wording.title(law, office)} has changed hands"
        case EntrySet(schedule):
            return f"{wording.title(law, schedule)} has been set anew"
        case AdoptionRecorded(subject):
            return f"{who(law, subject)} has become law"
        case _:
            return "what the decision brought about has come to an end"


# ── one by one


def seated(state: State, entry: Seated, basis: Basis) -> Undone:
    """Whoever was admitted leaves."""
    here = state.seats.get(entry.organ, ())
    if not any((one.member, one.since) == (entry.member, entry.at) for one in here):
        return None
    return membership.remove(state, entry.organ, entry.member, basis)


def unseated(state: State, entry: Unseated, basis: Basis) -> Undone:
    """Whoever was removed is back, if there is a seat."""
    if roll.belongs(state, entry.organ, entry.member):
        return None
    answer = membership.seat(state, entry.organ, entry.member, basis, entry.by)
    return answer if isinstance(answer, State) else None


def slept(state: State, entry: Slept, basis: Basis) -> Undone:
    """A membership that was suspended is awake, and one that was reinstated sleeps again."""
    asleep = entry.member in state.asleep.get(entry.organ, ())
    there = roll.belongs(state, entry.organ, entry.member)
    if not there or asleep is not entry.suspended:
        return None
    return membership.sleep(state, entry.organ, entry.member, not entry.suspended, basis)


def installed(state: State, entry: Installed, basis: Basis) -> Undone:
    """Whoever assumed the office holds it no longer."""
    tenure = state.tenure(entry.office)
    if (tenure.holder, tenure.since) != (entry.person, entry.since):
        return None
    return record(state, Vacated(entry.office, entry.person, basis.act, **basis.entry(state)))


def vacated(state: State, entry: Vacated, basis: Basis) -> Undone:
    """Whoever lost the office holds it again, for the rest of the term."""
    tenure = state.tenure(entry.office)
    if tenure.holder is not None or tenure.since != entry.at or entry.person is None:
        return None
    again = Installed(
        entry.office,
        entry.person,
        state.now,
        tenure.expiry,
        tenure.terms,
        "remainder",
        **basis.entry(state),
    )
    return record(state, again)


def entry_set(state: State, entry: EntrySet, basis: Basis) -> Undone:
    """A row has the value that it had before."""
    row = entry.arguments
    if value_at(state, entry.schedule, row).value != entry.value:
        return None
    before: State | None = state
    while before is not None and entry in before.journal:
        before = before.before
    if before is None:
        return None
    value = value_at(before, entry.schedule, row).value
    return record(state, EntrySet(entry.schedule, row, value, True, **basis.entry(state)))


def regime_began(state: State, entry: RegimeBegan, basis: Basis) -> Undone:
    """The regime that began ends."""
    now = state.in_force(entry.regime, entry.arguments)
    regime = state.law.declarations[entry.regime]
    if now is None or now.since != entry.at or not isinstance(regime, Regime):
        return None
    return regimes.end(state, regime, entry.arguments, basis)


def duty_arose(state: State, entry: DutyArose, basis: Basis) -> Undone:
    """What was owed is owed no longer."""
    of = (entry.norm, entry.bearer, entry.arguments, entry.act)
    owed = next((one for one in state.duties if one.of == of), None)
    return duties.end(state, owed, False, basis) if owed is not None else None


def opened(state: State, entry: Opened, basis: Basis) -> Undone:
    """The proceeding that was opened is lost."""
    if state.proceeding(entry.proceeding).over:
        return None
    return endings.conclude(state, entry.proceeding, "lost", basis)


def adopted(state: State, entry: AdoptionRecorded, basis: Basis) -> Undone:
    """What has become law is taken back by another amendment only."""
    return None


UNDOING: dict[type, Callable[..., Undone]] = {
    Seated: seated,
    Unseated: unseated,
    Slept: slept,
    Installed: installed,
    Vacated: vacated,
    EntrySet: entry_set,
    RegimeBegan: regime_began,
    DutyArose: duty_arose,
    Opened: opened,
    AdoptionRecorded: adopted,
}
"""How each sort of entry is undone; the others leave nothing behind."""
