"""Official words: every interpolation resolved (language.md §13.2)."""

from __future__ import annotations

from charterlang.compiler.ir.expressions import Dated, Expression
from charterlang.compiler.ir.words import (
    Interpolation,
    LineBreak,
    Mention,
    Reference,
    Segment,
    Words,
)
from charterlang.compiler.lower import calendars, holes, material, terms, vocabulary
from charterlang.compiler.merge import Gathered
from charterlang.compiler.resolve import Names, Scope
from charterlang.compiler.syntax import nodes as syntax

FORMS = (
    "words",
    "digits",
    "both",
    "adjective",
    "fraction",
    "majority",
    "ordinal",
    "roman",
    "date",
    "month",
    "day_ordinal",
    "count",
    "list",
    "plural",
)
"""How a value may print."""
PARTS = ("title", "plural", "value")
"""What may be said of a declaration's name in words."""
VOCABULARY = ("kind", "fact", "standard", "assume", "define", "threshold", "calendar")


def words(of: syntax.Words, scope: Scope) -> Words:
    """The words with their values and references."""
    paragraphs = []
    for paragraph in of.paragraphs:
        made = (segment(one, scope) for one in paragraph)
        paragraphs.append(tuple(one for one in made if one is not None))
    return Words(tuple(paragraphs), span=of.span)


def segment(of: str | syntax.Interpolation, scope: Scope) -> Segment | None:
    """Text, a kept line break, a reference, or a value; None for what cannot be made out."""
    if isinstance(of, str):
        return LineBreak() if of == "\n" else of
    if isinstance(of.value, syntax.Reference):
        target = reference(of.value, scope)
        return Reference(target, span=of.span) if target else None
    if of.form is not None and of.form not in FORMS:
        of_calendar(of, of.form, scope)
    before = scope.names.unclear
    value = interpolated(of.value, scope)
    if isinstance(value, Dated) and value.moment is None and of.form is not None:
        calendars.unknown_elsewhere(value, scope)
    if value is None or scope.names.unclear != before:
        return None
    return Interpolation(value, of.form, of.argument, of.fallback, span=of.span)


def of_calendar(of: syntax.Interpolation, form: str, scope: Scope) -> None:
    """A calendar in which a date prints; any other name is reported."""
    found = scope.names.declared.get(form)
    if found is None or found.head != "calendar":
        unknown_form(of, form, scope)
    else:
        scope.names.used.setdefault(found.name, of.span)
        vocabulary.lowered(found.name, scope)


def unknown_form(of: syntax.Interpolation, form: str, scope: Scope) -> None:
    """Reports a form that nothing prints in."""
    from difflib import get_close_matches

    near = get_close_matches(form, FORMS, 1)
    help = f"did you mean `{near[0]}`?" if near else "the forms are " + ", ".join(FORMS)
    scope.report("E201", f"no form `{form}` is known", of.span, help)


def reference(of: syntax.Reference, scope: Scope) -> str | None:
    """The identity of the clause that is referred to."""
    addresses = scope.names.outline.addresses
    if of.target in addresses:
        return addresses[of.target]
    from difflib import get_close_matches

    near = get_close_matches(of.target, list(addresses), 1, 0.5)
    scope.report(
        "E201",
        f"there is no clause `@{of.target}`",
        of.span,
        f"did you mean `@{near[0]}`?" if near else "refer to a clause as `@III(6)(a)`",
    )
    return None


def interpolated(term: syntax.Term, scope: Scope) -> Expression | Mention | None:
    """A declaration by name, one of its material properties, or the value of an expression."""
    if isinstance(term, syntax.Path) and term.names[0].text not in scope.bound:
        found, capital, rest = longest(term, scope.names)
        if found is not None:
            return of_declaration(found, rest, capital, term, scope)
        if individual := individual_named(term.names[0].text, scope.names):
            said = rest[0] if rest else None
            return Mention(individual, said, individual != term.names[0].text)
    return terms.typed(term, scope)[0]


def longest(term: syntax.Path, names: Names) -> tuple[Gathered | None, bool, tuple[str, ...]]:
    """What a path in words begins with: a norm of a regime (`emergency.inform`) goes by two names."""
    parts = [one.text for one in term.names]
    if len(parts) > 1:
        found, capital = declaration_named(".".join(parts[:2]), names)
        if found is not None:
            return found, capital, tuple(parts[2:])
    found, capital = declaration_named(parts[0], names)
    return found, capital, tuple(parts[1:])


def individual_named(name: str, names: Names) -> str | None:
    """The individual, or the legal person, that a name in words is the name of."""
    small = name[:1].lower() + name[1:]
    return next((one for one in (name, small) if one in names.entities), None)


def declaration_named(name: str, names: Names) -> tuple[Gathered | None, bool]:
    """What a name in words is the name of; `{Speaker}` is `{speaker}` with a capital letter."""
    if name in names.declared:
        return names.declared[name], False
    small = name[:1].lower() + name[1:]
    if small != name and name not in names.entities and small in names.declared:
        return names.declared[small], True
    return None, False


def of_declaration(
    found: Gathered, rest: tuple[str, ...], capital: bool, term: syntax.Path, scope: Scope
) -> Expression | Mention | None:
    """`{speaker}`, `{speaker.title}`, `{speaker.term}`."""
    if found.name != scope.owner:
        scope.names.used.setdefault(found.name, term.span)
    if found.head in VOCABULARY:
        vocabulary.lowered(found.name, scope)
    if found.head == "assume" and rest != ("title",):
        holes.relied_on(found, term.span, scope)
    if not rest or rest in tuple((part,) for part in PARTS):
        return Mention(found.name, rest[0] if rest else None, capital)
    return material.material(found, rest, term, scope)
