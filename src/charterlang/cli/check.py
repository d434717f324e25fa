"""`charter check`: is it sound?"""

from __future__ import annotations

import argparse
import sys

from charterlang.cli.options import add_assume, add_json, assumed

SUMMARY = "check a charter or its scenarios, and say what is wrong"
EXAMPLES = """\
  charter check pact.charter
  charter check pact.charter scenarios/speaker.scenario
  charter check sec.charter --assume counted=entitled
  charter check pact.charter --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="a .charter or .scenario file")
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """Reports on each file; 1 if any has an error, 2 if only `--assume` is wrong."""
    from charterlang.api import examine
    from charterlang.cli import output

    examined = [(path, examine(path, assumed(parsed))) for path in parsed.files]
    code = output.failure(*(one for _, one in examined))
    if parsed.json:
        from charterlang.compiler.report import data

        found = [one for _, each in examined for one in data(each.diagnostics)]
        output.data({"files": parsed.files, "sound": code == 0, "diagnostics": found})
        return code
    for path, one in examined:
        output.report(one, sys.stdout)
        if not one.diagnostics:
            print(f"{path}: no mistakes")
    return code
