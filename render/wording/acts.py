"""Acts in words: their verb phrase, who may do them, and what one doing of them is called."""

from __future__ import annotations

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Actors, Limb
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import english, interpolation, titles


def act(passage: Passage, name: str) -> str:
    """The verb phrase of a norm, as its charter words it: `recall the Speaker`."""
    norm = passage.find(name, Norm)
    if norm is None or norm.act is None:
        return titles.title(passage, name)
    inner = titles.with_parameters(passage, norm.parameters)
    return interpolation.line(inner, norm.act)


def nominal(passage: Passage, name: str) -> str:
    """One doing of an act, as a noun: `a resignation`, `an exercise of the power to …`."""
    norm = passage.find(name, Norm)
    if norm is None or norm.act is None or " " not in titles.title(passage, name):
        return english.a(titles.title(passage, name))
    kinds = {"procedure": "a decision to", "power": "an exercise of the power to"}
    return f"{kinds.get(norm.kind, 'an exercise of the right to')} {act(passage, name)}"


def proceeding(passage: Passage, name: str) -> str:
    """What a proceeding is called: `vote to amend this pact`, `speaker election`; no article."""
    norm = passage.find(name, Norm)
    if norm is None or norm.act is None:
        return titles.title(passage, name)
    return f"vote to {act(passage, name)}"


def actors(passage: Passage, who: Actors) -> str:
    """Who acts: `two members of the Assembly`, `the Speaker or any member state`."""
    return english.series([limb(passage, one) for one in who.limbs], who.joined)


def limb(passage: Passage, one: Limb) -> str:
    """One limb of those who act; marked, if an assumption says who it is."""
    said = _limb(passage, one)
    return marks.value(said, one.resting_on) if one.resting_on else said


def _limb(passage: Passage, one: Limb) -> str:
    if one.sort == "parameter":
        return passage.names.get(one.of) or f"the {one.of.replace('_', ' ')}"
    if one.sort == "entity":
        return titles.mention(passage, one.of)
    if one.count > 1:
        count = english.cardinal(one.count)
        return f"{count} {titles.members(passage, one.of)}"
    if one.quantifier == "all":
        return f"all {titles.members(passage, one.of)}"
    if one.quantifier:
        return f"{one.quantifier} {titles.member(passage, one.of)}"
    if one.sort == "parties" or one.sort == "kind":
        return english.the(titles.members(passage, one.of))
    return titles.mention(passage, one.of)
