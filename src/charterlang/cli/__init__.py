"""The command `charter`: the shell that touches files, clock and terminal; one module a command.

Exit codes: 0 all is well · 1 the input has errors, an expectation failed, or nothing is found of
that name (`show`, `why`, `explain`) · 2 the command line is wrong · 3 a fault of our own · 130 interrupted. A command's module imports what it needs within
its functions, so that no command waits for another's.
"""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Sequence

OURS, INTERRUPTED, UNREAD = 3, 130, 141
"""A fault of ours; Ctrl-C; the reader of our output went away (as if by SIGPIPE)."""
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
"""What is wrong with where we write to, and no fault of ours."""


def main(words: Sequence[str] | None = None) -> int:
    """Runs a command line, by default that of this process, and returns its exit code."""
    if words is not None:
        return ended(list(words))
    # A law is large and holds no circles. Looking for some, at Python's usual rate and once more
    # at the end, would find nothing and take as long as reading the charter.
    gc.set_threshold(200_000, 20, 20)
    code = ended(sys.argv[1:])
    gc.freeze()
    return code


def ended(words: list[str]) -> int:
    """The exit code, of a command that was broken off too."""
    try:
        return guarded(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        unread()
        return UNREAD


def guarded(words: list[str]) -> int:
    """The exit code; a fault of our own is reported as one."""
    open_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = answered(words)
        sys.stdout.flush()
        return code
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            print(f"charter: cannot write the output: {error.strerror}", file=sys.stderr)
            unread()
            return 1
        from charterlang.cli.fault import reported

        reported(error, words)
        return OURS


def answered(words: list[str]) -> int:
    """The exit code of the command; 2 if the command line is wrong."""
    from charterlang.cli.arguments import parse

    try:
        return parse(words)
    except SystemExit as end:  # argparse ends so, with help or with a complaint
        return end.code if isinstance(end.code, int) else 0


def open_closed() -> None:
    """Gives a process that was started without them (`>&-`) its two streams of output.

    What is written to the first fails, as on a full disk: nobody will read the answer. Complaints
    go nowhere.
    """
    import os

    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def unread() -> None:
    """Sends what is left to say nowhere, so that the interpreter's last flush cannot fail."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue
