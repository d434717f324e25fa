"""What the instrument itself lays down: supremacy, who finds breaches, what is given (§8, §18.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.ir.expressions import Constant, Expression, FactOf
from charterlang.compiler.ir.instrument import (
    BindingGrade,
    BreachFinding,
    EntityName,
    Provided,
    Supremacy,
)
from charterlang.compiler.lower import ladder, terms
from charterlang.compiler.merge import NOUNS, Gathered, where
from charterlang.compiler.resolve import Names, Scope, declared, kind_of, look_up
from charterlang.compiler.syntax import nodes as syntax

HEADS = ("supremacy", "finding", "binding", "given")
FRAMES = "`given f(x) = v`, `given f(x)`, `given not f(x)`, `given x.field = y`"


def provision(found: Gathered, scope: Scope) -> Supremacy | BreachFinding | BindingGrade | Provided:
    """The declaration by its head."""
    slots: Any = found.first.slots
    place = scope.place(found.first.span)
    match found.head:
        case "supremacy":
            return Supremacy(found.name, slots["conduct"], place)
        case "finding":
            procedure = declared(slots["by"], scope, ("procedure",), "procedure")
            return BreachFinding(found.name, procedure.name if procedure else "", place)
        case "binding":
            return BindingGrade(
                found.name, ladder.grade(slots["grade"], scope, "binding from"), place
            )
        case _:
            return given(found, slots["states"], scope)


def parts(term: syntax.Term) -> tuple[syntax.Term, syntax.Term | bool]:
    """What a `given` is said of, and its value."""
    if isinstance(term, syntax.Operation) and term.operator == "=":
        return term.operands[0], term.operands[1]
    if isinstance(term, syntax.Operation) and term.operator == "not":
        return term.operands[0], False
    return term, True


def given(found: Gathered, term: syntax.Term, scope: Scope) -> Provided:
    """A fact at its arguments, or a field of an individual, with its value."""
    of, value = parts(term)
    place = scope.place(term.span)
    if isinstance(of, syntax.Path) and len(of.names) == 2:
        subject, _ = terms.typed(syntax.Path(of.names[:1], span=of.names[0].span), scope)
        return Provided(
            found.name, None, of.names[1].text, (subject,), field_value(of, value, scope), place
        )
    name = of if isinstance(of, syntax.Path) else of.of if isinstance(of, syntax.Call) else None
    fact = look_up(name, scope) if name is not None else None
    if name is not None and fact is None:
        scope.miss(name, "fact", ("fact", "standard"))
    elif fact is None or fact.head not in ("fact", "standard"):
        is_what = f"`{fact.name}` is {NOUNS[fact.head]}{where(fact.clause)}; " if fact else ""
        scope.report(
            "E206", f"{is_what}an instrument gives facts and fields", of.span, f"write  {FRAMES}"
        )
    else:
        return stated(found, fact, of, value, scope)
    return Provided(found.name, None, None, (), Constant(False, span=term.span), place)


def field_value(of: syntax.Path, value: syntax.Term | bool, scope: Scope) -> Expression:
    """The value of a field: an individual of the kind that the field is named after."""
    field = of.names[1]
    if isinstance(value, bool):
        scope.report("E206", f"`{of.text}` wants a value", of.span, f"write  {of.text} = NAME")
        return Constant(value, span=of.span)
    if owner_of(field.text, scope.names) is None:
        hint = f'declare it, for example  kind person "person" of {field.text}'
        scope.report("E201", f"no kind has a field `{field.text}`", field.span, hint)
    return terms.expression(value, scope, kind_of(field.text, scope.names), field.text)


def stated(
    found: Gathered, fact: Gathered, of: syntax.Term, value: syntax.Term | bool, scope: Scope
) -> Provided:
    """A fact with the value that the instrument gives it."""
    made, kind = terms.typed(of, scope)
    place = scope.place(found.first.span)
    if isinstance(value, bool):
        if kind not in ("truth", None):
            scope.report(
                "E206",
                f"`{fact.name}` is {terms.NAMED.get(kind, terms.a(kind))}, not true or false",
                of.span,
                f"write its value:  {found.name} = …",
            )
        said: Expression = Constant(value, span=of.span)
    else:
        said = terms.expression(value, scope, kind, fact.name)
    arguments = made.arguments if isinstance(made, FactOf) else ()
    return Provided(found.name, fact.name, None, arguments, said, place)


# ── individuals, declared where they are first mentioned


def mention(found: Gathered, names: Names) -> None:
    """The individuals that a `given` names and nothing declares, each with its kind."""
    slots: Any = found.first.slots
    title = found.first.title
    _, value = parts(slots["states"])
    for term, kind in mentioned(slots["states"], names):
        if not isinstance(term, syntax.Path) or len(term.names) != 1:
            continue
        text = term.text
        known = text in names.declared or text in ("true", "false", "now")
        if known or kind in (None, "truth", "number", "duration", "date", "text"):
            continue
        said = title.text if title and term is value else text.replace("_", " ")
        if text not in names.entities or (title and term is value):
            names.entities[text] = EntityName(text, said, kind)


def mentioned(term: syntax.Term, names: Names) -> Iterator[tuple[syntax.Term | bool, str | None]]:
    """Each name that may be that of an individual, with the kind that it is then of."""
    of, value = parts(term)
    if isinstance(of, syntax.Path) and len(of.names) == 2:
        field = of.names[1].text
        yield syntax.Path(of.names[:1], span=of.names[0].span), owner_of(field, names)
        yield value, kind_of(field, names)
    elif isinstance(of, syntax.Call | syntax.Path):
        name = of.of.text if isinstance(of, syntax.Call) else of.text
        fact = names.declared.get(name)
        if fact is None or fact.head not in ("fact", "standard"):
            return
        slots: Any = fact.first.slots
        kinds = [kind_of(one.text, names) for one in slots.get("of", ())]
        arguments = of.arguments if isinstance(of, syntax.Call) else ()
        yield from zip(arguments, kinds, strict=False)
        is_: Any = slots.get("is")
        yield value, kind_of(is_.name.text, names) if is_ is not None and not is_.is_set else None


def owner_of(field: str, names: Names) -> str | None:
    """The kind of which each individual has that field."""
    for one in names.declared.values():
        of = one.first.slots.get("of")
        if one.head == "kind" and isinstance(of, syntax.Name) and of.text == field:
            return one.name
    return None
