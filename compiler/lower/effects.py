"""Effects, and the outcomes that bring them about (language.md §9)."""

from __future__ import annotations

from typing import Any

from charterlang.compiler.ir.expressions import Call, FactOf
from charterlang.compiler.ir.norms import Effect, Outcome
from charterlang.compiler.ir.organs import Actors
from charterlang.compiler.lower import actors, calls, standing, terms
from charterlang.compiler.resolve import Scope, kind_of
from charterlang.compiler.syntax import nodes as syntax

FRAMES = {
    "admit": ("to", "admit x to BODY"),
    "remove": ("from", "remove x from BODY"),
    "suspend": ("from", "suspend x from BODY"),
    "reinstate": ("to", "reinstate x to BODY"),
    "install": ("as", "install x as OFFICE"),
    "vacate": (None, "vacate OFFICE"),
    "begin": (None, "begin PROCEDURE(x)"),
    "adopt": (None, "adopt a"),
    "strike": (None, "strike c"),
    "notify": ("that", 'notify BODY that "…"'),
    "oblige": ("to", 'oblige x to "do something" within D'),
    "end": (None, "end REGIME(x)"),
    "proceed": ("to", "proceed to STAGE"),
    "extend": ("by", "extend REGIME(x) by D"),
    "set": ("to", "set SCHEDULE(x) to VALUE"),
    "annul": (None, "annul DECISION"),
    "carry": (None, "carry DECISION"),
}
"""The preposition that each verb wants, and how the effect is written."""


def outcome(of: syntax.Outcome, scope: Scope) -> Outcome:
    """`carried`, `lost` or `inquorate`, with its effects."""
    return Outcome(of.word, effects(of, scope), scope.place(of.span))  # type: ignore[arg-type]  # the closed word lists of outcomes and verbs


def effects(of: syntax.Outcome, scope: Scope) -> tuple[Effect, ...]:
    """The effects of a line, without those that cannot be made out.

    Only a vote without a quorum is prolonged.
    """
    for one in of.effects:
        if one.verb == "extend" and one.object is None and of.word != "inquorate":
            said = "a vote is prolonged that is inquorate"
            said += f", and not one that is {of.word}" if of.word in ENDINGS else ""
            scope.report("E210", said, one.span, f"write  {PROLONGING}")
    return tuple(made for one in of.effects if (made := effect(one, scope)))


def effect(of: syntax.Effect, scope: Scope) -> Effect | None:
    """One effect; anything but the frame of its verb is E210."""
    preposition, frame = FRAMES[of.verb]
    parts = dict(of.parts)
    bounded = parts.pop("within", None) if of.verb == "oblige" else None
    optional = of.verb == "notify" and not parts
    fits = (not optional and list(parts) == ([preposition] if preposition else [])) or optional
    if of.verb == "extend" and of.object is None:
        return prolonged(of, parts, scope)
    if of.verb == "proceed" and fits:
        return proceed(of, parts["to"], scope)
    if not fits or of.object is None:
        scope.report("E210", f"`{of.verb}` wants: {frame}", of.span, f"write  {frame}")
        return None
    guard = terms.condition(of.guard, scope, "if") if of.guard is not None else None
    within = terms.expression(bounded, scope, "duration", "within") if bounded else None
    made = framed(of, parts.get(preposition or ""), scope)
    if made is None:
        return None
    return Effect(
        of.verb,  # type: ignore[arg-type]  # the closed word list of verbs
        scope.place(of.span),
        guard=guard,
        within=within,
        **made,
    )


def framed(of: syntax.Effect, part: syntax.Term | None, scope: Scope) -> dict[str, Any] | None:
    """The parts of an effect by the frame of its verb; None if a name in it is missing."""
    assert of.object is not None
    match of.verb:
        case "admit" | "remove" | "suspend" | "reinstate":
            return member(of.object, part, scope, ("parties", "body"), "body or parties")
        case "install":
            return member(of.object, part, scope, ("office",), "office")
        case "vacate":
            office = calls.named(of.object, scope, ("office",), "office")
            return {"organ": office.name} if office else None
        case "begin" if standing.regime(of.object, scope) is not None:
            return of_regime(of, None, scope)
        case "begin":
            name, arguments = calls.act(of.object, scope)
            return {"organ": name, "arguments": arguments} if name else None
        case "end" | "extend":
            return of_regime(of, part, scope)
        case "set":
            return entry(of, part, scope)
        case "oblige":
            return obliged(of.object, part, scope)
        case "annul" | "carry":
            return {"subject": calls.proceeding(of.object, scope)}
        case "adopt" if itself(of.object, scope):
            return {"organ": scope.names.instrument}
        case "strike":
            return {"subject": terms.expression(of.object, scope, "clause", "strike")}
        case "adopt":
            return {"subject": terms.expression(of.object, scope, None, "adopt")}
        case _:
            told = notified(of.object, scope)
            message = str(part.value) if isinstance(part, syntax.Literal) else None
            return {"actors": told, "message": message} if told else None


def itself(object: syntax.Term, scope: Scope) -> bool:
    """Whether that is the instrument's own name, and no declaration's."""
    name = object.text if isinstance(object, syntax.Path) else ""
    return name == scope.names.instrument and name not in scope.names.declared


def member(
    object: syntax.Term, organ: syntax.Term | None, scope: Scope, heads: tuple[str, ...], sort: str
) -> dict[str, Any] | None:
    """`x` and the organ that it joins, leaves or holds, whose kind it must be of."""
    found = calls.named(organ, scope, heads, sort) if organ is not None else None
    kind = kind_of(found.name, scope.names) if found else None
    subject = terms.expression(object, scope, kind, found.name if found else "")
    return {"subject": subject, "organ": found.name} if found else None


def proceed(of: syntax.Effect, to: syntax.Term, scope: Scope) -> Effect | None:
    """`proceed to STAGE`, `proceed to carried`, `proceed to lost`."""
    guard = terms.condition(of.guard, scope, "if") if of.guard is not None else None
    if of.object is not None or not isinstance(to, syntax.Path) or len(to.names) > 1:
        frame = FRAMES["proceed"][1]
        scope.report("E210", "`proceed` wants the name of a stage", of.span, f"write  {frame}")
        return None
    if to.text not in ("carried", "lost", *scope.names.stages):
        scope.miss(to, "stage", ())
    return Effect("proceed", scope.place(of.span), message=to.text, guard=guard)


ENDINGS = ("carried", "lost", "granted", "refused")
PROLONGING = "inquorate extend by OFFICE to D"
"""How it is written that a vote may be prolonged which too few have taken part in."""


def prolonged(of: syntax.Effect, parts: dict[str, syntax.Term], scope: Scope) -> Effect | None:
    """`extend by X to D`: who may prolong a vote without a quorum, and to what length in all."""
    guard = terms.condition(of.guard, scope, "if") if of.guard is not None else None
    by, to = parts.get("by"), parts.get("to")
    if not isinstance(by, syntax.Path) or set(parts) - {"by", "to"}:
        said = "`extend` wants a regime, or who may prolong the vote"
        scope.report("E210", said, of.span, f"write  extend REGIME(x) by D  or  {PROLONGING}")
        return None
    limb = syntax.Actor(None, None, by, span=by.span)
    made = actors.actors(syntax.Actors((limb,), "or", span=by.span), scope, "extend")
    within = terms.expression(to, scope, "duration", "extend") if to is not None else None
    return Effect("extend", scope.place(of.span), actors=made, guard=guard, within=within)


def of_regime(of: syntax.Effect, length: syntax.Term | None, scope: Scope) -> dict[str, Any] | None:
    """`begin`, `end` and `extend` of a regime."""
    found = standing.regime(of.object, scope) if of.object is not None else None
    if found is None or not isinstance(found[0], Call):
        frame = FRAMES[of.verb][1]
        scope.report("E210", f"`{of.verb}` wants the name of a regime", of.span, f"write  {frame}")
        return None
    made: dict[str, Any] = {"organ": found[0].subject, "arguments": found[0].arguments}
    if length is not None:
        made["subject"] = terms.expression(length, scope, "duration", "by")
    return made


def entry(of: syntax.Effect, value: syntax.Term | None, scope: Scope) -> dict[str, Any] | None:
    """`set caps(class) to 20`: the row of a schedule, and its value."""
    before = scope.names.unclear
    made, kind = terms.typed(of.object, scope) if of.object is not None else (None, None)
    if scope.names.unclear > before:
        return None
    known = scope.names.declared.get(made.fact) if isinstance(made, FactOf) else None
    if known is None or known.head != "schedule" or value is None:
        frame = FRAMES["set"][1]
        scope.report("E210", "`set` wants a row of a schedule", of.span, f"write  {frame}")
        return None
    assert isinstance(made, FactOf)
    given = terms.expression(value, scope, kind, made.fact)
    return {"organ": made.fact, "arguments": made.arguments, "subject": given}


def obliged(object: syntax.Term, act: syntax.Term | None, scope: Scope) -> dict[str, Any] | None:
    """Who is obliged, and the verb phrase of what they must do."""
    subject = terms.expression(object, scope, None, "oblige")
    if isinstance(act, syntax.Literal) and act.kind == "text":
        return {"subject": subject, "message": str(act.value)}
    span = act.span if act is not None else object.span
    scope.report(
        "E210",
        "`oblige` wants what is to be done, as a text",
        span,
        f"write  {FRAMES['oblige'][1]}",
    )
    return None


def notified(term: syntax.Term, scope: Scope) -> Actors | None:
    """Who is told: an organ, or an individual bound here."""
    if isinstance(term, syntax.Path) and len(term.names) == 1:
        limb = syntax.Actor(None, None, term, span=term.span)
        return actors.actors(syntax.Actors((limb,), "or", span=term.span), scope, "notify")
    scope.report("E210", "`notify` wants the name of a body, an office or a person", term.span)
    return None
