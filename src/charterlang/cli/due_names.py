"""Whom `charter due --of NAME` asks about, and what is said of a name that is nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from charterlang.compiler.ir.instrument import (
    Assumption,
    Definition,
    Fact,
    Instrument,
    Kind,
    Threshold,
)
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.interpreter import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from charterlang.interpreter.play import Run

ORGANS = (Parties, Body, Office)
SORTS = {
    Kind: "kind",
    Assumption: "assumption",
    Definition: "definition",
    Threshold: "threshold",
}
SHOWN = 6
"""How many names are listed at most."""


def names_meant(run: Run, name: str | None) -> frozenset[str] | None:
    """Those whom a name stands for in a run, by their own names; None where none is given."""
    from charterlang.interpreter.owed import whom

    return whom(run.state, name) if name is not None else None


def is_somebody(law: Instrument, name: str) -> bool:
    """Whether a charter itself names an organ or an individual so."""
    entities = {text for one in law.entities for text in (one.name, one.title)}
    return name in entities or isinstance(law.declarations.get(name), ORGANS)


def nobody(law: Instrument, known: Iterable[str], name: str, as_data: bool) -> int:
    """Says that nobody has that name, or what has it; and whose names may be asked about."""
    from difflib import get_close_matches

    from charterlang.cli.output import complaint

    organs = [one for one, what in law.declarations.items() if isinstance(what, ORGANS)]
    asked = list(dict.fromkeys((*known, *organs)))
    near = get_close_matches(name, asked, 1)
    others = ", ".join(f"`{one}`" for one in asked[:SHOWN])
    help = f"--of wants an individual or an organ: {others}{', …' if len(asked) > SHOWN else ''}"
    if name in law.declarations:
        message = f"`{name}` is {wording.a(sort(law, name))}, and owes nothing itself"
    else:
        message = f"nobody is called `{name}` in {law.title}"
        help = f"did you mean `{near[0]}`?" if near else help
    complaint(message, help, as_data, "charter due")
    return 2


def sort(law: Instrument, name: str) -> str:
    """What has that name: `duty`, `kind`."""
    match law.declarations[name]:
        case Norm(kind=kind):
            return kind
        case Fact(standard=standard):
            return "standard" if standard else "fact"
        case one:
            return SORTS.get(type(one), "declaration")
