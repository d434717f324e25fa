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
    citations,
    compliance,
    conditions,
    effects,
    english,
    force,
    openings,
    readings,
    stated,
    titles,
    values,
)


def inside(passage: Passage, norm: Norm) -> Passage:
    """The passage in which the parameters of the norm and its actor read as they do."""
    inner = titles.with_parameters(passage, norm.parameters)
    inner = inner.naming(
        **{name: openings.other(inner.names[name]) for name in openings.others(norm)}
    )
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
    passage = force.inside(passage, norm)
    clauses = subject_to(passage, norm, said) + lead(passage, norm)
    when = openings.apart(norm, lines(passage, norm.when, "when", said))
    unless = openings.apart(norm, exceptions(passage, norm, said))
    behind = False
    bearing = openings.bearing(passage, norm, when) if "within" not in said else ""
    if bearing:
        clauses, when = subject_to(passage, norm, said) + bearing, []
    if when and norm.kind == "duty":
        opening = conditions.several(openings.introducing(passage, norm), when)
        behind = openings.is_behind(passage, norm, opening)
        if not behind:
            clauses = f"{openings.introduced(passage, norm, f'once {opening}')}, {clauses}"
    if norm.within is not None and "within" in said:
        clauses += f" within {values.value(passage, norm.within)}"
    if norm.kind == "duty":
        clauses += f" once {openings.behind(passage, norm, when)}" if behind else ""
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
    clauses = force.led(passage, norm, clauses)
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


def lead(passage: Passage, norm: Norm) -> str:
    """Who may, must or must not do what."""
    act, who = acts.act(passage, norm.name), holder(passage, norm)
    match norm.kind:
        case "power":
            only = _sole_actor(norm)
            if only is None:
                return f"{who} may {act}"
            alone = values.value(openings.introducing(passage, norm), only)
            return openings.introduced(passage, norm, f"only {alone} may {act}")
        case "right":
            return f"{who} {'have' if english.many(who) else 'has'} the right to {act}"
        case "duty":
            return f"{who} {passage.modal} {act}"
        case "prohibition" if norm.force is not None:
            if passage.modal:
                return f"{who} not to {act}"
            return f"{not_by(passage, norm).removesuffix(' may')} {act}"
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


def exceptions(passage: Passage, norm: Norm, said: Sequence[str]) -> list[ir.Expression]:
    """Those of a norm's exceptions that are stated here and that no reading has settled."""
    if "unless" not in said:
        return []
    return readings.open_exceptions(passage, stated.standing(norm.unless, passage.here))


def _effects(passage: Passage, norm: Norm, said: Sequence[str]) -> str:
    here = stated.standing(norm.effects, passage.here) if "effect" in said else ()
    return effects.effects(passage, here)


def subject_to(passage: Passage, norm: Norm, said: Sequence[str], known: Sequence[str] = ()) -> str:
    """`subject to paragraphs (2)(a) and (2)(b), `: where conditions stand that are not said here.

    `known` are clauses that follow at once, and need no reference.
    """
    all_lines = {"when": norm.when, "unless": norm.unless, "require": norm.require}
    elsewhere = [
        line.place.clause
        for name, conditions_of in all_lines.items()
        for line in conditions_of
        if line.place.clause not in (passage.here, *known)
        and (name not in said or _some_here(passage, conditions_of))
    ]
    cited = citations.several(passage, list(dict.fromkeys(elsewhere)))
    return f"subject to {cited}, " if cited else ""


def _some_here(passage: Passage, lines: Sequence[Condition]) -> bool:
    return any(line.place.clause == passage.here for line in lines)


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
