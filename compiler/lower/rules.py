"""Decision rules and what their shares are counted of (language.md §7)."""

from __future__ import annotations

from fractions import Fraction

from charterlang.compiler import houses
from charterlang.compiler.ir.instrument import Threshold
from charterlang.compiler.ir.rules import (
    Among,
    AssumedRule,
    Base,
    Both,
    Either,
    Including,
    Named,
    Of,
    Quota,
    Rounded,
    Rule,
    Unanimity,
    Vetoed,
)
from charterlang.compiler.lower import holes, terms, vocabulary
from charterlang.compiler.merge import NOUNS, Gathered, where
from charterlang.compiler.resolve import Scope, look_up
from charterlang.compiler.syntax import nodes as syntax

BASES = "`votes cast`, `ballots cast`, `members present`, `all members` or `all seats`"


def rule(term: syntax.Term, scope: Scope) -> Rule:
    """The rule that is written; a name stands for a threshold, or for an assumption's reading."""
    if isinstance(term, syntax.Path):
        return named(term, scope)
    assert isinstance(term, syntax.Operation)
    operator, operands, span = term.operator, term.operands, term.span
    match operator:
        case "at least" | "more than":
            return quota(term)
        case "all":
            return Unanimity(span=span)
        case "of" if (body := of_body(operands[1], scope)) is not None:
            return Among(rule(operands[0], scope), body, span=span)
        case "of":
            inner, of = rule(operands[0], scope), base(operands[1], scope)
            return Of(inner, of, span=span) if of else inner
        case "including":
            return Including(
                rule(operands[0], scope), terms.typed(operands[1], scope)[0], span=span
            )
        case "unless vetoed":
            return Vetoed(rule(operands[0], scope), terms.typed(operands[1], scope)[0], span=span)
        case "and":
            return Both(tuple(rule(one, scope) for one in operands), span=span)
        case "or":
            return Either(tuple(rule(one, scope) for one in operands), span=span)
        case _:
            direction = operator.removeprefix("rounded ")
            return Rounded(rule(operands[0], scope), direction, span=span)  # type: ignore[arg-type]  # the grammar's word lists


def quota(term: syntax.Operation) -> Quota:
    """`at least 2/3`: a share; `at least 9`: a number of votes."""
    amount = term.operands[0]
    if not (isinstance(amount, syntax.Literal) and isinstance(amount.value, Fraction)):
        return Quota(term.operator, Fraction(1), False, span=term.span)  # type: ignore[arg-type]  # a name, which was reported when it was read
    share = amount.kind in ("fraction", "percent")
    return Quota(term.operator, amount.value, share, span=term.span)  # type: ignore[arg-type]  # the grammar's word lists


def named(term: syntax.Path, scope: Scope) -> Rule:
    """A threshold by name, or the rule that an assumption means."""
    found = look_up(term, scope)
    if found is None:
        scope.miss(term, "threshold", ("threshold",))
    elif found.head == "threshold":
        made = vocabulary.lowered(found.name, scope)
        # What is needed of several bodies is asked of each by its own part of the rule.
        if isinstance(made, Threshold) and houses.named(made.rule):
            return made.rule
    elif found.head == "assume":
        if sort(found, scope) not in ("rule", None):
            wrong(found, term, scope, "a threshold")
        holes.relied_on(found, term.span, scope)
        return AssumedRule(found.name, span=term.span)
    else:
        wrong(found, term, scope, "a threshold")
    return Named(term.text, span=term.span)


def sort(found: Gathered, scope: Scope) -> str | None:
    """What an assumption means: a `rule`, a `base`, an `organ`, a type, or nobody knows."""
    circular = found.name in scope.names.under_way
    vocabulary.lowered(found.name, scope)
    values = vocabulary.readings(found)
    if circular or not values or found.name in scope.names.unread:
        return None
    return vocabulary.meaning(values[0][1], Scope(scope.names, found.name, found.clause))[1]


def wrong(found: Gathered, term: syntax.Term, scope: Scope, wanted: str) -> None:
    """Reports a name of another sort than a rule or a base."""
    scope.report(
        "E206",
        f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}, not {wanted}",
        term.span,
    )


def of_body(term: syntax.Term, scope: Scope) -> str | None:
    """The body behind `of`, in which a rule is asked."""
    found = look_up(term, scope) if isinstance(term, syntax.Path) else None
    return found.name if found is not None and found.head == "body" else None


def base(term: syntax.Term, scope: Scope) -> Base | None:
    """What is counted of: one of the five words, or an assumption that means one."""
    if isinstance(term, syntax.Literal) and term.kind == "base":
        return Base(str(term.value), span=term.span)  # type: ignore[arg-type]  # word list
    assert isinstance(term, syntax.Path)
    found = look_up(term, scope)
    if found is None:
        scope.miss(term, "assumption", ("assume",))
        return None
    if found.head == "assume" and sort(found, scope) in ("base", None):
        holes.relied_on(found, term.span, scope)
        return Base(None, found.name, span=term.span)
    scope.report(
        "E206",
        f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}; a share is "
        f"counted of {BASES}",
        term.span,
    )
    return None
