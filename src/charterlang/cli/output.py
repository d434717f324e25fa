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


NARROWEST = 40
"""Columns below which no line is broken any more."""


def columns(stream: TextIO) -> int:
    """How wide the output may be: as COLUMNS says, or the terminal is."""
    try:
        wide = int(os.environ.get("COLUMNS") or 0)
        if wide <= 0 and stream.isatty():
            wide = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        wide = 0
    return max(NARROWEST, min(WIDEST, wide)) if wide > 0 else WIDEST


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


ASKED = "E602"
"""Of a reading that `--assume` asks for and that is not there: not the file is wrong."""


def report(said: Said, stream: TextIO) -> None:
    """Prints what is to be said of a file, each with its excerpt; of what was asked, without."""
    asked = [one for one in said.diagnostics if one.code == ASKED]
    for message, help in dict.fromkeys((one.message, one.help[0]) for one in asked):
        print(f"charter: --assume: {message}\n  {help}", file=stream)
    of_file = [one for one in said.diagnostics if one.code != ASKED]
    if of_file and failure(said) != 2:
        from charterlang.compiler.report import text

        print(text(of_file, said.sources, coloured(stream)), file=stream)


def refused(said: Said, as_data: bool) -> int:
    """Says why a file cannot be used; the exit code."""
    if as_data:
        from charterlang.compiler.report import data as listed

        data({"diagnostics": listed(said.diagnostics)})
    else:
        report(said, sys.stderr)
    return failure(said)


def failure(*many: Said) -> int:
    """The exit code of what cannot be used: 2 if nothing is wrong but what was asked for."""
    wrong = {one.code for said in many for one in said.diagnostics if one.severity == "error"}
    return 2 if wrong == {ASKED} else int(bool(wrong))


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
    """Writes a file, whole or not at all, and says so, or what it replaces; the exit code."""
    from charterlang.files import write

    said = "replaced" if os.path.isfile(path) else "written"
    try:
        write(path, text)
    except OSError as error:
        return unwritten(path, error)
    print(f"{path}: {said}", file=sys.stderr)
    return 0


def unwritten(path: str, error: OSError) -> int:
    """Says why a file cannot be written; the exit code."""
    reason = (error.strerror or str(error)).lower()
    print(f"charter: `{path}` cannot be written: {reason}", file=sys.stderr)
    return 1
