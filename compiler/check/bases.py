"""Words that say of what a share is counted, and say something else than the rule (W410)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import BLANK, Passage, Text
from charterlang.compiler.check.votes import Held, held
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.instrument import Threshold
from charterlang.compiler.ir.organs import Parties
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.rules import Base, Named, Rule
from charterlang.compiler.walk import walk

SHARES = rf"(?:majority|half|thirds?|quarters?|fourths?|fifths?|per ?cent|%|votes?|{BLANK}) of "
"""What stands before a base: the share, typed or taken from the rule."""
BASES = {
    "votes cast": r"(?:the |all )*votes cast",
    "ballots cast": r"(?:the |all )*ballots cast",
    "members present": r"(?:the |all )*members present",
}
"""How words would call each base but `all members`, which are called as the voters are."""


def otherwise_counted(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W410: `two-thirds of the members` where the rule counts the votes cast."""
    votes: dict[str, list[Held]] = {}
    for one in held(bill):
        votes.setdefault(one.norm.name, []).append(one)
    for passage in passages:
        here = [one for each in passage.part.statements for one in votes.get(each.name, ())]
        counted = [base for one in here for base in bases(one, bill)]
        if not here or passage.torn or any(base.count is None for base in counted):
            continue  # An assumption has said that it is open.
        counts = {str(base.count): base.span for base in counted}
        for text in passage.texts:
            yield from otherwise_said(text, here, counts, bill)


def bases(one: Held, bill: Bill) -> Iterator[Base]:
    """What a vote counts, for its result and for its quorum."""
    counts = one.stage.voting.counts or one.body.voting.counts
    if counts is not None:
        yield counts.base
    for line in (one.rule("needs"), one.rule("quorum")):
        yield from in_rule(line.rule, bill) if line is not None else ()


def in_rule(rule: Rule, bill: Bill) -> Iterator[Base]:
    """The bases that a rule names, and the thresholds in it."""
    for node in walk(rule):
        if isinstance(node, Base):
            yield node
        elif isinstance(node, Named):
            found = bill.instrument.declarations.get(node.threshold)
            if isinstance(found, Threshold):
                yield from in_rule(found.rule, bill)


def otherwise_said(
    text: Text, here: list[Held], counts: Mapping[str, Span], bill: Bill
) -> Iterator[Diagnostic]:
    """The warnings of one text: each base in it that none of its votes counts."""
    for base, pattern in (*BASES.items(), ("all members", everybody(here, bill))):
        for match in re.finditer(rf"{SHARES}(?P<base>{pattern})(?!\w)", text.said):
            if base not in counts and counts:
                yield warning(
                    "W410",
                    f"the words count `{match['base']}`, and the rule counts "
                    + " and ".join(f"`{one}`" for one in counts),
                    text.of(match, "base"),
                    f"write  {{{here[0].norm.name}.{here[0].stage.name}.counts}}  or let the rule say  of {base}",
                    labels=[Label(span, "counted here") for span in counts.values()],
                )


def everybody(here: list[Held], bill: Bill) -> str:
    """How words would call all who may vote: members, or the parties that have the votes."""
    names = {"members"}
    for one in here:
        party = (
            bill.instrument.declarations.get(one.body.electors.each or "")
            if one.body.electors
            else None
        )
        if isinstance(party, Parties):
            names.add(re.escape(party.title.plural))
    return rf"(?:the |all )*(?:{'|'.join(sorted(names))})(?! present| voting| who)"
