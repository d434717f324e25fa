"""How things stand: `x is vacant`, `recall in vote`, `x is y`, and which reading is chosen."""

from __future__ import annotations

from typing import Literal

import attrs

from charterlang.compiler.functions import (
    OFFICE_STATES,
    PROCEEDING_STATES,
    REGIME_STATES,
    STATES,
)
from charterlang.compiler.ir.expressions import (
    Call,
    Chosen,
    Compare,
    Expression,
    Holder,
    Stands,
)
from charterlang.compiler.lower import calls, terms, vocabulary
from charterlang.compiler.merge import NORMS, NOUNS, where
from charterlang.compiler.resolve import Scope, Type, look_up
from charterlang.compiler.syntax import nodes as syntax

Typed = tuple[Expression, Type]


def subject(term: syntax.Term, scope: Scope) -> Typed:
    """What stands somehow: a value, or a procedure's name for its latest proceeding."""
    if (of := regime(term, scope)) is not None:
        return of
    if isinstance(term, syntax.Path) and term.names[0].text not in scope.bound:
        found = look_up(term, scope)
        if found is not None and found.head in NORMS:
            return Call("last", found.name, (), span=term.span), "proceeding"
    if isinstance(term, syntax.Call):
        found = look_up(term.of, scope)
        if found is not None and found.head in NORMS:
            arguments = calls.arguments_of(found, term.arguments, term.span, scope)
            return Call("last", found.name, arguments, span=term.span), "proceeding"
    return terms.typed(term, scope)


def regime(term: syntax.Term, scope: Scope) -> Typed | None:
    """A regime by name, with what it is about."""
    path = term.of if isinstance(term, syntax.Call) else term
    if not isinstance(path, syntax.Path) or path.names[0].text in scope.bound:
        return None
    found = look_up(path, scope)
    if found is None or found.head != "regime":
        return None
    given = term.arguments if isinstance(term, syntax.Call) else ()
    arguments = calls.arguments_of(found, given, term.span, scope) if given else ()
    return Call("regime", found.name, arguments, span=term.span), "regime"


def is_(term: syntax.Operation, scope: Scope) -> Typed:
    """`x is STATE`; with any other right side, equality."""
    left, right = term.operands
    negated = term.operator == "is not"
    word = right.text if isinstance(right, syntax.Path) else ""
    if word not in STATES or word in scope.bound:
        made, kind = subject(left, scope)
        if no_state(word, right, made, kind, scope):
            return Compare("=", made, made, span=term.span), "truth"
        operator: Literal["=", "!="] = "!=" if negated else "="
        other = terms.expression(right, scope, kind, "is")
        return Compare(operator, made, other, span=term.span), "truth"
    of, kind = subject(left, scope)
    if word in OFFICE_STATES and not isinstance(of, Holder):
        no_office(left, word, scope)
    elif kind == "regime" and word not in REGIME_STATES:
        listed = ", ".join(f"`{one}`" for one in REGIME_STATES)
        scope.report(
            "E206", f"`is {word}` is not asked about a regime", left.span, f"write {listed}"
        )
    elif word in PROCEEDING_STATES and kind not in (None, "proceeding", "regime"):
        scope.report("E206", f"`is {word}` is asked about a proceeding", left.span)
    return Stands(of, word, negated, span=term.span), "truth"


def no_state(word: str, right: syntax.Term, of: Expression, kind: Type, scope: Scope) -> bool:
    """Whether the right side is no state of what stands on the left, and nothing else: E201.

    A person may be called anything, so that of an office only what is nearly a state is meant.
    """
    if not isinstance(right, syntax.Path) or not word or word in scope.bound:
        return False
    if look_up(right, scope) is not None or word in scope.names.entities:
        return False
    from difflib import get_close_matches

    states = PROCEEDING_STATES if kind == "proceeding" else OFFICE_STATES
    near = get_close_matches(word, states, 1, 0.7)
    if kind != "proceeding" and not (near and word[0].islower() and isinstance(of, Holder)):
        return False
    listed = ", ".join(f"`{one}`" for one in states)
    help = f"did you mean `{near[0]}`?" if near else f"the states are {listed}"
    scope.report("E201", f"no state `{word}` is known", right.span, help)
    return True


def no_office(term: syntax.Term, word: str, scope: Scope) -> None:
    """Reports `x is vacant` of what is no office."""
    found = look_up(term, scope) if isinstance(term, syntax.Path) else None
    if found is None and isinstance(term, syntax.Path):
        if scope.names.mentioned is not None:
            scope.names.mentioned.pop(term.text, None)
            scope.miss(term, "office", ("office",))
        elif term.names[0].text in scope.bound:
            scope.report("E206", f"`is {word}` is asked about an office", term.span)
        return
    said = f"; `{found.name}` is {NOUNS[found.head]}{where(found.clause)}" if found else ""
    scope.report("E206", f"`is {word}` is asked about an office{said}", term.span)


def in_(term: syntax.Operation, scope: Scope) -> Typed:
    """`x in SET`, or for a proceeding `x in STAGE`."""
    left, right = term.operands
    negated = term.operator == "not in"
    of, kind = subject(left, scope)
    if kind == "proceeding" and isinstance(right, syntax.Path) and len(right.names) == 1:
        if right.text not in scope.names.stages:
            scope.miss(right, "stage", ())
        return Stands(of, right.text, negated, span=term.span), "truth"
    other, among = terms.typed(right, scope)
    wants_members(right, scope)
    if among is not None and not among.startswith("set of "):
        wants = terms.NAMED.get(among, terms.a(among))
        scope.report("E206", f"`{term.operator}` wants a set, this is {wants}", right.span)
    elif kind is not None and among is not None:
        terms.expect(kind, among.removeprefix("set of "), left, scope, term.operator)
    operator: Literal["in", "not in"] = "not in" if negated else "in"
    return Compare(operator, of, other, span=term.span), "truth"


def wants_members(right: syntax.Term, scope: Scope) -> None:
    """Says of a name behind `in` that nothing declares that it should have members."""
    missing = scope.names.missing
    if missing and missing[-1].span == right.span:
        heads = ("body", "parties", *missing[-1].heads)
        missing[-1] = attrs.evolve(missing[-1], sort="body or parties", heads=heads)


def chosen(term: syntax.Operation, scope: Scope) -> Chosen | None:
    """`assumption = reading`, if the right side is a reading's name."""
    left, right = term.operands
    if term.operator != "=" or not isinstance(left, syntax.Path) or left.text in scope.bound:
        return None
    found = look_up(left, scope)
    if found is None or found.head != "assume":
        return None
    named = right.members if isinstance(right, syntax.SetDisplay) else (right,)
    readings = [one.text for one in named if isinstance(one, syntax.Path)]
    known = vocabulary.reading_names(found)
    if len(readings) < len(named):
        return None
    first = named[0]
    if len(readings) == 1 and readings[0] not in known:
        if isinstance(first, syntax.Path) and look_up(first, scope):
            return None
    for one in named:
        if isinstance(one, syntax.Path) and one.text not in known:
            vocabulary.no_reading(found, one.text, one.span, scope)
    return Chosen(found.name, tuple(readings), span=term.span)


def nobody_chooses(term: syntax.Operation, scope: Scope) -> bool:
    """Whether a name of nothing is compared to a reading: what it asks is reported already."""
    left, right = term.operands
    if not isinstance(left, syntax.Path) or not isinstance(right, syntax.Path):
        return False
    names = scope.names
    bound = left.names[0].text in scope.bound or right.names[0].text in scope.bound
    if bound or look_up(left, scope) or look_up(right, scope) or left.text in names.entities:
        return False
    known = (one for one in names.declared.values() if one.head == "assume")
    return any(right.text in vocabulary.reading_names(one) for one in known)
