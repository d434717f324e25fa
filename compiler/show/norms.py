"""The lines of norms: conditions, stages, effects, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from charterlang.compiler.ir.norms import Effect, Norm, Outcome, Stage
from charterlang.compiler.ir.organs import Conductor
from charterlang.compiler.ir.regimes import Lapse
from charterlang.compiler.show import written
from charterlang.compiler.show.line import Line, Lines, conditions, parameters
from charterlang.compiler.show.votes import voting


def norm(one: Norm, zone: str) -> Lines:
    holder = f" of {written.actors(one.holder)}" if one.holder else ""
    act = f' to "{written.words(one.act, zone)}"' if one.act else ""
    yield Line(one.place, f"{one.kind} {one.name}{parameters(one.parameters)}{holder}{act}", 0)
    yield from conditions("commences when", one.commences, zone)
    yield from conditions("when", one.when, zone)
    end = one.lapses.place if one.lapses is not None else None
    yield from conditions("unless", tuple(each for each in one.unless if each.place != end), zone)
    if one.lapses is not None:
        yield Line(one.lapses.place, f"lapses {lapse(one.lapses, zone)}")
    yield from conditions("require", one.require, zone)
    if one.within:
        place = attrs.evolve(one.place, span=one.within.span)
        yield Line(place, f"within {written.expression(one.within, zone)}")
    if one.force:
        yield Line(one.force.place, f"force {written.expression(one.force.grade, zone)}")
    yield from conductor(one.conducted, zone, 1)
    for of in one.stages:
        yield from stage(of, zone)
    for late in one.late:
        yield from conditions("late when", (late,), zone)
    yield from conditions("should", one.should, zone)
    for effect in one.effects:
        yield Line(effect.place, f"effect {effected(effect, zone)}")
    for effect in one.breach:
        yield Line(effect.place, f"breach {effected(effect, zone)}")
    for word, acts in (("forbids", one.forbids), ("permits", one.permits)):
        for about in acts:
            yield Line(about.place, f"{word} {written.called(about.act, about.arguments, zone)}")
    yield from outcomes(one.outcomes, zone, 1)


def lapse(one: Lapse, zone: str) -> str:
    """`after 7 days unless C`."""
    kept = f" unless {written.expression(one.unless, zone)}" if one.unless is not None else ""
    return f"after {written.expression(one.after, zone)}{kept}"


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
        if word in said and word != "needs" and (at.clause, at.span.line) not in heads
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
    yield from conductor(of.conducted, zone, 2)
    if of.when is not None:
        yield from conditions("when", (of.when,), zone, 2)
    yield from outcomes(of.outcomes, zone, 2)


def conductor(of: Conductor | None, zone: str, depth: int) -> Lines:
    if of is not None:
        within = f" within {written.expression(of.within, zone)}" if of.within is not None else ""
        yield Line(of.place, f"conducted by {written.actors(of.by)}{within}", depth)


def modifiers(of: Stage, zone: str) -> Iterator[tuple[str, str]]:
    """The modifiers of a stage, by the names of its properties."""
    show: Callable[..., str] = written.expression
    if of.by:
        yield "by", f"by {written.actors(of.by)}"
    if of.bodies:
        yield "in", f"in {', '.join(of.bodies)}"
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
    if one.verb in ("set", "extend", "proceed"):
        return guarded(one, " ".join((one.verb, *object_of(one, zone))), zone)
    parts: list[str] = [one.verb]
    if one.subject is not None:
        parts.append(written.expression(one.subject, zone))
    if one.organ is not None:
        parts += [PREPOSITIONS[one.verb]] if one.verb in PREPOSITIONS else []
        parts.append(written.called(one.organ, one.arguments, zone))
    if one.actors is not None:
        parts.append(written.actors(one.actors))
    if one.message is not None:
        parts.append(f'{"to" if one.verb == "oblige" else "that"} "{one.message}"')
    if one.within is not None:
        parts.append(f"within {written.expression(one.within, zone)}")
    return guarded(one, " ".join(parts), zone)


def guarded(one: Effect, said: str, zone: str) -> str:
    """The effect with its `if`."""
    return f"{said} if {written.expression(one.guard, zone)}" if one.guard is not None else said


def object_of(one: Effect, zone: str) -> tuple[str, ...]:
    """What stands behind the verb of an effect that sets, extends or leads on."""
    if one.verb == "proceed":
        return ("to", one.message or "")
    if one.verb == "extend" and one.organ is None:
        to = f" to {written.expression(one.within, zone)}" if one.within is not None else ""
        return (f"by {written.actors(one.actors) if one.actors else ''}{to}",)
    value = written.expression(one.subject, zone) if one.subject is not None else ""
    organ = written.called(one.organ or "", one.arguments, zone)
    return (organ, "to" if one.verb == "set" else "by", value)
