"""Calls: facts and definitions at their arguments, and the built-in functions."""

from __future__ import annotations

from charterlang.compiler.functions import BY_SOMEBODY, FUNCTIONS, Function
from charterlang.compiler.ir.expressions import (
    Call,
    Constant,
    Defined,
    Expression,
    FactOf,
    Holder,
    Members,
)
from charterlang.compiler.ir.place import Span
from charterlang.compiler.lower import calendars, terms, vocabulary
from charterlang.compiler.merge import NORMS, NOUNS, Gathered, where
from charterlang.compiler.resolve import Scope, Type, declared, kind_of, look_up
from charterlang.compiler.syntax import nodes as syntax

Typed = tuple[Expression, Type]
CALLABLE = ("fact", "standard", "define")


def call(term: syntax.Call, scope: Scope) -> Typed:
    """`f(x, y)` and the fields of what it gives."""
    made = called(term, scope)
    for field in term.fields:
        made = terms.field_of(made, field, scope)
    return made


def called(term: syntax.Call, scope: Scope) -> Typed:
    """A declared fact, standard or definition; else a built-in function."""
    found = look_up(term.of, scope)
    if found is not None and found.head in ("fact", "standard"):
        return fact(found, term.arguments, term.span, scope)
    if found is not None and found.head == "schedule":
        return entry(found, term.arguments, term.span, scope)
    if found is not None and found.head == "define":
        return defined(found, term.arguments, term.span, scope)
    if found is not None and found.head == "calendar":
        return dated(found, term, scope)
    if term.of.text in FUNCTIONS:
        return built_in(term, FUNCTIONS[term.of.text], scope)
    for one in term.arguments:
        if not names_act(one, scope):
            terms.typed(one, scope)
    if found is not None and found.name in scope.names.headless:
        return Constant(False, span=term.span), None
    if found is not None:
        hint = f"ask about it: `carried({found.name})`, `done({found.name})`"
        scope.report(
            "E206",
            f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}; "
            "only facts and definitions are asked with arguments",
            term.of.span,
            *([hint] if found.head in NORMS else []),
        )
    else:
        scope.miss(term.of, "fact", CALLABLE)
    return Constant(False, span=term.span), None


def dated(found: Gathered, term: syntax.Call, scope: Scope) -> Typed:
    """`discordian("…")`: the day that a text names in a calendar."""
    text = term.arguments[0] if len(term.arguments) == 1 else None
    if not isinstance(text, syntax.Literal) or text.kind != "text":
        scope.report(
            "E206",
            f"`{found.name}` is a calendar: it wants one date, as a text",
            term.span,
            f'write  {found.name}("5 Brumel, AN 10")',
        )
        return Constant(False, span=term.span), None
    day = calendars.dated(found, text, scope)
    return (day, "date") if day is not None else (Constant(False, span=term.span), None)


def names_act(term: syntax.Term, scope: Scope) -> bool:
    """Whether an argument is the name of an act: it was meant for a function that asks about one."""
    path = term.of if isinstance(term, syntax.Call) else term
    found = look_up(path, scope) if isinstance(path, syntax.Path) else None
    return found is not None and found.head in NORMS


def fact(found: Gathered, arguments: tuple[syntax.Term, ...], span: Span, scope: Scope) -> Typed:
    """A fact or standard, at as many arguments as it has kinds, each of its kind."""
    of = found.first.slots.get("of", ())
    kinds = tuple(kind_of(one.text, scope.names) for one in of)  # type: ignore[union-attr]  # names
    made = at(found, kinds, arguments, span, scope)
    vocabulary.lowered(found.name, scope)
    return FactOf(found.name, made, span=span), scope.names.types.get(found.name)


def entry(found: Gathered, arguments: tuple[syntax.Term, ...], span: Span, scope: Scope) -> Typed:
    """The value of a schedule at a row."""
    kinds = tuple(type_of(one.type, scope) for one in found.first.parameters)
    made = at(found, kinds, arguments, span, scope)
    return FactOf(found.name, made, span=span), type_of_rows(found, scope)


def type_of_rows(found: Gathered, scope: Scope) -> Type:
    """The type of what the rows of a schedule say; None, which fits anything, if its head was misread."""
    written = found.first.slots.get("is")
    if isinstance(written, syntax.Type):
        return type_of(written, scope)
    return None if found.name in scope.names.unread else "truth"


def defined(found: Gathered, arguments: tuple[syntax.Term, ...], span: Span, scope: Scope) -> Typed:
    """A defined term, at an argument for each of its parameters."""
    kinds = tuple(type_of(one.type, scope) for one in found.first.parameters)
    made = at(found, kinds, arguments, span, scope)
    vocabulary.lowered(found.name, scope)
    return Defined(found.name, made, span=span), scope.names.types.get(found.name)


def type_of(type: syntax.Type, scope: Scope) -> Type:
    """The type that is written: a kind, or a set of one."""
    return kind_of(f"set of {type.name.text}" if type.is_set else type.name.text, scope.names)


def at(
    found: Gathered,
    kinds: tuple[Type, ...],
    arguments: tuple[syntax.Term, ...],
    span: Span,
    scope: Scope,
) -> tuple[Expression, ...]:
    """The arguments, each of the kind wanted, and as many as are wanted."""
    wrong = len(arguments) != len(kinds) and found.name not in scope.names.unread
    if wrong:
        plural = "" if len(kinds) == 1 else "s"
        wants = ", ".join(kind or "…" for kind in kinds)
        hint = [f"write  {found.name}({wants})"] if kinds else [f"write  {found.name}"]
        scope.report(
            "E206",
            f"`{found.name}` wants {len(kinds) or 'no'} argument{plural}, "
            f"here {'is' if len(arguments) == 1 else 'are'} {len(arguments) or 'none'}",
            span,
            *hint,
        )
    wanted = kinds if len(kinds) == len(arguments) else (None,) * len(arguments)
    pairs = zip(arguments, wanted, strict=True)
    return tuple(terms.expression(one, scope, kind, found.name) for one, kind in pairs)


def built_in(term: syntax.Call, function: Function, scope: Scope) -> Typed:
    """A function of the language, with what it asks about."""
    name, wants = term.of.text, function.wants
    enough = (
        len(term.arguments) >= len(wants) if function.many else (len(term.arguments) == len(wants))
    )
    if not enough:
        plural = "" if len(wants) == 1 else "s"
        scope.report(
            "E206",
            f"`{name}` wants {len(wants) or 'no'} argument{plural}, here "
            f"{'is' if len(term.arguments) == 1 else 'are'} {len(term.arguments)}",
            term.span,
        )
        return Call(name, None, (), span=term.span), function.gives
    match wants[:1]:
        case ("act",):
            of, by = by_whom(name, term.arguments[0], scope)
            subject, arguments = act(of, scope)
            return Call(name, subject, arguments, by, span=term.span), function.gives
        case ("fact",):
            return before(term, scope)
        case ("office",):
            return about_office(name, term, function, scope)
        case ("body",):
            return about_body(name, term, function, scope)
        case ("presided",):
            return presided(name, term, scope)
        case ("proceeding",):
            made = proceeding(term.arguments[0], scope)
            if wants[1:] == ("body",):
                body = named(term.arguments[1], scope, ("body",), "body")
                return Call(name, body.name if body else None, (made,), span=term.span), "truth"
            return Call(name, None, (made,), span=term.span), function.gives
        case ("quantity",):
            return greatest(name, term, scope)
        case ("set",):
            return Call(name, None, sets(name, term, scope), span=term.span), function.gives
    wanted = "date" if wants and wants[0] == "date" else None
    made_all = tuple(terms.expression(one, scope, wanted, name) for one in term.arguments)
    return Call(name, None, made_all, span=term.span), function.gives


def sets(name: str, term: syntax.Call, scope: Scope) -> tuple[Expression, ...]:
    """The sets that a function asks about, which are of one kind."""
    made = []
    kinds: set[str] = set()
    for one in term.arguments:
        value, kind = terms.typed(one, scope)
        made.append(value)
        if kind is None:
            continue
        if not kind.startswith("set of "):
            said = f"`{name}` wants a set, this is {terms.NAMED.get(kind, terms.a(kind))}"
            hint = f"write  {name}(members(BODY))  or  count(s in BODY where C)"
            scope.report("E206", said, one.span, hint)
        elif kinds and kind not in kinds:
            first = next(iter(kinds))
            said = f"`{name}` wants sets of one kind: this is a `{kind}`, and the first a `{first}`"
            scope.report("E206", said, one.span, "name two sets of one kind")
        else:
            kinds.add(kind)
    return tuple(made)


def by_whom(name: str, term: syntax.Term, scope: Scope) -> tuple[syntax.Term, Expression | None]:
    """The act that is asked about, and who does it or owes it: `done(withdrawal by Alba)`."""
    if not (isinstance(term, syntax.Operation) and term.operator == "by"):
        return term, None
    of, who = term.operands
    by = terms.expression(who, scope, None, "by")
    if name not in BY_SOMEBODY:
        listed = ", ".join(f"`{one}`" for one in BY_SOMEBODY)
        scope.report(
            "E206",
            f"`{name}` does not ask by whom",
            who.span,
            f"the functions that ask by whom are {listed}",
        )
    return of, by


def before(term: syntax.Call, scope: Scope) -> Typed:
    """`previous(f(x))`: what a fact was before the last report of it."""
    made, kind = terms.typed(term.arguments[0], scope)
    if isinstance(made, FactOf) and made.fact in scope.names.declared:
        if scope.names.declared[made.fact].head in ("fact", "standard"):
            return Call("previous", made.fact, made.arguments, span=term.span), kind
    if kind is not None or not isinstance(made, FactOf):
        scope.report(
            "E206",
            "`previous` asks about a fact: what it was before it was last reported",
            term.arguments[0].span,
            "write it so:  previous(dues(s))",
        )
    return made, kind


def about_office(name: str, term: syntax.Call, function: Function, scope: Scope) -> Typed:
    """`holder`, `acting`, `expiry` and `remaining` of an office."""
    found = named(term.arguments[0], scope, ("office",), "office")
    subject = found.name if found else None
    if name == "holder":
        kind = kind_of(subject, scope.names) if subject else None
        return Holder(subject or "", span=term.span), kind
    if name == "acting":
        kind = kind_of(subject, scope.names) if subject else None
        return Call(name, subject, (), span=term.span), kind
    return Call(name, subject, (), span=term.span), function.gives


def presided(name: str, term: syntax.Call, scope: Scope) -> Typed:
    """Who presides: over a body that is named, or over a proceeding."""
    of = term.arguments[0]
    found = look_up(of, scope) if isinstance(of, syntax.Path) else None
    if found is not None and found.head == "body":
        return Call(name, found.name, (), span=term.span), None
    return Call(name, None, (proceeding(of, scope),), span=term.span), None


def about_body(name: str, term: syntax.Call, function: Function, scope: Scope) -> Typed:
    """`members` and `size` of a body."""
    found = named(term.arguments[0], scope, ("body", "parties", "kind"), "body")
    subject = found.name if found else None
    if name == "members":
        kind = kind_of(subject, scope.names) if subject else None
        return Members(subject or "", span=term.span), f"set of {kind}" if kind else None
    return Call(name, subject, (), span=term.span), function.gives


def named(term: syntax.Term, scope: Scope, heads: tuple[str, ...], sort: str) -> Gathered | None:
    """The declaration that an argument names."""
    if isinstance(term, syntax.Path):
        return declared(term, scope, heads, sort)
    scope.report("E206", f"the name of {sort_of(sort)} is wanted here", term.span)
    return None


def sort_of(sort: str) -> str:
    """`an office`, `a body`."""
    return f"{'an' if sort[0] in 'aeiou' else 'a'} {sort}"


PARTS = ("appoint", "recall")
"""The powers that a body with appointed seats has by its `seats` line alone."""


def part_act(path: syntax.Path, scope: Scope) -> str | None:
    """`council.appoint`, `council.recall`: the acts by which seats are given and taken away."""
    if len(path.names) != 2 or path.names[1].text not in PARTS:
        return None
    found = look_up(path.names[0], scope)
    if found is not None and found.name in scope.names.unread:
        return path.text
    lines = found.lines() if found is not None and found.head == "body" else ()
    appointed = any(
        isinstance(line, syntax.Property) and line.slots.get("sort") == "appointed"
        for line, _ in lines
    )
    return path.text if appointed else None


def act_name(path: syntax.Path, scope: Scope, sort: str = "act") -> str | None:
    """The name of an act: of a norm, or of a body's part; what is none is reported."""
    if part := part_act(path, scope):
        return part
    if len(path.names) == 2 and path.names[1].text in PARTS and not look_up(path.names[0], scope):
        scope.miss(path.names[0], "body", ("body",))
        return None
    heads = (*NORMS, "ratification") if sort == "way" else NORMS
    found = declared(path, scope, heads, sort if sort != "way" else "act")
    return found.name if found else None


def act(term: syntax.Term, scope: Scope) -> tuple[str | None, tuple[Expression, ...]]:
    """A norm by name, or with the arguments of the act: `carried(expel(c))`."""
    if isinstance(term, syntax.Path):
        return act_name(term, scope), ()
    if not isinstance(term, syntax.Call) or term.fields:
        scope.report(
            "E206", "the name of an act is wanted here, such as `carried(expel(c))`", term.span
        )
        return None, ()
    name = act_name(term.of, scope)
    found = scope.names.declared.get(name) if name else None
    if found is None:
        return name, tuple(terms.typed(one, scope)[0] for one in term.arguments)
    return found.name, arguments_of(found, term.arguments, term.span, scope)


def arguments_of(
    found: Gathered, arguments: tuple[syntax.Term, ...], span: Span, scope: Scope
) -> tuple[Expression, ...]:
    """The arguments of an act, one for each parameter of its norm."""
    kinds = tuple(type_of(one.type, scope) for one in found.first.parameters)
    return at(found, kinds, arguments, span, scope)


def proceeding(term: syntax.Term, scope: Scope) -> Expression:
    """A proceeding: `this`, a name for it, or the latest of a procedure that is named."""
    if isinstance(term, syntax.Path) and term.text not in scope.bound:
        found = look_up(term, scope)
        if found is not None and found.head in NORMS:
            return Call("last", found.name, (), span=term.span)
    return terms.expression(term, scope, "proceeding")


def greatest(name: str, term: syntax.Call, scope: Scope) -> Typed:
    """The least or greatest of values of one type."""
    first, kind = terms.typed(term.arguments[0], scope)
    rest = (terms.expression(one, scope, kind, name) for one in term.arguments[1:])
    return Call(name, None, (first, *rest), span=term.span), kind
