"""The provisions of the treaty, one by one: where each stands, and what shows that it is run.

`tests/rows/sec.toml` lists the provisions of the treaty by row, with what becomes of each: `yes`, it
is run; `partly`, it is run as far as a finding is reported; `prose`, it is printed. It also lists the
numbered scenarios of the treaty, each with the tests of the law that play it.
`tests/rows/sec_alterations.toml` lists the alterations of the charter: each is one change in the
declaration of one row, with the scenario that must fail when it is made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import attrs

ROOT = Path(__file__).parents[1]
TREATY = "charters/sec/sec.charter"
SCENARIOS = "charters/sec/scenarios"
ROWS = ROOT / "tests/rows/sec.toml"
ALTERATIONS = ROOT / "tests/rows/sec_alterations.toml"

Extent = Literal["yes", "partly", "prose"]


class Misstated(Exception):
    """A list that cannot be used, with the reason."""


@attrs.frozen
class Row:
    """A provision: its identifier, how far it is run, the address of its clause in the charter.

    The address of the title is empty: it stands in the header.
    """

    id: str
    extent: Extent
    clause: str


@attrs.frozen
class Told:
    """A scenario by its file, without the ending, and its title."""

    file: str
    title: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"

    @property
    def path(self) -> str:
        """The path of its file in the repository."""
        return f"{SCENARIOS}/{self.file}.scenario"


@attrs.frozen
class Edit:
    """`wanted`, which stands in the clause exactly once, gives way to `instead`.

    One that strikes has None there: the line goes, with the lines indented under it.
    """

    clause: str
    wanted: str
    instead: str | None


@attrs.frozen
class Alteration:
    """A change of one rule of a row, and the scenario that must notice it.

    A rule that is stated twice, or that words print, is changed by more than one edit.
    """

    row: str
    says: str
    edits: tuple[Edit, ...]
    scenario: Told

    @property
    def clause(self) -> str:
        """Where it is made, first."""
        return self.edits[0].clause


def told(text: str) -> Told:
    """`recall: The Spokesperson is recalled` as a scenario."""
    file, colon, title = text.partition(": ")
    if not colon:
        raise Misstated(f'"{text}" is no scenario: write  file: title')
    return Told(file, title)


def rows(path: Path = ROWS) -> Mapping[str, Row]:
    """Every provision by its identifier, in the order of the treaty."""
    out = {}
    for name, (extent, clause) in contents(path)["rows"].items():
        if extent not in get_args(Extent):
            raise Misstated(f"{name}: a row is run `yes`, `partly` or as `prose`, not `{extent}`")
        out[name] = Row(name, extent, clause)
    return out


def numbered(path: Path = ROWS) -> Mapping[str, tuple[Told, ...]]:
    """The tests of the law that play each numbered scenario of the treaty."""
    listed = contents(path)["scenarios"]
    return {name: tuple(told(one) for one in tests) for name, tests in listed.items()}


def alterations(path: Path = ALTERATIONS) -> tuple[Alteration, ...]:
    """Every alteration, in the order of the list."""
    known = rows()
    return tuple(alteration(one, known) for one in contents(path)["alteration"])


def alteration(entry: Mapping[str, Any], known: Mapping[str, Row]) -> Alteration:
    """An alteration as the list states it."""
    own = {key: value for key, value in entry.items() if key in EDIT}
    name = entry.get("row", "")
    if name not in known:
        raise Misstated(f"there is no row `{name}`")
    if {"row", "says", "fails"} != set(entry) - {"also"} - set(own):
        raise Misstated(f"{name}: an alteration has `row`, `says`, `fails`, and an edit")
    edits = tuple(edit(one, known[name]) for one in (own, *entry.get("also", ())))
    return Alteration(name, entry["says"], edits, told(entry["fails"]))


EDIT = {"in", "replace", "by", "strike"}


def edit(entry: Mapping[str, str], of: Row) -> Edit:
    """An edit as the list states it; it is in the clause of the row, if none is named."""
    match {key: value for key, value in entry.items() if key != "in"}:
        case {"replace": wanted, "by": instead, **more} if not more:
            return Edit(entry.get("in", of.clause), wanted, instead)
        case {"strike": wanted, **more} if not more:
            return Edit(entry.get("in", of.clause), wanted, None)
    raise Misstated(f"{of.id}: an edit has `replace` and `by`, or `strike`")


def contents(path: Path) -> dict[str, Any]:
    """What a list holds."""
    with path.open("rb") as file:
        return tomllib.load(file)
