"""Who owes what by when at one instant, and which breaches there are (language.md §8.1).

What a duty has come to is read from the journal, entry by entry; standing duties, of which the
journal says nothing, from the law and from who is bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, TypeAlias

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.findings import authority
from charterlang.interpreter.history import begins
from charterlang.interpreter.journal import (
    Breached,
    Disregarded,
    DutyArose,
    DutyEnded,
    Entry,
    Unseated,
    Vacated,
)
from charterlang.interpreter.machine.admission import phrase, tested
from charterlang.interpreter.machine.deadlines import deadline_of, missed
from charterlang.interpreter.machine.duties import bearers
from charterlang.interpreter.machine.elections import offices_of
from charterlang.interpreter.owed.bound import bound_since, standing_duties
from charterlang.interpreter.owed.breaches import Broken, act_of, broken
from charterlang.interpreter.scope import of_norm
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Value

Stand: TypeAlias = Literal[
    "standing", "open", "overdue", "not followed", "done", "done late", "moot"
]
"""How it stands with a duty; `standing`: it is owed at all times, and never done with;
`not followed`: it is late, and does not bind."""


@attrs.frozen
class Due:
    """What somebody has to do: since when, until when (None: no deadline), and how it stands.

    `act` is the verb phrase with what it is about. `late`: the conditions, in words, at whose edge it
    is late. `ended`: when it was done, or became moot.
    """

    bearer: str
    norm: str
    act: str
    arguments: tuple[Value, ...]
    since: datetime
    until: datetime | None
    late: tuple[str, ...]
    state: Stand
    ended: datetime | None
    clauses: tuple[str, ...]


@attrs.frozen
class Ledger:
    """All that is owed at an instant: by deadline; at all times; no more, by its end; and breaches."""

    at: datetime
    owed: tuple[Due, ...]
    standing: tuple[Due, ...]
    ended: tuple[Due, ...]
    breaches: tuple[Broken, ...]

    def of(self, names: frozenset[str]) -> Ledger:
        """What those owe, and their breaches alone."""
        return attrs.evolve(
            self,
            owed=tuple(one for one in self.owed if one.bearer in names),
            standing=tuple(one for one in self.standing if one.bearer in names),
            ended=tuple(one for one in self.ended if one.bearer in names),
            breaches=tuple(one for one in self.breaches if one.bearer in names),
        )


def ledger(state: State) -> Ledger:
    """What is owed in that state, and what has been."""
    duties = (*history(state), *offices_to_fill(state), *lapsed(state))
    owed = (one for one in duties if one.ended is None)
    ended = (one for one in duties if one.ended is not None)
    return Ledger(
        state.now,
        tuple(sorted(owed, key=urgency)),
        standing(state),
        tuple(sorted(ended, key=lambda one: (one.ended or one.since, one.since))),
        tuple(broken(state, one) for one in state.breaches),
    )


def urgency(one: Due) -> tuple[bool, datetime, datetime]:
    """By deadline, those without one last; then by age."""
    return one.until is None, one.until or one.since, one.since


# ── duties that arise


def history(state: State) -> tuple[Due, ...]:
    """Every duty that has ever arisen, as it stands now, in the order of arising."""
    duties: list[Due] = []
    for entry in state.journal:
        if isinstance(entry, DutyArose):
            duties.append(arisen(state, entry))
            continue
        at = concerned(duties, entry)
        if at is None:
            continue
        if isinstance(entry, Breached):
            duties[at] = attrs.evolve(duties[at], state="overdue")
        elif isinstance(entry, Disregarded):
            duties[at] = attrs.evolve(duties[at], state="not followed")
        elif isinstance(entry, DutyEnded):
            duties[at] = ended(duties[at], entry)
    return tuple(duties)


def arisen(state: State, entry: DutyArose) -> Due:
    """A duty on the day on which it arises."""
    norm = state.law.declarations.get(entry.norm)
    late: tuple[str, ...] = ()
    if isinstance(norm, Norm) and entry.act is None:
        scope = of_norm(state, norm, entry.arguments, entry.bearer)
        late = tuple(phrase(one.holds, scope) for one in norm.late)
    return Due(
        entry.bearer,
        entry.norm,
        act_of(state, entry.norm, entry.arguments, entry.act),
        entry.arguments,
        entry.at,
        entry.until,
        late,
        "open",
        None,
        authority(*entry.clauses[:1]),
    )


def concerned(duties: list[Due], entry: Entry) -> int | None:
    """The place of the duty that an entry is about, if it is about one that is owed."""
    match entry:
        case Breached(norm=norm, actor=bearer, arguments=arguments, overdue=True, act=act):
            pass
        case DutyEnded(norm=norm, bearer=bearer, arguments=arguments, act=act):
            pass
        case Disregarded(norm=norm, actor=bearer, arguments=arguments, overdue=True):
            act = None
        case _:
            return None
    for at in reversed(range(len(duties))):
        one = duties[at]
        same = (one.norm, one.bearer, one.arguments) == (norm, bearer, arguments)
        if same and one.ended is None and act in (None, one.act):
            return at
    return None


def ended(one: Due, entry: DutyEnded) -> Due:
    """The duty when it has ended: done in time, done late, or moot."""
    stand: Stand = "done late" if one.state in ("overdue", "not followed") else "done"
    return attrs.evolve(one, state=stand if entry.done else "moot", ended=entry.at)


def offices_to_fill(state: State) -> tuple[Due, ...]:
    """Offices that have to be filled by now or later: `filled by E within D`, `vacancy …` (§6)."""
    found = (deadline_of(state, office) for office in offices_of(state))
    return tuple(
        Due(
            one.owing,
            one.procedure,
            wording.act(state.law, one.procedure),
            (),
            one.since,
            one.until,
            (),
            "overdue" if missed(state, one) else "open",
            None,
            authority(one.clause),
        )
        for one in found
        if one is not None
    )


# ── standing duties


def standing(state: State) -> tuple[Due, ...]:
    """The duties without an edge that bind now, for each who is bound, in the order of declaration."""
    return tuple(at_all_times(state, norm, bearer) for norm, bearer in bonds(state))


def bonds(state: State) -> Iterator[tuple[Norm, str]]:
    """Each standing duty with each who is bound by it now."""
    if state.commenced is None:
        return
    for norm in standing_duties(state.law):
        scope = of_norm(state, norm, (), None)
        for bearer in bearers(state, norm, scope):
            bound = scope.bind(**of_norm(state, norm, (), bearer).bound)
            if tested(bound, (), norm.unless).holds:
                yield norm, bearer


def lapsed(state: State) -> tuple[Due, ...]:
    """Standing duties that have bound somebody, and bind them no longer, or did so for a time.

    They are moot since the instant at which their bearer left, or was excused.
    """
    if not standing_duties(state.law):
        return ()
    found: list[Due] = []
    before: State | None = None
    bound: dict[tuple[str, str], Norm] = {}
    for one in instants(state):
        now = {(norm.name, bearer): norm for norm, bearer in bonds(one)}
        for key, norm in bound.items():
            if before is not None and key not in now:
                due = at_all_times(before, norm, key[1])
                found.append(attrs.evolve(due, state="moot", ended=begins(one)))
        before, bound = one, now
    return tuple(found)


def instants(state: State) -> list[State]:
    """The state as it was after each instant of the run, the first one first.

    So is the one before somebody left, who may have been bound until that very instant alone.
    """
    found: list[State] = [state]
    one = state
    while one.before is not None:
        left = isinstance(one.journal[-1], Unseated | Vacated)
        if left or begins(one.before) < begins(one):
            found.append(one.before)
        one = one.before
    return found[::-1]


def at_all_times(state: State, norm: Norm, bearer: str) -> Due:
    """A standing duty of one who is bound."""
    since = bound_since(state, norm, bearer)
    late = tuple(phrase(one.holds, of_norm(state, norm, (), bearer)) for one in norm.late)
    act = wording.act(state.law, norm.name)
    clauses = authority(norm.place.clause)
    return Due(bearer, norm.name, act, (), since, None, late, "standing", None, clauses)
