"""Events in words: what somebody does, or tries to do."""

from __future__ import annotations

from typing import TypeGuard, assert_never

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.events import (
    Accepted,
    ActDone,
    BallotCast,
    BallotRanked,
    BreachAlleged,
    Choice,
    ClosingAsked,
    CommencementGiven,
    Decided,
    DelegationMade,
    Divided,
    Event,
    FactGiven,
    FieldGiven,
    Given,
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
from charterlang.interpreter.journal import DutyArose, Entry
from charterlang.interpreter.machine.obligations import obligations
from charterlang.interpreter.play.facts import reported, told
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.sentences_ratification import deposit

CHOICES = {
    "aye": "votes aye",
    "nay": "votes nay",
    "abstain": "abstains",
    "present": "is marked present",
}


def attempted(event: Event, naming: Naming) -> str:
    """The event as a sentence in the present tense, whether or not it comes to anything."""
    match event:
        case TimePasses(to):
            return f"time passes until {naming.instant(to)}"
        case MemberGiven() | HolderGiven() | FieldGiven() | FactGiven() | CommencementGiven():
            return given(event, naming)
        case Reported(fact, arguments, value, by):
            return reported(naming, fact, arguments, value, by)
        case Moved(actor, procedure, arguments):
            return f"{naming.who(actor)} {naming.moving(procedure, arguments)}"
        case ActDone(actors, act, arguments):
            return naming.does(actors, act, arguments)
        case DelegationMade(actor, act, to, revoked):
            power = phrasing.power(naming.law, act)
            verb, word = ("takes back", "from") if revoked else ("delegates", "to")
            whom = f" {word} {naming.who(to)}" if to else ""
            return f"{naming.who(actor)} {verb} {power}{whom}"
        case BreachAlleged():
            return alleged(event, naming)
        case InstrumentDeposited(actor, instrument, votes, dated):
            return deposit(naming, actor, instrument, votes, dated)
        case _:
            return in_proceeding(event, naming)


def alleged(event: BreachAlleged, naming: Naming) -> str:
    """A complaint; of what a decision obliged somebody to, that itself, or what it may oblige to."""
    norm = naming.law.declarations.get(event.norm)
    acts = [one.act for one in naming.state.journal if arose(one, event)] or (
        [one.message for one in obligations(naming.law, norm)] if isinstance(norm, Norm) else []
    )
    said = wording.listed(dict.fromkeys(one for one in acts if one), "or")
    about = naming.obligation(event.norm, event.arguments, said or None)
    if not said and isinstance(norm, Norm) and norm.kind == "procedure":
        about = f"what follows from the decision to {naming.act(event.norm, event.arguments)}"
    who, accused = naming.who(event.actor), naming.who(event.accused)
    return f"{who} alleges a breach by {accused}: {about}"


def arose(entry: Entry, event: BreachAlleged) -> TypeGuard[DutyArose]:
    """Whether the accused came to owe something by what is alleged."""
    return isinstance(entry, DutyArose) and (entry.norm, entry.bearer, entry.arguments) == (
        event.norm,
        event.accused,
        event.arguments,
    )


def given(event: Given, naming: Naming) -> str:
    """How the world is when a run begins."""
    match event:
        case MemberGiven(organ, member):
            return f"{naming.who(member)} belongs to {wording.the(naming.law, organ)}"
        case HolderGiven(office, None):
            return f"the office of {wording.title(naming.law, office)} is vacant"
        case HolderGiven(office, holder, _):
            return f"{naming.who(str(holder))} is {wording.title(naming.law, office)}"
        case FieldGiven(individual, field, value):
            noun = wording.title(naming.law, field)
            return f"{naming.who(individual)} is of the {noun} {naming.who(value)}"
        case FactGiven(fact, arguments, value):
            return told(naming, fact, arguments, value)
        case CommencementGiven(since):
            return f"the {naming.law.form} is in force since {naming.instant(since)}"
        case _:
            assert_never(event)


InProceeding = (
    Joined
    | Nominated
    | Accepted
    | LotCast
    | OpeningAsked
    | ClosingAsked
    | Decided
    | Spoke
    | BallotCast
    | BallotRanked
    | Divided
)


def in_proceeding(event: InProceeding, naming: Naming) -> str:
    """What somebody does in a proceeding that is there."""
    who, what = naming.who(event.actor), naming.the_proceeding(event.proceeding)
    match event:
        case Joined():
            return f"{who} moves {what} too"
        case Nominated(_, nominee, _):
            return f"{who} nominates {naming.who(nominee)} for {what}"
        case LotCast(_, _, chosen):
            return f"{who} draws the lot for {what}, which falls on {naming.who(chosen)}"
        case Accepted():
            return f"{who} accepts the nomination for {what}"
        case OpeningAsked():
            return f"{who} asks to open the next stage of {what}"
        case ClosingAsked():
            return f"{who} asks to close {what}"
        case Decided(_, _, granted):
            return f"{who} {'grants' if granted else 'refuses'} {what}"
        case Spoke():
            return f"{who} is heard on {what}"
        case BallotCast(_, _, choice):
            return f"{who} {CHOICES[choice]} on {what}"
        case Divided(_, _, counted):
            return f"{who} divides on {what}: {divided(counted)}"
        case BallotRanked(_, _, ranking):
            return f"{who} ranks {preferences(naming, ranking)} in {what}"
        case _:
            assert_never(event)


SORTS = {"aye": "aye", "nay": "nay", "abstain": "abstaining", "present": "present"}


def divided(counted: tuple[tuple[Choice, int], ...]) -> str:
    """`11 aye, 2 nay`."""
    return ", ".join(f"{number} {SORTS[sort]}" for sort, number in counted)


def preferences(naming: Naming, ranking: tuple[str, ...]) -> str:
    """`Sue first, then Kim`; of an empty ballot, which is refused, `nobody`."""
    if not ranking:
        return "nobody"
    first, *rest = (naming.who(one) for one in ranking)
    return ", then ".join([f"{first} first" if rest else first, *rest])
