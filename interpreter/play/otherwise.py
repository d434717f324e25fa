"""In what two runs of one scenario come out differently: the same log under another reading (§11.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.interpreter import wording
from charterlang.interpreter.play.found import standing
from charterlang.interpreter.play.naming import Naming, capital
from charterlang.interpreter.play.transcript import Run
from charterlang.interpreter.roll import members
from charterlang.interpreter.values import ProceedingRef


@attrs.frozen
class Outcome:
    """How one thing stands at the end of a run. Two are alike whatever the count that led there."""

    stands: object
    words: str = attrs.field(eq=False)


def differences(one: Run, other: Run) -> tuple[str, ...]:
    """What comes of the second that did not come of the first, a sentence for each thing."""
    before, after = outcomes(one), outcomes(other)
    told = [capital(said.words) for about, said in after.items() if before.get(about) != said]
    told += [f"Not: {said.words}" for about, said in before.items() if about not in after]
    return (*unexpected(one, other), *told)


def unexpected(one: Run, other: Run) -> Iterator[str]:
    """The expectations that fail in the second alone, by the line of the scenario."""
    known = {(failure.span.line, failure.message) for failure in one.failures}
    for failure in other.failures:
        if (failure.span.line, failure.message) not in known:
            yield f"Line {failure.span.line} of the scenario: {failure.message}"


def outcomes(run: Run) -> Mapping[object, Outcome]:
    """How each proceeding ends, who holds each office and belongs where, and what is in force."""
    return {about: outcome for about, outcome in (*proceedings(run), *organs(run), *regimes(run))}


def proceedings(run: Run) -> Iterator[tuple[object, Outcome]]:
    """Each proceeding, and what came of it when."""
    naming = Naming(run.state, run.names)
    for one in run.state.proceedings:
        said = standing(ProceedingRef(one.number), naming)
        stands = (one.procedure, one.arguments, one.outcome, one.ended or one.stage)
        yield one.number, Outcome(stands, f"{naming.the_proceeding(one.number)} {said}")


def organs(run: Run) -> Iterator[tuple[object, Outcome]]:
    """Each office and body of the charter, and who is in it at the end."""
    law, naming = run.trial.law, Naming(run.state, run.names)
    for name, one in law.declarations.items():
        if isinstance(one, Office):
            holder = run.state.tenure(name).holder
            who = naming.who(holder) if holder else "nobody"
            yield name, Outcome(holder, f"{wording.the(law, name)} is {who}")
        elif isinstance(one, Body | Parties):
            belonging = frozenset(members(run.state, name))
            who = wording.listed(map(naming.who, sorted(belonging))) or "nobody"
            yield name, Outcome(belonging, f"{wording.the(law, name)}: {who}")


def regimes(run: Run) -> Iterator[tuple[object, Outcome]]:
    """Each regime that is in force at the end, and until when."""
    naming = Naming(run.state, run.names)
    for one in run.state.regimes:
        until = f" until {naming.instant(one.lapses)}" if one.lapses else ""
        words = f"{wording.the(run.trial.law, one.regime)} is in force{until}"
        yield (one.regime, one.arguments), Outcome(one.lapses, words)
