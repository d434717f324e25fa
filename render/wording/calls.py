"""The built-in functions of expressions in words (language.md §12)."""

from __future__ import annotations

from typing import assert_never

from charterlang.compiler import predicates
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Parties
from charterlang.compiler.predicates import Clause
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import acts, english, titles, values

MEASURES = ("remaining", "since", "size", "count")
"""Functions whose comparison has a way of its own to be said."""


def noun(passage: Passage, call: ir.Call) -> str:
    """The value of a call as a noun phrase."""
    subject = call.subject or ""
    said = [values.value(passage, one) for one in call.arguments]
    first = said[0] if said else "the proceeding"
    match call.function:
        case "commencement":
            return f"the date on which {english.the(titles.title(passage, passage.instrument.name))} entered into force"
        case "since":
            return f"the time since {_last(passage, call)}"
        case "last":
            return f"the latest {acts.proceeding(passage, subject)}"
        case "running":
            return f"the {english.plural(acts.proceeding(passage, subject))} that are under way"
        case "voted":
            return f"those who have voted in {first}"
        case "ayes" | "nays" | "abstentions" as counted:
            words = {"ayes": "votes in favour", "nays": "votes against"}
            return f"the number of {words.get(counted, counted)} in {first}"
        case "needed":
            return f"the number of votes needed in {first}"
        case "winner":
            return f"the winner of {first}"
        case "opened":
            return f"the opening of {first}"
        case "stage":
            return f"the stage of {first}"
        case "holder":
            return titles.mention(passage, subject)
        case "acting":
            return f"whoever acts for {titles.mention(passage, subject)}"
        case "presiding":
            over = titles.mention(passage, subject) if subject else first
            return f"whoever presides over {over}"
        case "expiry":
            return f"the expiry of the term of {titles.mention(passage, subject)}"
        case "remaining":
            return f"the remainder of the term of {titles.mention(passage, subject)}"
        case "members":
            return english.the(titles.members(passage, subject))
        case "size":
            return f"the number of {titles.members(passage, subject)}"
        case "previous":
            fact = ir.FactOf(subject, call.arguments, span=call.span)
            return f"{values.value(passage, fact)} as reported before"
        case "count":
            return f"the number of {english.series(said).removeprefix('the ')}"
        case "union":
            return english.series(said)
        case "only":
            return f"{said[0]} except {said[1]}"
        case "least" | "greatest" as which:
            return f"the {'lesser' if which == 'least' else 'greater'} of {english.series(said)}"
        case "last_weekend_before":
            return f"the last weekend before {first}"
        case "day_of":
            return f"the beginning of the day of {first}"
        case "month_end":
            return f"the end of the month of {first}"
        case _:
            return f"whether {clause(passage, call)}"


def clause(passage: Passage, call: ir.Call, negated: bool = False) -> Clause:
    """A call that is true or not, as a clause."""
    said = _truth(passage, call)
    if call.function == "certain":
        return _certain(said.subject or "the proceeding", negated)
    return _denied(said) if negated else said


def _denied(said: Clause) -> Clause:
    """`no vote is under way`, and not that a vote is not."""
    bare = said.subject or ""
    for article in ("a ", "an "):
        if bare.startswith(article):
            return Clause(f"no {bare.removeprefix(article)}", said.verb)
    return predicates.negation(said)


def _truth(passage: Passage, call: ir.Call) -> Clause:
    subject = call.subject or ""
    match call.function:
        case "done":
            return _done(passage, call)
        case "due" | "overdue" | "moot" as how:
            said = {"due": "has fallen due", "overdue": "is overdue", "moot": "has become moot"}
            return Clause(_owed(passage, call), said[how] + _of(passage, call))
        case "breached":
            by = _by(passage, call)
            return Clause(
                _owed(passage, call, bearer=False), f"has been breached{by}{_of(passage, call)}"
            )
        case "alleged":
            breach = f"a breach{_by(passage, call)} of {_owed(passage, call, bearer=False)}"
            return Clause(breach, f"is alleged{_of(passage, call)}")
        case "irregular":
            by = _by(passage, call)
            return Clause(acts.nominal(passage, subject) + by, f"was irregular{_of(passage, call)}")
        case "disregarded":
            duty = _owed(passage, call, bearer=False)
            return Clause(duty, f"has not been followed{_by(passage, call)}{_of(passage, call)}")
        case "running":
            about = _of(passage, call)
            return Clause(english.a(acts.proceeding(passage, subject)), f"is under way{about}")
        case "carried" | "lost" as how:
            about = _of(passage, call)
            return Clause(english.a(acts.proceeding(passage, subject)), f"has been {how}{about}")
        case "vacated_by":
            return Clause("the vacancy", f"was brought about by {acts.nominal(passage, subject)}")
        case "certain":
            return Clause(values.value(passage, call.arguments[0]) if call.arguments else None, "")
        case "held_in":
            of = values.value(passage, call.arguments[0])
            return Clause(of, f"was voted on in {titles.mention(passage, subject)}")
        case "deposited":
            who = values.value(passage, call.arguments[0])
            has = "have" if english.many(who) else "has"
            return Clause(who, f"{has} deposited its instrument of ratification")
        case "commenced":
            name = titles.title(passage, passage.instrument.name)
            has = "have" if english.many(name) else "has"
            return Clause(english.the(marks.plain(name)), f"{has} entered into force")
        case _:
            return Clause(noun(passage, call), "is so")


def _done(passage: Passage, call: ir.Call) -> Clause:
    """That an act has been done: `the power to … has been exercised in respect of the candidate`."""
    name, by, about = call.subject or "", _by(passage, call), _of(passage, call)
    norm = passage.find(name, Norm)
    if norm is None or acts.noun(passage, name):
        return Clause(acts.nominal(passage, name) + by, f"has taken place{about}")
    match norm.kind:
        case "procedure":
            return Clause(acts.nominal(passage, name), f"has been taken{by}{about}")
        case "power" | "right":
            power = f"the {norm.kind} to {acts.act(passage, name)}"
            return Clause(power, f"has been exercised{by}{about}")
        case "duty":
            duty = f"the duty to {acts.act(passage, name)}"
            return Clause(duty, f"has been fulfilled{by}{about}")
        case "prohibition":
            return Clause(acts.nominal(passage, name) + by, f"has taken place{about}")
        case _:
            assert_never(norm.kind)


def _owed(passage: Passage, call: ir.Call, bearer: bool = True) -> str:
    """`the duty of the applicant to pay its dues`; what a prohibition demands is a duty not to do."""
    norm = passage.find(call.subject, Norm)
    negation = "not " if norm is not None and norm.kind == "prohibition" else ""
    whose = f" of {values.value(passage, call.by)}" if bearer and call.by is not None else ""
    return f"the duty{whose} {negation}to {acts.act(passage, call.subject or '')}"


def _by(passage: Passage, call: ir.Call) -> str:
    """` by the applicant`: who is asked about, of all that may do an act."""
    return f" by {values.value(passage, call.by)}" if call.by is not None else ""


def _of(passage: Passage, call: ir.Call) -> str:
    """In respect of what an act is asked about, unless that goes without saying."""
    said = [
        values.value(passage, one) for one in call.arguments if not values.understood(passage, one)
    ]
    return f" in respect of {english.series(said)}" if said else ""


def _certain(whose: str, negated: bool) -> Clause:
    if negated:
        return Clause("ballots still to come", f"can change {result(whose)}")
    return Clause("no ballot still to come", f"can change {result(whose)}")


def result(whose: str) -> str:
    """`the result of the vote`; `its result`."""
    return "its result" if whose == "it" else f"the result of {whose}"


def measured(passage: Passage, call: ir.Call, order: str, limit: ir.Expression) -> Clause:
    """A measure compared: `at most one month of the term of the Speaker remains`."""
    amount = f"{order} {values.value(passage, limit)}"
    subject = call.subject or ""
    match call.function:
        case "remaining":
            verb = "remain" if english.many(amount) else "remains"
            return Clause(f"{amount} of the term of {titles.mention(passage, subject)}", verb)
        case "since":
            passed = amount.replace("at most", "not more than", 1)
            verb = "have" if english.many(amount) else "has"
            return Clause(passed, f"{verb} passed since {_last(passage, call)}")
        case "size":
            return _sized(passage, subject, amount.replace("less than", "fewer than", 1), limit)
        case _:
            return Clause(noun(passage, call), f"is {amount}")


def _sized(passage: Passage, organ: str, amount: str, limit: ir.Expression) -> Clause:
    """`the Council has at least two members`, `there are fewer than two member states`."""
    one = isinstance(limit, ir.Constant) and limit.value == 1
    if passage.find(organ, Parties):
        noun = titles.member(passage, organ) if one else titles.members(passage, organ)
        return Clause("there", f"{'is' if one else 'are'} {amount} {noun}")
    return Clause(titles.mention(passage, organ), f"has {amount} {'member' if one else 'members'}")


def _last(passage: Passage, call: ir.Call) -> str:
    """The last doing of an act, to stand behind `since`."""
    return _doing(passage, call.subject or "") + _by(passage, call) + _of(passage, call)


def _doing(passage: Passage, name: str) -> str:
    if noun := acts.noun(passage, name):
        return f"the last {acts.one_of(passage, name, noun)}"
    norm = passage.find(name, Norm)
    act = acts.act(passage, name)
    match norm.kind if norm else "prohibition":
        case "procedure":
            return f"the last decision to {act}"
        case "power" | "right" as kind:
            return f"the {kind} to {act} was last exercised"
        case "duty":
            return f"the duty to {act} was last fulfilled"
        case "prohibition":
            return f"the last breach of the duty not to {act}"
        case kind:
            assert_never(kind)
