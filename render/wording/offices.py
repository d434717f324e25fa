"""Offices in sentences: how they are filled, for how long, and what follows when they fall vacant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.expressions import Call, Expression
from charterlang.compiler.ir.instrument import Assumption
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Filling, Office, Term, Vacancy
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    bodies,
    conditions,
    english,
    parties,
    readings,
    standing_in,
    stated,
    titles,
    values,
    voters,
)


def sentences(passage: Passage, office: Office, said: Sequence[str]) -> Iterator[str]:
    """The sentences that state these properties of an office."""
    whole, role = titles.mention(passage, office.name), titles.role(passage, office.name)
    if "head" in said and not _is_ex_officio(office, said):
        of = parties.of_legal_person(passage)
        holder = english.a(titles.people(passage, office.kind, 1)) if office.kind else "one person"
        yield f"the office of {role}{of} is held by {holder}"
    if "founding" in said and office.founding:
        yield bodies.first(passage, f"first holders of the office of {role}", f"first {role}",
                           office.founding)  # fmt: skip
    if "filled" in said and office.filled:
        yield from _filled(passage, office, office.filled)
    if "eligible" in said:
        lines = stated.standing(office.eligible, passage.here)
        yield from bodies.eligible(passage, office.kind, f"hold the office of {role}", lines)
    if "term" in said and office.term:
        yield from _term(passage, whole, office.term)
    if "vacated" in said:
        lines_here = stated.standing(office.vacated, passage.here)
        yield from parties.routes(passage, f"the office of {role} falls vacant", lines_here)
    if "vacancy" in said and office.vacancy:
        yield from _vacancy(passage, office, office.vacancy)
    yield from standing_in.of_office(passage, office, said)
    if "accountable" in said and office.accountable:
        yield f"{whole} is accountable to {titles.mention(passage, office.accountable.to)}"
    if "require" in said:
        inner = passage.naming(holder=titles.mention(passage, office.name))
        yield from parties.required(inner, stated.standing(office.require, passage.here))


def _is_ex_officio(office: Office, said: Sequence[str]) -> bool:
    """Whether the holder of another office holds it, so that nothing more need be said."""
    ex_officio = office.filled is not None and office.filled.ex_officio is not None
    return ex_officio and "filled" in said and office.kind is None


def _filled(passage: Passage, office: Office, filling: Filling) -> Iterator[str]:
    whole, role = titles.mention(passage, office.name), titles.role(passage, office.name)
    if filling.ex_officio is not None:
        yield f"{titles.mention(passage, filling.ex_officio)} is {whole} ex officio"
        return
    norm = passage.find(filling.by, Norm)
    if norm is None:
        return
    body = voters.body_of(passage, norm)
    by = f" by {titles.mention(passage, body.name)}" if body else ""
    opening = acts.opens_itself(norm)
    if opening:
        yield f"{whole} is elected{by}{acts.under(passage, norm.name)}"
        yield from _elections(passage, office, filling, body)
    else:
        yield f"the office of {role} is filled by {acts.way(passage, norm.name)}"
        yield from _regular(passage, filling, "it is filled again", "it is filled again")
        if filling.within is not None:
            within = values.value(passage, filling.within)
            yield f"it is first filled within {within} after {_composed(passage, body)}"


def _elections(
    passage: Passage, office: Office, filling: Filling, body: Body | None
) -> Iterator[str]:
    """When the first election and the regular ones are held."""
    composed = _composed(passage, body)
    late = ""
    if filling.within is not None:
        late = f", and no later than {values.value(passage, filling.within)} after that"
    if office.founding is None:
        yield f"the first election opens as soon as {composed}{late}"
    yield from _regular(passage, filling, "each later election is held", "a new election is held")


def _composed(passage: Passage, body: Body | None) -> str:
    """The moment from which an office can be filled: its electors are there."""
    seats = next((one for one in body.seats if one.sort == "appointed"), None) if body else None
    if body is not None and seats is not None:
        appointer = titles.member(passage, seats.of)
        return f"every {appointer} has appointed {english.a(titles.member(passage, body.name))}"
    return f"{parties.instrument(passage)} enters into force"


def _regular(passage: Passage, filling: Filling, over: str, every: str) -> Iterator[str]:
    if filling.over is not None:
        when = values.value(passage, filling.over)
        yield f"{over} {'over' if _weekend(passage, filling.over) else 'from'} {when}"
        if filling.every is not None:
            yield f"such elections are {values.value(passage, filling.every)} apart"
    elif filling.every is not None:
        length = values.value(passage, filling.every)
        yield f"{every} {english.every(length)}, timed to end when the running term does"


def _weekend(passage: Passage, over: Expression) -> bool:
    """Whether the date is that of a weekend, over which things are held."""
    match over:
        case Call("last_weekend_before"):
            return True
        case Expression():
            name = getattr(over, "name", None)
            assumption = passage.find(name, Assumption)
            means = assumption.reading.means if assumption else None
            return isinstance(means, Expression) and _weekend(passage, means)


def _term(passage: Passage, whole: str, term: Term) -> Iterator[str]:
    length = values.value(passage, term.length)
    match term.renewals:
        case None:
            again = "may be renewed any number of times"
        case 0:
            again = "may not be renewed"
        case count:
            again = f"may be renewed {english.times(count)}"
    yield f"the term of {whole} is {length} from the assumption of the office, and {again}"


def _vacancy(passage: Passage, office: Office, vacancy: Vacancy) -> Iterator[str]:
    role = titles.role(passage, office.name)
    norm = passage.find(vacancy.by, Norm)
    within = ""
    if vacancy.within is not None:
        within = f", to be over within {values.value(passage, vacancy.within)}"
    if norm is not None and acts.opens_itself(norm):
        what = f"an election{acts.under(passage, vacancy.by)} opens at once{within}"
    else:
        what = f"it is filled by {acts.way(passage, vacancy.by)}{within}"
    yield f"if the office of {role} falls vacant before a term has run out, {what}"
    yield from _successor(passage, vacancy)


def _successor(passage: Passage, vacancy: Vacancy) -> Iterator[str]:
    """What term the successor serves."""
    rest = "the successor serves the rest of that term"
    only = readings.settled(passage, vacancy.remainder_if) if vacancy.remainder_if else None
    always = readings.truth(only) if only is not None else True
    if not vacancy.remainder or always is False:
        yield "the successor serves a full term"
        return
    next_term = ""
    if vacancy.next_term is not None:
        when = conditions.condition(passage, vacancy.next_term)
        next_term = f", and the next one too if {when}"
    if only is None or always:
        yield rest + next_term
    else:
        when = conditions.condition(passage, only)
        yield f"if {when}, {rest}{next_term}; otherwise the successor serves a full term"
