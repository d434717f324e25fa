"""The ladder of operative verbs: the force of a norm, and the grade from which one binds (§8.3)."""

from __future__ import annotations

from charterlang.compiler.ir.expressions import Constant, Expression
from charterlang.compiler.ir.norms import Force
from charterlang.compiler.lower import terms, vocabulary
from charterlang.compiler.resolve import Scope
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import Property


def force(lines: list[tuple[Property, Scope]]) -> Force | None:
    """How strongly a norm is meant, if a line says so."""
    for line, scope in lines:
        made = grade(line.slots["grade"], scope, "force")  # type: ignore[arg-type]  # slot table: a term
        return Force(made, scope.place(line.span))
    return None


def grade(term: syntax.Term, scope: Scope, line: str) -> Expression:
    """A case of a ranked kind; what is of no such kind is E206."""
    made, kind = terms.typed(term, scope)
    one = scope.names.declared.get(kind or "")
    if one is not None and one.head == "kind" and "ranks" in one.first.slots:
        vocabulary.lowered(one.name, scope)
        return made
    if kind is None:
        return made
    scope.report(
        "E206",
        f"`{line}` wants a case of a ranked kind, this is {terms.NAMED.get(kind, terms.a(kind))}",
        term.span,
        "declare the ladder:  kind operative_verb ranks encourages, urges, demands",
    )
    return Constant(False, span=term.span)
