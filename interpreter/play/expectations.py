"""Expectations: what must hold, what must be refused and by which clause, what must be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.expressions import Expression, Members
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.organs import Body
from charterlang.compiler.ir.scenario import Expect, ExpectRefused, ExpectText
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Ground
from charterlang.interpreter.journal import Refused
from charterlang.interpreter.play.attempts import attempted
from charterlang.interpreter.play.deeds import Act, scope_of
from charterlang.interpreter.play.found import found, stated
from charterlang.interpreter.play.playing import Playing
from charterlang.interpreter.play.results import resting_words
from charterlang.interpreter.play.words import ground_words
from charterlang.interpreter.state import State

EXCERPT = 200
"""Characters of a clause that are shown when it does not say what it should."""


def meant(when: Expression | None, playing: Playing) -> bool:
    """Whether an expectation is meant for the readings of this run."""
    return when is None or evaluate(when, scope_of(playing.state, playing.names)).holds


def expect(step: Expect, playing: Playing) -> None:
    """A condition that must hold now; one that is meant for other readings is passed over."""
    scope = scope_of(playing.state, playing.names)
    if not meant(step.when, playing):
        return
    finding = playing.find(evaluate(step.holds, scope))
    playing.touched.update(composing(step.holds, playing.state))
    if finding.holds:
        values = tuple(stated(step.holds, scope, playing.naming))
        playing.line(
            "expectation",
            step.words,
            step.span,
            details=values,
            finding=finding,
            rests=finding.rests,
        )
        return
    details = (*found(step.holds, scope, playing.naming), *resting_words(finding.rests))
    line = playing.line(
        "expectation",
        step.words,
        step.span,
        details=details,
        finding=finding,
        rests=finding.rests,
        failed=True,
    )
    playing.fail(f"expected: {step.words}", details, line, step.span)


def composing(one: Any, state: State) -> Iterator[str]:
    """The clauses by which anybody now sits in the bodies that a condition asks about."""
    match one:
        case Members(of):
            body = state.law.declarations.get(of)
            for line in body.seats if isinstance(body, Body) else ():
                vacant = line.sort == "ex officio" and state.tenure(line.of).holder is None
                if not vacant:
                    yield line.place.clause
        case Expression():
            for field in attrs.fields(type(one)):
                yield from composing(getattr(one, field.name), state)
        case tuple():
            for each in one:
                yield from composing(each, state)
        case _:
            return


def expect_refused(
    step: ExpectRefused, turn: Act, refused: Refused | None, under: str | None, playing: Playing
) -> None:
    """An act that must have been refused, and on that clause."""
    if refused is None:
        line = playing.line("expectation", f"refused: {step.words}", step.span, failed=True)
        playing.fail(f"expected to be refused: {step.words}", ("it was admitted",), line, step.span)
        return
    law = playing.state.law
    if under is None or any(rests_on(law, one, under) for one in refused.grounds):
        playing.told(refused, turn.span)
        return
    said = attempted(refused.event, playing.naming)
    line = playing.told(refused, turn.span, failed=True)
    details = tuple(resting(one) for one in refused.grounds)
    playing.fail(f"refused, but not under {under}: {said}", details, line, step.span)


def resting(one: Ground) -> str:
    """A ground with the clauses it rests on."""
    on = ", ".join(one.clauses) or "no clause"
    return f"it rests on {on}: {ground_words(one)}"


def rests_on(law: Instrument, ground: Ground, under: str) -> bool:
    """Whether a ground rests on that clause, or on one under it, as its first authority."""
    return bool(ground.clauses) and same_branch(law, ground.clauses[0], under)


def same_branch(law: Instrument, one: str, other: str) -> bool:
    """Whether a clause is that other one, or stands somewhere under it."""
    return one == other or other in above(law, one)


def above(law: Instrument, clause: str) -> tuple[str, ...]:
    """The clauses and divisions that a clause stands in, the outermost first."""
    for division in law.divisions:
        chain = chain_to(division, clause)
        if chain is not None:
            return chain
    return ()


def chain_to(one: Division | Clause, clause: str) -> tuple[str, ...] | None:
    """The way down to a clause, without itself; None if it does not stand here."""
    if one.identity == clause:
        return ()
    for part in one.parts if isinstance(one, Division) else one.clauses:
        chain = chain_to(part, clause)
        if chain is not None:
            return (one.identity, *chain)
    return None


def expect_text(step: ExpectText, text: str | None, playing: Playing) -> None:
    """Words that a clause must have as it is published."""
    playing.touched.add(step.clause)
    said = f'{step.clause} reads "{step.text}"'
    if text is not None and flat(step.text) in flat(text):
        playing.line("expectation", said, step.span, clauses=(step.clause,))
        return
    if text is None:
        details: tuple[str, ...] = (f"{step.clause} is not published",)
    else:
        short = flat(text)
        details = (f"it reads: {short[:EXCERPT]}{'…' if len(short) > EXCERPT else ''}",)
    line = playing.line(
        "expectation", said, step.span, clauses=(step.clause,), details=details, failed=True
    )
    playing.fail(f"expected: {said}", details, line, step.span)


def flat(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())
