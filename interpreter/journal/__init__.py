"""The journal: what happened, entry by entry; applying the entries in order gives the state.

An entry holds all that its application needs, so that a journal can be replayed without asking
the law again (`machine.replay`).
"""

from __future__ import annotations

from typing import TypeAlias

from charterlang.interpreter.journal.entries import (
    ClockSet,
    Commenced,
    EdgeTurned,
    FactRecorded,
    FieldRecorded,
    Recorded,
    Refused,
    Unstable,
)
from charterlang.interpreter.journal.norms import (
    ActRecorded,
    AdoptionRecorded,
    Breached,
    BreachFound,
    ClauseStruck,
    Disregarded,
    DutyArose,
    DutyEnded,
    Enacted,
    Irregular,
    Notified,
    Overtaken,
    Prevailed,
    Voided,
)
from charterlang.interpreter.journal.organs import (
    Composed,
    Depleted,
    Elected,
    Installed,
    Seated,
    Slept,
    Unseated,
    Vacated,
)
from charterlang.interpreter.journal.proceedings import (
    BallotStruck,
    BallotTaken,
    DecisionAnnulled,
    DivisionTold,
    Heard,
    LotAwaited,
    LotDrawn,
    MotionFell,
    MotionMade,
    NominationAccepted,
    NominationLapsed,
    NominationMade,
    Opened,
    ProceedingEnded,
    StageAwaited,
    StageBegan,
    StageEnded,
    StageOver,
    TookEffect,
    VoteProlonged,
    VoteShort,
)
from charterlang.interpreter.journal.ratification import DepositMade
from charterlang.interpreter.journal.regimes import (
    EntrySet,
    RegimeBegan,
    RegimeEnded,
    RegimeExtended,
)
from charterlang.interpreter.journal.stand_ins import (
    ActingChanged,
    ChoiceEnded,
    ChoiceWaits,
    DelegationRevoked,
    PowerDelegated,
)

StandInEntry: TypeAlias = (
    ActingChanged | ChoiceWaits | ChoiceEnded | PowerDelegated | DelegationRevoked
)
RegimeEntry: TypeAlias = RegimeBegan | RegimeExtended | RegimeEnded | EntrySet
WorldEntry: TypeAlias = (
    ClockSet
    | Commenced
    | DepositMade
    | FactRecorded
    | FieldRecorded
    | EdgeTurned
    | Refused
    | Unstable
)
OrganEntry: TypeAlias = (
    Seated | Unseated | Depleted | Slept | Composed | Installed | Elected | Vacated
)
ProceedingEntry: TypeAlias = (
    Opened
    | MotionMade
    | MotionFell
    | StageAwaited
    | LotAwaited
    | LotDrawn
    | StageBegan
    | NominationMade
    | NominationAccepted
    | NominationLapsed
    | BallotTaken
    | DivisionTold
    | BallotStruck
    | StageOver
    | VoteShort
    | VoteProlonged
    | Heard
    | StageEnded
    | TookEffect
    | DecisionAnnulled
    | ProceedingEnded
)
NormEntry: TypeAlias = (
    ActRecorded
    | Breached
    | BreachFound
    | Disregarded
    | Prevailed
    | Irregular
    | Voided
    | Overtaken
    | AdoptionRecorded
    | ClauseStruck
    | Enacted
    | Notified
    | DutyArose
    | DutyEnded
)
Entry: TypeAlias = (
    WorldEntry | OrganEntry | StandInEntry | ProceedingEntry | NormEntry | RegimeEntry
)

__all__ = [
    "ActRecorded",
    "ActingChanged",
    "AdoptionRecorded",
    "BallotStruck",
    "BallotTaken",
    "BreachFound",
    "Breached",
    "ChoiceEnded",
    "ChoiceWaits",
    "ClauseStruck",
    "ClockSet",
    "Commenced",
    "Composed",
    "DecisionAnnulled",
    "DelegationRevoked",
    "Depleted",
    "DivisionTold",
    "DepositMade",
    "Disregarded",
    "DutyArose",
    "DutyEnded",
    "EdgeTurned",
    "Elected",
    "Enacted",
    "Entry",
    "EntrySet",
    "FactRecorded",
    "FieldRecorded",
    "Heard",
    "Installed",
    "Irregular",
    "LotAwaited",
    "LotDrawn",
    "MotionFell",
    "MotionMade",
    "NominationAccepted",
    "NominationLapsed",
    "NominationMade",
    "NormEntry",
    "Notified",
    "Opened",
    "OrganEntry",
    "Overtaken",
    "PowerDelegated",
    "Prevailed",
    "ProceedingEnded",
    "ProceedingEntry",
    "Recorded",
    "Refused",
    "RegimeBegan",
    "RegimeEnded",
    "RegimeEntry",
    "RegimeExtended",
    "Seated",
    "Slept",
    "StageAwaited",
    "StageBegan",
    "StageEnded",
    "StageOver",
    "StandInEntry",
    "TookEffect",
    "Unseated",
    "Unstable",
    "Vacated",
    "VoteProlonged",
    "VoteShort",
    "Voided",
    "WorldEntry",
]
