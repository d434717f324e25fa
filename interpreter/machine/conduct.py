"""What prohibitions say of an act, and what prevails over them (language.md §8, §18.5, §18.6).

Power is not permission: an act that somebody has the power to do may be forbidden all the same.
A prohibition covers the act that it is named after, and those that it `forbids`.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from charterlang.compiler.ir.expressions import Variable
from charterlang.compiler.ir.norms import About, Norm
from charterlang.compiler.priority import prevailing
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import authority
from charterlang.interpreter.machine import regimes
from charterlang.interpreter.machine.admission import Tested, tested
from charterlang.interpreter.machine.capacity import Capacity, acting
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Value


@attrs.frozen
class Conduct:
    """An act by somebody about something."""

    norm: Norm
    actor: str
    arguments: tuple[Value, ...]


@attrs.frozen
class Meeting:
    """A prohibition that covers an act, with what its conditions were found to be.

    `prevails`: the right, or the duty, that prevails over it; None if it stands.
    """

    prohibition: Norm
    arguments: tuple[Value, ...]
    asked: Tested
    prevails: Norm | None = None


def meetings(state: State, conduct: Conduct) -> tuple[Meeting, ...]:
    """Every prohibition in force that covers the act, in the order of declaration."""
    return tuple(met(state, conduct, one) for one in covering(state, conduct))


def covering(state: State, conduct: Conduct) -> Iterator[Meeting]:
    """The prohibitions that cover the act, whatever prevails over them."""
    for norm in norms(state, "prohibition"):
        if norm is conduct.norm:
            about: tuple[Value, ...] | None = conduct.arguments
        else:
            about = next(
                (
                    found
                    for one in norm.forbids
                    if (found := arguments_by(state, norm, one, conduct)) is not None
                ),
                None,
            )
        if regimes.asleep(state, norm.name) is not None:
            continue
        if about is None or not binds(state, norm, conduct.actor, about):
            continue
        asked = in_force(of_norm(state, norm, about, conduct.actor), norm)
        if asked.holds:
            yield Meeting(norm, about, asked)


def norms(state: State, kind: str) -> Iterator[Norm]:
    """The norms of that kind, in the order of declaration."""
    for one in state.law.declarations.values():
        if isinstance(one, Norm) and one.kind == kind:
            yield one


def arguments_by(
    state: State, norm: Norm, about: About, conduct: Conduct
) -> tuple[Value, ...] | None:
    """What a norm is about, by an act that it names: None if this is another act.

    Each argument of the act gives a parameter of the norm its value, or must be what is written.
    """
    if about.act != conduct.norm.name:
        return None
    bound: dict[str, Value] = {}
    for written, value in zip(about.arguments, conduct.arguments, strict=False):
        names = {one.name for one in norm.parameters}
        if isinstance(written, Variable) and written.name in names:
            if bound.setdefault(written.name, value) != value:
                return None
        elif evaluate(written, Scope(state)).value != value:
            return None
    if any(one.name not in bound for one in norm.parameters):
        return None
    return tuple(bound[one.name] for one in norm.parameters)


def binds(state: State, norm: Norm, actor: str, arguments: tuple[Value, ...]) -> bool:
    """Whether the norm is about what that actor does."""
    if norm.holder is None:
        return True
    scope = of_norm(state, norm, arguments, None)
    return isinstance(acting(scope, actor, norm.holder, ()), Capacity)


def in_force(scope: Scope, norm: Norm) -> Tested:
    """Whether the conditions of a prohibition or right hold, and no exception does."""
    return tested(scope, norm.when, norm.unless, authority(norm.place.clause))


def met(state: State, conduct: Conduct, one: Meeting) -> Meeting:
    """The prohibition with what prevails over it, if anything does."""
    prohibition = one.prohibition
    if conduct.norm is not prohibition and conduct.norm.kind in ("right", "duty"):
        winner, _ = prevailing(conduct.norm, prohibition, state.law.declarations)
        if winner is conduct.norm:
            return attrs.evolve(one, prevails=winner)
    for right in norms(state, "right"):
        if permits(state, right, conduct, one):
            return attrs.evolve(one, prevails=right)
    return one


def permits(state: State, right: Norm, conduct: Conduct, one: Meeting) -> bool:
    """Whether a right permits the act, or what the prohibition is named after."""
    named = Conduct(one.prohibition, conduct.actor, one.arguments)
    for about in right.permits:
        for meant in (conduct, named):
            found = arguments_by(state, right, about, meant)
            if found is None or not binds(state, right, conduct.actor, found):
                continue
            if in_force(of_norm(state, right, found, conduct.actor), right).holds:
                return True
    return False
