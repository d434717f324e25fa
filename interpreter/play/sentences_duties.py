"""Duties and breaches in words: what is owed, by when, what was not done, and what was found."""

from __future__ import annotations

from typing import assert_never

from charterlang.interpreter.journal import Breached, BreachFound, DutyArose, DutyEnded, Prevailed
from charterlang.interpreter.play.naming import Naming

Entry = Breached | BreachFound | Prevailed | DutyArose | DutyEnded


def in_duties(entry: Entry, naming: Naming) -> str:
    """The sentence of the entry."""
    match entry:
        case Breached():
            return breached(entry, naming)
        case BreachFound(norm, actor, arguments, _, act):
            what = naming.obligation(norm, arguments, act)
            return f"found: {naming.who(actor)} has breached {what}"
        case Prevailed(norm, over, actor, arguments):
            first = naming.forbidden(norm)
            second = naming.forbidden(over, arguments)
            return f"{first} prevails over {second}, for {naming.who(actor)}"
        case DutyArose(norm, bearer, arguments, until, act):
            by = f", by {naming.instant(until)}" if until else ""
            return f"{naming.who(bearer)} has to {naming.owed(norm, arguments, act)}{by}"
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
