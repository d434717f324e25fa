"""Which duties are standing, and since when somebody is bound by one (language.md §8.1)."""

from __future__ import annotations

from datetime import datetime

from charterlang.compiler.effects import begun
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Limb, Office, Parties
from charterlang.interpreter import roll
from charterlang.interpreter.history import begins, earlier
from charterlang.interpreter.journal import ActingChanged
from charterlang.interpreter.machine.capacity import whole
from charterlang.interpreter.state import State


def standing_duties(law: Instrument) -> tuple[Norm, ...]:
    """The duties that are owed at all times: no condition, and no effect, makes them due."""
    by_effect = begun(law)
    declared = law.declarations.values()
    duties = (one for one in declared if isinstance(one, Norm) and one.kind == "duty")
    return tuple(one for one in duties if not one.when and one.name not in by_effect)


# ── since when


def bound_since(state: State, norm: Norm, bearer: str) -> datetime:
    """Since when one is bound who is so now: admission, assumption of office, or commencement."""
    commenced = state.commenced or state.now
    limbs = norm.holder.limbs if norm.holder is not None else ()
    found = (by_limb(state, limb, bearer, commenced) for limb in limbs)
    return max(commenced, min((one for one in found if one is not None), default=commenced))


def by_limb(state: State, limb: Limb, bearer: str, commenced: datetime) -> datetime | None:
    """Since when a limb binds that one; None if it does not."""
    match limb.sort:
        case "parties" | "body" if not whole(limb):
            return belonging_since(state, limb.of, bearer, commenced)
        case "office":
            tenure = state.tenure(limb.of)
            if tenure.acting == bearer:
                return acting_since(state, limb.of)
            return tenure.since if tenure.holder == bearer and tenure.acting is None else None
        case _:
            return commenced


def acting_since(state: State, office: str) -> datetime | None:
    """Since when who acts for the holder of an office does so."""
    for entry in reversed(state.journal):
        if isinstance(entry, ActingChanged) and entry.office == office:
            return entry.at
    return None


def belonging_since(state: State, organ: str, name: str, commenced: datetime) -> datetime | None:
    """Since when somebody has belonged; of the first members, since the commencement.

    A run begins when its scenario does, which says nothing of the time before.
    """
    if not roll.belongs(state, organ, name):
        return None
    one: State = state
    while (before := earlier(one, begins(one))) is not None and roll.belongs(before, organ, name):
        one = before
    declared = state.law.declarations.get(organ)
    first = earlier(one, begins(one)) is None
    if first and isinstance(declared, Parties | Body | Office) and declared.founding is not None:
        return commenced if name in declared.founding.members else begins(one)
    return begins(one)
