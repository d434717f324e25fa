"""How a norm begins: its condition introduces whom and what it is about, and names them again.

A duty is said of whoever is so ("each member state that is under attack must …"), else once its
condition is so; what the act names of itself is named there first.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.norms import Norm
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, conditions, english, relatives, titles

_GAP = 0xF000
_BUILT_IN = ("amendment", "proceeding", "resolution")


def introducing(passage: Passage, norm: Norm) -> Passage:
    """The passage for what comes before the act: there a parameter is not yet known.

    `introduced` then makes of it "a state", and "the state" when it is named again.
    """
    unknown = {
        one.name: chr(_GAP + position)
        for position, one in enumerate(norm.parameters)
        if len(one.name) <= 2 and one.type not in _BUILT_IN
    }
    return attrs.evolve(passage.naming(**unknown), at_issue=None)


def introduced(passage: Passage, norm: Norm, text: str) -> str:
    """The text with its parameters named: at first mention, and then again."""
    for position, one in enumerate(norm.parameters):
        known = passage.names[one.name]
        first = english.a(known.removeprefix("the ")).replace("an other ", "another ", 1)
        text = text.replace(chr(_GAP + position), first, 1)
        text = text.replace(chr(_GAP + position), known)
    return text


def bearing(passage: Passage, norm: Norm, when: Sequence[ir.Expression]) -> str:
    """A duty of whoever is so: `each member state that is under attack must …`; else nothing."""
    if norm.kind != "duty" or len(when) != 1 or norm.holder is None:
        return ""
    limb, *more = norm.holder.limbs
    if more or limb.quantifier != "each":
        return ""
    personal = titles.personal(passage, limb.of)
    said = relatives.relative(introducing(passage, norm), when[0], "actor", personal)
    simple = said.startswith(("who " if personal else "that ", "whose "))
    if not simple or passage.names["actor"] in said or any(ord(one) >= _GAP for one in said):
        return ""
    return (
        f"{acts.actors(passage, norm.holder)} {said} {passage.modal} {acts.act(passage, norm.name)}"
    )


def is_behind(passage: Passage, norm: Norm, opening: str) -> bool:
    """Whether a duty's condition must stand behind it, which first says who or what is meant.

    So it is where the condition speaks of `that member`, or where the act has `a person` of its
    own, which would read as another one than the person of the condition.
    """
    actor = passage.names.get("actor", "")
    if actor.startswith("that ") and actor in marks.bare(opening):
        return True
    return _meets(passage, norm, opening)


def _meets(passage: Passage, norm: Norm, opening: str) -> bool:
    """Whether what a condition would introduce is something that the act has of its own."""
    act = marks.bare(acts.act(passage, norm.name))
    known = [passage.names[one.name] for one in norm.parameters]
    met = [marks.bare(one) for at, one in enumerate(known) if chr(_GAP + at) in opening]
    return any(english.a(one.removeprefix("the ")) in act for one in met)


def behind(passage: Passage, norm: Norm, when: list[ir.Expression]) -> str:
    """A duty's condition as it stands behind it: what the act has not named, it introduces."""
    opening = conditions.several(introducing(passage, norm), when)
    if _meets(passage, norm, opening):
        return conditions.several(passage, when)
    return introduced(passage, norm, opening)


def others(norm: Norm) -> tuple[str, ...]:
    """The parameters of a duty that whoever owes it is not: `unless s = actor`.

    They are called another from the start, where the condition introduces them.
    """
    if norm.kind != "duty" or not norm.when:
        return ()
    short = [one.name for one in norm.parameters if len(one.name) <= 2]
    differing = [
        limb
        for line in norm.when
        for limb in (line.holds.of if isinstance(line.holds, ir.All) else (line.holds,))
        if isinstance(limb, ir.Compare) and limb.operator == "!="
    ]
    differing += [
        line.holds
        for line in norm.unless
        if isinstance(line.holds, ir.Compare) and line.holds.operator == "="
    ]
    return tuple(name for name in short if any(_is_actor(one, name) for one in differing))


def _is_actor(one: ir.Expression, name: str) -> bool:
    """Whether it compares the parameter with whoever acts."""
    match one:
        case ir.Compare(_, ir.Variable(left), ir.Variable(right)):
            return {left, right} == {name, "actor"}
        case _:
            return False


def other(name: str) -> str:
    """`the other member state`."""
    return name.replace("the ", "the other ", 1)


def apart(norm: Norm, several: Sequence[ir.Expression]) -> list[ir.Expression]:
    """The conditions without those that are said by calling a parameter another."""
    said = others(norm)
    left: list[ir.Expression] = []
    for one in several:
        limbs = [
            limb
            for limb in (one.of if isinstance(one, ir.All) else (one,))
            if not any(_is_actor(limb, name) for name in said)
        ]
        if len(limbs) > 1 and isinstance(one, ir.All):
            left.append(attrs.evolve(one, of=tuple(limbs)))
        else:
            left += limbs
    return left
