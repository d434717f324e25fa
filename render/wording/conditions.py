"""Expressions that are true or not, as clauses: "a member state is under attack".

Denial is driven inwards, as three-valued logic allows, so that no "it is not the case that" is
left where English has a better way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from charterlang.compiler import predicates
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.predicates import Clause
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    calls,
    english,
    quantified,
    readings,
    titles,
    values,
)

_ORDER = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}
_DATED = {"<": "before", "<=": "not later than", ">": "after", ">=": "not earlier than"}
_OPPOSITE: dict[str, Literal["=", "!=", "<", "<=", ">", ">=", "in", "not in"]] = {
    "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">",
    "in": "not in", "not in": "in",
}  # fmt: skip
_STANDING = {
    "waiting": "waiting for movers",
    "running": "under way",
    "over": "over",
    "undetermined": "without a result",
    "inquorate": "lost for want of a quorum",
    "carried": "carried",
    "lost": "lost",
    "void": "void",
    "annulled": "without effect",
    "active": "active",
    "suspended": "suspended",
}

_ALWAYS, _NEVER = "is so in every case", "is so in no case"


def condition(passage: Passage, expression: ir.Expression, negated: bool = False) -> str:
    """The expression, or its denial, as a clause in the indicative."""
    return str(clause(passage, readings.settled(passage, expression), negated))


def several(passage: Passage, expressions: list[ir.Expression], joint: str = "and") -> str:
    """Conditions of as many lines, joined."""
    return english.joined([condition(passage, one) for one in expressions], joint)


def listed(
    passage: Passage, lead: str, expressions: list[ir.Expression], joint: str = "and"
) -> str:
    """The lead with the conditions, as a lettered list where they are many.

    A single condition with parts (`any of`, `all of`) is taken apart.
    """
    match expressions:
        case [ir.Any(of)] | [ir.All(of)] if len(of) > 2:
            joint = "or" if isinstance(expressions[0], ir.Any) else "and"
            expressions = list(of)
    if len(expressions) > 2:
        limbs = [clause(passage, readings.settled(passage, one)) for one in expressions]
        if len({limb.subject for limb in limbs}) == 1 and limbs[0].subject:
            return f"{lead} {_joined(passage, tuple(expressions), joint, False)}"
        return english.listed(lead, [str(limb) for limb in limbs], joint)
    return f"{lead} {several(passage, expressions, joint)}"


def clause(passage: Passage, expression: ir.Expression, negated: bool = False) -> Clause:
    """The expression, or its denial, with its subject apart where it has one."""
    match expression:
        case ir.Not(of):
            return clause(passage, of, not negated)
        case ir.All(of):
            return _joined(passage, of, "or" if negated else "and", negated)
        case ir.Any(of):
            return _joined(passage, of, "and" if negated else "or", negated)
        case ir.Compare():
            return _compared(passage, expression, negated)
        case ir.Stands(ir.Call("regime", str() as regime, about), state, denied):
            return _regime(passage, regime, _said(passage, about), state, denied != negated)
        case ir.Stands(subject, state, denied):
            return _standing(passage, subject, state, denied != negated)
        case ir.HeldFor():
            return _held(passage, expression, negated)
        case ir.Quantified():
            return quantified.clause(passage, expression, negated)
        case ir.FactOf(fact, arguments):
            said, declared = _said(passage, arguments), passage.find(fact, Fact)
            kinds = declared.of if declared else ()
            thing = kinds != () and titles.thing(passage, kinds[0])
            return predicates.from_title(titles.title(passage, fact), said, negated, thing)
        case ir.Defined(name, arguments):
            return _defined(passage, name, arguments, negated)
        case ir.Assumed(name):
            return _assumed(passage, name, negated)
        case ir.Call():
            return calls.clause(passage, expression, negated)
        case ir.Chosen():
            return clause(passage, readings.settled(passage, expression), negated)
        case ir.Constant(bool() as always):
            return Clause("it", _ALWAYS if always != negated else _NEVER)
        case _:
            verb = "is not so" if negated else "is so"
            return Clause(values.value(passage, expression), verb)


def _regime(passage: Passage, name: str, about: Sequence[str], state: str, negated: bool) -> Clause:
    """Whether a regime is in force, or over; the norms that stand in it are about the same."""
    title, of = titles.title(passage, name), ""
    inside = passage.find(passage.norm or "", Norm)
    if about and (inside is None or inside.regime != name):
        of = f" in respect of {english.series(list(about))}"
    if state == "active":
        article = f"no {title}" if negated else english.a(title)
        return Clause(f"{article}{of}", "is in force")
    return Clause(f"{english.the(title)}{of}", "is not over" if negated else "is over")


def _said(passage: Passage, arguments: tuple[ir.Expression, ...]) -> list[str]:
    """The arguments in words."""
    return [values.value(passage, one) for one in arguments]


def _joined(passage: Passage, of: tuple[ir.Expression, ...], joint: str, negated: bool) -> Clause:
    """Clauses joined; a subject that all share is said once."""
    parts = [clause(passage, one, negated) for one in of]
    subjects = {part.subject for part in parts}
    nested = any(isinstance(one, ir.All | ir.Any | ir.Quantified) for one in of)
    if len(subjects) == 1 and None not in subjects and not nested:
        return Clause(parts[0].subject, _shared([part.verb for part in parts], joint))
    said = [str(part) for part in parts]
    if nested and len(said) == 2:
        return Clause(None, f"{said[0]}, {joint} {said[1]}")
    return Clause(None, english.joined(said, joint))


def _shared(verbs: list[str], joint: str) -> str:
    """Predicates of one subject: `belongs to Swans or Herons`; a denied one stands by itself."""
    begun = [verb.split(" ") for verb in verbs]
    same = 0
    while all(len(words) > same + 1 for words in begun) and (
        len({words[same] for words in begun}) == 1
        and (same == 0 or begun[0][same] in ("to", "by", "been"))
    ):
        same += 1
    if not same or any("not" in words for words in begun):
        return english.series(verbs, joint)
    rests = [" ".join(words[same:]) for words in begun]
    return f"{' '.join(begun[0][:same])} {english.series(rests, joint)}"


def _compared(passage: Passage, of: ir.Compare, negated: bool) -> Clause:
    operator = _OPPOSITE[of.operator] if negated else of.operator
    if operator in ("in", "not in"):
        return _belonging(passage, of, operator == "not in")
    if operator in ("=", "!="):
        return _equal(passage, of.left, of.right, operator == "!=")
    if isinstance(of.left, ir.Call) and of.left.function in calls.MEASURES:
        return calls.measured(passage, of.left, _ORDER[operator], of.right)
    if (passed := _passed(passage, of, negated)) is not None:
        return passed
    subject = values.value(passage, of.left)
    order = _DATED if values.is_date(passage, of.left) else _ORDER
    measure = f"{english.be(subject)} {order[operator]} {values.value(passage, of.right)}"
    return Clause(subject, measure)


def _passed(passage: Passage, of: ir.Compare, negated: bool) -> Clause | None:
    """`one year has passed since …`, of what is so long after a date."""
    match of:
        case ir.Compare(
            ">=", ir.Variable("now"), ir.Arithmetic("+", since, ir.Constant(Duration()) as length)
        ):
            said = values.value(passage, length)
            verb = f"{'have' if english.many(said) else 'has'}{' not' if negated else ''}"
            if isinstance(since, ir.Call) and since.function == "commencement":
                law = english.the(titles.title(passage, passage.instrument.name))
                return Clause(said, f"{verb} passed since {law} entered into force")
            return Clause(said, f"{verb} passed since {values.value(passage, since)}")
        case _:
            return None


def _belonging(passage: Passage, of: ir.Compare, negated: bool) -> Clause:
    be = "is not" if negated else "is"
    subject = values.value(passage, of.left)
    match of.right:
        case ir.Members(organ):
            return Clause(subject, f"{be} {english.a(titles.member(passage, organ))}")
        case ir.SetOf(members):
            named = [values.value(passage, one) for one in members]
            verb = "is none of" if negated else "is"
            return Clause(subject, f"{verb} {english.series(named, 'or')}")
        case _:
            return Clause(subject, f"{be} among {values.value(passage, of.right)}")


def _equal(passage: Passage, left: ir.Expression, right: ir.Expression, negated: bool) -> Clause:
    be = "is not" if negated else "is"
    match left, right:
        case _, ir.Constant(bool() as truth):
            return clause(passage, left, truth == negated)
        case ir.Field(one, name), ir.Field(other, same) if name == same:
            both = f"{values.value(passage, one)} and {values.value(passage, other)}"
            noun = titles.title(passage, name)
            kind = f"different {english.plural(noun)}" if negated else f"the same {noun}"
            return Clause(both, f"belong to {kind}")
        case ir.Field(one, _), _:
            verb = "does not belong" if negated else "belongs"
            return Clause(values.value(passage, one), f"{verb} to {values.value(passage, right)}")
        case ir.Holder(), other if not isinstance(other, ir.Holder):
            return Clause(values.value(passage, other), f"{be} {values.value(passage, left)}")
        case ir.FactOf(name), ir.Variable() | ir.Entity() if (
            fact := passage.find(name, Fact)
        ) and titles.names_role(passage, fact):
            return Clause(values.value(passage, right), f"{be} {values.value(passage, left)}")
        case _:
            said = values.value(passage, left)
            be = f"{english.be(said)} not" if negated else english.be(said)
            return Clause(said, f"{be} {values.value(passage, right)}")


def _standing(passage: Passage, subject: ir.Expression, state: str, negated: bool) -> Clause:
    be = "is not" if negated else "is"
    office = passage.find(subject.office, Office) if isinstance(subject, ir.Holder) else None
    if office is not None:
        return Clause(f"the office of {titles.role(passage, office.name)}", f"{be} {state}")
    if state == "unknown":
        return Clause(values.value(passage, subject), "is known" if negated else "is not known")
    if (named := _STANDING.get(state)) is not None:
        return Clause(values.value(passage, subject), f"{be} {named}")
    stage = f"{be} at the stage called “{state.replace('_', ' ')}”"
    return Clause(values.value(passage, subject), stage)


def _held(passage: Passage, of: ir.HeldFor, negated: bool) -> Clause:
    """`the Council has been notified for at least a day`."""
    length = f"for at least {values.value(passage, of.duration)}"
    parts = of.condition.of if isinstance(of.condition, ir.All) else (of.condition,)
    turned = [_perfect(passage, one) for one in parts]
    if negated or None in turned:
        said = condition(passage, of.condition)
        begun = "it has not been the case" if negated else "it has been the case"
        return Clause(None, f"{begun} {length} that {said}")
    return Clause(None, f"{english.joined([str(one) for one in turned])} {length}")


def _perfect(passage: Passage, of: ir.Expression) -> Clause | None:
    """The condition as having held for a while."""
    if isinstance(of, ir.Call) and of.function == "certain":
        whose = values.value(passage, of.arguments[0]) if of.arguments else "the proceeding"
        return Clause(calls.result(whose), "has been certain")
    return predicates.perfect(clause(passage, of))


def _defined(
    passage: Passage, name: str, arguments: tuple[ir.Expression, ...], negated: bool
) -> Clause:
    """A defined condition by its title; one without a title by its meaning."""
    definition = passage.find(name, Definition)
    if definition is None or definition.title is not None:
        return predicates.from_title(
            titles.title(passage, name), _said(passage, arguments), negated
        )
    names = [one.name for one in definition.parameters]
    given = [values.value(passage, one) for one in arguments]
    inner = passage.naming(**dict(zip(names, given, strict=False)))
    return clause(inner, definition.means, negated)


def _assumed(passage: Passage, name: str, negated: bool) -> Clause:
    """A condition that an assumption decides: so in every case or in none, and why is noted."""
    assumption = passage.find(name, Assumption)
    chosen = assumption.reading.means if assumption else None
    match chosen:
        case ir.Constant(bool() as always):
            text = f"it {_ALWAYS if always != negated else _NEVER}"
            return Clause(None, marks.value(text, name))
        case ir.Expression():
            return Clause(None, marks.value(condition(passage, chosen, negated), name))
        case _:
            return Clause(titles.title(passage, name), "does not hold" if negated else "holds")


def is_body(passage: Passage, name: str) -> bool:
    """Whether the name is that of a body."""
    return passage.find(name, Body) is not None
