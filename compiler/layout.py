"""Indentation as brackets: the tokens `_INDENT` and `_DEDENT` that the grammar sees."""

from lark.indenter import Indenter


class Layout(Indenter):
    """A tab counts four columns; nothing else but indentation nests lines (language.md §3)."""

    NL_type = "_NL"
    INDENT_type = "_INDENT"
    DEDENT_type = "_DEDENT"
    OPEN_PAREN_types: list[str] = []
    CLOSE_PAREN_types: list[str] = []
    tab_len = 4
