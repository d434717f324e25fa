"""`charter render`: the document, for people."""

from __future__ import annotations

import argparse
import sys

from charterlang.cli.options import add_assume, assumed, local_date

SUMMARY = "print a charter as a document"
EXAMPLES = """\
  charter render pact.charter                             plain text on the screen
  charter render sec.charter --form html -o sec.html      a page, self-contained
  charter render sec.charter --form markdown
  charter render sec.charter --generated                  worded from its rules alone
  charter render draft.charter --after vote.scenario      what was adopted of a draft
  charter render pact.charter --commenced 2026-03-01      as ratified, its blanks filled
"""
FORMS = ("html", "markdown", "text")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a .charter file")
    parser.add_argument("--form", choices=FORMS, default="text", help="of the document (text)")
    parser.add_argument(
        "-o", "--out", metavar="OUT", help="the file to write, in place of the screen"
    )
    parser.add_argument(
        "--generated",
        action="store_true",
        help="leave the charter's own words aside, and word every clause from its rules",
    )
    parser.add_argument(
        "--after",
        metavar="SCENARIO",
        help="print what is in force at the end of the first run of these scenarios",
    )
    parser.add_argument(
        "--commenced",
        metavar="DATE",
        type=local_date,
        help="of an instrument that is ratified: as published once it is in force since then",
    )
    add_assume(parser)


def answer(parsed: argparse.Namespace) -> int:
    """Prints the document, or writes it to a file, whole or not at all."""
    from charterlang.api import CharterError, render
    from charterlang.cli import output
    from charterlang.files import is_source

    if parsed.out is not None and is_source(parsed.out, parsed.file):
        where = f"the document of `{parsed.file}` is made from `{parsed.out}`"
        print(f"charter: {where}, and would overwrite it", file=sys.stderr)
        print("  give another file after -o", file=sys.stderr)
        return 1
    try:
        chosen = assumed(parsed)
        text = render(
            parsed.file, parsed.form, chosen, parsed.generated, parsed.commenced, parsed.after
        )
    except CharterError as error:
        return output.refused(error, as_data=False)
    if parsed.out is None:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        return 0
    return output.written(parsed.out, text)
