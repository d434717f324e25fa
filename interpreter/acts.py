"""What expressions ask of acts: done, owed, late, breached, under way, carried (language.md §12)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from charterlang.compiler.ir.expressions import Expression, Members
from charterlang.compiler.ir.organs import Body
from charterlang.interpreter.findings import NOTHING_KNOWN, Finding
from charterlang.interpreter.journal import (
    ActRecorded,
    Breached,
    BreachFound,
    Disregarded,
    DutyArose,
    DutyEnded,
    Irregular,
    Vacated,
)
from charterlang.interpreter.reliance import Reliance, united
from charterlang.interpreter.standing import ground
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Anchored, Individual, ProceedingRef, Value


@attrs.frozen
class Asked:
    """An act by name; with arguments, that act alone; `by`: of one of these, or (None) of anybody."""

    act: str
    arguments: tuple[Value, ...]
    by: frozenset[str] | None = None

    def about(self, arguments: tuple[Value, ...]) -> bool:
        """Whether an act with these arguments is meant."""
        return not self.arguments or arguments == self.arguments

    def meant(self, act: str, who: str | None, arguments: tuple[Value, ...]) -> bool:
        """Whether that act by that person or organ is meant."""
        mine = self.by is None or who in self.by
        return act == self.act and self.about(arguments) and mine


def named(by: Expression | None, found: Iterable[Finding], state: State) -> frozenset[str] | None:
    """The names of those who are asked about, if anybody is; of a body, that body as such."""
    if by is None:
        return None
    if isinstance(by, Members) and isinstance(state.law.declarations.get(by.of), Body):
        return frozenset((by.of,))
    many = (one.value if isinstance(one.value, frozenset) else (one.value,) for one in found)
    return frozenset(one.name for each in many for one in each if isinstance(one, Individual))


def of_act(function: str, asked: Asked, state: State) -> Finding:
    """What is asked of an act; without arguments, of any of that name."""
    return FUNCTIONS[function](asked, state)


def proceedings(asked: Asked, state: State) -> list[Proceeding]:
    """The proceedings that are meant; of somebody, those that it has moved."""
    return [
        one
        for one in state.proceedings
        if one.procedure == asked.act
        and asked.about(one.arguments)
        and (asked.by is None or any({m.person, m.counted} & asked.by for m in one.movers))
    ]


def last(asked: Asked, state: State) -> Finding:
    """The latest proceeding."""
    found = proceedings(asked, state)
    return Finding(ProceedingRef(found[-1].number)) if found else NOTHING_KNOWN


def running(asked: Asked, state: State) -> Finding:
    """Whether one is under way."""
    return Finding(any(one.running for one in proceedings(asked, state)))


def came(outcome: str) -> Callable[[Asked, State], Finding]:
    """Whether one has ended so."""

    def ended(asked: Asked, state: State) -> Finding:
        found = [one for one in proceedings(asked, state) if one.outcome == outcome]
        return Finding(bool(found), united(ground(state, one) for one in found[-1:]))

    return ended


def instants(asked: Asked, state: State) -> Finding:
    """When it was done last, or carried; it rests on what those acts rested on."""
    deeds = [one.at for one in state.deeds if asked.meant(one.act, one.actor, one.arguments)]
    carried = [one for one in proceedings(asked, state) if one.outcome == "carried"]
    at = [*deeds, *(one.ended for one in carried if one.ended is not None)]
    acts = (
        entry.rests
        for entry in state.journal
        if isinstance(entry, ActRecorded) and asked.meant(entry.act, entry.actor, entry.arguments)
    )
    rests = united([*(ground(state, one) for one in carried[-1:]), *acts])
    return Finding(Anchored(max(at), state.now), rests) if at else Finding(False, rests)


def done(asked: Asked, state: State) -> Finding:
    """Whether an act has been done; a procedure is done when it is carried."""
    found = instants(asked, state)
    return found.giving(isinstance(found.value, Anchored))


def since(asked: Asked, state: State) -> Finding:
    """How long ago it was done last."""
    found = instants(asked, state)
    return found if isinstance(found.value, Anchored) else NOTHING_KNOWN


def due(asked: Asked, state: State) -> Finding:
    """Whether somebody owes it."""
    return Finding(any(asked.meant(one.norm, one.bearer, one.arguments) for one in state.duties))


def overdue(asked: Asked, state: State) -> Finding:
    """Whether somebody owes it, and is late."""
    late = [
        one
        for one in state.duties
        if one.overdue and asked.meant(one.norm, one.bearer, one.arguments)
    ]
    return Finding(bool(late), breach_rests(asked, state) if late else united(()))


def moot(asked: Asked, state: State) -> Finding:
    """Whether it was owed last, and its ground fell away before it was done."""
    for entry in reversed(state.journal):
        if isinstance(entry, DutyEnded | DutyArose) and asked.meant(
            entry.norm, entry.bearer, entry.arguments
        ):
            return Finding(isinstance(entry, DutyEnded) and not entry.done, entry.rests)
    return Finding(False)


def alleged(asked: Asked, state: State) -> Finding:
    """Whether a breach is alleged, and not found yet."""
    found = any(one.pending and asked.meant(*one.of) for one in state.breaches)
    return Finding(found, breach_rests(asked, state) if found else united(()))


def breached(asked: Asked, state: State) -> Finding:
    """Whether a breach stands: found, or on record where nobody has to find it."""
    found = any(not one.pending and asked.meant(*one.of) for one in state.breaches)
    return Finding(found, breach_rests(asked, state) if found else united(()))


def breach_rests(asked: Asked, state: State) -> Reliance:
    """What the breaches rest on that are meant."""
    return united(
        entry.rests
        for entry in state.journal
        if isinstance(entry, Breached | BreachFound)
        and asked.meant(entry.norm, entry.actor, entry.arguments)
    )


def irregular(asked: Asked, state: State) -> Finding:
    """Whether it was done, or decided, although what should hold for it did not."""
    found = [
        entry
        for entry in state.journal
        if isinstance(entry, Irregular) and asked.meant(entry.act, entry.actor, entry.arguments)
    ]
    return Finding(bool(found), united(entry.rests for entry in found))


def disregarded(asked: Asked, state: State) -> Finding:
    """Whether it was urged, in words that do not bind, and not followed."""
    found = [
        entry
        for entry in state.journal
        if isinstance(entry, Disregarded) and asked.meant(entry.norm, entry.actor, entry.arguments)
    ]
    return Finding(bool(found), united(entry.rests for entry in found))


def vacated_by(asked: Asked, state: State) -> Finding:
    """Whether an office stands vacant because of the act.

    With arguments the act must have been done, or carried, with these when the office fell vacant.
    """
    name, arguments = asked.act, asked.arguments
    for office, tenure in state.offices.items():
        if tenure.holder is not None or tenure.cause != name:
            continue
        acts = [(one.act, one.arguments, one.at) for one in state.deeds] + [
            (one.procedure, one.arguments, one.ended) for one in state.proceedings
        ]
        if arguments and (name, arguments, tenure.since) not in acts:
            continue
        entries = [
            one for one in state.journal if isinstance(one, Vacated) and one.office == office
        ]
        return Finding(True, united(one.rests for one in entries[-1:]))
    return Finding(False)


FUNCTIONS: dict[str, Callable[[Asked, State], Finding]] = {
    "done": done,
    "since": since,
    "due": due,
    "overdue": overdue,
    "moot": moot,
    "alleged": alleged,
    "breached": breached,
    "irregular": irregular,
    "disregarded": disregarded,
    "last": last,
    "running": running,
    "carried": came("carried"),
    "lost": came("lost"),
    "vacated_by": vacated_by,
}
"""By name."""
