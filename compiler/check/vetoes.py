"""Votes that one silent voter stops (W313, §17): everybody's aye is asked, of all members.

A share of the votes cast asks those who voted. `all` of all members asks the absent too, so that
whoever does not vote has a veto. Where the base is an assumption, the charter has said so.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.quotas import meant
from charterlang.compiler.check.votes import held
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.rules import (
    Among,
    Base,
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

ABSENT = ("all members", "all seats")
"""The bases that count those who do not vote."""


def by_silence(bill: Bill) -> Iterator[Diagnostic]:
    """W313: one voter who stays silent stops what all others want."""
    seen: set[Span] = set()
    for one in held(bill):
        needs = one.rule("needs")
        if one.stage.kind != "vote" or needs is None or needs.rule.span in seen:
            continue
        counts = one.stage.voting.counts or one.body.voting.counts
        base = of_everybody(needs.rule, counts.base if counts else None, bill)
        if base is not None:
            seen.add(needs.rule.span)
            yield warning(
                "W313",
                f"one silent voter stops the {one.noun}",
                needs.rule.span,
                "write  all of votes cast  if only those who vote are asked",
                labels=[Label(base.span, "counts those who do not vote")]
                if base.span.line != needs.rule.span.line
                else [],
                because=f"all of `{base.count}` must vote aye, the absent among them",
            )


def of_everybody(rule: Rule, base: Base | None, bill: Bill) -> Base | None:
    """The base that makes the rule want the aye of the absent too; None if it does not."""
    match rule:
        case Unanimity() | Quota(share=True, comparison="at least", amount=1):
            return base if base is not None and base.count in ABSENT else None
        case Of(rule=inner, base=own):
            return of_everybody(inner, own, bill)
        case Among(rule=inner) | Rounded(rule=inner) | Including(rule=inner) | Vetoed(rule=inner):
            return of_everybody(inner, base, bill)
        case Named(threshold=name):
            return first(of_everybody(one, base, bill) for one in meant(name, bill))
        case Both(rules=rules):
            return first(of_everybody(one, base, bill) for one in rules)
        case Either(rules=rules):
            asked = [of_everybody(one, base, bill) for one in rules]
            return asked[0] if all(asked) else None
        case _:
            return None


def first(bases: Iterator[Base | None]) -> Base | None:
    """The first base there is."""
    return next((base for base in bases if base is not None), None)
