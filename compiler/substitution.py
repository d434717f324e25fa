"""The declarations of a template with its blanks filled (language.md §16).

Names are told apart by what they are, never by their letters. A parameter becomes its argument; what
the template declares itself gets a name that nobody else can write; what a library's template takes
from its library stays that library's. Names that are bound in a line (`every s in …`, the parameters
of a norm) give way where they would catch a name of an argument. So no template knows the names of
the charter that uses it, and none is disturbed by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.functions import STATES
from charterlang.compiler.ir.place import Span, attached
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import Blank, Name, Node, Path, Property

Wanted = Literal["name", "value", "rule", "either"]
"""What may stand in a place: a name only, a value, a decision rule, or both of these."""
RULES = ("at least", "more than", "all")
VALUES = frozenset(
    "condition length weight where if next_term every over within after unless value when presumed"
    " acts states arguments object guard".split()
)
"""The slots that hold expressions."""
KEPT = ("method", "setting", "name", "as")
"""Slots that hold a name of something else than a declaration."""


@attrs.frozen(eq=False)
class Filling:
    """What takes the place of the names of a template, in one use of it.

    `own` gives its own declarations and their cases their names, `arguments` the parameters their
    values, `outer` the names of its library another way to write them where the charter has
    something else of that name. `caught` are the names that no bound name may be.
    """

    template: str
    use: Span
    own: Mapping[str, str]
    arguments: Mapping[str, syntax.Term]
    outer: Mapping[str, str]
    caught: frozenset[str]
    found: list[Diagnostic] = attrs.field(factory=list)

    def at(self, written: Span) -> Span:
        """The place of something in the template, where that is used."""
        return attached(self.use, written)

    def wrong(self, name: Name, wanted: str) -> None:
        """Reports an argument that cannot stand where its parameter stands (E206)."""
        given = self.arguments[name.text]
        self.found.append(
            Diagnostic(
                "E206",
                "error",
                f"`{name.text}` of `{self.template}` stands where {wanted} is wanted",
                given.span,
                labels=(Label(name.span, "it stands here in the template"),),
                help=(GIVE[wanted],),
            )
        )


GIVE = {
    "the name of something declared": "give a name, or let the template say it otherwise",
    "a value": "declare a threshold of this rule, and give its name",
    "a decision rule": "give a threshold, or a rule such as  at least 2/3",
    "a number or a share": "give a number or a share, such as  7  or  2/3",
    "a whole number": "give a whole number, such as  2",
}
"""What to write for each thing that is wanted where a parameter stands."""
Bound = Mapping[str, str]
"""The names that are bound where something stands, each with what it is called after the filling."""


def filled(of: syntax.Declaration, by: Filling) -> syntax.Declaration:
    """One declaration of the template."""
    bound = {one.name.text: free(one.name.text, by) for one in of.parameters}
    name = of.name
    own = Name(by.own.get(name.text, name.text), span=by.at(name.span))
    return attrs.evolve(
        of,
        name=reference(name, by, {}) if of.also else own,
        title=any_of(of.title, by, bound),
        parameters=tuple(any_of(one, by, bound) for one in of.parameters),
        slots={word: slot(word, value, of.head, by, bound) for word, value in of.slots.items()},
        lines=tuple(any_of(one, by, bound) for one in of.lines),
        span=by.at(of.span),
    )


def free(name: str, by: Filling) -> str:
    """What a bound name is called, so that it catches no name of an argument."""
    while name in by.caught:
        name += "_"
    return name


def any_of(node: Any, by: Filling, bound: Bound) -> Any:
    """A node of any other kind: its parts filled, each for what may stand there."""
    match node:
        case tuple():
            return tuple(any_of(one, by, bound) for one in node)
        case Blank():
            return number(node, by)
        case Path():
            return path(node, "name", by, bound)
        case syntax.Literal() | syntax.Operation() | syntax.Call() | syntax.Quantified():
            return term(node, "value", by, bound)
        case syntax.Type():
            return attrs.evolve(node, name=reference(node.name, by, {}), span=by.at(node.span))
        case syntax.Parameter():
            own = Name(bound[node.name.text], span=by.at(node.name.span))
            return syntax.Parameter(own, any_of(node.type, by, bound), span=by.at(node.span))
        case Property():
            slots = {
                word: slot(word, value, node.word, by, bound) for word, value in node.slots.items()
            }
            return Property(node.word, slots, span=by.at(node.span))
        case syntax.Effect():
            return effect(node, by, bound)
        case syntax.Interpolation():
            value = term(node.value, "value", by, bound, in_words=True)
            return attrs.evolve(node, value=value, span=by.at(node.span))
        case syntax.Name():
            return attrs.evolve(node, span=by.at(node.span))
        case Node():
            parts = {one.name: getattr(node, one.name) for one in attrs.fields(type(node))}
            span = parts.pop("span")
            made = {name: any_of(part, by, bound) for name, part in parts.items()}
            return type(node)(**made, span=by.at(span))
        case _:
            return node


def slot(word: str, value: Any, of: str, by: Filling, bound: Bound) -> Any:
    """What stands in a slot of a line or a head."""
    if isinstance(value, tuple) and not (of == "use" and word == "arguments"):
        return tuple(slot(word, one, of, by, bound) for one in value)
    if of == "use":
        return used(word, value, by, bound)
    if isinstance(value, Name):
        kept = word in KEPT and of != "row"
        return any_of(value, by, bound) if kept else reference(value, by, bound)
    if isinstance(value, Path | syntax.Operation | syntax.Literal):
        wanted: Wanted = "value" if word in VALUES or of == "recusing" else "name"
        if word == "rule":
            wanted = "rule"
        elif word in ("means", "base") or (of == "means" and word == "value"):
            wanted = "either" if word != "base" else "name"
        return term(value, wanted, by, bound)
    return any_of(value, by, bound)


def used(word: str, value: Any, by: Filling, bound: Bound) -> Any:
    """What a use of another template says: its name is looked up where the use is written."""
    if word == "arguments":
        return tuple(term(one, "either", by, bound) for one in value)
    if word == "as":
        return Name(by.own.get(value.text, value.text), span=by.at(value.span))
    return attrs.evolve(value, span=by.at(value.span))


def reference(name: Name, by: Filling, bound: Bound) -> Name:
    """A name that must be one, where a declaration or an individual is named."""
    made = path(Path((name,), span=name.span), "name", by, bound)
    return made.names[0] if len(made.names) == 1 else Name(made.text, span=made.span)


def path(of: Path, wanted: Wanted, by: Filling, bound: Bound) -> Any:
    """A name with what follows it; where it is a parameter, the argument."""
    head, *rest = of.names
    after = tuple(Name(one.text, span=by.at(one.span)) for one in rest)
    given = by.arguments.get(head.text) if head.text not in bound else None
    if given is None:
        text = bound.get(head.text) or by.own.get(head.text) or by.outer.get(head.text, head.text)
        return Path((Name(text, span=by.at(head.span)), *after), span=by.at(of.span))
    if isinstance(given, Path):
        span = attrs.evolve(given.span, template=by.at(of.span).template)
        names = tuple(attrs.evolve(one, span=span) for one in given.names)
        return Path((*names, *after), span=span)
    rule = isinstance(given, syntax.Operation) and is_rule(given)
    if rest or wanted == "name":
        by.wrong(head, "the name of something declared")
    elif rule and wanted == "value":
        by.wrong(head, "a value")
    elif not rule and wanted == "rule":
        by.wrong(head, "a decision rule")
    else:
        return attrs.evolve(given, span=attrs.evolve(given.span, template=by.at(of.span).template))
    return attrs.evolve(of, span=by.at(of.span))


def is_rule(of: syntax.Operation) -> bool:
    """Whether an operation is a decision rule: `at least 2/3`, `two_thirds of all members`."""
    if of.operator == "of":
        counted = of.operands[1]
        return not (isinstance(of.operands[0], syntax.Literal)) or (
            isinstance(counted, syntax.Literal) and counted.kind == "base"
        )
    return of.operator in RULES


def term(of: Any, wanted: Wanted, by: Filling, bound: Bound, in_words: bool = False) -> Any:
    """An expression or a decision rule."""
    match of:
        case Path() if in_words:
            return said(of, by, bound)
        case Path():
            return path(of, wanted, by, bound)
        case syntax.Operation():
            return operation(of, wanted, by, bound)
        case syntax.Call():
            return syntax.Call(
                path(of.of, "name", by, bound),
                tuple(term(one, "value", by, bound) for one in of.arguments),
                any_of(of.fields, by, bound),
                span=by.at(of.span),
            )
        case syntax.Quantified():
            variable = free(of.variable.text, by)
            inner = {**bound, of.variable.text: variable}
            return syntax.Quantified(
                of.quantifier,
                Name(variable, span=by.at(of.variable.span)),
                term(of.domain, "value", by, bound),
                term(of.where, "value", by, inner) if of.where is not None else None,
                term(of.body, "value", by, inner),
                span=by.at(of.span),
            )
        case syntax.Literal() | syntax.Reference():
            return attrs.evolve(of, span=by.at(of.span))
        case _:
            return any_of(of, by, bound)


def said(of: Path, by: Filling, bound: Bound) -> Any:
    """A name in words: `{Chamber}` is `{chamber}` with a capital letter."""
    head, *rest = of.names
    small = head.text[:1].lower() + head.text[1:]
    known = {*bound, *by.own, *by.arguments}
    if head.text in known or small == head.text or small not in known:
        return path(of, "value", by, bound)
    made = path(attrs.evolve(of, names=(attrs.evolve(head, text=small), *rest)), "name", by, bound)
    first = made.names[0]
    large = attrs.evolve(first, text=first.text[:1].upper() + first.text[1:])
    return attrs.evolve(made, names=(large, *made.names[1:]))


def operation(of: syntax.Operation, wanted: Wanted, by: Filling, bound: Bound) -> syntax.Operation:
    """An operator with what it joins; a state or a stage behind `is` and `in` is no name."""
    left, *rest = of.operands or (None,)
    operands: list[Any] = []
    if of.operator in ("at least", "more than"):
        operands = [share(left, by)]
    elif of.operator in ("including", "unless vetoed"):
        operands = [term(left, "rule", by, bound), term(rest[0], "value", by, bound)]
    elif of.operator == "of" and is_rule(of):
        operands = [term(left, "rule", by, bound), term(rest[0], "name", by, bound)]
    elif of.operator in ("is", "is not") and isinstance(rest[0], Path) and rest[0].text in STATES:
        operands = [
            term(left, "value", by, bound),
            any_of(rest[0], by, {rest[0].text: rest[0].text}),
        ]
    elif left is not None:
        inner: Wanted = "value" if wanted == "name" else wanted
        operands = [term(one, inner, by, bound) for one in of.operands]
    return syntax.Operation(of.operator, tuple(operands), span=by.at(of.span))


def share(of: Any, by: Filling) -> Any:
    """The share or number of a rule, or the parameter that stands for it."""
    if not isinstance(of, Path):
        return attrs.evolve(of, span=by.at(of.span))
    name = of.names[0]
    given = by.arguments.get(name.text)
    if isinstance(given, syntax.Literal) and given.kind in ("number", "fraction", "percent"):
        return attrs.evolve(given, span=attrs.evolve(given.span, template=by.at(of.span).template))
    return unfilled(name, "a number or a share", by)


def number(of: Blank, by: Filling) -> int:
    """The number of things for which a parameter stands."""
    given = by.arguments.get(of.name.text)
    if isinstance(given, syntax.Literal) and given.kind == "number":
        value: Any = given.value
        if value.denominator == 1:
            return int(value)
    unfilled(of.name, "a whole number", by)
    return 1


def unfilled(name: Name, wanted: str, by: Filling) -> syntax.Literal:
    """Reports a name where a number is wanted, that is none; a number to go on with."""
    from fractions import Fraction

    if name.text in by.arguments:
        by.wrong(name, wanted)
    else:
        by.found.append(
            Diagnostic(
                "E206",
                "error",
                f"`{name.text}` stands where {wanted} is wanted",
                by.at(name.span),
                help=(f"make it a parameter of the template:  {name.text}: number",),
            )
        )
    return syntax.Literal("number", Fraction(1), "1", span=by.at(name.span))


def effect(of: syntax.Effect, by: Filling, bound: Bound) -> syntax.Effect:
    """An effect; where a proceeding goes on is a stage, which has no name outside."""
    if of.verb == "proceed":
        parts = tuple((word, any_of(one, by, {one.text: one.text})) for word, one in of.parts)  # type: ignore[union-attr]  # the grammar reads any term; the lowering reports all but names
    else:
        parts = tuple((word, term(one, "value", by, bound)) for word, one in of.parts)
    return syntax.Effect(
        of.verb,
        term(of.object, "value", by, bound) if of.object is not None else None,
        parts,
        term(of.guard, "value", by, bound) if of.guard is not None else None,
        span=by.at(of.span),
    )
