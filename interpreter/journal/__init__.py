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
    DutyArose,
    DutyEnded,
    Notified,
    Overtaken,
    Voided,
)
from charterlang.interpreter.journal.organs import (
    Composed,
    Elected,
    Installed,
    Seated,
    Slept,
    Unseated,
    Vacated,
)
from charterlang.interpreter.journal.proceedings import (
    BallotTaken,
    MotionMade,
    NominationAccepted,
    NominationMade,
    Opened,
    ProceedingEnded,
    StageBegan,
    StageEnded,
    StageOver,
)

WorldEntry: TypeAlias = (
    ClockSet | Commenced | FactRecorded | FieldRecorded | EdgeTurned | Refused | Unstable
)
OrganEntry: TypeAlias = Seated | Unseated | Slept | Composed | Installed | Elected | Vacated
ProceedingEntry: TypeAlias = (
    Opened
    | MotionMade
    | StageBegan
    | NominationMade
    | NominationAccepted
    | BallotTaken
    | StageOver
    | StageEnded
    | ProceedingEnded
)
NormEntry: TypeAlias = (
    ActRecorded
    | Breached
    | Voided
    | Overtaken
    | AdoptionRecorded
    | Notified
    | DutyArose
    | DutyEnded
)
Entry: TypeAlias = WorldEntry | OrganEntry | ProceedingEntry | NormEntry

__all__ = [
    "ActRecorded",
    "AdoptionRecorded",
    "BallotTaken",
    "Breached",
    "ClockSet",
    "Commenced",
    "Composed",
    "DutyArose",
    "DutyEnded",
    "EdgeTurned",
    "Elected",
    "Entry",
    "FactRecorded",
    "FieldRecorded",
    "Installed",
    "MotionMade",
    "NominationAccepted",
    "NominationMade",
    "NormEntry",
    "Notified",
    "Opened",
    "OrganEntry",
    "Overtaken",
    "ProceedingEnded",
    "ProceedingEntry",
    "Recorded",
    "Refused",
    "Seated",
    "Slept",
    "StageBegan",
    "StageEnded",
    "StageOver",
    "Unseated",
    "Unstable",
    "Vacated",
    "Voided",
    "WorldEntry",
]
