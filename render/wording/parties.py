"""The parties in sentences: who founds the legal person, who joins and who leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.organs import Condition, Parties, Route
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, conditions, english, readings, stated, titles


def sentences(passage: Passage, parties: Parties, said: Sequence[str]) -> Iterator[str]:
    """The sentences that state these properties of the parties."""
    one = titles.member(passage, parties.name)
    if "founding" in said and parties.founding:
        named = english.series([titles.mention(passage, each) for each in parties.founding.members])
        many = len(parties.founding.members) > 1
        noun = titles.members(passage, parties.name) if many else one
        yield f"the founding {noun}{of_legal_person(passage)} {'are' if many else 'is'} {named}"
    if "head" in said and ("founding" not in said or _kind_unsaid(passage, parties)):
        kind = titles.people(passage, parties.kind, 1) if parties.kind else "member"
        yield f"every {one}{of_legal_person(passage)} is {english.a(kind)}"
    if "joins" in said:
        who = titles.people(passage, parties.kind, 1)
        lines = stated.standing(parties.joins, passage.here)
        change = f"{english.a(who)} becomes {english.a(one)}"
        yield from routes(passage, change, lines, f"that {marks.bare(who)}")
    if "leaves" in said:
        lines = stated.standing(parties.leaves, passage.here)
        change = f"{english.a(one)} ceases to be one"
        yield from routes(passage, change, lines, f"that {marks.bare(one)}")
    if "require" in said:
        inner = passage.naming(member=f"any {marks.bare(one)}")
        yield from required(inner, stated.standing(parties.require, passage.here))


def of_legal_person(passage: Passage) -> str:
    """` of the Harbour League`; nothing where no legal person is established."""
    legal = passage.instrument.establishes
    return f" of {titles.mention(passage, legal[0])}" if legal else ""


def instrument(passage: Passage) -> str:
    """The instrument as it speaks of itself: `this treaty`."""
    return f"this {passage.instrument.form}"


def _kind_unsaid(passage: Passage, parties: Parties) -> bool:
    """Whether the title leaves open of what kind they are; that of `member state` does not."""
    if parties.kind is None:
        return False
    kind, title = titles.title(passage, parties.kind), titles.title(passage, parties.name)
    return kind.lower() not in title.lower().split()


def routes(
    passage: Passage, change: str, lines: Sequence[Route], again: str = "the holder"
) -> Iterator[str]:
    """`A state becomes a member state by accession, or as soon as it …`.

    `again` is what the member is called when it is spoken of again.
    """
    inner = passage.naming(member=again, candidate=again)
    ways = [way for line in lines if (way := _way(passage, line))]
    edges = [readings.settled(passage, line.when) for line in lines if line.when is not None]
    edges = [one for one in edges if readings.truth(one) is not False]
    if ways and edges:
        yield conditions.listed(
            inner, f"{change} {english.series(ways, 'or')}, or as soon as", edges, "or"
        )
    elif edges:
        yield conditions.listed(inner, f"{change} as soon as", edges, "or")
    elif ways:
        yield f"{change} {english.series(ways, 'or')}"


def _way(passage: Passage, line: Route) -> str | None:
    if line.act is None:
        return None
    if line.sort == "ex officio":
        return f"by holding the office of {titles.role(passage, line.act)}"
    return f"by {acts.way(passage, line.act)}"


def required(passage: Passage, lines: Sequence[Condition]) -> Iterator[str]:
    """What must hold after whatever is done; `member` and `holder` are named by the passage."""
    for one in readings.open_conditions(passage, lines):
        yield f"an act is void if as a result of it {conditions.condition(passage, one, negated=True)}"
