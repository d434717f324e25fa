"""The start of a run: commencement, founding members and holders, and what is given (§15)."""

from __future__ import annotations

from datetime import datetime

from charterlang.compiler.adoption import draft
from charterlang.compiler.ir.instrument import Assumption, Instrument, Provided
from charterlang.compiler.ir.organs import Body, Founding, Office, Parties
from charterlang.interpreter import wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.events import (
    CommencementGiven,
    FactGiven,
    FieldGiven,
    Given,
    HolderGiven,
    MemberGiven,
)
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import (
    Commenced,
    DepositMade,
    FactRecorded,
    FieldRecorded,
    Installed,
    Seated,
    Unseated,
    Vacated,
)
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import incompatibility, ratification, reports
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.offices import full_term
from charterlang.interpreter.machine.refusals import Answer
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual


def start(law: Instrument, at: datetime) -> State:
    """The state when a run begins: the charter in force, with whom it founds; nothing follows yet."""
    state = unmoved(law, at)
    return founded(state, at) if state.drafted else commence(state)


def unmoved(law: Instrument, at: datetime) -> State:
    """The state without any entry: of a draft, what a superior instrument provides is in force."""
    return State(draft(law), at, whole=law if law.on_adoption else None)


def commence(state: State) -> State:
    """The charter in force, if its day has come: its founding members sit, its first holders serve."""
    ratified = state.law.ratification
    if ratified is not None:
        state = ratification.entry_into_force(state, ratified)
        return state if state.commenced is None else founded(state, state.now)
    since = state.law.commences or state.now
    if since > state.now or state.drafted:
        return state
    return founded(record(state, Commenced(since, at=state.now)), since)


def founded(state: State, since: datetime) -> State:
    """What holds from the commencement on: who is bound, who sits and serves, what is given.

    Of a draft, what a superior instrument provides is there before the adoption. Of a charter that is
    ratified, what a scenario gives has been given before.
    """
    state = fields_provided(state)
    if state.law.ratification is not None:
        state = ratification.all_bound(state, state.law.ratification)
    for organ in state.law.declarations.values():
        if not isinstance(organ, Parties | Body | Office) or organ.founding is None:
            continue
        if state.law.on_adoption and not state.drafted and organ.name in state.law.external:
            continue
        clauses = authority(organ.founding.place.clause, organ.place.clause)
        for name in organ.founding.members:
            basis = Basis("", clauses, chosen(state, organ.founding, name))
            if isinstance(organ, Office) and organ.name in state.offices:
                continue
            if isinstance(organ, Office):
                state = held(state, organ, name, since, basis)
            elif all(seat.member != name for seat in state.seats.get(organ.name, ())):
                # A founding member of a party that has seats to fill sits for that party.
                by = appointer(state, organ, name) if isinstance(organ, Body) else None
                state = record(state, Seated(organ.name, name, by, **basis.entry(state)))
    return facts_provided(state)


def chosen(state: State, founding: Founding, name: str) -> Reliance:
    """The assumption that names a first member or holder, if one does."""
    resting = NOTHING
    for assumption, member in founding.assumed:
        one = state.law.declarations.get(assumption)
        if member == name and isinstance(one, Assumption):
            resting = united((resting, Reliance.on_assumption(one.name, one.chosen)))
    return resting


def fields_provided(state: State) -> State:
    """What the instrument itself says of individuals: to what each belongs."""
    for one in provided(state):
        if one.field is None:
            continue
        of, value = (evaluate(part, Scope(state)).value for part in (*one.arguments, one.value))
        if isinstance(of, Individual) and isinstance(value, Individual):
            clauses = authority(one.place.clause)
            entry = FieldRecorded(of.name, one.field, value.name, at=state.now, clauses=clauses)
            state = record(state, entry)
    return state


def facts_provided(state: State) -> State:
    """The facts that the instrument itself gives."""
    for one in provided(state):
        if one.fact is None:
            continue
        scope, clauses = Scope(state), authority(one.place.clause)
        arguments = tuple(evaluate(part, scope).value for part in one.arguments)
        value = evaluate(one.value, scope).value
        entry = FactRecorded(one.fact, arguments, value, None, True, at=state.now, clauses=clauses)
        state = record(state, entry)
    return state


def provided(state: State) -> tuple[Provided, ...]:
    """The `given` declarations of the instrument."""
    return tuple(one for one in state.law.declarations.values() if isinstance(one, Provided))


def held(
    state: State, office: Office, holder: str, since: datetime, basis: Basis, given: bool = False
) -> State:
    """The office with that holder, whose term began then."""
    term = full_term(state, office, since)
    entry = Installed(
        office.name,
        holder,
        since,
        term.expiry,
        1,
        term.part,
        given=given,
        **basis.also(term.clauses, term.rests, term.read).entry(state),
    )
    return record(state, entry)


# ── what is given ──


def give(state: State, event: Given) -> Answer:
    """How the world is when the run begins; nothing follows from it until time passes."""
    if begun(state):
        return (Ground("the run has begun, and nothing more is given"),)
    match event:
        case MemberGiven(organ, member):
            return member_given(state, organ, member)
        case HolderGiven(office, holder, since):
            return holder_given(state, office, holder, since)
        case FieldGiven(individual, field, value):
            return field_given(state, individual, field, value)
        case FactGiven():
            return reports.given(state, event)
        case CommencementGiven(since):
            answer = ratification.given(state, since)
            return founded(answer, since) if isinstance(answer, State) else answer


def begun(state: State) -> bool:
    """Whether anything has happened but what was founded and given."""
    for entry in state.journal:
        match entry:
            case Commenced() | FieldRecorded() | Unseated(cause="given"):
                pass
            case DepositMade(given=datetime()):
                pass
            case Seated() | Installed() | Vacated() | FactRecorded():
                founded = entry.at == state.journal[0].at and not isinstance(entry, FactRecorded)
                if not entry.given and not founded:
                    return True
            case _:
                return True
    return False


def member_given(state: State, name: str, member: str) -> Answer:
    """A member from the start; of appointed seats, one that its own party has appointed."""
    organ = state.law.declarations.get(name)
    if not isinstance(organ, Parties | Body):
        return (not_there(state, name, "body and no parties"),)
    if any(seat.member == member for seat in state.seats.get(name, ())):
        return state
    by = appointer(state, organ, member) if isinstance(organ, Body) else None
    clauses = authority(organ.place.clause)
    if (found := incompatibility.bar(state, name, member)) is not None:
        return (barred(state, found, member),)
    return record(state, Seated(name, member, by, True, at=state.now, clauses=clauses))


def barred(state: State, found: incompatibility.Bar, person: str) -> Ground:
    """The ground that somebody has what is incompatible already."""
    has = wording.the(state.law, found.other)
    said = f"{wording.individual(state.law, person)} has a place in {has}, which is incompatible"
    return Ground(said, authority(found.line.place.clause))


def appointer(state: State, body: Body, member: str) -> str | None:
    """The party to which a member belongs, where members sit for parties."""
    for line in body.seats:
        parties = state.law.declarations.get(line.of)
        if line.sort not in ("appointed", "for each") or not isinstance(parties, Parties | Body):
            continue
        if parties.kind is not None and (by := state.fields.get((member, parties.kind))):
            return by
    return None


def not_there(state: State, name: str, sort: str) -> Ground:
    """The ground that an organ is none, or does not exist while its instrument is a draft."""
    one = state.text.declarations.get(name)
    if state.drafted and one is not None:
        said = f"{wording.the(state.law, name)} comes to be when {state.law.title} is adopted"
        return Ground(said, authority(one.place.clause))
    return Ground(f"{name} is no {sort}")


def holder_given(state: State, name: str, holder: str | None, since: datetime | None) -> Answer:
    """A holder from the start, since that instant; or a vacancy."""
    office = state.law.declarations.get(name)
    if not isinstance(office, Office):
        return (not_there(state, name, "office"),)
    clauses = authority(office.place.clause)
    if holder is None:
        return record(state, Vacated(name, None, "given", True, at=state.now, clauses=clauses))
    if since is not None and since > state.now:
        said = f"a term that begins on {wording.instant(state.law, since)} has not begun"
        return (Ground(said, clauses),)
    if (found := incompatibility.bar(state, name, holder)) is not None:
        return (barred(state, found, holder),)
    return held(state, office, holder, since or state.now, Basis("given", clauses), True)


def field_given(state: State, individual: str, field: str, value: str) -> Answer:
    """What an individual belongs to; where it sits already, it sits for that party."""
    state = record(state, FieldRecorded(individual, field, value, at=state.now))
    for body in state.law.declarations.values():
        if not isinstance(body, Body):
            continue
        by = appointer(state, body, individual)
        seats = state.seats.get(body.name, ())
        if by is not None and any(one.member == individual and one.by != by for one in seats):
            clauses = authority(body.place.clause)
            out = Unseated(body.name, individual, cause="given", at=state.now, clauses=clauses)
            seat_again = Seated(body.name, individual, by, True, at=state.now, clauses=clauses)
            state = record(record(state, out), seat_again)
    return state
