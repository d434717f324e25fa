"""Scenarios (language.md §15): acts, ballots, reports, dates and expectations, resolved."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Literal

import attrs

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.node import frozen


@frozen
class Step:
    """What every step has: where it is written."""

    span: Span = attrs.field(kw_only=True, eq=False, repr=False)


@frozen
class Votes:
    """The vote by which a state has ratified, as it says: a tally, or a share alone.

    Of a share no counts are known, and none are made up.
    """

    tally: tuple[tuple[str, int], ...] = ()
    share: Fraction | None = None

    def count(self, choice: str) -> int | None:
        """How many cast that ballot; None where nobody has said."""
        return sum(many for word, many in self.tally if word == choice) if self.tally else None

    @property
    def of_votes(self) -> Fraction | None:
        """The ayes as a share of ayes and nays."""
        ayes, nays = self.count("aye"), self.count("nay")
        if ayes is None or nays is None:
            return self.share
        return Fraction(ayes, ayes + nays) if ayes + nays else None

    @property
    def of_all(self) -> Fraction | None:
        """The ayes as a share of all who took part."""
        total, ayes = sum(many for _, many in self.tally), self.count("aye")
        return Fraction(ayes, total) if ayes is not None and total else None


@frozen
class Deed(Step):
    """An act by each of the actors, in order.

    moves P(x) [as name] · moves name · nominates y for i · accepts i · opens i · closes i ·
    grants i · refuses i ·
    does NORM(x) · alleges NORM(x) by y · delegates NORM to O · revokes NORM [from O] ·
    draws y for i · votes BALLOT [on i] · ranks x, y [on i] ·
    divides 11 aye, 2 nay [on i] ·
    deposits ["instrument"] [with 53 aye, 6 nay | with 8/9] [dated DATE] · speaks [on i].
    `target` is a norm's name (`security_council.appoint` for a body's part power), or a
    proceeding's name in the scenario, or None (the only running one).
    `arguments` are those of the act, or the nominee; `choice` is the ballot's word, `ranking` its
    preferences.
    """

    verb: Literal[
        "moves",
        "nominates",
        "accepts",
        "opens",
        "closes",
        "grants",
        "refuses",
        "does",
        "alleges",
        "delegates",
        "revokes",
        "draws",
        "votes",
        "ranks",
        "divides",
        "deposits",
        "speaks",
    ]
    actors: tuple[str, ...]
    target: str | None
    arguments: tuple[Expression, ...] = ()
    alias: str | None = None
    choice: Literal["aye", "nay", "abstain", "present"] | None = None
    ranking: tuple[str, ...] = ()
    accused: str | None = None
    """Whose breach is alleged."""
    counted: tuple[tuple[str, int], ...] = ()
    """How many ballots of each sort a body that divides has cast."""
    instrument: str | None = None
    votes: Votes | None = None
    dated: Expression | None = None
    """What is deposited, by which vote it was decided, and the date that it bears."""
    chosen: str | None = None
    """On whom the lot falls; in a vote `aye` or `nay`."""
    to: str | None = None
    """To whom a power is delegated, or from whom it is taken back; None: from everybody."""


@frozen
class Given(Step):
    """A fact of the world before the run: `subject = value`, a seat, or a holder since a date.

    field: `subject.of = value` · fact: `fact(arguments) = value` · member: `subjects` are
    members of `organ` · holder: `organ` is held by `subjects[0]` since `since` (or vacant: no subjects) ·
    commenced: the instrument is in force since `since`.
    """

    sort: Literal["field", "fact", "member", "holder", "commenced"]
    subjects: tuple[str, ...] = ()
    organ: str | None = None
    field: str | None = None
    fact: str | None = None
    arguments: tuple[Expression, ...] = ()
    value: Expression | None = None
    since: datetime | None = None


@frozen
class At(Step):
    """The clock is set to this instant."""

    moment: datetime


@frozen
class After(Step):
    """The clock moves on from the last stamp."""

    length: Duration


@frozen
class Report(Step):
    """`report fact(args) = value [by X]`; a fact alone is reported true."""

    fact: str
    arguments: tuple[Expression, ...]
    value: Expression
    by: str | None


@frozen
class Expect(Step):
    """`expect C [when C2]`: `when` is read over the chosen readings."""

    holds: Expression
    when: Expression | None
    words: str
    """As written, for the transcript."""


@frozen
class ExpectRefused(Step):
    """The act must be refused, resting on that clause.

    `when` is read over the chosen readings: where it does not hold the act must be admitted.
    """

    deed: Deed | Report
    under: str | None
    words: str
    when: Expression | None = None


@frozen
class ExpectText(Step):
    """The clause as published contains these words."""

    clause: str
    text: str


@frozen
class Remark(Step):
    """`note "…"`: a remark of whoever wrote the scenario; it stands in the transcript."""

    text: str


Action = Deed | Given | At | After | Report | Expect | ExpectRefused | ExpectText | Remark


@frozen
class Scenario:
    """A scenario of one charter.

    `under` lists, for each assumption named, the readings to run: the scenario runs once for
    each combination. `proceedings` are the names it gives to proceedings (`as recall`).
    """

    title: str
    of: str
    under: tuple[tuple[str, tuple[str, ...]], ...]
    entities: tuple[str, ...]
    steps: tuple[Action, ...]
    span: Span = attrs.field(eq=False, repr=False)
