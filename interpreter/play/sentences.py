"""Every journal entry in words: the sentence that a transcript and an explanation have of it.

Those that only keep the books are silent: the clock, the edges of conditions, and what another
entry tells already.
"""

from __future__ import annotations

from typing import assert_never

from charterlang.interpreter import wording
from charterlang.interpreter.journal import (
    ActingChanged,
    ActRecorded,
    AdoptionRecorded,
    BallotStruck,
    BallotTaken,
    Breached,
    BreachFound,
    ChoiceEnded,
    ChoiceWaits,
    ClauseStruck,
    ClockSet,
    Commenced,
    Composed,
    DecisionAnnulled,
    DelegationRevoked,
    Depleted,
    DepositMade,
    Disregarded,
    DivisionTold,
    DutyArose,
    DutyEnded,
    EdgeTurned,
    Elected,
    Enacted,
    Entry,
    EntrySet,
    FactRecorded,
    FieldRecorded,
    Heard,
    Installed,
    Irregular,
    LotAwaited,
    LotDrawn,
    MotionFell,
    MotionMade,
    NominationAccepted,
    NominationLapsed,
    NominationMade,
    NormEntry,
    Notified,
    Opened,
    Overtaken,
    PowerDelegated,
    Prevailed,
    ProceedingEnded,
    Refused,
    RegimeBegan,
    RegimeEnded,
    RegimeExtended,
    Seated,
    Slept,
    StageAwaited,
    StageBegan,
    StageEnded,
    StageOver,
    TookEffect,
    Unseated,
    Unstable,
    Vacated,
    Voided,
    VoteProlonged,
    VoteShort,
    WorldEntry,
)
from charterlang.interpreter.play.attempts import attempted
from charterlang.interpreter.play.facts import reported, told
from charterlang.interpreter.play.naming import Naming, capital
from charterlang.interpreter.play.sentences_duties import in_duties
from charterlang.interpreter.play.sentences_organs import in_organs
from charterlang.interpreter.play.sentences_proceedings import in_proceedings
from charterlang.interpreter.play.sentences_ratification import deposit
from charterlang.interpreter.play.sentences_regimes import in_regimes
from charterlang.interpreter.play.sentences_stand_ins import in_stand_ins
from charterlang.interpreter.play.words import Sentence, ground_words


def sentence(entry: Entry, naming: Naming) -> Sentence:
    """What the entry says."""
    match entry:
        case ClockSet() | Commenced() | FactRecorded() | FieldRecorded() | EdgeTurned():
            return in_world(entry, naming)
        case Refused() | Unstable() | DepositMade():
            return in_world(entry, naming)
        case Seated() | Unseated() | Slept() | Composed() | Installed() | Elected() | Vacated():
            return in_organs(entry, naming)
        case Depleted():
            return in_organs(entry, naming)
        case ActingChanged() | ChoiceWaits() | ChoiceEnded():
            return in_stand_ins(entry, naming)
        case PowerDelegated() | DelegationRevoked():
            return in_stand_ins(entry, naming)
        case (
            ActRecorded()
            | Voided()
            | Overtaken()
            | AdoptionRecorded()
            | Irregular()
            | ClauseStruck()
            | Enacted()
        ):
            return in_norms(entry, naming)
        case Breached() | BreachFound() | Disregarded() | Prevailed():
            return in_norms(entry, naming)
        case Notified() | DutyArose() | DutyEnded():
            return in_norms(entry, naming)
        case RegimeBegan() | RegimeExtended() | RegimeEnded() | EntrySet():
            return Sentence(in_regimes(entry, naming))
        case Opened() | MotionMade() | StageBegan() | NominationMade() | NominationAccepted():
            return in_proceedings(entry, naming)
        case DivisionTold() | BallotTaken() | StageOver() | StageEnded() | ProceedingEnded():
            return in_proceedings(entry, naming)
        case VoteShort() | VoteProlonged() | Heard() | TookEffect() | DecisionAnnulled():
            return in_proceedings(entry, naming)
        case MotionFell() | NominationLapsed() | BallotStruck() | StageAwaited():
            return in_proceedings(entry, naming)
        case LotAwaited() | LotDrawn():
            return in_proceedings(entry, naming)
        case _:
            assert_never(entry)


def in_world(entry: WorldEntry, naming: Naming) -> Sentence:
    """The clock, commencement, facts, refusals."""
    match entry:
        case ClockSet():
            return Sentence(f"time goes on to {naming.instant(entry.at)}", silent=True)
        case EdgeTurned((name, line, _, who), holds):
            turned = "begins to hold" if holds else "ceases to hold"
            about = f"`{line}` of {wording.title(naming.law, name)}{f' for {who}' if who else ''}"
            return Sentence(f"a condition {turned}: {about}", silent=True)
        case Commenced(since):
            return Sentence(f"the {naming.law.form} is in force since {naming.instant(since)}")
        case DepositMade(by, instrument, votes, dated, given):
            if given:
                return Sentence(f"{naming.who(by)} has deposited its instrument of ratification")
            return Sentence(deposit(naming, by, instrument, votes, dated))
        case FactRecorded(fact, arguments, value, by, given):
            said = reported(naming, fact, arguments, value, by)
            return Sentence(told(naming, fact, arguments, value) if given else said)
        case FieldRecorded(individual, field, value):
            noun = wording.title(naming.law, field)
            return Sentence(f"{naming.who(individual)} is of the {noun} {naming.who(value)}")
        case Refused(event, grounds):
            details = tuple(ground_words(one) for one in grounds)
            return Sentence(attempted(event, naming), details)
        case Unstable(rounds):
            return Sentence(
                f"the law does not come to rest: after {rounds} rounds there are still consequences"
            )
        case _:
            assert_never(entry)


def in_norms(entry: NormEntry, naming: Naming) -> Sentence:
    """Acts, their effects, and duties."""
    match entry:
        case ActRecorded(act, actor, arguments):
            return Sentence(naming.does((actor,), act, arguments))
        case Breached() | BreachFound() | Disregarded() | Prevailed() | DutyArose() | DutyEnded():
            return Sentence(in_duties(entry, naming))
        case Irregular(act, _, arguments, number, grounds):
            details = tuple(ground_words(one) for one in grounds)
            deed = naming.deed(act, arguments)
            what = deed if number is None else naming.the_proceeding(number)
            return Sentence(f"irregular, but it stands: {what}", details)
        case Voided(number, grounds):
            details = tuple(ground_words(one) for one in grounds)
            if number is None:
                return Sentence("what follows from the breach is void, all of it", details)
            return Sentence("the decision is void, and none of its effects happens", details)
        case Overtaken(what):
            return Sentence(f"nothing is left to do: {what}")
        case Enacted():
            return Sentence(f"{naming.law.title} is adopted{without(naming)}")
        case ClauseStruck(clause):
            return Sentence(f"{clause} falls, and will be no law")
        case AdoptionRecorded(subject):
            return Sentence(f"{naming.who(subject)} is adopted")
        case Notified(who, message):
            said = f" that {message}" if message else ""
            verb = "are" if len(who) > 1 else "is"
            return Sentence(
                f"{wording.listed(naming.who(one) for one in who)} {verb} notified{said}"
            )
        case _:
            assert_never(entry)


def line_text(one: Sentence) -> str:
    """The sentence as a line begins."""
    return capital(one.text)


def without(naming: Naming) -> str:
    """The clauses that fell before the adoption."""
    fallen = naming.state.fallen
    return f", without {wording.listed(fallen)}" if fallen else ""
