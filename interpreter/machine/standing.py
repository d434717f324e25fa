"""Standing conditions: what the law asks at every instant, of everybody whom it may concern (§6, §8).

`joins when C`, `leaves when C` and `vacated when C` of organs; `when C` of duties and procedures, each
with what follows when it begins to hold, and when it ceases to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product

import attrs

from charterlang.compiler.ir.expressions import Call, Compare, Constant
from charterlang.compiler.ir.instrument import Kind
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Condition, Office, Parties, Size
from charterlang.compiler.ir.ratification import DEPOSITORS, SIGNATORIES
from charterlang.compiler.ir.regimes import Regime
from charterlang.compiler.walk import mentions
from charterlang.interpreter import roll, wording
from charterlang.interpreter.findings import authority
from charterlang.interpreter.journal import Depleted
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import duties, membership, offices, opening, regimes
from charterlang.interpreter.machine.admission import holds
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


def standing(state: State) -> Iterator[Standing]:
    """Every standing condition, in the order of declaration."""
    for one in state.law.declarations.values():
        if state.commenced is None and not (isinstance(one, Norm) and one.commences):
            continue
        match one:
            case Parties() | Body():
                yield from of_organ(state, one)
            case Office():
                yield from of_office(state, one)
            case Regime():
                yield from of_regime(state, one)
            case Norm() if regimes.asleep(state, one.name) is not None:
                pass
            case Norm(kind="duty") if one.when or one.commences:
                yield from of_duty(state, one)
            case Norm(kind="procedure") if one.when:
                yield from of_procedure(state, one)
            case _:
                pass


# ── organs ──


def of_organ(state: State, organ: Parties | Body) -> Iterator[Standing]:
    """`leaves when C` and `joins when C`, for everybody of the kind, member or not."""
    ways = [
        (word, number, way.when, way.place)
        for word, routes in (("leaves", organ.leaves), ("joins", organ.joins))
        for number, way in enumerate(routes)
        if way.when is not None
    ]
    if isinstance(organ, Body) and organ.size is not None and organ.size.limit == "at least":
        yield complete(state, organ, organ.size)
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


def complete(state: State, body: Body, size: Size) -> Standing:
    """That the body has the least number of members it must have: the journal says when it ceases."""
    span = size.place.span
    many = Call("size", body.name, (), span=span)
    least = Compare(">=", many, Constant(Fraction(size.number), span=span), span=span)
    return Standing(
        (body.name, "size", 0, ""),
        (Condition(least, size.place),),
        (),
        Scope(state),
        "size",
        authority(size.place.clause, body.place.clause),
        unchanged,
        depleting(body, size),
    )


def depleting(body: Body, size: Size) -> Turn:
    """The journal says that the body is short of members; who leaves cannot be kept for that."""

    def note(state: State, basis: Basis) -> State:
        left = len(roll.members(state, body.name))
        return record(state, Depleted(body.name, left, size.number, **basis.entry(state)))

    return note


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
        if not isinstance(answer, State) or membership.broken(state, answer):
            return state
        return answer

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


# ── regimes ──


def of_regime(state: State, regime: Regime) -> Iterator[Standing]:
    """`begins when C` and `ends when C`, for everything that the regime may be about."""
    for word, ways in (("ends", regime.ends), ("begins", regime.begins)):
        for number, way in enumerate(ways):
            if way.when is None:
                continue
            for arguments in instances(state, regime):
                yield Standing(
                    (regime.name, word, number, whom(state, "", arguments)),
                    (Condition(way.when, way.place),),
                    (),
                    regimes.scope_of(state, regime, arguments),
                    word,
                    authority(regime.place.clause),
                    turning(regime, word, arguments),
                    unchanged,
                )


def turning(regime: Regime, word: str, arguments: tuple[Value, ...]) -> Turn:
    """The regime begins, or ends if it is in force."""
    if word == "begins":
        return lambda state, basis: regimes.begin(state, regime, arguments, basis)
    return lambda state, basis: regimes.end(state, regime, arguments, basis)


# ── norms ──


def of_duty(state: State, norm: Norm) -> Iterator[Standing]:
    """`when C` of a duty, for each bearer and everything that it may be about."""
    alike = not any(mentions(one.holds, "actor") for one in norm.when)
    when = (*norm.commences, *norm.when)
    for arguments in instances(state, norm):
        scope = of_norm(state, norm, arguments, None)
        concerned = duties.bearers(state, norm, scope)
        if alike and not holds(scope, when):
            concerned = dormant(state, norm, concerned, arguments)
        for bearer in concerned:
            yield Standing(
                (norm.name, "when", 0, whom(state, bearer, arguments)),
                when,
                norm.unless,
                of_norm(state, norm, arguments, bearer),
                norm.name,
                authority(norm.place.clause),
                owing(norm, bearer, arguments),
                owing_no_more(norm, bearer, arguments),
            )


def dormant(
    state: State, norm: Norm, bearers: tuple[str, ...], arguments: tuple[Value, ...]
) -> tuple[str, ...]:
    """Of those for whom a condition does not hold, one in place of all, and those who still owe."""
    edges = state.edges
    keys = ((one, (norm.name, "when", 0, whom(state, one, arguments))) for one in bearers[1:])
    owing = (one for one, key in keys if edges.get(key, False)) if edges else ()
    return (*bearers[:1], *owing)


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
            (*norm.commences, *norm.when, *norm.require),
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


def instances(state: State, norm: Norm | Regime) -> Iterator[tuple[Value, ...]]:
    """Everything that a norm may be about, as far as that can be run through."""
    if isinstance(norm, Norm) and norm.regime is not None:
        yield from in_regime(state, norm, norm.regime)
        return
    domains = [domain(state, one.type) for one in norm.parameters]
    yield from product(*domains)


def in_regime(state: State, norm: Norm, name: str) -> Iterator[tuple[Value, ...]]:
    """What a norm of a regime may be about: first, what the regime is in force about."""
    regime = state.law.declarations[name]
    many = len(regime.parameters) if isinstance(regime, Regime) else 0
    own = [domain(state, one.type) for one in norm.parameters[many:]]
    for now in state.regimes:
        if now.regime == name:
            yield from ((*now.arguments, *rest) for rest in product(*own))


def domain(state: State, type: str) -> tuple[Value, ...]:
    """The individuals of a kind, the members of an organ, the proceedings; of numbers none."""
    declared = state.law.declarations.get(type)
    if type == DEPOSITORS and declared is None:
        # Of what had been deposited before a run everybody knows.
        return tuple(Individual(one.by) for one in state.deposits if not one.given)
    if type == SIGNATORIES and declared is None:
        return tuple(Individual(name) for name in roll.members(state, type))
    if type == "proceeding":
        return tuple(ProceedingRef(one.number) for one in state.proceedings)
    if isinstance(declared, Kind):
        return tuple(Individual(name) for name in roll.of_kind(state, type))
    if isinstance(declared, Parties | Body):
        return tuple(Individual(name) for name in roll.members(state, type))
    return ()


def whom(state: State, bearer: str, arguments: tuple[Value, ...] = ()) -> str:
    """For whom, and about what, a condition is asked: a part of its key."""
    return "|".join((bearer, *(wording.value(state.law, one) for one in arguments)))


def unchanged(state: State, basis: Basis) -> State:
    """Nothing follows."""
    return state
