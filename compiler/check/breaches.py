"""What is said of breaches and cannot be (E205, E206, E210, §17): of lateness, of who is bound, who finds them."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.check.conflicts import kind
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import begun
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Parties


def standing_duties(bill: Bill) -> Iterator[Diagnostic]:
    """E205: a duty that stands always never falls due, and so is never late."""
    started = begun(bill.instrument)
    for norm in bill.norms():
        own = norm.name in bill.instrument.own and bill.sound(norm.name)
        stands = not norm.when and norm.name not in started and bill.whole()
        if norm.kind != "duty" or not own or not stands:
            continue
        said = [("within", norm.within.span)] if norm.within is not None else []
        said += [("late when", line.place.span) for line in norm.late[:1]]
        for word, span in said:
            yield error(
                "E205",
                f"`{word}` is no property of a duty that never falls due, such as `{norm.name}`",
                span,
                f"say when it falls due, under `{norm.name}`:  when C",
                labels=[Label(norm.place.span, "it stands always")],
            )


def without_bearer(bill: Bill) -> Iterator[Diagnostic]:
    """E210: a duty of nobody binds nobody."""
    for name in bill.instrument.own:
        norm = bill.instrument.declarations[name]
        if not isinstance(norm, Norm) or norm.kind != "duty" or norm.holder is not None:
            continue
        if bill.sound(name):
            yield error(
                "E210",
                f"nobody is bound by the duty `{name}`",
                norm.place.span,
                f"say whose it is:  duty {name} of ACTORS",
            )


def finder(bill: Bill) -> Iterator[Diagnostic]:
    """E206: the procedure that finds breaches is about things, and nobody who may break the law.

    One that is about nothing finds breaches of anybody (§8.1).
    """
    line = bill.instrument.finding
    norm = bill.instrument.declarations.get(line.procedure) if line else None
    if line is None or not isinstance(norm, Norm) or not bill.sound(norm.name, line.name):
        return
    types = [parameter.type for parameter in norm.parameters]
    if types and bound(bill).isdisjoint(types):
        yield error(
            "E206",
            f"`{norm.name}` is about nobody who is bound, so it can find no breach",
            line.place.span,
            f"give it a parameter, such as  procedure {norm.name}(s: {example(bill)})",
            labels=[Label(norm.place.span, "declared here")],
        )


def obligations(bill: Bill) -> Iterator[Diagnostic]:
    """E210: what follows from a breach goes by the decision that finds it, and none does (§9)."""
    if bill.instrument.finding is not None or not bill.whole():
        return
    for norm in bill.norms():
        for one in norm.breach:
            if one.verb == "oblige" and norm.name in bill.instrument.own and bill.sound(norm.name):
                yield error(
                    "E210",
                    "this obligation goes by the decision that finds the breach, and nothing finds it",
                    one.place.span,
                    "say who does:  breach found by PROCEDURE",
                    "or declare a duty of x, and write  breach begin DUTY(x)",
                )


def bound(bill: Bill) -> set[str | None]:
    """Those who may break the law: the parties, and whoever has a duty or a prohibition."""
    law = bill.instrument
    names: set[str | None] = set()
    for one in law.declarations.values():
        if isinstance(one, Parties):
            names |= {one.name, one.kind}
    for norm in bill.norms():
        if norm.kind in ("duty", "prohibition") and norm.holder is not None:
            names |= {limb.of for limb in norm.holder.limbs}
            names |= {kind(limb, law) for limb in norm.holder.limbs}
    return names - {None}


def example(bill: Bill) -> str:
    """The parties, if there are any."""
    declared = bill.instrument.declarations.values()
    return next((one.name for one in declared if isinstance(one, Parties)), "PARTY")
