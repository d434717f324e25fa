"""Directory conditions, `should C`: an act without them stands, and is irregular (language.md §8).

They are asked when an act is done or a proceeding opened, and once more when it is carried; what does
not hold at both times is noted once.
"""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import scope as scopes
from charterlang.interpreter.findings import authority, distinct
from charterlang.interpreter.journal import Irregular
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.reliance import united
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Value


def of_deed(
    state: State, norm: Norm, scope: Scope, actor: str, arguments: tuple[Value, ...]
) -> State:
    """The irregularities of an act that is done."""
    return noted(state, norm, scope, actor, arguments, None)


def of_proceeding(
    state: State,
    one: Proceeding,
    norm: Norm,
    then: State | None = None,
) -> State:
    """The irregularities of a proceeding that opens, or of a decision that is carried.

    `then`: the state in which it is asked, if more has happened since.
    """
    scope = scopes.of_proceeding(then or state, one)
    return noted(state, norm, scope, one.opener, one.arguments, one.number)


def noted(
    state: State,
    norm: Norm,
    scope: Scope,
    actor: str | None,
    arguments: tuple[Value, ...],
    proceeding: int | None,
) -> State:
    """One entry for all that should hold and does not, and is not on record already."""
    known = lines_known(state, proceeding)
    clauses = authority(norm.place.clause)
    lacking = {
        number: asked.grounds
        for number, one in enumerate(norm.should)
        if number not in known and not (asked := tested(scope, (one,), (), clauses)).holds
    }
    grounds = tuple(one for many in lacking.values() for one in many)
    if not grounds:
        return state
    entry = Irregular(
        norm.name,
        actor,
        arguments,
        proceeding,
        grounds,
        tuple(lacking),
        at=state.now,
        clauses=authority(*(clause for one in grounds for clause in one.clauses)),
        rests=united(one.rests for one in grounds),
        read=distinct(piece for one in grounds for piece in one.read),
    )
    return record(state, entry)


def lines_known(state: State, proceeding: int | None) -> set[int]:
    """The `should` lines that are on record as not met by a proceeding."""
    return {
        number
        for entry in state.journal
        if isinstance(entry, Irregular) and proceeding is not None
        if entry.proceeding == proceeding
        for number in entry.lines
    }
