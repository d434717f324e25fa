"""A declaration, gathered from all the clauses that make it: `charter show NAME`.

Since `also` spreads one thing over clauses, this is where it is seen as one: each line with its
clause, then the assumptions it rests on, and what uses it.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import Assumption, Instrument
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.ratification import NOTICE, RATIFICATION
from charterlang.compiler.ir.regimes import Regime
from charterlang.compiler.show.line import Line
from charterlang.compiler.show.lines import lines, meaning, notices
from charterlang.compiler.show.sponsors import sponsors
from charterlang.compiler.show.uses import parts, providing, used_by, uses, worded

WIDEST = 100
SPONSORS = "sponsors"


def shown(law: Instrument, name: str) -> bool:
    """Whether there is anything of that name to show."""
    return name in law.declarations or (name == SPONSORS and any(sponsors(law)))


def show(law: Instrument, name: str) -> str:
    """All that is said of a declaration, and by whom it is used; or who submitted which clause."""
    if name == SPONSORS and name not in law.declarations:
        return "\n".join(sponsors(law))
    sections = [
        list(gathered([*declared(law, name), *nested(law, name)], law, name)),
        list(assumed(law, name)),
        list(users(law, name)),
    ]
    return "\n\n".join("\n".join(section) for section in sections if section)


def gathered(of: list[Line], law: Instrument, name: str) -> Iterator[str]:
    """The lines, the clause of each in a column at the left; a heading for each article."""
    headings = dict(titles(law))
    clauses = [line.place.clause for line in of]
    width = max(len(clause) for clause in clauses)
    if name not in law.own:
        yield f"from the library in {of[0].place.span.path}"
    if (written := of[0].place.span.template) is not None:
        yield f"from the template in {written.path}, line {written.line}"
    before: tuple[str | None, str | None] = (None, None)
    for line, clause in zip(of, clauses, strict=True):
        heading = headings.get(clause)
        if heading and heading != before[0]:
            yield heading
        shown = clause if clause != before[1] else ""
        margin = f"  {shown:<{width}}  " if width else ""
        yield f"{margin}{'    ' * line.depth}{line.text}"
        before = heading or before[0], clause


def declared(law: Instrument, name: str) -> list[Line]:
    """The lines of a declaration; of one that a superior instrument provides, marked so."""
    head, *rest = lines(law.declarations[name], law.zone)
    if name in law.external:
        head = attrs.evolve(head, text=f"external {head.text}")
    return [head, *rest]


def nested(law: Instrument, name: str) -> Iterator[Line]:
    """The norms that stand in a regime, or in the ratification, as they are written in it."""
    for one in law.declarations.values():
        if isinstance(one, Norm) and frame_of(one) == name:
            if one.name == NOTICE:
                yield notices(one, law.zone)
                continue
            for line in lines(within(law, one), law.zone):
                yield attrs.evolve(line, depth=line.depth + 1)


def frame_of(norm: Norm) -> str | None:
    """The regime in which a norm stands, or the ratification."""
    return norm.regime or (RATIFICATION if norm.name.startswith(f"{RATIFICATION}.") else None)


def within(law: Instrument, norm: Norm) -> Norm:
    """A norm of a regime by its own name, and without what the regime says: that it is in force.

    What stands in the ratification is in force before the instrument is.
    """
    regime = law.declarations.get(norm.regime or "")
    about = len(regime.parameters) if isinstance(regime, Regime) else 0
    return attrs.evolve(
        norm,
        name=norm.name.rpartition(".")[2],
        parameters=norm.parameters[about:],
        when=tuple(one for one in norm.when if one.place.span != norm.place.span),
        commences=tuple(one for one in norm.commences if one.place.span != norm.place.span),
        require=tuple(one for one in norm.require if one.place.span != norm.place.span),
    )


def titles(law: Instrument) -> Iterator[tuple[str, str]]:
    """(identity, heading of its division) for each division and clause."""
    for division in parts(law.divisions):
        if not isinstance(division, Division):
            continue
        number = f" {division.number}" if division.number else ""
        said = f' "{division.heading}"' if division.heading else ""
        heading = f"{division.kind}{number}{said}"
        yield division.identity, heading
        for part in parts(tuple(one for one in division.parts if isinstance(one, Clause))):
            own = f' · "{part.heading}"' if part.heading else ""
            yield part.identity, heading + own


def assumed(law: Instrument, name: str) -> Iterator[str]:
    """The assumptions that a declaration reads, with the readings that are chosen."""
    names = resting(law, name)
    if names:
        yield "rests on"
    for each in names:
        one = law.declarations[each]
        assert isinstance(one, Assumption)
        others = [reading.name for reading in one.readings if reading.name != one.chosen]
        but = f"   (or {', '.join(others)})" if others else ""
        yield f"  {each} = {one.chosen}: {meaning(one.reading, law.zone)}{but}"


def resting(law: Instrument, name: str) -> list[str]:
    """The assumptions that a declaration reads, itself or through what it names in turn."""
    found: dict[str, None] = {}
    seen, waiting = {name}, [name]
    while waiting:
        for used in uses(law.declarations[waiting.pop(0)]):
            one = law.declarations.get(used)
            if one is None or used in seen:
                continue
            seen.add(used)
            if isinstance(one, Assumption):
                found[used] = None
            if type(one).__name__ in ("Assumption", "Definition", "Threshold", "Fact"):
                waiting.append(used)
    return list(found)


def users(law: Instrument, name: str) -> Iterator[str]:
    """Who names it: rules with their clause, then words."""
    rules = [(at, other) for at, other in used_by(name, law) if regime_of(law, other) != name]
    width = max((len(clause) for clause, _ in rules), default=0)
    if rules:
        yield "used by"
    for clause, other in rules:
        margin = f"  {clause:<{width}}" if width else ""
        yield f"{margin}  {said_of(law, other)}"
    if clauses := worded(name, law):
        yield f"named in the words of {', '.join(clauses)}"
    if clauses := providing(name, law):
        yield f"provided by {', '.join(clauses)}"
    if not rules and not clauses and not worded(name, law):
        yield "used by nothing else"


def regime_of(law: Instrument, name: str) -> str | None:
    """The regime in which a norm stands, or the ratification."""
    one = law.declarations.get(name)
    return frame_of(one) if isinstance(one, Norm) else None


def said_of(law: Instrument, name: str) -> str:
    """`power recall`; what has no name of its own goes by the words that begin it."""
    return name if " " in name else f"{word_of(law, name)} {name}"


def word_of(law: Instrument, name: str) -> str:
    """The word with which a declaration begins."""
    return lines(law.declarations[name], law.zone)[0].text.split()[0]
