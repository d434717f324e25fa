"""All ways in which outstanding ballots may still be cast, without those that come to the same.

Voters of one weight whom no rule names are interchangeable: only how many of them cast which ballot
makes a difference. And of two sorts of ballot that nothing in the rules tells apart, one is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import comb, prod
from typing import TypeAlias

from charterlang.compiler.ir.rules import Count, Including, Rule, Vetoed
from charterlang.interpreter.count.limbs import limbs
from charterlang.interpreter.count.rules import (
    Terms,
    counted_of,
    named,
    terms_of_need,
    terms_of_quorum,
)
from charterlang.interpreter.count.votes import Poll
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.events import Choice

CHOICES: tuple[Choice, ...] = ("aye", "nay", "abstain", "present")
Ballots: TypeAlias = dict[str, Choice]
Options: TypeAlias = tuple[Choice | None, ...]
"""What a voter may come to have cast; None: nothing."""

MOST = 20_000
"""How many completions are counted at most: some seconds' work."""


def completions(
    this: Poll, cast: Mapping[str, Choice], open_to: Mapping[str, Options]
) -> Iterator[Ballots] | None:
    """All completions that may come to different results; None if there are too many."""
    groups = grouped(this, open_to)
    if prod(comb(len(who) + len(options) - 1, len(who)) for who, options in groups) > MOST:
        return None
    return combined(cast, groups)


def combined(
    cast: Mapping[str, Choice], groups: list[tuple[list[str], Options]]
) -> Iterator[Ballots]:
    """The ballots cast, with each way in which the groups may add to them."""
    for shares in product(*(list(shared(len(who), len(options))) for who, options in groups)):
        made = dict(cast)
        for (who, options), share in zip(groups, shares, strict=True):
            left = iter(who)
            for choice, count in zip(options, share, strict=True):
                for _, voter in zip(range(count), left, strict=False):
                    if choice is not None:
                        made[voter] = choice
        yield made


def shared(count: int, among: int) -> Iterator[tuple[int, ...]]:
    """All ways to share so many things out."""
    if among == 1:
        yield (count,)
        return
    for first in range(count + 1):
        for rest in shared(count - first, among - 1):
            yield (first, *rest)


def grouped(this: Poll, open_to: Mapping[str, Options]) -> list[tuple[list[str], Options]]:
    """Interchangeable voters together, with the sorts of ballot that make a difference."""
    weights = {one.voter: one.weight for one in this.entitled.electors}
    told, singled = bases(this), singled_out(this)
    groups: dict[object, tuple[list[str], Options]] = {}
    for who, options in open_to.items():
        if who in weights:
            key = weights[who], options, tuple(who in names for names in singled)
            groups.setdefault(key, ([], told_apart(this, options, told)))[0].append(who)
    return list(groups.values())


def told_apart(this: Poll, options: Options, told: frozenset[Count]) -> Options:
    """Of sorts of ballot that count alike under these bases, the first one."""
    line = this.question.voting.abstention
    as_nay = line is not None and line.sort == "as nay"
    kept: dict[object, Choice | None] = {}
    for choice in options:
        if choice in ("aye", "nay"):
            key: object = choice
        elif choice == "abstain" and as_nay:
            key = "nay"
        else:
            cast = choice == "abstain" and "ballots cast" in told
            key = cast, choice is not None and "members present" in told
        kept.setdefault(key, choice)
    return tuple(kept.values())


def bases(this: Poll) -> frozenset[Count]:
    """What the rules count: with a quorum, those present too."""
    found = {counted_of(terms)[0] for _, terms in every_limb(this)}
    present: set[Count] = {"members present"} if this.question.voting.quorum else set()
    return frozenset(one for one in found if one is not None) | present


def singled_out(this: Poll) -> list[frozenset[str]]:
    """The sets of voters on whose ballots a rule depends by name."""
    found = []
    for rule, terms in every_limb(this):
        if isinstance(rule, Including | Vetoed):
            voters = rule.voters if isinstance(rule, Including) else rule.by
            found.append(named(evaluate(voters, terms.scope).value) or frozenset())
    return found


def every_limb(this: Poll) -> Iterator[tuple[Rule, Terms]]:
    """All rules of the vote, down to the last, each under its own terms."""
    lines = this.question.voting
    if lines.needs is not None:
        yield from limbs(lines.needs.rule, terms_of_need(lines, this.scope))
    if lines.quorum is not None:
        yield from limbs(lines.quorum.rule, terms_of_quorum(lines, this.scope))
