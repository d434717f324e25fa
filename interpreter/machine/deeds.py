"""Acts done at once: powers and rights exercised, duties done, prohibitions broken (§8).

A power that nobody has makes nothing happen; what is prohibited happens, and is a breach.
"""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Limb
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.events import ActDone
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import ActRecorded
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import (
    breaches,
    duties,
    endings,
    membership,
    opening,
    regimes,
    regularity,
    routes,
)
from charterlang.interpreter.machine.admission import Tested, arguments_fit, strangers, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import Capacity, acting, acts_for
from charterlang.interpreter.machine.conduct import Conduct, Meeting, conduct_of, meetings
from charterlang.interpreter.machine.effects import carry_out
from charterlang.interpreter.machine.obligations import obligations
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Value


def do(state: State, event: ActDone) -> Answer:
    """What comes of an act, or why it is void."""
    if not event.actors:
        return (Ground("nobody does it"),)
    if (part := membership.part_of(state, event.act)) is not None:
        return seated(state, event, membership.appoint_or_recall(state, event, part))
    norm = state.law.declarations.get(event.act)
    if not isinstance(norm, Norm):
        return (Ground(f"no act is called {event.act}"),)
    if norm.kind == "procedure" and obligations(state.law, norm):
        return obligation_met(state, norm, event)
    if norm.kind == "procedure" and norm.name in state.law.external and not norm.stages:
        return decided_outside(state, norm, event)
    if norm.kind == "procedure":
        said = f"{wording.title(state.law, norm.name)} is not done at once"
        remedy = f"{event.actors[0]} moves {norm.name}"
        return (Ground(said, authority(norm.place.clause), remedy=remedy),)
    if grounds := arguments_fit(state, norm, event.arguments):
        return grounds
    # What is owed stays owed about one who has left, as long as its ground does.
    outside = strangers(state, norm, event.arguments) if norm.kind != "duty" else ()
    return outside or done_by(state, norm, event)


def seated(before: State, event: ActDone, answer: Answer) -> Answer:
    """An appointment or recall, with what it offends and brings about beside."""
    if not isinstance(answer, State):
        return answer
    acts = [one for one in answer.journal[len(before.journal) :] if isinstance(one, ActRecorded)]
    met = tuple(
        one
        for act, hand in zip(acts, event.actors, strict=True)
        for one in meetings(before, Conduct(event.act, act.actor, event.arguments, hand=hand))
    )
    if breaches.is_void(before, met):
        return breaches.void(before, event, met)
    return after_part(before, breaches.recorded(answer, met), event)


def after_part(before: State, answer: State, event: ActDone) -> Answer:
    """What an appointment or recall brings about beside: an office may fall vacant by it."""
    body = event.act.rpartition(".")[0]
    organ = answer.law.declarations[body]
    basis = Basis(event.act, authority(organ.place.clause))
    after = routes.follow(answer, event.actors[0], event.arguments, basis)
    if not isinstance(after, State):
        return after
    return membership.broken(before, after) or after


def done_by(state: State, norm: Norm, event: ActDone) -> Answer:
    """The act by each of the actors in turn, or by all of them together."""
    scope = of_norm(state, norm, event.arguments, None)
    if joint(norm):
        return together(scope, norm, event)
    made = state
    for actor in event.actors:
        capacity = capacity_of(scope.at(made), norm, actor)
        if isinstance(capacity, Ground):
            return (capacity,) if state is not made else met_by_others(state, norm, event, capacity)
        answer = done(made, norm, (capacity,), (actor,), event.arguments)
        if isinstance(answer, Forbidden):
            return breaches.void(state, event, answer.met)
        if not isinstance(answer, State):
            return answer
        made = answer
    return made


def joint(norm: Norm) -> bool:
    """Whether it takes several to do the act: a prohibition of several binds each of them."""
    holder = norm.holder
    if holder is None or norm.kind == "prohibition":
        return False
    return holder.joined == "and" or any(limb.count > 1 for limb in holder.limbs)


def capacity_of(scope: Scope, norm: Norm, actor: str) -> Capacity | Ground:
    """The capacity in which somebody does the act; an act of nobody in particular is anybody's."""
    clauses = authority(norm.place.clause)
    if norm.holder is None:
        return Capacity(actor, Limb(actor, "entity"))
    bound = norm.kind in ("duty", "prohibition")
    found = acting(scope, actor, norm.holder, clauses, asleep=bound)
    if isinstance(found, Ground) and norm.kind == "prohibition":
        act = wording.act(scope.state.law, norm.name)
        said = f"{who(scope.state.law, actor)} is not bound by the duty not to {act}"
        return attrs.evolve(found, reason=said)
    return found


def together(scope: Scope, norm: Norm, event: ActDone) -> Answer:
    """The act by all of them, if they are those whom it takes."""
    assert norm.holder is not None
    found = [capacity_of(scope, norm, actor) for actor in event.actors]
    if strangers := tuple(one for one in found if isinstance(one, Ground)):
        return strangers
    able = tuple(one for one in found if isinstance(one, Capacity))
    state = scope.state
    met = [
        (limb, len({one.unit for one in able if one.limb == limb})) for limb in norm.holder.limbs
    ]
    lacking = [(limb, count) for limb, count in met if count < limb.count]
    if lacking and (norm.holder.joined == "and" or len(lacking) == len(met)):
        return (too_few(state, norm, lacking),)
    answer = done(state, norm, able, event.actors, event.arguments)
    if isinstance(answer, Forbidden):
        return breaches.void(state, event, answer.met)
    return answer


def too_few(state: State, norm: Norm, lacking: list[tuple[Limb, int]]) -> Ground:
    """The ground that not everybody has acted whom it takes."""
    assert norm.holder is not None
    said = f"it takes {phrasing.actors(state.law, norm.holder)} to do this together"
    far = wording.listed(
        f"{count} of {limb.count} from {who(state.law, limb.of)}" for limb, count in lacking
    )
    return Ground(said, authority(norm.place.clause), far)


@attrs.frozen
class Forbidden:
    """The prohibitions that an act has met with, by which it is void."""

    met: tuple[Meeting, ...]


def done(
    state: State,
    norm: Norm,
    by: tuple[Capacity, ...],
    hands: tuple[str, ...],
    arguments: tuple[Value, ...],
) -> Answer | Forbidden:
    """The act on record with all that it brings about, or why it is void.

    Against a prohibition it is a breach, and where supremacy makes it void it does not happen.
    """
    actor, before = by[0].unit, state
    scope = of_norm(state, norm, arguments, actor)
    asked = lawful(scope, norm)
    if norm.kind in ("power", "right"):
        if grounds := (*regimes.suspended(state, norm), *asked.grounds):
            return grounds
    elif grounds := duties.not_owed(scope, norm, by[0].unit, arguments):
        return grounds
    met = tuple(
        found
        for one, hand in zip(by, hands, strict=True)
        for found in meetings(state, conduct_of(norm, one.unit, arguments, hand))
    )
    if breaches.is_void(state, met):
        return Forbidden(met)
    basis = Basis(norm.name, authority(norm.place.clause, *asked.clauses))
    if norm.kind != "duty":
        basis = basis.also((), asked.rests, asked.read)
    for one in by:
        basis = basis.also(one.clauses, one.rests, one.read)
        entry = ActRecorded(norm.name, one.unit, arguments, **basis.entry(state))
        state = record(state, entry)
        if norm.kind == "duty":
            state = duties.discharge(state, norm, one.unit, arguments, basis)
    state = regularity.of_deed(state, norm, scope.at(before), actor, arguments)
    state = breaches.recorded(state, met)
    answer = carry_out(norm.effects, scope.at(state), basis)
    if not isinstance(answer, State):
        return answer
    followed = routes.follow(answer, actor, arguments, basis)
    if not isinstance(followed, State):
        return followed
    return membership.broken(state, followed) or followed


def lawful(scope: Scope, norm: Norm) -> Tested:
    """Whether the conditions of the norm hold: for a prohibition, whether it covers the act."""
    conditions = () if norm.kind == "duty" else (*norm.when, *norm.require)
    exceptions = () if norm.kind == "duty" else norm.unless
    return tested(scope, conditions, exceptions, authority(norm.place.clause))


def decided_outside(state: State, norm: Norm, event: ActDone) -> Answer:
    """A procedure of a superior instrument, carried by whoever may: how, its own law says."""
    capacity = capacity_of(of_norm(state, norm, event.arguments, None), norm, event.actors[0])
    if isinstance(capacity, Ground):
        return (capacity,)
    basis = Basis(norm.name, authority(norm.place.clause), capacity.rests, capacity.read)
    state = opening.opened_by(state, norm, event.arguments, event.actors[0], capacity.unit, basis)
    number = len(state.proceedings)
    return endings.conclude(state, number, "carried", attrs.evolve(basis, proceeding=number))


def met_by_others(state: State, norm: Norm, event: ActDone, ground: Ground) -> Answer:
    """What a power obliged somebody to do, done by one who has not the power itself."""
    owed = duties.obliged(state, norm.name, event.arguments)
    if not any(acts_for(state, event.actors[0], one.bearer) for one in owed):
        return (ground,)
    return obligation_met(state, norm, event)


def obligation_met(state: State, norm: Norm, event: ActDone) -> Answer:
    """What a procedure obliged somebody to do is done, by whoever owes it or acts for it."""
    for actor in event.actors:
        owed = [
            one
            for one in duties.obliged(state, norm.name, event.arguments)
            if acts_for(state, actor, one.bearer)
        ]
        if not owed:
            said = f"{who(state.law, actor)} owes nothing by this"
            return (Ground(said, authority(norm.place.clause)),)
        basis = Basis(norm.name, owed[0].clauses)
        for one in owed:
            state = duties.end(state, one, True, basis)
    return state
