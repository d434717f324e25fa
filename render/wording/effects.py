"""Effects in words: what comes of an act, as clauses: "the applicant becomes a member state"."""

from __future__ import annotations

from typing import assert_never

from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.ir.organs import Body
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, conditions, english, readings, titles, values


def effects(passage: Passage, several: tuple[Effect, ...]) -> str:
    """All that comes about together: `A becomes B, and the office of C falls vacant`."""
    said = [effect(passage, one) for one in standing(passage, several)]
    return ", and ".join(said) if len(said) == 2 else english.series(said)


def effect(passage: Passage, one: Effect) -> str:
    """One effect as a clause; with its condition, if it has one."""
    said = _effect(passage, one)
    if one.guard is None or readings.truth(readings.settled(passage, one.guard)):
        return said
    return f"{said} if {conditions.condition(passage, one.guard)}"


def standing(passage: Passage, several: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Those of the effects that the chosen readings do not rule out."""
    return tuple(
        one
        for one in several
        if one.guard is None or readings.truth(readings.settled(passage, one.guard)) is not False
    )


def _effect(passage: Passage, one: Effect) -> str:
    organ = one.organ or ""
    subject = values.value(passage, one.subject) if one.subject is not None else ""
    match one.verb:
        case "admit":
            return f"{subject} becomes {english.a(titles.member(passage, organ))}"
        case "remove":
            member = titles.member(passage, organ)
            same = marks.bare(subject).endswith(marks.bare(member))
            return f"{subject} ceases to be {'one' if same else english.a(member)}"
        case "suspend":
            return f"the membership of {subject}{_of_body(passage, organ)} is suspended"
        case "reinstate":
            return f"the membership of {subject}{_of_body(passage, organ)} is restored"
        case "install":
            return f"{subject} becomes {titles.mention(passage, organ)}"
        case "vacate":
            return f"the office of {titles.role(passage, organ)} falls vacant"
        case "begin":
            return _begun(passage, one)
        case "adopt":
            return f"{subject} is adopted"
        case "notify":
            told = acts.actors(passage, one.actors) if one.actors else subject
            what = f" that {marks.plain(one.message)}" if one.message else ""
            return f"notice is given to {told}{what}"
        case _:
            assert_never(one.verb)


def _of_body(passage: Passage, organ: str) -> str:
    return f" in {titles.mention(passage, organ)}" if passage.find(organ, Body) else ""


def _begun(passage: Passage, one: Effect) -> str:
    name = one.organ or ""
    said = [values.value(passage, each) for each in one.arguments]
    about = f" in respect of {english.series(said)}" if said else ""
    norm = passage.find(name, Norm)
    if norm is not None and norm.kind == "duty":
        return f"the duty to {acts.act(passage, name)} arises{about}"
    if name == passage.norm:
        elective = norm is not None and acts.elected(norm)
        return f"{'it is held' if elective else 'the procedure begins'} again at once{about}"
    return f"{english.a(acts.proceeding(passage, name))} opens{about}"
