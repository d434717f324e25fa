"""Effects in words: what comes of an act, as clauses: "the applicant becomes a member state"."""

from __future__ import annotations

from typing import assert_never

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.ir.organs import Body
from charterlang.compiler.ir.regimes import Regime
from charterlang.compiler.predicates import Clause
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, conditions, english, parties, readings, titles, values


def effects(passage: Passage, several: tuple[Effect, ...]) -> str:
    """All that comes about together: `A becomes B, and the office of C falls vacant`.

    What befalls one and the same, whatever else is the case, is said of it once.
    """
    said: list[Clause] = []
    free = False
    for one in standing(passage, several):
        clause, guard = _effect(passage, one), _guard(passage, one.guard)
        if said and free and not guard and said[-1].subject == clause.subject:
            said[-1] = Clause(clause.subject, f"{said[-1].verb} and {clause.verb}")
        else:
            said.append(Clause(clause.subject, clause.verb + guard))
        free = not guard
    whole = [str(one) for one in said]
    return ", and ".join(whole) if len(whole) == 2 else english.series(whole)


def _guard(passage: Passage, guard: ir.Expression | None) -> str:
    """` if the state is large`; nothing, where a reading has settled it."""
    if guard is None or readings.truth(readings.settled(passage, guard)):
        return ""
    return f" if {conditions.condition(passage, guard)}"


def standing(passage: Passage, several: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Those of the effects that the chosen readings do not rule out."""
    return tuple(
        one
        for one in several
        if one.guard is None or readings.truth(readings.settled(passage, one.guard)) is not False
    )


def _effect(passage: Passage, one: Effect) -> Clause:
    organ = one.organ or ""
    subject = values.value(passage, one.subject) if one.subject is not None else ""
    match one.verb:
        case "admit":
            return Clause(subject, f"becomes {english.a(titles.member(passage, organ))}")
        case "remove":
            member = titles.member(passage, organ)
            same = marks.bare(subject).endswith(marks.bare(member))
            return Clause(subject, f"ceases to be {'one' if same else english.a(member)}")
        case "suspend" | "reinstate":
            done = "suspended" if one.verb == "suspend" else "restored"
            where = f" in {titles.mention(passage, organ)}" if passage.find(organ, Body) else ""
            return Clause(f"the membership of {subject}{where}", f"is {done}")
        case "install":
            return Clause(subject, f"becomes {titles.mention(passage, organ)}")
        case "vacate":
            return Clause(f"the office of {titles.role(passage, organ)}", "falls vacant")
        case "begin":
            return _begun(passage, one)
        case "adopt" if one.organ is not None:
            return Clause(parties.instrument(passage), "is adopted")
        case "strike":
            return Clause(subject, "falls")
        case "adopt":
            return Clause(subject, "is adopted")
        case "notify":
            told = acts.actors(passage, one.actors) if one.actors else subject
            what = f" that {marks.plain(one.message)}" if one.message else ""
            return Clause("notice", f"is given to {told}{what}")
        case "proceed":
            return _leads(passage, one)
        case "end":
            return Clause(english.the(titles.title(passage, organ)), "ends")
        case "extend" if one.organ is None:
            by = acts.actors(passage, one.actors) if one.actors else "anybody"
            most = (
                f", to no more than {values.value(passage, one.within)} in all"
                if one.within
                else ""
            )
            return Clause(by, f"may extend it{most}")
        case "annul":
            return Clause(subject, "ceases to have effect")
        case "carry":
            return Clause(subject, "takes effect as if it had been carried")
        case "extend":
            return Clause(english.the(titles.title(passage, organ)), f"is extended by {subject}")
        case "set":
            row = english.series([values.value(passage, each) for each in one.arguments])
            of = f" for {row}" if row else ""
            noun = english.the(titles.title(passage, organ))
            verb = "become" if english.many(noun) else "becomes"
            return Clause(f"{noun}{of}", f"{verb} {subject}")
        case "oblige":
            term = f" within {values.value(passage, one.within)}" if one.within else ""
            return Clause(subject, f"{passage.modal} {marks.plain(one.message or '')}{term}")
        case _:
            assert_never(one.verb)


def _begun(passage: Passage, one: Effect) -> Clause:
    name = one.organ or ""
    said = [values.value(passage, each) for each in one.arguments]
    about = f" in respect of {english.series(said)}" if said else ""
    norm = passage.find(name, Norm)
    if passage.find(name, Regime) is not None:
        return Clause(english.a(titles.title(passage, name)), f"begins{about}")
    if norm is not None and norm.kind == "duty":
        return Clause(f"the duty to {acts.act(passage, name)}", f"arises{about}")
    if norm is not None and name == passage.norm:
        again = Clause("the procedure", f"begins again at once{about}")
        return Clause("it", f"is held again at once{about}") if acts.elected(norm) else again
    return Clause(english.a(acts.proceeding(passage, name)), f"opens{about}")


def _leads(passage: Passage, one: Effect) -> Clause:
    """Where a proceeding leads: to a stage, or to its end."""
    norm = passage.find(passage.norm or "", Norm)
    stages = norm.stages if norm is not None else ()
    stage = next((each for each in stages if each.name == one.message), None)
    if stage is None or norm is None:
        decided = any(each.kind == "decision" for each in stages)
        words = {"carried": "granted", "lost": "refused"} if decided else {}
        end = one.message or ""
        return Clause("it", f"counts as {words.get(end, end)}")
    noun = acts.noun_of(stage, norm)
    match stage.kind:
        case "decision":
            by = stage.by or norm.holder
            return Clause(acts.actors(passage, by) if by else "anybody", "decides on it")
        case "motion":
            return Clause(english.indefinite(noun), "may be made")
        case "debate" | "nominations" | "vote" | "election":
            return Clause(english.indefinite(noun), "is held")
        case _:
            assert_never(stage.kind)
