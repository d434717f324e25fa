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
from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.dotted import joined
from charterlang.compiler.functions import BOUND, FUNCTIONS
from charterlang.compiler.modules import Loaded
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
    Path,
    Quantified,
    Stage,
)
from charterlang.compiler.templates import MOST, Template, Work, lose, of, own_names, plan, twice

MEANT = frozenset(
    (*BOUND, *FUNCTIONS, *BUILT_IN_KINDS, *TYPES, "true", "false", "now", "commenced")
)
"""Names that the language gives their meaning."""


@frozen
class Expanded:
    """A file without templates and uses; `names` are those that were made with a dot in them.

    `aliases` are declarations of libraries under a name that nothing in the charter shadows.
    """

    file: File
    names: frozenset[str]
    aliases: Mapping[str, tuple[str, str]]


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
