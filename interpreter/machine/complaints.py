"""Complaints of breaches, and their finding (`X alleges ACT by Y`, `breach found by`; §18.6).

Whoever complains proves nothing: what is alleged stays so until somebody finds it. Where nobody is to
find breaches, it stays for good.
"""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.events import BreachAlleged
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import Breached, BreachFound
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import breaches, duties
from charterlang.interpreter.machine.admission import arguments_fit
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import acts_for
from charterlang.interpreter.machine.conduct import binding
from charterlang.interpreter.machine.ladder import no_breach
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.scope import of_norm
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual


def allege(state: State, event: BreachAlleged) -> Answer:
    """A complaint that somebody has breached a duty, a prohibition, or what it was obliged to."""
    norm = state.law.declarations.get(event.norm)
    if not isinstance(norm, Norm):
        return (Ground(f"no act is called {event.norm}"),)
    if grounds := arguments_fit(state, norm, event.arguments):
        return grounds
    if grounds := no_breach(state, norm):
        return grounds
    accused = bound(state, norm, event)
    if not accused:
        return (not_bound(state, norm, event),)
    for bearer, act in accused:
        entry = Breached(
            norm.name,
            bearer,
            event.arguments,
            alleged=True,
            by=event.actor,
            act=act,
            at=state.now,
            clauses=authority(norm.place.clause),
        )
        state = record(state, entry)
    return state


def bound(state: State, norm: Norm, event: BreachAlleged) -> tuple[tuple[str, str | None], ...]:
    """Whom the norm binds of the accused, or of those for whom it acts, and to what obligation."""
    if norm.kind == "prohibition":
        if norm.holder is None:
            return ((event.accused, None),)
        found = binding(state, norm, event.accused, event.arguments)
        return ((found.unit, None),) if found is not None else ()
    owing = [
        (one.bearer, one.act)
        for one in state.duties
        if (one.norm, one.arguments) == (norm.name, event.arguments)
    ]
    if norm.kind == "duty" and not norm.when:
        scope = of_norm(state, norm, event.arguments, None)
        owing += [(one, None) for one in duties.bearers(state, norm, scope)]
    own = tuple(dict.fromkeys(one for one in owing if one[0] == event.accused))
    return own or tuple(
        dict.fromkeys(one for one in owing if acts_for(state, event.accused, one[0]))
    )


def not_bound(state: State, norm: Norm, event: BreachAlleged) -> Ground:
    """The ground that the accused is not bound, or owes nothing of the kind now."""
    law, name = state.law, who(state.law, event.accused)
    act = wording.act(law, norm.name, event.arguments)
    if norm.kind == "procedure":
        said = f"{name} owes nothing by this"
    elif norm.kind == "duty" and norm.when:
        said = f"{name} does not owe this now: to {act}"
    else:
        sort = "duty not" if norm.kind == "prohibition" else norm.kind
        said = f"{name} is not bound by the {sort} to {act}"
    return Ground(said, authority(norm.place.clause))


def find(state: State, number: int, basis: Basis) -> State:
    """What is alleged against whoever a finding is about is found, with what follows from it.

    What was alleged when its vote opened, that is: nobody has voted on what came later. A finding that
    is about nobody finds all that is alleged.
    """
    one = state.proceeding(number)
    accused = [value.name for value in one.arguments if isinstance(value, Individual)]
    voted = one.stage_opened or one.opened
    pending = [
        made
        for made in state.breaches
        if made.pending and made.at <= voted and (not accused or made.bearer in accused)
    ]
    for made in {(*made.of, made.act): made for made in pending}.values():
        found = basis.under(state.law.declarations[made.norm].place.clause)
        entry = BreachFound(
            made.norm, made.bearer, made.arguments, number, made.act, **found.entry(state)
        )
        state = breaches.followed(record(state, entry), made, number)
    return state
