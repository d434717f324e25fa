"""A line of a declaration, and what heads have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from charterlang.compiler.ir.norms import Parameter
from charterlang.compiler.ir.organs import Condition, Title
from charterlang.compiler.ir.place import Place
from charterlang.compiler.show import written


@attrs.frozen
class Line:
    """A line as it would be written, `depth` steps under the head."""

    place: Place
    text: str
    depth: int = 1


Lines = Iterator[Line]


def titled(title: Title | None, name: str) -> str:
    """The title, if one is declared."""
    if title is None or title.text == name.replace("_", " "):
        return ""
    return f' "{title.text}"'


def parameters(of: tuple[Parameter, ...]) -> str:
    """`(p: person, m: matter)`."""
    return f"({', '.join(f'{one.name}: {one.type}' for one in of)})" if of else ""


def conditions(word: str, of: Iterable[Condition], zone: str, depth: int = 1) -> Lines:
    for one in of:
        yield Line(one.place, f"{word} {written.expression(one.holds, zone)}", depth)
