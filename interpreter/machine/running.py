"""`step`: what an event does to a running charter; `replay`: the same from the journal alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.events import (
    Accepted,
    Act,
    ActDone,
    BallotCast,
    BallotRanked,
    BreachAlleged,
    ClosingAsked,
    CommencementGiven,
    Decided,
    DelegationMade,
    Divided,
    Event,
    FactGiven,
    FieldGiven,
    HolderGiven,
    InstrumentDeposited,
    Joined,
    LotCast,
    MemberGiven,
    Moved,
    Nominated,
    OpeningAsked,
    Reported,
    Spoke,
    TimePasses,
)
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.journal import Entry
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import (
    adoption,
    ballots,
    beginning,
    closing,
    complaints,
    decisions,
    deeds,
    delegation,
    divisions,
    hearing,
    lots,
    motions,
    nominations,
    ratification,
    reports,
)
from charterlang.interpreter.machine.clock import acts_first, pass_time
from charterlang.interpreter.machine.consequences import at_rest
from charterlang.interpreter.machine.refusals import Answer, refused
from charterlang.interpreter.machine.venue import norm_of
from charterlang.interpreter.state import State


def step(state: State, event: Event) -> State:
    """The state after the event, and after all that follows from it.

    The entries that the journal has gained say what happened; an event that no rule admits has
    left a `Refused` and nothing else (but what was due at this instant before it). Forbidden conduct
    that is void (`supremacy void`) has left a `Refused` and its breaches.
    """
    match event:
        case TimePasses():
            return answered(state, event, pass_time(state, event))
        case MemberGiven() | HolderGiven() | FieldGiven() | FactGiven() | CommencementGiven():
            return answered(state, event, beginning.give(state, event))
        case _:
            exactly = not acts_first(state)
            state = at_rest(state, exactly)
            answer = not_in_force(state, event) or act(state, event)
            state = answered(state, event, answer)
            return at_rest(state, exactly) if isinstance(answer, State) else state


def answered(state: State, event: Event, answer: Answer) -> State:
    """The state that the event has led to, or the present one with the refusal on record."""
    return answer if isinstance(answer, State) else refused(state, event, answer)


def not_in_force(state: State, event: Act) -> tuple[Ground, ...]:
    """The ground that the charter has yet to commence, or that what it says is no law."""
    grounds = adoption.not_adopted(state, event)
    if grounds or state.drafted:
        return grounds
    if isinstance(event, Moved | ActDone):
        of = state.law.declarations.get(event.procedure if isinstance(event, Moved) else event.act)
        if isinstance(of, Norm) and of.commences:
            return ratification.dormant(state, of, event.arguments)
    since = state.law.commences
    if state.commenced is not None or admitted(state, event):
        return ()
    if since is None:
        return tuple(ratification.waiting(state))
    said = f"{state.law.title} commences on {wording.instant(state.law, since)}"
    return (Ground(said, (), f"in {wording.between(state.now, since)}"),)


def admitted(state: State, event: Act) -> bool:
    """Whether an act has its place before the instrument is in force: a deposit, and what is in force."""
    match event:
        case InstrumentDeposited():
            return True
        case Reported():
            return state.law.ratification is not None
        case Moved() | ActDone() | DelegationMade():
            return False
        case BreachAlleged(norm=name):
            norm = state.law.declarations.get(name)
        case _ if 0 < event.proceeding <= len(state.proceedings):
            norm = norm_of(state, state.proceeding(event.proceeding))
        case _:
            return False
    return isinstance(norm, Norm) and bool(norm.commences)


def act(state: State, event: Act) -> Answer:
    """What comes of an act, or why it is not admitted."""
    match event:
        case Moved():
            return motions.move(state, event)
        case Joined():
            return motions.second(state, event)
        case Nominated():
            return nominations.nominate(state, event)
        case Accepted():
            return nominations.accept(state, event)
        case OpeningAsked():
            return closing.open_next(state, event)
        case ClosingAsked():
            return closing.close(state, event)
        case Decided():
            return decisions.decide(state, event)
        case Spoke():
            return hearing.speak(state, event)
        case BallotCast() | BallotRanked():
            return ballots.vote(state, event)
        case Divided():
            return divisions.divide(state, event)
        case ActDone():
            return deeds.do(state, event)
        case BreachAlleged():
            return complaints.allege(state, event)
        case LotCast():
            return lots.draw(state, event)
        case DelegationMade():
            return delegation.delegate(state, event)
        case Reported():
            return reports.report(state, event)
        case InstrumentDeposited():
            return ratification.deposit(state, event)
        case _:
            assert_never(event)


def replay(law: Instrument, at: datetime, journal: Iterable[Entry]) -> State:
    """The state to which a run came that began at that instant and left this journal."""
    state = beginning.unmoved(law, at)
    for entry in journal:
        state = record(state, entry)
    return state
