"""Assumptions without a reason (E601), case splits with a gap (W205), what nobody uses (W206)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error, warning
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.expressions import Cases, Compare, Entity, Expression, FactOf
from charterlang.compiler.ir.instrument import Assumption, Definition, Instrument, Kind, Provided
from charterlang.compiler.ir.organs import Body
from charterlang.compiler.ir.words import Mention
from charterlang.compiler.merge import NOUNS
from charterlang.compiler.walk import walk

VOCABULARY = ("kind", "fact", "standard", "assume", "define", "threshold", "schedule", "calendar")


def assumptions(bill: Bill) -> Iterator[Diagnostic]:
    """E601: a decision of the reader without its reason, or without a reading."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if not isinstance(one, Assumption) or not bill.sound(name):
            continue
        if not one.readings:
            yield error(
                "E601",
                f"the assumption `{name}` has no reading",
                one.place.span,
                "write what may be meant, one line for each:  NAME means VALUE",
            )
        elif one.because is None:
            yield error(
                "E601",
                f"the assumption `{name}` gives no reason",
                one.place.span,
                'write  because "the text says … and leaves … open"',
            )


def case_splits(bill: Bill) -> Iterator[Diagnostic]:
    """W205: cases that do not cover everything, and no `otherwise`."""
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if not isinstance(one, Definition) or not bill.sound(name):
            continue
        if isinstance(one.means, Cases) and not complete(one.means, bill.instrument):
            yield warning(
                "W205",
                f"`{name}` has no value where none of its cases holds",
                one.place.span,
                "end with a line  otherwise VALUE",
            )


def complete(split: Cases, law: Instrument) -> bool:
    """Whether there is an `otherwise`, or all cases of a closed kind are compared with one value."""
    asked: list[Expression] = []
    cases: set[str] = set()
    if split.cases[-1][1] is None:
        return True
    for _, when in split.cases:
        match when:
            case Compare(operator="=", left=of, right=Entity(name=case)):
                asked.append(of)
                cases.add(case)
            case _:
                return False
    closed = any(
        isinstance(one, Kind) and one.cases and set(one.cases) <= cases
        for one in law.declarations.values()
    )
    return closed and all(one == asked[0] for one in asked)


def unused(bill: Bill) -> Iterator[Diagnostic]:
    """W206: vocabulary that no rule and no words of the charter name."""
    if bill.instrument.form == "library":
        return
    unread = in_wrong_lines(bill)
    for found in bill.gathered():
        name = found.name
        if found.head not in VOCABULARY or name in bill.names.used or name in unread:
            continue
        made = bill.instrument.declarations[name]
        if (
            isinstance(made, Kind)
            and made.cases
            and any(
                isinstance(node, Entity) and node.name in made.cases
                for node in walk(bill.instrument)
            )
        ):
            continue
        sort = NOUNS[found.head].split(" ", 1)[1]
        yield warning(
            "W206",
            f"the {sort} `{name}` is declared and never used",
            found.first.name.span,
            "take it away, or name it in a rule or in words",
        )


def unread(bill: Bill) -> Iterator[Diagnostic]:
    """W206: a fact that a `given` reports, and that no rule, term or words ever ask for.

    Who signs for whom is told by the signature.
    """
    law = bill.instrument
    if law.form == "library":
        return
    stated = [one for one in law.declarations.values() if isinstance(one, Provided)]
    signed = {one.fact for one in stated if one.place.clause.startswith("signatures")}
    given = {one.fact for one in stated} - signed
    asked: set[str] = set()
    for name, one in law.declarations.items() if any(given) else ():
        # A `given` itself reads what its arguments and its value ask.
        parts = walk((*one.arguments, one.value)) if isinstance(one, Provided) else bill.nodes[name]
        asked.update(node.fact for node in parts if isinstance(node, FactOf))
        asked.update(node.name for node in bill.nodes[name] if isinstance(node, Mention))
        if isinstance(one, Body) and one.electors and one.electors.caster:
            asked.add(one.electors.caster)
    for node in walk(law.divisions) if given - asked - {None} else ():
        if isinstance(node, FactOf | Mention):
            asked.add(node.fact if isinstance(node, FactOf) else node.name)
    wrong = in_wrong_lines(bill)
    for name in law.own:
        one = law.declarations[name]
        if name in given and name not in asked and name not in wrong and bill.sound(name):
            yield warning(
                "W206",
                f"the fact `{name}` is given, and no rule reads it",
                one.place.span,
                "take both away, or name it in a rule or in words",
            )


def in_wrong_lines(bill: Bill) -> set[str]:
    """The words of lines in which something was reported: not all of them have been looked up."""
    names = bill.names
    spans = [*(one.span for one in names.found), *(one.span for one in names.missing)]
    lines = bill.source.lines
    text = " ".join(lines[span.line - 1] for span in spans if span.line <= len(lines))
    return set(re.findall(r"[A-Za-z_]\w*", text))
