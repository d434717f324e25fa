"""The syntax tree: what is written, in the three line shapes of the language (language.md §1).

A *head* is a `Declaration`, `Stage`, `Division` or `Clause`; a *property* is a `Property`; *official
words* are `Words`. A property's parts stand in named `slots`; the table in the docstring of
`charterlang.compiler.syntax` says which slots each word has. Nothing here is resolved: names are
as written. Every node has a span, which equality ignores.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Literal as OneOf

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.node import frozen


@frozen
class Node:
    span: Span = attrs.field(kw_only=True, eq=False, repr=False)


# ── terms: names, literals, expressions, rules


@frozen
class Name(Node):
    text: str


@frozen
class Path(Node):
    """`spokesperson`, `candidate.state`, `std.majorities`."""

    names: tuple[Name, ...]

    @property
    def text(self) -> str:
        return ".".join(name.text for name in self.names)


@frozen
class Literal(Node):
    """number `7` · fraction `2/3` · percent `55%` · duration · date (local, no zone) · text · base.

    `base` holds a counting base in single spaces: `votes cast`.
    """

    kind: OneOf["number", "fraction", "percent", "duration", "date", "text", "base"]
    value: Fraction | Duration | datetime | str
    written: str


class Blank(int):
    """A number of things that a parameter of a template stands for; it counts none.

    `name` is the parameter's. Where a template is used its argument takes the place of this.
    """

    name: Name

    def __new__(cls, name: Name) -> Blank:
        made = super().__new__(cls, 0)
        made.name = name
        return made


@frozen
class Operation(Node):
    """An operator and what it joins, for expressions and for rules.

    Expressions: `or and not otherwise for` (held for: condition, length) `= != < <= > >= in`
    `not in` `is` `is not` `+ - * / minus of` (share of) `rounded up|down|nearest`;
    `any of`, `all of`, `cases` (alternating value, condition; a last odd one is `otherwise`).
    `by`: an act and who does it, as the argument of a function that asks about one.
    Rules: `at least`, `more than` (one literal), `all` (none), `of` (rule, base or path),
    `rounded up|down|nearest`, `including`, `unless vetoed` (rule, path), `and`, `or`;
    a named rule is a `Path`.
    """

    operator: str
    operands: tuple[Term, ...]


@frozen
class Call(Node):
    """`carried(expel(c))`, `p.state` after a call: `fields` are the trailing names."""

    of: Path
    arguments: tuple[Term, ...]
    fields: tuple[Name, ...]


@frozen
class Quantified(Node):
    quantifier: OneOf["some", "every", "no", "those"]
    variable: Name
    domain: Term
    where: Term | None
    body: Term


@frozen
class SetDisplay(Node):
    members: tuple[Path, ...]


@frozen
class Reference(Node):
    """`@III(6)(a)`, without the sign."""

    target: str


Term = Path | Literal | Operation | Call | Quantified | SetDisplay | Reference


@frozen
class Title(Node):
    text: str
    plural: str | None


@frozen
class Type(Node):
    """`K`, or `set of K`."""

    name: Name
    is_set: bool


@frozen
class Parameter(Node):
    name: Name
    type: Type


@frozen
class Actor(Node):
    """`2 of council` (count), `any council` (quantifier), `speaker`."""

    count: int | None
    quantifier: str | None
    of: Path


@frozen
class Actors(Node):
    limbs: tuple[Actor, ...]
    joined: OneOf["or", "and"]


# ── words


@frozen
class Interpolation(Node):
    """`{expr as FORM("argument") else "fallback"}`, or `{@III(6)}`."""

    value: Term | Reference
    form: str | None
    argument: str | None
    fallback: str | None


@frozen
class Words(Node):
    """Official words: paragraphs of text and interpolations; a kept line break is the text `\\n`.

    Text is re-flowed: runs of white space are single spaces.
    """

    paragraphs: tuple[tuple[str | Interpolation, ...], ...]


# ── properties

Slot = (
    Term
    | Name
    | Title
    | Type
    | Actors
    | Words
    | Reference
    | str
    | int
    | tuple["Slot", ...]
    | tuple["Declaration", ...]
)


@frozen
class Property(Node):
    """One property line: its word, and its parts by slot; an absent part has no slot."""

    word: str
    slots: Mapping[str, Slot]


@frozen
class Effect(Node):
    """`install winner as speaker if C`: the verb, its object, prepositional parts, the guard.

    `extend`, `that "…"`: the part of `that` is a text literal.
    """

    verb: str
    object: Term | None
    parts: tuple[tuple[str, Term], ...]
    guard: Term | None


@frozen
class Outcome(Node):
    """`carried`, `lost`, `inquorate`, `effect` or `breach`, with its effects."""

    word: str
    effects: tuple[Effect, ...]


@frozen
class Stage(Node):
    """`vote [name] modifiers` and the lines under it; modifiers are properties too."""

    kind: str
    name: Name | None
    modifiers: tuple[Property, ...]
    lines: tuple[Property | Outcome, ...]


Line = Property | Outcome | Stage


# ── heads


@frozen
class Declaration(Node):
    """A declaration, or with `also` the continuation of one.

    `head`: kind fact standard assume define threshold parties body office procedure power duty
    prohibition right regime schedule calendar ratification supremacy finding binding given
    template use. `span` is the whole declaration, `name.span` its name. The expansion of a file
    leaves no `template` and no `use`.
    """

    head: str
    also: bool
    name: Name
    title: Title | None
    parameters: tuple[Parameter, ...]
    slots: Mapping[str, Slot]
    lines: tuple[Line, ...]
    external: bool = False
    """Whether a superior instrument provides it, and this one says only what it relies on."""


@frozen
class Note(Node):
    """`note "…"`: the editor's, never law."""

    words: Words


@frozen
class Figure(Node):
    """`figure "flag.svg" "The flag"`: a picture beside the charter, with its caption."""

    file: str
    caption: str | None


@frozen
class Clause(Node):
    """`label` as written without the keeping `!` (`(a)`, `1.`, `-`); `kept`: it had one."""

    label: str
    kept: bool
    heading: str | None
    marks: tuple[Property, ...]
    declarations: tuple[Declaration, ...]
    words: Words | None
    figures: tuple[Figure, ...]
    clauses: tuple[Clause, ...]
    flush: Words | None
    notes: tuple[Note, ...]


@frozen
class Division(Node):
    """`items` in source order: words, clauses, divisions, declarations, notes."""

    kind: str
    number: str | None
    heading: str | None
    marks: tuple[Property, ...]
    items: tuple[Words | Clause | Division | Declaration | Note, ...]


@frozen
class Header(Node):
    """The instrument's head and its header lines (properties, title-page words, notes)."""

    form: str
    name: Name
    title: str
    lines: tuple[Property | Words | Note, ...]
    superior: tuple[Name, str] | None = None
    """Name and title of the instrument under which it stands."""


@frozen
class Step(Node):
    """A line of a scenario: its word, its slots, and the steps under it (`at`, `after`, `given`)."""

    word: str
    slots: Mapping[str, Slot | Step]
    steps: tuple[Step, ...]


@frozen
class Scenario(Node):
    title: str
    of: Path
    steps: tuple[Step, ...]


@frozen
class File(Node):
    """All that could be read of one file, in source order.

    `broken` are the spans of lines that could not be read: what stands under or refers to them is
    not reported again. `header` is None in a file of scenarios.
    """

    header: Header | None
    items: tuple[Declaration | Division | Scenario, ...]
    broken: tuple[Span, ...]
    tainted: frozenset[str]
    """Names whose head, or a line of whose declaration, could not be read."""
    spoilt: frozenset[str] = frozenset()
    """All words of lines that could not be read."""
    lost: frozenset[str] = frozenset()
    """Words of lines that could not be read: each may be the name of what was declared there."""
