"""`charter draft`: the default document of a charter, written out."""

from __future__ import annotations

import argparse
import sys

SUMMARY = "write out the document of a charter without articles"
EXAMPLES = """\
  charter draft pact.charter                        on the screen
  charter draft pact.charter -o articles.charter    to another file
  charter draft pact.charter --write                in place of the file itself

The declarations move into the articles and clauses that charter render prints
for them, with their comments. The law stays as it is, and so does its document.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .charter file without articles")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "-o", "--out", metavar="OUT", help="the file to write, in place of the screen"
    )
    where.add_argument("--write", action="store_true", help="replace the file itself")


def answer(parsed: argparse.Namespace) -> int:
    """Prints the charter with its document, or writes it to a file, whole or not at all."""
    from charterlang.api import CharterError, drafting
    from charterlang.cli import output
    from charterlang.files import is_source

    if parsed.out is not None and is_source(parsed.out, parsed.file):
        print(f"charter: `{parsed.out}` would be overwritten", file=sys.stderr)
        print("  give another file after -o, or --write to replace it", file=sys.stderr)
        return 1
    try:
        made = drafting(parsed.file)
    except CharterError as error:
        return output.refused(error, as_data=False)
    if made.reordered:
        remark(*made.reordered)
    out = parsed.file if parsed.write else parsed.out
    if out is None:
        sys.stdout.write(made.text)
        return 0
    return output.written(out, made.text)


def remark(before: str, after: str) -> None:
    """Says what is new in a draft: the order in which things fall due at one instant."""
    said = f"what falls due by `{after}` and by `{before}` at one instant now goes in this order"
    print(f"charter: {said}\n  it goes by the order of declaration", file=sys.stderr)
