"""Decisions of one who grants or refuses, in sentences (language.md §8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.norms import Effect, Norm, Outcome, Stage
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, conditions, effects, english, readings, values


def named(passage: Passage, stage: Stage, whose: bool) -> str:
    """The decision as one of several stages: `the consent of the King`."""
    noun = english.indefinite(own_name(stage) or stage.kind)
    by = f" by {acts.actors(passage, stage.by)}" if whose and stage.by is not None else ""
    return f"{noun}{by}"


def own_name(stage: Stage) -> str:
    """What a decision is called by its own: `consent`; nothing, if it is called by its kind."""
    if stage.titled:
        return marks.plain(stage.titled)
    of_kind = stage.name == stage.kind or stage.name.rpartition("_")[0] == stage.kind
    return "" if of_kind else stage.name.replace("_", " ")


def sentences(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], known: bool
) -> Iterator[str]:
    """Who decides, by when, and what follows: one sentence, where it is all said in one place."""
    parts = list(_parts(passage, norm, stage, said, known))
    if parts:
        yield "; ".join(parts)
    if said == ("titled",) and stage.titled:
        yield f"the decision is called “{marks.plain(stage.titled)}”"
    if "when" in said and stage.when is not None:
        wanted = readings.settled(passage, stage.when.holds)
        if readings.truth(wanted) is not True:
            noun = english.the(acts.noun_of(stage, norm))
            yield conditions.listed(passage, f"{noun} is needed only if", [wanted])


def _parts(
    passage: Passage, norm: Norm, stage: Stage, said: Sequence[str], known: bool
) -> Iterator[str]:
    by = stage.by or norm.holder
    who = acts.actors(passage, by) if by is not None else "anybody"
    what = "it" if known else english.the(acts.proceeding(passage, norm.name))
    if known and own_name(stage):
        what = english.the(own_name(stage))
    until = ""
    if "within" in said and stage.within is not None:
        until = f" within {values.value(passage, stage.within)}"
    if until or "by" in said or not said:
        yield f"{who} {passage.modal} grant or refuse {what}{until}"
    for outcome in stage.outcomes:
        alone = tuple(said) == (outcome.of,)
        lines = effects.standing(passage, outcome.effects) if alone else telling(passage, outcome)
        if outcome.of in said and lines:
            it = "it" if said[0] != outcome.of or known else what
            yield f"{_lead(outcome, who, it)}, {effects.effects(passage, lines)}"


def telling(passage: Passage, outcome: Outcome) -> tuple[Effect, ...]:
    """The effects of an outcome, without what it means anyway: what is refused is refused."""
    standing = effects.standing(passage, outcome.effects)
    anyway = ("refused", "lost")
    return tuple(
        one for one in standing if one.verb != "proceed" or (outcome.of, one.message) != anyway
    )


def _lead(outcome: Outcome, who: str, what: str) -> str:
    """`if it is refused`, `if the Chair does not decide in time`."""
    if outcome.of == "silence":
        does = "do" if english.many(who) else "does"
        return f"if {who} {does} not decide in time"
    return f"if {what} is {outcome.of}"


def granting(norm: Norm) -> bool:
    """Whether the procedure ends with a decision, so that it is granted or refused as a whole."""
    ordinary = [stage for stage in norm.stages if stage.name not in norm.side_stages]
    return bool(ordinary) and ordinary[-1].kind == "decision"


def ended(passage: Passage, norm: Norm, outcome: Outcome) -> str:
    """What follows when a procedure with decisions is over: `if it is granted in the end, …`."""
    words = {"carried": "granted", "lost": "refused"} if granting(norm) else {}
    sides = " in the end" if norm.side_stages else ""
    what = effects.effects(passage, outcome.effects)
    return f"if it is {words.get(outcome.of, outcome.of)}{sides}, {what}"
