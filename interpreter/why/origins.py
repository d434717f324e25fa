"""What a line goes back to: the lines of the same run that made it so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from charterlang.compiler.ir.expressions import Call, Entity, Expression, Holder, Variable
from charterlang.compiler.ir.organs import Office
from charterlang.compiler.ir.scenario import Expect
from charterlang.interpreter.journal import (
    Breached,
    BreachFound,
    Disregarded,
    DutyArose,
    DutyEnded,
    Elected,
    Installed,
    Irregular,
    Opened,
    ProceedingEnded,
    Refused,
    StageBegan,
    StageEnded,
    Vacated,
)
from charterlang.interpreter.play.transcript import Line, Run
from charterlang.interpreter.why.explanation import Point, Section


def origins(run: Run, line: Line) -> Section:
    """What a consequence follows from; of what is expected, the lines that made it so."""
    before = [one for moment in run.moments for one in moment.lines if one.number < line.number]
    if line.sort == "consequence":
        found = [cause(before)]
    elif line.sort == "expectation":
        found = list(made_so(run, line, before))
    else:
        found = []
    points = (Point(f"line {one.number}: {one.text}") for one in found if one is not None)
    return Section("It goes back to", tuple(dict.fromkeys(points)))


def cause(before: list[Line]) -> Line | None:
    """The last act or event, or void conduct that is refused: what a consequence follows from."""
    return next((one for one in reversed(before) if causes(one)), None)


def causes(line: Line) -> bool:
    """Whether something may follow from what the line tells."""
    return line.sort in ("act", "event") or isinstance(line.entry, Refused)


def made_so(run: Run, line: Line, before: list[Line]) -> Iterator[Line | None]:
    """The last line about each office, proceeding and norm that an expectation asks about."""
    asked = next(
        (one for one in run.trial.scenario.steps
         if isinstance(one, Expect) and one.span == line.span), None
    )  # fmt: skip
    if asked is None:
        return
    latest = before[::-1]
    for office in offices(asked.holds, run):
        yield next((one for one in latest if about_office(one.entry, office)), None)
    for number in proceedings(asked.holds, run):
        yield next((one for one in latest if about_proceeding(one.entry, number)), None)
    for call in parts(asked.holds):
        if isinstance(call, Call) and call.function in OF_NORMS:
            yield next((one for one in latest if about_norm(one.entry, call)), None)


OF_NORMS: dict[str, tuple[type, ...]] = {
    "due": (DutyArose, DutyEnded),
    "moot": (DutyArose, DutyEnded),
    "overdue": (DutyArose, DutyEnded, Breached, Disregarded),
    "alleged": (Breached, BreachFound),
    "breached": (Breached, BreachFound),
    "disregarded": (Disregarded,),
    "irregular": (Irregular,),
}
"""What is asked of norms, and the entries that make it so."""


def about_norm(entry: object, call: Call) -> bool:
    """Whether an entry says what a function asks about a norm, of whoever it asks about."""
    if not isinstance(entry, OF_NORMS[call.function]):
        return False
    name = getattr(entry, "norm", getattr(entry, "act", None))
    who = getattr(entry, "bearer", getattr(entry, "actor", None))
    asked = call.by.name if isinstance(call.by, Entity) else who
    return (name, who) == (call.subject, asked)


def about_office(entry: object, office: str) -> bool:
    """Whether an entry says who holds the office, or until when."""
    return isinstance(entry, Installed | Vacated | Elected) and entry.office == office


def about_proceeding(entry: object, number: int) -> bool:
    """Whether an entry says how the proceeding stands."""
    steps = StageBegan | StageEnded | ProceedingEnded | Opened
    return isinstance(entry, steps) and entry.proceeding == number


def offices(one: Expression, run: Run) -> list[str]:
    """The offices that an expression names, each once."""
    named = [part.office for part in parts(one) if isinstance(part, Holder)]
    for part in parts(one):
        if isinstance(part, Call) and part.subject is not None:
            if isinstance(run.trial.law.declarations.get(part.subject), Office):
                named.append(part.subject)
    return list(dict.fromkeys(named))


def proceedings(one: Expression, run: Run) -> list[int]:
    """The proceedings that an expression names, or the latest of a procedure it names."""
    numbers = {name: number for number, name in run.names.items()}
    found = []
    for part in parts(one):
        if isinstance(part, Variable) and part.name in numbers:
            found.append(numbers[part.name])
        elif isinstance(part, Call) and part.function == "last":
            found += [
                each.number for each in run.state.proceedings if each.procedure == part.subject
            ][::-1]
    return list(dict.fromkeys(found))


def parts(one: Any) -> Iterator[Expression]:
    """An expression and all within it."""
    if isinstance(one, Expression):
        yield one
        for field in attrs.fields(type(one)):
            yield from parts(getattr(one, field.name))
    elif isinstance(one, tuple):
        for each in one:
            yield from parts(each)
