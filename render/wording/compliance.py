"""What it is to keep a norm or to break it: acts covered, directory conditions, lateness, breach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.norms import About, Norm
from charterlang.compiler.ir.organs import Condition
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    effects,
    english,
    parties,
    readings,
    stated,
    titles,
)

IRREGULAR = "what falls short of that stands, but is irregular"
"""What a directory condition comes to."""


def sentences(passage: Passage, norm: Norm, said: Sequence[str], known: bool) -> Iterator[str]:
    """The sentences on these properties; `known`: the act has just been named, and is `this`."""
    yield from _covered(passage, norm, said, known)
    if should := _lines(passage, norm.should, "should", said):
        lead = "this should be done only if" if known else directory_lead(passage, norm)
        yield conditions.listed(passage, lead, should)
        yield IRREGULAR
    if late := _lines(passage, norm.late, "late", said):
        what = "this" if known else duty(passage, norm)
        yield conditions.listed(passage, f"{what} is overdue as soon as", late, "or")
    if "breach" in said:
        here = stated.standing(norm.breach, passage.here)
        if then := effects.effects(passage, here):
            yield f"{_once_breached(passage, norm, known)}, {then}"


def directory_lead(passage: Passage, norm: Norm) -> str:
    """What a directory condition is of, up to the condition."""
    return f"{_holder(passage, norm)} should {_act(passage, norm)} only if"


def duty(passage: Passage, norm: Norm) -> str:
    """What is owed under a duty or a prohibition: `the duty of the Chair not to levy war`."""
    negation = "not " if norm.kind == "prohibition" else ""
    return f"the duty{_bearer(passage, norm)} {negation}to {_act(passage, norm)}"


def _bearer(passage: Passage, norm: Norm) -> str:
    """` of a member state`, if it is one who owes it: whoever is `that member state` behind it."""
    limbs = norm.holder.limbs if norm.holder else ()
    if len(limbs) != 1 or limbs[0].count > 1 or limbs[0].quantifier not in ("each", "any"):
        return ""
    return f" of {english.a(titles.member(passage, limbs[0].of))}"


def _once_breached(passage: Passage, norm: Norm, known: bool) -> str:
    what = f"this {norm.kind}" if known else duty(passage, norm)
    if passage.instrument.finding is not None:
        return f"once a breach of {what} is found"
    return f"if {what} is breached"


def _covered(passage: Passage, norm: Norm, said: Sequence[str], known: bool) -> Iterator[str]:
    """What acts, declared elsewhere, a prohibition forbids or a right permits."""
    if "forbids" in said and norm.forbids and known and norm.act is not None:
        here = stated.standing(norm.forbids, passage.here)
        yield f"this covers {_acts(passage, here)}"
    if "permits" in said and norm.permits:
        here = stated.standing(norm.permits, passage.here)
        none = f"no prohibition of {parties.instrument(passage)}"
        yield f"{none} stands in the way of {_acts(passage, here)}"


def _acts(passage: Passage, several: Sequence[About]) -> str:
    return english.series([_one(passage, one) for one in several], "or")


def _one(passage: Passage, one: About) -> str:
    """`an exercise of the power to declare war under Article VI(3)`."""
    return acts.nominal(passage, one.act) + acts.about(passage, one) + acts.under(passage, one.act)


def _lines(
    passage: Passage, of: Sequence[Condition], name: str, said: Sequence[str]
) -> list[ir.Expression]:
    if name not in said:
        return []
    return readings.open_conditions(passage, stated.standing(of, passage.here))


def _holder(passage: Passage, norm: Norm) -> str:
    return acts.actors(passage, norm.holder) if norm.holder else "anyone"


def _act(passage: Passage, norm: Norm) -> str:
    return acts.act(passage, norm.name)
