"""Who submitted an instrument, and which clauses each: `charter show sponsors`."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir.document import Clause
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.show.uses import parts


def sponsors(law: Instrument) -> Iterator[str]:
    """A line for each sponsor with its clauses, then those who submit one and are not listed."""
    titles = {one.name: one.title for one in law.entities}
    made = dict[str, list[str]]((name, []) for name in law.sponsors)
    for part in parts(law.divisions):
        for name in part.sponsors if isinstance(part, Clause) else ():
            made.setdefault(name, []).append(part.identity)
    said = {name: alias(name, titles[name]) for name in made}
    width = max((len(one) for one in said.values()), default=0)
    for name, clauses in made.items():
        listed = "" if name in law.sponsors else "   (not among the sponsors)"
        where = ", ".join(clauses) or "no clause"
        yield f"{said[name]:<{width}}  {where}{listed}"


def alias(name: str, title: str) -> str:
    """`United Kingdom (UK)`, where the two differ by more than spaces."""
    return title if title == name.replace("_", " ") else f"{title} ({name})"
