"""Conditions, decision rules and actors in plain words, for reasons and for `charter why`.

Not the words of the law (those the renderer prints), but a faithful reading of its rules.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

import attrs

from charterlang.compiler import predicates
from charterlang.compiler.ir.expressions import (
    All,
    Any,
    Arithmetic,
    Assumed,
    Call,
    Cases,
    Chosen,
    Compare,
    Constant,
    Dated,
    Defined,
    Entity,
    Expression,
    FactOf,
    Field,
    HeldFor,
    Holder,
    Material,
    Members,
    Not,
    Otherwise,
    Quantified,
    Round,
    SetOf,
    Stands,
    Such,
    Variable,
)
from charterlang.compiler.ir.instrument import Assumption, Fact, Instrument, Threshold
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Actors, Body, Limb
from charterlang.compiler.ir.rules import (
    Among,
    AssumedRule,
    Base,
    Both,
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
from charterlang.interpreter.values import Individual, Value

UNBOUND: Mapping[str, Value] = MappingProxyType({})
"""Nothing is named."""

SIGNS = {
    "=": "is",
    "!=": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
    "in": "belongs to",
    "not in": "does not belong to",
}
FUNCTIONS = {
    "certain": "the result of {} is certain",
    "done": "{} has been done",
    "running": "{} is under way",
    "carried": "{} has been carried",
    "lost": "{} has been lost",
    "due": "{} is due",
    "overdue": "{} is overdue",
    "moot": "{} is moot",
    "alleged": "a breach of {} is alleged",
    "breached": "{} has been breached",
    "irregular": "{} was irregular",
    "disregarded": "{} has not been followed",
    "since": "the time since {}",
    "last": "the latest {}",
    "acting": "who acts as {}",
    "presiding": "who presides over {}",
    "expiry": "the end of the term of {}",
    "remaining": "what remains of the term of {}",
    "size": "the size of {}",
    "count": "the number of {}",
    "needed": "the votes needed in {}",
    "vacated_by": "the vacancy came about by {}",
    "last_weekend_before": "the last weekend before {}",
    "day_of": "the day of {}",
    "month_end": "the end of the month of {}",
    "winner": "the winner of {}",
    "ayes": "the ayes of {}",
    "nays": "the nays of {}",
    "abstentions": "the abstentions of {}",
    "opened": "when {} was opened",
    "voted": "those who voted in {}",
    "stage": "the stage of {}",
    "deposited": "{} has deposited its instrument of ratification",
    "previous": "what was reported before of {}",
    "commenced": "the instrument is in force",
    "commencement": "the date of the entry into force",
}


def power(law: Instrument, act: str) -> str:
    """A power as a thing that can be given: `the power to pardon`, `its part in the application`."""
    norm = law.declarations.get(act)
    if isinstance(norm, Norm) and norm.kind == "procedure":
        return f"its part in {wording.the(law, act)}"
    return f"the power to {wording.act(law, act)}"


def expression(law: Instrument, one: Expression) -> str:
    """The expression in plain words; parameters and bound names stand for themselves."""
    match one:
        case Constant(value=value):
            return wording.value(law, value)
        case Dated(written=text):
            return text
        case Entity(name=name):
            return wording.individual(law, name)
        case Variable(name=name):
            return "this vote" if name == "this" else f"the {name}"
        case Members(of=of):
            return wording.the(law, of) if body(law, of) else f"the {wording.plural(law, of)}"
        case Holder(office=office):
            return wording.the(law, office)
        case Field(of=of, name=name):
            return f"the {name} of {expression(law, of)}"
        case FactOf(fact=fact, arguments=arguments) | Defined(name=fact, arguments=arguments):
            return wording.title(law, fact) + applied(law, arguments)
        case Assumed(name=name):
            return wording.title(law, name)
        case Call():
            return called(law, one)
        case Material(owner=owner, path=path):
            return f"{'.'.join(path)} of {wording.the(law, owner)}"
        case _:
            return compound(law, one)


def body(law: Instrument, name: str) -> bool:
    """Whether that is a body, which is one thing however many belong to it."""
    return isinstance(law.declarations.get(name), Body)


def applied(law: Instrument, arguments: tuple[Expression, ...]) -> str:
    """` (m, Icenia)`; the vote at hand goes without saying."""
    named = [one for one in arguments if one != Variable("this", span=one.span)]
    return f" ({', '.join(expression(law, one) for one in named)})" if named else ""


def called(law: Instrument, call: Call) -> str:
    """A built-in function."""
    about = wording.title(law, call.subject) if call.subject else ""
    inner = ", ".join(expression(law, one) for one in call.arguments)
    if call.function == "held_in":
        return f"{inner} was voted on in {wording.the(law, call.subject or '')}"
    pattern = FUNCTIONS.get(call.function)
    if pattern is None:
        return f"{call.function.replace('_', ' ')}({about or inner})"
    by = f" by {expression(law, call.by)}" if call.by is not None else ""
    if about and inner:
        return pattern.format(f"{about} ({inner}){by}")
    return pattern.format((about or inner) + by)


def compound(law: Instrument, one: Expression) -> str:
    """An operator with its operands."""
    match one:
        case Not(of=of):
            return f"not: {expression(law, of)}"
        case All(of=limbs):
            return " and ".join(grouped(law, limb) for limb in limbs)
        case Any(of=limbs):
            return " or ".join(grouped(law, limb) for limb in limbs)
        case Otherwise(of=limbs):
            return ", otherwise ".join(expression(law, limb) for limb in limbs)
        case Cases(cases=cases):
            return ", ".join(
                f"{expression(law, value)} {f'if {expression(law, when)}' if when else 'otherwise'}"
                for value, when in cases
            )
        case Compare(operator="in" | "not in" as operator, left=left, right=Members(of=of)):
            no = "not " if operator == "not in" else ""
            return f"{expression(law, left)} is {no}{member(law, of)}"
        case Compare(
            operator=">=",
            left=Variable(name="now"),
            right=Arithmetic(operator="+", left=since, right=Constant() as length),
        ):
            time = expression(law, length)
            verb = "has" if time.split()[0] in ("1", "one") else "have"
            return f"{time} {verb} passed since {expression(law, since)}"
        case Compare(operator=operator, left=left, right=right):
            return f"{expression(law, left)} {SIGNS[operator]} {expression(law, right)}"
        case Stands(subject=Call(function="regime", subject=str() as regime), state=state):
            stands = "in force" if state == "active" else state
            return f"{wording.the(law, regime)} is {'not ' if one.negated else ''}{stands}"
        case Stands(subject=subject, state=state, negated=negated):
            return f"{expression(law, subject)} is {'not ' if negated else ''}{state}"
        case HeldFor(condition=condition, duration=length):
            return f"{grouped(law, condition)}, for at least {expression(law, length)}"
        case Arithmetic(operator=sign, left=left, right=right):
            return f"{expression(law, left)} {sign} {expression(law, right)}"
        case Round(of=of, direction=direction):
            return f"{expression(law, of)} rounded {direction}"
        case Quantified() if said := of_each(law, one):
            return said
        case Quantified(quantifier=quantifier, variable=variable, domain=domain, body=body):
            among = f"{quantifier} {variable} of {expression(law, domain)}"
            where = f" where {expression(law, one.where)}" if one.where else ""
            return f"{among}{where}: {expression(law, body)}"
        case Such(variable=variable, domain=domain, body=body):
            those = expression(law, domain).removeprefix("the ")
            each = stated(law, body, variable, "each of which")
            return f"{those} {each or f'where {expression(law, body)}'}"
        case SetOf(members=members):
            return wording.listed(expression(law, member) for member in members)
        case Chosen(assumption=assumption, readings=readings):
            chosen = " or ".join(readings)
            return f"{wording.title(law, assumption)} is read as {chosen}"
        case _:
            return "this condition"


def of_each(law: Instrument, one: Quantified) -> str | None:
    """`every state that is affected by Tolls is represented`; None of what is no plain sentence."""
    if not isinstance(one.domain, Members):
        return None
    of = one.domain.of
    noun = f"member of {wording.the(law, of)}" if body(law, of) else wording.title(law, of)
    which = stated(law, one.where, one.variable, "that") if one.where is not None else ""
    if which is None:
        return None
    return stated(law, one.body, one.variable, f"{one.quantifier} {noun} {which}".rstrip())


def stated(law: Instrument, one: Expression, variable: str, subject: str) -> str | None:
    """What a fact says of the one bound by that name, in its place a subject."""
    fact, negated = (one.of, True) if isinstance(one, Not) else (one, False)
    if not isinstance(fact, FactOf) or not fact.arguments:
        return None
    declared, title = law.declarations.get(fact.fact), wording.title(law, fact.fact)
    first, *others = fact.arguments
    plain = not predicates.is_clause(title) and (not others or predicates.leads_on(title))
    about = first == Variable(variable, span=first.span)
    if not about or not plain or not isinstance(declared, Fact) or declared.type != "truth":
        return None
    names = [subject, *(expression(law, other) for other in others)]
    if any(f"the {variable}" in name.split(", ") for name in names[1:]):
        return None
    return str(predicates.from_title(title, names, negated))


def member(law: Instrument, of: str) -> str:
    """`a member of the Assembly`, `a member state`."""
    if isinstance(law.declarations.get(of), Body):
        return f"a member of {wording.the(law, of)}"
    return wording.a(wording.title(law, of))


def grouped(law: Instrument, one: Expression) -> str:
    """A limb, in brackets if it is itself of several limbs."""
    text = expression(law, one)
    return f"({text})" if isinstance(one, All | Any) else text


def rule(law: Instrument, one: Rule, of: str = "", bound: Mapping[str, Value] = UNBOUND) -> str:
    """A decision rule: `more than 1/2 of votes cast`.

    `of`: what its shares are counted of where the rule does not say so itself; `bound`: what its
    names stand for.
    """

    def inner(part: Rule) -> str:
        return rule(law, part, of, bound)

    match one:
        case Quota(comparison=comparison, amount=amount):
            share = f" of {of}" if one.share and of else ""
            return f"{comparison} {wording.number(amount)}{share}"
        case Unanimity():
            return f"all of {of}" if of else "all"
        case Of(rule=part, base=counted):
            return f"{rule(law, part, bound=bound)} of {base(law, counted)}"
        case Among(rule=part, body=body):
            return f"{inner(part)} in {wording.the(law, body)}"
        case Rounded(rule=part, direction=direction):
            return f"{inner(part)} rounded {direction}"
        case Including(rule=part, voters=voters):
            return f"{inner(part)} including {expression(law, spelt(voters, bound))}"
        case Vetoed(rule=part, by=by):
            return f"{inner(part)} unless vetoed by {expression(law, spelt(by, bound))}"
        case Both(rules=rules):
            return " and ".join(inner(part) for part in rules)
        case Either(rules=rules):
            return " or ".join(inner(part) for part in rules)
        case Named(threshold=name):
            declared = law.declarations.get(name)
            said = wording.title(law, name)
            return f"{said}: {inner(declared.rule)}" if isinstance(declared, Threshold) else said
        case AssumedRule(assumption=name):
            assumed = law.declarations.get(name)
            if isinstance(assumed, Assumption) and isinstance(assumed.reading.means, Rule):
                return inner(assumed.reading.means)
            return wording.title(law, name)
        case _:
            return "the rule"


def spelt(one: typing.Any, bound: Mapping[str, Value]) -> typing.Any:
    """The expression with individuals in the place of the names that stand for them."""
    match one:
        case Variable(name=name) if isinstance(value := bound.get(name), Individual):
            return Entity(value.name, span=one.span)
        case Expression():
            parts = ((part.name, getattr(one, part.name)) for part in attrs.fields(type(one)))
            inner = {n: v for n, v in parts if isinstance(v, Expression | tuple) and v}
            return attrs.evolve(one, **{name: spelt(part, bound) for name, part in inner.items()})
        case tuple():
            return tuple(spelt(part, bound) for part in one)
        case _:
            return one


def base(law: Instrument, one: Base) -> str:
    """What a share is counted of."""
    if one.count is not None:
        return one.count
    assumed = law.declarations.get(one.assumption or "")
    if isinstance(assumed, Assumption) and isinstance(assumed.reading.means, Base):
        return base(law, assumed.reading.means)
    return wording.title(law, one.assumption or "")


def actors(law: Instrument, who: Actors) -> str:
    """Who may act: `any member of the Assembly or the Speaker`."""
    return f" {who.joined} ".join(limb(law, one) for one in who.limbs)


def limb(law: Instrument, one: Limb) -> str:
    """One limb of those who act."""
    match one.sort:
        case "body":
            if one.count > 1:
                return f"{one.count} members of {wording.the(law, one.of)}"
            member = f"any member of {wording.the(law, one.of)}"
            return member if one.quantifier else wording.the(law, one.of)
        case "parties" | "kind":
            noun = wording.title(law, one.of)
            if one.count > 1:
                return f"{one.count} {wording.plural(law, one.of)}"
            return f"{one.quantifier or 'any'} {noun}"
        case "office":
            return wording.the(law, one.of)
        case "entity":
            return wording.title(law, one.of)
        case "parameter":
            return f"the {one.of}"
        case _:
            assert_never(one.sort)


def unit(law: Instrument, one: Limb) -> str:
    """What is counted of those who act: `member state`, `member`."""
    return "member" if one.sort == "body" else wording.title(law, one.of)
