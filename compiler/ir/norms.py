"""Norms (language.md §8): what anybody may, must or must not do, and procedures in stages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.place import Place
from charterlang.compiler.node import frozen

if TYPE_CHECKING:
    from charterlang.compiler.ir.organs import Actors, Condition, Conductor, Title, Voting
    from charterlang.compiler.ir.regimes import Lapse
    from charterlang.compiler.ir.words import Words

Verb = Literal[
    "admit",
    "remove",
    "suspend",
    "reinstate",
    "install",
    "vacate",
    "begin",
    "adopt",
    "notify",
    "oblige",
    "end",
    "set",
    "extend",
    "proceed",
    "annul",
    "carry",
    "strike",
]
End = Literal["carried", "lost", "inquorate", "granted", "refused", "silence"]


@frozen
class Parameter:
    """A parameter of a norm or definition; `type` names a kind, a body, parties or a type."""

    name: str
    type: str


@frozen
class Effect:
    """One effect (language.md §9).

    admit x to B · remove x from B · suspend x from B · reinstate x to B: `subject`, `organ`
    install x as O: `subject`, `organ`          vacate O: `organ`
    begin P(x…): `organ` is the procedure (or the duty that falls due), `arguments`
    begin R(x), end R(x), extend R(x) by D (`within`): `organ` is the regime
    annul d, carry d: `subject` is a decision
    extend by X [to D]: `actors`, `within` (the vote may be prolonged, in all to D; in `inquorate`)
    proceed to S: `message` is a stage, `carried` or `lost`
    set s(x) to v: `organ` is the schedule, `arguments` the row, `subject` the value
    adopt NAME, the instrument itself: `organ`  strike c, a clause of the draft: `subject`
    adopt a: `subject`                          notify X [that "…"]: `actors`, `message`
    oblige x to "…" [within D]: `subject`, `message` (the verb phrase), `within`
    `guard`: only `if` it holds.
    """

    verb: Verb
    place: Place
    subject: Expression | None = None
    organ: str | None = None
    arguments: tuple[Expression, ...] = ()
    actors: Actors | None = None
    message: str | None = None
    guard: Expression | None = None
    within: Expression | None = None


@frozen
class Outcome:
    """`carried EFFECTS`, `lost EFFECTS`, `inquorate EFFECTS`: a list is one transaction.

    Of a decision: `granted`, `refused`, `silence` (nobody has decided in time).
    """

    of: End
    effects: tuple[Effect, ...]
    place: Place


@frozen
class Stage:
    """A stage of a procedure.

    `name` is unique in the procedure (the stage's own name, else its kind, else kind and number).
    `length`: of a debate, nominations, vote or election; None with the body's window.
    `limit`: `at least` — the stage goes on after its length until somebody moves it on.
    `by`: movers, nominators, who must be heard, or who decides. `nominations` of one nominator: at most
    `per_nominator`. `acceptance`: a nominee is a candidate only on accepting.
    """

    kind: Literal["motion", "debate", "nominations", "vote", "election", "decision"]
    name: str
    by: Actors | None
    body: str | None
    limit: Literal["exactly", "at least", "at most"]
    length: Expression | None
    within: Expression | None
    method: str | None
    recusing: Expression | None
    titled: str | None
    voting: Voting
    eligible: tuple[Condition, ...]
    per_nominator: int | None
    acceptance: Place | None
    when: Condition | None
    outcomes: tuple[Outcome, ...]
    places: tuple[Place, ...]
    """Where the stage is first written, then each clause that adds to it."""
    properties: tuple[tuple[str, Place], ...] = ()
    """Each head modifier that is set, with its place (`by`, `length`, `method`, `recusing`, …)."""
    bodies: tuple[str, ...] = ()
    """The bodies that `in` names; in several a vote is taken at once. `body` is the first."""
    conducted: Conductor | None = None

    def place_of(self, property: str) -> Place:
        """Where `property` is said; else where the stage is first written."""
        return next((place for name, place in self.properties if name == property), self.places[0])


@frozen
class About:
    """An act, declared elsewhere, that a prohibition forbids or a right permits.

    `arguments`: those of the act, one for each of its parameters, by which the norm's own parameters
    are found (a `Variable`) or to which the act is confined; none: whatever the act is about.
    """

    act: str
    arguments: tuple[Expression, ...]
    place: Place


@frozen
class Force:
    """The operative verb of a duty or prohibition: a case of a ranked kind, its ladder."""

    grade: Expression
    place: Place


@frozen
class Norm:
    """A procedure, power, duty, prohibition or right; its name is the act.

    `late`: conditions at the edge of any of which a duty that is owed is late. `should`: directory
    conditions; an act done without them stands, and is irregular. `breach`: what follows a breach
    of a duty or prohibition, once it is found. `forbids`, `permits`: acts declared elsewhere.
    """

    kind: Literal["procedure", "power", "duty", "prohibition", "right"]
    name: str
    parameters: tuple[Parameter, ...]
    holder: Actors | None
    act: Words | None
    """The verb phrase: `recall the Speaker`."""
    stages: tuple[Stage, ...]
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    require: tuple[Condition, ...]
    within: Expression | None
    effects: tuple[Effect, ...]
    outcomes: tuple[Outcome, ...]
    place: Place
    title: Title
    late: tuple[Condition, ...] = ()
    should: tuple[Condition, ...] = ()
    breach: tuple[Effect, ...] = ()
    forbids: tuple[About, ...] = ()
    permits: tuple[About, ...] = ()
    regime: str | None = None
    """The regime in which it stands, and while which it is in force."""
    commences: tuple[Condition, ...] = ()
    """When it commences, if not with the instrument: it may do so before, or after."""
    force: Force | None = None
    """How strongly it is meant; None: it binds."""
    lapses: Lapse | None = None
    """The time for which it is in force; its end is among the exceptions (`unless`) too."""
    conducted: Conductor | None = None
    """Who conducts every debate, nominations, vote and election of a procedure."""

    @property
    def side_stages(self) -> frozenset[str]:
        """Stages that some line proceeds to: they are reached in no other way."""
        return frozenset(
            effect.message or ""
            for stage in self.stages
            for line in stage.outcomes
            for effect in line.effects
            if effect.verb == "proceed"
        )
