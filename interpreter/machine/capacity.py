"""In what capacity somebody acts: as a member, a holder, a party, or in the place of one (§15).

The log may name a state or whoever acts for it: an appointee in the body concerned, or the person
who casts its vote. It may name an office for its holder. What counts is the unit acted for.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from charterlang.compiler.ir.instrument import Assumption, Fact
from charterlang.compiler.ir.organs import Actors, Body, Limb, Office
from charterlang.interpreter import phrasing, roll, wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.facts import fact_of, field_of
from charterlang.interpreter.findings import Evidence, Finding, Ground, authority
from charterlang.interpreter.machine.refusals import who
from charterlang.interpreter.reliance import NOTHING, Reliance
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import Delegation, State
from charterlang.interpreter.values import Individual


@attrs.frozen
class Capacity:
    """`unit`: whom the act counts for. `limb`: the line of the law that admits it."""

    unit: str
    limb: Limb
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()
    clauses: tuple[str, ...] = ()
    """What lets one act in the place of another: beside the authority of the act itself."""


def acting(
    scope: Scope,
    actor: str,
    actors: Actors,
    clauses: tuple[str, ...],
    venue: Body | None = None,
    asleep: bool = False,
) -> Capacity | Ground:
    """The capacity in which somebody acts as one of the actors, or why there is none.

    In a `venue` a party acts by its appointees there; else by those of any body. `asleep`: those
    who are suspended too, who are bound although they may not vote.
    """
    for limb in actors.limbs:
        person = person_of(scope.state, actor)
        found = in_limb(scope, person, limb, venue)
        if found is None and asleep and suspended(scope.state, person, limb):
            found = Capacity(person, limb)
        if found is not None:
            return attrs.evolve(found, rests=resting(scope.state, limb, found.rests))
    rests = resting(scope.state, actors.limbs[0], NOTHING)
    return Ground(reason(scope, actor, actors), clauses, rests=rests)


def resting(state: State, limb: Limb, rests: Reliance) -> Reliance:
    """What the limb itself rests on beside: the assumption by which its organ was chosen."""
    chosen = state.law.declarations.get(limb.resting_on or "")
    if not isinstance(chosen, Assumption):
        return rests
    own = Reliance.on_assumption(chosen.name, chosen.chosen)
    return attrs.evolve(own, presumptions=rests.presumptions)


def suspended(state: State, actor: str, limb: Limb) -> bool:
    """Whether somebody is one of the members that a limb means, and suspended."""
    of_members = limb.sort == "parties" or (limb.sort == "body" and not whole(limb))
    return of_members and roll.belongs(state, limb.of, actor)


def acts_for(state: State, actor: str, bearer: str) -> bool:
    """Whether somebody is the bearer of a duty, or acts for it."""
    named = Actors((Limb(bearer, "entity"),))
    return isinstance(acting(Scope(state), actor, named, ()), Capacity)


def person_of(state: State, actor: str) -> str:
    """The holder of an office that the log names; else who it names."""
    if isinstance(state.law.declarations.get(actor), Office):
        tenure = state.tenure(actor)
        return tenure.holder or tenure.acting or actor
    return actor


def in_limb(scope: Scope, actor: str, limb: Limb, venue: Body | None) -> Capacity | None:
    """The capacity that one limb gives, if it does."""
    state = scope.state
    match limb.sort:
        case "body":
            if whole(limb):
                return Capacity(actor, limb) if actor == limb.of else None
            return Capacity(actor, limb) if actor in roll.sitting(state, limb.of) else None
        case "parties":
            return represented(state, actor, limb, venue)
        case "office":
            return in_office(scope, actor, limb)
        case "kind":
            known = roll.kind_of(state, actor)
            stranger = actor in state.law.declarations or known not in (None, limb.of)
            return None if stranger else Capacity(actor, limb)
        case "entity":
            return instead_of(state, actor, limb.of, limb, venue)
        case "parameter":
            value = scope.bound.get(limb.of)
            if not isinstance(value, Individual):
                return None
            return instead_of(state, actor, value.name, limb, venue)


def in_office(scope: Scope, actor: str, limb: Limb) -> Capacity | None:
    """The capacity of the holder, of who acts for it, or of one to whom the power is delegated."""
    state, tenure = scope.state, scope.state.tenure(limb.of)
    if tenure.holder == actor:
        return Capacity(actor, limb)
    office = state.law.declarations[limb.of]
    assert isinstance(office, Office)
    if tenure.acting == actor:
        return Capacity(actor, limb, clauses=authority(office.acting[0].place.clause))
    for line in office.delegates:
        if actor in exercising(state, line.office) and scope.norm is not None:
            if Delegation(limb.of, scope.norm, line.office) in state.delegations:
                return Capacity(tenure.holder or actor, limb, clauses=authority(line.place.clause))
    return None


def exercising(state: State, office: str) -> tuple[str, ...]:
    """Who exercises an office: its holder, and who acts for it."""
    tenure = state.tenure(office)
    return tuple(one for one in (tenure.holder, tenure.acting) if one is not None)


def whole(limb: Limb) -> bool:
    """Whether a body acts as such, and not by one or several of its members."""
    return limb.sort == "body" and limb.quantifier is None and limb.count == 1


def instead_of(
    state: State, actor: str, name: str, limb: Limb, venue: Body | None
) -> Capacity | None:
    """The capacity of an individual that a limb means, or of whoever acts for it."""
    if name == actor:
        return Capacity(actor, limb)
    for party, found in parties_of(state, actor, venue):
        if party == name:
            return Capacity(party, limb, found.rests, found.read)
    return None


def represented(state: State, actor: str, limb: Limb, venue: Body | None) -> Capacity | None:
    """A party itself, or the one for which that person acts."""
    parties = roll.sitting(state, limb.of)
    if actor in parties:
        return Capacity(actor, limb)
    for party, found in parties_of(state, actor, venue):
        if party in parties:
            return Capacity(party, limb, found.rests, found.read)
    return None


def parties_of(state: State, person: str, venue: Body | None) -> Iterator[tuple[str, Finding]]:
    """The parties for which a person acts: who appointed it, and whose vote it casts."""
    bodies = [one for one in state.law.declarations.values() if isinstance(one, Body)]
    for body in [venue] if venue is not None else bodies:
        for party in roll.appointers(state, body.name, person):
            yield party, Finding(True)
        yield from casting(state, person, body)


def casting(state: State, person: str, body: Body) -> Iterator[tuple[str, Finding]]:
    """The voters of a body whose votes that person casts."""
    line = body.electors
    if line is None or line.each is None or line.caster is None:
        return
    for voter in roll.members(state, line.each):
        found = caster_of(state, line.caster, voter)
        if found.value == Individual(person):
            yield voter, found


def caster_of(state: State, caster: str, voter: str) -> Finding:
    """Who casts the vote of a voter: by a fact about it, or a field of it."""
    if isinstance(state.law.declarations.get(caster), Fact):
        return fact_of(caster, (Individual(voter),), Scope(state), evaluate)
    return field_of(state, Individual(voter), caster)


def individually(actors: Actors) -> Actors:
    """The same actors where only individuals can act: `by council` is any member of it."""
    limbs = (attrs.evolve(one, quantifier="any") if whole(one) else one for one in actors.limbs)
    return attrs.evolve(actors, limbs=tuple(limbs))


def reason(scope: Scope, actor: str, actors: Actors) -> str:
    """Why somebody is none of the actors."""
    state, law, name = scope.state, scope.state.law, who(scope.state.law, actor)
    if len(actors.limbs) > 1:
        return f"only {phrasing.actors(law, actors)} may do this, and {name} is neither"
    limb = actors.limbs[0]
    match limb.sort:
        case "body" if whole(limb):
            return f"only {wording.the(law, limb.of)} itself may do this, and not {name}"
        case "body" | "parties" if roll.belongs(state, limb.of, actor):
            return f"{name} is suspended from {wording.the(law, limb.of)}"
        case "body":
            return f"{name} is no member of {wording.the(law, limb.of)}"
        case "parties":
            return f"{name} is no {wording.title(law, limb.of)} and acts for none here"
        case "office" if not exercising(state, limb.of):
            return f"only {wording.the(law, limb.of)} may do this, and the office is vacant"
        case "office":
            return f"{name} is not {wording.the(law, limb.of)}"
        case "kind":
            return f"{name} is no {wording.title(law, limb.of)}"
        case "entity":
            return f"only {who(law, limb.of)} may do this, and not {name}"
        case "parameter":
            value = scope.bound.get(limb.of)
            meant = wording.value(law, value) if value is not None else f"the {limb.of}"
            return f"only {meant} may do this, and not {name}"
