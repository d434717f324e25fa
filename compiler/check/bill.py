"""A charter before the checks, and how a check says what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Fix, Label
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Body
from charterlang.compiler.ir.place import Span
from charterlang.compiler.lower import Charter
from charterlang.compiler.merge import Gathered
from charterlang.compiler.resolve import Names
from charterlang.compiler.source import Source
from charterlang.compiler.walk import walk


@attrs.frozen(eq=False)
class Bill:
    """The law as lowered, with the syntax and the names that it came from."""

    instrument: Instrument
    names: Names
    charter: Charter
    source: Source

    def sound(self, *names: str) -> bool:
        """Whether nothing has been found wrong in any of these declarations, and they are its own.

        What a superior instrument provides is declared as far as this one relies on it.
        """
        known, external = self.names, self.instrument.external
        return not any(
            name in known.tainted or name in known.unread or name in known.lost or name in external
            for name in names
        )

    def written(self, span: Span) -> str | None:
        """What stands at a span of one line in the charter's own file."""
        if span.path != self.source.path or span.line != span.end_line:
            return None
        return self.source.line(span.line)[span.column - 1 : span.end_column - 1]

    def gathered(self) -> Iterator[Gathered]:
        """The charter's own sound declarations, as written."""
        for name in self.instrument.own:
            if self.sound(name):
                yield self.charter.declared[name]

    def procedures(self) -> Iterator[Norm]:
        """The sound procedures."""
        for name in self.instrument.own:
            one = self.instrument.declarations[name]
            if isinstance(one, Norm) and one.kind == "procedure" and self.sound(name):
                yield one

    @cached_property
    def nodes(self) -> Mapping[str, tuple[object, ...]]:
        """Every node of each declaration, those of libraries too: several checks look through all."""
        return {name: tuple(walk(one)) for name, one in self.instrument.declarations.items()}

    def norms(self) -> Iterator[Norm]:
        """All norms, those of libraries too."""
        return (one for one in self.instrument.declarations.values() if isinstance(one, Norm))

    def whole(self) -> bool:
        """Whether no norm has a line that was wrong, so that all effects are known."""
        return not self.names.lost and self.sound(*(norm.name for norm in self.norms()))

    def body(self, name: str) -> Body | None:
        """The body of that name."""
        one = self.instrument.declarations.get(name)
        return one if isinstance(one, Body) else None

    def seat_of(self, norm: Norm, stage: Stage) -> Body | None:
        """The body in which a stage is held: its own, else that of its procedure."""
        return self.body(stage.body or body_of(norm.holder) or "")


def body_of(holder: Actors | None) -> str | None:
    """The body that holds a procedure."""
    limbs = holder.limbs if holder is not None else ()
    return next((limb.of for limb in limbs if limb.sort == "body"), None)


def error(
    code: str,
    message: str,
    span: Span,
    *help: str,
    labels: Iterable[Label] = (),
    because: str | None = None,
    fix: Fix | None = None,
) -> Diagnostic:
    """An error, with all places involved."""
    ground = (because,) if because else ()
    return Diagnostic(
        code, "error", message, span, labels=tuple(labels), help=help, because=ground, fix=fix
    )


def warning(
    code: str,
    message: str,
    span: Span,
    *help: str,
    labels: Iterable[Label] = (),
    because: str | None = None,
    fix: Fix | None = None,
) -> Diagnostic:
    """A warning, with all places involved."""
    return attrs.evolve(
        error(code, message, span, *help, labels=labels, because=because, fix=fix),
        severity="warning",
    )


def in_clauses(first: str, second: str) -> str:
    """`twice, in III(5) and in III(7)`; `twice` where it is one clause, or none."""
    if first and second and first != second:
        return f"twice, in {first} and in {second}"
    return "twice"
