"""What a line rests on: clauses, facts with who reported them, readings, presumptions."""

from __future__ import annotations

from collections.abc import Iterable

from charterlang.compiler.ir.expressions import Constant, Expression
from charterlang.compiler.ir.instrument import Assumption, Fact, Instrument, Reading
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.findings import Evidence, Ground
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.reliance import Reliance
from charterlang.interpreter.why.explanation import Point, Section


def clauses(many: Iterable[str]) -> Section:
    """The authority, the most specific first."""
    return Section("Clauses", tuple(Point(one, one) for one in dict.fromkeys(many) if one))


def refusal(grounds: Iterable[Ground], naming: Naming, heading: str = "Refused because") -> Section:
    """Each ground of a refusal: how far it was from being admitted, and what to do about it."""
    return Section(heading, tuple(ground(one, naming) for one in grounds))


def ground(one: Ground, naming: Naming) -> Point:
    """A ground, with its distance, the facts read for it, and the remedy."""
    below = [f"how far: {one.distance}"] if one.distance else []
    below += [point.text for point in facts(one.read, naming).points]
    below += [f"remedy: {one.remedy}"] if one.remedy else []
    return Point(one.reason, one.clauses[0] if one.clauses else "", tuple(below))


def facts(read: Iterable[Evidence], naming: Naming) -> Section:
    """The facts that were read: their values, and how they are known."""
    return Section("Facts", tuple(Point(fact(one, naming), one.clause) for one in read))


def fact(one: Evidence, naming: Naming) -> str:
    """`notified (recall): true, reported by Kim on 2 February 2026 10:00`."""
    if one.field:
        about = f"{wording.title(naming.law, one.fact)} of {naming.values(one.arguments)}"
    else:
        given = f" ({naming.values(one.arguments)})" if one.arguments else ""
        about = f"{wording.title(naming.law, one.fact)}{given}"
    return f"{about}: {naming.value(one.value)}, {known(one, naming)}".replace(
        ": unknown, unknown", ": unknown"
    )


def known(one: Evidence, naming: Naming) -> str:
    """How a fact is known."""
    match one.source:
        case "presumed":
            return "presumed, as nobody has reported it"
        case "missing":
            return "unknown, as nobody has reported it"
        case "given":
            return "given from the start"
        case "stated":
            return "as the law states it"
        case "reported":
            by = f" by {naming.who(one.by)}" if one.by else ""
            on = f" on {naming.instant(one.at)}" if one.at else ""
            return f"reported{by}{on}"


def readings(rests: Reliance, law: Instrument) -> Section:
    """The readings that were chosen, with the others that could be, and the reasons."""
    points = []
    for name, chosen in rests.assumptions:
        declared = law.declarations.get(name)
        if isinstance(declared, Assumption):
            points.append(assumption(declared, chosen, law))
    return Section("Readings it rests on", tuple(points))


def assumption(one: Assumption, chosen: str, law: Instrument) -> Point:
    """An assumption: what it is about, how it is read, how else it might be, and why."""
    others = [other for other in one.readings if other.name != chosen]
    taken = next(reading for reading in one.readings if reading.name == chosen)
    below = [f"read as: {reading_words(taken, law)}"]
    below += [f"else: {reading_words(other, law)}   --assume {one.name}={other.name}"
              for other in others]  # fmt: skip
    if one.because is not None:
        below.append(f"because: {wording.words(law, one.because)}")
    return Point(f"{one.title.text} ({one.name})", one.place.clause, tuple(below))


def reading_words(one: Reading, law: Instrument) -> str:
    """A reading by its name, and what it means."""
    match one.means:
        case _ if one.title is not None:
            means = one.title
        case Constant(value=str() as text):
            means = text
        case Expression() as expression:
            means = phrasing.expression(law, expression)
        case Base() as base:
            means = phrasing.base(law, base)
        case Rule() as rule:
            means = phrasing.rule(law, rule)
        case str() as name:
            means = wording.title(law, name)
    return f"{one.name}: {means}"


def presumptions(rests: Reliance, law: Instrument) -> Section:
    """What was presumed because nobody reported it."""
    points = []
    for name in rests.presumptions:
        declared = law.declarations.get(name)
        clause = declared.place.clause if declared else ""
        points.append(
            Point(wording.title(law, name), clause, (f"until somebody reports it: report {name}…",))
        )
    return Section("Presumptions it rests on", tuple(points))


def known_reading(law: Instrument, name: str, chosen: str) -> str:
    """`counted = voted (whom a result considers: votes cast)`."""
    declared = law.declarations.get(name)
    if not isinstance(declared, Assumption):
        return f"{name} = {chosen}"
    taken = next(reading for reading in declared.readings if reading.name == chosen)
    means = reading_words(taken, law).partition(": ")[2]
    on = f"  [{declared.place.clause}]" if declared.place.clause else ""
    return f"{name} = {chosen} ({declared.title.text}: {means}){on}"


def presumed(law: Instrument, name: str) -> str:
    """`reasonable_time (a reasonable time: 6 hours)`."""
    declared = law.declarations.get(name)
    if not isinstance(declared, Fact) or declared.presumed is None:
        return name
    value = phrasing.expression(law, declared.presumed)
    on = f"  [{declared.place.clause}]" if declared.place.clause else ""
    return f"{name} ({declared.title.text}: {value}){on}"
