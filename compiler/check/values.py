"""The values of declarations: what decides something by how much, how long, or in which way."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir.expressions import Constant, Entity
from charterlang.compiler.ir.instrument import Declaration
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Actors, Body, Office, Voting
from charterlang.compiler.ir.place import Place
from charterlang.compiler.node import frozen

VOTING = (
    ("needs", "needs", "rule"),
    ("quorum", "quorum", "rule"),
    ("counts", "counts", "base"),
    ("rounded", "rounding", "direction"),
    ("tie", "tie", "sort"),
    ("window", "window", "length"),
)
"""(property, field of the law, its value) of the voting lines that have a value."""
WHAT = {
    "needs": "what carries a vote",
    "counts": "what counts in the result",
    "rounded": "the rounding",
    "tie": "what becomes of a tie",
    "window": "the length of a vote",
}


@frozen
class Value:
    """A property of a declaration that words must state, with what it is and where it stands.

    `path` is the one that words take it by. `hand`: words that tell it by hand, where no number does.
    """

    owner: str
    path: tuple[str, ...]
    what: str
    value: object
    place: Place
    hand: str = ""

    @property
    def name(self) -> str:
        """The property as a statement names it."""
        return ".".join(self.path)


def values(one: Declaration) -> Iterator[Value]:
    """The values of a declaration."""
    name = f"`{one.name}`"
    match one:
        case Body():
            if one.size:
                yield Value(
                    one.name, ("size",), f"the size of {name}", one.size.number, one.size.place
                )
            if one.electors and not is_one(one.electors.weight):
                weight, place = one.electors.weight, one.electors.place
                yield Value(
                    one.name, ("votes",), f"how many votes each has in {name}", weight, place
                )
            if one.demand and several(one.demand.by):
                count = several(one.demand.by)
                yield Value(
                    one.name, ("motion",), f"how many must move in {name}", count, one.demand.place
                )
            yield from of_voting(one.name, (), one.voting)
        case Office():
            yield from of_office(one)
        case Norm():
            if one.within is not None:
                place = Place(one.place.clause, one.within.span)
                yield Value(one.name, ("within",), f"the deadline of {name}", one.within, place)
            if one.force is not None and isinstance(one.force.grade, Entity):
                verb, place = one.force.grade, one.force.place
                yield Value(one.name, ("force",), f"the force of {name}", verb, place)
            for stage in one.stages:
                yield from of_stage(one.name, stage)
        case _:
            return


def of_office(one: Office) -> Iterator[Value]:
    """Terms and deadlines of an office."""
    name = f"`{one.name}`"
    if one.term:
        yield Value(one.name, ("term",), f"the term of {name}", one.term.length, one.term.place)
        if one.term.renewals:
            times = one.term.renewals
            yield Value(
                one.name,
                ("renewals",),
                f"how often the term of {name} may be renewed",
                times,
                one.term.place,
            )
    filled, vacancy = one.filled, one.vacancy
    if filled and filled.every:
        yield Value(
            one.name, ("filled", "every"), f"how often {name} is filled", filled.every, filled.place
        )
    if filled and filled.within:
        path = ("filled", "within")
        yield Value(
            one.name, path, f"within what time {name} is filled", filled.within, filled.place
        )
    if vacancy and vacancy.within:
        path = ("vacancy", "within")
        yield Value(
            one.name,
            path,
            f"within what time a vacancy of {name} is filled",
            vacancy.within,
            vacancy.place,
        )


def of_stage(owner: str, stage: Stage) -> Iterator[Value]:
    """Movers, length, limit and voting lines of a stage."""
    name = stage.name
    if stage.kind == "motion" and (count := several(stage.by)):
        yield Value(owner, (name,), f"how many must move `{owner}`", count, stage.place_of("by"))
    if stage.within is not None:
        place = stage.place_of("within")
        yield Value(owner, (name, "within"), f"the deadline of `{owner}`", stage.within, place)
    if stage.length is not None:
        place = stage.place_of("length")
        yield Value(owner, (name,), f"the length of the {name} of `{owner}`", stage.length, place)
    if stage.per_nominator is not None:
        place = stage.place_of("limit")
        yield Value(
            owner,
            (name, "limit"),
            f"how many each may nominate for `{owner}`",
            stage.per_nominator,
            place,
        )
    if stage.method is not None:
        place = stage.place_of("method")
        yield Value(owner, (name, "method"), f"the method of `{owner}`", stage.method, place)
    yield from of_voting(owner, (name,), stage.voting)


def of_voting(owner: str, path: tuple[str, ...], voting: Voting) -> Iterator[Value]:
    """The voting lines that have a value; that a tie is lost goes without saying."""
    for name, field, inner in VOTING:
        line = getattr(voting, field)
        if line is None or (name == "tie" and line.sort == "lost"):
            continue
        what = f"{WHAT.get(name, f'the {name}')} of `{owner}`"
        yield Value(owner, (*path, name), what, getattr(line, inner), line.place)


def several(actors: Actors | None) -> int:
    """How many must act together, where that is more than one."""
    return max((one.count for one in actors.limbs if one.count > 1), default=0) if actors else 0


def is_one(weight: object) -> bool:
    """Whether a vote weighs one, as it does if nothing is said."""
    return isinstance(weight, Constant) and weight.value == 1
