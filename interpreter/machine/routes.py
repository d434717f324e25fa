"""Ways in and out that an act opens of itself: `joins by A`, `leaves by A`, `vacated by A` (§6)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties, Route
from charterlang.interpreter import roll
from charterlang.interpreter.machine import membership, offices, regimes
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import whole
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual, Value


def follow(state: State, actor: str | None, arguments: tuple[Value, ...], basis: Basis) -> Answer:
    """What the act does to organs beside its own effects, or why it cannot be.

    `basis.act` has been done by the actor, or (None) carried. An effect that said the same has
    left nothing to do.
    """
    act = state.law.declarations.get(basis.act)
    if isinstance(act, Norm):
        state = regimes.follow(state, act, arguments, basis)
    for organ in state.law.declarations.values():
        match organ:
            case Parties() | Body():
                answer = in_organ(state, organ, actor, arguments, basis)
                if not isinstance(answer, State):
                    return answer
                state = answer
            case Office():
                state = in_office(state, organ, actor, arguments, basis)
            case _:
                pass
    return state


def by_act(routes: tuple[Route, ...], act: str) -> Route | None:
    """The route that the act opens."""
    return next((way for way in routes if way.sort == "by" and way.act == act), None)


def in_organ(
    state: State,
    organ: Parties | Body,
    actor: str | None,
    arguments: tuple[Value, ...],
    basis: Basis,
) -> Answer:
    """Those concerned by the act join or leave."""
    joins, leaves = by_act(organ.joins, basis.act), by_act(organ.leaves, basis.act)
    if joins is None and leaves is None:
        return state
    for name in concerned(state, organ, actor, arguments):
        if leaves is not None and roll.belongs(state, organ.name, name):
            state = membership.remove(state, organ.name, name, basis.under(leaves.place.clause))
        elif joins is not None and not roll.belongs(state, organ.name, name):
            under = basis.under(joins.place.clause)
            answer = membership.admit(state, organ.name, name, under)
            if not isinstance(answer, State):
                return answer
            state = answer
    return state


def concerned(
    state: State, organ: Parties | Body, actor: str | None, arguments: tuple[Value, ...]
) -> tuple[str, ...]:
    """Whom an act is about: those named who are of the organ's kind, else the actor."""
    named = named_in(state, organ, arguments)
    return named or ((actor,) if actor is not None and not arguments else ())


def named_in(
    state: State, organ: Parties | Body | Office, arguments: tuple[Value, ...]
) -> tuple[str, ...]:
    """Those named in an act who may be of the organ's kind."""
    kind = roll.kind_named(state.law, organ.kind) if organ.kind else None
    names = [one.name for one in arguments if isinstance(one, Individual)]
    return tuple(one for one in names if roll.kind_of(state, one) in (None, kind))


def in_office(
    state: State, office: Office, actor: str | None, arguments: tuple[Value, ...], basis: Basis
) -> State:
    """The office falls vacant, if the act is one of the ways and concerns its holder."""
    way, holder = by_act(office.vacated, basis.act), state.tenure(office.name).holder
    if way is None or holder is None:
        return state
    named = named_in(state, office, arguments)
    own = personal(state, office, basis.act) and actor is not None
    if (holder not in named) if named else (own and actor != holder):
        return state
    return offices.vacate(state, office.name, basis.under(way.place.clause))


def personal(state: State, office: Office, act: str) -> bool:
    """Whether whoever does the act does it about itself: not a body, nor another office."""
    norm = state.law.declarations.get(act)
    holder = norm.holder if isinstance(norm, Norm) else None
    if holder is None:
        return True
    return not any(
        whole(limb) or (limb.sort == "office" and limb.of != office.name) for limb in holder.limbs
    )
