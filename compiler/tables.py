"""The parser, from the grammar file or from its tables as saved by an earlier run.

The one place in the compiler that touches the disk: building the tables takes a second,
loading them a twentieth of one. Lark checks that they are those of this grammar and of its own
version, and makes them anew where they are not; where they cannot be written it goes on without.
"""

import os
import sys
from functools import cache
from hashlib import sha256
from typing import Any

from lark import Lark, Token

import charterlang.grammar
from charterlang.compiler.layout import Layout
from charterlang.compiler.scan import PLUGINS


class Written:
    """Tells what is written from what only ends a line, for the positions of branches."""

    def __call__(self, child: Any) -> bool:
        """Whether a child of a branch counts for its position."""
        return not isinstance(child, Token) or child.type not in ("_NL", "_INDENT", "_DEDENT")

    def __str__(self) -> str:
        """The same in every run: Lark knows its tables by it."""
        return "written"


WRITTEN = Written()
STARTS = ["file", "interpolation"]


def grammar() -> str:
    """The text of the grammar."""
    folder = os.path.dirname(charterlang.grammar.__file__ or "")
    with open(os.path.join(folder, "charter.lark"), encoding="utf-8") as file:
        return file.read()


@cache
def parser() -> Lark:
    """The parser of the language."""
    text = grammar()
    return Lark(
        text,
        parser="lalr",
        lexer="contextual",
        postlex=Layout(),
        start=STARTS,
        propagate_positions=WRITTEN,
        maybe_placeholders=False,
        cache=tables_path(text) or False,
        _plugins=PLUGINS,
    )


def tables_path(grammar: str) -> str | None:
    """Where the tables of this grammar are kept, or None where nothing can be written."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    folder = os.path.join(home or os.path.join(os.path.expanduser("~"), ".cache"), "charterlang")
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    key = sha256(grammar.encode()).hexdigest()[:16]
    return os.path.join(folder, f"parser-{key}-py{sys.version_info[0]}{sys.version_info[1]}.bin")
