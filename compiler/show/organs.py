"""The lines of parties, bodies and offices, and of their votes."""

from __future__ import annotations

from charterlang.compiler.ir.organs import (
    Body,
    Filling,
    Founding,
    Office,
    Parties,
    Route,
    Seats,
    Vacancy,
)
from charterlang.compiler.show import offices, written
from charterlang.compiler.show.line import Line, Lines, conditions, titled
from charterlang.compiler.show.norms import outcomes
from charterlang.compiler.show.votes import voting


def organ(one: Parties | Body | Office, zone: str) -> Lines:
    word = {"Parties": "parties", "Body": "body", "Office": "office"}[type(one).__name__]
    of = f" of {one.kind}" if one.kind else ""
    yield Line(one.place, f"{word} {one.name}{titled(one.title, one.name)}{of}", 0)
    if one.founding:
        yield Line(one.founding.place, f"founding {founders(one.founding)}")
    match one:
        case Parties():
            yield from routes("joins", one.joins, zone)
            yield from routes("leaves", one.leaves, zone)
        case Body():
            yield from body(one, zone)
        case Office():
            yield from office(one, zone)
    yield from conditions("require", one.require, zone)


def founders(of: Founding) -> str:
    """The first members, or the assumptions that name them."""
    by = {member: name for name, member in of.assumed}
    return ", ".join(by.get(one, one) for one in of.members)


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
    yield from offices.stand_ins("presided by", one.presided, zone)
    yield from offices.incompatible(one.incompatible, zone)


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
    yield from offices.succession(one.succession)
    yield from offices.stand_ins("acting", one.acting, zone)
    yield from offices.delegates(one.delegates)
    yield from offices.incompatible(one.incompatible, zone)


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
