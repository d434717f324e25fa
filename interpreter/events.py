"""What may happen to a running charter: the passing of time, acts, ballots, reports.

`step(state, event)` answers each of them with journal entries. An event happens at the state's
instant; only `TimePasses` moves it. Persons and organs are named as the log names them: a state
may stand for whoever casts its vote, an office for its holder (machine.py settles who acted).
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

import attrs

from charterlang.compiler.ir.scenario import Votes
from charterlang.interpreter.values import Value

Choice = Literal["aye", "nay", "abstain", "present"]


@attrs.frozen
class TimePasses:
    """The clock goes on to that instant; whatever falls due until then happens at its own."""

    to: datetime


@attrs.frozen
class MemberGiven:
    """At the start of a run: the individual sits in the body, or belongs to the parties."""

    organ: str
    member: str


@attrs.frozen
class HolderGiven:
    """At the start of a run: the office has that holder since that instant, or is vacant (None)."""

    office: str
    holder: str | None
    since: datetime | None = None


@attrs.frozen
class FieldGiven:
    """At the start of a run: what an individual belongs to (`Ann.state = Alba`)."""

    individual: str
    field: str
    value: str


@attrs.frozen
class FactGiven:
    """At the start of a run: the value of a fact, whoever may report it later."""

    fact: str
    arguments: tuple[Value, ...]
    value: Value


@attrs.frozen
class CommencementGiven:
    """At the start of a run: the instrument is in force since that instant, by its ratification."""

    since: datetime


@attrs.frozen
class InstrumentDeposited:
    """An instrument of ratification is deposited, with the vote by which it was decided, if any."""

    actor: str
    instrument: str | None = None
    votes: Votes | None = None
    dated: str | None = None


@attrs.frozen
class Reported:
    """Somebody (or the log itself, `by` None) reports the value of a fact."""

    fact: str
    arguments: tuple[Value, ...]
    value: Value
    by: str | None = None


@attrs.frozen
class Moved:
    """A motion: opens a proceeding of the procedure, or joins one that still waits for movers."""

    actor: str
    procedure: str
    arguments: tuple[Value, ...] = ()


@attrs.frozen
class Joined:
    """A motion in a proceeding that is already there."""

    actor: str
    proceeding: int


@attrs.frozen
class Nominated:
    actor: str
    nominee: str
    proceeding: int


@attrs.frozen
class Accepted:
    """A nominee agrees to stand."""

    actor: str
    proceeding: int


@attrs.frozen
class OpeningAsked:
    """Somebody asks to go on to the next stage: to open the vote."""

    actor: str
    proceeding: int


@attrs.frozen
class ClosingAsked:
    """Somebody asks to close the stage that is open: to end the vote."""

    actor: str
    proceeding: int


@attrs.frozen
class Decided:
    """Whoever has to decide grants what is asked for, or refuses it."""

    actor: str
    proceeding: int
    granted: bool


@attrs.frozen
class Spoke:
    """Somebody is heard in a debate."""

    actor: str
    proceeding: int


@attrs.frozen
class BallotCast:
    """A ballot of yes, no, abstention or presence."""

    actor: str
    proceeding: int
    choice: Choice


@attrs.frozen
class BallotRanked:
    """A ballot that ranks candidates, the first preference first."""

    actor: str
    proceeding: int
    ranking: tuple[str, ...]


@attrs.frozen
class Divided:
    """The ballots of a whole body in numbers, by sort; who cast which nobody tells."""

    actor: str
    proceeding: int
    counted: tuple[tuple[Choice, int], ...]


@attrs.frozen
class ActDone:
    """A power, right, duty or prohibition exercised, fulfilled or broken.

    `act` is a norm's name, or a part of a body: `council.appoint`, `council.recall`.
    """

    actors: tuple[str, ...]
    act: str
    arguments: tuple[Value, ...] = ()


@attrs.frozen
class BreachAlleged:
    """Somebody complains that a duty or prohibition is breached."""

    actor: str
    norm: str
    arguments: tuple[Value, ...]
    accused: str


@attrs.frozen
class LotCast:
    """The lot that breaks a tie has fallen on somebody, or on `aye` or `nay`."""

    actor: str
    proceeding: int
    chosen: str


@attrs.frozen
class DelegationMade:
    """An officer delegates a power to the holder of another office, or (`revoked`) takes it back.

    `to` None: from everybody who has it.
    """

    actor: str
    act: str
    to: str | None
    revoked: bool = False


Given: TypeAlias = MemberGiven | HolderGiven | FieldGiven | FactGiven | CommencementGiven
Act: TypeAlias = (
    Moved
    | Joined
    | Nominated
    | Accepted
    | OpeningAsked
    | ClosingAsked
    | Decided
    | Spoke
    | BallotCast
    | BallotRanked
    | Divided
    | ActDone
    | BreachAlleged
    | InstrumentDeposited
    | LotCast
    | DelegationMade
    | Reported
)
Event: TypeAlias = TimePasses | Given | Act
