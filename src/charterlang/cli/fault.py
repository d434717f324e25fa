"""A fault of our own: the screen gets a request to report it, a file gets the traceback."""

from __future__ import annotations

import os
import platform
import sys
import traceback

import charterlang

REPORT = "please report it where you got charter from"


def reported(error: BaseException, words: list[str]) -> None:
    """Says that the fault is ours and where the traceback is; `--debug` prints it."""
    told = "".join(traceback.format_exception(error))
    if "--debug" in words:
        print(told, file=sys.stderr)
    name = type(error).__name__
    print(f"charter: this is a fault of charter itself, not of your text ({name})", file=sys.stderr)
    kept = None if "--debug" in words else kept_in_file(told, words)
    if kept:
        print(f"  {REPORT}\n  with this file: {kept}", file=sys.stderr)
    else:
        print(f"  {REPORT}\n  with what --debug prints", file=sys.stderr)


def kept_in_file(told: str, words: list[str]) -> str | None:
    """The path of a new file with the traceback and the circumstances; None if none can be made."""
    import tempfile

    try:
        handle, path = tempfile.mkstemp(prefix="charter-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"charter {charterlang.__version__}, Python {platform.python_version()}, ")
            file.write(f"{platform.platform()}\ncommand: charter {' '.join(words)}\n\n{told}")
    except OSError:
        return None
    return path
