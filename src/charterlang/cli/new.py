"""`charter new`: a charter begun from a template, with scenarios beside it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

SUMMARY = "begin a charter from a template, with a scenario beside it"
EXAMPLES = """\
  charter new harbour_pact                            a treaty among states
  charter new rowing_club --template club             the bylaws of a club
  charter new sea --title "Law of the Sea" -o law     in the folder law
  charter new --list                                  the templates
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    from charterlang.beginning import TEMPLATES

    parser.add_argument("name", metavar="NAME", nargs="?", help="of the charter and its files")
    parser.add_argument(
        "--template",
        metavar="TEMPLATE",
        choices=tuple(TEMPLATES),
        default="treaty",
        help="what to begin from, see below (treaty)",
    )
    parser.add_argument("--title", help="of the charter (by default it follows from the name)")
    parser.add_argument(
        "-o", "--out", metavar="DIR", default=None, help="the folder to write to (this one)"
    )
    parser.add_argument("--list", action="store_true", help="say which templates there are")
    parser.epilog = f"{parser.epilog}\ntemplates:\n" + "".join(f"  {one}\n" for one in listed())


def listed() -> Iterator[str]:
    """Each template with a line on what it is for."""
    from charterlang.beginning import TEMPLATES

    width = max(map(len, TEMPLATES)) + 2
    return (f"{name:{width}}{about}" for name, about in TEMPLATES.items())


def answer(parsed: argparse.Namespace) -> int:
    """Writes a charter and its scenarios, never in the place of a file that is there."""
    from charterlang.api import new
    from charterlang.beginning import Unnameable

    if parsed.list and parsed.name is None:
        print("\n".join(listed()))
        return 0
    if parsed.list:
        return wrong(f"--list begins no charter: `{parsed.name}` is one word too many")
    if parsed.name is None:
        return wrong("a name is wanted, such as harbour_pact")
    if parsed.out == "":
        return wrong("-o wants a folder, such as  -o law")
    try:
        texts = new(parsed.name, parsed.template, parsed.title)
    except Unnameable as error:
        print(f"charter new: {error}\n  {error.help}", file=sys.stderr)
        return 2
    return begun({os.path.join(parsed.out or "", name): text for name, text in texts.items()})


def wrong(message: str) -> int:
    """Says what is wrong with the command line; the exit code."""
    print(f"charter new: {message}", file=sys.stderr)
    print("  charter new --help shows what can be said", file=sys.stderr)
    return 2


def begun(texts: dict[str, str]) -> int:
    """Writes the files, all or none, and says what to do next; the exit code."""
    from charterlang.cli.output import unwritten
    from charterlang.files import create

    made: list[str] = []
    for path, text in texts.items():
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            create(path, text)
        except OSError as error:
            for one in made:
                os.remove(one)
            return there(path) if os.path.lexists(path) else unwritten(path, error)
        made.append(path)
    charter, scenario = made
    print(f"{charter}: written\n{scenario}: written\n")
    print(f"  charter check  {charter}\n  charter run    {scenario}\n  charter render {charter}")
    return 0


def there(path: str) -> int:
    """Says that a file is there already, and stays; the exit code."""
    print(f"charter: `{path}` is there already, and stays as it is", file=sys.stderr)
    print("  give another name, or another folder after -o", file=sys.stderr)
    return 1
