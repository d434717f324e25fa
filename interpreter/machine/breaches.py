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
from charterlang.interpreter.machine.conduct import Conduct, Meeting, meetings
from charterlang.interpreter.machine.effects import carry_out
from charterlang.interpreter.machine.refusals import refused, who
from charterlang.interpreter.scope import of_norm
from charterlang.interpreter.state import Breach, State


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
    return judged(state, meetings(state, conduct))


def judged(state: State, met: tuple[Meeting, ...]) -> tuple[State, tuple[Meeting, ...]]:
    """The same, of prohibitions that the act has met with already."""
    offended = []
    for one in met:
        if one.prevails is None:
            offended.append(one)
            continue
        clauses = authority(one.prevails.place.clause, one.prohibition.place.clause)
        entry = Prevailed(
            one.prevails.name,
            one.prohibition.name,
            one.bearer,
            one.arguments,
            at=state.now,
            clauses=clauses,
        )
        state = record(state, entry)
    return state, tuple(offended)


def committed(state: State, offended: tuple[Meeting, ...], void: bool) -> State:
    """The breaches by an act that offends these prohibitions."""
    for one in offended:
        norm, asked = one.prohibition, one.asked
        entry = Breached(
            norm.name,
            one.bearer,
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


def void(state: State, event: ActDone | Moved | Joined, offended: tuple[Meeting, ...]) -> State:
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
        for one in offended
    ]
    said = f"conduct that this {state.law.form} forbids is void"
    grounds.append(Ground(said, authority(supremacy.place.clause)))
    return committed(refused(state, event, tuple(grounds)), offended, True)
