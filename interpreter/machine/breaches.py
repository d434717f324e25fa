"""Breaches: how they come on record, who finds them, and what follows (language.md §18.5, §18.6).

Without `breach found by P` the journal records breaches itself. With it a breach is alleged until
that procedure is carried about whoever is said to have committed it. What a norm says behind `breach`
follows once a breach is recorded or found.
"""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.priority import prevailing
from charterlang.interpreter import wording
from charterlang.interpreter.events import ActDone, BreachAlleged, Moved
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.history import held_since
from charterlang.interpreter.journal import Breached, BreachFound, Prevailed, Voided
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import duties
from charterlang.interpreter.machine.admission import arguments_fit, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.conduct import (
    Conduct,
    Meeting,
    binds,
    covering,
    meetings,
)
from charterlang.interpreter.machine.effects import carry_out
from charterlang.interpreter.machine.refusals import Answer, refused, who
from charterlang.interpreter.scope import of_norm
from charterlang.interpreter.state import Breach, Owed, State
from charterlang.interpreter.values import Individual


def breach(state: State, entry: Breached) -> State:
    """The breach on record, or alleged where somebody has to find it; with what follows."""
    state = record(state, entry)
    return state if entry.alleged else followed(state, state.breaches[-1])


def followed(state: State, one: Breach) -> State:
    """What a norm says that follows from a breach of it; all of it, or nothing."""
    norm = state.law.declarations.get(one.norm)
    if not isinstance(norm, Norm) or not norm.breach:
        return state
    basis = Basis(norm.name, authority(norm.place.clause))
    answer = carry_out(norm.breach, of_norm(state, norm, one.arguments, one.bearer), basis)
    if isinstance(answer, State):
        return answer
    clauses = authority(*(clause for ground in answer for clause in ground.clauses))
    return record(state, Voided(None, answer, at=state.now, clauses=clauses))


def alleged(state: State) -> bool:
    """Whether somebody has to find a breach before it is one."""
    return state.law.finding is not None


# ── conduct that is forbidden


def against(state: State, conduct: Conduct) -> tuple[State, tuple[Meeting, ...]]:
    """The prohibitions that an act offends; what prevails over the others stands in the journal."""
    offended = []
    for one in meetings(state, conduct):
        if one.prevails is None:
            offended.append(one)
            continue
        clauses = authority(one.prevails.place.clause, one.prohibition.place.clause)
        entry = Prevailed(
            one.prevails.name,
            one.prohibition.name,
            conduct.actor,
            one.arguments,
            at=state.now,
            clauses=clauses,
        )
        state = record(state, entry)
    return state, tuple(offended)


def committed(state: State, actor: str, offended: tuple[Meeting, ...], void: bool) -> State:
    """The breaches by an act that offends these prohibitions."""
    for one in offended:
        norm, asked = one.prohibition, one.asked
        entry = Breached(
            norm.name,
            actor,
            one.arguments,
            alleged=alleged(state),
            void=void,
            at=state.now,
            clauses=authority(norm.place.clause, *asked.clauses),
            rests=asked.rests,
            read=asked.read,
        )
        state = breach(state, entry)
    return state


def is_void(state: State, offended: tuple[Meeting, ...]) -> bool:
    """Whether conduct against these prohibitions has no effect (`supremacy void`)."""
    supremacy = state.law.supremacy
    return bool(offended) and supremacy is not None and supremacy.conduct == "void"


def void(state: State, event: ActDone | Moved, actor: str, offended: tuple[Meeting, ...]) -> State:
    """What is forbidden does not happen: it is refused, and a breach as well."""
    supremacy = state.law.supremacy
    assert supremacy is not None
    grounds = [
        Ground(
            f"{who(state.law, actor)} is forbidden to "
            f"{wording.act(state.law, one.prohibition.name, one.arguments)}",
            authority(one.prohibition.place.clause, *one.asked.clauses),
            rests=one.asked.rests,
            read=one.asked.read,
        )
        for one in offended
    ]
    said = f"conduct that this {state.law.form} forbids is void"
    grounds.append(Ground(said, authority(supremacy.place.clause)))
    return committed(refused(state, event, tuple(grounds)), actor, offended, True)


# ── duties not done in time


def overdue(state: State, owed: Owed) -> State:
    """The time is over and the duty is not done: a breach, and it is still owed."""
    norm = state.law.declarations[owed.norm]
    return missed(state, owed, Basis(owed.norm, authority(norm.place.clause, *owed.clauses)))


def missed(state: State, owed: Owed, basis: Basis) -> State:
    """A duty is late; what a prevailing prohibition forbids is not owed any longer."""
    norm = state.law.declarations[owed.norm]
    if isinstance(norm, Norm) and owed.act is None:
        for one in covering(state, Conduct(norm, owed.bearer, owed.arguments)):
            winner, _ = prevailing(one.prohibition, norm, state.law.declarations)
            if winner is one.prohibition:
                return excused(state, owed, winner)
    entry = Breached(
        owed.norm,
        owed.bearer,
        owed.arguments,
        True,
        alleged(state),
        act=owed.act,
        **basis.entry(state),
    )
    return breach(state, entry)


def excused(state: State, owed: Owed, prohibition: Norm) -> State:
    """The duty falls away before a prohibition that prevails over it."""
    norm = state.law.declarations[owed.norm]
    clauses = authority(prohibition.place.clause, norm.place.clause)
    entry = Prevailed(
        prohibition.name, owed.norm, owed.bearer, owed.arguments, at=state.now, clauses=clauses
    )
    return duties.end(record(state, entry), owed, False, Basis(prohibition.name, clauses))


def late(state: State) -> State:
    """Every duty that is owed is late once what its `late when` says has come to hold since."""
    for owed in state.duties:
        norm = state.law.declarations[owed.norm]
        if owed.overdue or owed.act is not None or not isinstance(norm, Norm):
            continue
        scope = of_norm(state, norm, owed.arguments, owed.bearer)
        for one in norm.late:
            asked = tested(scope, (one,))
            since = held_since(one.holds, scope) if asked.holds else None
            if since is not None and since >= owed.since:
                clauses = authority(one.place.clause, norm.place.clause)
                state = missed(state, owed, Basis(norm.name, clauses, asked.rests, asked.read))
                break
    return state


# ── allegations and findings


def allege(state: State, event: BreachAlleged) -> Answer:
    """A complaint that somebody has breached a duty or a prohibition."""
    law, norm = state.law, state.law.declarations.get(event.norm)
    if not isinstance(norm, Norm):
        return (Ground(f"no act is called {event.norm}"),)
    if grounds := arguments_fit(state, norm, event.arguments):
        return grounds
    if not bound(state, norm, event):
        verb = "be in breach of" if norm.kind == "prohibition" else "owe"
        said = f"{who(law, event.accused)} does not {verb} this: {named(state, norm, event)}"
        return (Ground(said, authority(norm.place.clause)),)
    entry = Breached(
        norm.name,
        event.accused,
        event.arguments,
        alleged=True,
        by=event.actor,
        act=obligation(state, event),
        at=state.now,
        clauses=authority(norm.place.clause),
    )
    return record(state, entry)


def named(state: State, norm: Norm, event: BreachAlleged) -> str:
    """What is said to be owed or forbidden."""
    return obligation(state, event) or wording.act(state.law, norm.name, event.arguments)


def obligation(state: State, event: BreachAlleged) -> str | None:
    """What an obligation of that name wants done, if there is one."""
    return next((one.act for one in owing(state, event) if one.act is not None), None)


def owing(state: State, event: BreachAlleged) -> list[Owed]:
    """The duties of that name that the accused owes."""
    of = (event.norm, event.accused, event.arguments)
    return [one for one in state.duties if (one.norm, one.bearer, one.arguments) == of]


def bound(state: State, norm: Norm, event: BreachAlleged) -> bool:
    """Whether the accused is bound by the norm: it owes the duty, or may not do what is forbidden."""
    if norm.kind == "prohibition":
        return binds(state, norm, event.accused, event.arguments)
    if norm.kind == "duty" and not norm.when:
        scope = of_norm(state, norm, event.arguments, None)
        return event.accused in duties.bearers(state, norm, scope)
    return bool(owing(state, event))


def find(state: State, number: int, basis: Basis) -> State:
    """What is alleged against whoever a finding is about is found, with what follows from it."""
    one = state.proceeding(number)
    accused = [value.name for value in one.arguments if isinstance(value, Individual)]
    pending = [
        made for made in state.breaches if made.pending and (not accused or made.bearer in accused)
    ]
    for made in {made.of: made for made in pending}.values():
        entry = BreachFound(made.norm, made.bearer, made.arguments, number, **basis.entry(state))
        state = followed(record(state, entry), made)
    return state
