"""A norm with a force, where nothing says from which force on a norm binds (E214, §8.3)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.expressions import Entity
from charterlang.compiler.ir.instrument import Instrument, Kind
from charterlang.compiler.ir.norms import Norm


def ungraded(bill: Bill) -> Iterator[Diagnostic]:
    """E214, once: whether a duty that is ignored is breached would be undetermined."""
    if bill.instrument.binding is not None or bill.names.lost:
        return
    for norm in bill.norms():
        if norm.force is None or not bill.sound(norm.name):
            continue
        verb = norm.force.grade.name if isinstance(norm.force.grade, Entity) else "GRADE"
        yield error(
            "E214",
            f"`{norm.name}` has a force, and nothing says from which force on a norm binds",
            norm.force.place.span,
            f"say it in a clause or at column 0, such as  binding from {verb}",
            because="nobody could tell whether it is a breach to ignore it",
        )
        return


def surely_binds(norm: Norm, law: Instrument) -> bool:
    """Whether a norm binds whatever a reader assumes."""
    if norm.force is None or law.binding is None:
        return True
    match norm.force.grade, law.binding.grade:
        case Entity(name=force), Entity(name=grade):
            kinds = (one for one in law.declarations.values() if isinstance(one, Kind))
            ladder = next((one.cases for one in kinds if force in one.cases), ())
            return grade in ladder and ladder.index(force) >= ladder.index(grade)
        case _:
            return False
