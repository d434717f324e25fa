"""Who stands in the place of whom, in sentences: succession, acting and presiding, delegation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.organs import Body, Conductor, Incompatibility, Office, StandIn
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, conditions, english, readings, stated, titles, values


def of_office(passage: Passage, office: Office, said: Sequence[str]) -> Iterator[str]:
    """The sentences of the lines that are said."""
    whole, role = titles.mention(passage, office.name), titles.role(passage, office.name)
    if "succession" in said:
        yield succession(passage, office)
    if "acting" in said:
        lines = stated.standing(office.acting, passage.here)
        yield acting(passage, whole, role, lines)
    if "delegates" in said:
        lines_here = stated.standing(office.delegates, passage.here)
        to = english.series([titles.mention(passage, one.office) for one in lines_here], "or")
        yield (
            f"{whole} may delegate any power of the office to {to}, and may revoke it; "
            "a power that is delegated stays with the office"
        )
    if "incompatible" in said:
        yield from incompatible(passage, whole, office.incompatible)


def of_body(passage: Passage, body: Body, said: Sequence[str]) -> Iterator[str]:
    """The sentences of the lines that are said."""
    if "presided" in said:
        inner = passage.naming(this="the proceeding")
        lines = stated.standing(body.presided, passage.here)
        in_order = [presiding(inner, one) for one in lines]
        over = f"the meetings of {titles.mention(passage, body.name)} are presided over by"
        yield f"{over} {failing(in_order, 'by')}"
    if "incompatible" in said:
        of = english.a(titles.member(passage, body.name))
        yield from incompatible(passage, of, body.incompatible)


def failing(in_order: Sequence[str], word: str) -> str:
    """`the Chair, failing that by the Deputy Chair`."""
    return f", failing that {word} ".join(in_order)


TERMS = {True: "for the rest of the term", False: "for a full term"}
"""For how long whoever moves up serves, by whether it is for the remainder."""


def succession(passage: Passage, office: Office) -> str:
    """`if the office of Chair falls vacant, the Deputy Chair becomes Chair at once`."""
    lines = stated.standing(office.succession, passage.here)
    role = titles.role(passage, office.name)
    alike = len({one.remainder for one in lines}) == 1
    names = [
        titles.mention(passage, one.office) + ("" if alike else f" ({TERMS[one.remainder]})")
        for one in lines
    ]
    who = failing(names, "").replace("  ", " ")
    several = "," if len(names) > 1 else ""
    rest = f", {TERMS[True]}" if alike and lines[0].remainder else ""
    left = "and the office so left falls vacant"
    return (
        f"if the office of {role} falls vacant, {who}{several} becomes {role} at once{rest}, {left}"
    )


def acting(passage: Passage, whole: str, role: str, lines: Sequence[StandIn]) -> str:
    """`the Deputy Chair acts for the Chair, while …`."""
    inner = passage.naming(holder=whole)
    in_order = [f"{values.value(inner, one.person)} {_while(inner, one, role)}" for one in lines]
    powers = "exercising the powers and owing the duties of the office without holding it"
    if len(in_order) == 1:
        return f"{in_order[0].replace(' while', f' acts for {whole} while', 1)}, {powers}"
    first, *rest = in_order
    first = first.replace(" while", f" acts for {whole} while", 1)
    return f"{first}, {powers}; failing that, {failing(rest, '').replace('  ', ' ')}"


def _while(passage: Passage, one: StandIn, role: str) -> str:
    if one.when is None:
        return f"while the office of {role} is vacant"
    return f"while {conditions.condition(passage, readings.settled(passage, one.when))}"


def presiding(passage: Passage, one: StandIn) -> str:
    """`the Chair if the Chair is present`."""
    who = values.value(passage, one.person)
    if one.when is None:
        return who
    return f"{who} if {conditions.condition(passage, readings.settled(passage, one.when))}"


def conducted(passage: Passage, noun: str, line: Conductor, many: bool = False) -> str:
    """`the vote is conducted by the Chair, who opens it without delay and declares what came of it`."""
    verb, them = ("are", "them") if many else ("is", "it")
    time = "without delay"
    if line.within is not None:
        time = f"within {values.value(passage, line.within)}"
    who = acts.actors(passage, line.by)
    return f"{noun} {verb} conducted by {who}, who opens {them} {time}, closes {them} and declares the result"


def incompatible(passage: Passage, subject: str, of: tuple[Incompatibility, ...]) -> Iterator[str]:
    """`the Chair may not at the same time be a member of the Council`, and how long one has to choose."""
    lines = stated.standing(of, passage.here)
    periods = dict.fromkeys(values.value(passage, one.within) for one in lines)
    for within in periods:
        others = [
            english.a(titles.member(passage, one.organ))
            if passage.find(one.organ, Body)
            else titles.role(passage, one.organ)
            for one in lines
            if values.value(passage, one.within) == within
        ]
        yield f"{subject} may not at the same time be {english.series(others, 'or')}"
        yield (
            "whoever is chosen for the one while being the other enters upon it on giving up the "
            f"other, and the choice lapses if that is not done within {within}"
        )
