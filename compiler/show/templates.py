"""A template as it is written, and where a charter uses it: `charter show NAME` of what is no law yet."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.modules import Loaded
from charterlang.compiler.parse import declarations
from charterlang.compiler.source import Source
from charterlang.compiler.syntax.nodes import Declaration, Path


def template(name: str, loaded: Loaded) -> str | None:
    """The text of the template of that name, of the charter or a library that it uses; None: none."""
    for module in (None, *loaded.libraries):
        file = loaded.file if module is None else loaded.libraries[module]
        source = loaded.source if module is None else loaded.sources[module]
        for one in declarations(file.items):
            if one.head == "template" and one.name.text == name:
                return "\n".join([*written(one, module, source), "", *users(name, loaded)])
    return None


def written(one: Declaration, module: str | None, source: Source) -> Iterator[str]:
    """The lines of a template, at the margin."""
    if module is not None:
        yield f"from the library in {module}"
    lines = source.lines[one.span.line - 1 : one.span.end_line]
    margin = len(lines[0]) - len(lines[0].lstrip())
    yield from (line[margin:].rstrip() for line in lines)


def users(name: str, loaded: Loaded) -> Iterator[str]:
    """What the charter makes of it, by the line of each use."""
    made = [
        (one.span.line, one.name.text)
        for one in declarations(loaded.file.items)
        if one.head == "use" and isinstance(of := one.slots["of"], Path) and of.text == name
    ]
    yield "used by" if made else "used by nothing else"
    width = max((len(str(line)) for line, _ in made), default=0)
    yield from (f"  line {line:>{width}}  use {use}" for line, use in made)
