"""The command line: what may be said, its help, and which command answers it."""

from __future__ import annotations

import argparse
from typing import NoReturn

import charterlang
from charterlang.cli import check, explain, render, run, show, test, why

COMMANDS = (check, run, test, render, show, why, explain)
"""Each module has `NAME`, `SUMMARY`, `EXAMPLES`, `arguments(parser)` and `answer(parsed)`."""

ABOUT = """\
Compile, run and publish treaties, charters and bylaws.

  charter check  pact.charter                  is it sound?
  charter run    speaker.scenario              what happens when people act under it?
  charter test   charters/                     do all its scenarios come out as they should?
  charter render pact.charter --form html      the document, for people
  charter show   speaker pact.charter          one declaration, gathered from all its clauses
  charter why    speaker.scenario 12           why line 12 of the run came about
  charter explain E201                         what an error means, with an example
"""


def parse(words: list[str]) -> int:
    """Reads the command line and runs the command; its exit code."""
    parsed = parser().parse_args(words)
    code: int = parsed.answer(parsed)
    return code


class Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n  {self.prog} --help shows what can be said\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = Parser(
        prog="charter",
        description=ABOUT,
        epilog="charter COMMAND --help shows the options of a command, with examples.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"charter {charterlang.__version__}")
    top.add_argument("--debug", action="store_true", help=argparse.SUPPRESS)
    commands = top.add_subparsers(
        metavar="COMMAND", required=True, title="commands", parser_class=Parser
    )
    for command in COMMANDS:
        added = commands.add_parser(
            command.NAME,
            help=command.SUMMARY,
            description=f"{command.SUMMARY[0].upper()}{command.SUMMARY[1:]}.",
            epilog=f"examples:\n{command.EXAMPLES}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.arguments(added)
        added.add_argument(
            "--debug",
            action="store_true",
            default=argparse.SUPPRESS,
            help="print the traceback of a fault of charter itself",
        )
        added.set_defaults(answer=command.answer)
    return top
