"""Signatures of nobody: clauses under `signatures` that name no party (W409, §13.6, §17).

Who signs, signs for somebody. A signature, a clause without a label, names a party by interpolating
it (`{Alba}`), or the instrument gives something of one there; a name in plain words may be that of
anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.ir.expressions import Entity, Members
from charterlang.compiler.ir.instrument import Instrument, Provided
from charterlang.compiler.ir.organs import Parties
from charterlang.compiler.ir.words import Mention
from charterlang.compiler.walk import walk


def without_party(bill: Bill) -> Iterator[Diagnostic]:
    """W409: a signature from which nobody can tell who is bound by it."""
    parties = [one for one in bill.instrument.declarations.values() if isinstance(one, Parties)]
    founders = {name for one in parties if one.founding for name in one.founding.members}
    if not founders or not bill.sound(*(one.name for one in parties)):
        return
    for clause in signed(bill.instrument.divisions):
        if not founders.isdisjoint(said(clause, bill.instrument)):
            continue
        example = sorted(founders)[0]
        yield warning(
            "W409",
            "this signature names no party",
            clause.span,
            f"name the party for which it is made, such as  {{{example}}}",
            because="nobody can tell from it who is bound",
        )


def signed(divisions: tuple[Division, ...]) -> Iterator[Clause]:
    """The clauses without a label under `signatures`."""
    for division in divisions:
        for part in division.parts:
            if isinstance(part, Division):
                yield from signed((part,))
            elif division.kind == "signatures" and part.label is None:
                yield part


def said(clause: Clause, law: Instrument) -> set[str]:
    """The individuals that its words and declarations name."""
    declared = [law.declarations.get(one.name) for one in clause.statements]
    given = [one for one in declared if isinstance(one, Provided)]
    return {
        node.of if isinstance(node, Members) else node.name
        for node in walk((clause.words, clause.clauses, clause.flush, tuple(given)))
        if isinstance(node, Entity | Members | Mention)
    }
