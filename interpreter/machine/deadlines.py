"""Offices that must be filled in time: `filled by E within D`, `vacancy by E within D` (§6)."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Filling, Office, Vacancy
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Finding, authority
from charterlang.interpreter.journal import Breached, Composed
from charterlang.interpreter.machine import breaches
from charterlang.interpreter.machine.elections import offices_of
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.offices import scope_of
from charterlang.interpreter.machine.venue import body_of, measured
from charterlang.interpreter.state import State


@attrs.frozen
class Deadline:
    """Until when an office must be filled: since when it runs, and what says so."""

    office: Office
    since: datetime
    until: datetime
    procedure: str
    owing: str
    clause: str
    found: Finding


def deadline_of(state: State, office: Office) -> Deadline | None:
    """The deadline that runs for an office; None if it is held, or nothing bounds the vacancy."""
    tenure = state.tenure(office.name)
    line: Filling | Vacancy | None = office.filled if tenure.untouched else office.vacancy
    if tenure.holder is not None or line is None or line.within is None or line.by is None:
        return None
    norm = state.law.declarations.get(line.by)
    body = body_of(state.law, norm) if isinstance(norm, Norm) else None
    since = tenure.since
    if tenure.untouched:
        since = composed_at(state, body.name) if body is not None else None
    found = evaluate(line.within, scope_of(state, office))
    length = measured(found)
    until = later(state.law, since, length) if since is not None and length is not None else None
    if since is None or until is None:
        return None
    owing = body.name if body is not None else office.name
    return Deadline(office, since, until, line.by, owing, line.place.clause, found)


def composed_at(state: State, body: str) -> datetime | None:
    """When the body was first composed."""
    for entry in state.journal:
        if isinstance(entry, Composed) and entry.body == body:
            return entry.at
    return None


def deadlines(state: State) -> tuple[Deadline, ...]:
    """The deadlines that run and that nobody has missed yet."""
    running = (deadline_of(state, office) for office in offices_of(state))
    return tuple(one for one in running if one is not None and not missed(state, one))


def missed(state: State, one: Deadline) -> bool:
    """Whether the journal says already that it was missed."""
    for entry in reversed(state.journal):
        if entry.at < one.since:
            return False
        if isinstance(entry, Breached) and (entry.norm, entry.overdue) == (one.procedure, True):
            return True
    return False


def note_missed(state: State, one: Deadline) -> State:
    """The journal says that whoever had to fill the office has not done so in time."""
    entry = Breached(
        one.procedure,
        one.owing,
        (),
        True,
        breaches.alleged(state),
        at=state.now,
        clauses=authority(one.clause, one.office.place.clause),
        rests=one.found.rests,
        read=one.found.read,
    )
    return breaches.breach(state, entry)
