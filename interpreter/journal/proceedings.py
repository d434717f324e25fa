"""Entries about proceedings: from the first motion to the outcome."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.interpreter.conditions import ConditionFound
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.journal.entries import Recorded
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Ballot, Division, Elector, Ending, Mover, Outcome, Seeking
from charterlang.interpreter.values import Value


@attrs.frozen
class Opened(Recorded):
    """A proceeding begins. `by` moved it, for whom it counts (`unit`); else it opened of itself, for `cause`.

    `waiting`: a demand for a vote that wants more movers (a motion stage says so itself).
    """

    proceeding: int
    procedure: str
    arguments: tuple[Value, ...]
    by: str | None = None
    cause: str | None = None
    seeking: Seeking | None = None
    unit: str | None = None


@attrs.frozen
class MotionMade(Recorded):
    """One more has moved: `counted` units of the `wanted`."""

    proceeding: int
    mover: Mover
    counted: int
    wanted: int


@attrs.frozen
class MotionFell(Recorded):
    """A mover may move no longer: of those `wanted`, `counted` are left while others wait."""

    proceeding: int
    mover: Mover
    counted: int
    wanted: int


@attrs.frozen
class StageBegan(Recorded):
    """A stage begins, or (`stage` None) the wait for those who may demand a vote."""

    proceeding: int
    stage: str | None
    kind: str
    closes: datetime | None
    waiting: bool = False
    electorate: tuple[Elector, ...] = ()
    round: int = 1
    conductor: str | None = None
    """Who conducts it: somebody, or an organ of which any member may."""


@attrs.frozen
class NominationMade(Recorded):
    """`nominator` is the unit that nominates, `by` the person who acts for it."""

    proceeding: int
    nominator: str
    nominee: str
    by: str
    accepted: bool


@attrs.frozen
class NominationAccepted(Recorded):
    proceeding: int
    nominee: str


@attrs.frozen
class NominationLapsed(Recorded):
    """A nominee may stand no longer on the nomination of that nominator, on these grounds."""

    proceeding: int
    nominator: str
    nominee: str
    grounds: tuple[Ground, ...]


@attrs.frozen
class BallotTaken(Recorded):
    """A ballot, which replaces an earlier one of the same voter (`replaces`)."""

    proceeding: int
    ballot: Ballot
    replaces: bool


@attrs.frozen
class DivisionTold(Recorded):
    """The ballots of a body by number, in place of an earlier count (`replaces`)."""

    proceeding: int
    division: Division
    replaces: bool


@attrs.frozen
class BallotStruck(Recorded):
    """A ballot counts no more: its voter is entitled no longer (`construe electorate live`)."""

    proceeding: int
    voter: str


@attrs.frozen
class StageAwaited(Recorded):
    """A stage is to be opened by its conductor; `vacant`: there is none, and nobody presides."""

    proceeding: int
    stage: str
    kind: str
    round: int
    vacant: bool


@attrs.frozen
class StageOver(Recorded):
    """The least length of a stage is over; it goes on until somebody moves on."""

    proceeding: int
    stage: str


@attrs.frozen
class VoteShort(Recorded):
    """A vote has ended without a quorum, and may be prolonged `until` then (None: at any time)."""

    proceeding: int
    stage: str
    until: datetime | None


@attrs.frozen
class VoteProlonged(Recorded):
    """A vote without a quorum goes on, with the ballots it had, and closes then."""

    proceeding: int
    stage: str
    by: str
    closes: datetime


@attrs.frozen
class Heard(Recorded):
    """Somebody who must be heard in a debate has spoken; `by` is the person who acts for it."""

    proceeding: int
    unit: str
    by: str


@attrs.frozen
class TookEffect(Recorded):
    """What a decision has brought about: as many entries before this one. It only keeps the books."""

    proceeding: int
    count: int


@attrs.frozen
class DecisionAnnulled(Recorded):
    """A decision has lost its effect, from now on."""

    proceeding: int


@attrs.frozen
class LotAwaited(Recorded):
    """A vote has ended in a tie that the lot is to break; its count is in `result`."""

    proceeding: int
    stage: str
    kind: str
    result: Result


@attrs.frozen
class LotDrawn(Recorded):
    """The lot has fallen on somebody, or on `aye` or `nay`; `by` has drawn it."""

    proceeding: int
    chosen: str
    by: str


@attrs.frozen
class StageEnded(Recorded):
    """A stage ends. A vote or election has its count in `result`.

    `early`: the conditions under which it ended before its time. `skipped`: it never began;
    `regime` is then what suspends it, if anything does.
    `by`: who has granted or refused what was to be decided.
    """

    proceeding: int
    stage: str
    kind: str
    outcome: Ending
    result: Result | None = None
    winner: str | None = None
    early: tuple[ConditionFound, ...] = ()
    skipped: bool = False
    by: str | None = None
    regime: str | None = None


@attrs.frozen
class ProceedingEnded(Recorded):
    """The outcome of the whole."""

    proceeding: int
    outcome: Outcome
