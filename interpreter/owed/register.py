"""The register of duties and prohibitions: who is bound to what, by the law alone (language.md §8.1).

These are the grounds on which a breach can rest: what must be done, when it arises and by when, and
what must not be done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal

import attrs

from charterlang.compiler.effects import of_law
from charterlang.compiler.ir.expressions import Assumed, Expression
from charterlang.compiler.ir.instrument import Assumption, Instrument
from charterlang.compiler.ir.norms import About, Effect, Norm
from charterlang.compiler.ir.organs import Condition, Filling, Office, Vacancy
from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.findings import authority
from charterlang.interpreter.machine.venue import body_of
from charterlang.interpreter.values import Individual, Value

AT_ALL_TIMES = "at all times"


@attrs.frozen
class Bond:
    """A duty or a prohibition in words: whom it binds, to what, when, and with what exceptions.

    `organs`: those whom it binds, by the names of organs and individuals. `arises`: each way in which
    it comes to bind. `within`: how long after that a duty must be done (None: no deadline); `late`:
    conditions at whose edge it is late. `covers`: acts declared elsewhere that are forbidden too.
    `force`: its operative verb, if it has one.
    """

    kind: Literal["duty", "prohibition"]
    norm: str
    who: str
    organs: tuple[str, ...]
    act: str
    arises: tuple[str, ...]
    within: str | None
    late: tuple[str, ...]
    unless: tuple[str, ...]
    covers: tuple[str, ...]
    clauses: tuple[str, ...]
    force: str | None = None


def register(law: Instrument) -> tuple[Bond, ...]:
    """Every duty and prohibition of the law: duties first, each in the order of declaration."""
    duties = (*of_norms(law, "duty"), *obligations(law), *fillings(law))
    return (*duties, *of_norms(law, "prohibition"))


def of_norms(law: Instrument, kind: Literal["duty", "prohibition"]) -> Iterator[Bond]:
    """The duties, or the prohibitions, that are declared as such."""
    for norm in law.declarations.values():
        if isinstance(norm, Norm) and norm.kind == kind:
            limbs = norm.holder.limbs if norm.holder is not None else ()
            yield Bond(
                kind,
                norm.name,
                phrasing.actors(law, norm.holder) if norm.holder is not None else "anybody",
                tuple(limb.of for limb in limbs),
                wording.act(law, norm.name),
                arising(law, norm),
                phrased(law, norm.within, norm),
                conditions(law, norm.late, norm),
                conditions(law, norm.unless, norm),
                tuple(covered(law, one, norm) for one in norm.forbids),
                authority(norm.place.clause),
                said(law, norm.force.grade, norm) if norm.force is not None else None,
            )


def arising(law: Instrument, norm: Norm) -> tuple[str, ...]:
    """When a norm binds: on conditions, by an act that begins it, or at all times."""
    when = " and ".join(conditions(law, norm.when, norm))
    begun = {by: None for by, one in of_law(law) if (one.verb, one.organ) == ("begin", norm.name)}
    ways = [f"when {when}"] if when else []
    ways += [f"by {by_name(law, one)}" for one in begun]
    return tuple(ways) or (AT_ALL_TIMES,)


def by_name(law: Instrument, name: str) -> str:
    """A decision or act by what it is to do, or the body whose votes bring something about."""
    norm = law.declarations.get(name)
    if not isinstance(norm, Norm):
        return f"a decision of {wording.the(law, name)}"
    if norm.act is None:
        return wording.title(law, name)
    sort = "a decision" if norm.kind == "procedure" else "an act"
    return f"{sort} to {wording.act(law, name)}"


def conditions(law: Instrument, many: tuple[Condition, ...], norm: Norm) -> tuple[str, ...]:
    """Conditions in words."""
    return tuple(said(law, one.holds, norm) for one in many)


def phrased(law: Instrument, one: Expression | None, norm: Norm) -> str | None:
    """A length of time in words, if there is one."""
    return length(law, one, partial(said, law, norm=norm)) if one is not None else None


def length(law: Instrument, one: Expression, words: Callable[[Expression], str]) -> str:
    """A length of time in words; of an assumption its value, and how it is read."""
    assumed = law.declarations.get(one.name) if isinstance(one, Assumed) else None
    if not isinstance(assumed, Assumption) or not isinstance(assumed.reading.means, Expression):
        return words(one)
    return f"{words(assumed.reading.means)} [{assumed.name} = {assumed.chosen}]"


def said(law: Instrument, one: Expression, norm: Norm) -> str:
    """An expression of a norm in words: what it is about by its kind, `the member state`."""
    types = [parameter.type for parameter in norm.parameters]
    names: dict[str, Value] = {"actor": Individual(BOUND)}
    for parameter in norm.parameters:
        noun = f"the {wording.title(law, parameter.type)}"
        alone = types.count(parameter.type) == 1
        names[parameter.name] = Individual(noun if alone else f"{noun} {parameter.name}")
    return phrasing.expression(law, phrasing.spelt(one, names))


BOUND = "the one bound"
"""Whoever owes the duty, or may not do what is prohibited."""


def covered(law: Instrument, about: About, norm: Norm) -> str:
    """An act that a prohibition forbids beside what it is named after."""
    given = wording.listed(said(law, one, norm) for one in about.arguments)
    act = wording.act(law, about.act)
    return f"{act} ({given})" if given else act


def plain(law: Instrument, one: Expression) -> str:
    """An expression in words that is about nothing in particular."""
    return phrasing.expression(law, one)


# ── what a decision obliges to


def obligations(law: Instrument) -> Iterator[Bond]:
    """`oblige x to "…"`: what procedures and acts may oblige somebody to (§9)."""
    for name, one in of_law(law):
        if one.verb == "oblige":
            yield obligation(law, name, one)


def obligation(law: Instrument, name: str, one: Effect) -> Bond:
    """One of them: it binds whoever the decision is about."""
    norm = law.declarations[name]
    words = partial(said, law, norm=norm) if isinstance(norm, Norm) else partial(plain, law)
    return Bond(
        "duty",
        name,
        words(one.subject) if one.subject is not None else "",
        (),
        one.message or wording.act(law, name),
        (f"by {by_name(law, name)}",),
        length(law, one.within, words) if one.within is not None else None,
        (),
        (),
        (),
        authority(one.place.clause),
    )


# ── offices that must be filled in time


def fillings(law: Instrument) -> Iterator[Bond]:
    """`filled by E within D` and `vacancy by E within D` (§6)."""
    for office in law.declarations.values():
        if not isinstance(office, Office):
            continue
        for line in (office.filled, office.vacancy):
            if line is not None and line.within is not None and line.by is not None:
                yield filling(law, office, line, line.by)


def filling(law: Instrument, office: Office, line: Filling | Vacancy, by: str) -> Bond:
    """The duty to fill an office: whose, and from when."""
    norm = law.declarations.get(by)
    body = body_of(law, norm) if isinstance(norm, Norm) else None
    whose = body.name if body is not None else office.name
    vacant = f"when {wording.the(law, office.name)} leaves the office before its term is over"
    composed = f"once {wording.the(law, whose)} is composed"
    return Bond(
        "duty",
        by,
        wording.the(law, whose),
        (whose,),
        wording.act(law, by),
        (vacant if isinstance(line, Vacancy) else composed,),
        length(law, line.within, partial(plain, law)) if line.within is not None else None,
        (),
        (),
        (),
        authority(line.place.clause),
    )
