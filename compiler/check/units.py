"""Who votes on what: subjects of a decision (W308), movers of another unit than votes (W309) (§17)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.votes import Held, held
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import effects
from charterlang.compiler.ir.expressions import Variable
from charterlang.compiler.ir.norms import Effect
from charterlang.compiler.ir.organs import Actors, Body, Limb, Parties
from charterlang.compiler.ir.place import Span


def subjects(bill: Bill) -> Iterator[Diagnostic]:
    """W308: whoever is to be removed votes on it."""
    for one in held(bill):
        if one.stage.kind != "vote" or one.stage.recusing is not None:
            continue
        for effect in effects(one.norm):
            said = subject(effect, one, bill)
            if said is not None:
                yield own_cause(one, *said, effect.place.span)
                break
        else:
            if (accused := found(one, bill)) is not None:
                yield own_cause(one, f"`{accused}`", "what is found of it", one.norm.place.span)


def own_cause(one: Held, voter: str, fate: str, about: Span) -> Diagnostic:
    """The warning of one vote."""
    return warning(
        "W308",
        f"{voter} may vote on {fate}",
        one.span,
        f"write  vote recusing {voter.strip('`')}"
        if voter.startswith("`")
        else "leave them out of the vote:  vote recusing X",
        labels=[Label(about, "what the vote is about")],
        because="nobody should be judge in their own cause",
    )


def subject(effect: Effect, one: Held, bill: Bill) -> tuple[str, str] | None:
    """(who votes, on what): a parameter, or the holder of an office, on its own removal."""
    voters = counted(one.body)
    match effect:
        case Effect(verb="remove" | "suspend" as verb, subject=Variable(name=name), organ=organ):
            fate = "being removed" if verb == "remove" else "being suspended"
            return (f"`{name}`", f"{fate} from `{organ}`") if organ == voters else None
        case Effect(verb="vacate", organ=office) if office and voters == one.body.name:
            sits = any(line.sort == "ex officio" and line.of == office for line in one.body.seats)
            return (f"the holder of `{office}`", "losing the office") if sits else None
        case Effect(verb="oblige", subject=Variable(name=name)) if votes(name, one, bill):
            return f"`{name}`", "being obliged"
        case _:
            return None


def found(one: Held, bill: Bill) -> str | None:
    """The parameter of a finding that is one of the voters.

    A finding decides what is so, and brings nothing about: it is the one that finds breaches, or a
    procedure without effects about a voter.
    """
    finding = bill.instrument.finding
    finds = finding is not None and finding.procedure == one.norm.name
    if not finds and any(effects(one.norm)):
        return None
    names = [each.name for each in one.norm.parameters if finds or each.type == counted(one.body)]
    return next((name for name in names if votes(name, one, bill)), None)


def votes(name: str, one: Held, bill: Bill) -> bool:
    """Whether a parameter may be one of the voters."""
    voters = counted(one.body)
    organ = bill.instrument.declarations.get(voters)
    kind = organ.kind if isinstance(organ, Parties | Body) else None
    return any(each.name == name and each.type in (voters, kind) for each in one.norm.parameters)


def movers(bill: Bill) -> Iterator[Diagnostic]:
    """W309: votes are counted by states, movers by persons, or the other way."""
    seen: set[Span] = set()
    for one in held(bill):
        for by, span in moving(one):
            for limb in by.limbs:
                unit = counted(one.body)
                mover = limb.of if limb.sort in ("body", "parties") else None
                if limb.count > 1 and mover and mover != unit and span not in seen:
                    seen.add(span)
                    yield other_unit(one, limb, unit, span, bill)


def moving(one: Held) -> Iterator[tuple[Actors, Span]]:
    """Those who must move, before this vote, and where that is said."""
    first = one.norm.stages[0]
    if first.kind == "motion" and first.by is not None:
        yield first.by, first.place_of("by").span
    elif one.body.demand is not None:
        yield one.body.demand.by, one.body.demand.place.span


def counted(body: Body) -> str:
    """Whose votes are counted: the members', or those of the parties for which they sit."""
    return body.electors.each if body.electors and body.electors.each else body.name


def other_unit(one: Held, limb: Limb, unit: str, span: Span, bill: Bill) -> Diagnostic:
    """The warning, with the line that says who votes."""
    electors = one.body.electors
    labels = [Label(electors.place.span, "votes are counted by these")] if electors else []
    if limb.sort == "body" and unit != one.body.name:
        ground = f"{limb.count} members may belong to one `{unit}`, which has one vote"
    else:
        ground = "who moves and who votes are not the same"
    return warning(
        "W309",
        f"`{one.norm.name}` is moved by members of `{limb.of}` and voted on by `{unit}`",
        span,
        f"write  by {limb.count} of {unit}  if these are meant",
        labels=labels,
        because=ground,
    )
