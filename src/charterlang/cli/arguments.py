"""The command line: what may be said, its help, and which command answers it.

Only the command that is asked for is imported and has its options made: `--help` is to be quick.
"""

from __future__ import annotations

import argparse
import os
from importlib import import_module

import charterlang

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import NoReturn

COMMANDS = (
    "new",
    "check",
    "run",
    "due",
    "test",
    "render",
    "draft",
    "fmt",
    "show",
    "discretion",
    "assumptions",
    "why",
    "explain",
)
"""Each is a module with `SUMMARY`, `EXAMPLES`, `arguments(parser)` and `answer(parsed)`."""

ABOUT = """\
Compile, run and publish treaties, charters and bylaws.

  charter new     pact --template treaty        begin a charter, with a scenario beside it
  charter check   pact.charter                  is it sound?
  charter run     speaker.scenario              what happens when people act under it?
  charter due     speaker.scenario              who owes what by when, and who is in breach?
  charter test    charters/                     do all its scenarios come out as they should?
  charter render  pact.charter --form html      the document, for people
  charter draft   pact.charter                  its default document, written out as articles
  charter fmt     pact.charter                  its text in the layout of the language
  charter show    speaker pact.charter          one declaration, gathered from all its clauses
  charter discretion pact.charter               what is left to judgement, and to whose?
  charter assumptions pact.charter              what its reader had to decide, and how it is read
  charter why     speaker.scenario 12           why line 12 of the run came about
  charter explain E201                          what an error means, with an example
"""
EXITS = """\
It exits with 0 if all is well; with 1 if the input has errors, an expectation
failed, or nothing is found of the name or number that show, why or explain was
asked about; with 2 if the command line is wrong; with 3 on a fault of its own.
fmt exits with 1 if --check or --diff finds a change, with 2 if it cannot read."""


def parse(words: list[str]) -> int:
    """Reads the command line and runs the command; its exit code."""
    first = next((number for number, word in enumerate(words) if word != "--debug"), len(words))
    if first == len(words) or words[first] not in COMMANDS:
        return without_command(words[first:])
    command = import_module(f"charterlang.cli.{words[first]}")
    parsed = of_command(words[first], command).parse_args(words[first + 1 :])
    code: int = command.answer(parsed)
    return code


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n  {self.prog} --help shows what can be said\n")


class Page(argparse.RawDescriptionHelpFormatter):
    """A page of help, as wide as the screen; `argparse` itself would import much to find that out."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=columns())


def columns() -> int:
    """How wide a page of help is."""
    try:
        wide = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size().columns
    except (OSError, ValueError):
        wide = 80
    return max(40, min(wide, 100)) - 2


def of_command(name: str, command: ModuleType) -> Parser:
    """The options of one command."""
    summary: str = command.SUMMARY
    parser = Parser(
        prog=f"charter {name}",
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"examples:\n{command.EXAMPLES}",
        formatter_class=Page,
    )
    command.arguments(parser)
    parser.add_argument(
        "--debug", action="store_true", help="print the traceback of a fault of charter itself"
    )
    return parser


def without_command(words: list[str]) -> int:
    """`--help`, `--version`, or a complaint."""
    parser = Parser(
        prog="charter",
        usage="charter [-h] [--version] COMMAND ...",
        description=ABOUT,
        epilog=f"{EXITS}\n\ncharter COMMAND --help shows the options of a command, with examples.",
        formatter_class=Page,
    )
    parser.add_argument("--version", action="version", version=f"charter {charterlang.__version__}")
    _, rest = parser.parse_known_args(words)
    if not rest:
        parser.error(f"a command is wanted: {', '.join(COMMANDS)}")
    from difflib import get_close_matches

    near = get_close_matches(rest[0], COMMANDS, 1)
    hint = f"; did you mean `{near[0]}`?" if near else f"; the commands are {', '.join(COMMANDS)}"
    parser.error(f"there is no command `{rest[0]}`{hint}")
