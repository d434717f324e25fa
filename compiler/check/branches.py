"""Decisions and the ways on from a stage: who decides, by when, and what leads where (§8, §17)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error, warning
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.norms import Effect, Norm, Stage

LEADING = {"decision": "granted"}
"""The outcome by which a stage leads on, where it is not `carried`."""
ENDS = ("carried", "lost")
"""Where a proceeding may lead on to, beside a stage: its end."""


def deciders(bill: Bill) -> Iterator[Diagnostic]:
    """E307: a decision that nobody makes; E206: one that several would have to make together."""
    for norm, stage in decisions(bill):
        by = stage.by or norm.holder
        if by is None:
            yield error(
                "E307",
                f"nobody decides in `{norm.name}`, so nothing comes after this stage",
                stage.places[0].span,
                "say who:  decision by OFFICE within 7 days",
            )
        elif by.joined == "and" or any(limb.count > 1 for limb in by.limbs):
            yield error(
                "E206",
                "a decision is made by one: an office, anybody of a body, or the body as such",
                (stage.place_of("by") if stage.by is not None else stage.places[0]).span,
                "where several decide, it is a  vote  or a  motion by 2 of BODY",
            )


def decisions(bill: Bill) -> Iterator[tuple[Norm, Stage]]:
    """Every decision, with its procedure."""
    for norm in bill.procedures():
        for stage in norm.stages:
            if stage.kind == "decision":
                yield norm, stage


def silence(bill: Bill) -> Iterator[Diagnostic]:
    """W304: a decision without a deadline, or with one after which nothing follows."""
    for norm, stage in decisions(bill):
        answered = any(line.of == "silence" for line in stage.outcomes)
        place = stage.places[0].span
        if stage.within is None:
            yield warning(
                "W304",
                f"nothing says by when `{norm.name}` is decided",
                place,
                "give it a deadline:  decision by OFFICE within 7 days",
                because="without one nobody's silence means anything"
                if answered
                else "it waits until somebody decides, and nobody must",
            )
        elif not answered:
            yield warning(
                "W304",
                f"nothing says what follows if `{norm.name}` is not decided in time",
                place,
                "write under it:  silence proceed to carried  or  silence proceed to lost",
                because="it waits on: silence neither grants nor refuses",
            )


def strayed(bill: Bill) -> Iterator[Diagnostic]:
    """E206: `proceed` where there is no stage to go on from."""
    for name in bill.instrument.own:
        norm = bill.instrument.declarations[name]
        if not isinstance(norm, Norm) or not bill.sound(name):
            continue
        own = (line for line in norm.outcomes if line.of in ("carried", "lost", "inquorate"))
        ending = (one for line in own for one in line.effects)
        for one in (*norm.effects, *norm.breach, *ending):
            if one.verb == "proceed":
                yield error(
                    "E206",
                    "`proceed` leads on from a stage, and this is no line of one",
                    one.place.span,
                    "indent it under the stage from which it leads on",
                )


def targets(bill: Bill) -> Iterator[Diagnostic]:
    """E201: a way on to a stage that the procedure does not have."""
    for norm in bill.procedures():
        names = [stage.name for stage in norm.stages]
        for stage in norm.stages:
            for one in ways(stage):
                if one.message not in (*ENDS, *names):
                    listed = ", ".join(f"`{name}`" for name in (*names, *ENDS))
                    yield error(
                        "E201",
                        f"`{norm.name}` has no stage `{one.message}`",
                        one.place.span,
                        f"it leads on to one of {listed}",
                    )


def ways(stage: Stage) -> Iterator[Effect]:
    """The ways on that the lines of a stage say."""
    for line in stage.outcomes:
        yield from (one for one in line.effects if one.verb == "proceed")


def unreached(bill: Bill) -> Iterator[Diagnostic]:
    """E307: a stage to which nothing leads."""
    for norm in bill.procedures():
        reached = reach(norm)
        for stage in norm.stages:
            if stage.name not in reached:
                yield error(
                    "E307",
                    f"no way leads to the stage `{stage.name}` of `{norm.name}`",
                    stage.places[0].span,
                    f"name it in a line of an earlier stage:  refused proceed to {stage.name}",
                    because="a stage that some line proceeds to stands outside the ordinary order"
                    if stage.name in norm.side_stages
                    else "the stages before it always lead elsewhere",
                )


def reach(norm: Norm) -> set[str]:
    """The stages to which a way leads from the beginning."""
    sides, stages = norm.side_stages, {stage.name: stage for stage in norm.stages}
    ordinary = [stage.name for stage in norm.stages if stage.name not in sides]
    waiting, found = ordinary[:1], set[str]()
    while waiting:
        name = waiting.pop()
        if name in found or name not in stages:
            continue
        found.add(name)
        waiting += [one.message or "" for one in ways(stages[name])]
        if leads_on(stages[name]):
            places = list(stages)
            behind = places[places.index(name) + 1 :]
            waiting += [one for one in behind if one in ordinary][:1]
    return found


def leads_on(stage: Stage) -> bool:
    """Whether the stage may lead to the next one: carried or granted, it is not sent elsewhere."""
    word = LEADING.get(stage.kind, "carried")
    sent = (one for line in stage.outcomes if line.of == word for one in line.effects)
    elsewhere = any(one.verb == "proceed" and one.guard is None for one in sent)
    return not elsewhere or stage.when is not None
