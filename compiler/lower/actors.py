"""Who acts: `2 of council`, `any council`, `speaker`, `a or b` (language.md §6)."""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.organs import Actors, Limb
from charterlang.compiler.lower import holes, vocabulary
from charterlang.compiler.merge import NOUNS, where
from charterlang.compiler.resolve import Scope, Type, kind_of, look_up, ratified
from charterlang.compiler.syntax import nodes as syntax

ORGANIZED = ("parties", "body", "office", "kind")
ACTING = ("body", "parties", "office", "kind", "assume")


def actors(of: syntax.Actors, scope: Scope, line: str) -> Actors | None:
    """The actors, without the limbs that name nobody; None if no limb is left."""
    limbs = tuple(made for one in of.limbs if (made := limb(one, scope, line)))
    return Actors(limbs, of.joined) if limbs else None


def limb(of: syntax.Actor, scope: Scope, line: str) -> Limb | None:
    """One limb; an assumption stands for the organ that its chosen reading names."""
    name, count, quantifier = of.of.text, of.count or 1, of.quantifier
    if name in scope.bound:
        return Limb(name, "parameter", count, quantifier)  # type: ignore[arg-type]  # word list
    found = look_up(of.of, scope)
    if found is None and ratified(name, scope.names):
        return Limb(name, "parties", count, quantifier)  # type: ignore[arg-type]  # word list
    if found is None and name == "depositary":
        from charterlang.compiler.lower.ratification import depositary_named

        path = depositary_named(scope.names)
        if path is not None and path.text != name:
            return limb(attrs.evolve(of, of=path), scope, line)
    if found is None:
        if name in scope.names.entities:
            return Limb(name, "entity", count, quantifier)  # type: ignore[arg-type]  # word list
        scope.miss(of.of, "body, office or parties", ACTING)
        return None
    resting = None
    if found.head == "assume":
        vocabulary.lowered(name, scope)
        holes.relied_on(found, of.of.span, scope)
        organ = vocabulary.organ_meant(found, scope)
        if organ is None and name in scope.names.tainted | scope.names.unread:
            scope.names.tainted.add(scope.owner)
            return None
        resting, found = name, organ or found
    if found.name in scope.names.headless and found.head not in ORGANIZED:
        return None
    if found.head not in ORGANIZED:
        scope.report(
            "E206",
            f"`{name}` is {NOUNS[found.head]}{where(found.clause)}; `{line}` "
            "wants a body, an office or the parties",
            of.span,
        )
        return None
    return Limb(found.name, found.head, count, quantifier, resting)  # type: ignore[arg-type]  # the heads of actors


def kind_of_actors(of: Actors | None, scope: Scope) -> Type:
    """The kind of whoever acts, if it is the same for every limb."""
    if of is None:
        return None
    kinds = {
        scope.bound.get(one.of) if one.sort == "parameter" else kind_of(one.of, scope.names)
        for one in of.limbs
    }
    return kinds.pop() if len(kinds) == 1 else None
