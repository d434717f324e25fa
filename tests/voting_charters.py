"""Charters made for counting: one body, and a procedure for each set of voting lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from fractions import Fraction

import attrs
from voting_oracle import Lines

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.pipeline import compile_charter
from charterlang.interpreter.state import Ballot, Elector, Proceeding, Seat, State

NOW = datetime(2026, 2, 1, 8, tzinfo=UTC)
VOTERS = ("Ada", "Bob", "Cyd", "Dan", "Eve", "Flo", "Gus")
SEATS = 9
HEAD = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
{construe}
kind person "person"
kind matter "matter"
office chair "Chair" of person
    founding Zoe
body elders "Elders" of person
    founding Ada, Bob
body house "House" of person
    founding Ada, Bob, Cyd, Dan, Eve, Flo, Gus
    size 9
    votes 1 each
{names}
"""


def text_of(rule: tuple) -> str:
    """A rule of the oracle, as a charter writes it."""
    match rule:
        case ("share", op, amount, base, rounding):
            words = "at least" if op == ">=" else "more than"
            of = f" of {base}" if base else ""
            way = f" rounded {rounding}" if rounding else ""
            return f"{words} {share(amount)}{of}{way}"
        case ("number", op, amount):
            return f"{'at least' if op == '>=' else 'more than'} {amount}"
        case ("all", base):
            return f"all of {base}" if base else "all"
        case ("and" | "or" as word, *rules):
            return f" {word} ".join(f"({text_of(one)})" for one in rules)
        case ("including", inner, names):
            return f"({text_of(inner)}) including {name_of(names)}"
        case ("vetoed", inner, names):
            return f"({text_of(inner)}) unless vetoed by {name_of(names)}"
        case ("called", name, _):
            return name
    raise ValueError(rule)


def share(amount: Fraction) -> str:
    """Twentieths as percentages, others as fractions: both are shares."""
    if amount.denominator == 20:
        return f"{amount.numerator * 5}%"
    return f"{amount.numerator}/{amount.denominator}"


def name_of(names: tuple[str, ...]) -> str:
    """One voter by name, or the elders."""
    return names[0] if len(names) == 1 else "elders"


def stage_of(lines: Lines, deciding: str = "chair") -> list[str]:
    """The lines of the stage."""
    tie = f"{deciding} decides" if lines.tie == "decides" else lines.tie
    said = {
        "needs": text_of(lines.needs),
        "counts": lines.counts,
        "rounded": lines.rounded,
        "quorum": text_of(lines.quorum) if lines.quorum else None,
        "abstention": None if lines.abstention == "allowed" else lines.abstention,
        "tie": tie,
    }
    return [f"        {word} {value}" for word, value in said.items() if value]


def charter(
    many: Iterable[Lines],
    construe: Iterable[str] = (),
    readings: Mapping[str, str] | None = None,
    names: str = "",
    election: bool = False,
) -> Instrument:
    """A charter with procedures p0, p1, … that vote by these lines; `names` it declares besides."""
    text = HEAD.format(construe="\n".join(f"    construe {one}" for one in construe), names=names)
    stage = "vote 1 day"
    if election:
        stage = "nominations 1 day by any house\n    election 1 day using instant_runoff"
    for number, lines in enumerate(many):
        text += f"procedure p{number}(m: matter) of house\n    {stage}\n"
        text += "\n".join(stage_of(lines)) + "\n"
    return compiled(text, readings)


def compiled(text: str, readings: Mapping[str, str] | None = None) -> Instrument:
    """The law of a charter that has no errors."""
    result = compile_charter("club.charter", {"club.charter": text}.get, dict(readings or {}))
    wrong = [one for one in result.diagnostics if one.severity == "error"]
    assert not wrong, (wrong[0].code, wrong[0].message, wrong[0].span)
    assert result.value is not None
    return result.value


def state_of(law: Instrument, weights: Mapping[str, Fraction], number: int = 0) -> State:
    """A vote of `p{number}` is open; all who have a weight sit in the house."""
    electorate = tuple(Elector(name, weight) for name, weight in weights.items())
    proceeding = Proceeding(
        1,
        f"p{number}",
        (),
        NOW,
        stage="vote",
        stage_opened=NOW,
        electorate=electorate,
        last_vote="vote",
    )
    seats = {
        "house": tuple(Seat(name, NOW) for name in weights),
        "elders": (Seat("Ada", NOW), Seat("Bob", NOW)),
    }
    return State(law, NOW, commenced=NOW, seats=seats, proceedings=(proceeding,))


def with_ballots(state: State, table: Mapping[str, str | None]) -> Proceeding:
    """The proceeding of the state with these ballots."""
    ballots = {
        who: Ballot(who, who, NOW, choice)  # type: ignore[arg-type]  # the oracle's words
        for who, choice in table.items()
        if choice is not None
    }
    return attrs.evolve(state.proceedings[0], ballots=ballots)
