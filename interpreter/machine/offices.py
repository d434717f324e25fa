"""Offices: who assumes one, for how long, and how it falls vacant (language.md §6)."""

from __future__ import annotations

from datetime import datetime

import attrs

from charterlang.compiler.ir.organs import Office, Successor
from charterlang.interpreter import wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Evidence, Finding, Ground, authority, distinct
from charterlang.interpreter.journal import Elected, Installed, Vacated
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import incompatibility
from charterlang.interpreter.machine.admission import tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.horizon import later
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.venue import measured
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State, Tenure
from charterlang.interpreter.values import Individual


def office_named(state: State, name: str) -> Office:
    """The office of that name."""
    office = state.law.declarations[name]
    assert isinstance(office, Office)
    return office


def scope_of(state: State, office: Office, **bound: Individual) -> Scope:
    """The scope of an office's lines: `holder` is bound while there is one."""
    holder = state.tenure(office.name).holder
    names = {"holder": Individual(holder)} if holder else {}
    return Scope(state, {**names, **bound})


# ── who may ──


def unfit(state: State, office: Office, candidate: str) -> tuple[Ground, ...]:
    """Why somebody may not hold the office: the `eligible` lines, and the limit of renewals."""
    scope = scope_of(state, office, candidate=Individual(candidate))
    clauses = authority(office.place.clause)
    return (
        *exhausted(state, office, candidate),
        *tested(scope, office.eligible, (), clauses).grounds,
    )


def exhausted(state: State, office: Office, candidate: str) -> tuple[Ground, ...]:
    """The ground that somebody has been given as many terms in a row as there may be."""
    line, served = office.term, terms_served(state.tenure(office.name), candidate)
    if line is None or line.renewals is None or served <= line.renewals:
        return ()
    name, title = who(state.law, candidate), wording.title(state.law, office.name)
    often = wording.counted(line.renewals, "time") if line.renewals else ""
    allowed = f"the term is renewable {often} in a row" if often else "the term is not renewable"
    said = f"{name} has been {title} for {wording.counted(served, 'term')}, and {allowed}"
    clauses = authority(line.place.clause, office.place.clause)
    return (Ground(said, clauses, f"{served} of {line.renewals + 1} terms"),)


def terms_served(tenure: Tenure, person: str) -> int:
    """How many terms in a row somebody has been given, up to now."""
    return tenure.terms if person == (tenure.holder or tenure.last) else 0


# ── for how long ──


@attrs.frozen
class TermFound:
    """The term of one who assumes an office: its end, what it is made of, and on what it rests."""

    expiry: datetime | None
    part: str
    clauses: tuple[str, ...] = ()
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()

    def resting(self, clause: str, *found: Finding) -> TermFound:
        """The same term, on the authority of that clause and of what was found for it."""
        return attrs.evolve(
            self,
            clauses=authority(clause, *self.clauses),
            rests=united((*(one.rests for one in found), self.rests)),
            read=distinct((*(piece for one in found for piece in one.read), *self.read)),
        )


def full_term(state: State, office: Office, since: datetime) -> TermFound:
    """A whole term from that instant; without one, up to the next regular election."""
    if office.term is not None:
        place, length = office.term.place, office.term.length
    elif office.filled is not None and office.filled.every is not None:
        place, length = office.filled.place, office.filled.every
    else:
        return TermFound(None, "full")
    found = evaluate(length, scope_of(state, office))
    value = measured(found)
    expiry = later(state.law, since, value) if value is not None else None
    return TermFound(expiry, "full", authority(place.clause), found.rests, found.read)


def succeeding(state: State, office: Office, line: Successor) -> TermFound:
    """The term of one who moves up: the rest of the broken one, if the line says so; else a full one."""
    broken = state.tenure(office.name).expiry
    if line.remainder and casual(state, office):
        return TermFound(broken, "remainder", authority(line.place.clause))
    return full_term(state, office, state.now)


def term_of(state: State, office: Office, regular: bool) -> TermFound:
    """The term of one who assumes the office now.

    Who fills a casual vacancy completes the broken term, if the law says so, and serves the next
    one too if it says that, or was elected for it (`regular`).
    """
    full, broken = full_term(state, office, state.now), state.tenure(office.name).expiry
    line = office.vacancy
    if not casual(state, office) or line is None or broken is None or not line.remainder:
        return full
    scope, clause = scope_of(state, office), line.place.clause
    guard = evaluate(line.remainder_if, scope) if line.remainder_if else Finding(True)
    if not guard.holds:
        return full.resting(clause, guard)
    further = evaluate(line.next_term, scope) if line.next_term else Finding(False)
    if further.holds or regular:
        longer = attrs.evolve(full_term(state, office, broken), part="next")
        return longer.resting(clause, guard, further)
    return TermFound(broken, "remainder").resting(clause, guard, further)


def casual(state: State, office: Office) -> bool:
    """Whether the office fell vacant before the end of a term that still runs."""
    tenure = state.tenure(office.name)
    running = tenure.expiry is not None and tenure.expiry > state.now
    return tenure.holder is None and not tenure.untouched and running


# ── in and out ──


def install(state: State, name: str, person: str, basis: Basis) -> Answer:
    """The office assumed, now or when the incumbent's term ends; or why it cannot be."""
    office, tenure = office_named(state, name), state.tenure(name)
    if grounds := unfit(state, office, person):
        return grounds
    if waits(state, name, basis) and tenure.expiry is not None and basis.proceeding is not None:
        entry = Elected(name, person, tenure.expiry, basis.proceeding, **basis.entry(state))
        return record(state, entry)
    return assume(state, office, person, basis, regular(state, name, basis))


def assume(
    state: State,
    office: Office,
    person: str,
    basis: Basis,
    next_too: bool,
    term: TermFound | None = None,
) -> State:
    """The office assumed at once; as soon as what is incompatible is given up, if somebody has such."""
    if (found := incompatibility.bar(state, office.name, person)) is not None:
        return incompatibility.waits(state, office.name, person, found, basis, regular=next_too)
    tenure = state.tenure(office.name)
    term = term or term_of(state, office, next_too)
    entry = Installed(
        office.name,
        person,
        state.now,
        term.expiry,
        terms_served(tenure, person) + 1,
        term.part,
        tenure.holder,
        basis.proceeding,
        **basis.also(term.clauses, term.rests, term.read).entry(state),
    )
    return record(state, entry)


def regular(state: State, office: str, basis: Basis) -> bool:
    """Whether the decision is the regular election for that office."""
    if basis.proceeding is None:
        return False
    seeking = state.proceeding(basis.proceeding).seeking
    return seeking is not None and (seeking.office, seeking.occasion) == (office, "regular")


def waits(state: State, office: str, basis: Basis) -> bool:
    """Whether a winner waits for the incumbent's term to end."""
    tenure = state.tenure(office)
    runs = tenure.holder is not None and tenure.expiry is not None and tenure.expiry > state.now
    return runs and regular(state, office, basis)


def vacate(state: State, name: str, basis: Basis) -> State:
    """The office without its holder; one who is elected already assumes it at once."""
    office, tenure = office_named(state, name), state.tenure(name)
    routes = (way.place.clause for way in office.vacated if way.act == basis.act)
    entry = Vacated(name, tenure.holder, basis.act, **basis.also(authority(*routes)).entry(state))
    state = record(state, entry)
    if tenure.elect is None or unfit(state, office, tenure.elect.person):
        return state
    ahead = attrs.evolve(basis, proceeding=tenure.elect.proceeding)
    return assume(state, office, tenure.elect.person, ahead, next_too=True)


def expire(state: State, name: str) -> State:
    """The term ends: whoever is elected assumes the office; else it falls vacant."""
    office, elect = office_named(state, name), state.tenure(name).elect
    clauses = authority(*(line.place.clause for line in (office.term, office.filled) if line))
    basis = Basis("expiry", authority(*clauses, office.place.clause))
    ahead = attrs.evolve(basis, proceeding=elect.proceeding) if elect is not None else basis
    follows = elect is not None and not unfit(state, office, elect.person)
    if elect is not None and follows:
        if incompatibility.bar(state, name, elect.person) is None:
            return assume(state, office, elect.person, ahead, False)
    entry = Vacated(name, state.tenure(name).holder, basis.act, **basis.entry(state))
    state = record(state, entry)
    return assume(state, office, elect.person, ahead, False) if elect and follows else state
