"""How a proceeding ends, and what its outcome lines bring about (language.md §8, §9)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm, Outcome, Stage
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import ProceedingEnded, TookEffect, Voided
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import complaints, regularity, routes
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.effects import carry_out
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.machine.venue import body_of, norm_of, stage_named
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import Ending, Proceeding, State
from charterlang.interpreter.state import Outcome as Came

LINES: dict[Ending, tuple[str, ...]] = {
    "carried": ("carried",),
    "lost": ("lost",),
    "undetermined": ("lost",),
    "inquorate": ("inquorate", "lost"),
    "void": (),
    "annulled": (),
    "granted": ("granted",),
    "refused": ("refused",),
    "silence": ("silence",),
}
"""Which outcome lines run: the first of these words for which there are any."""


def of_stage(state: State, number: int, stage: Stage, came: Ending, basis: Basis) -> Answer:
    """What the stage's own outcome lines bring about, or why it cannot be."""
    return done(state, number, lines_for(stage.outcomes, came), basis)


def conclude(
    state: State, number: int, came: Came, basis: Basis, void: tuple[Ground, ...] = ()
) -> State:
    """The proceeding with its outcome, and what follows from it.

    What the law does not allow to be brought about makes a decision void (`void`: why it is so
    already): the conditions of validity are tested again, and the effects happen all or not at all.
    Nobody is elected by an election that is undetermined: the proceeding is lost.
    """
    one = state.proceeding(number)
    norm = norm_of(state, one)
    grounds = void or invalid(state, one, norm, came)
    if not grounds:
        if came == "carried":
            state = regularity.of_proceeding(state, one, norm)
        ended = over(state, number, "lost" if came == "undetermined" else came, basis)
        answer = consequences(ended, number, came, basis)
        if isinstance(answer, State):
            return remembered(ended, answer, number, basis)
        grounds = answer
    state = over(state, number, "void", basis)
    entry = Voided(
        number,
        grounds,
        at=state.now,
        clauses=authority(*(clause for one in grounds for clause in one.clauses), *basis.clauses),
        rests=basis.rests,
        read=basis.read,
    )
    return record(state, entry)


def remembered(before: State, after: State, number: int, basis: Basis) -> State:
    """The state with a note of what the decision has done, where the law takes decisions back."""
    from charterlang.interpreter.machine.annulment import annulling  # it concludes decisions, too

    count = len(after.journal) - len(before.journal)
    if not count or not annulling(after.law):
        return after
    return record(after, TookEffect(number, count, **basis.entry(after)))


def over(state: State, number: int, outcome: Came, basis: Basis) -> State:
    """The journal says how the proceeding came out."""
    return record(state, ProceedingEnded(number, outcome, **basis.entry(state)))


def invalid(state: State, one: Proceeding, norm: Norm, came: Came) -> tuple[Ground, ...]:
    """Why a decision that is carried is not valid: its `require` lines no longer hold."""
    if came != "carried":
        return ()
    clauses = authority(norm.place.clause)
    return tested(of_proceeding(state, one), norm.require, (), clauses).grounds


def consequences(state: State, number: int, came: Came, basis: Basis) -> Answer:
    """The outcome lines, then the ways in and out that the act opens."""
    one = state.proceeding(number)
    norm = norm_of(state, one)
    answer = done(state, number, outcomes_of(state, one, norm, came), basis)
    if came != "carried" or not isinstance(answer, State):
        return answer
    under = basis.under(norm.place.clause)
    answer = routes.follow(answer, None, one.arguments, under)
    finding = state.law.finding
    if isinstance(answer, State) and finding is not None and finding.procedure == norm.name:
        return complaints.find(answer, number, basis.under(finding.place.clause, norm.place.clause))
    return answer


def outcomes_of(state: State, one: Proceeding, norm: Norm, came: Came) -> tuple[Outcome, ...]:
    """The outcome lines of the procedure; without any, those that the body has for every vote."""
    if own := lines_for(norm.outcomes, came):
        return own
    stage = stage_named(norm, one.last_vote)
    if stage is None or lines_for(stage.outcomes, came):
        return ()
    body = body_of(state.law, norm, stage)
    return lines_for(body.outcomes, came) if body is not None else ()


def lines_for(outcomes: tuple[Outcome, ...], came: Ending) -> tuple[Outcome, ...]:
    """The lines that are for such an outcome; that a vote may be prolonged is none."""
    meant = [line for line in outcomes if not prolongs(line)]
    for word in LINES[came]:
        if found := tuple(line for line in meant if line.of == word):
            return found
    return ()


def prolongs(line: Outcome) -> bool:
    """Whether a line says only who may prolong a vote."""
    return all(one.verb == "extend" and one.organ is None for one in line.effects)


def done(state: State, number: int, lines: tuple[Outcome, ...], basis: Basis) -> Answer:
    """The effects of outcome lines, all in one transaction."""
    if not lines:
        return state
    effects = tuple(effect for line in lines for effect in line.effects)
    return carry_out(effects, of_proceeding(state, state.proceeding(number)), basis)
