"""Regimes and schedules in sentences (language.md §10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.regimes import Regime, Schedule, Suspension
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    english,
    parties,
    readings,
    stated,
    titles,
    values,
)


def sentences(passage: Passage, regime: Regime, said: Sequence[str]) -> Iterator[str]:
    """How a regime begins and ends, and what it does to other law."""
    inner = titles.with_parameters(passage, regime.parameters)
    name = titles.title(passage, regime.name)
    if tuple(said) == ("head",):
        yield f"there may be {english.a(name)}"
    if "begins" in said:
        lines = stated.standing(regime.begins, passage.here)
        yield from parties.routes(inner, f"{english.a(name)} begins", lines)
    if "ends" in said:
        lines = stated.standing(regime.ends, passage.here)
        yield from parties.routes(inner, f"{english.a(name)} ends", lines)
    if "lapses" in said and regime.lapses is not None:
        after = values.value(inner, regime.lapses.after)
        unless = regime.lapses.unless
        kept = f", unless {conditions.condition(inner, unless)}" if unless is not None else ""
        yield f"{english.a(name)} lapses {after} after it began{kept}"
    if "suspends" in said:
        for one in stated.standing(regime.suspends, passage.here):
            yield f"while {english.a(name)} is in force, {sleeping(inner, one)}"
    if "restores" in said:
        kept_as = stated.standing(regime.restores, passage.here)
        named = [one for one in kept_as if not one.whole]
        if len(named) < len(kept_as):
            yield f"when {english.a(name)} ends, all law in force when it began is in full effect again"
        of = english.series([english.the(titles.title(passage, one.schedule)) for one in named])
        again = "are again what they were" if english.many(of) else "is again what it was"
        if named:
            yield f"when {english.a(name)} ends, {of} {again} when it began"


def sleeping(passage: Passage, one: Suspension) -> str:
    """What sleeps: a norm, or a stage of a procedure, which is left out."""
    norm = passage.find(one.norm, Norm)
    if norm is not None and norm.kind != "procedure":
        where = acts.under(passage, one.norm) or f" to {acts.act(passage, one.norm)}"
        return f"the {norm.kind}{where} is suspended"
    if one.stage is None or norm is None:
        return f"{acts.way(passage, one.norm)} is suspended"
    stage = next((each for each in norm.stages if each.name == one.stage), None)
    title = (stage.titled if stage is not None else None) or one.stage.replace("_", " ")
    return f"{acts.way(passage, one.norm)} needs no {marks.plain(title)}"


def schedule(passage: Passage, of: Schedule, said: Sequence[str]) -> Iterator[str]:
    """The rows of a schedule, and what bounds it."""
    title = english.the(titles.title(passage, of.name))
    rows = stated.standing(of.rows, passage.here) if "rows" in said else ()
    if rows:
        listed = [
            f"{titles.title(passage, one.at)}: {values.value(passage, one.value)}" for one in rows
        ]
        verb = "are" if english.many(title) else "is"
        yield english.listed(f"{title} {verb}", listed, "and")
    elif "head" in said and of.parameters:
        verb = "depend" if english.many(title) else "depends"
        kind = titles.title(passage, of.parameters[0].type)
        yield f"{title} {verb} on the {kind}"
    if "require" in said:
        inner = titles.with_parameters(passage, of.parameters)
        lines = readings.open_conditions(inner, stated.standing(of.require, passage.here))
        yield from (
            f"no value is set by which {conditions.condition(inner, one, negated=True)}"
            for one in lines
        )
