"""General procedures and powers that reach what a special procedure guards (W311, §17).

A *special* procedure takes a member away from an organ (`remove`, `suspend`), or a holder from an
office. Another norm goes around it if it can bring about the same and lacks one of its guards
(`check/bars.py`), in either of two ways:

- it has the same effect on the same organ, upon somebody whom its parameter names;
- what it brings about is open: it is about one member of that organ, says no effect at all, and
  nothing in the law asks whether it has been carried.

A norm with `when`, `unless` or `require` is special itself, and goes around nothing in the first
way; one whose conditions speak of what is to be done (a parameter for the measure), or of an
assumption, is limited in the second. About a member is what has a parameter of the organ's name, or
one of its kind beside another for the measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bars import lacking
from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import effects
from charterlang.compiler.ir.expressions import Call, Chosen, Variable
from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen
from charterlang.compiler.walk import walk

FATES = {"remove": "removal from", "suspend": "suspension from", "vacate": "the loss of"}
"""The effects that take somebody out of an organ or an office."""


@frozen
class Guarded:
    """A special procedure, and the effect that it guards."""

    norm: Norm
    effect: Effect

    @property
    def organ(self) -> str:
        """The organ whose members, or the office whose holder, it is about."""
        return self.effect.organ or ""


def around(bill: Bill) -> Iterator[Diagnostic]:
    """W311: the lower bar reaches what the higher one guards."""
    guarded = list(special(bill))
    for norm in acting(bill):
        for one in guarded:
            reach = None if norm is one.norm else reaching(norm, one, bill)
            guards = list(lacking(norm, one.norm, bill)) if reach is not None else []
            if reach is not None and guards:
                yield bypass(norm, one, reach, guards)
                break


def special(bill: Bill) -> Iterator[Guarded]:
    """The procedures that take somebody out of an organ or an office."""
    for norm in bill.procedures():
        for effect in effects(norm):
            if effect.verb in FATES and effect.organ and named(effect, norm):
                yield Guarded(norm, effect)
                break


def named(effect: Effect, norm: Norm) -> bool:
    """Whether it is upon somebody else than who acts: a parameter's individual, or the holder."""
    if effect.verb == "vacate":
        return effect.organ not in [limb.of for limb in (norm.holder.limbs if norm.holder else ())]
    names = [parameter.name for parameter in norm.parameters]
    return isinstance(effect.subject, Variable) and effect.subject.name in names


def acting(bill: Bill) -> Iterator[Norm]:
    """The sound procedures and powers."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if isinstance(one, Norm) and one.kind in ("procedure", "power") and bill.sound(name):
            yield one


def reaching(norm: Norm, one: Guarded, bill: Bill) -> Span | None:
    """Where a norm brings about, or may bring about, what the special procedure guards."""
    if not (norm.when or norm.unless or norm.require):
        for effect in effects(norm):
            alike = (effect.verb, effect.organ) == (one.effect.verb, one.organ)
            if alike and effect.guard is None and named(effect, norm):
                return effect.place.span
    return open_to(norm, one, bill)


def open_to(norm: Norm, one: Guarded, bill: Bill) -> Span | None:
    """Where a procedure that is about one member of the organ leaves open what it does."""
    if norm.kind != "procedure" or any(effects(norm)):
        return None
    kind = kind_of(one.organ, bill)
    about = [each for each in norm.parameters if each.type in (one.organ, kind)]
    measures = [each.name for each in norm.parameters if each not in about]
    if len(about) != 1 or (about[0].type != one.organ and not measures):
        return None
    told = limited(norm, measures) or asked(norm.name, bill)
    return None if told else norm.place.span


def kind_of(organ: str, bill: Bill) -> str | None:
    """The kind of the members of an organ, or of the holder of an office."""
    declared = bill.instrument.declarations.get(organ)
    return declared.kind if isinstance(declared, Parties | Body | Office) else None


def limited(norm: Norm, measures: list[str]) -> bool:
    """Whether its conditions speak of the measure, or of an assumption."""
    return any(
        isinstance(node, Chosen) or (isinstance(node, Variable) and node.name in measures)
        for node in walk((norm.when, norm.unless, norm.require))
    )


def asked(name: str, bill: Bill) -> bool:
    """Whether anything in the law asks about the procedure, so that it has a meaning of its own."""
    finding = bill.instrument.finding
    if finding is not None and finding.procedure == name:
        return True
    if name not in bill.names.used:
        return False
    declared = bill.instrument.declarations
    return any(
        isinstance(node, Call) and node.subject == name
        for other in bill.instrument.own
        if other != name
        for node in walk(declared[other])
    )


def bypass(norm: Norm, one: Guarded, reach: Span, guards: list[tuple[str, Span]]) -> Diagnostic:
    """The warning, with the guards that are gone around."""
    said = [words for words, _ in guards]
    wants = ", ".join(said[:-1]) + (" and " if said[1:] else "") + said[-1]
    states = any(effects(norm))
    open = "" if states else f"nothing says what `{norm.name}` may not do; "
    return warning(
        "W311",
        f"`{norm.name}` {'reaches' if states else 'may reach'} what `{one.norm.name}` guards, "
        f"{FATES[one.effect.verb]} `{one.organ}`",
        reach,
        "let it ask as much" if states else "say what it may do:  carried EFFECT",
        labels=[
            Label(one.effect.place.span, "guarded here"),
            *(Label(span, f"{words}, not asked of `{norm.name}`") for words, span in guards),
        ],
        because=f"{open}`{one.norm.name}` wants {wants}",
    )
