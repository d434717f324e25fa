"""What an entry is about, by name: cited where no clause of the charter states its rule."""

from __future__ import annotations

from charterlang.interpreter.events import (
    ActDone,
    BreachAlleged,
    CommencementGiven,
    DelegationMade,
    Event,
    FactGiven,
    FieldGiven,
    HolderGiven,
    InstrumentDeposited,
    MemberGiven,
    Moved,
    Reported,
    TimePasses,
)
from charterlang.interpreter.journal import (
    ActingChanged,
    ActRecorded,
    AdoptionRecorded,
    Breached,
    BreachFound,
    ChoiceEnded,
    ChoiceWaits,
    Composed,
    DelegationRevoked,
    Depleted,
    Disregarded,
    DutyArose,
    DutyEnded,
    Elected,
    Entry,
    FactRecorded,
    Installed,
    Irregular,
    PowerDelegated,
    Prevailed,
    ProceedingEntry,
    Refused,
    Seated,
    Slept,
    Unseated,
    Vacated,
    Voided,
)
from charterlang.interpreter.state import State


def declaration(entry: Entry, state: State) -> str | None:
    """The declaration an entry is about, if that stands in no clause: `accession`."""
    name = about(entry, state)
    declared = state.law.declarations.get(name) if name else None
    return name if declared is not None and not declared.place.clause else None


def about(entry: Entry, state: State) -> str | None:
    """The procedure, act, organ or fact of an entry, if it is about one of them."""
    match entry:
        case Refused(event=event):
            return tried(event, state)
        case FactRecorded(fact=name):
            return name
        case Seated(organ=name) | Unseated(organ=name) | Slept(organ=name) | Composed(body=name):
            return name
        case Depleted(body=name):
            return name
        case ActingChanged(office=name) | PowerDelegated(office=name):
            return name
        case DelegationRevoked(office=name) | ChoiceWaits(organ=name) | ChoiceEnded(organ=name):
            return name
        case Installed(office=name) | Elected(office=name) | Vacated(office=name):
            return name
        case ActRecorded(act=name) | Irregular(act=name):
            return act(name, state)
        case Breached(norm=name) | DutyArose(norm=name) | DutyEnded(norm=name):
            return name
        case BreachFound(norm=name) | Disregarded(norm=name) | Prevailed(norm=name):
            return name
        case AdoptionRecorded(subject=name):
            return name
        case Voided(proceeding=number):
            return procedure(number, state)
        case _ if isinstance(entry, ProceedingEntry):
            return procedure(entry.proceeding, state)
        case _:
            return None


def tried(event: Event, state: State) -> str | None:
    """What an event is about that was refused."""
    match event:
        case TimePasses() | FieldGiven():
            return None
        case InstrumentDeposited() | CommencementGiven():
            return "ratification"
        case MemberGiven(organ=name) | HolderGiven(office=name):
            return name
        case FactGiven(fact=name) | Reported(fact=name) | Moved(procedure=name):
            return name
        case BreachAlleged(norm=name) | DelegationMade(act=name):
            return name
        case ActDone(act=name):
            return act(name, state)
        case _:
            return procedure(event.proceeding, state)


def act(name: str, state: State) -> str:
    """The norm of that name, or the body of whose parts it is one: `council` of `council.recall`."""
    return name if name in state.law.declarations else name.rpartition(".")[0]


def procedure(number: int | None, state: State) -> str | None:
    """The procedure of a proceeding, if there is one of that number."""
    if number is None or not 0 < number <= len(state.proceedings):
        return None
    return state.proceeding(number).procedure
