"""What reaches the terminal: colour, data, and reports of what is wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from charterlang.cli.options import VERSION

if TYPE_CHECKING:
    from charterlang.api import Examined

WIDEST = 110
"""Columns beyond which a line of text is hard to read."""


def coloured(stream: TextIO) -> bool:
    """Whether to print colour: on a terminal, unless NO_COLOR is set (https://no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def columns(stream: TextIO) -> int:
    """How wide the output may be."""
    if not stream.isatty():
        return WIDEST
    try:
        return max(40, min(WIDEST, os.get_terminal_size(stream.fileno()).columns))
    except (OSError, ValueError):
        return WIDEST


def data(content: dict[str, Any]) -> None:
    """Prints a result as JSON, with the version of its shape."""
    import json

    print(json.dumps({"version": VERSION, **content}, ensure_ascii=False, indent=2))


def report(examined: Examined, stream: TextIO) -> None:
    """Prints what is to be said of a file, each with its excerpt."""
    if examined.diagnostics:
        from charterlang.compiler.report import text

        print(text(examined.diagnostics, examined.sources, coloured(stream)), file=stream)


def refused(examined: Examined, as_data: bool) -> int:
    """Says why a file cannot be used; the exit code."""
    if as_data:
        from charterlang.compiler.report import data as listed

        data({"diagnostics": listed(examined.diagnostics)})
    else:
        report(examined, sys.stderr)
    return 1
