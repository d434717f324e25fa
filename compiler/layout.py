"""Indentation as brackets: the tokens `_INDENT` and `_DEDENT` that the grammar sees."""

from collections.abc import Iterator

from lark import Token
from lark.indenter import DedentError, Indenter

LEVELS = 20
"""Levels of indentation that are read: divisions and clauses nest in three or four."""


class Layout(Indenter):
    """A tab counts four columns; nothing else but indentation nests lines (language.md §3)."""

    NL_type = "_NL"
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    OPEN_PAREN_types: list[str] = []
    CLOSE_PAREN_types: list[str] = []
    tab_len = 4

    def handle_NL(self, token: Token) -> Iterator[Token]:
        """The tokens of a new line."""
        yield from super().handle_NL(token)
        if len(self.indent_level) > LEVELS + 1:
            raise DedentError(f"more than {LEVELS} levels of indentation")
