"""Norms that meet on one act, and powers that nobody may exercise (W310, §17, §18.6).

A prohibition covers its own act and those that it `forbids`; a right, its own and those that it
`permits`; a duty, its own. Where one of them forbids an act to somebody and another allows or
demands it of the same, `priority.prevailing` decides, and each pair that it decides is told. A power
is no permission: only one that is forbidden to all who have it, always, is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.ladder import surely_binds
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.expressions import Entity, Expression, Variable
from charterlang.compiler.ir.instrument import Instrument, Kind
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Limb, Office, Parties
from charterlang.compiler.ir.place import Place
from charterlang.compiler.node import frozen
from charterlang.compiler.priority import prevailing

RULES = {
    "right": "a right prevails over a prohibition",
    "special": "the special norm, with a condition or for fewer, prevails over the general one",
    "later": "neither is a right or special, and this one stands later",
}
"""The rule by which one of two norms prevails, in words."""


@frozen
class Cover:
    """An act that a norm is about, with the arguments to which it is confined."""

    norm: Norm
    act: str
    arguments: tuple[Expression, ...]
    place: Place


def pairs(bill: Bill) -> Iterator[Diagnostic]:
    """W310: one norm forbids what another allows or demands."""
    told: set[tuple[str, str]] = set()
    for ban in covers(bill, "prohibition"):
        for other in (*covers(bill, "right"), *covers(bill, "duty")):
            pair = (ban.norm.name, other.norm.name)
            if pair not in told and meet(ban, other, bill.instrument):
                told.add(pair)
                yield conflict(ban, other, bill)


def covers(bill: Bill, kind: str) -> Iterator[Cover]:
    """What the sound norms of a kind are about."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if isinstance(one, Norm) and one.kind == kind and bill.sound(name):
            yield Cover(one, name, (), one.place)
            for about in one.forbids if kind == "prohibition" else one.permits:
                yield Cover(one, about.act, about.arguments, about.place)


def meet(ban: Cover, other: Cover, law: Instrument) -> bool:
    """Whether both may be about one act of one actor."""
    apart = any(
        isinstance(one, Entity) and isinstance(two, Entity) and one != two
        for one, two in zip(ban.arguments, other.arguments, strict=False)
    )
    return ban.act == other.act and not apart and together(ban.norm, other.norm, law)


def together(one: Norm, other: Norm, law: Instrument) -> bool:
    """Whether one act may be that of somebody bound by each.

    They are members of one organ or of one kind, or one acts by the hand of the other: a state by a
    person of that state.
    """
    if one.holder is None or other.holder is None:
        return True
    return any(
        first.of == second.of or alike(kind(first, law), kind(second, law), law)
        for first in one.holder.limbs
        for second in other.holder.limbs
    )


def alike(one: str | None, other: str | None, law: Instrument) -> bool:
    """Whether two kinds are one, or belong together; nobody can tell of an unknown one."""
    if one is None or other is None or one == other:
        return True
    return other in belonging(one, law) or one in belonging(other, law)


def belonging(name: str, law: Instrument) -> tuple[str | None, ...]:
    """The kind to which each individual of a kind belongs."""
    declared = law.declarations.get(name)
    return (declared.of,) if isinstance(declared, Kind) else ()


def kind(limb: Limb, law: Instrument) -> str | None:
    """The kind of those whom a limb names; None where nobody can tell."""
    if limb.sort == "kind":
        return limb.of
    if limb.sort == "entity":
        return next((one.kind for one in law.entities if one.name == limb.of), None)
    organ = law.declarations.get(limb.of)
    return organ.kind if isinstance(organ, Parties | Body | Office) else None


def conflict(ban: Cover, other: Cover, bill: Bill) -> Diagnostic:
    """The warning: both norms with their clauses, which prevails, and why."""
    wins, why = prevailing(ban.norm, other.norm, bill.instrument.declarations)
    verb = "permits" if other.norm.kind == "right" else "demands"
    return warning(
        "W310",
        f"{named(ban.norm)} forbids what {named(other.norm)} {verb}: `{wins.name}` prevails",
        other.place.span,
        "say it in the law:  unless C  under the one that yields",
        labels=[Label(ban.place.span, "forbidden here")],
        because=RULES[why],
    )


def named(norm: Norm) -> str:
    """`espionage` of VII(5)."""
    return f"`{norm.name}`" + (f" of {norm.place.clause}" if norm.place.clause else "")


# ── powers


def unusable(bill: Bill) -> Iterator[Diagnostic]:
    """W310: a power that is forbidden, always, to all who have it."""
    permitted = {cover.act for cover in covers(bill, "right")}
    for ban in covers(bill, "prohibition"):
        power = bill.instrument.declarations.get(ban.act)
        if not isinstance(power, Norm) or power.kind not in ("power", "procedure"):
            continue
        always = not (ban.norm.when or ban.norm.unless or confined(ban, power, bill.instrument))
        always = always and surely_binds(ban.norm, bill.instrument)
        if always and ban.act not in permitted and includes(ban.norm, power, bill.instrument):
            yield warning(
                "W310",
                f"nobody may exercise the {power.kind} {named(power)}: {named(ban.norm)} forbids it",
                ban.place.span,
                "limit the prohibition:  when C  or  unless C",
                labels=[Label(power.place.span, "the power")],
                because="everybody who has the power is forbidden to use it, and always",
            )


def confined(ban: Cover, power: Norm, law: Instrument) -> bool:
    """Whether a prohibition covers only a part of what the act may be about.

    An argument leaves the act open if it is a parameter of the prohibition that may be whatever the
    act's own may be, and no other argument is the same: `sail(s, s)` is not all sailing.
    """
    types = {one.name: one.type for one in ban.norm.parameters}
    said = [one.name for one in ban.arguments if isinstance(one, Variable)]
    if len(set(said)) < len(ban.arguments):
        return True
    return any(
        name not in types
        or (types[name] != own.type and not isinstance(law.declarations.get(types[name]), Kind))
        for name, own in zip(said, power.parameters, strict=False)
    )


def includes(ban: Norm, power: Norm, law: Instrument) -> bool:
    """Whether all who have the power are bound by the prohibition."""
    if ban.holder is None:
        return True
    bound = {limb.of for limb in ban.holder.limbs}
    kinds = {limb.of for limb in ban.holder.limbs if limb.sort == "kind"}
    limbs = power.holder.limbs if power.holder is not None else ()
    return bool(limbs) and all(limb.of in bound or kind(limb, law) in kinds for limb in limbs)
