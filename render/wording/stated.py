"""What of a declaration a clause states: its properties, by the names that statements use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar, assert_never

from charterlang.compiler.ir.calendars import Calendar
from charterlang.compiler.ir.document import Statement
from charterlang.compiler.ir.instrument import (
    Assumption,
    BindingGrade,
    BreachFinding,
    Declaration,
    Definition,
    Fact,
    Kind,
    Provided,
    Supremacy,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm, Outcome, Stage
from charterlang.compiler.ir.organs import Body, Office, Parties, Voting
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.ratification import NOTICE, Ratification
from charterlang.compiler.ir.regimes import Regime, Schedule


class Placed(Protocol):
    """Any line that has a clause of its own."""

    @property
    def place(self) -> Place: ...


L = TypeVar("L", bound=Placed)

VOTING = ("needs", "quorum", "counts", "rounded", "abstention", "tie", "window", "closes")
"""The voting lines, by the names of their properties."""
_FIELDS = ("needs", "quorum", "counts", "rounding", "abstention", "tie", "window", "early")


def properties(declared: Declaration) -> tuple[str, ...]:
    """All properties that are set, in the order in which they are worded."""
    match declared:
        case Kind() | Fact() | Assumption() | Definition() | Threshold() | Calendar():
            return ("head",)
        case Supremacy() | BreachFinding() | BindingGrade() | Provided():
            return ("head",)
        case Parties():
            lines: Iterable[str] = _set(declared, ("founding", "joins", "leaves", "require"))
        case Body():
            lines = (
                *_set(declared, ("founding", "seats", "size", "joins", "leaves", "eligible")),
                *_set(declared, ("accountable", "presided", "incompatible", "electors", "demand")),
                *voting(declared.voting),
                *_ends(declared.outcomes),
                *_set(declared, ("require",)),
            )
        case Office():
            lines = _set(
                declared,
                ("founding", "filled", "eligible", "term", "vacated", "vacancy", "succession",
                 "acting", "delegates", "incompatible", "accountable", "require"),
            )  # fmt: skip
        case Norm():
            lines = _norm(declared)
        case Regime():
            lines = _set(declared, ("begins", "ends", "lapses", "suspends", "restores"))
        case Ratification():
            said = ("signatories", "depositary", "deposited", "commences", "accession")
            empty = () if declared.commences else ("commences",)
            return tuple(one for one in said if getattr(declared, one) or one in empty)
        case Schedule():
            lines = _set(declared, ("rows", "require"))
        case _:
            assert_never(declared)
    return ("head", *lines)


_NAMES = {"electors": "votes", "demand": "motion", "effects": "effect"}
FIELDS = {
    **{name: field for field, name in _NAMES.items()},
    **dict(zip(VOTING, _FIELDS, strict=True)),
}
"""The field of the law that holds a property, where it is not of the same name."""


def _set(declared: object, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if getattr(declared, name):
            yield _NAMES.get(name, name)


def voting(of: Voting) -> tuple[str, ...]:
    """The voting lines that are set."""
    return tuple(name for name, field in zip(VOTING, _FIELDS, strict=True) if getattr(of, field))


def _ends(outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.of for one in outcomes))


def _norm(norm: Norm) -> Iterator[str]:
    yield from _set(norm, ("act", "forbids", "permits", "when", "unless", "require", "should"))
    yield from _set(norm, ("conducted",))
    if norm.name != NOTICE:
        yield from _set(norm, ("commences",))
    if norm.within is not None:
        yield "within"
    yield from _set(norm, ("late", "force"))
    for stage in norm.stages:
        yield from of_stage(stage)
    yield from _set(norm, ("effects", "breach"))
    yield from _ends(norm.outcomes)


def of_stage(stage: Stage) -> Iterator[str]:
    """A stage's name, and the names of its properties."""
    yield stage.name
    fields = {
        "by": stage.by,
        "in": stage.bodies,
        "length": stage.length,
        "within": stage.within,
        "method": stage.method,
        "recusing": stage.recusing,
        "titled": stage.titled,
        "eligible": stage.eligible,
        "limit": stage.per_nominator,
        "acceptance": stage.acceptance,
        "conducted": stage.conducted,
        "when": stage.when,
    }
    said = [name for name, value in fields.items() if value]
    for name in (*said, *voting(stage.voting), *_ends(stage.outcomes)):
        yield f"{stage.name}.{name}"


def stated(declared: Declaration, statement: Statement) -> tuple[str, ...]:
    """The properties that a statement states, in the order in which they are worded."""
    present = properties(declared)
    if not statement.properties:
        return present
    named = set(statement.properties)
    if not statement.declared and isinstance(declared, Norm):
        whole = {stage.name for stage in declared.stages} & named
        named |= {one for one in present if one.partition(".")[0] in whole}
    if isinstance(declared, Ratification) and not declared.commences and "head" in named:
        named.add("commences")  # no line says when it is enough: that stands with the head
    return tuple(one for one in present if one in named)


def standing(lines: Sequence[L], here: str) -> tuple[L, ...]:
    """Those of the lines that stand in the clause; all, if none does.

    Lines of one property may stand in several clauses, each of which states its own.
    """
    return tuple(one for one in lines if one.place.clause == here) or tuple(lines)
