"""`charter discretion`: what a charter leaves to judgement, and to whose."""

from __future__ import annotations

import argparse
import sys

from charterlang.cli.options import add_assume, add_json, assumed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from charterlang.cli.transcript import Paper
    from charterlang.render.registers import Discretion, Use

SUMMARY = "list the words that leave something to judgement, who judges, and what is presumed"
EXAMPLES = """\
  charter discretion sec.charter            the register, a row for each standard and finding
  charter discretion sec.charter --assume representative=state
  charter discretion sec.charter --json
"""
SECTIONS = (
    ("standard", "Standards: open words, to be judged", "Judged by"),
    ("finding", "Findings: facts that an organ finds", "Found by"),
)
"""Each sort of entry, with its heading and the head of the column that says whose it is."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="CHARTER", help="a .charter file")
    add_assume(parser)
    add_json(parser)


def answer(parsed: argparse.Namespace) -> int:
    """The register; 1 if the charter has errors."""
    from charterlang.api import CharterError, load
    from charterlang.cli import output
    from charterlang.cli.transcript import Paper
    from charterlang.render.registers import discretion

    try:
        law = load(parsed.file, assumed(parsed))
    except CharterError as error:
        return output.refused(error, parsed.json)
    entries = discretion(law)
    if parsed.json:
        output.data({"charter": law.name, "discretion": [as_data(one) for one in entries]})
        return 0
    paper = Paper(output.columns(sys.stdout), output.coloured(sys.stdout))
    print(paper.paint("Register of discretion", "bold"))
    print(paper.paint(law.title, "dim"))
    if not entries:
        print("\nnothing is left to judgement")
    for sort, heading, whose in SECTIONS:
        if rows := [one for one in entries if one.sort == sort]:
            print(f"\n{paper.paint(heading, 'bold')}")
            tell(rows, whose, paper)
    return 0


def tell(entries: Sequence[Discretion], whose: str, paper: Paper) -> None:
    """Prints the entries of one sort as a table; on a narrow page one below the other."""
    from charterlang.cli.grid import fitting
    from charterlang.cli.transcript import Paper

    inner = Paper(paper.width - 2, paper.colour)
    placed = any(one.clause for one in entries)
    heads = [*(["In"] if placed else []), "Words", whose, "Presumed", "Relied on in"]
    rows = [[*([[one.clause or "—"]] if placed else []), *cells(one)] for one in entries]
    for line in fitting(heads, rows, inner):
        print(f"  {line}" if line else "")


def cells(one: Discretion) -> list[list[str]]:
    """What stands in each column: the words, who judges, what is presumed, what relies on it."""
    return [
        [words(one)],
        [one.judge or "nobody is named"],
        [presumed(one)],
        [cited(use) for use in one.relying] or ["nothing"],
    ]


def words(one: Discretion) -> str:
    """The open words, and what they are said of: `allied with … (a state, another state)`."""
    from charterlang.render.wording.english import a

    said: list[str] = []
    for each in one.of:
        said.append(f"another {each}" if a(each) in said else a(each))
    return f"{one.words} ({', '.join(said)})" if said else one.words


def presumed(one: Discretion) -> str:
    """What is presumed: a value, or of what may be so or not `yes` or `no`."""
    if one.type == "truth" and one.presumed in ("true", "false"):
        return "yes" if one.presumed == "true" else "no"
    return one.presumption or "nothing"


def cited(use: Use) -> str:
    """A clause and the rule that relies; of its words alone, the clause."""
    return " ".join(part for part in (use.clause, use.rule or "(its words)") if part)


def as_data(one: Discretion) -> dict[str, Any]:
    """An entry, for `--json`."""
    return {
        "name": one.name,
        "sort": one.sort,
        "words": one.words,
        "of": list(one.of),
        "type": one.type,
        "clause": one.clause,
        "judge": one.judge,
        "presumption": one.presumption,
        "presumed": one.presumed,
        "relied_on": [use_as_data(use) for use in one.relying],
    }


def use_as_data(use: Use) -> dict[str, str | None]:
    """What relies on an entry: a rule in its clause, or (`rule` null) the words of a clause."""
    return {"clause": use.clause, "rule": use.rule}
