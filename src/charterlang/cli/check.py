"""`charter check`: is it sound?"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence

from charterlang.cli.options import add_assume, add_json, assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from charterlang.api import Examined

SUMMARY = "check a charter or its scenarios, and say what is wrong"
EXAMPLES = """\
  charter check pact.charter
  charter check pact.charter scenarios/speaker.scenario
  charter check sec.charter --assume counted=entitled
  charter check pact.charter --strict             every warning is an error
  charter check pact.charter --strict=W301,W308   these two are
  charter check pact.charter --all                what is allowed, too, and why
  charter check pact.charter --json

A comment  # allow W308: reason  at the end of a line switches a warning off there;
above official words, those of the words. One that switches nothing off is W102.
"""
ALL = "all"
CODES = re.compile(r"[A-Za-z]\d{3}(?:,[A-Za-z]\d{3})*")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", help="a .charter or .scenario file")
    parser.add_argument(
        "--strict",
        metavar="CODE,…",
        nargs="?",
        action="append",
        const=ALL,
        default=[],
        help="take warnings for errors: all, or those of these codes",
    )
    parser.add_argument(
        "--all", action="store_true", help="print the warnings too that the text allows, and why"
    )
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """Reports on each file; 1 if any has an error, 2 if only the command line is wrong."""
    from charterlang.api import examine
    from charterlang.cli import output

    strict, files = sorted_out(parsed.strict, parsed.files)
    if not files:
        return wrong("a file is wanted, such as pact.charter")
    if unknown := [one for one in strict if one != ALL and not is_warning(one)]:
        return wrong(f"--strict: {no_warning(unknown[0])}")
    examined = [(path, strictly(examine(path, assumed(parsed)), strict)) for path in files]
    code = output.failure(*(one for _, one in examined))
    if parsed.json:
        output.data(as_data(examined, parsed.all, code == 0))
        return code
    for path, one in examined:
        output.report(one, sys.stdout)
        if not one.diagnostics:
            print(f"{path}: no mistakes")
        if parsed.all:
            print_allowed(path, one)
    return code


# ── how strict


def sorted_out(strict: Sequence[str], files: Sequence[str]) -> tuple[list[str], list[str]]:
    """The codes, and the files: what follows `--strict` and is no list of codes is a file."""
    codes: list[str] = []
    first: list[str] = []
    for said in strict:
        if said == ALL or CODES.fullmatch(said) or not ("." in said or "/" in said):
            codes += said.split(",")
        else:
            codes.append(ALL)
            first.append(said)
    return codes, [*first, *files]


def is_warning(code: str) -> bool:
    """Whether there is a warning of that code."""
    from charterlang.compiler.codes import CODES as KNOWN

    return code.startswith("W") and code in KNOWN


def no_warning(code: str) -> str:
    """What is wrong with a code that is no warning's."""
    from charterlang.compiler.codes import CODES as KNOWN

    if code in KNOWN:
        return f"`{code}` is an error already"
    from difflib import get_close_matches

    near = get_close_matches(code.upper(), [one for one in KNOWN if one[0] == "W"], 1, 0.7)
    return f"there is no warning `{code}`" + (f"; did you mean `{near[0]}`?" if near else "")


def strictly(examined: Examined, codes: Sequence[str]) -> Examined:
    """The same, with the warnings of these codes as errors."""
    if not codes:
        return examined
    import attrs

    said = (
        attrs.evolve(one, severity="error") if ALL in codes or one.code in codes else one
        for one in examined.diagnostics
    )
    return attrs.evolve(examined, diagnostics=tuple(said))


def wrong(message: str) -> int:
    """Says what is wrong with the command line; the exit code."""
    print(f"charter check: {message}", file=sys.stderr)
    print("  charter check --help shows what can be said", file=sys.stderr)
    return 2


# ── what is allowed


def as_data(examined: Sequence[tuple[str, Examined]], all: bool, sound: bool) -> dict[str, object]:
    """What was found, as data; with `all`, what is allowed in the texts too."""
    from charterlang.compiler.report import data

    found = [one for _, each in examined for one in data(each.diagnostics)]
    files = [path for path, _ in examined]
    told: dict[str, object] = {"files": files, "sound": sound, "diagnostics": found}
    if all:
        silenced = [one for _, each in examined for one in each.silenced]
        listed = data(one.diagnostic for one in silenced)
        told["allowed"] = [
            {**said, "reason": one.reason} for said, one in zip(listed, silenced, strict=True)
        ]
    return told


def print_allowed(path: str, examined: Examined) -> None:
    """The warnings that a text allows, each with its reason."""
    from charterlang.cli import output
    from charterlang.cli.transcript import Paper, wrap

    if not examined.silenced:
        print(f"{path}: nothing is allowed")
        return
    paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
    print(f"\n{path}: {len(examined.silenced)} allowed")
    for one in examined.silenced:
        span = one.diagnostic.span
        where = f"{span.line}:{span.column}" if span.path == path else f"{span.path}:{span.line}"
        print(f"  {paper.paint(one.diagnostic.code, 'bold')} {where}")
        for line in wrap(one.diagnostic.message, paper.width - 4):
            print(f"    {line}")
        for line in wrap(f"allowed: {one.reason}", paper.width - 4):
            print(f"    {line}")
