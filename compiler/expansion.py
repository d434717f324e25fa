"""Templates written out where they are used, before anything else is done with a charter (§16).

A template is declarations with parameters. `use T(…) as name` stands for them: one declaration takes
that name, several are called `name.x`. What comes of it are declarations like any others, which the
clause with the `use` provides; their places are that of the `use`, and in the template (`Span`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from charterlang.compiler.arguments import Declared, argument_errors, sort_errors
from charterlang.compiler.diagnostic import Diagnostic, Label, Result
from charterlang.compiler.dotted import joined
from charterlang.compiler.functions import BOUND, FUNCTIONS
from charterlang.compiler.merge import UNNAMED
from charterlang.compiler.modules import Loaded, uses
from charterlang.compiler.node import frozen
from charterlang.compiler.parse import declarations
from charterlang.compiler.resolve import BUILT_IN_KINDS, TYPES
from charterlang.compiler.substitution import Filling, filled
from charterlang.compiler.syntax.nodes import (
    Call,
    Clause,
    Declaration,
    Division,
    File,
    Name,
    Path,
    Quantified,
    Stage,
)

MOST = 300
"""So many uses of templates one charter may come to, those within templates among them."""
CASE = "case"
"""What is made of a case of a kind: no declaration, but a name."""
MEANT = frozenset(
    (*BOUND, *FUNCTIONS, *BUILT_IN_KINDS, *TYPES, "true", "false", "now", "commenced")
)
"""Names that the language gives their meaning."""


@frozen
class Template:
    """A template, and the library that declares it (None: the charter itself)."""

    declaration: Declaration
    module: str | None

    @property
    def name(self) -> str:
        return self.declaration.name.text

    @property
    def declares(self) -> tuple[Declaration, ...]:
        return self.declaration.slots["declares"]  # type: ignore[return-value]  # slot table


@frozen
class Expanded:
    """A file without templates and uses; `names` are those that were made with a dot in them.

    `aliases` are declarations of libraries under a name that nothing in the charter shadows.
    """

    file: File
    names: frozenset[str]
    aliases: Mapping[str, tuple[str, str]]


@attrs.define(eq=False)
class Work:
    """What is known while a file is expanded: its templates by module, what is declared, the rest.

    `tainted` are names of which a line could not be read; `lost` those that would have been made.
    """

    file: File
    libraries: Mapping[str, File]
    declared: dict[str, Declared]
    found: list[Diagnostic] = attrs.field(factory=list)
    names: set[str] = attrs.field(factory=set)
    aliases: dict[str, tuple[str, str]] = attrs.field(factory=dict)
    used: set[str] = attrs.field(factory=set)
    tainted: set[str] = attrs.field(factory=set)
    lost: set[str] = attrs.field(factory=set)
    seen: dict[str, Declaration] = attrs.field(factory=dict)
    planned: int = 0
    done: int = 0

    def file_of(self, module: str | None) -> File:
        return self.libraries[module] if module is not None else self.file

    def visible(self, module: str | None) -> Iterator[str | None]:
        """The files whose names can be named in one: itself, then the libraries that it uses."""
        yield module
        waiting = [path.text for path in uses(self.file_of(module))]
        seen: set[str] = set()
        for name in waiting:
            if name in self.libraries and name not in seen:
                seen.add(name)
                yield name
                waiting += [path.text for path in uses(self.libraries[name])]

    def template(self, name: str, module: str | None) -> Template | None:
        """The template of that name, as it is known in a file."""
        for at in self.visible(module):
            for one in declarations(self.file_of(at).items):
                if one.head == "template" and one.name.text == name:
                    return Template(one, at)
        return None


def expanded(loaded: Loaded) -> Result[Expanded]:
    """The charter's own file with every use written out."""
    file = loaded.file
    every = declarations(file.items)
    if not any(one.head in ("template", "use") for one in every):
        return Result(Expanded(file, frozenset(), {}))
    work = Work(file, loaded.libraries, dict(heads(loaded, every)))
    check_templates(every, work)
    plan(every, work)
    items = tuple(one for item in file.items for one in written(item, work))
    unused(every, work)
    made = attrs.evolve(
        file,
        items=items,
        tainted=file.tainted | work.tainted,
        lost=file.lost | work.lost,
    )
    if work.names:
        made = joined(made, frozenset(work.names))
    return Result(Expanded(made, frozenset(work.names), work.aliases), tuple(work.found))


def without_templates(file: File) -> File:
    """A library without its templates, which are nothing until they are used."""
    items = tuple(
        one
        for one in file.items
        if not (isinstance(one, Declaration) and one.head in ("template", "use"))
    )
    return file if len(items) == len(file.items) else attrs.evolve(file, items=items)


def heads(loaded: Loaded, own: list[Declaration]) -> Iterator[tuple[str, Declared]]:
    """(name, what it is) of all that is declared; the charter's own last, for they prevail."""
    for module, file in reversed(tuple(loaded.libraries.items())):
        for one in declarations(file.items):
            if not one.also and one.head != "use":
                yield one.name.text, Declared(one.head, one.name.span, module)
    for one in own:
        if not one.also and one.head != "use":
            yield one.name.text, Declared(one.head, one.name.span, None)


def check_templates(every: list[Declaration], work: Work) -> None:
    """Reports a template declared twice, and parameters of no sort that there is."""
    first: dict[str, Declaration] = {}
    for one in every:
        if one.head != "template":
            continue
        if one.name.text in first:
            work.found.append(twice(one.name, first[one.name.text].name, "template"))
        first.setdefault(one.name.text, one)
        work.found += sort_errors(one)


def twice(two: Name, one: Name, what: str, help: str = "rename one of them") -> Diagnostic:
    """The error of a name that is given for the second time (E202)."""
    return Diagnostic(
        "E202",
        "error",
        f"`{two.text}` is the name of two {what}s",
        two.span,
        labels=(Label(one.span, "first named here"),),
        help=(help,),
    )


def plan(every: list[Declaration], work: Work) -> None:
    """Finds what each use will declare, so that one may name what comes of another."""
    for use in every:
        if use.head != "use":
            continue
        template = work.template(of(use), None)
        if template is None:
            continue
        name = use.name.text
        before = work.seen.get(name)
        if before is not None:
            help = f"give each a name of its own:  use {of(use)}(…) as NAME"
            work.found.append(twice(use.name, before.name, "use", help))
            continue
        work.seen[name] = use
        work.planned = 0
        made = dict(produced(template, name, work, ()))
        clash = work.declared.get(name)
        if clash is not None and name not in made and clash.head != "template":
            work.found.append(twice(use.name, Name(name, span=clash.span), "thing"))
        for declared, head in made.items():
            free = declared not in work.declared or work.declared[declared].head == "template"
            if free and head != CASE:
                work.declared[declared] = Declared(head, use.name.span, None)
        work.names |= {one for one in made if "." in one}


def of(use: Declaration) -> str:
    """The name of the template that is used."""
    path: Any = use.slots["of"]
    return str(path.text)


def produced(
    template: Template, name: str, work: Work, chain: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """(name, head) of each declaration that a use of that name makes."""
    work.planned += 1
    if template.name in chain or work.planned > MOST:
        return
    own = own_names(template, name)
    for one in template.declares:
        if one.also or one.name.text not in own:
            continue
        if one.head != "use":
            yield own[one.name.text], one.head
            yield from ((own[case], CASE) for case in cases_of(one))
            continue
        inner = work.template(of(one), template.module)
        if inner is not None:
            yield from produced(inner, own[one.name.text], work, (*chain, template.name))


def own_names(template: Template, name: str) -> dict[str, str]:
    """What the declarations of a template, and their cases, are called in a use of that name."""
    named = [
        one
        for one in template.declares
        if not one.also and one.head not in UNNAMED and "ratification" not in one.slots
    ]
    tops = [one for one in named if "regime" not in one.slots]
    own: dict[str, str] = {}
    for one in tops:
        own[one.name.text] = name if len(tops) == 1 else f"{name}.{one.name.text}"
        own |= {case: f"{own[one.name.text]}.{case}" for case in cases_of(one)}
    for one in named:
        regime = one.slots.get("regime")
        if isinstance(regime, Name):
            norm = one.name.text.removeprefix(f"{regime.text}.")
            own[one.name.text] = f"{own.get(regime.text, regime.text)}.{norm}"
    return own


def cases_of(one: Declaration) -> Iterator[str]:
    """The cases of a kind that lists them."""
    slots: Any = one.slots
    listed = (*slots.get("is", ()), *slots.get("ranks", ())) if one.head == "kind" else ()
    for case in listed:
        yield (case[0] if isinstance(case, tuple) else case).text


def written(item: Any, work: Work) -> Iterable[Any]:
    """An item of a file with the uses in it written out, and without templates."""
    match item:
        case Declaration(head="template"):
            return ()
        case Declaration(head="use"):
            return use_written(item, None, work, ()) if first_of_name(item, work) else ()
        case Division():
            inner = tuple(one for part in item.items for one in written(part, work))
            return (attrs.evolve(item, items=inner),)
        case Clause():
            made = tuple(one for part in item.declarations for one in written(part, work))
            below = tuple(one for part in item.clauses for one in written(part, work))
            return (attrs.evolve(item, declarations=made, clauses=below),)
        case _:
            return (item,)


def first_of_name(use: Declaration, work: Work) -> bool:
    """Whether a use is the first of its name, or of a template that there is not."""
    return work.seen.get(use.name.text, use) is use


def use_written(
    use: Declaration, module: str | None, work: Work, chain: tuple[str, ...]
) -> tuple[Declaration, ...]:
    """The declarations that a use stands for; none, and why, where something is wrong with it."""
    template = work.template(of(use), module)
    path: Any = use.slots["of"]
    work.done += 1
    if template is None:
        work.lost.add(use.name.text)
        if not may_be_lost(of(use), work):
            work.found.append(unknown(path, module, work))
        return ()
    work.used.add(template.name)
    if template.name in chain or work.done > MOST:
        if template.name in chain:
            way = (*chain[chain.index(template.name) :], template.name)
            work.found.append(circle(way, path))
        elif work.done == MOST + 1:
            work.found.append(too_many(path))
        return ()
    errors = list(argument_errors(use, template.declaration, work.declared))
    if errors:
        work.found += errors
        lose(use, template, work)
        return ()
    return filled_use(use, template, work, (*chain, template.name))


def lose(use: Declaration, template: Template, work: Work) -> None:
    """Notes the names that a wrong use would have made: none of them is missing."""
    work.planned = 0
    made = produced(template, use.name.text, work, ())
    work.lost |= {use.name.text, *(name for name, _ in made)}


def filled_use(
    use: Declaration, template: Template, work: Work, chain: tuple[str, ...]
) -> tuple[Declaration, ...]:
    """The declarations of the template for the arguments of this use."""
    given: Any = use.slots["arguments"]
    parameters = template.declaration.parameters
    arguments = dict(zip((one.name.text for one in parameters), given, strict=True))
    own = own_names(template, use.name.text)
    outer = dict(outer_names(template, work))
    heads = {one.text.split(".")[0] for value in given for one in paths(value)}
    filling = Filling(
        template.name, use.span, own, arguments, outer, frozenset((*heads, *outer.values()))
    )
    made: list[Declaration] = []
    for one in template.declares:
        filling_of = filled(one, filling)
        if one.head == "use":
            made += use_written(filling_of, template.module, work, chain)
        else:
            made.append(filling_of)
    if filling.found:
        work.found += filling.found
        lose(use, template, work)
        return ()
    broken = {span.line for span in work.file_of(template.module).broken}
    span = template.declaration.span
    if broken & set(range(span.line, span.end_line + 1)):
        work.tainted |= {one.name.text for one in made}
    return tuple(made)


def outer_names(template: Template, work: Work) -> Iterator[tuple[str, str]]:
    """Names that mean something else in the charter than in the library of the template.

    What its library knows goes by the library's name; what it does not know is nothing.
    """
    if template.module is None:
        return
    known: dict[str, str] = {}
    for module in work.visible(template.module):
        for one in declarations(work.file_of(module).items):
            if one.head not in ("template", "use") and not one.also and module is not None:
                known.setdefault(one.name.text, module)
    local = MEANT | {one.name.text for one in template.declaration.parameters}
    local |= {one.name.text for one in template.declares} | set(stages(template))
    for name, declared in work.declared.items():
        if name in local or (name in known and declared.module == known[name]):
            continue
        alias = f"{known.get(name, template.module)}.{name}"
        if name in known:
            work.aliases[alias] = (known[name], name)
        yield name, alias


def stages(template: Template) -> Iterator[str]:
    """The names of the stages in a template."""
    for one in template.declares:
        for line in one.lines:
            if isinstance(line, Stage) and line.name is not None:
                yield line.name.text


def paths(node: Any) -> Iterator[Path]:
    """The names in an expression."""
    match node:
        case Path():
            yield node
        case tuple():
            for one in node:
                yield from paths(one)
        case Call() | Quantified():
            for field in attrs.fields(type(node)):
                yield from paths(getattr(node, field.name))
        case _ if hasattr(node, "operands"):
            yield from paths(node.operands)


def may_be_lost(name: str, work: Work) -> bool:
    """Whether a line that could not be read may have declared that template."""
    return name in work.file.lost or name in work.file.tainted


def unknown(path: Path, module: str | None, work: Work) -> Diagnostic:
    """The error of a template that there is not, with the nearest."""
    from difflib import get_close_matches

    known = [
        one.name.text
        for at in work.visible(module)
        for one in declarations(work.file_of(at).items)
        if one.head == "template"
    ]
    near = get_close_matches(path.text, known, 1, 0.6)
    help = f"did you mean `{near[0]}`?" if near else "declare it:  template NAME(PARAMETER: SORT)"
    return Diagnostic(
        "E201", "error", f"no template `{path.text}` is declared", path.span, help=(help,)
    )


def circle(way: tuple[str, ...], path: Path) -> Diagnostic:
    """The error of templates that use themselves (E212)."""
    return Diagnostic(
        "E212",
        "error",
        "templates use each other in a circle: " + " → ".join(f"`{one}`" for one in way),
        path.span,
        help=("take one of these uses away: a template is written out, and this would never end",),
    )


def too_many(path: Path) -> Diagnostic:
    """The error of a charter that would become too long to be read (E107)."""
    return Diagnostic(
        "E107",
        "error",
        f"the templates used here are more than {MOST} when they are written out",
        path.span,
        help=("use fewer of them within one another",),
    )


def unused(every: list[Declaration], work: Work) -> None:
    """W206: a template of the charter itself that nothing uses."""
    header = work.file.header
    if header is None or header.form == "library":
        return
    for one in every:
        if one.head == "template" and one.name.text not in work.used:
            work.found.append(
                Diagnostic(
                    "W206",
                    "warning",
                    f"the template `{one.name.text}` is declared and never used",
                    one.name.span,
                    help=(f"take it away, or use it:  use {one.name.text}(…)",),
                )
            )
