"""Duties and breaches in words: what is owed, by when, what was not done, and what was found."""

from __future__ import annotations

from typing import assert_never

from charterlang.compiler.ir.norms import Norm
from charterlang.interpreter import wording
from charterlang.interpreter.evaluate import evaluate
from charterlang.interpreter.journal import (
    Breached,
    BreachFound,
    Disregarded,
    DutyArose,
    DutyEnded,
    Prevailed,
)
from charterlang.interpreter.machine.ladder import binds
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.scope import Scope

Entry = Breached | BreachFound | Disregarded | Prevailed | DutyArose | DutyEnded


def in_duties(entry: Entry, naming: Naming) -> str:
    """The sentence of the entry."""
    match entry:
        case Breached():
            return breached(entry, naming)
        case BreachFound(norm, actor, arguments, _, act):
            what = naming.obligation(norm, arguments, act)
            return f"found: {naming.who(actor)} has breached {what}"
        case Disregarded():
            return disregarded(entry, naming)
        case Prevailed(norm, over, actor, arguments):
            first = naming.forbidden(norm)
            second = naming.forbidden(over, arguments)
            return f"{first} prevails over {second}, for {naming.who(actor)}"
        case DutyArose():
            return arose(entry, naming)
        case DutyEnded(norm, bearer, arguments, done, act):
            what = "has done what it had to" if done else "no longer has to"
            return f"{naming.who(bearer)} {what}: {naming.owed(norm, arguments, act)}"
        case _:
            assert_never(entry)


def breached(entry: Breached, naming: Naming) -> str:
    """A breach: alleged or on record, by whom, of what, and whether what was done was void."""
    who = naming.who(entry.actor)
    what = "alleged breach" if entry.alleged else "breach"
    act = naming.owed(entry.norm, entry.arguments, entry.act)
    if entry.overdue:
        return f"{what}: {who} had to {act}, and has not done so in time"
    if entry.by is not None:
        owed = naming.obligation(entry.norm, entry.arguments, entry.act)
        return f"{naming.who(entry.by)} alleges that {who} has breached {owed}"
    void = ", and what was done is void" if entry.void else ""
    return f"{what}: {who} is forbidden to {act}{void}"


def disregarded(entry: Disregarded, naming: Naming) -> str:
    """What does not bind, and was not followed."""
    who, act = naming.who(entry.actor), naming.owed(entry.norm, entry.arguments, None)
    weak = f"“{verb(entry.norm, naming)}” does not bind"
    if entry.overdue:
        return (
            f"not followed, and no breach: {who} was to {act}, and has not done so in time; {weak}"
        )
    return f"not followed, and no breach: {who} was not to {act}; {weak}"


def arose(entry: DutyArose, naming: Naming) -> str:
    """A duty falls due; with its operative verb, if it does not bind."""
    by = f", by {naming.instant(entry.until)}" if entry.until else ""
    act = naming.owed(entry.norm, entry.arguments, entry.act)
    norm = naming.law.declarations.get(entry.norm)
    if isinstance(norm, Norm) and entry.act is None and not binds(naming.state, norm).holds:
        weak = f"(“{verb(entry.norm, naming)}”: not binding)"
        return f"it is for {naming.who(entry.bearer)} to {act}{by} {weak}"
    return f"{naming.who(entry.bearer)} has to {act}{by}"


def verb(norm: str, naming: Naming) -> str:
    """The operative verb of a norm."""
    declared = naming.law.declarations[norm]
    assert isinstance(declared, Norm) and declared.force is not None
    grade = evaluate(declared.force.grade, Scope(naming.state))
    return wording.value(naming.law, grade.value).removesuffix(" that")
