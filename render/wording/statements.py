"""What a clause states, in sentences: one home for every construct of the language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import assert_never

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
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.ratification import NOTICE, Ratification
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    bodies,
    english,
    instrument,
    norms,
    offices,
    parties,
    procedures,
    provisions,
    ratification,
    regimes,
    stated,
    vocabulary,
)


def sentences(passage: Passage, statements: Iterable[Statement]) -> tuple[str, ...]:
    """The sentences that state all of these, the law first and how it is read after it.

    The statement without a name is the instrument's, of its own commencement.
    """
    law: list[str] = []
    readings: list[str] = []
    for statement in statements:
        if not statement.name:
            own = instrument.commencement(passage, statement.properties)
            law += [english.sentence(one) for one in own]
            continue
        declared = passage.declared(statement.name)
        if declared is None:
            continue
        said = of(passage, declared, stated.stated(declared, statement))
        if statement.layout == "list":
            said = _itemized(said)
        (readings if isinstance(declared, Assumption) else law).extend(said)
    return (*law, *readings)


def _itemized(said: list[str]) -> list[str]:
    """Sentences laid out `as list`, an item for each, unless one has a list of its own."""
    if len(said) < 2 or any(marks.ITEM in one for one in said):
        return said
    return ["".join(f"{marks.ITEM}{one}" for one in said)]


def of(passage: Passage, declared: Declaration, said: Sequence[str]) -> list[str]:
    """The sentences on these properties of a declaration."""
    return [english.sentence(one) for one in _of(passage, declared, said) if one]


def _of(passage: Passage, declared: Declaration, said: Sequence[str]) -> Iterator[str]:
    match declared:
        case Parties():
            return parties.sentences(passage, declared, said)
        case Body():
            return bodies.sentences(passage, declared, said)
        case Office():
            return offices.sentences(passage, declared, said)
        case Norm(name=name) if name == NOTICE:
            return ratification.notice(passage, declared)
        case Norm(kind="procedure"):
            whole = procedures.sentences(passage, declared, said)
            return chain(whole, ratification.applying(passage, declared, said))
        case Norm():
            whole = norms.sentences(passage, declared, said)
            return chain(whole, ratification.applying(passage, declared, said))
        case Kind():
            return vocabulary.kind(passage, declared)
        case Fact():
            return vocabulary.fact(passage, declared)
        case Definition():
            return vocabulary.definition(passage, declared)
        case Threshold():
            return vocabulary.threshold(passage, declared)
        case Assumption():
            return vocabulary.assumption(passage, declared)
        case Regime():
            return regimes.sentences(passage, declared, said)
        case Schedule():
            return regimes.schedule(passage, declared, said)
        case Ratification():
            return ratification.sentences(passage, declared, said)
        case Calendar():
            return iter(())
        case Supremacy():
            return provisions.supremacy(passage, declared)
        case BindingGrade():
            return provisions.binding(passage, declared)
        case BreachFinding():
            return provisions.finding(passage, declared)
        case Provided():
            return provisions.provided(passage, declared)
        case _:
            assert_never(declared)


def norm(passage: Passage, declared: Norm) -> str:
    """The first sentence of a norm, as own words name it whole."""
    said = of(passage, declared, stated.properties(declared))
    return said[0].replace(marks.ITEM, " ") if said else ""


def paragraph(said: Sequence[str]) -> str:
    """Sentences as marked text: a list ends its paragraph."""
    text = ""
    for one in said:
        if text:
            text += marks.PARAGRAPH if marks.ITEM in text.rpartition(marks.PARAGRAPH)[2] else " "
        text += one
    return text
