"""Breaches: how they come on record, by what conduct, and what follows (language.md §18.5, §18.6).

Without `breach found by P` the journal records breaches itself. With it a breach is alleged until
that procedure is carried about whoever is said to have committed it (`complaints`). What a norm says
behind `breach` follows once a breach is recorded or found.
"""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.events import ActDone, Joined, Moved
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import Breached, Prevailed, Voided
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.conduct import Meeting
from charterlang.interpreter.machine.effects import carry_out
from charterlang.interpreter.machine.ladder import binds, disregarded
from charterlang.interpreter.machine.refusals import refused, who
from charterlang.interpreter.scope import of_norm
from charterlang.interpreter.state import Breach, State


def breach(state: State, entry: Breached) -> State:
    """The breach on record, or alleged where somebody has to find it; with what follows.

    What does not bind is no breach: the journal says that it was not followed.
    """
    norm = state.law.declarations.get(entry.norm)
    if isinstance(norm, Norm) and entry.act is None and not (found := binds(state, norm)).holds:
        return record(state, disregarded(state, entry, found))
    state = record(state, entry)
    return state if entry.alleged else followed(state, state.breaches[-1])


def followed(state: State, one: Breach, number: int | None = None) -> State:
    """What a norm says that follows from a breach of it; all of it, or nothing.

    `number`: the proceeding in which the breach was found, if it had to be.
    """
    norm = state.law.declarations.get(one.norm)
    if not isinstance(norm, Norm) or not norm.breach:
        return state
    basis = Basis(norm.name, authority(norm.place.clause), proceeding=number)
    answer = carry_out(norm.breach, of_norm(state, norm, one.arguments, one.bearer), basis)
    if isinstance(answer, State):
        return answer
    clauses = authority(*(clause for ground in answer for clause in ground.clauses))
    return record(state, Voided(None, answer, at=state.now, clauses=clauses))


def alleged(state: State) -> bool:
    """Whether somebody has to find a breach before it is one."""
    return state.law.finding is not None


# ── conduct that is forbidden


def recorded(state: State, met: tuple[Meeting, ...], void: bool = False) -> State:
    """The prohibitions that an act has met with: its breaches, or what prevails over them."""
    for one in met:
        state = prevailing(state, one) if one.prevails is not None else committed(state, one, void)
    return state


def prevailing(state: State, one: Meeting) -> State:
    """The journal says what prevails over a prohibition."""
    assert one.prevails is not None
    entry = Prevailed(
        one.prevails.name,
        one.prohibition.name,
        one.bearer,
        one.arguments,
        at=state.now,
        clauses=authority(one.prevails.place.clause, one.prohibition.place.clause),
    )
    return record(state, entry)


def committed(state: State, one: Meeting, void: bool) -> State:
    """The breach by an act that offends a prohibition."""
    entry = Breached(
        one.prohibition.name,
        one.bearer,
        one.arguments,
        alleged=alleged(state),
        void=void,
        at=state.now,
        clauses=authority(one.prohibition.place.clause, *one.asked.clauses),
        rests=one.asked.rests,
        read=one.asked.read,
    )
    return breach(state, entry)


def offended(met: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """The prohibitions that stand, of those that an act has met with."""
    return tuple(one for one in met if one.prevails is None)


def is_void(state: State, met: tuple[Meeting, ...]) -> bool:
    """Whether conduct that has met with these prohibitions has no effect (`supremacy void`)."""
    supremacy = state.law.supremacy
    if supremacy is None or supremacy.conduct != "void":
        return False
    return any(binds(state, one.prohibition).holds for one in offended(met))


def void(state: State, event: ActDone | Moved | Joined, met: tuple[Meeting, ...]) -> State:
    """What is forbidden does not happen: it is refused, and a breach as well."""
    supremacy = state.law.supremacy
    assert supremacy is not None
    grounds = [
        Ground(
            f"{who(state.law, one.bearer)} is forbidden to "
            f"{wording.act(state.law, one.prohibition.name, one.arguments)}",
            authority(one.prohibition.place.clause, *one.asked.clauses),
            rests=one.asked.rests,
            read=one.asked.read,
        )
        for one in offended(met)
        if binds(state, one.prohibition).holds
    ]
    said = f"conduct that this {state.law.form} forbids is void"
    grounds.append(Ground(said, authority(supremacy.place.clause)))
    return recorded(refused(state, event, tuple(grounds)), offended(met), True)
