"""`charter assumptions`: what the reader of a charter had to decide, and how it is read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from charterlang.cli.options import add_assume, add_json, assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from charterlang.cli.transcript import Paper
    from charterlang.render.registers import Assumed, Reading

SUMMARY = "list the assumptions of a charter: their readings, the reason, and what relies on them"
EXAMPLES = """\
  charter assumptions sec.charter           each with its readings; ▸ marks the one chosen
  charter assumptions sec.charter --assume counted=entitled
  charter assumptions sec.charter --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="CHARTER", help="a .charter file")
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """The list; 1 if the charter has errors."""
    from charterlang.api import CharterError, load
    from charterlang.cli import output
    from charterlang.cli.transcript import Paper
    from charterlang.render.registers import assumptions

    try:
        law = load(parsed.file, assumed(parsed))
    except CharterError as error:
        return output.refused(error, parsed.json)
    entries = assumptions(law)
    if parsed.json:
        output.data({"charter": law.name, "assumptions": [as_data(one) for one in entries]})
        return 0
    paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
    print(paper.paint("Assumptions of this edition", "bold"))
    print(paper.paint(law.title, "dim"))
    if not entries:
        print("\nnothing is assumed")
    for number, one in enumerate(entries, 1):
        print()
        for line in told(one, number, paper):
            print(line)
    return 0


def told(one: Assumed, number: int, paper: Paper) -> Iterator[str]:
    """One assumption: its title, readings, reason, and what relies on it."""
    from charterlang.cli.discretion import cited

    where = f"  [{one.clause}]" if one.clause else ""
    first, *rest = lines(f"{one.title[:1].upper()}{one.title[1:]}", number, paper)
    yield paper.paint(first, "bold")
    yield from (paper.paint(line, "bold") for line in rest)
    yield paper.paint(f"    {one.name}{where}", "dim")
    width = max(len(each.name) for each in one.readings)
    for each in one.readings:
        yield from reading(each, width, paper)
    for at, part in enumerate(one.because.split("\n") if one.because else ()):
        yield from captioned("" if at else "Because", part, paper)
    relying = ", ".join(cited(use).replace(" ", HELD) for use in one.relying)
    yield from captioned("Relied on in", relying or "nothing", paper)


HELD = "\N{NO-BREAK SPACE}"


def lines(text: str, number: int, paper: Paper) -> list[str]:
    """A title behind its number."""
    from charterlang.cli.transcript import wrap

    lead = f"{number}."
    first, *rest = wrap(text, paper.width - 4)
    return [f"{lead:<4}{first}", *(f"    {line}" for line in rest)]


def reading(each: Reading, width: int, paper: Paper) -> Iterator[str]:
    """A reading with what it says and means; `▸` marks the one that is chosen."""
    from charterlang.cli.transcript import wrap

    lead = f"    {'▸' if each.chosen else ' '} {each.name:<{width}}  "
    room = paper.width - len(lead)
    for at, line in enumerate(wrap(each.words, room)):
        text = (lead if at == 0 else " " * len(lead)) + line
        yield paper.paint(text, "green") if each.chosen else text
    if each.titled and each.means != each.words:
        for line in wrap(f"= {each.means}", room, 2):
            yield paper.paint(" " * len(lead) + line, "dim")


CAPTION = 14
"""Columns of a caption."""


def captioned(caption: str, text: str, paper: Paper) -> Iterator[str]:
    """A text beside its caption."""
    from charterlang.cli.transcript import wrap

    for at, line in enumerate(wrap(text, paper.width - 4 - CAPTION)):
        margin = ("" if at else caption).ljust(CAPTION)
        yield f"    {paper.paint(margin, 'dim') if margin.strip() else margin}{line}"


def as_data(one: Assumed) -> dict[str, Any]:
    """An assumption, for `--json`."""
    from charterlang.cli.discretion import use_as_data

    return {
        "name": one.name,
        "title": one.title,
        "clause": one.clause,
        "chosen": one.chosen.name,
        "readings": [
            {"name": each.name, "words": each.words, "means": each.means} for each in one.readings
        ],
        "because": one.because,
        "relied_on": [use_as_data(use) for use in one.relying],
    }
