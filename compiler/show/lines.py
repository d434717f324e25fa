"""Each line of a declaration, with the clause that makes it law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

import attrs

from charterlang.compiler.ir.expressions import Cases
from charterlang.compiler.ir.instrument import (
    Assumption,
    Declaration,
    Definition,
    Fact,
    Kind,
    Reading,
    Threshold,
)
from charterlang.compiler.ir.norms import Effect, Norm, Outcome, Parameter, Stage
from charterlang.compiler.ir.organs import (
    Body,
    Condition,
    Filling,
    Office,
    Parties,
    Route,
    Seats,
    Tie,
    Title,
    Vacancy,
    Voting,
)
from charterlang.compiler.ir.place import Place
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.compiler.show import written


@attrs.frozen
class Line:
    """A line as it would be written, `depth` steps under the head."""

    place: Place
    text: str
    depth: int = 1


Lines = Iterator[Line]


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
        case _:
            assert_never(one)


def titled(title: Title | None, name: str) -> str:
    """The title, if one is declared."""
    if title is None or title.text == name.replace("_", " "):
        return ""
    return f' "{title.text}"'


def parameters(of: tuple[Parameter, ...]) -> str:
    """`(p: person, m: matter)`."""
    return f"({', '.join(f'{one.name}: {one.type}' for one in of)})" if of else ""


# ── vocabulary


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
    yield Line(one.place, f"assume {one.name}{titled(one.title, one.name)}", 0)
    if one.because is not None:
        yield Line(one.place, f'because "{written.words(one.because, zone)}"')
    for reading in one.readings:
        chosen = "   ← the reading chosen" if reading.name == one.chosen else ""
        yield Line(one.place, f"{reading.name} means {meaning(reading, zone)}{chosen}")


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


# ── organs


def organ(one: Parties | Body | Office, zone: str) -> Lines:
    word = {"Parties": "parties", "Body": "body", "Office": "office"}[type(one).__name__]
    of = f" of {one.kind}" if one.kind else ""
    yield Line(one.place, f"{word} {one.name}{titled(one.title, one.name)}{of}", 0)
    if one.founding:
        yield Line(one.founding.place, f"founding {', '.join(one.founding.members)}")
    match one:
        case Parties():
            yield from routes("joins", one.joins, zone)
            yield from routes("leaves", one.leaves, zone)
        case Body():
            yield from body(one, zone)
        case Office():
            yield from office(one, zone)
    yield from conditions("require", one.require, zone)


def body(one: Body, zone: str) -> Lines:
    for line in one.seats:
        yield Line(line.place, f"seats {seats(line, zone)}")
    if one.size:
        limit = "" if one.size.limit == "exactly" else f"{one.size.limit} "
        yield Line(one.size.place, f"size {limit}{one.size.number}")
    yield from routes("joins", one.joins, zone)
    yield from routes("leaves", one.leaves, zone)
    if one.electors:
        each = f"for each {one.electors.each}" if one.electors.each else "each"
        caster = f", cast by {one.electors.caster}" if one.electors.caster else ""
        weight = written.expression(one.electors.weight, zone)
        yield Line(one.electors.place, f"votes {weight} {each}{caster}")
    if one.demand:
        yield Line(one.demand.place, f"motion by {written.actors(one.demand.by)}")
    yield from voting(one.voting, zone)
    yield from outcomes(one.outcomes, zone, 1)
    yield from conditions("eligible", one.eligible, zone)
    if one.accountable:
        yield Line(one.accountable.place, f"accountable to {one.accountable.to}")


def office(one: Office, zone: str) -> Lines:
    if one.filled:
        yield Line(one.filled.place, f"filled {filling(one.filled, zone)}")
    yield from routes("vacated", one.vacated, zone)
    if one.term:
        again = {None: ", renewable", 0: ", not renewable"}.get(one.term.renewals)
        times = "time" if one.term.renewals == 1 else "times"
        again = again or f", renewable {one.term.renewals} {times}"
        yield Line(one.term.place, f"term {written.expression(one.term.length, zone)}{again}")
    if one.vacancy:
        yield Line(one.vacancy.place, f"vacancy {vacancy(one.vacancy, zone)}")
    yield from conditions("eligible", one.eligible, zone)
    if one.accountable:
        yield Line(one.accountable.place, f"accountable to {one.accountable.to}")


def seats(one: Seats, zone: str) -> str:
    where = f" where {written.expression(one.where, zone)}" if one.where else ""
    match one.sort:
        case "appointed":
            return f"{one.number or 'any number'} appointed by each {one.of}"
        case "for each":
            return f"{one.number} for each {one.of}"
        case "ex officio":
            return f"ex officio {one.of}"
        case "every":
            return f"every {one.of}{where}"


def routes(word: str, of: tuple[Route, ...], zone: str) -> Lines:
    for one in of:
        when = f"when {written.expression(one.when, zone)}" if one.when else ""
        yield Line(one.place, f"{word} {when or f'{one.sort} {one.act}'}")


def filling(one: Filling, zone: str) -> str:
    if one.ex_officio:
        return f"ex officio {one.ex_officio}"
    return f"by {one.by}" + timing(
        ("every", one.every), ("over", one.over), ("within", one.within), zone=zone
    )


def timing(*parts: tuple[str, object], zone: str) -> str:
    """` every 6 months over …`, of those that are said."""
    return "".join(
        f" {word} {written.expression(said, zone)}"  # type: ignore[arg-type]  # expressions
        for word, said in parts
        if said is not None
    )


def vacancy(one: Vacancy, zone: str) -> str:
    text = f"by {one.by}" + timing(("within", one.within), zone=zone)
    if one.remainder:
        text += " for remainder" + timing(("if", one.remainder_if), zone=zone)
    if one.next_term is not None:
        text += f", next term when {written.expression(one.next_term, zone)}"
    return text


def conditions(word: str, of: Iterable[Condition], zone: str, depth: int = 1) -> Lines:
    for one in of:
        yield Line(one.place, f"{word} {written.expression(one.holds, zone)}", depth)


def voting(of: Voting, zone: str, depth: int = 1) -> Lines:
    if of.needs:
        yield Line(of.needs.place, f"needs {written.rule(of.needs.rule, zone)}", depth)
    if of.quorum:
        yield Line(of.quorum.place, f"quorum {written.rule(of.quorum.rule, zone)}", depth)
    if of.counts:
        yield Line(of.counts.place, f"counts {written.base(of.counts.base)}", depth)
    if of.rounding:
        yield Line(of.rounding.place, f"rounded {of.rounding.direction}", depth)
    if of.abstention:
        yield Line(of.abstention.place, f"abstention {of.abstention.sort}", depth)
    if of.tie:
        yield Line(of.tie.place, f"tie {tie(of.tie)}", depth)
    if of.window:
        limit = "" if of.window.limit == "exactly" else f"{of.window.limit} "
        length = written.expression(of.window.length, zone)
        yield Line(of.window.place, f"window {limit}{length}", depth)
    for one in of.early:
        when = f" when {written.expression(one.when, zone)}" if one.when else ""
        but = f" except {', '.join(one.excepted)}" if one.excepted else ""
        yield Line(one.place, f"closes early{when}{but}", depth)


def tie(of: Tie) -> str:
    return f"{of.by} decides" if of.sort == "decides" else of.sort


# ── norms


def norm(one: Norm, zone: str) -> Lines:
    holder = f" of {written.actors(one.holder)}" if one.holder else ""
    act = f' to "{written.words(one.act, zone)}"' if one.act else ""
    yield Line(one.place, f"{one.kind} {one.name}{parameters(one.parameters)}{holder}{act}", 0)
    yield from conditions("when", one.when, zone)
    yield from conditions("unless", one.unless, zone)
    yield from conditions("require", one.require, zone)
    if one.within:
        place = attrs.evolve(one.place, span=one.within.span)
        yield Line(place, f"within {written.expression(one.within, zone)}")
    for of in one.stages:
        yield from stage(of, zone)
    for effect in one.effects:
        yield Line(effect.place, f"effect {effected(effect, zone)}")
    yield from outcomes(one.outcomes, zone, 1)


def stage(of: Stage, zone: str) -> Lines:
    """A stage in each clause that says something of it, modifiers on its first line."""
    said = dict(modifiers(of, zone))
    named = (
        of.kind
        if of.name == of.kind or of.name.startswith(f"{of.kind}_")
        else (f"{of.kind} {of.name}")
    )
    below: list[Line] = []
    for place in of.places:
        here = [
            said[word]
            for word, at in of.properties
            if word in said and (at.clause, at.span.line) == (place.clause, place.span.line)
        ]
        yield Line(place, " ".join([named, *here]))
    heads = {(place.clause, place.span.line) for place in of.places}
    below += [
        Line(at, said[word], 2)
        for word, at in of.properties
        if word in said and (at.clause, at.span.line) not in heads
    ]
    below += [
        line
        for line in voting(of.voting, zone, 2)
        if (line.place.clause, line.place.span.line) not in heads
    ]
    yield from below
    yield from conditions("eligible", of.eligible, zone, 2)
    if of.per_nominator is not None:
        yield Line(of.place_of("limit"), f"limit {of.per_nominator}", 2)
    if of.acceptance is not None:
        yield Line(of.acceptance, "acceptance", 2)
    if of.when is not None:
        yield from conditions("when", (of.when,), zone, 2)
    yield from outcomes(of.outcomes, zone, 2)


def modifiers(of: Stage, zone: str) -> Iterator[tuple[str, str]]:
    """The modifiers of a stage, by the names of its properties."""
    show: Callable[..., str] = written.expression
    if of.by:
        yield "by", f"by {written.actors(of.by)}"
    if of.body:
        yield "in", f"in {of.body}"
    if of.length:
        yield "length", f"{'' if of.limit == 'exactly' else f'{of.limit} '}{show(of.length, zone)}"
    if of.within:
        yield "within", f"within {show(of.within, zone)}"
    if of.method:
        yield "method", f"using {of.method}"
    if of.voting.needs:
        yield "needs", f"needs {written.rule(of.voting.needs.rule, zone)}"
    if of.recusing:
        yield "recusing", f"recusing {show(of.recusing, zone)}"
    if of.titled:
        yield "titled", f'titled "{of.titled}"'


def outcomes(of: tuple[Outcome, ...], zone: str, depth: int) -> Lines:
    for one in of:
        if len(one.effects) == 1:
            yield Line(one.place, f"{one.of} {effected(one.effects[0], zone)}", depth)
            continue
        yield Line(one.place, one.of, depth)
        for effect in one.effects:
            yield Line(effect.place, effected(effect, zone), depth + 1)


PREPOSITIONS = {
    "admit": "to",
    "reinstate": "to",
    "remove": "from",
    "suspend": "from",
    "install": "as",
}


def effected(one: Effect, zone: str) -> str:
    """`install winner as chair if C`."""
    parts: list[str] = [one.verb]
    if one.subject is not None:
        parts.append(written.expression(one.subject, zone))
    if one.organ is not None:
        parts += [PREPOSITIONS[one.verb]] if one.verb in PREPOSITIONS else []
        parts.append(written.called(one.organ, one.arguments, zone))
    if one.actors is not None:
        parts.append(written.actors(one.actors))
    if one.message is not None:
        parts.append(f'that "{one.message}"')
    if one.guard is not None:
        parts.append(f"if {written.expression(one.guard, zone)}")
    return " ".join(parts)
