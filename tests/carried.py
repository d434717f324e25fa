"""What a system's charters have of each of its provisions, found by compiling and running them.

Nothing of it is written down by hand: the declarations are those that the clause of a row states in
the compiled law, and the scenarios those of which a run rests on that clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import attrs
from altering import Unplayable, clauses, law, played
from provisions import ROOT, Address, Alteration, Misstated, Row, System, Told

from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.show import word_of

Progress = Callable[[str], None]
"""Is told what is being run, for whoever waits."""
Touched = dict[Address, dict[Told, int]]
"""The scenarios that rest on a clause, each with the number of clauses it rests on in all."""


@attrs.frozen
class Carried:
    """A row with what there is of it.

    `declarations` are those that its clause states; `below`, whether it or a clause in it states one.
    `unknown` are its addresses that no charter has.
    """

    row: Row
    declarations: tuple[str, ...]
    below: bool
    scenarios: tuple[Told, ...]
    alterations: tuple[Alteration, ...]
    unknown: tuple[Address, ...]
    explained: str | None

    def missing(self) -> Iterator[str]:
        """What the row should have and has not, one thing after the other."""
        row = self.row
        yield from (f"`{one.charter}` has no clause `{one.clause}`" for one in self.unknown)
        if self.explained:
            return
        if not row.at:
            yield "no clause carries it"
        elif row.extent == "partly" and not (self.below or self.scenarios):
            yield "it is neither modelled nor explained"
        if row.extent == "yes" and not self.scenarios:
            yield "no scenario touches it"
        if row.extent == "yes" and not self.alterations:
            yield "no alteration is made of it"


@attrs.frozen
class Found:
    """What a system has: of each row, and of each file that cannot be compiled or played, why."""

    system: System
    rows: tuple[Carried, ...]
    broken: tuple[str, ...]

    def unplayed(self) -> list[str]:
        """The numbered scenarios that no test plays and nothing explains."""
        of = self.system
        return [
            name for name, tests in of.numbered.items() if not tests and name not in of.explained
        ]

    def missing(self) -> Iterator[tuple[str, str]]:
        """(what lacks something, what it lacks) of the whole system."""
        yield from ((self.system.name, one) for one in self.broken)
        for one in self.rows:
            yield from ((one.row.id, said) for said in one.missing())
        yield from ((name, "no scenario plays it") for name in self.unplayed())


def found(of: System, progress: Progress) -> Found:
    """Compiles the charters of a system, and plays all of its scenarios."""
    laws: dict[str, Instrument] = {}
    broken: list[str] = []
    for path in of.charters:
        try:
            laws[path] = law(path)
        except Misstated as error:
            broken.append(str(error))
    touched: Touched = {}
    for path in of.scenarios():
        progress(path)
        try:
            touching(path, of, touched)
        except Unplayable as error:
            broken.append(f"`{path}` cannot be played: {error}")
    parts = {path: {one.identity: one for one in clauses(law)} for path, law in laws.items()}
    rows = tuple(carried(row, of, laws, parts, touched) for row in of.rows.values())
    return Found(of, rows, tuple(broken))


def touching(path: str, of: System, touched: Touched) -> None:
    """Notes by its clauses what the scenarios of a file rest on, and on how many clauses each."""
    file = path.removeprefix(f"{of.folder}/").removesuffix(".scenario")
    for run in played(path, {}):
        scenario = Told(of.folder, file, run.trial.scenario.title)
        for clause in run.touched:
            at = Address(run.trial.law.source, clause)
            touched.setdefault(at, {})[scenario] = len(run.touched)


def carried(
    row: Row,
    of: System,
    laws: Mapping[str, Instrument],
    parts: Mapping[str, Mapping[str, Division | Clause]],
    touched: Touched,
) -> Carried:
    """What there is of one row."""
    made = tuple(one for one in of.alterations if one.row == row.id)
    # What an alteration names is the test of its row, and also of what stands in the header, which is
    # no clause that a run could rest on. Then come those that are about little else.
    scenarios = {one.scenario: 0 for one in made}
    for at in row.at:
        scenarios = {**touched.get(at, {}), **scenarios}
    ordered = sorted(scenarios, key=lambda one: (scenarios[one], str(one)))
    known = [at for at in row.at if at.charter in laws]
    here = [(at, part) for at in known if (part := parts[at.charter].get(at.clause))]
    stated = dict.fromkeys(
        said for at, part in here for said in declarations(laws[at.charter], part)
    )
    below = any(statements(part) for _, part in here)
    unknown = tuple(at for at in known if at.clause and at.clause not in parts[at.charter])
    return Carried(row, tuple(stated), below, tuple(ordered), made, unknown,
                   of.explained.get(row.id))  # fmt: skip


def declarations(of: Instrument, part: Division | Clause) -> Iterator[str]:
    """What a clause states: `office speaker`, and `body council: seats` of what it adds to one."""
    for one in part.statements:
        if not one.name:
            yield from one.properties
        elif one.name not in of.declarations:
            yield one.name
        elif not one.properties or "head" in one.properties:
            yield said_of(of, one.name)
        else:
            yield f"{said_of(of, one.name)}: {', '.join(one.properties)}"


def said_of(of: Instrument, name: str) -> str:
    """`power recall`; what has no name of its own goes by the words that begin it."""
    return name if " " in name else f"{word_of(of, name)} {name}"


def statements(part: Division | Clause) -> bool:
    """Whether a part of the document, or a part of it, states anything."""
    inner = part.parts if isinstance(part, Division) else part.clauses
    return bool(part.statements) or any(statements(one) for one in inner)


def absent(of: System) -> list[str]:
    """The charters of a system that are not there."""
    return [path for path in of.charters if not (ROOT / path).is_file()]
