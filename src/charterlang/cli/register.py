"""What the commands share that print a register of a charter: of its discretion, its assumptions."""

from __future__ import annotations

import argparse
import sys

from charterlang.cli.options import add_assume, add_json, assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    from charterlang.cli.transcript import Paper
    from charterlang.compiler.ir.instrument import Instrument

    Entry = TypeVar("Entry")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="CHARTER", help="a .charter file")
    add_assume(parser)
    add_json(parser)


def shown(
    parsed: argparse.Namespace,
    name: str,
    heading: str,
    nothing: str,
    entries_of: Callable[[Instrument], Sequence[Entry]],
    as_data: Callable[[Entry], Any],
    tell: Callable[[Sequence[Entry], Paper], None],
) -> int:
    """The register under its heading, or as data by its name; 1 if the charter has errors."""
    from charterlang.api import CharterError, load
    from charterlang.cli import output
    from charterlang.cli.transcript import Paper

    try:
        law = load(parsed.file, assumed(parsed))
    except CharterError as error:
        return output.refused(error, parsed.json)
    entries = entries_of(law)
    if parsed.json:
        output.data({"charter": law.name, name: [as_data(one) for one in entries]})
        return 0
    paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
    print(paper.paint(heading, "bold"))
    print(paper.paint(law.title, "dim"))
    if not entries:
        print(f"\n{nothing}")
    tell(entries, paper)
    return 0
