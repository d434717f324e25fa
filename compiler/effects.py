"""What the law brings about: every effect that stands in it (language.md §9).

Whoever asks for effects asks here, so that the outcome lines of stages and of bodies are never left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.ir.instrument import Declaration, Instrument
from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.ir.organs import Body


def effects(norm: Norm) -> Iterator[Effect]:
    """What an act or a decision brings about by the norm itself and its stages."""
    yield from norm.effects
    for outcome in (*norm.outcomes, *(one for stage in norm.stages for one in stage.outcomes)):
        yield from outcome.effects


def stated(one: Declaration) -> Iterator[Effect]:
    """The effects that stand in a declaration: what follows from a breach, and from every vote in a body."""
    match one:
        case Norm():
            yield from effects(one)
            yield from one.breach
        case Body():
            for outcome in one.outcomes:
                yield from outcome.effects
        case _:
            return


def of_law(law: Instrument) -> Iterator[tuple[str, Effect]]:
    """Every effect of the law once, with the name of the declaration in which it stands."""
    for name, one in law.declarations.items():
        yield from ((name, effect) for effect in stated(one))


def begun(law: Instrument) -> set[str]:
    """What any effect begins: procedures, and duties that fall due by it."""
    return {one.organ for _, one in of_law(law) if one.verb == "begin" and one.organ is not None}
