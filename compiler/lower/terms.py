"""Expressions: every name bound, every type inferred (language.md §12, §17)."""

from __future__ import annotations

from fractions import Fraction

import attrs

from charterlang.compiler.functions import BOUND
from charterlang.compiler.ir.expressions import (
    All,
    Any,
    Arithmetic,
    Assumed,
    Call,
    Cases,
    Compare,
    Constant,
    Entity,
    Expression,
    Field,
    HeldFor,
    Holder,
    Members,
    Not,
    Otherwise,
    Quantified,
    Round,
    SetOf,
    Such,
    Variable,
)
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.lower import calendars, calls, dates, holes, standing, vocabulary
from charterlang.compiler.merge import NORMS, NOUNS, Gathered, where
from charterlang.compiler.resolve import Scope, Type, kind_of, look_up, ratified, ratifying
from charterlang.compiler.syntax import nodes as syntax

Typed = tuple[Expression, Type]
COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
VALUES = ("fact", "standard", "assume", "define", "kind", "parties", "body", "office")


def expression(term: syntax.Term, scope: Scope, wanted: Type = None, line: str = "") -> Expression:
    """The expression, which must be of the type `wanted` (if given) for the property `line`."""
    made, found = typed(term, scope)
    if wanted == "truth" and isinstance(made, Call) and made.function == "commencement":
        return attrs.evolve(made, function="commenced")
    expect(found, wanted, term, scope, line)
    return made


def condition(term: syntax.Term, scope: Scope, line: str = "") -> Expression:
    """An expression that is true or not."""
    return expression(term, scope, "truth", line)


def expect(found: Type, wanted: Type, term: syntax.Term, scope: Scope, line: str = "") -> None:
    """Reports a type that is not the one wanted."""
    if found is None or wanted is None or found == wanted:
        return
    subject = f"`{line}`" if line else "this place"
    scope.report(
        "E206",
        f"{subject} wants {NAMED.get(wanted, a(wanted))}, this is {NAMED.get(found, a(found))}",
        term.span,
        WRITE.get(wanted, f"name one of the kind `{wanted.removeprefix('set of ')}`"),
    )


WRITE = {
    "truth": "write what is true or not, such as  x = y  or  x in BODY",
    "number": "write a number, such as  7",
    "duration": "write a length of time, such as  24 hours",
    "date": "write a date, such as  2026-03-01",
    "text": 'write a text in quotation marks, such as  "in force"',
    "proceeding": "name a proceeding, or the procedure whose latest one is meant",
}
"""What to write where a value of each type is wanted."""


NAMED = {
    "truth": "a condition",
    "number": "a number",
    "duration": "a length of time, such as `24 hours`",
    "date": "a date",
    "text": "a text",
}
"""A type in words."""


def a(kind: str) -> str:
    """`a state`, `an individual`, `a set of state`."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} `{kind}`"


def typed(term: syntax.Term, scope: Scope) -> Typed:
    """The expression and its type; a type of None is known to nobody, and never reported."""
    match term:
        case syntax.Literal():
            return literal(term, scope)
        case syntax.Path():
            return path(term, scope)
        case syntax.Call():
            return calls.call(term, scope)
        case syntax.Operation():
            return operation(term, scope)
        case syntax.Quantified():
            return quantified(term, scope)
        case syntax.Reference():
            # Words import terms: a clause as a value is looked for as a reference in words is.
            from charterlang.compiler.lower import words

            return Entity(words.reference(term, scope) or "", span=term.span), "clause"
        case syntax.SetDisplay():
            members = [typed(one, scope) for one in term.members]
            kinds = {kind for _, kind in members}
            kind = f"set of {kinds.pop()}" if len(kinds) == 1 and None not in kinds else None
            return SetOf(tuple(one for one, _ in members), span=term.span), kind


def literal(term: syntax.Literal, scope: Scope) -> Typed:
    """A literal; a date is read in the charter's zone."""
    match term.kind:
        case "date":
            assert not isinstance(term.value, str | Fraction | Duration)
            return Constant(dates.instant(term, scope), span=term.span), "date"
        case "base":
            scope.report(
                "E206",
                f"`{term.value}` is what a share is counted of, not a value",
                term.span,
                "write it behind `of` or `counts`",
            )
            return Constant(str(term.value), span=term.span), None
        case "duration" | "text":
            return Constant(term.value, span=term.span), term.kind
        case _:
            return Constant(term.value, span=term.span), "number"


def path(term: syntax.Path, scope: Scope) -> Typed:
    """A name, and the fields of what it names."""
    made = name(term.names[0], scope)
    for field in term.names[1:]:
        made = field_of(made, field, scope)
    return made


def name(term: syntax.Name, scope: Scope) -> Typed:
    """What one name stands for: the innermost that is bound, declared, or an individual."""
    text = term.text
    if text in scope.bound:
        return Variable(text, span=term.span), scope.bound[text]
    if text in ("true", "false"):
        return Constant(text == "true", span=term.span), "truth"
    if text == "now":
        return Variable(text, span=term.span), "date"
    if found := look_up(term, scope):
        return declaration(found, term, scope)
    if text in scope.names.entities:
        return Entity(text, span=term.span), scope.names.entities[text].kind
    if text == "sponsors" and scope.names.sponsors:
        many = tuple(Entity(one, span=term.span) for one in scope.names.sponsors)
        return SetOf(many, span=term.span), None
    if text == "commenced":
        return Call("commencement", None, (), span=term.span), "date"
    if ratified(text, scope.names):
        kind = ratifying(scope.names)
        return Members(text, span=term.span), f"set of {kind}" if kind else None
    return unknown(term, scope)


def unknown(term: syntax.Name, scope: Scope) -> Typed:
    """A name of nothing: an individual of a scenario by first mention, else an error."""
    made = Entity(term.text, span=term.span)
    if scope.names.mentioned is not None:
        scope.names.mentioned.setdefault(term.text, term.span)
        return made, None
    if term.text in BOUND:
        scope.report("E201", f"`{term.text}` {BOUND[term.text]}", term.span)
    else:
        scope.miss(term, "value", VALUES)
    return made, None


def declaration(found: Gathered, term: syntax.Name, scope: Scope) -> Typed:
    """The value that a declaration's bare name stands for."""
    names, span = scope.names, term.span
    match found.head:
        case "kind":
            return Members(found.name, span=span), f"set of {found.name}"
        case "parties" | "body":
            kind = kind_of(found.name, names)
            return Members(found.name, span=span), f"set of {kind}" if kind else None
        case "office":
            return Holder(found.name, span=span), kind_of(found.name, names)
        case "fact" | "standard":
            return calls.fact(found, (), span, scope)
        case "assume":
            if organ := vocabulary.organ_meant(found, scope):
                return declaration(organ, term, scope)
            vocabulary.lowered(found.name, scope)
            holes.relied_on(found, span, scope)
            return Assumed(found.name, span=span), names.types.get(found.name)
        case "define":
            return calls.defined(found, (), span, scope)
        case "procedure" if names.mentioned is not None:
            return Call("last", found.name, (), span=span), "proceeding"
        case _ if found.head in NORMS:
            said = f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}, not a value"
            scope.report(
                "E206",
                said,
                span,
                f"ask about it: `carried({found.name})`, "
                f"`running({found.name})`, `done({found.name})`",
            )
        case _:
            said = f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}, not a value"
            scope.report("E206", said, span)
    return Entity(found.name, span=span), None


def field_of(of: Typed, field: syntax.Name, scope: Scope) -> Typed:
    """`p.state`: the field that a `kind p of state` gives, or a proceeding's argument."""
    value, kind = of
    made = Field(value, field.text, span=field.span)
    if kind == "proceeding":
        if field.text not in scope.names.fields:
            scope.miss(field, "parameter of a procedure", ())
        return made, scope.names.fields.get(field.text)
    if kind is None or field.text == kind:
        return made, kind_of(field.text, scope.names)
    one = scope.names.declared.get(kind)
    of_name = one.first.slots.get("of") if one and one.head == "kind" else None
    if isinstance(of_name, syntax.Name) and of_name.text == field.text:
        return made, kind_of(field.text, scope.names)
    if isinstance(of_name, syntax.Name) and of_name.text not in scope.names.declared:
        return made, None
    if kind not in scope.names.unread:
        has = f"; it has `{of_name.text}`" if isinstance(of_name, syntax.Name) else ""
        scope.report(
            "E201",
            f"{a(kind)} has no field `{field.text}`{has}",
            field.span,
            f"write  kind {kind} of {field.text}  to give it one",
        )
    return made, None


def operation(term: syntax.Operation, scope: Scope) -> Typed:
    """An operator with its operands."""
    operands, span = term.operands, term.span
    match term.operator:
        case "and" | "all of":
            return All(conditions(term, scope), span=span), "truth"
        case "or" | "any of":
            return Any(conditions(term, scope), span=span), "truth"
        case "not":
            return Not(condition(operands[0], scope, "not"), span=span), "truth"
        case "otherwise":
            return otherwise(term, scope)
        case "for":
            held = condition(operands[0], scope, "for")
            length = expression(operands[1], scope, "duration", "for")
            return HeldFor(held, length, span=span), "truth"
        case "is" | "is not":
            return standing.is_(term, scope)
        case "in" | "not in":
            return standing.in_(term, scope)
        case "cases":
            return cases(term, scope)
        case "+" | "-" | "*" | "/" | "minus" | "of":
            return arithmetic(term, scope)
        case comparison if comparison in COMPARISONS:
            return compared(term, scope)
        case "by":
            return nobody_asked(term, scope)
        case rounded if rounded.startswith("rounded "):
            of = expression(operands[0], scope, "number", "rounded")
            direction = rounded.removeprefix("rounded ")
            return Round(of, direction, span=span), "number"  # type: ignore[arg-type]  # grammar
        case _:
            scope.report(
                "E206",
                "this is a decision rule, not a value",
                span,
                "write it behind `needs`, `quorum` or `threshold`",
            )
            return Constant(False, span=span), None


def nobody_asked(term: syntax.Operation, scope: Scope) -> Typed:
    """Reports `x by y` where no function asks about an act."""
    scope.report(
        "E206",
        "`by` stands here only behind an act, in a function that asks about one",
        term.span,
        "write it so:  done(ACT by NAME)",
    )
    return Constant(False, span=term.span), None


def conditions(term: syntax.Operation, scope: Scope) -> tuple[Expression, ...]:
    """The limbs of one `and` or `or`, however deeply the same word nests them."""
    limbs: list[Expression] = []
    for one in term.operands:
        if isinstance(one, syntax.Operation) and one.operator == term.operator:
            limbs += conditions(one, scope)
        else:
            limbs.append(condition(one, scope, term.operator))
    return tuple(limbs)


def otherwise(term: syntax.Operation, scope: Scope) -> Typed:
    """The first that is known, of values of one type."""
    first, kind = typed(term.operands[0], scope)
    rest = [expression(one, scope, kind, "otherwise") for one in term.operands[1:]]
    before = first.of if isinstance(first, Otherwise) else (first,)
    return Otherwise((*before, *rest), span=term.span), kind


def cases(term: syntax.Operation, scope: Scope) -> Typed:
    """`value when condition` lines; a last odd one is `otherwise`."""
    terms = term.operands
    _, kind = typed(terms[0], scope)
    made: list[tuple[Expression, Expression | None]] = []
    for at in range(0, len(terms), 2):
        value = expression(terms[at], scope, kind, "this case")
        when = condition(terms[at + 1], scope, "when") if at + 1 < len(terms) else None
        made.append((value, when))
    return Cases(tuple(made), span=term.span), kind


def compared(term: syntax.Operation, scope: Scope) -> Typed:
    """`=`, `<`, … between values of one type; `assumption = reading` where readings are named."""
    left, right = term.operands
    if chosen := standing.chosen(term, scope):
        return chosen, "truth"
    made, kind = typed(left, scope)
    if standing.nobody_chooses(term, scope):
        return Constant(False, span=term.span), None
    other, other_kind = typed(right, scope)
    if isinstance(made, Constant | Entity) and other_kind:
        expect(kind, other_kind, left, scope, term.operator)
    else:
        expect(other_kind, kind, right, scope, term.operator)
    if kind == other_kind == "duration":
        unanchored(made, other, term, scope)
    operator = term.operator
    return Compare(operator, made, other, span=term.span), "truth"  # type: ignore[arg-type]  # the grammar's operators


def unanchored(left: Expression, right: Expression, term: syntax.Term, scope: Scope) -> None:
    """Months have no number of hours: two lengths of different units do not compare (E207)."""
    if not (isinstance(left, Constant) and isinstance(right, Constant)):
        return
    one, two = left.value, right.value
    if isinstance(one, Duration) and isinstance(two, Duration):
        if bool(one.months) != bool(two.months):
            scope.report(
                "E207",
                "months and hours do not compare: a month has no fixed number of hours",
                term.span,
                "compare dates: `now > expiry(OFFICE) + 1 month`",
            )


SUMS: dict[tuple[str, Type, Type], Type] = {
    ("+", "date", "duration"): "date",
    ("-", "date", "duration"): "date",
    ("-", "date", "date"): "duration",
    ("*", "duration", "number"): "duration",
    ("*", "number", "duration"): "duration",
    ("/", "duration", "number"): "duration",
    **{(sign, "number", "number"): "number" for sign in "+-*/"},
    **{(sign, "duration", "duration"): "duration" for sign in "+-"},
}
"""The type of a sum, by its operator and the types of its operands."""


def arithmetic(term: syntax.Operation, scope: Scope) -> Typed:
    """Sums of numbers, lengths of time and dates; `80% of x`."""
    made = [typed(one, scope) for one in term.operands]
    operator = {"minus": "-", "of": "*"}.get(term.operator, term.operator)
    if term.operator == "minus":
        kind = made[0][1]
        nothing: Fraction | Duration = Duration() if kind == "duration" else Fraction(0)
        made.insert(0, (Constant(nothing, span=term.span), kind))
    (left, one), (right, two) = made
    if (folded := calendars.summed(operator, left, right, term.span, scope)) is not None:
        return folded
    if operator == "/" and isinstance(right, Constant) and right.value == 0:
        said = "nothing can be divided by zero"
        scope.report("E206", said, term.operands[-1].span, "write another number, or take it away")
    result = SUMS.get((operator, one, two))
    if result is None and one is not None and two is not None:
        scope.report(
            "E206",
            f"`{operator}` does not join {NAMED.get(one, a(one))} and {NAMED.get(two, a(two))}",
            term.span,
        )
    return Arithmetic(operator, left, right, span=term.span), result  # type: ignore[arg-type]  # the grammar's operators


def quantified(term: syntax.Quantified, scope: Scope) -> Typed:
    """`every s in B where C: D`."""
    domain, kind = typed(term.domain, scope)
    if kind is not None and not kind.startswith("set of "):
        scope.report(
            "E206",
            f"`{'' if term.quantifier == 'those' else f'{term.quantifier} … '}in` wants a set, this is {NAMED.get(kind, a(kind))}",
            term.domain.span,
        )
        kind = None
    inner = scope.bind(**{term.variable.text: kind.removeprefix("set of ") if kind else None})
    if term.quantifier == "those":
        body = condition(term.body, inner, "where")
        return Such(term.variable.text, domain, body, span=term.span), kind
    where = condition(term.where, inner, "where") if term.where else None
    body = condition(term.body, inner, term.quantifier)
    made = Quantified(term.quantifier, term.variable.text, domain, where, body, span=term.span)
    return made, "truth"
