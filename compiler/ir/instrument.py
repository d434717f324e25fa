"""The instrument: vocabulary, organs, norms and document of one charter, as law to be run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import attrs

from charterlang.compiler.ir.calendars import Calendar
from charterlang.compiler.ir.document import Division, Statement
from charterlang.compiler.ir.expressions import Expression, Variable
from charterlang.compiler.ir.norms import Norm, Parameter
from charterlang.compiler.ir.organs import Actors, Body, Office, Parties, Title
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.ir.ratification import Ratification
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.compiler.ir.words import Words
from charterlang.compiler.node import frozen

Form = Literal["treaty", "constitution", "charter", "statute", "resolution", "library"]


@frozen
class Kind:
    """A kind of entity. `of`: each has a field of that kind. `cases`: an enumeration."""

    name: str
    title: Title
    of: str | None
    cases: tuple[str, ...]
    ranked: bool
    place: Place


@frozen
class Fact:
    """What is reported from outside. `standard`: open words, whose presumption results rest on.

    `of` names the kinds (or bodies) of its arguments; `type` is `truth`, `number`, `duration`,
    `date`, `text`, a kind, or `set of K`.
    """

    name: str
    title: Title
    of: tuple[str, ...]
    type: str
    presumed: Expression | None
    finder: Actors | None
    standard: bool
    place: Place


@frozen
class Reading:
    """One reading of an assumption: a value, a base, a rule, or the name of an organ."""

    name: str
    means: Expression | Base | Rule | str
    title: str | None
    """How the reading prints in the list of assumptions, if the charter says."""


@frozen
class Assumption:
    """What the reader of the text had to decide (language.md §11.2)."""

    name: str
    title: Title
    because: Words | None
    readings: tuple[Reading, ...]
    chosen: str
    place: Place
    lost: bool = False
    """Whether it is a hole: the source once said it, and lost it."""
    type: str | None = None
    """Of a hole, the type of what was lost, if the charter says."""

    @property
    def open(self) -> bool:
        """Whether it is a hole that no reading fills; what relies on it is not to be run."""
        return self.lost and isinstance(self.readings[0].means, Variable)

    @property
    def reading(self) -> Reading:
        """The chosen reading."""
        return next(reading for reading in self.readings if reading.name == self.chosen)


@frozen
class Definition:
    name: str
    title: Title | None
    parameters: tuple[Parameter, ...]
    means: Expression
    place: Place


@frozen
class Threshold:
    name: str
    title: str | None
    rule: Rule
    place: Place


@frozen
class Supremacy:
    """What becomes of conduct that a prohibition covers: it is void, or done and a breach (§18.5)."""

    name: str
    conduct: Literal["void", "breach"]
    place: Place


@frozen
class BreachFinding:
    """`breach found by P`: a breach is alleged until that procedure finds it (§18.6)."""

    name: str
    procedure: str
    place: Place


@frozen
class BindingGrade:
    """`binding from GRADE`: a norm whose force (`Norm.force`) is lower does not bind (§8.3)."""

    name: str
    grade: Expression
    place: Place


@frozen
class Provided:
    """`given f(x) = v`, `given x.state = y`: what holds from the commencement, by the instrument.

    A fact at its arguments, or (`field`) the field of the individual in `arguments`.
    """

    name: str
    fact: str | None
    field: str | None
    arguments: tuple[Expression, ...]
    value: Expression
    place: Place


Declaration = (
    Kind
    | Fact
    | Assumption
    | Definition
    | Threshold
    | Parties
    | Body
    | Office
    | Norm
    | Regime
    | Schedule
    | Ratification
    | Calendar
    | Supremacy
    | BreachFinding
    | BindingGrade
    | Provided
)


@frozen
class Construction:
    """`construe` settings (language.md §4), with their defaults."""

    order: Literal["timers_first", "acts_first"] = "timers_first"
    electorate: Literal["at_opening", "at_close", "live"] = "at_opening"
    months: Literal["clamped", "strict"] = "clamped"
    ballots: Literal["replaceable", "final"] = "replaceable"
    movers: Literal["distinct", "repeated"] = "distinct"
    certainty: Literal["outstanding", "changeable"] = "outstanding"


@frozen
class Style:
    """`style` settings of print (language.md §4), with their defaults."""

    modal: Literal["must", "shall", "will", "should", "may"] = "shall"
    numbers: Literal["ten", "words", "digits", "both"] = "ten"
    fractions: Literal["hyphen", "open"] = "hyphen"
    dates: Literal["day_first", "month_first"] = "day_first"
    assumptions: Literal["bracketed", "plain"] = "bracketed"
    labels: Literal["keep", "renumber"] = "keep"


@frozen
class EntityName:
    """An individual the charter names, and how it prints."""

    name: str
    title: str
    kind: str | None


@frozen
class Instrument:
    """A compiled charter: all that the interpreter, the renderer and `show` read.

    `declarations` keeps the order of the source; names are unique in an instrument. Imported
    declarations are among them, with `Place.clause` empty and the library's path in their span.
    `loose` are the statements of an instrument without divisions, one for each declaration with all
    its parts, in source order.
    """

    form: Form
    name: str
    title: str
    establishes: tuple[str, str] | None
    """Name and title of the legal person."""
    enacted: str | None
    commences: datetime | None
    zone: str
    zone_stated: bool
    numbering: tuple[str, ...]
    construction: Construction
    style: Style
    words: Words | None
    """The title page."""
    notes: tuple[str, ...]
    declarations: Mapping[str, Declaration]
    own: tuple[str, ...]
    """The declarations of this file, not of a library, in source order."""
    entities: tuple[EntityName, ...]
    divisions: tuple[Division, ...]
    loose: tuple[Statement, ...]
    source: str
    span: Span = attrs.field(eq=False, repr=False)
    superior: tuple[str, str] | None = None
    """Name and title of the instrument under which it stands."""
    external: frozenset[str] = frozenset()
    """What a superior instrument provides."""
    in_force_since: datetime | None = None
    """When it entered into force by its ratification, for print; None: it has not, or nobody says."""
    calendar: str | None = None
    """The calendar in which it writes its dates; None: the Gregorian one, by its `style`."""
    sponsors: tuple[str, ...] = ()
    """Who submitted it, as a resolution has it."""
    on_adoption: bool = False
    """Whether it is a draft until somebody adopts it (`commences on adoption`)."""

    @property
    def supremacy(self) -> Supremacy | None:
        """What becomes of prohibited conduct, if the charter says."""
        return next((one for one in self.declarations.values() if isinstance(one, Supremacy)), None)

    @property
    def ratification(self) -> Ratification | None:
        """How it is ratified, if it comes into force so."""
        found = self.declarations.get("ratification")
        return found if isinstance(found, Ratification) else None

    @property
    def finding(self) -> BreachFinding | None:
        """Who finds breaches, if the charter says."""
        declared = self.declarations.values()
        return next((one for one in declared if isinstance(one, BreachFinding)), None)

    @property
    def binding(self) -> BindingGrade | None:
        """From which force on a norm binds, if the charter says."""
        declared = self.declarations.values()
        return next((one for one in declared if isinstance(one, BindingGrade)), None)
