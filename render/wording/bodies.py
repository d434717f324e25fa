"""Bodies in sentences: of whom they are composed, who sits in them, who votes there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import assert_never

from charterlang.compiler.ir.expressions import Constant
from charterlang.compiler.ir.organs import Body, Condition, Electors, Founding, Seats
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    effects,
    english,
    parties,
    quantities,
    readings,
    relatives,
    standing_in,
    stated,
    titles,
    values,
    voters,
    voting,
)


def sentences(passage: Passage, body: Body, said: Sequence[str]) -> Iterator[str]:
    """The sentences that state these properties of a body."""
    whole = titles.mention(passage, body.name)
    if "head" in said:
        whole += parties.of_legal_person(passage)
        if "seats" not in said or not body.seats:
            yield f"{whole} is a body of {titles.people(passage, body.kind)}"
    if "seats" in said and body.seats:
        lines = seats(passage, body, stated.standing(body.seats, passage.here))
        yield english.listed(f"{whole} is composed of", lines)
    yield from _membership(passage, body, said)
    yield from standing_in.of_body(passage, body, said)
    if "votes" in said and body.electors:
        yield votes(passage, body, body.electors)
    if "motion" in said and body.demand:
        yield (
            f"unless otherwise provided, a vote of {titles.mention(passage, body.name)} is opened "
            f"on the motion of {acts.actors(passage, body.demand.by)}"
        )
    inner = passage.naming(this="the vote")
    who = voters.of_body(passage, body)
    place = voting.Held(f"a vote of {titles.mention(passage, body.name)}", who, standing=True)
    yield from voting.sentences(inner, body.voting, place, said)
    for outcome in body.outcomes:
        if outcome.of in said and effects.standing(inner, outcome.effects):
            yield voting.ended(inner, place.noun, outcome)
    if "require" in said:
        inner = passage.naming(member=f"any member of {titles.mention(passage, body.name)}")
        yield from parties.required(inner, stated.standing(body.require, passage.here))


def _membership(passage: Passage, body: Body, said: Sequence[str]) -> Iterator[str]:
    """Size, first members, ways in and out, eligibility, accountability."""
    whole, one = titles.mention(passage, body.name), titles.member(passage, body.name)
    who = english.a(titles.people(passage, body.kind, 1))
    if "founding" in said and body.founding:
        yield first(passage, f"first members of {whole}", f"first member of {whole}", body.founding)
    if "size" in said and body.size:
        limit = "" if body.size.limit == "exactly" else f"{body.size.limit} "
        count = quantities.number(Fraction(body.size.number), passage.instrument.style)
        yield f"{whole} has {limit}{count} {'member' if body.size.number == 1 else 'members'}"
    if "joins" in said:
        lines = stated.standing(body.joins, passage.here)
        again = f"that {titles.people(passage, body.kind, 1)}"
        yield from parties.routes(passage, f"{who} becomes {english.a(one)}", lines, again)
    if "leaves" in said:
        lines = stated.standing(body.leaves, passage.here)
        yield from parties.routes(
            passage, f"{english.a(one)} ceases to be one", lines, "that member"
        )
    if "eligible" in said:
        lines_here = stated.standing(body.eligible, passage.here)
        yield from eligible(passage, body.kind, f"be {english.a(one)}", lines_here)
    if "accountable" in said and body.accountable:
        yield f"{whole} is accountable to {titles.mention(passage, body.accountable.to)}"


def first(passage: Passage, many: str, one: str, founding: Founding) -> str:
    """Who is there from the beginning."""
    by = {member: name for name, member in founding.assumed}
    named = english.series(
        [
            marks.value(titles.mention(passage, each), by[each])
            if each in by
            else titles.mention(passage, each)
            for each in founding.members
        ]
    )
    several = len(founding.members) > 1
    return f"the {many} are {named}" if several else f"the {one} is {named}"


def eligible(
    passage: Passage, kind: str | None, what: str, lines: Sequence[Condition]
) -> Iterator[str]:
    """Who may be a member or hold an office: `An individual may … only if that individual …`."""
    noun = titles.people(passage, kind, 1) if kind else "person"
    again = f"that {titles.title(passage, kind) if kind and passage.declared(kind) else 'person'}"
    inner = passage.naming(candidate=again, member=again, holder=again)
    wanted = readings.open_conditions(passage, lines)
    if wanted:
        yield conditions.listed(inner, f"{english.a(noun)} may {what} only if", wanted)


def seats(passage: Passage, body: Body, lines: Sequence[Seats]) -> list[str]:
    """Of whom a body is composed, one phrase for each line."""
    return [_seat(passage, body, line) for line in lines]


def _seat(passage: Passage, body: Body, line: Seats) -> str:
    count = line.number
    people = titles.people(passage, body.kind, count)
    if count is not None:
        people = f"{quantities.number(Fraction(count), passage.instrument.style)} {people}"
    match line.sort:
        case "appointed" if count is None:
            of = english.the(titles.members(passage, line.of))
            own = "each of which may appoint any number and recall its own appointees"
            return f"{people} appointed by {of}, {own}"
        case "appointed":
            whose = f"each {titles.member(passage, line.of)}"
            return f"{people} whom {whose} appoints and may recall"
        case "for each":
            return f"{people} for each {titles.member(passage, line.of)}"
        case "ex officio":
            return f"{titles.mention(passage, line.of)}, ex officio"
        case "every":
            noun = f"every {titles.member(passage, line.of)}"
            if line.where is None:
                return noun
            personal = titles.personal(passage, line.of)
            return f"{noun} {relatives.relative(passage, line.where, 'member', personal)}"
        case _:
            assert_never(line.sort)


def votes(passage: Passage, body: Body, electors: Electors) -> str:
    """Who has votes, how many, and by whose hand."""
    there = titles.mention(passage, body.name)
    if electors.each is None:
        who, where = f"each {titles.member(passage, body.name)}", ""
    else:
        who, where = f"each {titles.member(passage, electors.each)}", f" in {there}"
    again = titles.member(passage, electors.each) if electors.each else "member"
    inner = passage.naming(member=f"that {marks.bare(again)}")
    match electors.weight:
        case Constant(Fraction() as weight):
            count = quantities.number(weight, passage.instrument.style)
            cast = f"has {count} {'vote' if weight == 1 else 'votes'}{where}"
        case weight:
            cast = f"has a number of votes{where} equal to {values.value(inner, weight)}"
    if electors.caster is None:
        return f"{who} {cast}"
    hand = titles.linked(passage, electors.caster, titles.title(passage, electors.caster))
    return f"{who} {cast}, cast by its {hand}"
