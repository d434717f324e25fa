"""The ballots of a vote, summed by weight, and what shares are counted of (language.md §7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import lcm

import attrs

from charterlang.compiler.ir.organs import Abstention, Body, Seats
from charterlang.compiler.ir.rules import Count
from charterlang.interpreter import roll
from charterlang.interpreter.events import Choice
from charterlang.interpreter.state import Elector, State

NONE = Fraction(0)
ONE = Fraction(1)


@attrs.frozen
class Tally:
    """Who cast which ballot, and the weights of all who are entitled.

    Every weight is so many `units` of one `grain`, which is 1 where all weights are whole: so that
    exact sums are sums of whole numbers.

    `casting` is a ballot beside those of the electorate, of weight 1: it is added to the ayes or
    nays and to every base (ruling of `tie X decides`).
    """

    units: Mapping[str, int]
    grain: Fraction = ONE
    ayes: frozenset[str] = frozenset()
    nays: frozenset[str] = frozenset()
    abstentions: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    seats: Fraction = NONE
    casting: Choice | None = None
    bounded: bool = True
    """Whether it is known how many votes there are in all."""

    def weight(self, of: Iterable[str]) -> Fraction:
        """The weight of these voters together."""
        units = sum([self.units[one] for one in of])
        return Fraction(units * self.grain.numerator, self.grain.denominator)

    @property
    def aye(self) -> Fraction:
        """The weight of the ayes."""
        ayes = self.weight(self.ayes)
        return ayes + 1 if self.casting == "aye" else ayes

    @property
    def nay(self) -> Fraction:
        """The weight of the nays."""
        nays = self.weight(self.nays)
        return nays + 1 if self.casting == "nay" else nays

    @property
    def taking_part(self) -> frozenset[str]:
        """Who cast a ballot or is marked present."""
        return self.ayes | self.nays | self.abstentions | self.present

    def size(self, base: Count) -> Fraction:
        """What a base counts."""
        more = 0 if self.casting is None else 1
        voting = self.ayes | self.nays
        match base:
            case "votes cast":
                return self.weight(voting) + more
            case "ballots cast":
                return self.weight(voting | self.abstentions) + more
            case "members present":
                return self.weight(self.taking_part) + more
            case "all members":
                return self.weight(self.units) + more
            case "all seats":
                return self.seats + more

    def counting(self, line: Abstention | None) -> Tally:
        """As the rules count it: abstentions as nays, or (barred) as no ballots at all."""
        if line is None or line.sort == "allowed":
            return self
        nays = self.nays | self.abstentions if line.sort == "as nay" else self.nays
        return attrs.evolve(self, nays=nays, abstentions=frozenset())


def tally(electors: Iterable[Elector], choices: Mapping[str, Choice], seats: Fraction) -> Tally:
    """The ballots of the entitled; those of anybody else do not count."""
    weights = {one.voter: one.weight for one in electors}
    parts = lcm(*(one.denominator for one in weights.values()))
    units = {who: one.numerator * (parts // one.denominator) for who, one in weights.items()}

    def who(choice: Choice) -> frozenset[str]:
        return frozenset(one for one in weights if choices.get(one) == choice)

    return Tally(
        units,
        Fraction(1, parts),
        who("aye"),
        who("nay"),
        who("abstain"),
        who("present"),
        seats,
    )


def seats(state: State, organ: str) -> Fraction:
    """The authorised seats of a body, vacant ones included.

    Its stated size; else what its `seats` lines come to, where those without a number count as
    many seats as are taken. Parties, and bodies without such lines, have a seat for each member.
    """
    body = state.law.declarations.get(organ)
    taken = len(roll.members(state, organ))
    if not isinstance(body, Body):
        return Fraction(taken)
    if body.size is not None and body.size.limit != "at least":
        return Fraction(body.size.number)
    lines = sum(authorised(state, body, line) for line in body.seats) if body.seats else taken
    return Fraction(max(lines, body.size.number) if body.size else lines)


def authorised(state: State, body: Body, line: Seats) -> int:
    """How many seats one line authorises."""
    match line.sort:
        case "ex officio":
            return 1
        case "every":
            return len(roll.computed(state, line, None))
        case "for each" | "appointed":
            if line.number is not None:
                return line.number * len(roll.members(state, line.of))
            open_ended = [one for one in body.seats if one.number is None and one.sort == line.sort]
            return len(state.seats.get(body.name, ())) if line is open_ended[0] else 0
