"""Votes and elections of which the charter does not say all that must be said (§7.3).

A body's omission is reported once, with every vote that it leaves open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from charterlang.compiler.check.bill import Bill, error, warning
from charterlang.compiler.check.quotas import meant, reached
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.houses import houses
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body, RuleLine, Voting
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.rules import (
    Among,
    AssumedRule,
    Both,
    Either,
    Including,
    Named,
    Of,
    Quota,
    Rounded,
    Rule,
    Unanimity,
    Vetoed,
)

HALF = Fraction(1, 2)


@attrs.frozen(eq=False)
class Held:
    """A vote or election, and the body in which it is held."""

    norm: Norm
    stage: Stage
    body: Body
    leads: bool = True
    """Whether it is the first of the bodies that vote at once, whose window is that of all."""

    @property
    def span(self) -> Span:
        """The head of the stage."""
        return self.stage.places[0].span

    @property
    def noun(self) -> str:
        """`vote of \\`recall\\``."""
        return f"{self.stage.kind} of `{self.norm.name}`"

    def rule(self, word: str) -> RuleLine | None:
        """Its `needs` or `quorum`: the special rule, else the standing one."""
        special: RuleLine | None = getattr(self.stage.voting, word)
        standing: RuleLine | None = getattr(self.body.voting, word)
        return special or standing

    def says(self, word: str) -> bool:
        """Whether the stage or the body has that voting line."""
        return any(getattr(one, word) is not None for one in self.lines())

    def lines(self) -> tuple[Voting, Voting]:
        """The voting lines that apply, the special ones first."""
        return self.stage.voting, self.body.voting


def held(bill: Bill) -> Iterator[Held]:
    """Every vote and election of a sound procedure in a sound body."""
    for norm in bill.procedures():
        for number, stage in (pair for one in norm.stages for pair in enumerate(houses(one))):
            body = bill.seat_of(norm, stage)
            if stage.kind in ("vote", "election") and body and bill.sound(body.name):
                yield Held(norm, stage, body, number == 0)


def grouped(bill: Bill, open: Callable[[Held], bool]) -> Iterator[tuple[Held, list[Held]]]:
    """For each body, the first vote that it leaves open, and the others."""
    groups: dict[str, list[Held]] = {}
    for one in held(bill):
        if open(one):
            groups.setdefault(one.body.name, []).append(one)
    for first, *rest in groups.values():
        yield first, rest


def places(first: Held, rest: list[Held], said: str) -> list[Label]:
    """The body, and the other votes of which the same is to be said."""
    return [
        Label(first.body.place.span, said),
        *(Label(one.span, f"the same of the {one.noun}") for one in rest),
    ]


def without_body(bill: Bill) -> Iterator[Diagnostic]:
    """E305: a vote that is held in no body, and in which nobody can vote."""
    for norm in bill.procedures():
        for stage in norm.stages:
            if stage.kind in ("vote", "election") and bill.seat_of(norm, stage) is None:
                yield error(
                    "E305",
                    f"nobody can vote here: the {stage.kind} of `{norm.name}` is held in no body",
                    stage.places[0].span,
                    f"name it behind the act:  procedure {norm.name} of BODY",
                    f"or at the stage:  {stage.kind} in BODY",
                    labels=[Label(norm.place.span, "declared here")],
                )


def without_base(bill: Bill) -> Iterator[Diagnostic]:
    """E302: of what a share, or `all`, is counted."""

    def open(one: Held) -> bool:
        return not one.says("counts") and bool(list(baseless(one, bill)))

    for first, rest in grouped(bill, open):
        yield error(
            "E302",
            f"nothing says of what the {first.noun} is counted",
            first.span,
            f"write it under `{first.body.name}`:  counts votes cast",
            "the bases are `votes cast`, `ballots cast`, `members present`, `all members` "
            "and `all seats`",
            labels=[
                *places(first, rest, "no `counts` line here"),
                *(Label(span, "a share of what?") for span in baseless(first, bill)),
            ],
            because="a share is a share of something, and there is no default",
        )


def baseless(one: Held, bill: Bill) -> Iterator[Span]:
    """The rules of a vote that count a share and name no base."""
    for line in (one.rule("needs"), one.rule("quorum")):
        if line is not None and wants_base(line.rule, bill):
            yield line.rule.span


def wants_base(rule: Rule, bill: Bill) -> bool:
    """Whether a rule has a share without a base of its own."""
    match rule:
        case Quota(share=share):
            return share
        case Unanimity():
            return True
        case Of():
            return False
        case Among(rule=inner) | Rounded(rule=inner) | Including(rule=inner) | Vetoed(rule=inner):
            return wants_base(inner, bill)
        case Both(rules=rules) | Either(rules=rules):
            return any(wants_base(one, bill) for one in rules)
        case Named(threshold=name) | AssumedRule(assumption=name):
            return any(wants_base(one, bill) for one in meant(name, bill))
        case _:
            return False


def without_rule(bill: Bill) -> Iterator[Diagnostic]:
    """E303: a vote of which nothing says what carries it."""
    for first, rest in grouped(
        bill, lambda one: one.stage.kind == "vote" and one.rule("needs") is None
    ):
        yield error(
            "E303",
            f"nothing says what the {first.noun} needs to be carried",
            first.span,
            "write  vote needs more than 1/2",
            f"or, for every vote in it, under `{first.body.name}`:  needs more than 1/2",
            labels=places(first, rest, "no `needs` line here"),
        )


def without_window(bill: Bill) -> Iterator[Diagnostic]:
    """E304: a vote or election of which nothing says how long it lasts."""
    for first, rest in grouped(
        bill, lambda one: one.leads and one.stage.length is None and not one.says("window")
    ):
        yield error(
            "E304",
            f"nothing says how long the {first.noun} lasts",
            first.span,
            f"write  {first.stage.kind} {meant_length(first, bill)}",
            f"or, for every vote in it, under `{first.body.name}`:  window 24 hours",
            labels=places(first, rest, "no `window` line here"),
        )


def meant_length(one: Held, bill: Bill) -> str:
    """A length to write; what its name names, where that is an assumption, a standard or the like.

    `vote pace` names the vote, and `vote for pace` says how long it is.
    """
    declared = bill.instrument.declarations.get(one.stage.name or "")
    lengths = Assumption | Fact | Definition
    return f"for {one.stage.name}" if isinstance(declared, lengths) else "24 hours"


def without_quorum(bill: Bill) -> Iterator[Diagnostic]:
    """W301: a few may decide for all."""
    for first, rest in grouped(bill, lambda one: one.rule("quorum") is None):
        yield warning(
            "W301",
            f"there is no quorum for the {first.noun}",
            first.body.place.span,
            f"write it under `{first.body.name}`:  quorum at least 1/2 of all members",
            labels=[Label(one.span, "no quorum here") for one in (first, *rest)],
            because="a single vote may decide",
        )


def without_tie(bill: Bill) -> Iterator[Diagnostic]:
    """W302: what follows if as many are for as against, or for one candidate as for another."""

    def open(one: Held) -> bool:
        return not one.says("tie") and (one.stage.kind == "election" or may_tie(one, bill))

    for first, rest in grouped(bill, open):
        ends = "undetermined" if first.stage.kind == "election" else "lost"
        yield warning(
            "W302",
            f"nothing says what a tie in the {first.noun} means",
            first.body.place.span,
            f"write it under `{first.body.name}`:  tie lost  or  tie by lot",
            labels=[Label(one.span, "may be tied") for one in (first, *rest)],
            because=f"without a `tie` line it is {ends}",
        )


def may_tie(one: Held, bill: Bill) -> bool:
    """Whether half of the votes is the border between carried and lost."""
    needs = one.rule("needs")
    return needs is not None and any(
        quota.share and quota.amount == HALF for quota, _ in reached(needs.rule, bill)
    )


def without_method(bill: Bill) -> Iterator[Diagnostic]:
    """W303: how an election is counted."""
    for one in held(bill):
        if one.stage.kind == "election" and one.stage.method is None:
            yield warning(
                "W303",
                f"the {one.noun} has no method",
                one.span,
                "write  election using plurality  or  election using instant_runoff",
                because="without one it is won by a plurality",
            )
