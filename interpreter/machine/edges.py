"""Standing conditions: what happens of itself at the instant at which one begins to hold (§6, §8).

`joins when C`, `leaves when C` and `vacated when C` of organs; `when C` of duties and procedures. Each
is asked for everybody whom it may concern, and the journal keeps how it stood last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import attrs

from charterlang.compiler.ir.instrument import Kind
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Condition, Office, Parties
from charterlang.interpreter import roll, wording
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import EdgeTurned
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import duties, membership, offices, opening
from charterlang.interpreter.machine.admission import Tested, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import EdgeKey, State
from charterlang.interpreter.values import Individual, ProceedingRef, Value

Turn = Callable[[State, Basis], State]


@attrs.frozen
class Standing:
    """A standing condition for one whom it concerns, and what follows when it turns."""

    key: EdgeKey
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    scope: Scope
    act: str
    clauses: tuple[str, ...]
    begins: Turn
    ceases: Turn


def unchanged(state: State, basis: Basis) -> State:
    """Nothing follows."""
    return state


def turned(state: State) -> State:
    """The state after every standing condition that has turned since it was last asked."""
    alive: set[EdgeKey] = set()
    for one in standing(state):
        alive.add(one.key)
        asked = tested(one.scope.at(state), one.when, one.unless)
        if asked.holds is not state.edges.get(one.key, False):
            state = turn(state, one, asked)
    gone = [key for key, holds in state.edges.items() if holds and key not in alive]
    for key in gone:
        state = record(state, EdgeTurned(key, False, at=state.now))
        state = moot(state, key)
    return state


def turn(state: State, one: Standing, asked: Tested) -> State:
    """The condition on record as it stands now, and what follows."""
    basis = Basis(one.act, authority(*asked.clauses, *one.clauses), asked.rests, asked.read)
    state = record(state, EdgeTurned(one.key, asked.holds, **basis.entry(state)))
    follow = one.begins if asked.holds else one.ceases
    return follow(state, basis)


def moot(state: State, key: EdgeKey) -> State:
    """What was owed by one whom the duty binds no longer."""
    for owed in state.duties:
        if owed.norm == key[0] and whom(state, owed.bearer, owed.arguments) == key[3]:
            basis = Basis(owed.norm, authority(state.law.declarations[owed.norm].place.clause))
            state = duties.end(state, owed, False, basis)
    return state


def whom(state: State, bearer: str, arguments: tuple[Value, ...] = ()) -> str:
    """For whom, and about what, a condition is asked: a part of its key."""
    return "|".join((bearer, *(wording.value(state.law, one) for one in arguments)))


# ── which there are ──


def standing(state: State) -> Iterator[Standing]:
    """Every standing condition, in the order of declaration."""
    for one in state.law.declarations.values():
        match one:
            case Parties() | Body():
                yield from of_organ(state, one)
            case Office():
                yield from of_office(state, one)
            case Norm(kind="duty") if one.when:
                yield from of_duty(state, one)
            case Norm(kind="procedure") if one.when:
                yield from of_procedure(state, one)
            case _:
                pass


def of_organ(state: State, organ: Parties | Body) -> Iterator[Standing]:
    """`leaves when C` and `joins when C`, for everybody of the kind, member or not."""
    ways = [
        (word, number, way.when, way.place)
        for word, routes in (("leaves", organ.leaves), ("joins", organ.joins))
        for number, way in enumerate(routes)
        if way.when is not None
    ]
    everybody = candidates(state, organ) if ways else ()
    for word, number, when, place in ways:
        for who in everybody:
            yield Standing(
                (organ.name, word, number, who),
                (Condition(when, place),),
                (),
                Scope(state, {"member": Individual(who)}),
                word,
                authority(organ.place.clause),
                leaving(organ, who) if word == "leaves" else joining(organ, who),
                unchanged,
            )


def candidates(state: State, organ: Parties | Body) -> tuple[str, ...]:
    """Members, and everybody known who could be one."""
    members = [seat.member for seat in state.seats.get(organ.name, ())]
    kind = roll.kind_named(state.law, organ.kind) if organ.kind else None
    return tuple(dict.fromkeys((*members, *(roll.of_kind(state, kind) if kind else ()))))


def leaving(organ: Parties | Body, who: str) -> Turn:
    """The member leaves, if it is one."""

    def leave(state: State, basis: Basis) -> State:
        sits = any(seat.member == who for seat in state.seats.get(organ.name, ()))
        return membership.remove(state, organ.name, who, basis) if sits else state

    return leave


def joining(organ: Parties | Body, who: str) -> Turn:
    """One more member joins, if it is admissible."""

    def join(state: State, basis: Basis) -> State:
        if roll.belongs(state, organ.name, who):
            return state
        answer = membership.admit(state, organ.name, who, basis)
        return answer if isinstance(answer, State) else state

    return join


def of_office(state: State, office: Office) -> Iterator[Standing]:
    """`vacated when C`: `holder` is unknown while there is none."""
    for number, way in enumerate(office.vacated):
        if way.when is not None:
            yield Standing(
                (office.name, "vacated", number, ""),
                (Condition(way.when, way.place),),
                (),
                offices.scope_of(state, office),
                "vacated",
                authority(office.place.clause),
                vacating(office.name),
                unchanged,
            )


def vacating(office: str) -> Turn:
    """The office falls vacant, if it is held."""

    def vacate(state: State, basis: Basis) -> State:
        held = state.tenure(office).holder is not None
        return offices.vacate(state, office, basis) if held else state

    return vacate


def of_duty(state: State, norm: Norm) -> Iterator[Standing]:
    """`when C` of a duty, for each bearer and everything that it may be about."""
    for arguments in instances(state, norm):
        for bearer in duties.bearers(state, norm, of_norm(state, norm, arguments, None)):
            yield Standing(
                (norm.name, "when", 0, whom(state, bearer, arguments)),
                norm.when,
                norm.unless,
                of_norm(state, norm, arguments, bearer),
                norm.name,
                authority(norm.place.clause),
                owing(norm, bearer, arguments),
                owing_no_more(norm, bearer, arguments),
            )


def owing(norm: Norm, bearer: str, arguments: tuple[Value, ...]) -> Turn:
    """The duty falls due."""
    return lambda state, basis: duties.arise(state, norm, bearer, arguments, basis)


def owing_no_more(norm: Norm, bearer: str, arguments: tuple[Value, ...]) -> Turn:
    """What is still owed falls away with its ground."""

    def cease(state: State, basis: Basis) -> State:
        for owed in state.duties:
            if (owed.norm, owed.bearer, owed.arguments) == (norm.name, bearer, arguments):
                state = duties.end(state, owed, False, basis)
        return state

    return cease


def of_procedure(state: State, norm: Norm) -> Iterator[Standing]:
    """`when C` of a procedure, for everything that it may be about."""
    for arguments in instances(state, norm):
        yield Standing(
            (norm.name, "when", 0, whom(state, "", arguments)),
            (*norm.when, *norm.require),
            norm.unless,
            of_norm(state, norm, arguments, None),
            norm.name,
            authority(norm.place.clause),
            beginning(norm, arguments),
            unchanged,
        )


def beginning(norm: Norm, arguments: tuple[Value, ...]) -> Turn:
    """The procedure opens, unless it is under way about the same."""

    def begin(state: State, basis: Basis) -> State:
        if opening.under_way(state, norm.name, arguments) is not None:
            return state
        return opening.of_itself(state, norm, arguments, basis)

    return begin


def instances(state: State, norm: Norm) -> Iterator[tuple[Value, ...]]:
    """Everything that a norm may be about, as far as that can be run through."""
    domains = [domain(state, one.type) for one in norm.parameters]
    yield from product(*domains)


def domain(state: State, type: str) -> tuple[Value, ...]:
    """The individuals of a kind, the members of an organ, the proceedings; of numbers none."""
    declared = state.law.declarations.get(type)
    if type == "proceeding":
        return tuple(ProceedingRef(one.number) for one in state.proceedings)
    if isinstance(declared, Kind):
        return tuple(Individual(name) for name in roll.of_kind(state, type))
    if isinstance(declared, Parties | Body):
        return tuple(Individual(name) for name in roll.members(state, type))
    return ()
