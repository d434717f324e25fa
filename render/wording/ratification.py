"""Ratification in sentences: who deposits, with whom, and when the instrument enters into force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.ratification import Ratification
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    effects,
    english,
    norms,
    parties,
    readings,
    stated,
    titles,
    values,
)

INSTRUMENT = "an instrument of ratification"


def sentences(passage: Passage, of: Ratification, said: Sequence[str]) -> Iterator[str]:
    """The lines of a ratification that stand in the clause."""
    instrument = parties.instrument(passage)
    if "signatories" in said and of.signatories is not None:
        yield f"{instrument} is open to ratification by {named(passage, of)}"
    if "depositary" in said and of.depositary is not None:
        with_whom = acts.actors(passage, of.depositary.by)
        yield f"instruments of ratification are deposited with {with_whom}"
    if "deposited" in said and of.deposited:
        inner = passage.naming(actor="the depositor")
        yield f"when {INSTRUMENT} is deposited, {effects.effects(inner, of.deposited)}"
    # Where no line says when it enters into force, that follows from who is to ratify it.
    if ("commences" if of.commences else "signatories") in said:
        yield f"{instrument} enters into force when {commencing(passage, of)}"
    if "accession" in said and of.accession is not None:
        others = titles.people(passage, of.kind, 1) if of.kind else "party"
        yield (
            f"any other {others} may deposit {INSTRUMENT}{admitted(passage, of)}, and is bound from "
            f"the deposit, but not before {instrument} has entered into force"
        )


def named(passage: Passage, of: Ratification) -> str:
    """The signatories by name."""
    return english.series([titles.mention(passage, one) for one in of.named])


def commencing(passage: Passage, of: Ratification) -> str:
    """What brings the instrument into force."""
    lines = readings.open_conditions(passage, stated.standing(of.commences, passage.here))
    said = [conditions.condition(passage, one) for one in lines]
    return english.joined(said) or f"every signatory has deposited {INSTRUMENT}"


def admitted(passage: Passage, of: Ratification) -> str:
    """Who has to admit others, if somebody has."""
    by = of.accession.by if of.accession is not None else None
    return f" once admitted by {acts.way(passage, by)}" if by else ""


def applying(passage: Passage, norm: Norm, said: Sequence[str]) -> Iterator[str]:
    """Since when a norm applies that does not commence with the instrument."""
    if "commences" not in said or not norm.commences:
        return
    lines = readings.open_conditions(norms.inside(passage, norm), norm.commences)
    when = [conditions.condition(norms.inside(passage, norm), one) for one in lines]
    before = f"even before {parties.instrument(passage)} has entered into force"
    yield f"this applies as soon as {english.joined(when)}" if when else f"this applies {before}"


def notice(passage: Passage, norm: Norm) -> Iterator[str]:
    """The duty of the depositary to tell the others of each deposit."""
    who = norms.holder(passage, norm)
    that = acts.act(passage, norm.name).removeprefix("notify the other signatories ")
    what = "each deposit" if that == "of the deposit" else f"each deposit, {that}"
    within = f", within {values.value(passage, norm.within)}," if norm.within else ""
    yield f"{who} {passage.modal}{within} notify every other signatory of {what}"
