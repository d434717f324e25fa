"""`charter show`: one declaration, gathered from all its clauses."""

from __future__ import annotations

import argparse

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
    parser.add_argument(
        "name", metavar="NAME", help="of a body, office, procedure, fact, …, or `sponsors`"
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help="a .charter file")
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """The declaration, or the names that it may have been meant for."""
    from charterlang.api import CharterError, load, template_text
    from charterlang.cli import output
    from charterlang.compiler.show import show, shown
    from charterlang.files import CHARTER

    name, path = parsed.name, parsed.file
    if path is not None and name.endswith(CHARTER):
        name, path = path, name
    if path is None and (path := only_charter(parsed.json)) is None:
        return 1
    try:
        law = load(path, assumed(parsed))
    except CharterError as error:
        return output.refused(error, parsed.json)
    name = by_first_words(name, law)
    text = show(law, name) if shown(law, name) else template_text(path, name)
    if text is None:
        return unknown(name, law, path, parsed.json)
    if parsed.json:
        output.data({"charter": law.name, "name": name, "text": text})
    else:
        print(text)
    return 0


def by_first_words(name: str, law: Instrument) -> str:
    """The declaration without a name that begins with these words: `supremacy`, `breach`."""
    unnamed = (one for one in law.declarations if " " in one)
    begun = [one for one in unnamed if one.startswith((f"{name} ", f"{name}|"))]
    return begun[0] if name not in law.declarations and len(begun) == 1 else name


def only_charter(as_data: bool) -> str | None:
    """The one charter of this folder; says so if there is none, or more."""
    from charterlang.cli.output import complaint
    from charterlang.files import CHARTER, listed

    found = listed("", CHARTER)
    if len(found) == 1:
        return found[0]
    there = f"there are {len(found)}" if found else "there is none"
    message = f"which charter? {there} in this folder"
    complaint(message, "write  charter show NAME FILE", as_data)
    return None


def unknown(name: str, law: Instrument, path: str, as_data: bool) -> int:
    """Says that nothing has that name, and which name is near."""
    from difflib import get_close_matches

    from charterlang.cli.output import complaint

    near = get_close_matches(name, law.declarations, 1)
    help = f"did you mean `{near[0]}`?" if near else f"it declares {', '.join(law.own)}"
    complaint(f"nothing is called `{name}` in {path}", help, as_data)
    return 1
