"""Decisions of one who grants or refuses, in sentences (language.md §8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.norms import Norm, Outcome, Stage
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, effects, english, values


def named(passage: Passage, stage: Stage, whose: bool) -> str:
    """The decision as one of several stages: `the consent of the King`."""
    noun = marks.plain(stage.titled) if stage.titled else stage.name.replace("_", " ")
    by = f" by {acts.actors(passage, stage.by)}" if whose and stage.by is not None else ""
    return f"{english.indefinite(noun)}{by}"


def sentences(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], known: bool
) -> Iterator[str]:
    """Who decides, by when, and what follows."""
    what = "it" if known else english.a(acts.proceeding(passage, norm.name))
    who = acts.actors(passage, stage.by) if stage.by is not None else None
    if "by" in said and who is not None:
        yield f"{who} {passage.modal} grant {what}, or refuse it{_within(passage, stage, said)}"
    elif "within" in said and stage.within is not None:
        yield f"{what} {passage.modal} be decided{_within(passage, stage, said)}"
    for outcome in stage.outcomes:
        if outcome.of in said and effects.standing(passage, outcome.effects):
            yield follows(passage, outcome)


def _within(passage: Passage, stage: Stage, said: Sequence[str]) -> str:
    if stage.within is None or "within" not in said:
        return ""
    return f" within {values.value(passage, stage.within)}"


LEADS = {
    "granted": "if it is granted",
    "refused": "if it is refused",
    "silence": "if nobody decides in time",
}


def follows(passage: Passage, of: Outcome) -> str:
    """`if it is refused, there is an appeal`."""
    return f"{LEADS[of.of]}, {effects.effects(passage, effects.standing(passage, of.effects))}"
