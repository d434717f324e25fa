"""Each line of a declaration, with the clause that makes it law."""

from __future__ import annotations

from typing import assert_never

from charterlang.compiler.ir.calendars import Calendar
from charterlang.compiler.ir.expressions import Cases, Constant
from charterlang.compiler.ir.instrument import (
    Assumption,
    BindingGrade,
    BreachFinding,
    Declaration,
    Definition,
    Fact,
    Kind,
    Provided,
    Reading,
    Supremacy,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.ratification import Ratification
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.compiler.show import calendars, regimes, written
from charterlang.compiler.show.line import Line, Lines, conditions, parameters, titled
from charterlang.compiler.show.norms import effected, norm
from charterlang.compiler.show.organs import organ


def lines(one: Declaration, zone: str) -> list[Line]:
    """The head of a declaration and all its lines, in source order."""
    head, *rest = made(one, zone)
    order = {id(line): number for number, line in enumerate(rest)}
    rest.sort(key=lambda line: (line.place.span.line, order[id(line)]))
    return [head, *rest]


def made(one: Declaration, zone: str) -> Lines:
    """The head, then the lines."""
    match one:
        case Kind():
            yield Line(one.place, kind(one), 0)
        case Fact():
            yield Line(one.place, fact(one, zone), 0)
        case Assumption():
            yield from assumption(one, zone)
        case Definition():
            yield from definition(one, zone)
        case Threshold():
            said = f' "{one.title}"' if one.title else ""
            yield Line(one.place, f"threshold {one.name}{said} {written.rule(one.rule, zone)}", 0)
        case Parties() | Body() | Office():
            yield from organ(one, zone)
        case Norm():
            yield from norm(one, zone)
        case Regime():
            yield from regimes.regime(one, zone)
        case Schedule():
            yield from regimes.schedule(one, zone)
        case Ratification():
            yield from ratified(one, zone)
        case BindingGrade():
            yield Line(one.place, f"binding from {written.expression(one.grade, zone)}", 0)
        case Calendar():
            yield from calendars.calendar(one)
        case Supremacy():
            yield Line(one.place, f"supremacy {one.conduct}", 0)
        case BreachFinding():
            yield Line(one.place, f"breach found by {one.procedure}", 0)
        case Provided():
            yield Line(one.place, provided(one, zone), 0)
        case _:
            assert_never(one)


def ratified(one: Ratification, zone: str) -> Lines:
    """A ratification; its norms are declarations of their own."""
    yield Line(one.place, "ratification", 0)
    if one.signatories is not None:
        yield Line(one.signatories.place, f"signatories {', '.join(one.named)}")
    if one.depositary is not None:
        yield Line(one.depositary.place, f"depositary {written.actors(one.depositary.by)}")
    for effect in one.deposited:
        yield Line(effect.place, f"deposited {effected(effect, zone)}")
    yield from conditions("commences when", one.commences, zone)
    if one.accession is not None:
        how = f"by {one.accession.by}" if one.accession.by else "open"
        yield Line(one.accession.place, f"accession {how}")


def notices(one: Norm, zone: str) -> Line:
    """The duty to give notice of deposits, as the ratification says it."""
    act = written.words(one.act, zone) if one.act is not None else ""
    _, that, what = act.partition(" that ")
    said = f' that "{what}"' if that else ""
    within = f" within {written.expression(one.within, zone)}" if one.within is not None else ""
    return Line(one.place, f"deposited notify each {one.parameters[1].type}{said}{within}")


def kind(one: Kind) -> str:
    of = f" of {one.of}" if one.of else ""
    cases = f" {'ranks' if one.ranked else 'is'} {', '.join(one.cases)}" if one.cases else ""
    return f"kind {one.name}{titled(one.title, one.name)}{of}{cases}"


def fact(one: Fact, zone: str) -> str:
    head = f"{'standard' if one.standard else 'fact'} {one.name}{titled(one.title, one.name)}"
    of = f" of {', '.join(one.of)}" if one.of else ""
    type = f" is {one.type}" if one.type != "truth" else ""
    presumed = f" presumed {written.expression(one.presumed, zone)}" if one.presumed else ""
    finder = f" found by {written.actors(one.finder)}" if one.finder else ""
    return head + of + type + presumed + finder


def assumption(one: Assumption, zone: str) -> Lines:
    type = f" is {one.type}" if one.type else ""
    head = "hole" if one.lost else "assume"
    yield Line(one.place, f"{head} {one.name}{titled(one.title, one.name)}{type}", 0)
    if one.because is not None:
        yield Line(one.place, f'because "{written.words(one.because, zone)}"')
    for reading in one.readings if not one.open else ():
        chosen = "   ← the reading chosen" if reading.name == one.chosen else ""
        yield Line(one.place, f"{reading.name} means {meaning(reading, zone)}{chosen}")


def provided(one: Provided, zone: str) -> str:
    """`given f(x) = v`, `given f(x)`, `given not f(x)`."""
    if isinstance(one.value, Constant) and isinstance(one.value.value, bool):
        return one.name if one.value.value else one.name.replace("given ", "given not ", 1)
    return f"{one.name} = {written.expression(one.value, zone)}"


def meaning(one: Reading, zone: str) -> str:
    """What a reading means."""
    match one.means:
        case str():
            return one.means
        case Base():
            return written.base(one.means)
        case Rule():
            return written.rule(one.means, zone)
        case _:
            return written.expression(one.means, zone)


def definition(one: Definition, zone: str) -> Lines:
    """A definition; cases stand in lines of their own."""
    head = f"define {one.name}{parameters(one.parameters)}{titled(one.title, one.name)} means"
    if not isinstance(one.means, Cases):
        yield Line(one.place, f"{head} {written.expression(one.means, zone)}", 0)
        return
    yield Line(one.place, head, 0)
    for value, when in one.means.cases:
        said = written.expression(value, zone)
        if when is None:
            yield Line(one.place, f"otherwise {said}")
        else:
            yield Line(one.place, f"{said} when {written.expression(when, zone)}")
