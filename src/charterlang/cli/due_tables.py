"""What is owed in a run, in tables and as data."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from charterlang.cli.grid import fitting
from charterlang.cli.transcript import Paper, readings_of, wrap
from charterlang.interpreter import wording
from charterlang.interpreter.calendar import zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from charterlang.compiler.ir.instrument import Instrument
    from charterlang.interpreter.owed import Broken, Due, Ledger
    from charterlang.interpreter.play import Run

Row = list[list[str]]


def tell(run: Run, made: Ledger | None, every: bool, asked: datetime | None, paper: Paper) -> None:
    """Prints what is owed in a run; with `every`, also what is owed no more.

    `asked`: the instant that was asked about; None for the end of the run.
    """
    law = run.trial.law
    for text, style in (
        (run.trial.scenario.title, "bold"),
        (f"{law.title}{readings_of(run)}", "dim"),
    ):
        for line in wrap(text, paper.width):
            print(paper.paint(line, style))
    if made is None:
        first = wording.instant(law, run.state.journal[0].at)
        said = wrap(f"the run has not begun by then: it begins on {first}", paper.width)
        print("\n" + "\n".join(said))
        return
    for line in wrap(instant(law, made.at, asked), paper.width):
        print(paper.paint(line, "dim"))
    if not (made.owed or made.standing):
        print("\nnothing is owed")
    section("Owed", ("Must", "Until"), [owed(law, one) for one in made.owed], paper)
    table("Standing duties", ("In", "Who", "Must", "Since"), standing(law, made.standing), paper)
    if every:
        section(
            "No longer owed", ("Had to", "Ended"), [over(law, one) for one in made.ended], paper
        )
    breaches = [broken(law, one) for one in made.breaches]
    table("Breaches", ("In", "Who", "What", "On", "State"), breaches, paper)


def instant(law: Instrument, at: datetime, asked: datetime | None) -> str:
    """The instant that is told of, and whether it is the end of the run or as far as can be told."""
    said = f"{wording.weekday(law, at)}, {wording.instant(law, at)}"
    if asked is None:
        return f"{said}, at the end of the run"
    if at < asked:
        return f"{said}, and no further: too much falls due before {wording.instant(law, asked)}"
    return said


def section(heading: str, heads: tuple[str, str], rows: Sequence[Row], paper: Paper) -> None:
    """A table of duties, under its heading."""
    act, last = heads
    table(heading, ("In", "Who", act, "Since", last, "State"), rows, paper)


def table(heading: str, heads: Sequence[str], rows: Sequence[Row], paper: Paper) -> None:
    """A table under its heading, if it has rows; without the clauses, if there are none to cite."""
    if not rows:
        return
    print(f"\n{paper.paint(heading, 'bold')}")
    placed = any(row[0] != ["—"] for row in rows)
    cells = rows if placed else [row[1:] for row in rows]
    inner = Paper(paper.width - 2, paper.colour)
    for line in fitting(heads if placed else heads[1:], cells, inner):
        print(f"  {line}" if line else "")


def owed(law: Instrument, one: Due) -> Row:
    """The row of a duty that is owed."""
    until = date(law, one.until) if one.until is not None else []
    until += [f"late when {condition}" for condition in one.late]
    since = date(law, one.since)
    return [clause(one), [who(law, one)], [one.act], since, until or ["no deadline"], [one.state]]


def standing(law: Instrument, duties: Sequence[Due]) -> list[Row]:
    """The rows of standing duties: one for all who are bound by the same duty since the same day."""
    together: dict[tuple[str, datetime], list[Due]] = {}
    for one in duties:
        together.setdefault((one.norm, one.since), []).append(one)
    return [
        [clause(many[0]), [who(law, one) for one in many], [many[0].act], date(law, since)]
        for (_, since), many in together.items()
    ]


def over(law: Instrument, one: Due) -> Row:
    """The row of a duty that is owed no more."""
    ended = date(law, one.ended) if one.ended is not None else []
    return [clause(one), [who(law, one)], [one.act], date(law, one.since), ended, [one.state]]


def broken(law: Instrument, one: Broken) -> Row:
    """The row of a breach."""
    if one.kind == "prohibition":
        what = [f"must not {one.act}"]
    else:
        what = [f"must {one.act}{': not done in time' if one.overdue else ''}"]
    what += ["void: it had no effect"] if one.void else []
    what += [f"as {wording.title(law, one.by)} alleges"] if one.by else []
    state = [one.state, *(date(law, one.found) if one.found is not None else ())]
    return [clause(one), [who(law, one)], what, date(law, one.at), state]


def clause(one: Due | Broken) -> list[str]:
    """The clause that it rests on."""
    return [one.clauses[0]] if one.clauses else ["—"]


def who(law: Instrument, one: Due | Broken) -> str:
    """Who owes it, or is in breach: an organ as such by its title with the article."""
    name = one.bearer
    return wording.the(law, name) if name in law.declarations else wording.individual(law, name)


def date(law: Instrument, moment: datetime) -> list[str]:
    """`2026-02-01`, and under it `08:00` unless that is midnight."""
    day = f"{moment.astimezone(zone_of(law.zone)):%Y-%m-%d}"
    time = wording.clock(law, moment)
    return [day] if time == "00:00" else [day, time]


# ── as data


def ledger_as_data(run: Run, made: Ledger | None, every: bool) -> dict[str, Any]:
    """What is owed in a run, for `--json`; of one that has not begun, empty lists."""
    duties = (*made.owed, *made.standing, *(made.ended if every else ())) if made else ()
    return {
        "scenario": run.trial.scenario.title,
        "charter": run.trial.law.name,
        "readings": dict(run.trial.readings),
        "begun": made is not None,
        "at": made.at.isoformat() if made else None,
        "duties": [due_as_data(run.trial.law, one) for one in duties],
        "breaches": [broken_as_data(run.trial.law, one) for one in made.breaches] if made else [],
    }


def due_as_data(law: Instrument, one: Due) -> dict[str, Any]:
    """A duty: `state` is standing, open, overdue, done, done late, or moot."""
    return {
        "bearer": one.bearer,
        "norm": one.norm,
        "arguments": [wording.value(law, value) for value in one.arguments],
        "act": one.act,
        "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "late_when": list(one.late),
        "state": one.state,
        "ended": one.ended.isoformat() if one.ended else None,
        "clauses": list(one.clauses),
    }


def broken_as_data(law: Instrument, one: Broken) -> dict[str, Any]:
    """A breach: `state` is recorded, alleged, or found."""
    return {
        "bearer": one.bearer,
        "norm": one.norm,
        "kind": one.kind,
        "arguments": [wording.value(law, value) for value in one.arguments],
        "act": one.act,
        "at": one.at.isoformat(),
        "state": one.state,
        "found": one.found.isoformat() if one.found else None,
        "overdue": one.overdue,
        "void": one.void,
        "by": one.by,
        "clauses": list(one.clauses),
    }
