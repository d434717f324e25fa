"""Options that several commands share."""

from __future__ import annotations

import argparse

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
