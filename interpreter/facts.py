"""The one door to the outside world: what has been reported, and what is presumed (§5, §11)."""

from __future__ import annotations

from collections.abc import Callable

from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.instrument import Fact, Kind
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.regimes import Schedule
from charterlang.interpreter import roll
from charterlang.interpreter.findings import NOTHING_KNOWN, Evidence, Finding, Source, joined
from charterlang.interpreter.reliance import Reliance
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import Report, State
from charterlang.interpreter.values import UNKNOWN, Individual, ProceedingRef, Value

Evaluate = Callable[[Expression, Scope], Finding]


def fact_of(name: str, arguments: tuple[Value, ...], scope: Scope, evaluate: Evaluate) -> Finding:
    """The value of a fact now: the last report, else what is presumed, else unknown."""
    fact = scope.state.law.declarations[name]
    if isinstance(fact, Schedule):
        return value_at(scope.state, name, arguments)
    assert isinstance(fact, Fact)
    if UNKNOWN in arguments:
        return NOTHING_KNOWN
    reports = scope.state.reports.get((name, arguments), ())
    return reported(fact, arguments, reports, scope, evaluate)


def previous(name: str, arguments: tuple[Value, ...], scope: Scope, evaluate: Evaluate) -> Finding:
    """The value of a fact before its last report; unknown of what nobody has reported."""
    fact = scope.state.law.declarations[name]
    assert isinstance(fact, Fact)
    reports = scope.state.reports.get((name, arguments), ())
    if UNKNOWN in arguments or not reports:
        missing = Evidence(name, arguments, UNKNOWN, "missing", clause=fact.place.clause)
        return Finding(UNKNOWN, read=(missing,))
    return reported(fact, arguments, reports[:-1], scope, evaluate)


def reported(
    fact: Fact,
    arguments: tuple[Value, ...],
    reports: tuple[Report, ...],
    scope: Scope,
    evaluate: Evaluate,
) -> Finding:
    """What these reports say of a fact: the last one, else what is presumed, else nothing."""
    name, clause = fact.name, fact.place.clause
    if reports:
        last = reports[-1]
        source: Source = "given" if last.given else "reported"
        piece = Evidence(name, arguments, last.value, source, last.by, last.at, clause)
        return Finding(last.value, read=(piece,))
    if fact.presumed is None:
        return Finding(
            UNKNOWN, read=(Evidence(name, arguments, UNKNOWN, "missing", clause=clause),)
        )
    presumed = evaluate(fact.presumed, Scope(scope.state))
    piece = Evidence(name, arguments, presumed.value, "presumed", clause=clause)
    resting = Finding(presumed.value, Reliance.on_presumption(name), (piece,))
    return joined((presumed, resting), presumed.value)


def value_at(state: State, name: str, row: tuple[Value, ...]) -> Finding:
    """The value of a schedule at a row: what it was set to last, else what the law states."""
    from charterlang.interpreter.evaluate import evaluate

    schedule = state.law.declarations[name]
    assert isinstance(schedule, Schedule)
    if UNKNOWN in row:
        return NOTHING_KNOWN
    if (name, row) in state.entries:
        return Finding(state.entries[name, row])
    for one in schedule.rows:
        if row == (Individual(one.at),):
            found = evaluate(one.value, Scope(state))
            piece = Evidence(name, row, found.value, "stated", clause=one.place.clause)
            return joined((found, Finding(found.value, read=(piece,))), found.value)
    return NOTHING_KNOWN


def rows(state: State, name: str) -> tuple[tuple[Value, ...], ...]:
    """The rows of a schedule: those that the law states, then those that were set beside."""
    schedule = state.law.declarations[name]
    assert isinstance(schedule, Schedule)
    stated: list[tuple[Value, ...]] = [(Individual(one.at),) for one in schedule.rows]
    more = (row for of, row in state.entries if of == name)
    return tuple(dict.fromkeys([*stated, *more]))


def field_of(state: State, subject: Value, name: str) -> Finding:
    """`p.state`, or the argument of a proceeding; an individual of that kind is its own."""
    match subject:
        case Individual(who):
            if (value := state.fields.get((who, name))) is not None:
                piece = Evidence(name, (subject,), Individual(value), "given", field=True)
                return Finding(Individual(value), read=(piece,))
            if own(state, who, name):
                return Finding(subject)
            return Finding(
                UNKNOWN, read=(Evidence(name, (subject,), UNKNOWN, "missing", field=True),)
            )
        case ProceedingRef(number) if number <= len(state.proceedings):
            one = state.proceeding(number)
            norm = state.law.declarations[one.procedure]
            assert isinstance(norm, Norm)
            for parameter, argument in zip(norm.parameters, one.arguments, strict=False):
                if parameter.name == name:
                    return Finding(argument)
            return NOTHING_KNOWN
        case _:
            return NOTHING_KNOWN


def own(state: State, who: str, field: str) -> bool:
    """Whether an individual is itself of the kind that the field gives (`Icenia.state`)."""
    return isinstance(state.law.declarations.get(field), Kind) and roll.kind_of(state, who) == field
