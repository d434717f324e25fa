"""What reaches the terminal: colour, data, and reports of what is wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from charterlang.cli.options import VERSION

if TYPE_CHECKING:
    from charterlang.compiler.diagnostic import Diagnostic
    from charterlang.compiler.source import Source

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


class Said(Protocol):
    """What is to be said of a file, with the texts it is about."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...

    @property
    def sources(self) -> Mapping[str, Source]: ...


def report(said: Said, stream: TextIO) -> None:
    """Prints what is to be said of a file, each with its excerpt."""
    if said.diagnostics:
        from charterlang.compiler.report import text

        print(text(said.diagnostics, said.sources, coloured(stream)), file=stream)


def refused(said: Said, as_data: bool) -> int:
    """Says why a file cannot be used; the exit code."""
    if as_data:
        from charterlang.compiler.report import data as listed

        data({"diagnostics": listed(said.diagnostics)})
    else:
        report(said, sys.stderr)
    return 1


def complaint(message: str, help: str, as_data: bool, prog: str = "charter") -> None:
    """Says what is wrong with what was asked for, and what to ask; as data, like any diagnostic."""
    if not as_data:
        print(f"{prog}: {message}\n  {help}", file=sys.stderr)
        return
    from charterlang.compiler.report import VERSION as SHAPE

    said: dict[str, Any] = {"version": SHAPE, "code": None, "severity": "error", "message": message}
    said |= {
        "span": None,
        "heading": None,
        "labels": [],
        "because": [],
        "help": [help],
        "fix": None,
    }
    data({"diagnostics": [said]})


def written(path: str, text: str) -> int:
    """Writes a file, whole or not at all, and says so; the exit code."""
    from charterlang.files import write

    try:
        write(path, text)
    except OSError as error:
        return unwritten(path, error)
    print(f"{path}: written", file=sys.stderr)
    return 0


def unwritten(path: str, error: OSError) -> int:
    """Says why a file cannot be written; the exit code."""
    reason = (error.strerror or str(error)).lower()
    print(f"charter: `{path}` cannot be written: {reason}", file=sys.stderr)
    return 1
