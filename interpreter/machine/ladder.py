"""Whether a norm binds: how strongly it is meant, against the grade from which one does (§8.3)."""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.arithmetic import compare
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Finding, Ground, authority, joined
from charterlang.interpreter.journal import Breached, Disregarded
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State


def binds(state: State, norm: Norm) -> Finding:
    """Whether it is a breach not to follow it; a norm without a force always binds."""
    binding = state.law.binding
    if norm.force is None or binding is None:
        return Finding(True)
    scope = Scope(state)
    force, grade = evaluate(norm.force.grade, scope), evaluate(binding.grade, scope)
    found = compare(">=", force.value, grade.value, state.law)
    return joined((force, grade), found)


def disregarded(state: State, entry: Breached, found: Finding) -> Disregarded:
    """The record that what does not bind was not followed, in place of that of a breach."""
    return Disregarded(
        entry.norm,
        entry.actor,
        entry.arguments,
        entry.overdue,
        at=entry.at,
        clauses=authority(*entry.clauses, *grading(state)),
        rests=joined((Finding(True, entry.rests), found), True).rests,
        read=entry.read,
    )


def grading(state: State) -> tuple[str, ...]:
    """The clause that says from which force on a norm binds."""
    return (state.law.binding.place.clause,) if state.law.binding is not None else ()


def no_breach(state: State, norm: Norm) -> tuple[Ground, ...]:
    """The ground that nobody can breach what does not bind."""
    found = binds(state, norm)
    if found.holds or norm.force is None:
        return ()
    verb = wording.value(state.law, evaluate(norm.force.grade, Scope(state)).value)
    said = f"“{verb.removesuffix(' that')}” does not bind: there is nothing to breach"
    clauses = authority(norm.place.clause, *grading(state))
    return (attrs.evolve(Ground(said, clauses), rests=found.rests, read=found.read),)
