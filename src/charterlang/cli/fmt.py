"""`charter fmt`: the text in the layout of the language."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from charterlang.api import Formatting

SUMMARY = "write charters and scenarios in the layout of the language"
EXAMPLES = """\
  charter fmt pact.charter                    write the file anew
  charter fmt                                 all files below this folder
  charter fmt --check charters                would any file change? Exits with 1 if so
  charter fmt --diff pact.charter             what would change
  charter fmt --stdout pact.charter           on the screen; the file stays
  charter fmt - < pact.charter                from the standard input to the screen

Every comment is kept, and what the text means: it is read again before it is
written. A file in which a line cannot be read stays as it is, and is an error.
It exits with 0 if all is well, with 1 if --check or --diff finds what would
change, with 2 on an error.
"""
INPUT = "-"
CHANGES, ERROR, FAULT = 1, 2, 3


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        metavar="FILE",
        nargs="*",
        default=["."],
        help="a .charter or .scenario file, a folder (by default this one), or - for the input",
    )
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--check", action="store_true", help="write nothing; say what would change")
    only.add_argument("--diff", action="store_true", help="write nothing; print the differences")
    only.add_argument("--stdout", action="store_true", help="write nothing; print the new text")


def answer(parsed: argparse.Namespace) -> int:
    """Formats each file; the worst of their exit codes."""
    from charterlang.cli.output import refused
    from charterlang.files import Unreadable

    try:
        paths = list(dict.fromkeys(one for path in parsed.paths for one in files_of(path)))
    except Unreadable as error:
        from charterlang.api import CharterError

        refused(CharterError([error.diagnostic]), as_data=False)
        return ERROR
    said = sys.stderr if parsed.stdout or parsed.diff or INPUT in paths else sys.stdout
    if not paths:
        print(f"there is no charter and no scenario below `{parsed.paths[0]}`", file=said)
        return 0
    desk = Desk(parsed, alone=len(paths) == 1)
    for path in paths:
        desk.take(path)
    if len(paths) > 1:
        print(desk.summary(), file=said)
    return desk.code


def files_of(path: str) -> Iterator[str]:
    """The files that a path names: itself, or all charters and scenarios below a folder."""
    from charterlang.files import CHARTER, SCENARIO, below

    if path == INPUT or not os.path.isdir(path):
        yield path
        return
    found = sorted([*below(path, CHARTER), *below(path, SCENARIO)])
    yield from (os.path.normpath(one) for one in found)


class Desk:
    """Files are taken one by one; `code` is the worst of what happened so far.

    `alone`: there is only one, and something is said of it even if nothing is to be done.
    """

    def __init__(self, parsed: argparse.Namespace, alone: bool) -> None:
        self.parsed, self.alone, self.code = parsed, alone, 0
        self.changed = self.same = self.failed = 0

    def take(self, path: str) -> None:
        """Formats a file, and writes, shows or tells what is to be."""
        from charterlang.api import CharterError
        from charterlang.cli.output import refused
        from charterlang.compiler.format import Changed

        try:
            made = formatting(path)
        except CharterError as error:
            refused(error, as_data=False)
            self.fail(ERROR)
        except Changed as error:
            self.fail(FAULT)
            print(f"charter: `{path}` stays as it is: {error}", file=sys.stderr)
            print("  this is a fault of charter itself: please report it", file=sys.stderr)
        else:
            self.hand_out(path, made)

    def fail(self, code: int) -> None:
        """Counts a file that stays as it is."""
        self.failed += 1
        self.code = max(self.code, code)

    def hand_out(self, path: str, made: Formatting) -> None:
        """What is to be done with a new text."""
        self.changed += made.changed
        self.same += not made.changed
        if made.changed and (self.parsed.check or self.parsed.diff):
            self.code = max(self.code, CHANGES)
        if self.parsed.diff:
            sys.stdout.write(difference(path, made))
        elif self.parsed.stdout or (path == INPUT and not self.parsed.check):
            output(made.after)
        elif made.changed and self.parsed.check:
            print(f"{path}: would be formatted")
        elif made.changed:
            self.write(path, made.after)
        elif self.alone:
            print(f"{path}: well laid out")

    def write(self, path: str, text: str) -> None:
        """Writes a file anew, whole or not at all."""
        from charterlang.cli.output import unwritten
        from charterlang.files import write

        try:
            write(path, text)
        except OSError as error:
            unwritten(path, error)
            self.changed -= 1
            self.fail(ERROR)
        else:
            print(f"{path}: formatted")

    def summary(self) -> str:
        """`2 files formatted, 1 file left as it is`."""
        would = "would be " if self.parsed.check or self.parsed.diff else ""
        parts = [f"{files(self.changed)} {would}formatted"] if self.changed else []
        if self.same:
            parts.append(f"{files(self.same)} {'is' if self.same == 1 else 'are'} well laid out")
        if self.failed:
            parts.append(f"{files(self.failed)} cannot be formatted")
        return ", ".join(parts)


def files(number: int) -> str:
    """`1 file`, `2 files`."""
    return f"{number} file{'s' * (number != 1)}"


def formatting(path: str) -> Formatting:
    """The new text of a file, or of the standard input."""
    from charterlang import api
    from charterlang.files import Unreadable, decoded

    if path != INPUT:
        return api.formatting(path)
    name = "<input>"
    try:
        return api.formatting_of(decoded(sys.stdin.buffer.read(), name), name)
    except Unreadable as error:
        raise api.CharterError([error.diagnostic]) from None


def output(text: str) -> None:
    """Prints a text with its own line ends, also where Python would change them."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8"))
    buffer.flush()


def difference(path: str, made: Formatting) -> str:
    """What would change, as a unified difference."""
    from difflib import unified_diff

    rows = unified_diff(rows_of(made.before), rows_of(made.after), path, path)
    return "".join(row if row.endswith("\n") else f"{row}\n\\ no line end\n" for row in rows)


def rows_of(text: str) -> list[str]:
    """The lines of a text with their ends; one that ends otherwise than in `\\n` is none."""
    *rows, last = text.split("\n")
    return [f"{row}\n" for row in rows] + ([last] if last else [])
