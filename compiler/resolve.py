"""Names and what they are the names of; a name that is not found is reported with the nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.instrument import Assumption, Declaration, EntityName
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.ir.ratification import BOUND
from charterlang.compiler.merge import NOUNS, ORGANS, Gathered, where
from charterlang.compiler.node import frozen
from charterlang.compiler.outline import Outline
from charterlang.compiler.syntax.nodes import Name, Path, Property

BUILT_IN_KINDS = ("amendment", "clause", "proceeding", "resolution")
TYPES = ("truth", "number", "duration", "date", "text")
KINDS = ("kind", "parties", "body")
"""What may be named as the kind of an individual: a body stands for the kind of its members."""

Type = str | None
"""`truth`, `number`, `duration`, `date`, `text`, a kind, or `set of K`; None: nobody can tell."""


@frozen
class Missing:
    """A name that is not declared, where a thing of some sort is wanted."""

    name: str
    span: Span
    sort: str
    heads: tuple[str, ...]
    owner: str = ""
    bound: tuple[str, ...] = ()
    """The names that are bound where it stands."""
    clause: str = ""


@attrs.define(eq=False)
class Names:
    """What the lowering of one instrument knows, and collects, about its names.

    `declared` holds the instrument's declarations and those of its libraries; `lowered` what has
    been lowered so far (a library's declaration is lowered when something names it), `types` the
    inferred types of definitions and assumptions, `heights` how many declarations rest on one
    another there. `mentioned` collects the individuals of a scenario, which are declared by first
    mention, with its place; None in a charter. `unclear` counts what could not be made out,
    reported or not.

    `unread` are names of which a line could not be read, `tainted` those in which something was
    reported: neither is reported on again. Of lines that could not be read, `spoilt` are all
    words, `lost` those that may be declared there, and `headless` are declarations whose head was
    one of them: a name that stands in one may be a parameter. `instrument` is the charter's own name,
    `calendar` that of the calendar in which it writes its dates,
    `sponsors` are those who submitted it; `holes` are the uses of values that the source lost and no
    reading fills.
    """

    declared: Mapping[str, Gathered]
    outline: Outline
    unread: frozenset[str]
    complete: bool
    readings: Mapping[str, str]
    instant: Callable[[datetime], datetime]
    entities: dict[str, EntityName] = attrs.field(factory=dict)
    tainted: set[str] = attrs.field(factory=set)
    stages: frozenset[str] = frozenset()
    fields: Mapping[str, Type] = attrs.field(factory=dict)
    lowered: dict[str, Declaration] = attrs.field(factory=dict)
    types: dict[str, Type] = attrs.field(factory=dict)
    under_way: list[str] = attrs.field(factory=list)
    heights: dict[str, int] = attrs.field(factory=dict)
    used: dict[str, Span] = attrs.field(factory=dict)
    missing: list[Missing] = attrs.field(factory=list)
    found: list[Diagnostic] = attrs.field(factory=list)
    unprovided: list[tuple[str, Diagnostic]] = attrs.field(factory=list)
    """What clauses provide by a name that nobody declares, and the error (E402)."""
    mentioned: dict[str, Span] | None = None
    lost: frozenset[str] = frozenset()
    spoilt: frozenset[str] = frozenset()
    headless: frozenset[str] = frozenset()
    instrument: str = ""
    calendar: str = ""
    sponsors: tuple[str, ...] = ()
    unclear: int = 0
    holes: dict[str, list[Span]] = attrs.field(factory=dict)

    def may_be_lost(self, name: str) -> bool:
        """Whether a line that could not be read may have declared that name."""
        if name in self.unread or name in self.lost:
            return True
        written = (one for one in self.lost if one in self.unread or one not in self.declared)
        return len(name) > 3 and any(
            one.startswith(name) and len(one) > len(name) + 2 for one in written
        )


@attrs.frozen(eq=False)
class Scope:
    """Where a term stands: the declaration it belongs to, its clause, and the names bound there."""

    names: Names
    owner: str
    clause: str = ""
    bound: Mapping[str, Type] = attrs.field(factory=dict)

    def place(self, span: Span) -> Place:
        """The authority of what is written at `span`."""
        return Place(self.clause, span)

    def within(self, clause: str) -> Scope:
        """The same, in another clause."""
        if clause == self.clause:
            return self
        return Scope(self.names, self.owner, clause, self.bound)

    def bind(self, **names: Type) -> Scope:
        """The same, with more bound names."""
        return (
            Scope(self.names, self.owner, self.clause, {**self.bound, **names}) if names else self
        )

    def report(
        self, code: str, message: str, span: Span, *help: str, labels: Iterable[Label] = ()
    ) -> None:
        """Adds an error, once where a line is read twice; checks pass over its declaration."""
        self.names.unclear += 1
        self.names.tainted.add(self.owner)
        made = Diagnostic(code, "error", message, span, labels=tuple(labels), help=help)
        if made not in self.names.found:
            self.names.found.append(made)

    def miss(self, name: Name | Path, sort: str, heads: tuple[str, ...]) -> None:
        """Notes that no `sort` of that name is declared."""
        self.names.unclear += 1
        self.names.tainted.add(self.owner)
        bound = tuple(self.bound) if "kind" in heads else ()
        self.names.missing.append(
            Missing(name.text, name.span, sort, heads, self.owner, bound, self.clause)
        )


def declared(name: Name | Path, scope: Scope, heads: tuple[str, ...], sort: str) -> Gathered | None:
    """The declaration of that name; what is missing or of another sort is reported.

    `sort` says in words what is wanted: `body`, `office or body`, `act`.
    """
    found = look_up(name, scope)
    if found is None:
        scope.miss(name, sort, heads)
        return None
    if found.head not in heads and found.name in scope.names.headless:
        return None
    if found.head not in heads:
        label = Label(found.first.name.span, "declared here")
        scope.report(
            "E206",
            f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}; wanted here: {sort}",
            name.span,
            labels=(label,),
        )
        return None
    return found


def look_up(name: Name | Path, scope: Scope) -> Gathered | None:
    """The declaration of that name, if there is one; it counts as used."""
    found = scope.names.declared.get(name.text)
    if found is not None and found.name != scope.owner:
        scope.names.used.setdefault(found.name, name.span)
    return found


def kind_of(name: str, names: Names) -> Type:
    """The kind that a name stands for: its own, or that of the members of a body."""
    if name in TYPES or (name in BUILT_IN_KINDS and name not in names.declared):
        return name
    if name.startswith("set of "):
        inner = kind_of(name.removeprefix("set of "), names)
        return f"set of {inner}" if inner else None
    one = names.declared.get(name)
    if one is None and ratified(name, names):
        return ratifying(names)
    if one is None:
        return None
    if one.head == "kind":
        return name
    if name in BUILT_IN_KINDS and one.head not in KINDS:
        return name
    of = one.first.slots.get("of")
    if one.head in ORGANS and isinstance(of, Name):
        return kind_of(of.text, names) if of.text != name else None
    return None


def ratified(name: str, names: Names) -> bool:
    """Whether that is a name which the ratification binds: `signatories`, `depositors`."""
    return name in BOUND and name not in names.declared and "ratification" in names.declared


def ratifying(names: Names) -> Type:
    """The kind of those who ratify: that of the parties, or the body, that is joined by it."""
    for one in names.declared.values():
        for line, _ in one.lines() if one.head in ("parties", "body") else ():
            routes = line.slots.get("routes", ()) if isinstance(line, Property) else ()
            ways = (way.slots.get("path") for way in routes if isinstance(way, Property))  # type: ignore[union-attr]  # slot table: routes
            if any(isinstance(way, Path) and way.text == "ratification" for way in ways):
                return kind_of(one.name, names)
    return None


def kind_name(name: Name, scope: Scope) -> str | None:
    """The name, if it is one of a kind, a body, the parties or a type; else it is reported."""
    if name.text in TYPES or ratified(name.text, scope.names):
        return name.text
    one = scope.names.declared.get(name.text)
    if name.text in BUILT_IN_KINDS and (one is None or one.head not in KINDS):
        return name.text
    found = declared(name, scope, KINDS, "kind")
    return found.name if found else None


def missing_names(names: Names, suggest: Callable[[str], str | None]) -> Iterable[Diagnostic]:
    """One error for each name that is not declared, with the nearest that is.

    A name missing in several places, beside a declaration of nearly that name which nobody
    uses, is one mistake: the declaration is misspelt. After a library that could not be read,
    only names that are nearly right are reported.
    """
    everywhere: dict[str, list[Missing]] = {}
    for one in each_once(names.missing):
        everywhere.setdefault(one.name, []).append(one)
    for name in [one for one in everywhere if one[:1].isupper()]:
        # `{Speaker}` in words is `{speaker}`: what is said of one is said of both.
        if small := everywhere.get(name[0].lower() + name[1:]):
            small += everywhere.pop(name)
    for name, places in sorted(everywhere.items(), key=lambda one: -len(one[1])):
        wanted = next((one for one in places if one.heads[:1] == ("body",)), places[0])
        alike = nearest(name, wanted, names)
        apart = [one for one in places if ruling(one, places) is None]
        near = alike or unnamed(name, apart, names)
        names.tainted.update(near)
        unused = near and own(near[0], names) and near[0] not in names.used
        provided = any(one == name for one, _ in names.unprovided)
        if unused and len(places) + (name in names.spoilt) + provided > 1:
            names.used[near[0]] = places[0].span
            yield misspelt(names.declared[near[0]], places, renamed=not alike)
            continue
        if unused and near[0] in names.headless and near[0].startswith(name):
            continue
        told = near and name not in names.spoilt
        places = [one for one in places if told or one.owner not in names.headless]
        if not names.may_be_lost(name) and (near or names.complete):
            module = suggest(name)
            for one in (one for one in places if ruling(one, places) is None):
                again = [other for other in places if ruling(other, places) is one]
                yield missing(one, near, module, names, wanted, again)


def unprovided(names: Names) -> Iterable[Diagnostic]:
    """E402: what a clause provides, and nobody declares; a name that is missed elsewhere is told there."""
    missed = {one.name for one in names.missing}
    for name, told in names.unprovided:
        if name not in missed and not names.may_be_lost(name):
            yield told


def each_once(missing: list[Missing]) -> Iterable[Missing]:
    """Each place of a name once; an argument of a template stands in as many as the template has."""
    made: dict[tuple[str, Span], Missing] = {}
    for one in missing:
        at = (one.name, attrs.evolve(one.span, template=None) if one.span.template else one.span)
        if at not in made or one.span == made[at].span or len(one.heads) < len(made[at].heads):
            made[at] = one
    return made.values()


def ruling(one: Missing, places: list[Missing]) -> Missing | None:
    """Where a rule of the same clause misses the name that its words miss: it is one mistake."""
    if one.owner:
        return None
    return next((other for other in places if other.owner and other.clause == one.clause), None)


def nearest(name: str, one: Missing, names: Names) -> list[str]:
    """The name that is nearly this one, if there is one; of the heads wanted, rather than not.

    Before all, what the charter declares under nearly the same name and nothing names: it is misspelt.

    Where an organ is wanted, of those only, for the names of many things are made from an organ's.
    """
    from difflib import get_close_matches

    others = [other for other in names.declared.values() if not other.first.also]
    if one.heads[:1] == ("body",):
        others = [
            other for other in others if other.head in one.heads and not no_organ(other.name, names)
        ]
    unnoticed = [other.name for other in others if own(other.name, names)]
    unnoticed = [other for other in unnoticed if other not in names.used]
    if near := get_close_matches(name, unnoticed, 1, 0.88):
        return near
    choices = [*one.bound, *(other.name for other in others if other.head in one.heads)]
    known = [*(other.name for other in others), *names.entities, *sorted(names.lost - {name})]
    return get_close_matches(name, choices, 1, 0.6) or get_close_matches(name, known, 1, 0.75)


def no_organ(name: str, names: Names) -> bool:
    """Whether that is an assumption that stands for something else than an organ."""
    found = names.lowered.get(name)
    # One whose readings could not be read has none.
    readings = found.readings if isinstance(found, Assumption) else ()
    return bool(readings) and not any(isinstance(one.means, str) for one in readings)


def own(name: str, names: Names) -> bool:
    """Whether the charter itself declares that name: a library's names are as they are."""
    return name in names.declared and names.declared[name].library is None


def unnamed(name: str, places: list[Missing], names: Names) -> list[str]:
    """The one organ that nothing names, where an organ of another name is wanted: it was renamed.

    Only where it is wanted several times, and once where no value can stand.
    """
    heads = set.intersection(*(set(one.heads) for one in places)) & set(ORGANS)
    exact = any("fact" not in one.heads for one in places)
    left = [
        one.name
        for one in names.declared.values()
        if one.head in heads and own(one.name, names) and one.name not in names.used
    ]
    spoilt = name in names.spoilt or names.may_be_lost(name)
    certain = exact and names.complete and not spoilt and len(places) > 1
    return left if certain and len(left) == 1 else []


def misspelt(found: Gathered, places: list[Missing], renamed: bool) -> Diagnostic:
    """The error of a declaration that nothing refers to, where all refer to nearly its name."""
    name = places[0].name
    many = f" in {len(places)} places" if len(places) > 1 else ""
    help = f"did you mean `{name}`?"
    if renamed:
        help = f"write `{found.name}` where `{name}` stands, or call it `{name}`"
    return Diagnostic(
        "E201",
        "error",
        f"`{found.name}` is declared and stands nowhere else, but `{name}` does{many}",
        found.first.name.span,
        labels=tuple(Label(one.span, f"`{name}` stands here") for one in places),
        help=(help,),
    )


def missing(
    one: Missing,
    near: list[str],
    module: str | None,
    names: Names,
    wanted: Missing,
    again: list[Missing],
) -> Diagnostic:
    """The error of a name that is not declared; `wanted`: of the place that says best of what sort.

    `again`: the words of the clause that miss it too.
    """
    labels, help = [Label(other.span, f"`{other.name}` stands here too") for other in again], []
    if near and near[0] in names.declared:
        other = names.declared[near[0]]
        place = f" of {other.clause}" if other.clause else ""
        sort = NOUNS[other.head].split(" ", 1)[1]
        said = f", the {sort}{place}" if other.head not in one.heads or other.clause else ""
        help.append(f"did you mean `{near[0]}`{said}?")
        labels.append(Label(other.first.name.span, f"`{near[0]}` is declared here"))
        names.used.setdefault(near[0], one.span)
    elif near:
        help.append(f"did you mean `{near[0]}`?")
    if module:
        help.append(f"it is declared in `{module}`: add  uses {module}")
    return Diagnostic(
        "E201",
        "error",
        f"no {one.sort} `{one.name}` is declared",
        one.span,
        labels=tuple(labels),
        help=tuple(help) or (HELP.get(wanted.heads[0] if wanted.heads else "", ""),),
    )


HELP = {
    "fact": 'declare it, for example  fact NAME "title" of KIND',
    "kind": 'declare it, for example  kind NAME "title"',
    "body": "declare it, or say how you read it:  assume NAME means BODY",
    "procedure": 'declare it, for example  procedure NAME of BODY to "do something"',
    "threshold": 'declare it, for example  threshold NAME "title" at least 2/3',
    "parties": 'declare it, for example  parties NAME "title" of KIND',
    "office": 'declare it, for example  office NAME "title" of KIND',
    "assume": "declare it, for example  assume NAME means VALUE",
    "": "declare it, or correct the name",
}
"""What to write, by the first sort of thing that could stand there."""
