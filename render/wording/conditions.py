"""Expressions that are true or not, as clauses: "a member state is under attack".

Denial is driven inwards, as three-valued logic allows, so that no "it is not the case that" is
left where English has a better way.
"""

from __future__ import annotations

from typing import Literal

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.instrument import Assumption, Body, Definition, Office, Parties
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import calls, english, predicates, quantified, titles, values
from charterlang.render.wording.predicates import Clause

_ORDER = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}
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
    "unknown": "not known",
}


def condition(passage: Passage, expression: ir.Expression, negated: bool = False) -> str:
    """The expression, or its denial, as a clause in the indicative."""
    return str(clause(passage, expression, negated))


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
        case ir.Stands(subject, state, denied):
            return _standing(passage, subject, state, denied != negated)
        case ir.HeldFor():
            return _held(passage, expression, negated)
        case ir.Quantified():
            return quantified.clause(passage, expression, negated)
        case ir.FactOf(fact, arguments):
            said = _said(passage, arguments)
            return predicates.from_title(titles.title(passage, fact), said, negated)
        case ir.Defined(name, arguments):
            return _defined(passage, name, arguments, negated)
        case ir.Assumed(name):
            return _assumed(passage, name, negated)
        case ir.Call():
            return calls.clause(passage, expression, negated)
        case ir.Chosen(assumption, readings):
            named = english.series([one.replace("_", " ") for one in readings], "or")
            verb = "is not read" if negated else "is read"
            return Clause(f"“{titles.title(passage, assumption)}”", f"{verb} as “{named}”")
        case ir.Constant(bool() as always):
            return Clause(None, "in every case" if always != negated else "in no case")
        case _:
            verb = "is not so" if negated else "is so"
            return Clause(values.value(passage, expression), verb)


def _said(passage: Passage, arguments: tuple[ir.Expression, ...]) -> list[str]:
    """The arguments in words; behind the first, those that go without saying are left out."""
    return [
        values.value(passage, one)
        for position, one in enumerate(arguments)
        if position == 0 or not values.understood(passage, one)
    ]


def _joined(
    passage: Passage, of: tuple[ir.Expression, ...], joint: str, negated: bool
) -> Clause:
    """Clauses joined; a subject that all share is said once."""
    parts = [clause(passage, one, negated) for one in of]
    subjects = {part.subject for part in parts}
    nested = any(isinstance(one, ir.All | ir.Any) for one in of)
    if len(subjects) == 1 and None not in subjects and not nested:
        return Clause(parts[0].subject, english.series([part.verb for part in parts], joint))
    said = [str(part) for part in parts]
    if nested and len(said) == 2:
        return Clause(None, f"{said[0]}, {joint} {said[1]}")
    return Clause(None, english.series(said, joint))


def _compared(passage: Passage, of: ir.Compare, negated: bool) -> Clause:
    operator = _OPPOSITE[of.operator] if negated else of.operator
    if operator in ("in", "not in"):
        return _belonging(passage, of, operator == "not in")
    if operator in ("=", "!="):
        return _equal(passage, of.left, of.right, operator == "!=")
    if isinstance(of.left, ir.Call) and of.left.function in calls.MEASURES:
        return calls.measured(passage, of.left, _ORDER[operator], of.right)
    measure = f"is {_ORDER[operator]} {values.value(passage, of.right)}"
    return Clause(values.value(passage, of.left), measure)


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


def _equal(
    passage: Passage, left: ir.Expression, right: ir.Expression, negated: bool
) -> Clause:
    be = "is not" if negated else "is"
    match left, right:
        case _, ir.Constant(bool() as truth):
            return clause(passage, left, truth == negated)
        case ir.Field(one, name), ir.Field(other, same) if name == same:
            both = f"{values.value(passage, one)} and {values.value(passage, other)}"
            noun = titles.title(passage, name)
            kind = f"different {english.plural(noun)}" if negated else f"the same {noun}"
            return Clause(both, f"are of {kind}")
        case ir.Field(one, name), _:
            noun = titles.title(passage, name)
            said = f"{be} of {english.the(noun)} of {values.value(passage, right)}"
            if isinstance(right, ir.Entity):
                said = f"{be} of {values.value(passage, right)}"
            return Clause(values.value(passage, one), said)
        case ir.Holder(), other if not isinstance(other, ir.Holder):
            return Clause(values.value(passage, other), f"{be} {values.value(passage, left)}")
        case _:
            return Clause(values.value(passage, left), f"{be} {values.value(passage, right)}")


def _standing(passage: Passage, subject: ir.Expression, state: str, negated: bool) -> Clause:
    be = "is not" if negated else "is"
    if isinstance(subject, ir.Holder) and passage.find(subject.office, Office):
        return Clause(f"the office of {titles.title(passage, subject.office)}", f"{be} {state}")
    named = _STANDING.get(state) or state.replace("_", " ")
    return Clause(values.value(passage, subject), f"{be} {named}")


def _held(passage: Passage, of: ir.HeldFor, negated: bool) -> Clause:
    """`the Council has been notified for at least a day`."""
    length = f"for at least {values.value(passage, of.duration)}"
    turned = predicates.perfect(clause(passage, of.condition))
    if negated:
        return Clause(None, f"it has not been so {length} that {condition(passage, of.condition)}")
    if turned is None:
        return Clause(None, f"it has been so {length} that {condition(passage, of.condition)}")
    return Clause(None, f"{turned} {length}")


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
            text = "in every case" if always != negated else "in no case"
            return Clause(None, marks.value(text, name))
        case ir.Expression():
            return Clause(None, marks.value(condition(passage, chosen, negated), name))
        case _:
            return Clause(titles.title(passage, name), "does not hold" if negated else "holds")


def relative(passage: Passage, expression: ir.Expression, variable: str) -> str:
    """The condition as said of `variable`: `that is under attack`, `of another state`."""
    match expression:
        case ir.All(of):
            return " and ".join(relative(passage, one, variable) for one in of)
        case ir.Compare(operator, ir.Field(ir.Variable(one), name), ir.Field(_, same)) if (
            one == variable and name == same and operator in ("=", "!=")
        ):
            noun = titles.title(passage, name)
            return f"of {'another' if operator == '!=' else 'the same'} {noun}"
        case _:
            said = clause(passage.naming(**{variable: "\x07"}), expression)
            if said.subject == "\x07":
                return f"who {said.verb}"
            return f"such that {said}".replace("\x07", "that person")


def is_parties(passage: Passage, name: str) -> bool:
    """Whether the name is that of the parties."""
    return passage.find(name, Parties) is not None


def is_body(passage: Passage, name: str) -> bool:
    """Whether the name is that of a body."""
    return passage.find(name, Body) is not None
