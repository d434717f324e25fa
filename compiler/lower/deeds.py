"""The acts of a scenario: motions, nominations, ballots, powers exercised; and reports (§15)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from charterlang.compiler.ir.expressions import Entity, Expression
from charterlang.compiler.ir.scenario import Deed, Report, Votes
from charterlang.compiler.lower import calls, terms
from charterlang.compiler.lower.given import statement
from charterlang.compiler.lower.story import Story
from charterlang.compiler.merge import NORMS, NOUNS, Gathered, where
from charterlang.compiler.resolve import declared
from charterlang.compiler.syntax import nodes as syntax


def deed(step: syntax.Step, story: Story) -> Deed | None:
    """The act of a line; None if what it is about cannot be made out."""
    slots: Any = step.slots
    named = [story.individual(one, step.word) for one in slots["actors"]]
    actors = tuple(name for name in named if name)
    parts = parts_of(step, story)
    if not actors:
        return None
    return Deed(step.word, actors, span=step.span, **parts)  # type: ignore[arg-type]  # word list


def parts_of(step: syntax.Step, story: Story) -> dict[str, Any]:
    """What an act is about, by its verb."""
    slots: Any = step.slots
    match step.word:
        case "deposits":
            votes = evidence(slots["votes"]) if "votes" in slots else None
            day = slots.get("dated")
            return {
                "target": None,
                "instrument": slots.get("instrument"),
                "votes": votes,
                "dated": terms.expression(day, story.scope, "date", "dated") if day else None,
            }
        case "moves":
            return moved(slots["of"], story)
        case "does" if isinstance(slots["of"], syntax.Path) and slots["of"].text in story.named:
            return {"target": slots["of"].text}
        case "alleges":
            target, arguments = act(slots["of"], story)
            nobody_breaches(slots["of"], target, story)
            accused = story.individual(slots["by"], "is accused") if "by" in slots else None
            return {"target": target, "arguments": arguments, "accused": accused}
        case "does":
            target, arguments = act(slots["of"], story)
            procedure_done(slots["of"], target, story)
            return {"target": target, "arguments": arguments}
        case "draws":
            of = slots["nominee"]
            plain = isinstance(of, syntax.Path) and of.text in ("aye", "nay")
            chosen = of.text if plain else story.individual(of)
            return {"target": story.proceeding(slots.get("on")), "chosen": chosen}
        case "delegates" | "revokes":
            name = power(slots["of"], story)
            to = story.individual(slots["to"], "is given a power") if "to" in slots else None
            return {"target": name, "to": to}
        case "nominates":
            nominee = story.individual(slots["nominee"])
            made = (Entity(nominee, span=slots["nominee"].span),) if nominee else ()
            return {"target": story.proceeding(slots.get("on")), "arguments": made}
        case "speaks":
            return {"target": story.proceeding(slots.get("on"))}
        case "votes":
            return {"target": story.proceeding(slots.get("on")), "choice": slots["ballot"]}
        case "divides":
            several(slots["counted"], step, story)
            return {
                "target": story.proceeding(slots.get("on")),
                "counted": tuple(slots["counted"]),
            }
        case "ranks":
            named = [story.individual(one) for one in slots["preferences"]]
            return {
                "target": story.proceeding(slots.get("on")),
                "ranking": tuple(name for name in named if name),
            }
        case _:
            return {"target": story.proceeding(slots["of"])}


def several(counted: tuple[tuple[str, int], ...], step: syntax.Step, story: Story) -> None:
    """Reports a sort of ballots that is told twice."""
    sorts = [sort for sort, _ in counted]
    if len(set(sorts)) < len(sorts):
        story.scope.report(
            "E204",
            "a sort of ballots is told twice",
            step.span,
            "write each sort once:  BODY divides 11 aye, 2 nay",
        )


def evidence(of: Any) -> Votes:
    """The vote that a deposit tells of."""
    if isinstance(of, syntax.Literal):
        assert isinstance(of.value, Fraction)
        return Votes(share=of.value)
    return Votes(tuple((ballot, number) for number, ballot in of))


def moved(of: syntax.Term, story: Story) -> dict[str, Any]:
    """`moves P(x)` opens a proceeding or joins one; `moves name` joins one that has a name."""
    if isinstance(of, syntax.Path) and of.text in story.named:
        return {"target": of.text}
    if isinstance(of, syntax.Path) and of.text in story.unread:
        return {"target": None}
    target, arguments = act(of, story)
    found = story.scope.names.declared.get(target) if target else None
    if found is not None and found.head != "procedure":
        story.scope.report(
            "E206",
            f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}; "
            "only a procedure is moved",
            of.span,
            f"write  does {story.written(of.span)}",
        )
    return {"target": target, "arguments": arguments}


def act(of: syntax.Term, story: Story) -> tuple[str | None, tuple[Expression, ...]]:
    """An act with all its arguments."""
    scope = story.scope
    if isinstance(of, syntax.Path):
        name = calls.act_name(of, scope)
        found = scope.names.declared.get(name) if name else None
        if found is not None:
            return name, calls.arguments_of(found, (), of.span, scope)
        if name is not None:
            one_person(name, of, 0, story)
        return name, ()
    name, arguments = calls.act(of, scope)
    if name is not None and name not in scope.names.declared:
        one_person(name, of, len(arguments), story)
    return name, arguments


def power(of: syntax.Term, story: Story) -> str | None:
    """The power that is delegated, whatever it is about."""
    if not isinstance(of, syntax.Path):
        story.scope.report(
            "E206", "a power is delegated whatever it is about", of.span, "write its name alone"
        )
        return None
    found = declared(of, story.scope, NORMS, "power")
    return found.name if found is not None else None


def one_person(name: str, of: syntax.Term, number: int, story: Story) -> None:
    """Reports an appointment, or recall, of more or less than one."""
    if number != 1:
        story.scope.report(
            "E206",
            f"`{name}` wants 1 argument, here are {number or 'none'}",
            of.span,
            f"write  {name}(NAME)",
        )


def procedure_done(of: syntax.Term, target: str | None, story: Story) -> None:
    """Reports a procedure that is done like an act at once."""
    found = story.scope.names.declared.get(target) if target else None
    if found is not None and found.first.external:
        return
    if found is not None and found.head == "procedure" and not obliges(found, story):
        story.scope.report(
            "E206",
            f"`{found.name}` is a procedure{where(found.clause)}: it is "
            "moved, and decided in stages",
            of.span,
            f"write  moves {story.written(of.span)}",
        )


def obliges(found: Gathered, story: Story) -> bool:
    """Whether a procedure may make a duty of its own, which is done by its name.

    What follows from a breach goes by the procedure that finds it, and what follows from every vote
    in a body by the one that is voted on: where it is held is known when it runs.
    """
    declared = story.scope.names.declared
    if found.head == "procedure" and any(
        one.head == "body" and lays_duty(one) for one in declared.values()
    ):
        return True
    finding = declared.get("breach found by")
    finds: Any = finding.first.slots["by"] if finding is not None else None
    if finds is not None and finds.text == found.name and not lays_duty(found):
        return any(lays_duty(one, ("breach",)) for one in declared.values())
    return lays_duty(found)


def lays_duty(found: Gathered, words: tuple[str, ...] = ()) -> bool:
    """Whether one of the lines, or of those that begin so, obliges somebody."""
    return any(
        (not words or line.word in words) and any(one.verb == "oblige" for one in line.effects)
        for line in outcomes(found)
    )


def outcomes(found: Gathered) -> Iterator[syntax.Outcome]:
    """The outcome lines of a declaration and of its stages."""
    for line, _ in found.lines():
        for one in (line, *(line.lines if isinstance(line, syntax.Stage) else ())):
            if isinstance(one, syntax.Outcome):
                yield one


def nobody_breaches(of: syntax.Term, target: str | None, story: Story) -> None:
    """Reports an allegation of what nobody can breach: a power, a right."""
    found = story.scope.names.declared.get(target) if target else None
    if target is not None and "." in target and found is None:
        said = (
            f"`{target}` is the power to fill a seat, or to empty it; only a duty or a prohibition"
        )
        story.scope.report("E206", f"{said} is breached", of.span)
    if (
        found is not None
        and found.head not in ("duty", "prohibition")
        and not obliges(found, story)
    ):
        story.scope.report(
            "E206",
            f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}; only a duty or a "
            "prohibition is breached",
            of.span,
        )


def report(step: syntax.Step, story: Story) -> Report | None:
    """`report f(x) = v by X`; a fact alone is reported true."""
    slots: Any = step.slots
    term: syntax.Term = slots["fact"]
    of, value = term, True
    if isinstance(term, syntax.Operation) and term.operator == "=":
        of, value = term.operands[0], term.operands[1]  # type: ignore[assignment]  # a term
    elif isinstance(term, syntax.Operation) and term.operator == "not":
        of, value = term.operands[0], False
    if not isinstance(of, syntax.Path | syntax.Call):
        story.scope.report("E206", "a fact is wanted here", term.span, "write  report f(x) = v")
        return None
    by = story.individual(slots["by"], "reports") if "by" in slots else None
    stated = statement(of, value, "report", story)
    if stated is None:
        return None
    return Report(stated[0], stated[1], stated[2], by, span=step.span)
