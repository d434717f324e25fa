"""Which of two norms prevails where they meet on one act (language.md §18.6).

A right prevails over a prohibition. Else the special one prevails over the general one: one that has
conditions or exceptions where the other has none, or that binds an office or somebody by name where
the other binds a whole body, the parties or a kind. Else the one that stands later prevails.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from charterlang.compiler.ir.instrument import Declaration
from charterlang.compiler.ir.norms import Norm

Why = Literal["right", "special", "later"]
NARROW = {"kind": 1, "parties": 2, "body": 2, "office": 3, "entity": 3, "parameter": 3}
"""How narrow each sort of holder is; nobody in particular is the widest."""


def prevailing(one: Norm, other: Norm, law: Mapping[str, Declaration]) -> tuple[Norm, Why]:
    """The norm that prevails, and by which rule; `law` holds the declarations in their order."""
    if (one.kind == "right") is not (other.kind == "right"):
        return (one if one.kind == "right" else other), "right"
    if special(one, other) is not special(other, one):
        return (one if special(one, other) else other), "special"
    order = list(law)
    return (one if order.index(one.name) > order.index(other.name) else other), "later"


def special(one: Norm, other: Norm) -> bool:
    """Whether the first norm is special where the second is general."""
    conditional = bool(one.when or one.unless) and not (other.when or other.unless)
    return conditional or narrowness(one) > narrowness(other)


def narrowness(norm: Norm) -> int:
    """How narrow the circle is of those whom a norm is about: the widest limb counts."""
    limbs = norm.holder.limbs if norm.holder is not None else ()
    return min((NARROW[limb.sort] for limb in limbs), default=0)
