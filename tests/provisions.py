"""The provisions of each system, one by one: where each stands, and what shows that it is run.

`tests/rows/README.md` says how the lists are written: `NAME.toml` has the charters of a system, its
provisions by row with what becomes of each (`yes`, it is run; `partly`, it is run as far as a finding
is reported or a reading chosen; `prose`, it is printed), and its numbered scenarios;
`NAME_alterations.toml` has the alterations of its charters, each of them one change in the
declarations of one row, with the scenario that must fail when it is made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import attrs

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "tests/rows"

Extent = Literal["yes", "partly", "prose"]


class Misstated(Exception):
    """A list that cannot be used, with the reason."""


@attrs.frozen
class Address:
    """A clause of one of the charters; the header of it, if `clause` is empty."""

    charter: str
    clause: str

    def __str__(self) -> str:
        return self.clause or "header"


@attrs.frozen
class Row:
    """A provision: its identifier, how far it is run, where it stands.

    A provision that stands in several versions of a charter has an address in each. One without an
    address is still to be written.
    """

    id: str
    extent: Extent
    at: tuple[Address, ...]


@attrs.frozen
class Told:
    """A scenario by its folder, its file without the ending, and its title."""

    folder: str
    file: str
    title: str

    def __str__(self) -> str:
        return f"{self.file}: {self.title}"

    @property
    def path(self) -> str:
        """The path of its file in the repository."""
        return f"{self.folder}/{self.file}.scenario"


@attrs.frozen
class Edit:
    """`wanted`, which stands in the clause exactly once, gives way to `instead`.

    One that strikes has None there: the line goes, with the lines indented under it.
    """

    at: Address
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
    def at(self) -> Address:
        """Where it is made, first."""
        return self.edits[0].at


@attrs.frozen
class System:
    """The lists of one system: its charters by path, and what they are held against.

    `unfinished`: its charters are still being written, and what is missing is no mistake yet.
    `numbered` are the tests of the law that play each numbered scenario; `explained` says of rows
    that are modelled by nothing why they are not.
    """

    name: str
    charters: tuple[str, ...]
    folder: str
    unfinished: bool
    rows: Mapping[str, Row]
    numbered: Mapping[str, tuple[Told, ...]]
    explained: Mapping[str, str]
    alterations: tuple[Alteration, ...]

    def unaltered(self) -> list[str]:
        """The rows that are listed as run and that no alteration is made of."""
        done = {one.row for one in self.alterations}
        return [row.id for row in self.rows.values() if row.extent == "yes" and row.id not in done]

    def scenarios(self) -> tuple[str, ...]:
        """The paths of its files of scenarios."""
        below = sorted((ROOT / self.folder).rglob("*.scenario"))
        return tuple(path.relative_to(ROOT).as_posix() for path in below)


# ── the lists


def names() -> tuple[str, ...]:
    """The names of the systems that have lists, the finished ones first."""
    found = [path.stem for path in LISTS.glob("*.toml") if not path.stem.endswith("_alterations")]
    return tuple(sorted(found, key=lambda name: (system(name).unfinished, name)))


def systems() -> tuple[System, ...]:
    """Every system that has lists."""
    return tuple(system(name) for name in names())


@cache
def system(name: str) -> System:
    """The lists of a system by its name."""
    path = LISTS / f"{name}.toml"
    if not path.is_file():
        raise Misstated(f"there is no system `{name}`; there are {', '.join(names())}")
    listed, beside = contents(path), LISTS / f"{name}_alterations.toml"
    made = contents(beside).get("alteration", ()) if beside.is_file() else ()
    return system_of(name, listed, made)


def system_of(name: str, listed: Mapping[str, Any], made: Iterable[Mapping[str, Any]]) -> System:
    """A system as its lists state it."""
    charters = tuple(listed.get("charters", ()))
    if not charters:
        raise Misstated(f"{name}: `charters` names no charter")
    folder = listed.get("scenarios", f"{charters[0].rpartition('/')[0]}/scenarios")
    rows = {one: row(one, said, charters) for one, said in listed["rows"].items()}
    numbered = {
        number: tuple(told(one, folder) for one in tests)
        for number, tests in listed.get("numbered", {}).items()
    }
    explained = listed.get("explained", {})
    if unknown := [one for one in explained if one not in rows and one not in numbered]:
        raise Misstated(f"{name}: there is no row `{unknown[0]}` to be explained")
    without = System(name, charters, folder, listed.get("unfinished", False), rows, numbered,
                     explained, ())  # fmt: skip
    return attrs.evolve(without, alterations=tuple(alteration(one, without) for one in made))


def row(name: str, said: list[str], charters: tuple[str, ...]) -> Row:
    """A row as the list states it: how far it is run, then its addresses."""
    extent, *at = said
    if extent not in get_args(Extent):
        raise Misstated(f"{name}: a row is run `yes`, `partly` or as `prose`, not `{extent}`")
    return Row(name, extent, tuple(address(one, charters) for one in at))


def address(text: str, charters: tuple[str, ...]) -> Address:
    """`III(6)` in the one charter of a system; `before: III(6)` in one of several."""
    if len(charters) == 1:
        return Address(charters[0], text)
    file, colon, clause = text.partition(":")
    for path in charters:
        if colon and path.endswith(f"/{file}.charter"):
            return Address(path, clause.strip())
    known = ", ".join(f"`{path.rpartition('/')[2].removesuffix('.charter')}:`" for path in charters)
    raise Misstated(f"`{text}` is in none of the charters: begin with {known}")


def told(text: str, folder: str) -> Told:
    """`recall: The Spokesperson is recalled` as a scenario."""
    file, colon, title = text.partition(": ")
    if not colon:
        raise Misstated(f'"{text}" is no scenario: write  file: title')
    return Told(folder, file, title)


EDIT = {"in", "replace", "by", "strike"}


def alteration(entry: Mapping[str, Any], of: System) -> Alteration:
    """An alteration as the list states it."""
    own = {key: value for key, value in entry.items() if key in EDIT}
    name = entry.get("row", "")
    if name not in of.rows:
        raise Misstated(f"there is no row `{name}`")
    if {"row", "says", "fails"} != set(entry) - {"also"} - set(own):
        raise Misstated(f"{name}: an alteration has `row`, `says`, `fails`, and an edit")
    edits = tuple(edit(one, of.rows[name], of) for one in (own, *entry.get("also", ())))
    return Alteration(name, entry["says"], edits, told(entry["fails"], of.folder))


def edit(entry: Mapping[str, str], row: Row, of: System) -> Edit:
    """An edit as the list states it; it is where the row stands first, if no clause is named."""
    if "in" not in entry and not row.at:
        raise Misstated(f"{row.id}: an edit says `in` which clause it is, as its row has none")
    at = address(entry["in"], of.charters) if "in" in entry else row.at[0]
    match {key: value for key, value in entry.items() if key != "in"}:
        case {"replace": wanted, "by": instead, **more} if not more:
            return Edit(at, wanted, instead)
        case {"strike": wanted, **more} if not more:
            return Edit(at, wanted, None)
    raise Misstated(f"{row.id}: an edit has `replace` and `by`, or `strike`")


def contents(path: Path) -> dict[str, Any]:
    """What a list holds."""
    with path.open("rb") as file:
        return tomllib.load(file)
