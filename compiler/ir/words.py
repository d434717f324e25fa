"""Official words (language.md §13): text with values and references taken from the rules."""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen


@frozen
class Interpolation:
    """`{expr [as FORM[("argument")]] [else "fallback"]}`.

    `capital`: written `{Name}`, so that it prints with a capital. `form` None prints the
    house form of the value. A bare name of a declaration is `Mention`, not an expression.
    """

    value: Expression | Mention
    form: str | None
    argument: str | None
    fallback: str | None
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class Mention:
    """A declaration named in words: prints its title with article, or as `part` says.

    `part`: `None`, `title`, `plural`, `value`. `capital`: begins with a capital letter.
    """

    name: str
    part: str | None
    capital: bool


@frozen
class Reference:
    """`{@III(6)}`: prints the clause's present number, relative to where it stands."""

    target: str
    """The clause's identity, or an article's (`III`)."""
    span: Span = attrs.field(eq=False, repr=False)


@frozen
class LineBreak:
    """A kept line break (`\\` at the end of a line)."""


Segment = str | Interpolation | Reference | LineBreak


@frozen
class Words:
    """Paragraphs of segments; white space is already re-flowed to single spaces."""

    paragraphs: tuple[tuple[Segment, ...], ...]
    span: Span = attrs.field(eq=False, repr=False)
