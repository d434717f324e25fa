"""`charter show`: one declaration, gathered from all its clauses."""

from __future__ import annotations

import argparse
import sys

from charterlang.cli.options import add_assume, add_json, assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from charterlang.compiler.ir.instrument import Instrument

SUMMARY = "print one declaration, gathered from all the clauses that make it"
EXAMPLES = """\
  charter show spokesperson sec.charter
  charter show speaker                      if there is one charter in this folder
  charter show spokesperson sec.charter --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="of a body, office, procedure, fact, …")
    parser.add_argument("file", metavar="FILE", nargs="?", help="a .charter file")
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """The declaration, or the names that it may have been meant for."""
    from charterlang.api import CharterError, load
    from charterlang.cli import output
    from charterlang.compiler.show import show
    from charterlang.files import CHARTER

    name, path = parsed.name, parsed.file
    if path is not None and name.endswith(CHARTER):
        name, path = path, name
    if path is None and (path := only_charter()) is None:
        return 1
    try:
        law = load(path, assumed(parsed))
    except CharterError as error:
        return output.refused(error, parsed.json)
    if name not in law.declarations:
        return unknown(name, law, path)
    if parsed.json:
        output.data({"charter": law.name, "name": name, "text": show(law, name)})
    else:
        print(show(law, name))
    return 0


def only_charter() -> str | None:
    """The one charter of this folder; says so if there is none, or more."""
    from charterlang.files import CHARTER, listed

    found = listed("", CHARTER)
    if len(found) == 1:
        return found[0]
    said = f"there are {len(found)}" if found else "there is none"
    print(f"charter: which charter? {said} in this folder", file=sys.stderr)
    print("  write  charter show NAME FILE", file=sys.stderr)
    return None


def unknown(name: str, law: Instrument, path: str) -> int:
    """Says that nothing has that name, and which name is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, law.declarations, 1)
    print(f"charter: nothing is called `{name}` in {path}", file=sys.stderr)
    if near:
        print(f"  did you mean `{near[0]}`?", file=sys.stderr)
    else:
        print(f"  it declares {', '.join(law.own)}", file=sys.stderr)
    return 1
