"""Expressions of the law, resolved: every name says what it is the name of.

`truth` here is three-valued (Kleene): a fact nobody reported is unknown, and `unknown`
spreads until `otherwise` or `is unknown` ends it (language.md §12).
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.node import frozen

if TYPE_CHECKING:
    from charterlang.compiler.ir.calendars import Day

Direction = Literal["up", "down", "nearest"]


@frozen
class Expression:
    """What every expression has: where it is written."""

    span: Span = attrs.field(kw_only=True, eq=False, repr=False)


@frozen
class Constant(Expression):
    """A literal: number or share (`Fraction`), `Duration`, instant (UTC), text, or truth."""

    value: Fraction | Duration | datetime | str | bool


@frozen
class Dated(Expression):
    """A day as it is written in a calendar: `discordian("Sweetmorn Discord 73rd, YOLD 3181")`.

    `moment` is the midnight at which it begins, None where nothing says which day it is elsewhere;
    `assumption` is what says so, if the calendar's anchor rests on one.
    """

    calendar: str
    written: str
    day: Day
    moment: datetime | None
    assumption: str | None


@frozen
class Entity(Expression):
    """A person, state or other named individual of the charter or of a scenario."""

    name: str


@frozen
class Variable(Expression):
    """A parameter, a quantified name, or a bound name.

    Bound names: member, holder, candidate, nominator, winner, actor, this, now.
    """

    name: str


@frozen
class Members(Expression):
    """The set of those who now belong to a body or to the parties, or every entity of a kind."""

    of: str


@frozen
class Holder(Expression):
    """Who holds the office now; unknown while it is vacant."""

    office: str


@frozen
class Field(Expression):
    """`p.state`: what an entity belongs to, for `kind person of state`; of a state, itself.

    Of a proceeding, `r.s` is the argument it was opened with.
    """

    of: Expression
    name: str


@frozen
class FactOf(Expression):
    """The reported value of a fact or a standard at its arguments, now."""

    fact: str
    arguments: tuple[Expression, ...]


@frozen
class Assumed(Expression):
    """The value of an assumption under its chosen reading; results that use it rest on it."""

    name: str


@frozen
class Defined(Expression):
    """A defined term, at its arguments."""

    name: str
    arguments: tuple[Expression, ...]


@frozen
class Call(Expression):
    """A built-in function (language.md §12) or one of `std.time`.

    `subject` is the declaration or proceeding it asks about, where it asks about one by name:
    a norm (`done since due last running carried lost`), an office (`expiry remaining`) or a
    body (`size`). For a norm `arguments` are the act's arguments (empty: any of that name), and `by`
    is who does it, or owes it (`done since due overdue breached alleged moot irregular`).
    """

    function: str
    subject: str | None
    arguments: tuple[Expression, ...]
    by: Expression | None = None


@frozen
class Material(Expression):
    """A material property of a declaration, for words: `recall.debate`, `speaker.term`.

    The path is complete: a stage's property that is written without its stage, because only one
    stage has it, gets it (`recall.passes` is `("vote", "passes")`). Valid paths:

    parties: `founding members joins leaves`
    body: `founding members seats size votes motion` (of `motion`: how many must move) and the
    voting lines `needs passes quorum counts rounded abstention tie window`
    office: `founding filled filled.by filled.every filled.within term renewals vacancy
    vacancy.by vacancy.within vacancy.next_term` (the length in that condition)
    norms: `act holder when unless require should late within force`, and of a stage `STAGE` (its length, or of a
    motion its number of movers) and `STAGE.duration .movers .within .limit .window .needs .passes
    .quorum .counts .rounded .tie .recusing .eligible .method .titled .by`
    threshold: `rule` · kind, fact, standard, definition, assumption: none
    """

    owner: str
    path: tuple[str, ...]


@frozen
class Not(Expression):
    of: Expression


@frozen
class All(Expression):
    """Conjunction (`and`, `all of`)."""

    of: tuple[Expression, ...]


@frozen
class Any(Expression):
    """Disjunction (`or`, `any of`)."""

    of: tuple[Expression, ...]


@frozen
class Otherwise(Expression):
    """The first of these that is known and exists."""

    of: tuple[Expression, ...]


@frozen
class Cases(Expression):
    """`value when condition` in order; the last condition is None (`otherwise`)."""

    cases: tuple[tuple[Expression, Expression | None], ...]


@frozen
class Compare(Expression):
    """`= != < <= > >=`, `is` and `is not` between values (as `=` and `!=`), `in` and `not in`."""

    operator: Literal["=", "!=", "<", "<=", ">", ">=", "in", "not in"]
    left: Expression
    right: Expression


@frozen
class Stands(Expression):
    """`x is STATE`, `x is not STATE`, `x in STAGE`: how an office or a proceeding stands.

    STATE: vacant, filled (offices); active, suspended; unknown; waiting (a motion wants
    movers), running, carried, lost, inquorate, undetermined, void, over (proceedings); or the
    name of a stage. The subject of a proceeding is a `Variable` (`this`, a scenario's name for
    it) or a `Call("last", procedure)`; of an office, a `Holder`.
    """

    subject: Expression
    state: str
    negated: bool = False


@frozen
class HeldFor(Expression):
    """The condition has held without a break for this long (at least)."""

    condition: Expression
    duration: Expression


@frozen
class Arithmetic(Expression):
    operator: Literal["+", "-", "*", "/"]
    left: Expression
    right: Expression


@frozen
class Round(Expression):
    of: Expression
    direction: Direction


@frozen
class Quantified(Expression):
    quantifier: Literal["some", "every", "no"]
    variable: str
    domain: Expression
    where: Expression | None
    body: Expression


@frozen
class Such(Expression):
    """`s in K where C`, in a function of sets: those of the domain of which the condition holds.

    Unknown while it is unknown of one of them.
    """

    variable: str
    domain: Expression
    body: Expression


@frozen
class SetOf(Expression):
    members: tuple[Expression, ...]


@frozen
class Chosen(Expression):
    """`assumption = reading` (or a set of readings): which reading this run rests on."""

    assumption: str
    readings: tuple[str, ...]
