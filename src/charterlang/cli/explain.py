"""`charter explain`: what a code means, with an example."""

from __future__ import annotations

import argparse

from charterlang.cli.options import add_json

SUMMARY = "explain the code of an error or a warning"
EXAMPLES = """\
  charter explain E201
  charter explain                           all codes
  charter explain E201 --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", nargs="?", help="such as E201")
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """The page of the code, or the list of all."""
    from charterlang.cli import output
    from charterlang.compiler.codes import CODES, explain

    if parsed.code is None:
        if parsed.json:
            output.data({"codes": dict(CODES)})
        else:
            print("\n".join(f"{code}  {title}" for code, title in sorted(CODES.items())))
        return 0
    code = parsed.code.upper()
    page = explain(code)
    if page is None:
        return unknown(parsed.code, sorted(CODES), parsed.json)
    if parsed.json:
        output.data({"code": code, "title": CODES[code], "page": page})
    else:
        print(page.rstrip())
    return 0


def unknown(code: str, known: list[str], as_data: bool) -> int:
    """Says that there is no such code."""
    from difflib import get_close_matches

    from charterlang.cli.output import complaint

    near = get_close_matches(code.upper(), known, 3)
    hint = f"did you mean {', '.join(near)}?" if near else "charter explain  lists all codes"
    complaint(f"there is no code `{code}`", hint, as_data, "charter explain")
    return 1
