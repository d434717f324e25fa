"""What may stand in a place of a line, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from charterlang.compiler.lexis import SPOKEN
from charterlang.compiler.trial import State, acceptable, words

MOST = 8
"""Things that may stand in a place, of which a message lists so many."""


def may_stand(state: State) -> str:
    """What may stand in a place, in words."""
    types = acceptable(state)
    said = [*dict.fromkeys(spoken(types))]
    if not said:
        return "nothing may stand here"
    if len(said) > MOST:
        said = [*said[: MOST - 1], "…"]
    return f"here may stand: {', '.join(said)}"


def spoken(types: Iterable[str]) -> Iterator[str]:
    """Each kind of token in words, what is to be filled in before the words of the language."""
    known = words()
    listed = [type for type in types if type not in ("_INDENT", "_DEDENT", "$END")]
    for type in sorted(listed, key=lambda one: (one not in SPOKEN or one == "_NL", one in known)):
        if type in SPOKEN:
            yield SPOKEN[type]
        else:
            yield from (f"`{word}`" for word in known.get(type, ()))
