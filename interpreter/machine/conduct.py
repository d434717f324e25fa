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
from charterlang.interpreter.findings import authority, distinct
from charterlang.interpreter.machine import regimes
from charterlang.interpreter.machine.admission import Tested, tested
from charterlang.interpreter.machine.capacity import Capacity, acting, whole
from charterlang.interpreter.reliance import united
from charterlang.interpreter.scope import Scope, of_norm
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual, Value


@attrs.frozen
class Conduct:
    """An act by somebody about something; `norm` is None for the appointment or recall of a member.

    `actor` is whom the act counts for, `hand` who does it, where that is another. `body`: whose procedure
    it is that is moved, which acts by it.
    """

    act: str
    actor: str
    arguments: tuple[Value, ...]
    norm: Norm | None = None
    hand: str | None = None
    body: str | None = None

    @property
    def doers(self) -> tuple[str, ...]:
        """Whom a norm about the act may mean: whom it counts for, who does it, whose act it is."""
        among = (self.actor, self.hand, self.body)
        return tuple(dict.fromkeys(one for one in among if one is not None))


def conduct_of(
    norm: Norm, actor: str, arguments: tuple[Value, ...], hand: str | None = None
) -> Conduct:
    """What somebody does who does what a norm is named after."""
    limbs = norm.holder.limbs if norm.holder is not None and norm.kind == "procedure" else ()
    body = next((limb.of for limb in limbs if whole(limb)), None)
    return Conduct(norm.name, actor, arguments, norm, hand, body)


@attrs.frozen
class Meeting:
    """A prohibition that covers an act: whom it binds, about what, and how its conditions were found.

    `prevails`: the right, or the duty, that prevails over it; None if it stands.
    """

    prohibition: Norm
    bearer: str
    arguments: tuple[Value, ...]
    asked: Tested
    prevails: Norm | None = None


@attrs.frozen
class Bound:
    """Whom a norm means by an act, and about what."""

    bearer: str
    arguments: tuple[Value, ...]
    capacity: Capacity | None = None


def meetings(state: State, conduct: Conduct) -> tuple[Meeting, ...]:
    """Every prohibition in force that covers the act, in the order of declaration."""
    return tuple(met(state, conduct, one) for one in covering(state, conduct))


def covering(state: State, conduct: Conduct) -> Iterator[Meeting]:
    """The prohibitions that cover the act, whatever prevails over them."""
    for norm in norms(state, "prohibition"):
        if (bound := meant_by(state, norm, conduct)) is None:
            continue
        asked = in_force(of_norm(state, norm, bound.arguments, bound.bearer), norm)
        if asked.holds:
            if (by := bound.capacity) is not None:
                asked = attrs.evolve(
                    asked,
                    rests=united((asked.rests, by.rests)),
                    read=distinct((*asked.read, *by.read)),
                )
            yield Meeting(norm, bound.bearer, bound.arguments, asked)


def norms(state: State, kind: str) -> Iterator[Norm]:
    """The norms of that kind that no regime suspends, in the order of declaration."""
    for one in state.law.declarations.values():
        if isinstance(one, Norm) and one.kind == kind and not regimes.asleep(state, one.name):
            yield one


def meant_by(state: State, norm: Norm, conduct: Conduct) -> Bound | None:
    """Whom the norm means by the act, and about what; None if it is not about this."""
    if norm is not conduct.norm and all(
        one.act != conduct.act for one in (*norm.forbids, *norm.permits)
    ):
        return None
    for doer in conduct.doers:
        unit = binding(state, norm, doer, ())
        for arguments in arguments_by(state, norm, conduct, unit.unit if unit else doer):
            if norm.holder is None:
                return Bound(conduct.actor, arguments)
            if (found := binding(state, norm, doer, arguments)) is not None:
                return Bound(found.unit, arguments, found)
    return None


def arguments_by(
    state: State, norm: Norm, conduct: Conduct, actor: str
) -> Iterator[tuple[Value, ...]]:
    """What the norm is about, by each of its lines that covers the act."""
    if norm is conduct.norm:
        yield conduct.arguments
    scope = Scope(state).bind(actor=Individual(actor))
    for about in (*norm.forbids, *norm.permits):
        if about.act == conduct.act:
            found = matched(norm, about, conduct, scope)
            if found is not None:
                yield found


def matched(norm: Norm, about: About, conduct: Conduct, scope: Scope) -> tuple[Value, ...] | None:
    """The values of the norm's parameters by an act that it names: None if it means another.

    Each argument of the act gives a parameter its value, or must be what is written; an act that is
    named without arguments is meant whatever it is about.
    """
    bound: dict[str, Value] = {}
    names = {one.name for one in norm.parameters}
    for written, value in zip(about.arguments, conduct.arguments, strict=False):
        if isinstance(written, Variable) and written.name in names:
            if bound.setdefault(written.name, value) != value:
                return None
        elif evaluate(written, scope).value != value:
            return None
    if names - set(bound):
        return None
    return tuple(bound[one.name] for one in norm.parameters)


def binding(state: State, norm: Norm, actor: str, arguments: tuple[Value, ...]) -> Capacity | None:
    """In what capacity the norm binds that actor, or entitles it; None if it does not."""
    if norm.holder is None:
        return None
    scope, asleep = of_norm(state, norm, arguments, None), norm.kind in ("duty", "prohibition")
    found = acting(scope, actor, norm.holder, (), asleep=asleep)
    return found if isinstance(found, Capacity) else None


def in_force(scope: Scope, norm: Norm) -> Tested:
    """Whether the conditions of a norm hold, and no exception does: what is unknown does not."""
    return tested(scope, norm.when, norm.unless, authority(norm.place.clause))


def met(state: State, conduct: Conduct, one: Meeting) -> Meeting:
    """The prohibition with what prevails over it, if anything does."""
    norm, prohibition = conduct.norm, one.prohibition
    if norm is not None and norm is not prohibition and claims(state, conduct, norm):
        winner, _ = prevailing(norm, prohibition, state.law.declarations)
        if winner is norm:
            return attrs.evolve(one, prevails=winner)
    for right in norms(state, "right"):
        if permits(state, right, conduct, one):
            return attrs.evolve(one, prevails=right)
    return one


def claims(state: State, conduct: Conduct, norm: Norm) -> bool:
    """Whether the act is the exercise of a right, or what a duty asks for now."""
    if norm.kind != "duty" or not norm.when:
        return norm.kind in ("right", "duty")
    of = (norm.name, conduct.actor, conduct.arguments)
    return any((one.norm, one.bearer, one.arguments) == of for one in state.duties)


def permits(state: State, right: Norm, conduct: Conduct, one: Meeting) -> bool:
    """Whether a right permits the act, or what the prohibition is named after."""
    forbidden = Conduct(one.prohibition.name, one.bearer, one.arguments, hand=conduct.hand)
    for meant in (conduct, forbidden):
        bound = meant_by(state, right, meant)
        if bound is None or right is meant.norm:
            continue
        if in_force(of_norm(state, right, bound.arguments, bound.bearer), right).holds:
            return True
    return False
