"""Powers that an officer lets another exercise, and keeps (language.md §6)."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Delegable, Limb, Office
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.events import DelegationMade
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import DelegationRevoked, PowerDelegated
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.basis import Basis
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.standing_in import offices_of
from charterlang.interpreter.state import Delegation, State


def delegate(state: State, event: DelegationMade) -> Answer:
    """A power delegated, or a delegation revoked, by the holder of an office; or why it cannot be."""
    law = state.law
    norm = law.declarations.get(event.act)
    if not isinstance(norm, Norm):
        return (Ground(f"no act is called {event.act}"),)
    held = [one for one in offices_of(state) if event.actor in holding(state, one)]
    found = [(one, line) for one in held for line in one.delegates if meant(state, line, event.to)]
    if not found:
        return (nobody_may(state, event, held),)
    able = [(one, line) for one, line in found if exercises(norm, one.name)]
    if not able:
        office, line = found[0]
        said = f"{wording.the(law, office.name)} has no such power: {wording.act(law, norm.name)}"
        return (Ground(said, authority(norm.place.clause, line.place.clause)),)
    if event.to is None:
        return taken_back(state, event, able)
    return made(state, event, *able[0])


def taken_back(state: State, event: DelegationMade, able: list[tuple[Office, Delegable]]) -> Answer:
    """The power taken back from everybody who has it."""
    given = [
        (office, line)
        for office, line in able
        if Delegation(office.name, event.act, line.office) in state.delegations
    ]
    if not given:
        said = f"nobody has been given {phrasing.power(state.law, event.act)}"
        return (Ground(said, authority(able[0][1].place.clause)),)
    for office, line in given:
        answer = made(state, event, office, line)
        if not isinstance(answer, State):
            return answer
        state = answer
    return state


def made(state: State, event: DelegationMade, office: Office, line: Delegable) -> Answer:
    """The delegation on record, or its end; what is so already is refused."""
    clauses = authority(line.place.clause, office.place.clause)
    basis = Basis(event.act, clauses)
    there = Delegation(office.name, event.act, line.office) in state.delegations
    if there is not event.revoked:
        deputy, power = wording.the(state.law, line.office), phrasing.power(state.law, event.act)
        how = f"has been given {power} already" if there else f"has not been given {power}"
        return (Ground(f"{deputy} {how}", clauses),)
    kind = DelegationRevoked if event.revoked else PowerDelegated
    entry = kind(office.name, event.act, line.office, event.actor, **basis.entry(state))
    return record(state, entry)


def holding(state: State, office: Office) -> tuple[str | None, ...]:
    """Whom the log may name who delegates: the holder, or the office itself."""
    return state.tenure(office.name).holder, office.name


def meant(state: State, line: Delegable, to: str | None) -> bool:
    """Whether the log means that office: by its name, or by its holder's; or whichever (None)."""
    return to is None or to in (line.office, state.tenure(line.office).holder)


def exercises(norm: Norm, office: str) -> bool:
    """Whether an office has the power, or the duty: as a holder of the norm, or in one of its stages.

    What is forbidden to it is nothing that it could give away.
    """
    if norm.kind == "prohibition":
        return False
    limbs: list[Limb] = list(norm.holder.limbs) if norm.holder is not None else []
    limbs += norm.conducted.by.limbs if norm.conducted is not None else ()
    for stage in norm.stages:
        limbs += stage.by.limbs if stage.by is not None else ()
        limbs += stage.conducted.by.limbs if stage.conducted is not None else ()
    return any((limb.sort, limb.of) == ("office", office) for limb in limbs)


def nobody_may(state: State, event: DelegationMade, held: list[Office]) -> Ground:
    """The ground that somebody may delegate nothing to the one named."""
    law, name = state.law, who(state.law, event.actor)
    may = [one for one in held if one.delegates]
    if not may:
        clauses = authority(
            *(line.place.clause for one in offices_of(state) for line in one.delegates)
        )
        return Ground(f"{name} holds no office that may delegate its powers", clauses)
    to = wording.listed(wording.the(law, line.office) for one in may for line in one.delegates)
    clauses = authority(*(line.place.clause for one in may for line in one.delegates))
    return Ground(f"{name} may delegate to {to}, and not to {who(law, event.to or '')}", clauses)
