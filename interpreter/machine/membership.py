"""Membership of bodies and parties: who joins, leaves, is appointed and recalled (§6)."""

from __future__ import annotations

from charterlang.compiler.ir.organs import (
    Actors,
    Body,
    Condition,
    Limb,
    Office,
    Parties,
    Seats,
)
from charterlang.compiler.walk import mentions
from charterlang.interpreter import roll, wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.events import ActDone
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import ActRecorded, EdgeTurned, Seated, Slept, Unseated
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import incompatibility
from charterlang.interpreter.machine.admission import Tested, tested
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.capacity import Capacity, acting
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import UNKNOWN, Individual, Value


def organ_named(state: State, name: str) -> Body | Parties:
    """The body or the parties of that name."""
    organ = state.law.declarations[name]
    assert isinstance(organ, Body | Parties)
    return organ


# ── in ──


def full(state: State, body: Body) -> tuple[Ground, ...]:
    """The ground that no seat is left in the body."""
    size, taken = body.size, len(roll.members(state, body.name))
    if size is None or size.limit == "at least" or taken < size.number:
        return ()
    said = f"no seat is left in {wording.the(state.law, body.name)}"
    clauses = authority(size.place.clause, body.place.clause)
    return (Ground(said, clauses, f"{taken} of {size.number} seats are taken"),)


def unsuited(
    state: State, organ: Body | Parties, candidate: str, clauses: tuple[str, ...]
) -> Tested:
    """Why somebody may not sit in the organ, as far as eligibility goes."""
    lines = organ.eligible if isinstance(organ, Body) else ()
    scope = Scope(state, {"candidate": Individual(candidate), "member": Individual(candidate)})
    return tested(scope, lines, (), clauses)


def admit(state: State, name: str, member: str, basis: Basis) -> Answer:
    """The organ with one more member, or why it cannot have it."""
    organ = organ_named(state, name)
    fit = unsuited(state, organ, member, authority(organ.place.clause))
    grounds = (*(full(state, organ) if isinstance(organ, Body) else ()), *fit.grounds)
    if grounds:
        return grounds
    resting = basis.also(fit.clauses, fit.rests, fit.read)
    if (found := incompatibility.bar(state, name, member)) is not None:
        return incompatibility.waits(state, name, member, found, resting)
    state = already_so(state, organ, member)
    return record(state, Seated(name, member, **resting.entry(state)))


def seat(state: State, name: str, member: str, basis: Basis, by: str | None) -> Answer:
    """A seat taken by one who waited for it: by appointment of `by`, if of anybody."""
    organ = organ_named(state, name)
    if by is None:
        return admit(state, name, member, basis)
    assert isinstance(organ, Body)
    line = roll.appointing(organ)
    assert line is not None
    own = [one.member for one in state.seats.get(name, ()) if one.by == by]
    fit = unsuited(state, organ, member, ())
    grounds = (*taken(state, line, by, member, own, ()), *full(state, organ), *fit.grounds)
    return grounds or record(state, Seated(name, member, by, **basis.entry(state)))


def already_so(state: State, organ: Body | Parties, member: str) -> State:
    """The books say which `leaves when` conditions hold of one who is about to be admitted.

    What held before is no edge: an admission is not undone by it in the same instant.
    """
    scope = Scope(state, {"member": Individual(member)})
    for number, way in enumerate(organ.leaves):
        key = (organ.name, "leaves", number, member)
        if way.when is None or state.edges.get(key, False):
            continue
        if evaluate(way.when, scope.at(state)).holds:
            clauses = authority(way.place.clause, organ.place.clause)
            state = record(state, EdgeTurned(key, True, at=state.now, clauses=clauses))
    return state


# ── out ──


def remove(state: State, name: str, member: str, basis: Basis) -> State:
    """The organ without a member; the seats that it had filled as one of them fall with it."""
    entry = Unseated(name, member, cause=basis.act, **basis.entry(state))
    return orphaned(record(state, entry), name, member, basis)


def orphaned(state: State, name: str, party: str, basis: Basis) -> State:
    """The bodies without the seats that one had filled who belongs no more to what appoints there."""
    if roll.belongs(state, name, party):
        return state
    for body in state.law.declarations.values():
        for line in body.seats if isinstance(body, Body) else ():
            if line.of == name and line.sort in ("appointed", "for each"):
                state = fallen(state, body.name, party, basis.under(line.place.clause))
    return state


def fallen(state: State, body: str, party: str, basis: Basis) -> State:
    """The body without the seats that a former party had filled, and what falls with each."""
    for seat in state.seats.get(body, ()):
        if seat.by == party and seat in state.seats[body]:
            entry = Unseated(body, seat.member, party, basis.act, **basis.entry(state))
            state = orphaned(record(state, entry), body, seat.member, basis)
    return state


def sleep(state: State, name: str, member: str, suspended: bool, basis: Basis) -> State:
    """Membership suspended, or awake again."""
    return record(state, Slept(name, member, suspended, **basis.entry(state)))


# ── appointed seats ──


def part_of(state: State, act: str) -> tuple[Body, Seats, str] | None:
    """The body, the line and the part power that `council.appoint` names."""
    name, _, part = act.rpartition(".")
    body = state.law.declarations.get(name)
    line = roll.appointing(body) if isinstance(body, Body) else None
    if not isinstance(body, Body) or line is None or part not in ("appoint", "recall"):
        return None
    return body, line, part


def appoint_or_recall(state: State, event: ActDone, part: tuple[Body, Seats, str]) -> Answer:
    """What comes of `BODY.appoint(x)` and `BODY.recall(x)` by each of the actors."""
    body, line, verb = part
    clauses = authority(line.place.clause, body.place.clause)
    if len(event.arguments) != 1 or not isinstance(event.arguments[0], Individual):
        said = f"to {verb} is done about one {wording.title(state.law, body.kind or 'person')}"
        return (Ground(said, clauses, f"{len(event.arguments)} are named"),)
    person = event.arguments[0].name
    for actor in event.actors:
        limb = Limb(line.of, "parties", quantifier="each")
        found = acting(Scope(state), actor, Actors((limb,)), clauses)
        if isinstance(found, Ground):
            return (found,)
        done = appointed if verb == "appoint" else recalled
        answer = done(state, body, line, person, found)
        if not isinstance(answer, State):
            return answer
        state = answer
    return state


def appointed(state: State, body: Body, line: Seats, person: str, by: Capacity) -> Answer:
    """One more appointee of a party, or why it may not have it."""
    clauses = authority(line.place.clause, body.place.clause)
    own = [seat.member for seat in state.seats.get(body.name, ()) if seat.by == by.unit]
    fit = unsuited(state, body, person, clauses)
    grounds = (*taken(state, line, by.unit, person, own, clauses), *full(state, body), *fit.grounds)
    if grounds:
        return grounds
    basis = Basis(f"{body.name}.appoint", authority(*clauses, *fit.clauses), fit.rests, fit.read)
    basis = basis.also((), by.rests, by.read)
    act = ActRecorded(basis.act, by.unit, (Individual(person),), **basis.entry(state))
    if (found := incompatibility.bar(state, body.name, person)) is not None:
        state = record(state, act)
        return incompatibility.waits(state, body.name, person, found, basis, by.unit)
    seated = Seated(body.name, person, by.unit, **basis.entry(state))
    return record(record(state, act), seated)


def taken(
    state: State, line: Seats, party: str, person: str, own: list[str], clauses: tuple[str, ...]
) -> tuple[Ground, ...]:
    """Why a party has no seat to give to that person."""
    law = state.law
    if person in own:
        return (Ground(f"{who(law, party)} has appointed {who(law, person)} already", clauses),)
    if line.number is not None and len(own) >= line.number:
        said = f"{who(law, party)} has no seat left to fill"
        return (Ground(said, clauses, f"{len(own)} of {line.number} seats are taken"),)
    return ()


def recalled(state: State, body: Body, line: Seats, person: str, by: Capacity) -> Answer:
    """One appointee less, or why a party has none to recall."""
    clauses = authority(line.place.clause, body.place.clause)
    appointers = roll.appointers(state, body.name, person)
    if by.unit not in appointers:
        law, name = state.law, who(state.law, person)
        said = f"{name} has not been appointed by {who(law, by.unit)}"
        others = wording.listed(who(law, one) for one in appointers)
        return (Ground(said, clauses, f"appointed by {others}" if others else None),)
    basis = Basis(f"{body.name}.recall", clauses, by.rests, by.read)
    act = ActRecorded(basis.act, by.unit, (Individual(person),), **basis.entry(state))
    out = Unseated(body.name, person, by.unit, basis.act, **basis.entry(state))
    return orphaned(record(record(state, act), out), body.name, person, basis)


# ── what must hold of an organ ──


def broken(before: State, after: State) -> tuple[Ground, ...]:
    """Why a change cannot stand: it breaks a `require` line of an organ (§6, §12).

    Each line is asked by itself: of every member, where it speaks of a `member`; of the `holder` of
    an office. What did not hold before is not broken.
    """
    found: list[Ground] = []
    for organ in before.law.declarations.values():
        if not isinstance(organ, Parties | Body | Office):
            continue
        clauses = authority(organ.place.clause)
        for line in organ.require:
            was = concerned(before, organ, line)
            for name, scope in concerned(after, organ, line).items():
                asked = tested(scope, (line,), (), clauses)
                new = name not in was or (name == "" and touched(before, after, organ.name))
                held = evaluate(line.holds, was[name]).value if name in was else UNKNOWN
                if not asked.holds and breaks(line, scope, held, new):
                    found += asked.grounds
    return tuple(dict.fromkeys(found))


def concerned(state: State, organ: Parties | Body | Office, line: Condition) -> dict[str, Scope]:
    """Of whom a line is asked, each with its scope; of nobody by name, if it names nobody."""
    scope = Scope(state)
    if isinstance(organ, Office):
        if not mentions(line.holds, "holder"):
            return {"": scope}
        tenure = state.tenure(organ.name)
        if tenure.holder is None:
            return {}
        # Who assumes the office again is asked again.
        return {f"{tenure.holder} {tenure.since}": scope.bind(holder=Individual(tenure.holder))}
    if not mentions(line.holds, "member"):
        return {"": scope}
    members = roll.members(state, organ.name)
    return {one: scope.bind(member=Individual(one)) for one in members}


def breaks(line: Condition, scope: Scope, held: Value, new: bool) -> bool:
    """Whether a line that does not hold is broken by the change, or did not hold already.

    What nobody knows does not hold: so nobody joins of whom it is unknown (§12).
    """
    if held is False:
        return False
    return new or held is not UNKNOWN or evaluate(line.holds, scope).value is False


def touched(before: State, after: State, name: str) -> bool:
    """Whether a change is one of the organ itself."""
    return (
        before.seats.get(name) != after.seats.get(name)
        or before.offices.get(name) != after.offices.get(name)
        or before.asleep != after.asleep
    )
