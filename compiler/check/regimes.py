"""Regimes that nothing begins or ends, or that may be renewed for ever (W206, W702; §10, §17)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error, warning
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import effects
from charterlang.compiler.ir.expressions import Call
from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.ir.organs import Body, Route
from charterlang.compiler.ir.regimes import Regime
from charterlang.compiler.walk import walk


def regimes(bill: Bill) -> Iterator[Regime]:
    """The charter's own sound regimes."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if isinstance(one, Regime) and bill.sound(name):
            yield one


def done(bill: Bill, verb: str, regime: Regime) -> list[tuple[Norm | None, Effect]]:
    """The effects of that verb on a regime, each with the norm that has it."""
    found: list[tuple[Norm | None, Effect]] = []
    for one in bill.instrument.declarations.values():
        match one:
            case Norm():
                found += [(one, each) for each in (*effects(one), *one.breach)]
            case Body(outcomes=outcomes):
                found += [(None, each) for line in outcomes for each in line.effects]
    return [(norm, one) for norm, one in found if (one.verb, one.organ) == (verb, regime.name)]


def never(bill: Bill) -> Iterator[Diagnostic]:
    """W206: a regime that nothing begins; W702: one that nothing ends."""
    if not bill.whole():
        return
    for regime in regimes(bill):
        if not regime.begins and not done(bill, "begin", regime):
            yield warning(
                "W206",
                f"the regime `{regime.name}` is declared and never begins",
                regime.place.span,
                "say how it begins:  begins by POWER  or  begins when C",
            )
        elif not regime.ends and regime.lapses is None and not done(bill, "end", regime):
            yield warning(
                "W702",
                f"nothing ends `{regime.name}`",
                regime.place.span,
                "say how it ends:  ends by POWER  or  lapses after 7 days",
                because="once begun it is in force for ever, and so is what stands in it",
            )


def renewed(bill: Bill) -> Iterator[Diagnostic]:
    """W702: a regime that lapses, and may be begun anew each time before it does."""
    for regime in regimes(bill):
        if regime.lapses is None or any(way.when is not None for way in regime.ends):
            continue
        for norm in dict.fromkeys(beginners(bill, regime)):
            if not mentions(norm, regime):
                yield warning(
                    "W702",
                    f"by `{norm.name}` the regime `{regime.name}` may be renewed again and again",
                    regime.lapses.place.span,
                    f"bound it:  under `{norm.name}`  unless {regime.name} is active",
                    labels=[Label(norm.place.span, "this begins its time anew while it is active")],
                    because="who may begin it anew each time before it lapses keeps it for ever",
                )


def beginners(bill: Bill, regime: Regime) -> Iterator[Norm]:
    """The sound norms by which a regime begins."""
    named = [bill.instrument.declarations.get(way.act or "") for way in regime.begins]
    begun = [norm for norm, _ in done(bill, "begin", regime)]
    for one in (*named, *begun):
        if isinstance(one, Norm) and bill.sound(one.name):
            yield one


def mentions(norm: Norm, regime: Regime) -> bool:
    """Whether the conditions of a norm ask how the regime stands."""
    asked = (*norm.when, *norm.unless, *norm.require)
    guards = [one.guard for one in effects(norm) if one.guard is not None]
    return any(
        isinstance(node, Call) and (node.function, node.subject) == ("regime", regime.name)
        for node in walk((*asked, *guards))
    )


def about(bill: Bill) -> Iterator[Diagnostic]:
    """E206: an act that begins or ends a regime, and does not say what that is about."""
    for regime in regimes(bill):
        for word, ways in (("begins", regime.begins), ("ends", regime.ends)):
            for way in ways:
                act = bill.instrument.declarations.get(way.act or "")
                if isinstance(act, Norm) and bill.sound(act.name):
                    yield from lacking(regime, word, way, act)


def lacking(regime: Regime, word: str, way: Route, act: Norm) -> Iterator[Diagnostic]:
    """The error of an act that has not every parameter of the regime."""
    given = {one.name for one in act.parameters}
    missing = [one for one in regime.parameters if one.name not in given]
    if missing:
        listed = ", ".join(f"{one.name}: {one.type}" for one in missing)
        yield error(
            "E206",
            f"`{act.name}` does not say which `{regime.name}` {word}",
            way.place.span,
            f"give it the parameters of the regime:  {act.name}({listed})",
            labels=[Label(act.place.span, "it has no parameter of that name")],
        )
