"""The state of a running charter: the fold of its journal (language.md §18.1).

Nothing here evaluates law. Mappings are never changed in place; their order is that of entry, so
that equal journals give equal states in every detail.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.scenario import Votes
from charterlang.interpreter.events import Choice
from charterlang.interpreter.values import Value

if TYPE_CHECKING:
    from charterlang.interpreter.journal import Entry

Outcome: TypeAlias = Literal["carried", "lost", "inquorate", "undetermined", "void", "annulled"]
Ending: TypeAlias = Outcome | Literal["granted", "refused", "silence"]
"""How a stage ends; a decision is granted, refused, or not made in time."""
Occasion: TypeAlias = Literal["first", "regular", "vacancy", "expiry"]
"""Why an election is held: nobody was ever in office, the calendar, a vacancy, a term that ended."""


@attrs.frozen
class Seat:
    """One seat in a body, or the membership of a party. `by`: the party that appointed."""

    member: str
    since: datetime
    by: str | None = None


@attrs.frozen
class Tenure:
    """How an office stands.

    `expiry` is the end of the running term, or while the office is vacant that of the term which
    was broken off. `terms`: how many terms in a row its holder (or, vacant, its last holder) has
    been given. `cause`: the act by which it fell vacant, or `expiry`. `elect` assumes the office
    at the expiry. `called`: the occasion and term end for which an election was last opened.
    `acting`: who acts for the holder, or while there is none. `lapsed`: when somebody last had been
    chosen who did not give up what is incompatible.
    """

    holder: str | None = None
    since: datetime | None = None
    expiry: datetime | None = None
    terms: int = 0
    last: str | None = None
    cause: str | None = None
    elect: Elect | None = None
    called: tuple[Occasion, datetime | None] | None = None
    acting: str | None = None
    lapsed: datetime | None = None

    @property
    def untouched(self) -> bool:
        """Whether nobody has held the office yet."""
        return self.holder is None and self.last is None


@attrs.frozen
class Elect:
    """Who has been elected, in which proceeding, and waits for the incumbent's term to end."""

    person: str
    proceeding: int


@attrs.frozen
class Awaited:
    """Somebody chosen for an office or a body, who must first give up what is incompatible.

    `cause`, `clauses`, `by`, `proceeding`: what brought the choice about, and by whose appointment.
    `regular`: by an election for the next term.
    """

    organ: str
    person: str
    since: datetime
    until: datetime | None
    cause: str
    clauses: tuple[str, ...]
    by: str | None = None
    proceeding: int | None = None
    regular: bool = False


@attrs.frozen
class Delegation:
    """A power of `office` that the holder of the office `to` may exercise as well."""

    office: str
    act: str
    to: str


@attrs.frozen
class Report:
    """The value of a fact from an instant on. `by` None: the log itself; `given`: from the start."""

    at: datetime
    value: Value
    by: str | None = None
    given: bool = False


@attrs.frozen
class Deed:
    """An act that was done."""

    act: str
    actor: str
    arguments: tuple[Value, ...]
    at: datetime


@attrs.frozen
class Mover:
    """Who moved, and the unit that counts: itself, or the party it acts for."""

    person: str
    counted: str
    at: datetime


@attrs.frozen
class Nomination:
    """A nomination; `nominator` is the unit that nominates. `accepted`: the nominee stands."""

    nominator: str
    nominee: str
    accepted: bool


@attrs.frozen
class Ballot:
    """The last ballot of a voter: a choice, or a ranking. `by`: the hand that cast it."""

    voter: str
    by: str
    at: datetime
    choice: Choice | None = None
    ranking: tuple[str, ...] = ()


@attrs.frozen
class Division:
    """The ballots of a body told by number: how many of each sort, and when."""

    body: str
    at: datetime
    counted: tuple[tuple[Choice, int], ...]

    def number(self, sort: Choice) -> int:
        """How many ballots of that sort were cast."""
        return dict(self.counted).get(sort, 0)

    @property
    def together(self) -> int:
        """How many took part."""
        return sum(number for _, number in self.counted)


@attrs.frozen
class Elector:
    """A voter with the weight of its vote; `body`: in which body, where several vote at once."""

    voter: str
    weight: Fraction = Fraction(1)
    body: str | None = None


@attrs.frozen
class Seeking:
    """The office that an election fills, why, and the end of the term that runs or was broken."""

    office: str
    occasion: Occasion
    term_end: datetime | None


@attrs.frozen
class Proceeding:
    """A procedure under way, or over.

    `stage`: the name of the stage it is in; None while a demand waits for movers, and when it is
    over. `waiting`: movers are wanting (of a motion stage or of a demand). `closes`: when the
    stage ends of itself. `overdue`: the stage's least length is over and somebody may move on.
    `electorate`: the snapshot taken when the vote opened. `round`: how often this vote was opened
    (a tie may reopen it). `short`: a vote without a quorum, which may still be prolonged, until it
    `closes`. `heard`: who has spoken in the debate. `ahead`: the stage that waits to be
    opened by its conductor. `lot`: the vote whose tie waits for the lot; `drawn`: on whom, or what,
    it has fallen. `opener`: who opened it, as the law counts it; None if it opened of itself.
    """

    number: int
    procedure: str
    arguments: tuple[Value, ...]
    opened: datetime
    stage: str | None = None
    stage_opened: datetime | None = None
    closes: datetime | None = None
    waiting: bool = False
    movers: tuple[Mover, ...] = ()
    nominations: tuple[Nomination, ...] = ()
    electorate: tuple[Elector, ...] = ()
    ballots: Mapping[str, Ballot] = attrs.field(factory=dict)
    divisions: Mapping[str, Division] = attrs.field(factory=dict)
    """By body, the ballots that were told by number."""
    round: int = 1
    last_vote: str | None = None
    winner: str | None = None
    outcome: Outcome | None = None
    ended: datetime | None = None
    seeking: Seeking | None = None
    opener: str | None = None
    short: bool = False
    heard: tuple[str, ...] = ()
    ahead: str | None = None
    lot: str | None = None
    drawn: tuple[str, ...] = ()

    @property
    def over(self) -> bool:
        """Whether it has an outcome."""
        return self.outcome is not None

    @property
    def running(self) -> bool:
        """Whether it is under way, with all the movers it wants."""
        waits = self.waiting or self.ahead is not None or self.lot is not None
        return not self.over and not waits

    @property
    def candidates(self) -> tuple[str, ...]:
        """Who stands: accepted nominees, each once, in the order of nomination."""
        return tuple(dict.fromkeys(one.nominee for one in self.nominations if one.accepted))


@attrs.frozen
class Owed:
    """A duty that has fallen due: whose, since when, and until when it must be done."""

    norm: str
    bearer: str
    arguments: tuple[Value, ...]
    since: datetime
    until: datetime | None
    overdue: bool = False
    act: str | None = None
    """What an obligation wants done (`oblige x to "…"`); `norm` is then the procedure that made it."""
    proceeding: int | None = None
    clauses: tuple[str, ...] = ()

    @property
    def of(self) -> tuple[str, str, tuple[Value, ...], str | None]:
        """The norm, who owes it, about what, and of an obligation what it wants done."""
        return self.norm, self.bearer, self.arguments, self.act


@attrs.frozen
class Breach:
    """A duty not done in time, or done against a prohibition: recorded, or `alleged` until `found`.

    `void`: what was done had no effect. `by`: who complained of it.
    """

    norm: str
    bearer: str
    arguments: tuple[Value, ...]
    at: datetime
    alleged: bool = False
    overdue: bool = False
    void: bool = False
    by: str | None = None
    act: str | None = None
    clauses: tuple[str, ...] = ()
    found: datetime | None = None

    @property
    def of(self) -> tuple[str, str, tuple[Value, ...]]:
        """The norm, whose breach it is, and about what."""
        return self.norm, self.bearer, self.arguments

    @property
    def pending(self) -> bool:
        """Whether it is alleged, and not found."""
        return self.alleged and self.found is None


@attrs.frozen
class Irregularity:
    """An act or decision that stands, although what should hold for it did not."""

    act: str
    actor: str | None
    arguments: tuple[Value, ...]
    at: datetime
    proceeding: int | None = None


@attrs.frozen
class InForce:
    """A regime that is in force: since when, until when, and what it restores at its end."""

    regime: str
    arguments: tuple[Value, ...]
    since: datetime
    lapses: datetime | None
    saved: tuple[tuple[str, tuple[Value, ...], Value], ...] = ()


@attrs.frozen
class Deposit:
    """An instrument of ratification that was deposited: whose, when, and what it tells of its vote."""

    by: str
    at: datetime
    instrument: str | None = None
    votes: Votes | None = None
    dated: str | None = None
    given: bool = False


FactKey: TypeAlias = tuple[str, tuple[Value, ...]]
EdgeKey: TypeAlias = tuple[str, str, int, str]
"""A standing condition: declaration, property, which line of it, and for whom."""


@attrs.define(eq=False)
class Memory:
    """What was found of a run and need not be found again: no part of its state.

    `at_rest`: what standing conditions read when none had turned. `reads`: what they may read.
    `kinds`: the individuals of each kind, with the parts of the state that they were found from.
    """

    at_rest: tuple[Any, ...] | None = None
    reads: tuple[bool, bool] | None = None
    kinds: tuple[tuple[Any, ...], Mapping[str, tuple[str, ...]]] | None = None


@attrs.frozen
class State:
    """A running charter at one instant.

    `before` is the state one entry ago: it answers how long a condition has held, and is no part
    of what two states are compared by.
    """

    law: Instrument
    now: datetime
    commenced: datetime | None = None
    seats: Mapping[str, tuple[Seat, ...]] = attrs.field(factory=dict)
    asleep: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """Who is suspended from which organ, in a seat taken or in one that goes by a rule."""
    offices: Mapping[str, Tenure] = attrs.field(factory=dict)
    awaited: tuple[Awaited, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    composed: tuple[str, ...] = ()
    fields: Mapping[tuple[str, str], str] = attrs.field(factory=dict)
    reports: Mapping[FactKey, tuple[Report, ...]] = attrs.field(factory=dict)
    deeds: tuple[Deed, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    duties: tuple[Owed, ...] = ()
    breaches: tuple[Breach, ...] = ()
    irregular: tuple[Irregularity, ...] = ()
    disregarded: tuple[Deed, ...] = ()
    """What is urged and does not bind, and was not followed: the norm, by whom, about what."""
    edges: Mapping[EdgeKey, bool] = attrs.field(factory=dict)
    adopted: tuple[str, ...] = ()
    whole: Instrument | None = None
    """The whole text of what was, or is, a draft: `law` is what is in force of it."""
    fallen: tuple[str, ...] = ()
    """The clauses of the draft that were struck before its adoption."""
    regimes: tuple[InForce, ...] = ()
    deposits: tuple[Deposit, ...] = ()
    entries: Mapping[FactKey, Value] = attrs.field(factory=dict)
    """What a row of a schedule has been set to."""
    journal: tuple[Entry, ...] = ()
    before: State | None = attrs.field(default=None, eq=False, repr=False)
    memory: Memory = attrs.field(factory=Memory, eq=False, repr=False)

    def proceeding(self, number: int) -> Proceeding:
        """The proceeding of that number; numbers count from 1."""
        return self.proceedings[number - 1]

    def in_force(self, regime: str, arguments: tuple[Value, ...] = ()) -> InForce | None:
        """The regime, if it is in force; without arguments, about whatever."""
        for one in self.regimes:
            if one.regime == regime and arguments in ((), one.arguments):
                return one
        return None

    @property
    def text(self) -> Instrument:
        """The whole text of the instrument, whatever is in force of it."""
        return self.whole or self.law

    @property
    def drafted(self) -> bool:
        """Whether it is a draft, and nobody has adopted it."""
        return self.law.on_adoption and self.law.name not in self.adopted

    def deposit_of(self, name: str) -> Deposit | None:
        """The instrument that somebody has deposited."""
        return next((one for one in self.deposits if one.by == name), None)

    def tenure(self, office: str) -> Tenure:
        """How that office stands."""
        return self.offices.get(office, Tenure())
