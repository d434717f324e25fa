"""Where building happens: the file, the place of the text in it, and what is wrong there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import attrs

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.place import Span
from charterlang.compiler.syntax.nodes import Name

if TYPE_CHECKING:
    from lark import Token

    from charterlang.compiler.explain_mistake import Mistake


class Branch(Protocol):
    """What the parser makes of one rule of the grammar: Lark's tree.

    Which of its children are tokens and which are branches, the rule says, and no type.
    """

    @property
    def data(self) -> str:
        """The name of the rule, or of the alias."""

    @property
    def children(self) -> list[Any]:
        """Its parts, without words of the language that only stand there to be read."""

    @property
    def meta(self) -> Any:
        """Where it stands."""


Builder: TypeAlias = "Callable[[Branch, Site], Any]"
BUILDERS: dict[str, Builder] = {}
"""The builder of each alias, and of each rule without one, by its name in the grammar."""


def builds(*rules: str) -> Callable[[Builder], Builder]:
    """Marks a function as the builder of these rules."""

    def register(builder: Builder) -> Builder:
        BUILDERS.update(dict.fromkeys(rules, builder))
        return builder

    return register


DEEPEST = 100
"""Nodes within nodes that are built: no law is nested so deeply that a person could read it."""


class TooDeep(Exception):
    """A line is nested too deeply."""

    def __init__(self, line: int) -> None:
        self.line = line


def build(branch: Branch, site: Site) -> Any:
    """The node, or the nodes, of a branch."""
    site.depth += 1
    if site.depth > DEEPEST:
        raise TooDeep(branch.meta.line)
    made = BUILDERS[branch.data](branch, site)
    site.depth -= 1
    return made


@attrs.define(eq=False)
class Site:
    """Where the text that was parsed stands in its file, and what its builders report.

    `line` and `column` are the lines before it, and the columns before its first line;
    `parse_inside` reads what stands between two braces in official words. `blanks` are the names
    that stand where a number is wanted, outside of templates, with what is wanted and what to write.
    """

    path: str
    parse_inside: Callable[[str], Branch | Mistake]
    line: int = 0
    column: int = 0
    found: list[Diagnostic] = attrs.field(factory=list)
    depth: int = 0
    blanks: list[tuple[Span, str, str, str]] = attrs.field(factory=list)

    def span(self, of: Branch | Token) -> Span:
        """The place of a branch or token in the file."""
        at: Any = of if isinstance(of, str) else of.meta
        return self.between(at, at)

    def between(self, first: Any, last: Any) -> Span:
        """From the beginning of one token or meta to the end of another."""
        line, end_line = first.line, last.end_line
        column = first.column + self.column if line == 1 else first.column
        end_column = last.end_column + self.column if end_line == 1 else last.end_column
        return Span(self.path, line + self.line, column, end_line + self.line, end_column)

    def report(self, code: str, message: str, span: Span, *help: str) -> None:
        """Adds an error; its line counts as one that could not be read."""
        self.found.append(Diagnostic(code, "error", message, span, help=help))


def flat(made: Iterable[Any]) -> Iterator[Any]:
    """Nodes one by one, where a branch has made several: a regime, and the norms in it."""
    for one in made:
        if isinstance(one, tuple):
            yield from one
        else:
            yield one


def is_token(child: Any) -> bool:
    """Whether a child is a token of the text, not a branch."""
    return isinstance(child, str)


def branches(of: Branch) -> Iterator[Branch]:
    """The children that are branches."""
    return (child for child in of.children if not isinstance(child, str))


def part(of: Branch, *rules: str) -> Branch | None:
    """The first child that one of these rules made."""
    return next((child for child in branches(of) if child.data in rules), None)


def parts(of: Branch, *rules: str) -> list[Branch]:
    """The children that these rules made."""
    return [child for child in branches(of) if child.data in rules]


def token(of: Branch, type: str) -> Token | None:
    """The first child that is a token of that type."""
    tokens: list[Any] = [child for child in of.children if isinstance(child, str)]
    return next((child for child in tokens if child.type == type), None)


def text_of(of: Branch) -> str:
    """The words of a branch that has only tokens, in single spaces: `as nay`, `at least`."""
    return " ".join(" ".join(str(child).split()) for child in of.children)


def quoted(string: Token) -> str:
    """The text between the quotation marks of a literal."""
    return string[1:-1]


def name_of(at: Token, site: Site) -> Name:
    """A name as it is written."""
    return Name(str(at), span=site.span(at))
