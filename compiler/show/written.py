"""The law as it would be written: expressions, rules, actors and words, from their nodes."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import assert_never

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir import rules
from charterlang.compiler.ir.organs import Actors, Limb
from charterlang.compiler.ir.quantities import MONTHS_IN, SECONDS_IN, Duration
from charterlang.compiler.ir.words import Interpolation, LineBreak, Mention, Reference, Words

# How tightly each operator binds; a looser one inside a tighter one stands in brackets.
LOOSE, OTHERWISE, OR, AND, NOT, HELD, COMPARED, SUM, PRODUCT, ATOM = range(10)


def expression(one: ir.Expression, zone: str, within: int = LOOSE) -> str:
    """The expression; in brackets where it binds less tightly than what stands around it."""
    text, binds = parts(one, zone)
    return f"({text})" if binds < within else text


def parts(one: ir.Expression, zone: str) -> tuple[str, int]:
    """(text, how tightly it binds)."""

    def inner(of: ir.Expression, binds: int) -> str:
        return expression(of, zone, binds)

    match one:
        case ir.Not(of=of):
            return f"not {inner(of, NOT)}", NOT
        case ir.All(of=limbs):
            return " and ".join(inner(limb, NOT) for limb in limbs), AND
        case ir.Any(of=limbs):
            return " or ".join(inner(limb, AND) for limb in limbs), OR
        case ir.Otherwise(of=limbs):
            return " otherwise ".join(inner(limb, OR) for limb in limbs), OTHERWISE
        case ir.Cases(cases=cases):
            said = (
                f"{inner(value, LOOSE)} when {inner(when, LOOSE)}"
                if when is not None
                else f"otherwise {inner(value, LOOSE)}"
                for value, when in cases
            )
            return "; ".join(said), LOOSE
        case ir.HeldFor(condition=condition, duration=length):
            return f"{inner(condition, COMPARED)} for at least {inner(length, ATOM)}", HELD
        case ir.Compare(operator=sign, left=left, right=right):
            return f"{inner(left, SUM)} {sign} {inner(right, SUM)}", COMPARED
        case ir.Stands(subject=subject, state=state, negated=negated):
            return f"{about(subject, zone)} is {'not ' if negated else ''}{state}", COMPARED
        case ir.Chosen(assumption=name, readings=readings):
            chosen = readings[0] if len(readings) == 1 else f"{{{', '.join(readings)}}}"
            return f"{name} = {chosen}", COMPARED
        case ir.Arithmetic(operator=sign, left=left, right=right):
            binds = SUM if sign in "+-" else PRODUCT
            return f"{inner(left, binds)} {sign} {inner(right, binds + 1)}", binds
        case ir.Round(of=of, direction=direction):
            return f"{inner(of, SUM)} rounded {direction}", SUM
        case ir.Quantified(quantifier=word, variable=variable, domain=domain, where=where):
            only = f" where {inner(where, LOOSE)}" if where is not None else ""
            among = f"{word} {variable} in {inner(domain, SUM)}{only}"
            return f"{among}: {inner(one.body, LOOSE)}", LOOSE
        case _:
            return atom(one, zone), ATOM


def about(subject: ir.Expression, zone: str) -> str:
    """What stands somehow: an office or a procedure by its name."""
    match subject:
        case ir.Holder(office=name) | ir.Call(function="last", subject=str() as name):
            return name
        case ir.Call(function="regime", subject=str() as name, arguments=arguments):
            return called(name, arguments, zone)
        case _:
            return expression(subject, zone, SUM)


def atom(one: ir.Expression, zone: str) -> str:
    """A name, a literal, a call."""
    match one:
        case ir.Constant(value=value):
            return constant(value, zone)
        case ir.Dated(calendar=calendar, written=text):
            return f'{calendar}("{text}")'
        case ir.Entity(name=name) | ir.Variable(name=name) | ir.Assumed(name=name):
            return name
        case ir.Members(of=name) | ir.Holder(office=name):
            return name
        case ir.Field(of=of, name=name):
            return f"{expression(of, zone, ATOM)}.{name}"
        case ir.FactOf(fact=name, arguments=given) | ir.Defined(name=name, arguments=given):
            return called(name, given, zone)
        case ir.Call(function="held_in", subject=str() as body, arguments=given):
            return f"held_in({', '.join(expression(of, zone) for of in given)}, {body})"
        case ir.Call(function=function, subject=subject, arguments=given, by=who):
            if subject is None:
                return called(function, given, zone)
            by = f" by {expression(who, zone)}" if who is not None else ""
            return f"{function}({called(subject, given, zone)}{by})"
        case ir.Material(owner=owner, path=path):
            return ".".join((owner, *path))
        case ir.Such(variable=variable, domain=domain, body=body):
            among = f"{variable} in {expression(domain, zone, SUM)}"
            return f"{among} where {expression(body, zone)}"
        case ir.SetOf(members=members):
            return f"{{{', '.join(expression(of, zone) for of in members)}}}"
        case _:
            raise TypeError(f"no expression: {one!r}")


def called(name: str, given: tuple[ir.Expression, ...], zone: str) -> str:
    """`f(x, y)`, or `f` alone."""
    return f"{name}({', '.join(expression(one, zone) for one in given)})" if given else name


def constant(value: Fraction | Duration | datetime | str | bool, zone: str) -> str:
    """A literal."""
    match value:
        case bool():
            return str(value).lower()
        case Fraction():
            return str(value)
        case Duration():
            return duration(value)
        case datetime():
            return date(value, zone)
        case str():
            return f'"{value}"'
        case _:
            assert_never(value)


def duration(length: Duration) -> str:
    """`24 hours`, in the unit it was written in."""
    if length.months and length.seconds:
        clock, calendar = Duration(seconds=length.seconds), Duration(months=length.months)
        return f"{duration(calendar)} + {duration(clock)}"
    sizes, amount = (MONTHS_IN, length.months) if length.months else (SECONDS_IN, length.seconds)
    fits = [unit for unit, size in sizes.items() if amount % size == 0]
    unit = length.unit if length.unit in fits else fits[-1]
    number = amount // sizes[unit]
    return f"{number} {unit}{'' if number == 1 else 's'}"


def date(moment: datetime, zone: str) -> str:
    """A date in the zone of the charter; midnight goes without saying."""
    if zone != "UTC":
        from zoneinfo import ZoneInfo

        moment = moment.astimezone(ZoneInfo(zone))
    text = moment.strftime("%Y-%m-%d %H:%M:%S")
    return text.removesuffix(":00").removesuffix(" 00:00")


def rule(one: rules.Rule, zone: str, inner: bool = False) -> str:
    """A decision rule; one of several limbs stands in brackets inside another."""
    match one:
        case rules.Quota(comparison=comparison, amount=amount, share=share):
            return f"{comparison} {'100%' if share and amount == 1 else amount}"
        case rules.Unanimity():
            return "all"
        case rules.Of(rule=of, base=counted):
            return f"{rule(of, zone, True)} of {base(counted)}"
        case rules.Among(rule=of, body=body):
            return f"{rule(of, zone, True)} of {body}"
        case rules.Rounded(rule=of, direction=direction):
            return f"{rule(of, zone, True)} rounded {direction}"
        case rules.Including(rule=of, voters=voters):
            return f"{rule(of, zone, True)} including {expression(voters, zone, ATOM)}"
        case rules.Vetoed(rule=of, by=by):
            return f"{rule(of, zone, True)} unless vetoed by {expression(by, zone, ATOM)}"
        case rules.Both(rules=limbs):
            text = " and ".join(rule(limb, zone, True) for limb in limbs)
        case rules.Either(rules=limbs):
            text = " or ".join(rule(limb, zone, True) for limb in limbs)
        case rules.Named(threshold=name) | rules.AssumedRule(assumption=name):
            return name
        case _:
            raise TypeError(f"no rule: {one!r}")
    return f"({text})" if inner else text


def base(one: rules.Base) -> str:
    """What is counted of."""
    return one.count or one.assumption or ""


def actors(of: Actors) -> str:
    """`2 of council`, `any council or chair`."""
    return f" {of.joined} ".join(limb(one) for one in of.limbs)


def limb(one: Limb) -> str:
    """One limb, by the name under which it was written."""
    name = one.resting_on or one.of
    if one.quantifier:
        return f"{one.quantifier} {name}"
    return f"{one.count} of {name}" if one.count > 1 else name


def words(of: Words, zone: str) -> str:
    """Official words in one line, with what they interpolate in braces."""
    return " ".join("".join(segment(one, zone) for one in paragraph) for paragraph in of.paragraphs)


def segment(one: object, zone: str) -> str:
    """A piece of words."""
    match one:
        case str():
            return one
        case LineBreak():
            return " "
        case Reference(target=target):
            return f"{{@{target}}}"
        case Interpolation(value=value, form=form):
            said = mention(value) if isinstance(value, Mention) else expression(value, zone)
            return f"{{{said}{f' as {form}' if form else ''}}}"
        case _:
            raise TypeError(f"no words: {one!r}")


def mention(one: Mention) -> str:
    """`{speaker}`, `{Speaker.title}`."""
    name = one.name[:1].upper() + one.name[1:] if one.capital else one.name
    return f"{name}.{one.part}" if one.part else name
