"""W704: an individual that the instrument names once, in what it gives, and nearly as another (§8.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.expressions import Entity, Expression
from charterlang.compiler.ir.instrument import Provided


def given(bill: Bill) -> Iterator[Diagnostic]:
    """Individuals are declared by first mention in what the instrument gives, misspelt ones too."""
    law = bill.instrument
    named = [
        one
        for provided in law.declarations.values()
        if isinstance(provided, Provided)
        for one in individuals(provided)
    ]
    if not named:
        return
    from difflib import get_close_matches

    text = " ".join(line.split("#")[0] for line in bill.source.lines)
    times = Counter(re.findall(r"[A-Za-z_]\w*", text))
    kinds = {one.name: one.kind for one in law.entities}
    seen = {one.name for one in law.entities} - {one.name for one in named}
    for one in named:
        others = [name for name in kinds if name in seen or times[name] > 1]
        alike = [name for name in others if name != one.name and kinds[name] == kinds.get(one.name)]
        near = get_close_matches(one.name, alike, 1, 0.85) if times[one.name] == 1 else []
        seen.add(one.name)
        if near and len(one.name) > 3:
            yield Diagnostic(
                "W704",
                "warning",
                f"`{one.name}` stands in this line alone, and is nearly `{near[0]}`",
                one.span,
                help=(f"did you mean `{near[0]}`?",),
            )


def individuals(one: Provided) -> Iterator[Entity]:
    """The individuals that a `given` names, of what it is said and what it says."""
    parts: tuple[Expression, ...] = (*one.arguments, one.value)
    yield from (part for part in parts if isinstance(part, Entity))
