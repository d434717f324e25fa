"""Effects (language.md §9): a list is one transaction, of which all happen or none."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from charterlang.compiler.ir.expressions import Members
from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.ir.organs import Actors, Body, Limb, Office, Parties
from charterlang.compiler.ir.regimes import Regime, Schedule
from charterlang.interpreter import roll, wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Evidence, Finding, Ground, authority
from charterlang.interpreter.journal import AdoptionRecorded, Notified, Overtaken
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine import adoption, duties, membership, offices, opening, regimes
from charterlang.interpreter.machine.admission import phrase
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.refusals import Answer, missing, who
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.state import State
from charterlang.interpreter.values import UNKNOWN, Individual, ProceedingRef, Value, ordered


@attrs.frozen
class Meant:
    """An effect with its values, as they were when it was decided on."""

    effect: Effect
    subject: Value
    arguments: tuple[Value, ...]
    basis: Basis
    told: tuple[str, ...] = ()
    within: Finding | None = None


def carry_out(effects: tuple[Effect, ...], scope: Scope, basis: Basis) -> Answer:
    """The state after all of the effects, or why none of them can be.

    Guards and values are read before the first effect; what the effects open begins after the
    last. A guard that is unknown does not hold.
    """
    meant: list[Meant] = []
    for one in effects:
        found = resolved(one, scope, basis)
        if isinstance(found, Ground):
            return (found,)
        if found is not None:
            meant.append(found)
    state = scope.state
    for part in sorted(meant, key=lambda one: one.effect.verb == "begin"):
        answer = DOING[part.effect.verb](state, part)
        if not isinstance(answer, State):
            return answer
        state = answer
    return membership.broken(scope.state, state) or state


def resolved(one: Effect, scope: Scope, basis: Basis) -> Meant | Ground | None:
    """The effect with its values; None if its guard does not hold; a ground if one is unknown."""
    basis = basis.under(one.place.clause)
    if one.guard is not None:
        guard = evaluate(one.guard, scope)
        if not guard.holds:
            return None
        basis = basis.also((), guard.rests, guard.read)
    found = evaluate(one.subject, scope) if one.subject is not None else Finding(True)
    given = tuple(evaluate(part, scope) for part in one.arguments)
    for part, of in zip((found, *given), (one.subject, *one.arguments), strict=True):
        if part.value is UNKNOWN and of is not None:
            said = f"it is not known who or what this is: {phrase(of, scope)}"
            remedy = missing(scope.state.law, part.missing)
            return Ground(said, basis.clauses, rests=part.rests, read=part.read, remedy=remedy)
        basis = basis.also((), part.rests, facts(part.read))
    told = recipients(scope, one.actors)
    values = tuple(part.value for part in given)
    if one.verb == "oblige":
        values = about(scope, basis)
    within = evaluate(one.within, scope) if one.within is not None else None
    return Meant(one, found.value, values, basis, told, within)


def about(scope: Scope, basis: Basis) -> tuple[Value, ...]:
    """What the decision, or act, is about that brings an effect about."""
    if basis.proceeding is not None:
        return scope.state.proceeding(basis.proceeding).arguments
    norm = scope.state.law.declarations.get(basis.act)
    parameters = norm.parameters if isinstance(norm, Norm) else ()
    return tuple(scope.bound[one.name] for one in parameters if one.name in scope.bound)


def facts(read: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """What was read of the outside world; who belongs to whom goes without saying."""
    return tuple(piece for piece in read if not piece.field)


def overtaken(state: State, one: Meant, what: str) -> State:
    """An effect that finds nothing to do."""
    return record(state, Overtaken(what, **one.basis.entry(state)))


# ── one by one ──


def subject_of(one: Meant) -> str:
    """The individual that an effect is about."""
    return one.subject.name if isinstance(one.subject, Individual) else ""


def organ_of(one: Meant) -> str:
    """The organ, procedure or duty that an effect is about."""
    return one.effect.organ or ""


def member_said(state: State, one: Meant, how: str) -> str:
    """`Dune is a member of the member states already`."""
    law, organ = state.law, organ_of(one)
    parties = isinstance(law.declarations.get(organ), Parties)
    noun = f"the {wording.plural(law, organ)}" if parties else wording.the(law, organ)
    return f"{who(law, subject_of(one))} {how} {noun}"


def admit(state: State, one: Meant) -> Answer:
    """`admit x to B`."""
    if roll.belongs(state, organ_of(one), subject_of(one)):
        return overtaken(state, one, member_said(state, one, "belongs already to"))
    return membership.admit(state, organ_of(one), subject_of(one), one.basis)


def remove(state: State, one: Meant) -> Answer:
    """`remove x from B`."""
    if not roll.belongs(state, organ_of(one), subject_of(one)):
        return overtaken(state, one, member_said(state, one, "does not belong to"))
    if all(seat.member != subject_of(one) for seat in state.seats.get(organ_of(one), ())):
        # A seat that goes by a rule ends with the rule's condition, never by an act.
        return overtaken(state, one, member_said(state, one, "sits by a rule, and stays, in"))
    return membership.remove(state, organ_of(one), subject_of(one), one.basis)


def suspend(state: State, one: Meant) -> Answer:
    """`suspend x from B` and `reinstate x to B`."""
    name, organ, asleep = subject_of(one), organ_of(one), one.effect.verb == "suspend"
    if not roll.belongs(state, organ, name):
        return overtaken(state, one, member_said(state, one, "has no seat in"))
    if (name not in roll.sitting(state, organ)) is asleep:
        how = "is suspended already from" if asleep else "is not suspended from"
        return overtaken(state, one, member_said(state, one, how))
    return membership.sleep(state, organ, name, asleep, one.basis)


def install(state: State, one: Meant) -> Answer:
    """`install x as O`."""
    return offices.install(state, organ_of(one), subject_of(one), one.basis)


def vacate(state: State, one: Meant) -> Answer:
    """`vacate O`."""
    if state.tenure(organ_of(one)).holder is None:
        said = f"the office of {wording.title(state.law, organ_of(one))} is vacant already"
        return overtaken(state, one, said)
    return offices.vacate(state, organ_of(one), one.basis)


def begin(state: State, one: Meant) -> Answer:
    """`begin P(x)`: a procedure opens, or a duty falls due."""
    norm = state.law.declarations[organ_of(one)]
    if isinstance(norm, Regime):
        return regimes.begin(state, norm, one.arguments, one.basis)
    assert isinstance(norm, Norm)
    if (why := regimes.out_of_force(state, norm, one.arguments)) is not None:
        regime = wording.the(state.law, why if isinstance(why, str) else why.regime)
        how = "is not in force" if isinstance(why, str) else "is in force, which suspends it"
        return overtaken(
            state,
            one,
            f"{wording.act(state.law, norm.name, one.arguments)} does not begin: {regime} {how}",
        )
    if norm.kind == "duty":
        return duties.arise_for_all(state, norm, one.arguments, one.basis)
    if norm.kind != "procedure":
        said = f"{wording.title(state.law, norm.name)} is nothing that begins"
        return (Ground(said, authority(norm.place.clause)),)
    if opening.under_way(state, norm.name, one.arguments) is not None:
        said = f"{wording.act(state.law, norm.name, one.arguments)} is under way already"
        return overtaken(state, one, said)
    return opening.of_itself(state, norm, one.arguments, one.basis)


def adopt(state: State, one: Meant) -> Answer:
    """`adopt a`; of the instrument's own name, the draft."""
    if one.effect.organ is not None:
        return adoption.adopt(state, one.basis)
    name = subject_of(one) or wording.value(state.law, one.subject)
    return record(state, AdoptionRecorded(name, **one.basis.entry(state)))


def strike(state: State, one: Meant) -> Answer:
    """`strike c`."""
    return adoption.strike(state, subject_of(one), one.basis)


def notify(state: State, one: Meant) -> Answer:
    """`notify X [that "…"]`."""
    if not one.told:
        return overtaken(state, one, "there is nobody to notify")
    return record(state, Notified(one.told, one.effect.message, **one.basis.entry(state)))


def oblige(state: State, one: Meant) -> Answer:
    """`oblige x to "…" [within D]`; a body owes it as such, several owe it each."""
    act, of = one.effect.message or "", one.effect.subject
    names: tuple[str, ...] = (subject_of(one),)
    if isinstance(of, Members) and isinstance(state.law.declarations.get(of.of), Body):
        names = (of.of,)
    elif isinstance(one.subject, frozenset):
        names = tuple(each.name for each in ordered(one.subject) if isinstance(each, Individual))
    for name in names:
        state = duties.oblige(state, name, act, one.within, one.arguments, one.basis)
    return state


def annul(state: State, one: Meant) -> Answer:
    """`annul d` and `carry d`."""
    from charterlang.interpreter.machine import annulment  # decisions bring effects about, too

    assert isinstance(one.subject, ProceedingRef)
    undo = annulment.annul if one.effect.verb == "annul" else annulment.carry
    return undo(state, one.subject.number, one.basis)


def end(state: State, one: Meant) -> Answer:
    """`end R(x)`."""
    regime = state.law.declarations[organ_of(one)]
    assert isinstance(regime, Regime)
    if state.in_force(regime.name, one.arguments) is None:
        said = f"{wording.the(state.law, regime.name)} is not in force"
        return overtaken(state, one, said)
    return regimes.end(state, regime, one.arguments, one.basis)


def extend(state: State, one: Meant) -> Answer:
    """`extend R(x) by D`."""
    if one.effect.organ is None:
        return state  # a vote that may be prolonged, and has ended for good
    regime = state.law.declarations[organ_of(one)]
    assert isinstance(regime, Regime)
    return regimes.extend(state, regime, one.arguments, one.subject, one.basis)


def set_entry(state: State, one: Meant) -> Answer:
    """`set s(x) to v`."""
    schedule = state.law.declarations[organ_of(one)]
    assert isinstance(schedule, Schedule)
    return regimes.set_entry(state, schedule, one.arguments, one.subject, one.basis)


def recipients(scope: Scope, actors: Actors | None) -> tuple[str, ...]:
    """Who is told: an organ as such, the holder of an office, or individuals."""
    limbs = actors.limbs if actors else ()
    return tuple(name for limb in limbs for name in recipient(scope, limb))


def recipient(scope: Scope, limb: Limb) -> tuple[str, ...]:
    """The names of those who are told; a vacant office is told as such, a bound name if it is known."""
    state = scope.state
    if limb.sort == "parameter":
        value = scope.bound.get(limb.of)
        found = value if isinstance(value, frozenset) else {value}
        return tuple(sorted(one.name for one in found if isinstance(one, Individual)))
    if isinstance(state.law.declarations.get(limb.of), Office):
        tenure = state.tenure(limb.of)
        return (tenure.acting or tenure.holder or limb.of,)
    return (limb.of,)


DOING: dict[str, Callable[[State, Meant], Answer]] = {
    "admit": admit,
    "remove": remove,
    "suspend": suspend,
    "reinstate": suspend,
    "install": install,
    "vacate": vacate,
    "begin": begin,
    "adopt": adopt,
    "strike": strike,
    "notify": notify,
    "oblige": oblige,
    "end": end,
    "extend": extend,
    "annul": annul,
    "carry": annul,
    "set": set_entry,
    "proceed": lambda state, one: state,
}
