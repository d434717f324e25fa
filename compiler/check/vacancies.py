"""Offices that stay vacant, bodies that only lose members, or become too small to decide (W307, §17)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.first_composition import CONDUCTED
from charterlang.compiler.check.quotas import least, one_vote_each, reached
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.effects import of_law
from charterlang.compiler.ir.organs import Body, Limb, Office
from charterlang.compiler.ir.place import Span


def offices(bill: Bill) -> Iterator[Diagnostic]:
    """W307: nothing says who follows when the office falls vacant."""
    law = bill.instrument
    installed = {effect.organ for _, effect in of_law(law) if effect.verb == "install"}
    for name in law.own:
        one = law.declarations[name]
        if not isinstance(one, Office) or not bill.sound(name) or one.filled or one.vacancy:
            continue
        if name in installed or one.succession:
            continue
        yield warning(
            "W307",
            f"nothing says who follows when `{name}` falls vacant",
            one.place.span,
            f"write  vacancy by PROCEDURE  under `{name}`",
            because="no line fills the office, and no effect installs anybody in it",
        )


def conductors(bill: Bill) -> Iterator[Diagnostic]:
    """W307: a stage waits for ever while the office of its conductor is vacant."""
    told: set[Span] = set()
    for norm in bill.procedures():
        for stage in norm.stages:
            line = stage.conducted or norm.conducted
            if line is None or line.place.span in told or stage.kind not in CONDUCTED:
                continue
            body = bill.seat_of(norm, stage)
            if (body is not None and body.presided) or not all(
                may_be_vacant(limb, bill) for limb in line.by.limbs
            ):
                continue
            told.add(line.place.span)
            office = line.by.limbs[0].of
            of_body = f"  under `{body.name}`" if body is not None else "  under the body"
            yield warning(
                "W307",
                f"while the office of `{office}` is vacant nobody opens what it conducts here",
                line.place.span,
                f"say who does so then:  presided by OFFICE{of_body}",
                f"or who acts for it:  acting OFFICE  under `{office}`",
                because="the proceeding waits until somebody holds the office",
            )


def may_be_vacant(limb: Limb, bill: Bill) -> bool:
    """Whether a limb is an office that nobody else exercises while it is vacant."""
    office = bill.instrument.declarations.get(limb.of)
    return isinstance(office, Office) and not any(line.when is None for line in office.acting)


def bodies(bill: Bill) -> Iterator[Diagnostic]:
    """W307: as small as it may be, the body has no quorum."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if not isinstance(one, Body) or not bill.sound(name) or one.voting.quorum is None:
            continue
        size = one.size
        if size is None or size.limit != "at least" or not one_vote_each(one):
            continue
        for quota, places in reached(one.voting.quorum.rule, bill):
            if least(quota) > size.number:
                yield warning(
                    "W307",
                    f"`{name}` may have as few as {size.number} members, fewer than its quorum",
                    places[0],
                    "lower the quorum, or raise the size",
                    labels=[Label(size.place.span, "its size")],
                )


def dwindling(bill: Bill) -> Iterator[Diagnostic]:
    """W307: members are removed from a body, and nothing says how anybody comes to belong to it."""
    law = bill.instrument
    moved = [effect for _, effect in of_law(law) if effect.verb in ("admit", "remove")]
    admitted = {effect.organ for effect in moved if effect.verb == "admit"}
    for name in law.own:
        one = law.declarations[name]
        if not isinstance(one, Body) or not bill.sound(name) or not bill.whole():
            continue
        losing = next((e for e in moved if e.verb == "remove" and e.organ == name), None)
        if losing is None or name in admitted or one.seats or one.joins or one.founding:
            continue
        yield warning(
            "W307",
            f"nothing says how anybody comes to belong to `{name}`",
            one.place.span,
            f"write  joins by PROCEDURE  under `{name}`, and  admit x to {name}  where that is carried",
            labels=[Label(losing.place.span, "this removes a member")],
            because="no line and no effect admits anybody to it",
        )
