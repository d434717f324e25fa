"""Powers, rights, duties and prohibitions in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

import attrs

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Condition, Parties
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    compliance,
    conditions,
    effects,
    english,
    readings,
    relatives,
    stated,
    titles,
    values,
)

_GAP = 0xF000
_BUILT_IN = ("amendment", "proceeding", "resolution")


def inside(passage: Passage, norm: Norm) -> Passage:
    """The passage in which the parameters of the norm and its actor read as they do."""
    inner = titles.with_parameters(passage, norm.parameters)
    inner = inner.naming(**{name: _other(inner.names[name]) for name in others(norm)})
    actor = _again(inner, norm)
    named = inner.naming(actor=actor, this="the vote", winner="the candidate elected")
    return attrs.evolve(named, norm=norm.name)


def sentences(passage: Passage, norm: Norm, said: Sequence[str]) -> Iterator[str]:
    """The sentences that state these properties of a norm that is no procedure."""
    inner = inside(passage, norm)
    if "head" in said or "act" in said:
        yield from _whole(inner, norm, said)
    else:
        yield from _added(inner, norm, said)


def holder(passage: Passage, norm: Norm) -> str:
    """Who has the power, right or duty."""
    return acts.actors(passage, norm.holder) if norm.holder else "anyone"


def not_by(passage: Passage, norm: Norm) -> str:
    """Those who have it, and that they may not."""
    modal = passage.modal if norm.kind == "prohibition" else "may"
    return acts.nobody(passage, norm.holder, modal) if norm.holder else "no one may"


def _whole(passage: Passage, norm: Norm, said: Sequence[str]) -> Iterator[str]:
    """The norm in one sentence, with the conditions that are stated here."""
    clauses = subject_to(passage, norm, said) + lead(passage, norm)
    when = _apart(norm, lines(passage, norm.when, "when", said))
    unless = _apart(norm, exceptions(passage, norm, said))
    behind = False
    bearing = _bearing(passage, norm, when) if "within" not in said else ""
    if bearing:
        clauses, when = subject_to(passage, norm, said) + bearing, []
    if when and norm.kind == "duty":
        opening = conditions.several(introducing(passage, norm), when)
        behind = _behind(passage, norm, opening)
        if not behind:
            clauses = f"{introduced(passage, norm, f'once {opening}')}, {clauses}"
    if norm.within is not None and "within" in said:
        clauses += f" within {values.value(passage, norm.within)}"
    if norm.kind == "duty":
        clauses += f" once {_opening_behind(passage, norm, when)}" if behind else ""
    elif len(when) == 1 and _parts(when[0]) > 2 and not unless:
        clauses = conditions.listed(passage, f"{clauses} if", when)
    elif when:
        clauses += f" if {conditions.several(passage, when)}"
    if len(unless) == 1 and _parts(unless[0]) > 2:
        clauses = conditions.listed(passage, f"{clauses}, unless", unless, "or")
    elif unless:
        clauses += f", unless {conditions.several(passage, unless, 'or')}"
    required = [] if _sole_actor(norm) else lines(passage, norm.require, "require", said)
    then = _effects(passage, norm, said)
    plain = not when and not unless and not required
    if then and norm.kind in ("power", "right") and plain:
        yield f"{clauses}, whereupon {_whereupon(passage, norm, said)}"
    else:
        yield clauses
        if required:
            yield conditions.listed(passage, "this is valid only if", required)
        if then:
            yield f"once this is done, {then}"
    yield from compliance.sentences(passage, norm, said, known=True)


def _bearing(passage: Passage, norm: Norm, when: Sequence[ir.Expression]) -> str:
    """A duty of whoever is so: `each member state that is under attack must …`; else nothing."""
    limb = norm.holder.limbs[0] if norm.holder and len(norm.holder.limbs) == 1 else None
    if norm.kind != "duty" or len(when) != 1 or limb is None or limb.quantifier != "each":
        return ""
    personal = titles.personal(passage, limb.of)
    said = relatives.relative(introducing(passage, norm), when[0], "actor", personal)
    simple = said.startswith(("who " if personal else "that ", "whose "))
    if not simple or passage.names["actor"] in said or any(ord(one) >= _GAP for one in said):
        return ""
    return f"{holder(passage, norm)} {said} {passage.modal} {acts.act(passage, norm.name)}"


def others(norm: Norm) -> tuple[str, ...]:
    """The parameters of a duty that whoever owes it is not: `unless s = actor`.

    They are called another from the start, where the condition introduces them.
    """
    if norm.kind != "duty" or not norm.when:
        return ()
    short = [one.name for one in norm.parameters if len(one.name) <= 2]
    apart = [
        limb
        for line in norm.when
        for limb in (line.holds.of if isinstance(line.holds, ir.All) else (line.holds,))
        if isinstance(limb, ir.Compare) and limb.operator == "!="
    ]
    apart += [
        line.holds
        for line in norm.unless
        if isinstance(line.holds, ir.Compare) and line.holds.operator == "="
    ]
    return tuple(name for name in short if any(_is_actor(one, name) for one in apart))


def _is_actor(one: ir.Expression, name: str) -> bool:
    """Whether it compares the parameter with whoever acts."""
    match one:
        case ir.Compare(_, ir.Variable(left), ir.Variable(right)):
            return {left, right} == {name, "actor"}
        case _:
            return False


def _other(name: str) -> str:
    """`the other member state`."""
    return name.replace("the ", "the other ", 1)


def lead(passage: Passage, norm: Norm) -> str:
    """Who may, must or must not do what."""
    act, who = acts.act(passage, norm.name), holder(passage, norm)
    match norm.kind:
        case "power":
            only = _sole_actor(norm)
            if only is None:
                return f"{who} may {act}"
            alone = values.value(introducing(passage, norm), only)
            return introduced(passage, norm, f"only {alone} may {act}")
        case "right":
            return f"{who} {'have' if english.many(who) else 'has'} the right to {act}"
        case "duty":
            return f"{who} {passage.modal} {act}"
        case "prohibition":
            return f"{not_by(passage, norm)} {act}"
        case "procedure":
            return f"{who} may {act}"
        case _:
            assert_never(norm.kind)


def _again(passage: Passage, norm: Norm) -> str:
    """Whoever acts, named again so that nobody else can be meant: `that member`, `the Board`."""
    again = acts.pronoun(passage, norm.holder)
    if again == "it" and norm.holder is not None:
        return titles.mention(passage, norm.holder.limbs[0].of)
    meant = {marks.bare(passage.names[one.name]) for one in norm.parameters}
    whoever = "whoever owes it" if norm.kind == "duty" else "whoever acts"
    return whoever if again.replace("that ", "the ", 1) in meant else again


def _whereupon(passage: Passage, norm: Norm, said: Sequence[str]) -> str:
    """What comes of an act, right behind it: a party that alone is spoken of is `it`."""
    limb = norm.holder.limbs[0] if norm.holder else None
    party = limb is not None and limb.sort == "parties" and limb.quantifier in ("each", "any")
    kind = passage.find(limb.of, Parties) if limb is not None and party else None
    alone = not norm.parameters and len(norm.effects) == 1 and norm.effects[0].guard is None
    if kind is None or not alone or titles.personal(passage, kind.kind or ""):
        return _effects(passage, norm, said)
    return _effects(passage.naming(actor="it"), norm, said)


def _behind(passage: Passage, norm: Norm, opening: str) -> bool:
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


def _opening_behind(passage: Passage, norm: Norm, when: list[ir.Expression]) -> str:
    """A duty's condition as it stands behind it: what the act has not named, it introduces."""
    opening = conditions.several(introducing(passage, norm), when)
    if _meets(passage, norm, opening):
        return conditions.several(passage, when)
    return introduced(passage, norm, opening)


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


def _sole_actor(norm: Norm) -> ir.Expression | None:
    """Who alone may act, where that is all that is required: `require actor = X`."""
    match norm.require:
        case (Condition(ir.Compare("=", ir.Variable("actor"), only)),):
            return only
        case _:
            return None


def _parts(one: ir.Expression) -> int:
    return len(one.of) if isinstance(one, ir.All | ir.Any) else 1


def lines(
    passage: Passage, of: Sequence[Condition], name: str, said: Sequence[str]
) -> list[ir.Expression]:
    """Those of a norm's conditions that are stated here and that no reading has settled."""
    if name not in said:
        return []
    return readings.open_conditions(passage, stated.standing(of, passage.here))


def _apart(norm: Norm, several: Sequence[ir.Expression]) -> list[ir.Expression]:
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


def exceptions(passage: Passage, norm: Norm, said: Sequence[str]) -> list[ir.Expression]:
    """Those of a norm's exceptions that are stated here and that no reading has settled."""
    if "unless" not in said:
        return []
    return readings.open_exceptions(passage, stated.standing(norm.unless, passage.here))


def _effects(passage: Passage, norm: Norm, said: Sequence[str]) -> str:
    here = stated.standing(norm.effects, passage.here) if "effect" in said else ()
    return effects.effects(passage, here)


def subject_to(passage: Passage, norm: Norm, said: Sequence[str]) -> str:
    """`subject to paragraphs (2)(a) and (2)(b), `: where conditions stand that are not said here."""
    all_lines = {"when": norm.when, "unless": norm.unless, "require": norm.require}
    elsewhere = [
        line.place.clause
        for name, conditions_of in all_lines.items()
        for line in conditions_of
        if line.place.clause != passage.here
        and (name not in said or _some_here(passage, conditions_of))
    ]
    cited = citations(passage, list(dict.fromkeys(elsewhere)))
    return f"subject to {cited}, " if cited else ""


def _some_here(passage: Passage, lines: Sequence[Condition]) -> bool:
    return any(line.place.clause == passage.here for line in lines)


def citations(passage: Passage, identities: Sequence[str]) -> str:
    """References to several places: `paragraphs (2)(a) and (2)(b)`."""
    known = [one for one in passage.places.spots if one in identities]
    cited = [passage.places.cite(one, passage.here) for one in known]
    stems = {one.partition(" ")[0] for one in cited}
    stem = f"{stems.pop()} " if len(cited) > 1 and len(stems) == 1 else ""
    linked = [
        marks.reference(text.removeprefix(stem), passage.places.anchor(one) or "")
        for text, one in zip(cited, known, strict=True)
    ]
    return (f"{stem.strip()}s " if stem else "") + english.series(linked)


def _added(passage: Passage, norm: Norm, said: Sequence[str]) -> Iterator[str]:
    """What a clause adds to a norm that another clause declares."""
    act, who = acts.act(passage, norm.name), holder(passage, norm)
    modal = "may" if norm.kind in ("power", "right", "procedure") else passage.modal
    if "forbids" in said and norm.forbids:
        here = stated.standing(norm.forbids, passage.here)
        forbidden = f"{not_by(passage, norm)} {acts.elsewhere(passage, here)}"
        yield subject_to(passage, norm, said) + forbidden
    if when := lines(passage, norm.when, "when", said):
        begin = f"{who} {modal} {act} only if"
        if norm.kind == "duty":
            begin = f"{who} {modal} {act} as soon as"
        elif norm.kind == "prohibition":
            begin = f"{not_by(passage, norm)} {act} if"
        yield conditions.listed(passage, begin, when)
    if unless := exceptions(passage, norm, said):
        yield conditions.listed(passage, exception_lead(passage, norm), unless, "or")
    if required := lines(passage, norm.require, "require", said):
        yield conditions.listed(passage, requirement_lead(passage, norm), required)
    if norm.within is not None and "within" in said:
        yield f"{who} {passage.modal} {act} within {values.value(passage, norm.within)}"
    if then := _effects(passage, norm, said):
        yield f"once {acts.nominal(passage, norm.name)} has taken place, {then}"
    yield from compliance.sentences(passage, norm, said, known=False)


def exception_lead(passage: Passage, norm: Norm) -> str:
    """What an exception is to, up to the condition: `The Council may not … if`."""
    act, who = acts.act(passage, norm.name), holder(passage, norm)
    match norm.kind:
        case "power" | "right" | "procedure":
            return f"{not_by(passage, norm)} {act} if"
        case "duty":
            return f"{who} need not {act} if"
        case "prohibition":
            return f"{who} may {act} if"
        case _:
            assert_never(norm.kind)


def shortly(passage: Passage, norm: Norm) -> str:
    """Whoever acts, where the act has just been named: `it`, `the Speaker`."""
    again = acts.pronoun(passage, norm.holder)
    return "they" if again == "whoever acts" else again


def requirement_lead(passage: Passage, norm: Norm) -> str:
    """What a condition of validity is of, up to the condition."""
    return f"{holder(passage, norm)} may {acts.act(passage, norm.name)} only if"
