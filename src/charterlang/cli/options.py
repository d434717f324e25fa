"""Options that several commands share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

VERSION = 1
"""Of the shape of what `--json` prints; it counts up when a field changes or goes."""


def add_json(parser: argparse.ArgumentParser) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help="print the result as data (JSON)")


def add_assume(parser: argparse.ArgumentParser) -> None:
    """`--assume name=reading`, as often as there are assumptions."""
    parser.add_argument(
        "--assume",
        metavar="NAME=READING",
        action="append",
        default=[],
        type=pair,
        help="choose a reading of an assumption (may be repeated)",
    )


def pair(text: str) -> tuple[str, str]:
    """The name and the reading in `name=reading`."""
    name, sign, reading = (part.strip() for part in text.partition("="))
    if not (name and sign and reading):
        raise argparse.ArgumentTypeError(f"`{text}` is not NAME=READING, such as counted=entitled")
    return name, reading


def assumed(parsed: argparse.Namespace) -> dict[str, str]:
    """The readings chosen on the command line."""
    return dict(parsed.assume)


def local_date(text: str) -> datetime:
    """The date and time that somebody wrote, of no zone yet; midnight if no time is written."""
    from datetime import datetime

    try:
        made = datetime.fromisoformat(text)
    except ValueError:
        made = None
    if made is None or made.tzinfo is not None or made.microsecond or not text[4:5] == "-":
        example = '2026-03-01 or "2026-03-01 12:00"'
        raise argparse.ArgumentTypeError(f"`{text}` is no date; write {example}")
    return made
