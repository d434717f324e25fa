"""The templates of a charter and its libraries, and what comes of each use is called (language.md §16)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from charterlang.compiler.arguments import Declared
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.merge import UNNAMED
from charterlang.compiler.modules import uses
from charterlang.compiler.node import frozen
from charterlang.compiler.parse import declarations
from charterlang.compiler.syntax.nodes import Declaration, File, Name

MOST = 300
"""So many uses of templates one charter may come to, those within templates among them."""
CASE = "case"
"""What is made of a case of a kind: no declaration, but a name."""


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


def lose(use: Declaration, template: Template, work: Work) -> None:
    """Notes the names that a wrong use would have made: none of them is missing."""
    work.planned = 0
    made = produced(template, use.name.text, work, ())
    work.lost |= {use.name.text, *(name for name, _ in made)}
