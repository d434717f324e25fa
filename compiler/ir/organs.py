"""Organs (language.md §6): those bound, the bodies they sit in, the offices they fill.

Each line of a declaration is a node of its own with its `Place`: lines of one organ may stand
in different clauses (`also`), and each has the authority of the clause where it stands.
"""

from __future__ import annotations

from typing import Literal

from charterlang.compiler.ir.expressions import Direction, Expression
from charterlang.compiler.ir.norms import Outcome
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.compiler.node import frozen


@frozen
class Title:
    """How a thing is called in print; the plural as declared, or by the rules of English."""

    text: str
    plural: str


@frozen
class Limb:
    """One limb: `2 of council`, `any council`, `each member_state`, or `speaker` alone.

    `of` names an organ, a kind, an entity or a parameter; `count` is the number of distinct ones.
    `resting_on` names the organ-typed assumption by whose reading `of` was chosen.
    """

    of: str
    sort: Literal["parties", "body", "office", "kind", "entity", "parameter"]
    count: int = 1
    quantifier: Literal["any", "each", "all"] | None = None
    resting_on: str | None = None


@frozen
class Actors:
    """Who acts: limbs joined by `or` (either alone) or `and` (together)."""

    limbs: tuple[Limb, ...]
    joined: Literal["or", "and"] = "or"


@frozen
class Founding:
    """First members or holder, in order.

    `assumed`: the assumptions by whose readings some of them were chosen, each with that member.
    """

    members: tuple[str, ...]
    place: Place
    assumed: tuple[tuple[str, str], ...] = ()


@frozen
class Seats:
    """One `seats` line: how a part of a body is composed.

    appointed: any number (`number` None) or `number`, by each member of the parties `of`;
    for each: `number` for each member of `of`; ex officio: the holder of the office `of`;
    every: each entity of the kind `of` for whom `where` holds (`member` is bound).
    """

    sort: Literal["appointed", "for each", "ex officio", "every"]
    of: str
    number: int | None
    where: Expression | None
    place: Place


@frozen
class Size:
    limit: Literal["exactly", "at most", "at least"]
    number: int
    place: Place


@frozen
class Route:
    """A way in or out: by the act `act`, ex officio of the office `act`, or at the edge of `when`."""

    sort: Literal["by", "ex officio", "when"]
    act: str | None
    when: Expression | None
    place: Place


@frozen
class Filling:
    """`filled by E [every D] [over X] [within D]`, or `filled ex officio O` (`ex_officio`).

    `over` gives the instant at which the regular election opens; without it, it opens so as to
    end when the running term expires. `within` bounds the first filling, counted from the
    moment the electing body is first composed (every appointer has appointed).
    """

    by: str | None
    ex_officio: str | None
    every: Expression | None
    over: Expression | None
    within: Expression | None
    place: Place


@frozen
class Term:
    """`renewals` None: without limit; 0: not renewable. The term runs from assumption of office."""

    length: Expression
    renewals: int | None
    place: Place


@frozen
class Vacancy:
    """How a casual vacancy is filled.

    `remainder` (with `remainder_if`) gives the successor the rest of the predecessor's term;
    `next_term` is the condition, read at the election result, under which the successor serves
    the succeeding term too. Without `remainder` the successor has a full term.
    """

    by: str
    within: Expression | None
    remainder: bool
    remainder_if: Expression | None
    next_term: Expression | None
    place: Place


@frozen
class Electors:
    """`votes W each`, or `votes W for each P [, cast by F]`.

    `each` None: the body's own members vote; else every member of the parties `each` has a vote
    of weight `weight` (`member` is bound), cast by the person that the fact `caster` of it names.
    """

    weight: Expression
    each: str | None
    caster: str | None
    place: Place


@frozen
class Demand:
    """`motion by ACTORS` on a body: who opens a vote there that no motion stage opens."""

    by: Actors
    place: Place


@frozen
class Conductor:
    """`conducted by X [within D]`: who opens and closes a stage and declares what came of it.

    `within`: how long it has to open the stage; without that it opens without delay.
    """

    by: Actors
    within: Expression | None
    place: Place


@frozen
class Condition:
    """A `require`, `when`, `unless` or `eligible` line. A list of them must hold together."""

    holds: Expression
    place: Place


@frozen
class RuleLine:
    """`needs R` or `quorum R`."""

    rule: Rule
    place: Place


@frozen
class Counts:
    """`counts BASE`."""

    base: Base
    place: Place


@frozen
class Rounding:
    direction: Direction
    place: Place


@frozen
class Abstention:
    sort: Literal["allowed", "barred", "as nay"]
    place: Place


@frozen
class Tie:
    """`lost`, `by lot`, `again`, or the casting vote of `by`."""

    sort: Literal["lost", "by lot", "again", "decides"]
    by: str | None
    place: Place


@frozen
class Window:
    limit: Literal["exactly", "at least", "at most"]
    length: Expression
    place: Place


@frozen
class EarlyClose:
    """One `closes early` line: all `when` of a vote must hold, none may except its procedure.

    Lines add up over the clauses, so that each condition keeps its own clause's authority.
    `this` is the proceeding.
    """

    when: Expression | None
    excepted: tuple[str, ...]
    place: Place


@frozen
class Voting:
    """The voting lines of a body (standing rules) or of a stage (which prevail)."""

    needs: RuleLine | None = None
    quorum: RuleLine | None = None
    counts: Counts | None = None
    rounding: Rounding | None = None
    abstention: Abstention | None = None
    tie: Tie | None = None
    window: Window | None = None
    early: tuple[EarlyClose, ...] = ()


@frozen
class Accountable:
    to: str
    place: Place


@frozen
class Successor:
    """One office of a `succession` line: its holder moves up when the office falls vacant.

    `remainder`: for the rest of the broken term; else for a full one.
    """

    office: str
    remainder: bool
    place: Place


@frozen
class StandIn:
    """Who acts for the holder of an office, or presides over a body: the `person`, while `when` holds.

    Of an office: without `when`, while it is vacant. Of a body: without `when`, always.
    """

    person: Expression
    when: Expression | None
    place: Place


@frozen
class Incompatibility:
    """`incompatible with O [within D]`: nobody has both.

    `within`: how long whoever is chosen for one has to give up the other.
    """

    organ: str
    within: Expression
    place: Place


@frozen
class Delegable:
    """`delegates to O`: the holder may let that of `office` exercise any power, and keeps it."""

    office: str
    place: Place


@frozen
class Parties:
    """Those bound: the members of the legal person."""

    name: str
    title: Title
    kind: str | None
    founding: Founding | None
    joins: tuple[Route, ...]
    leaves: tuple[Route, ...]
    require: tuple[Condition, ...]
    place: Place


@frozen
class Body:
    """A set of seats, with its standing rules of voting."""

    name: str
    title: Title
    kind: str | None
    founding: Founding | None
    seats: tuple[Seats, ...]
    size: Size | None
    joins: tuple[Route, ...]
    leaves: tuple[Route, ...]
    electors: Electors | None
    demand: Demand | None
    voting: Voting
    outcomes: tuple[Outcome, ...]
    eligible: tuple[Condition, ...]
    accountable: Accountable | None
    require: tuple[Condition, ...]
    place: Place
    presided: tuple[StandIn, ...] = ()
    incompatible: tuple[Incompatibility, ...] = ()


@frozen
class Office:
    """One seat, held for a term."""

    name: str
    title: Title
    kind: str | None
    founding: Founding | None
    filled: Filling | None
    vacated: tuple[Route, ...]
    term: Term | None
    vacancy: Vacancy | None
    eligible: tuple[Condition, ...]
    accountable: Accountable | None
    require: tuple[Condition, ...]
    place: Place
    succession: tuple[Successor, ...] = ()
    acting: tuple[StandIn, ...] = ()
    delegates: tuple[Delegable, ...] = ()
    incompatible: tuple[Incompatibility, ...] = ()
