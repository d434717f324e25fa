"""Expressions that are values, as noun phrases: "the candidate's state", "one month"."""

from __future__ import annotations

import re
from datetime import datetime
from fractions import Fraction
from typing import assert_never

from charterlang.compiler import predicates
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Office
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.ir.regimes import Schedule
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    calls,
    conditions,
    dates,
    english,
    material,
    quantities,
    relatives,
    rules,
    titles,
    voters,
)
from charterlang.render.wording.titles import member, members, mention, title

_BOUND = {
    "candidate": "the candidate",
    "nominator": "the nominator",
    "winner": "the candidate elected",
    "actor": "the actor",
    "this": "the proceeding",
    "now": "the present time",
    "member": "the member",
    "holder": "the holder",
}
_ARITHMETIC = {"+": "plus", "-": "less", "*": "times", "/": "divided by"}


def value(passage: Passage, expression: ir.Expression, form: str | None = None) -> str:
    """The expression as a noun phrase; `form` as in `{… as FORM}`, where it has a meaning."""
    match expression:
        case ir.Constant(constant):
            return constant_value(passage, constant, form)
        case ir.Dated(_, written):
            return marks.plain(written)
        case ir.Entity(name):
            return title(passage, name)
        case ir.Variable(name):
            return passage.names.get(name) or _BOUND.get(name) or f"the {name.replace('_', ' ')}"
        case ir.Members(of):
            return english.the(members(passage, of))
        case ir.Holder(office):
            return mention(passage, office)
        case ir.Field(of, name):
            return _belonging(value(passage, of), title(passage, name))
        case ir.FactOf(fact, arguments):
            return _reported(passage, fact, arguments, form)
        case ir.Assumed(name):
            return assumed(passage, name, form)
        case ir.Defined(name, arguments):
            return _defined(passage, name, arguments, form)
        case ir.Call():
            return calls.noun(passage, expression)
        case ir.Material(owner, path):
            return material.material(passage, owner, path, form)
        case ir.Otherwise(of):
            first, *rest = (value(passage, one, form) for one in of)
            return f"{first} (or, failing that, {', or '.join(rest)})"
        case ir.Cases(cases):
            return "; ".join(_case(passage, one, when, form) for one, when in cases)
        case ir.Arithmetic(operator, left, right):
            return _arithmetic(passage, operator, left, right)
        case ir.Round(of, direction):
            way = {"nearest": "to the nearest whole number"}.get(direction, direction)
            return f"{value(passage, of, form)} rounded {way}"
        case ir.Such():
            return _such(passage, expression)
        case ir.SetOf(of):
            return english.series([value(passage, one) for one in of])
        case (
            ir.Not() | ir.All() | ir.Any() | ir.Compare() | ir.Stands() | ir.HeldFor()
            | ir.Quantified() | ir.Chosen()
        ):  # fmt: skip
            return f"whether {conditions.condition(passage, expression)}"
        case _:
            raise TypeError(expression)


def _such(passage: Passage, of: ir.Such) -> str:
    """`the states each of which is under attack`, `the states for which the Council has voted`."""
    those = english.the(value(passage, of.domain).removeprefix("the "))
    gap = relatives.slot(passage)
    said = conditions.clause(passage.naming(**{of.variable: gap}), of.body)
    if said.subject == gap and gap not in said.verb:
        return f"{those} each of which {said.verb}"
    one = member(passage, of.domain.of) if isinstance(of.domain, ir.Members) else "that one"
    inner = passage.naming(**{of.variable: english.the(one)})
    return f"{those} for which {conditions.condition(inner, of.body)}"


def constant_value(
    passage: Passage,
    constant: Fraction | Duration | datetime | str | bool,
    form: str | None = None,
    argument: str | None = None,
) -> str:
    """A literal in the style of the charter."""
    style = passage.instrument.style
    match constant:
        case bool():
            return "so" if constant else "not so"
        case Fraction():
            shared = form in ("fraction", "majority", "adjective") or 0 < constant < 1
            return (quantities.share if shared else quantities.number)(constant, style, form)
        case Duration():
            return quantities.duration(constant, style, form)
        case datetime():
            return dates.date(passage, constant, form, argument)
        case str():
            return marks.plain(constant)
        case _:
            assert_never(constant)


def assumed(passage: Passage, name: str, form: str | None = None) -> str:
    """The value that an assumption's chosen reading gives, marked as resting on it."""
    assumption = passage.find(name, Assumption)
    if assumption is None:
        return titles.title(passage, name)
    said = reading(passage, assumption, assumption.chosen, form)
    return (marks.restored if assumption.lost else marks.value)(said, name)


def reading(passage: Passage, of: Assumption, name: str, form: str | None = None) -> str:
    """What a reading of an assumption says: its own title, else its meaning in words."""
    chosen = next(one for one in of.readings if one.name == name)
    if chosen.title:
        return marks.plain(chosen.title)
    match chosen.means:
        case str() as organ:
            whole = passage.find(organ, Office) or as_whole(passage, of.name)
            return marks.bare(
                mention(passage, organ) if whole else english.a(member(passage, organ))
            )
        case Base() as base:
            return voters.base(passage, base)
        case Rule() as rule:
            return rules.rule(passage, rule)
        case ir.Constant(datetime() as moment):
            style, zone = passage.instrument.style, passage.instrument.zone
            return quantities.date(moment, zone, style, form, None)
        case ir.Constant(bool()):
            return marks.plain(name.replace("_", " "))
        case ir.Compare() | ir.Stands() | ir.All() | ir.Any() | ir.Not() | ir.Quantified() as said:
            return conditions.condition(passage, said)
        case expression:
            return value(passage, expression, form)


def as_whole(passage: Passage, assumption: str) -> bool:
    """Whether the organ that an assumption stands for acts as such somewhere, and not a member."""
    for one in passage.instrument.declarations.values():
        holder = one.holder if isinstance(one, Norm) else None
        for limb in holder.limbs if holder is not None else ():
            if limb.resting_on == assumption and limb.quantifier is None and limb.count == 1:
                return True
    return False


def _belonging(whose: str, what: str) -> str:
    """`the candidate's state`; `the state of the individual concerned`, where the owner is long."""
    if marks.bare(whose).startswith("the ") and marks.bare(whose).count(" ") > 1:
        return f"{english.the(what)} of {whose}"
    return f"{english.possessive(whose)} {what}"


def _reported(
    passage: Passage, fact: str, arguments: tuple[ir.Expression, ...], form: str | None
) -> str:
    """A fact that is no truth: `the affected states`, `the Head of State of Kallos`.

    Of a schedule at a row that the law states, the value of that row.
    """
    if (stated := _row(passage, fact, arguments)) is not None:
        return value(passage, stated, form)
    said = [value(passage, one) for one in arguments]
    noun = mention(passage, fact)
    declared = passage.find(fact, Fact)
    if (
        declared is not None
        and declared.standard
        and declared.type == "duration"
        and _one_word(noun)
    ):
        return _such_time(noun, said)
    if not arguments:
        return noun if declared is None or declared.standard else english.the(noun)
    if len(said) == 1 and said[0] in ("it", "they"):
        return f"{english.possessive(said[0])} {noun}"
    return english.the(noun) + (f" of {english.series(said)}" if said else "")


def _one_word(noun: str) -> bool:
    return bool(re.fullmatch(r"[a-z]+", marks.bare(noun)))


def _such_time(noun: str, whose: list[str]) -> str:
    """A length of time that a single word sets: `such time as is immediate`, `… counts as notice`."""
    word = marks.bare(noun)
    verb = "is" if predicates.predicate(word).startswith("is ") else "counts as"
    if word.endswith("ly"):
        verb = "counts as acting"
    return f"such time as {verb} {noun}" + (f" for {english.series(whose)}" if whose else "")


def _row(
    passage: Passage, schedule: str, arguments: tuple[ir.Expression, ...]
) -> ir.Expression | None:
    """What a schedule states at a case or individual; None of anything else."""
    declared = passage.find(schedule, Schedule)
    match arguments:
        case (ir.Entity(name),) if declared is not None:
            return next((one.value for one in declared.rows if one.at == name), None)
        case _:
            return None


def understood(passage: Passage, argument: ir.Expression) -> bool:
    """Whether an act asked about need not say in respect of what: there is one matter only."""
    return isinstance(argument, ir.Variable) and argument.name == passage.at_issue


def _defined(
    passage: Passage, name: str, arguments: tuple[ir.Expression, ...], form: str | None
) -> str:
    definition = passage.find(name, Definition)
    cases = definition is not None and isinstance(definition.means, ir.Cases)
    if definition is None or definition.title is not None or cases:
        said = [value(passage, one) for one in arguments]
        if len(said) == 1 and said[0] in ("it", "they"):
            return f"{english.possessive(said[0])} {mention(passage, name)}"
        noun = english.the(mention(passage, name))
        of = " " if predicates.leads_on(marks.bare(noun)) else " of "
        return f"{noun}{of}{english.series(said)}" if said else noun
    names = [one.name for one in definition.parameters]
    inner = passage.naming(
        **{one: value(passage, given) for one, given in zip(names, arguments, strict=False)}
    )
    return value(inner, definition.means, form)


def _case(
    passage: Passage, one: ir.Expression, when: ir.Expression | None, form: str | None
) -> str:
    said = value(passage, one, form)
    return f"{said} where {conditions.condition(passage, when)}" if when else f"otherwise {said}"


def is_date(passage: Passage, one: ir.Expression) -> bool:
    """Whether the expression is a date."""
    match one:
        case ir.Constant(constant):
            return isinstance(constant, datetime)
        case ir.Dated():
            return True
        case ir.Call(function):
            return function in ("expiry", "opened", "last_weekend_before", "day_of", "month_end")
        case ir.Variable(name):
            return name == "now"
        case ir.FactOf(name):
            fact = passage.find(name, Fact)
            return fact is not None and fact.type == "date"
        case ir.Arithmetic(_, left, _):
            return is_date(passage, left)
        case _:
            return False


def _arithmetic(passage: Passage, operator: str, left: ir.Expression, right: ir.Expression) -> str:
    match operator, left:
        case "+" | "-", _ if is_date(passage, left):
            way = "after" if operator == "+" else "before"
            return f"{value(passage, right)} {way} {value(passage, left)}"
        case "*", ir.Constant(Fraction() as part) if 0 < part < 1:
            share = quantities.share(part, passage.instrument.style)
            return f"{share} of {value(passage, right)}"
        case _:
            joint = _ARITHMETIC[operator]
            return f"{value(passage, left)} {joint} {value(passage, right)}"
