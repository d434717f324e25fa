"""The default document of an instrument without divisions (language.md §13.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from charterlang.compiler.ir.document import Clause, Division, Statement
from charterlang.compiler.ir.expressions import Cases
from charterlang.compiler.ir.instrument import (
    Assumption,
    BindingGrade,
    BreachFinding,
    Declaration,
    Definition,
    Fact,
    Instrument,
    Kind,
    Provided,
    Supremacy,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.ratification import Ratification
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.render import places
from charterlang.render.wording import stated, vocabulary

Wanted = Callable[[Declaration], bool]

_PARTS: dict[type, tuple[tuple[str, ...], ...]] = {
    Parties: (("head", "founding"), ("joins", "leaves", "require")),
    Body: (
        (
            "head",
            "founding",
            "seats",
            "size",
            "joins",
            "leaves",
            "eligible",
            "accountable",
            "presided",
            "incompatible",
        ),
        ("votes", "motion", *stated.VOTING, "carried", "lost", "inquorate", "require"),
    ),
    Office: (
        ("head", "founding", "filled", "eligible", "accountable", "require"),
        ("term", "vacated", "vacancy", "succession", "acting", "delegates", "incompatible"),
    ),
}
"""The clauses of an organ, by the properties that each states."""


def divisions(instrument: Instrument) -> tuple[Division, ...]:
    """The articles of an instrument that has none; those that would be empty are left out."""
    made: list[Division] = []
    uses = _uses(instrument)
    for heading, wanted in _ARTICLES:
        clauses = [
            clause
            for one in instrument.loose
            if (declared := instrument.declarations.get(one.name))
            for clause in _clauses(instrument, one, declared, wanted, uses)
        ]
        if heading == "Final provisions":
            clauses[:0] = [(Statement("", (), True),)]
        if clauses:
            made.append(_article(instrument, heading, len(made) + 1, clauses))
    return tuple(made)


def _uses(instrument: Instrument) -> dict[Span, list[Statement]]:
    """What each use of a template declares, by its place: it is stated in one clause."""
    made: dict[Span, list[Statement]] = {}
    for one in instrument.loose:
        declared = instrument.declarations.get(one.name)
        if declared is not None and declared.place.span.template is not None:
            made.setdefault(used_at(declared), []).append(one)
    return made


def used_at(declared: Declaration) -> Span:
    """The place of the use that declares something, or its own."""
    return attrs.evolve(declared.place.span, template=None)


def _clauses(
    instrument: Instrument,
    one: Statement,
    declared: Declaration,
    wanted: Wanted,
    uses: dict[Span, list[Statement]],
) -> Iterator[tuple[Statement, ...]]:
    """The statements of each clause that a declaration has in an article of what is wanted there.

    What one use of a template declares stands where the first of it that is no vocabulary does.
    """
    group = uses.get(used_at(declared)) if declared.place.span.template is not None else None
    if group is None:
        yield from ((part,) for part in _parts(instrument, one) if wanted(declared))
    elif one is group[0]:
        law = [instrument.declarations[each.name] for each in group]
        placed = [each for each in law if any(sort(each) for _, sort in _ARTICLES)]
        ruling = [each for each in placed if any(sort(each) for sort in _RULING)]
        if placed and wanted((ruling or placed)[0]):
            yield tuple(group)


def _adopts(declared: Declaration) -> bool:
    """Whether it is a procedure by which the instrument is amended."""
    return isinstance(declared, Norm) and any(
        effect.verb == "adopt" for outcome in declared.outcomes for effect in outcome.effects
    )


def _binds(declared: Declaration) -> bool:
    """Whether it says what anybody may, must or must not do, or what becomes of a breach."""
    norm = isinstance(declared, Norm) and declared.kind != "procedure" and not declared.regime
    if _ratifies(declared):
        return False
    return norm or isinstance(declared, Supremacy | BreachFinding | BindingGrade)


def _ratifies(declared: Declaration) -> bool:
    """Whether it says how the instrument is ratified, or stands there."""
    norm = isinstance(declared, Norm) and declared.name.startswith("ratification.")
    return norm or isinstance(declared, Ratification)


def _is_procedure(declared: Declaration) -> bool:
    return isinstance(declared, Norm) and declared.kind == "procedure" and not declared.regime


def _of_regime(declared: Declaration) -> bool:
    """Whether it is a regime, or stands in one."""
    return isinstance(declared, Regime) or (isinstance(declared, Norm) and bool(declared.regime))


def _is_defined(declared: Declaration) -> bool:
    """Whether it is vocabulary that says something of its own."""
    match declared:
        case Definition(title=title, means=means):
            return title is not None or isinstance(means, Cases)
        case Assumption():
            return vocabulary.gates(declared)
        case Threshold(title=title):
            return title is not None
        case Fact():
            return vocabulary.speaks(declared)
        case Kind(cases=cases):
            return bool(cases)
        case Provided():
            return True
        case _:
            return False


_ARTICLES: tuple[tuple[str, Wanted], ...] = (
    ("Membership", lambda one: isinstance(one, Parties)),
    ("Ratification", _ratifies),
    ("Organs", lambda one: isinstance(one, Body)),
    ("Officers", lambda one: isinstance(one, Office)),
    ("Decisions", lambda one: _is_procedure(one) and not _adopts(one)),
    ("Rights and duties", _binds),
    ("Emergencies", _of_regime),
    ("Amendment", _adopts),
    ("Final provisions", _is_defined),
    ("Schedules", lambda one: isinstance(one, Schedule)),
)


_RULING = [
    wanted for heading, wanted in _ARTICLES if heading not in ("Final provisions", "Schedules")
]


def _parts(instrument: Instrument, whole: Statement) -> Iterator[Statement]:
    """The statements into which that of a whole declaration is divided, a clause for each."""
    declared = instrument.declarations[whole.name]
    groups = _PARTS.get(type(declared))
    if groups is None:
        yield whole
        return
    present = stated.properties(declared)
    for number, group in enumerate(groups):
        said = tuple(name for name in present if name in group)
        if said:
            yield attrs.evolve(whole, properties=said, notes=() if number else whole.notes)


def _article(
    instrument: Instrument, heading: str, number: int, contents: list[tuple[Statement, ...]]
) -> Division:
    examples = (*instrument.numbering, "(1)")
    figure = places.numbered(places.figure(examples[0]), number)
    labelled = len(contents) > 1
    clauses = tuple(
        _clause(instrument, figure, places.numbered(examples[1], position) if labelled else None,
                position, one)
        for position, one in enumerate(contents, start=1)
    )  # fmt: skip
    return Division("article", figure, figure, heading, (), None, clauses, (), span=instrument.span)


def _clause(
    instrument: Instrument,
    above: str,
    label: str | None,
    position: int,
    statements: tuple[Statement, ...],
) -> Clause:
    if label is None:
        identity = f"{above}[{position}]"
    else:
        identity = above + label if label.startswith("(") else f"{above}.{label.rstrip('.')}"
    return Clause(
        identity,
        label,
        None,
        None,
        False,
        statements,
        None,
        (),
        None,
        tuple(note for one in statements for note in one.notes),
        span=instrument.span,
    )
