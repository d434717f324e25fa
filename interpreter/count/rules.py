"""A decision rule is tried on a tally (language.md §7.1, §18.3).

    at least q of B:  aye >= round(q * |B|)     more than q of B:  aye > q * |B|
    at least n:  aye >= n                       all of B:  aye = |B|

The base and the rounding written nearest to a share are its own; else those of the vote's lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeAlias

import attrs

from charterlang.compiler.ir.expressions import Direction, Expression, Holder
from charterlang.compiler.ir.instrument import Assumption, Threshold
from charterlang.compiler.ir.organs import Voting
from charterlang.compiler.ir.rules import (
    Among,
    AssumedRule,
    Base,
    Both,
    Count,
    Either,
    Including,
    Named,
    Of,
    Quota,
    Rounded,
    Rule,
    Unanimity,
    Vetoed,
)
from charterlang.interpreter import wording
from charterlang.interpreter.arithmetic import rounded
from charterlang.interpreter.count.tally import Tally
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.findings import Evidence, authority, distinct
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.scope import Scope
from charterlang.interpreter.values import UNKNOWN, Individual, Unknown

Verdict: TypeAlias = bool | Literal[Unknown.UNKNOWN]


@attrs.frozen
class Terms:
    """Under what terms a rule is tried: base and rounding, and whose number it speaks of.

    Of a quorum it is the number of those who take part, else that of the ayes.
    """

    scope: Scope
    base: Base | None
    base_clause: str = ""
    rounding: Direction | None = None
    rounding_clause: str = ""
    quorum: bool = False


@attrs.frozen
class Tried:
    """What came of a rule: whether it holds, the least number that it wants, and its authority.

    `remarks`: what beside numbers decides ("vetoed by Alba").
    """

    holds: Verdict
    needed: Fraction | None = None
    base: Count | None = None
    size: Fraction | None = None
    remarks: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    rests: Reliance = NOTHING
    read: tuple[Evidence, ...] = ()


def terms_of_need(voting: Voting, scope: Scope) -> Terms:
    """The terms of `needs`."""
    counts, rounding = voting.counts, voting.rounding
    return Terms(
        scope,
        counts.base if counts else None,
        counts.place.clause if counts else "",
        rounding.direction if rounding else None,
        rounding.place.clause if rounding else "",
    )


def terms_of_quorum(voting: Voting, scope: Scope) -> Terms:
    """The terms of `quorum`: `rounded` speaks of the number needed, and not of it."""
    counts = voting.counts
    clause = counts.place.clause if counts else ""
    return Terms(scope, counts.base if counts else None, clause, quorum=True)


def tried(rule: Rule, on: Tally, terms: Terms) -> Tried:
    """What comes of the rule on that tally."""
    match rule:
        case Quota(comparison=comparison, amount=amount, share=False):
            return number(comparison == "more than", amount, on, terms)
        case Quota(comparison=comparison, amount=amount):
            return share(comparison == "more than", amount, on, terms)
        case Unanimity():
            return share(False, Fraction(1), on, attrs.evolve(terms, rounding=None))
        case Of(rule=inner, base=base):
            return tried(inner, on, attrs.evolve(terms, base=base, base_clause=""))
        case Among(rule=inner):
            return tried(inner, on, terms)
        case Rounded(rule=inner, direction=direction):
            finer = attrs.evolve(terms, rounding=direction, rounding_clause="")
            return tried(inner, on, finer)
        case Including(rule=inner, voters=voters):
            return including(tried(inner, on, terms), voters, on, terms)
        case Vetoed(rule=inner, by=by):
            return vetoed(tried(inner, on, terms), by, on, terms)
        case Both(rules=rules):
            return both([tried(one, on, terms) for one in rules])
        case Either(rules=rules):
            return either([tried(one, on, terms) for one in rules])
        case Named(threshold=name):
            declared = terms.scope.state.law.declarations[name]
            assert isinstance(declared, Threshold)
            return under(tried(declared.rule, on, terms), declared.place.clause)
        case AssumedRule(assumption=name):
            return assumed(name, on, terms)
        case _:
            raise TypeError(f"no rule: {rule!r}")


def number(more: bool, amount: Fraction, on: Tally, terms: Terms) -> Tried:
    """`at least 9`: a number of weighted ayes."""
    has = support(on, terms)
    return Tried(has > amount if more else has >= amount, least(amount, more, on, terms))


def share(more: bool, part: Fraction, on: Tally, terms: Terms) -> Tried:
    """`at least 2/3`: a share of the base."""
    count, rests, clauses = counted_of(terms)
    if count is None:
        return Tried(UNKNOWN, rests=rests, clauses=clauses)
    if count in WHOLE and not on.bounded:
        said = ("how many votes the body has is not known",)
        return Tried(UNKNOWN, base=count, remarks=said, rests=rests, clauses=clauses)
    size = on.size(count)
    exact = part * size
    mark = exact
    if terms.rounding is not None and not more:
        up = rounded(exact, terms.rounding)
        assert isinstance(up, Fraction)
        mark = up
    if terms.rounding is not None and exact.denominator != 1:
        clauses = (*clauses, terms.rounding_clause)
    has = support(on, terms)
    return Tried(
        has > mark if more else has >= mark,
        least(mark, more, on, terms),
        count,
        size,
        clauses=clauses,
        rests=rests,
    )


WHOLE = ("all members", "all seats")
"""The bases that count those too who do not take part."""


def support(on: Tally, terms: Terms) -> Fraction:
    """The number that a rule speaks of: of the ayes, or of those who take part."""
    return on.weight(on.taking_part) if terms.quorum else on.aye


def least(mark: Fraction, more: bool, on: Tally, terms: Terms) -> Fraction:
    """The least sum of weights that reaches the mark (passes it, if `more`).

    Nothing is carried without an aye, so that the least number of them is never nought.
    """
    steps = mark / on.grain
    wanted = (floor(steps) + 1 if more else ceil(steps)) * on.grain
    return wanted if terms.quorum else max(wanted, on.grain)


def counted_of(terms: Terms) -> tuple[Count | None, Reliance, tuple[str, ...]]:
    """What shares are counted of, on which readings that rests, and who says so."""
    base, rests = terms.base, NOTHING
    clauses: tuple[str, ...] = (terms.base_clause,)
    while base is not None and base.assumption is not None:
        declared = terms.scope.state.law.declarations[base.assumption]
        assert isinstance(declared, Assumption)
        on = Reliance.on_assumption(declared.name, declared.chosen)
        rests, clauses = united((rests, on)), (*clauses, declared.place.clause)
        means = declared.reading.means
        base = means if isinstance(means, Base) else None
    return base.count if base else None, rests, clauses


def assumed(name: str, on: Tally, terms: Terms) -> Tried:
    """The rule that an assumption's chosen reading means."""
    declared = terms.scope.state.law.declarations[name]
    assert isinstance(declared, Assumption)
    means = declared.reading.means
    inner = tried(means, on, terms) if isinstance(means, Rule) else Tried(UNKNOWN)
    rests = united((Reliance.on_assumption(name, declared.chosen), inner.rests))
    return under(attrs.evolve(inner, rests=rests), declared.place.clause)


def under(one: Tried, clause: str) -> Tried:
    """The same on the authority of one more clause, the more specific."""
    return attrs.evolve(one, clauses=(clause, *one.clauses))


# ── voters that matter by name ──


def including(inner: Tried, voters: Expression, on: Tally, terms: Terms) -> Tried:
    """The rule holds and all of these are ayes; a vacant office cannot be one."""
    found = evaluate(voters, terms.scope)
    names = named(found.value)
    side = on.taking_part if terms.quorum else on.ayes
    wanting = sorted(names - side) if names is not None else []
    law = terms.scope.state.law
    verb = "took no part" if terms.quorum else "did not vote yes"
    told = [f"{wording.individual(law, one)} {verb}" for one in wanting]
    holds: Verdict = UNKNOWN if names is None else not wanting
    if names is None and isinstance(voters, Holder):
        told, holds = [f"{wording.the(law, voters.office)} is vacant"], False
    return both([inner, Tried(holds, remarks=tuple(told), rests=found.rests, read=found.read)])


def vetoed(inner: Tried, by: Expression, on: Tally, terms: Terms) -> Tried:
    """The rule holds and none of these is a nay; a vacant office vetoes nothing."""
    found = evaluate(by, terms.scope)
    names = named(found.value)
    if names is None and isinstance(by, Holder):
        names = frozenset()
    law = terms.scope.state.law
    against = [wording.individual(law, one) for one in sorted(names & on.nays)] if names else []
    told = (f"vetoed by {wording.listed(against)}",) if against else ()
    holds: Verdict = UNKNOWN if names is None else not against
    return both([inner, Tried(holds, remarks=told, rests=found.rests, read=found.read)])


def named(value: object) -> frozenset[str] | None:
    """The names of one individual or of a set of them; None if it is unknown who they are."""
    match value:
        case Individual(name):
            return frozenset({name})
        case frozenset():
            return frozenset(one.name for one in value if isinstance(one, Individual))
        case _:
            return None


# ── rules together ──


def both(limbs: list[Tried]) -> Tried:
    """All must hold. Of those that fail the one that wants most decides; else all bear the result.

    The number is that of the limb that wants most, which then bears the result as well.
    """
    main = max(limbs, key=wants)
    failing = [one for one in limbs if one.holds is False]
    if failing:
        first = max(failing, key=wants)
        bearing = [first] if first is main else [first, main]
        return attrs.evolve(together(bearing, False, main), remarks=remarks(failing))
    unknown = [one for one in limbs if one.holds is UNKNOWN]
    return together(unknown or limbs, UNKNOWN if unknown else True, main)


def either(limbs: list[Tried]) -> Tried:
    """One must hold. One that does decides, the one that wants least; else all bear the result."""
    holding = [one for one in limbs if one.holds is True]
    if holding:
        return min(holding, key=wants)
    unknown = [one for one in limbs if one.holds is UNKNOWN]
    return together(unknown or limbs, UNKNOWN if unknown else False, min(limbs, key=wants))


def wants(one: Tried) -> Fraction:
    """How much a limb wants, to compare it with others."""
    return one.needed if one.needed is not None else Fraction(0)


def remarks(limbs: Iterable[Tried]) -> tuple[str, ...]:
    """All that is to be said of them beside numbers."""
    return tuple(dict.fromkeys(told for one in limbs for told in one.remarks))


def together(limbs: list[Tried], holds: Verdict, main: Tried) -> Tried:
    """The limbs as one, with the numbers of the main one."""
    return Tried(
        holds,
        main.needed,
        main.base,
        main.size,
        remarks(limbs),
        authority(*(clause for one in limbs for clause in one.clauses)),
        united(one.rests for one in limbs),
        distinct(piece for one in limbs for piece in one.read),
    )
