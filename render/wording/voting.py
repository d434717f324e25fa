"""Voting lines in sentences: majorities, quorum, ties, time, and when a vote ends early."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

import attrs

from charterlang.compiler.ir.expressions import Call
from charterlang.compiler.ir.norms import Outcome
from charterlang.compiler.ir.organs import (
    Abstention,
    EarlyClose,
    Rounding,
    Tie,
    Voting,
    Window,
)
from charterlang.compiler.ir.rules import Quota, Rule
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    effects,
    english,
    readings,
    rules,
    stated,
    titles,
    values,
    voters,
)


@attrs.frozen
class Held:
    """A vote that lines are about: what it is called, and who votes.

    `standing`: any vote of a body, so that the rule of a procedure prevails.
    """

    noun: str
    who: voters.Voters
    standing: bool = False

    @property
    def definite(self) -> str:
        """`the vote`, where it is spoken of again."""
        return "the vote" if self.standing else self.noun

    def unless(self, said: str) -> str:
        """The sentence with its reservation, where other rules prevail."""
        return f"unless otherwise provided, {said}" if self.standing else said


def sentences(passage: Passage, of: Voting, held: Held, said: Sequence[str]) -> Iterator[str]:
    """The sentences that state these voting lines."""
    if "needs" in said and of.needs:
        yield held.unless(
            f"{held.noun} is carried {rules.passes(passage, of.needs.rule, held.who)}"
        )
    if "window" in said and of.window:
        yield _window(passage, of.window, held)
    if "counts" in said and of.counts:
        counted = voters.base(passage, of.counts.base)
        yield f"the result of {held.noun} is reckoned on {counted}"
    if "rounded" in said and of.rounding:
        yield _rounding(of.rounding, held)
    if "quorum" in said and of.quorum:
        yield f"{held.noun} is valid only if {_quorum(passage, of.quorum.rule, held.who)}"
    if "abstention" in said and of.abstention:
        yield _abstention(passage, of.abstention, held)
    if "tie" in said and of.tie:
        yield _tie(passage, of.tie, held)
    if "closes" in said and of.early:
        yield from closing(passage, held, stated.standing(of.early, passage.here))


def _quorum(passage: Passage, rule: Rule, who: voters.Voters) -> str:
    """How many must take part; where votes have weights, with how many votes."""
    needed = rules.with_base(passage, rule, who)
    if who.weighted:
        return f"those who take part in it have {needed}"
    one = isinstance(rule, Quota) and not rule.share and rule.amount == 1
    return f"{needed} {'takes' if one else 'take'} part in it"


def _window(passage: Passage, of: Window, held: Held) -> str:
    limit = "" if of.limit == "exactly" else f"{of.limit} "
    length = f"{limit}{values.value(passage, of.length)}"
    if held.standing:
        return f"{held.noun} for which no other time is stated lasts {length}"
    return f"{held.noun} lasts {length}"


def _rounding(of: Rounding, held: Held) -> str:
    way = {"up": "up to the next whole number", "down": "down to the whole number below it"}
    said = way.get(of.direction, "to the nearest whole number")
    return (
        f"the number of votes needed in {held.noun} is rounded {said}, unless it is whole already"
    )


def _abstention(passage: Passage, of: Abstention, held: Held) -> str:
    one = held.who.one
    match of.sort:
        case "allowed":
            return f"any {one} may abstain from {held.noun}"
        case "barred":
            return f"no {one} may abstain from {held.noun}"
        case "as nay":
            return f"an abstention from {held.noun} counts as a vote against"
        case _:
            assert_never(of.sort)


def _tie(passage: Passage, of: Tie, held: Held) -> str:
    match of.sort:
        case "lost":
            return f"{held.noun} is lost if the votes are equal"
        case "by lot":
            return f"{held.noun} is decided by lot if the votes are equal"
        case "again":
            return f"{held.noun} is held again if the votes are equal"
        case "decides":
            who = titles.mention(passage, of.by or "")
            return f"if the votes in {held.noun} are equal, {who} has the casting vote"
        case _:
            assert_never(of.sort)


def closing(passage: Passage, held: Held, lines: Sequence[EarlyClose]) -> Iterator[str]:
    """When a vote ends before its time: the first condition leads, the others are provisos."""
    limbs = closing_limbs(passage, lines, leading=True)
    if limbs and lines[0].when is not None:
        lead = f"{closing_lead(held)} as soon as {limbs[0]}"
        yield english.listed(f"{lead}, provided that", limbs[1:]) if limbs[1:] else lead
    elif limbs:
        yield english.listed(f"{closing_lead(held)} only if", limbs)


def closing_lead(held: Held) -> str:
    """`A vote of the Council ends before its time has run out`."""
    return f"{held.noun} ends before its time has run out"


def closing_limbs(
    passage: Passage, lines: Sequence[EarlyClose], leading: bool = False
) -> list[str]:
    """What must hold for a vote to end early, and which votes never do.

    `leading`: the first limb follows the lead, where `it` is the vote and nothing else.
    """
    limbs: list[str] = []
    for line in lines:
        it = "it" if leading and not limbs else "the vote"
        when = readings.settled(passage, line.when) if line.when is not None else None
        inner = passage.naming(this=it if isinstance(when, Call) else "the vote")
        if when is not None and readings.truth(when) is not True:
            limbs.append(conditions.condition(inner, when))
        if line.excepted:
            named = [english.a(acts.proceeding(passage, one)) for one in line.excepted]
            limbs.append(f"{it} is not {english.series(named, 'or')}")
    return limbs


def ended(passage: Passage, noun: str, outcome: Outcome) -> str:
    """What follows from the end of a vote or of a stage."""
    what = effects.effects(passage, outcome.effects)
    match outcome.of:
        case "carried" | "lost":
            return f"if {noun} is {outcome.of}, {what}"
        case "inquorate":
            return f"if {noun} is without a quorum, {what}"
        case "granted" | "refused" | "silence":
            return what  # outcomes of a decision, which is worded as such
        case _:
            assert_never(outcome.of)
