"""Who wins an election, round by round.

In each round a ballot counts for the first of its preferences that is still in. Who reaches what
the rule needs is elected; else the lowest goes out. Plurality has one round, and elects whoever has
the most votes, if that reaches the need.

A tie is one only if it matters. Where every way of breaking it leads to the same result, the law
has determined that result; any other is broken by the casting ballot of the `tie` line, or by nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from charterlang.interpreter.count.rules import Tried
from charterlang.interpreter.count.tally import Tally
from charterlang.interpreter.count.votes import Poll, tried_need
from charterlang.interpreter.results import Round
from charterlang.interpreter.values import UNKNOWN


@attrs.frozen
class Verdict:
    """What an election comes to: a winner or nobody; `tie`: a tie that matters and nobody broke.

    `unknown`: the rule could not be tried for want of a fact.
    """

    winner: str | None = None
    tie: bool = False
    unknown: bool = False


NOBODY = Verdict()
TIED = Verdict(tie=True)
MOST = 2_000
"""How many sets of candidates are looked into; a tie with more ways out of it counts as one."""


@attrs.frozen
class Election:
    """An election with its ballots.

    `ballots`: the candidates that each voter ranks. `on`: who took part. `size`: the votes of all
    who rank anyone. `casting`: the ranking of who decides ties. `known`: what it comes to from
    each set of candidates on, as far as that has been asked.
    """

    poll: Poll
    candidates: tuple[str, ...]
    ballots: Mapping[str, tuple[str, ...]]
    on: Tally
    size: Fraction
    casting: tuple[str, ...] = ()
    known: dict[tuple[str, ...], Verdict] = attrs.field(factory=dict, eq=False, repr=False)

    @property
    def by_runoff(self) -> bool:
        """Whether the lowest go out; else one round decides."""
        return self.poll.question.stage.method == "instant_runoff"


Supporters = Mapping[str, frozenset[str]]


def supporters(this: Election, standing: Iterable[str]) -> Supporters:
    """The voters whose ballots count for each of those still in."""
    found: dict[str, list[str]] = {name: [] for name in standing}
    for voter, ranking in this.ballots.items():
        first = next((name for name in ranking if name in found), None)
        if first is not None:
            found[first].append(voter)
    return {name: frozenset(voters) for name, voters in found.items()}


def votes_of(this: Election, by: Supporters) -> dict[str, Fraction]:
    """The votes of each of them."""
    return {name: this.on.weight(voters) for name, voters in by.items()}


def need(this: Election, voters: frozenset[str]) -> Tried | None:
    """What comes of the rule for a candidate with these voters; None if there is no rule."""
    on = attrs.evolve(this.on, ayes=voters, nays=this.on.nays - voters)
    return tried_need(this.poll, on)


def need_of(this: Election, name: str, last: Round | None) -> Tried | None:
    """What came of the rule for a candidate in the last round."""
    standing = [one for one, _ in last.votes] if last else []
    return need(this, supporters(this, standing).get(name, frozenset()))


def decide(this: Election) -> Verdict:
    """What the election comes to."""
    return verdict(this, this.candidates) if this.by_runoff else plurality(this)


def rounds(this: Election) -> tuple[Round, ...]:
    """The rounds as they went.

    Where it made no difference who of the tied goes out, it is the one who was nominated last.
    """
    standing, made = this.candidates, []
    while standing:
        made.append(round_of(this, standing))
        gone = made[-1].eliminated
        if not gone:
            break
        standing = tuple(name for name in standing if name not in gone)
    return tuple(made)


def round_of(this: Election, standing: tuple[str, ...]) -> Round:
    """One round, with those who go out after it; nobody does after the last one."""
    votes = votes_of(this, supporters(this, standing))
    spent = this.size - sum(votes.values())
    plain = Round(tuple(votes.items()), spent)
    if not any(votes.values()):
        return plain
    reaching = elected(this, standing) if this.by_runoff else standing
    if reaching is None:
        return plain
    if reaching:
        tied = leaders(votes, reaching)
        if len(tied) < 2:
            return plain
        return attrs.evolve(plain, tied=tied, broken=preferred(this, tied) is not None)
    low = lowest(votes)
    if len(standing) == 1:
        return plain
    if len(low) == 1 or not votes[low[0]]:
        return attrs.evolve(plain, eliminated=low)
    if (last := least_preferred(this, low)) is not None:
        return attrs.evolve(plain, eliminated=(last,), tied=low, broken=True)
    out = () if verdict(this, standing).tie else low[-1:]
    return attrs.evolve(plain, eliminated=out, tied=low)


def verdict(this: Election, standing: tuple[str, ...]) -> Verdict:
    """What an instant runoff comes to among those still in."""
    if standing not in this.known and len(this.known) > MOST:
        return TIED
    if standing not in this.known:
        this.known[standing] = runoff(this, standing)
    return this.known[standing]


def runoff(this: Election, standing: tuple[str, ...]) -> Verdict:
    """One round, and what follows from it."""
    votes = votes_of(this, supporters(this, standing))
    reaching = elected(this, standing)
    if reaching is None:
        return Verdict(unknown=True)
    if reaching:
        return first_of(this, leaders(votes, reaching))
    low = lowest(votes)
    if len(low) == len(standing) and (len(low) < 2 or not any(votes.values())):
        return NOBODY
    if not votes[low[0]]:
        # They take no vote with them: in whatever order they go, nothing changes in between.
        return verdict(this, without(standing, low))
    if (last := least_preferred(this, low)) is not None or len(low) == 1:
        return verdict(this, without(standing, (last or low[0],)))
    if hopeless(this, standing):
        return NOBODY
    return alike(verdict(this, without(standing, (name,))) for name in low)


def without(standing: tuple[str, ...], gone: Iterable[str]) -> tuple[str, ...]:
    """Those who are still in."""
    out = frozenset(gone)
    return tuple(name for name in standing if name not in out)


def alike(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict to which every way of breaking a tie leads, if it is one and the same."""
    first: Verdict | None = None
    for one in verdicts:
        if one.tie or one != (first or one):
            return TIED
        first = one
    return first or NOBODY


def plurality(this: Election) -> Verdict:
    """Whoever has the most votes, if that reaches the need."""
    by = supporters(this, this.candidates)
    votes = votes_of(this, by)
    if not any(votes.values()):
        return NOBODY
    first = leaders(votes, this.candidates)
    tries = {name: need(this, by[name]) for name in first}
    if any(one is not None and one.holds is UNKNOWN for one in tries.values()):
        return Verdict(unknown=True)
    found = {
        name: Verdict(name) if one is None or one.holds is True else NOBODY
        for name, one in tries.items()
    }
    together = alike(found.values())
    chosen = preferred(this, first) if together.tie else None
    return found[chosen] if chosen is not None else together


def elected(this: Election, standing: tuple[str, ...]) -> tuple[str, ...] | None:
    """Those who reach the need, without a rule the only one with votes; None if that is unknown."""
    by = supporters(this, standing)
    voted = [name for name, voters in by.items() if voters]
    if this.poll.question.voting.needs is None:
        return tuple(voted) if len(voted) == 1 else ()
    tries = {name: need(this, by[name]) for name in voted}
    if any(one is not None and one.holds is UNKNOWN for one in tries.values()):
        return None
    return tuple(name for name, one in tries.items() if one is not None and one.holds is True)


def hopeless(this: Election, standing: tuple[str, ...]) -> bool:
    """Whether nobody would reach the need even with every ballot that ranks them."""
    if this.poll.question.voting.needs is None:
        return False
    for name in standing:
        most = frozenset(who for who, ranking in this.ballots.items() if name in ranking)
        found = need(this, most)
        if most and (found is None or found.holds is not False):
            return False
    return True


def leaders(votes: Mapping[str, Fraction], among: Iterable[str]) -> tuple[str, ...]:
    """Those of them with the most votes."""
    names = tuple(among)
    best = max(votes[name] for name in names)
    return tuple(name for name in names if votes[name] == best)


def lowest(votes: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Those with the fewest votes."""
    least = min(votes.values(), default=Fraction(0))
    return tuple(name for name, count in votes.items() if count == least)


def first_of(this: Election, tied: tuple[str, ...]) -> Verdict:
    """The only one, or the one whom the casting ballot prefers."""
    name = tied[0] if len(tied) == 1 else preferred(this, tied)
    return Verdict(name) if name is not None else TIED


def preferred(this: Election, tied: tuple[str, ...]) -> str | None:
    """Whom of them the casting ballot ranks first."""
    return next((name for name in this.casting if name in tied), None)


def least_preferred(this: Election, tied: tuple[str, ...]) -> str | None:
    """Whom of them the casting ballot ranks last, below whom it ranks at all; None if it cannot say."""
    if len(tied) < 2 or not any(name in this.casting for name in tied):
        return None
    unranked = [name for name in tied if name not in this.casting]
    if len(unranked) > 1:
        return None
    return unranked[0] if unranked else max(tied, key=this.casting.index)
