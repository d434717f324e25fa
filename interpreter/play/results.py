"""The count of a vote or election in words, and the rounds of an election as a small table."""

from __future__ import annotations

from fractions import Fraction

from charterlang.interpreter import wording
from charterlang.interpreter.journal import Entry, StageEnded
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.reliance import Reliance, united
from charterlang.interpreter.results import Result, Round

OUTCOMES = {
    "carried": "carried",
    "lost": "lost",
    "inquorate": "inquorate",
    "undetermined": "nobody can tell",
    "void": "void",
}
TIES = {
    "lost": "a tie, which loses",
    "by lot": "a tie, to be broken by lot",
    "again": "a tie, so it is held again",
}
CASTING = {
    "aye": "a tie, which the casting vote for it decides",
    "nay": "a tie, which the casting vote against it decides",
    "ranking": "a tie, which the casting vote decides",
    None: "a tie, and no casting vote decided it",
}
HEADING = "round"
EXHAUSTED = "exhausted"


def result_words(result: Result, naming: Naming) -> str:
    """`carried, 3 of 4 voted yes, 3 needed (more than 1/2 of votes cast)`."""
    if result.winner is not None:
        outcome = f"{naming.who(result.winner)} is elected"
    elif result.rounds and result.outcome != "inquorate":
        outcome = "nobody is elected"
    else:
        outcome = OUTCOMES[result.outcome]
    rule = f" ({rule_words(result)})" if result.rule else ""
    parts = [outcome, f"{result.said}{rule}" if result.said else "", quorum_missed(result)]
    parts += ties_for_last(result, naming)
    if result.tie is not None:
        tie = TIES.get(result.tie) or CASTING[result.casting]
        if result.tie == "by lot" and result.casting is not None:
            tie = "a tie, which the lot decides"
        parts.append(tie)
    return "; ".join(part for part in parts if part)


def ties_for_last(result: Result, naming: Naming) -> list[str]:
    """Of each round in which several had the fewest votes, who of them went out."""
    return [
        f"{wording.listed(naming.who(name) for name in one.tied)} tie in {HEADING} {number}, "
        f"and {wording.listed(naming.who(name) for name in one.eliminated)} "
        f"{'go' if len(one.eliminated) > 1 else 'goes'} out"
        for number, one in enumerate(result.rounds, 1)
        if one.eliminated and set(one.eliminated) < set(one.tied)
    ]


def rule_words(result: Result) -> str:
    """The rule that was applied, with its base unless it names it: `more than 1/2 of votes cast`."""
    if result.base is None or result.base in result.rule:
        return result.rule
    return f"{result.rule} of {result.base}"


def quorum_missed(result: Result) -> str:
    """How far the quorum was missed: `3 of 6 took part, 4 needed: the quorum is at least 2/3`."""
    one = result.quorum
    if one is None or one.met:
        return ""
    needed = "" if one.needed is None else f", {wording.number(one.needed)} needed"
    took_part = f"{wording.number(one.reached)} of {wording.number(result.entitled)} took part"
    return f"{took_part}{needed}: the quorum is {one.rule}"


def result_rows(result: Result, naming: Naming) -> tuple[tuple[str, ...], ...]:
    """The rounds as a table: a row for each candidate, a column for each round."""
    if not result.rounds:
        return ()
    names = [name for name, _ in result.rounds[0].votes]
    rounds = [f"{HEADING} {number}" for number in range(1, len(result.rounds) + 1)]
    rows = [("", *rounds)]
    for name in names:
        rows.append((naming.who(name), *(cell(name, one, result) for one in result.rounds)))
    if any(one.exhausted for one in result.rounds):
        spent = (wording.number(one.exhausted) if one.exhausted else "" for one in result.rounds)
        rows.append((EXHAUSTED, *spent))
    return tuple(rows)


def cell(name: str, one: Round, result: Result) -> str:
    """The votes of a candidate in a round, with what comes of them there."""
    votes = dict(one.votes)
    if name not in votes:
        return ""
    count = wording.number(Fraction(votes[name]))
    if name in one.eliminated:
        return f"{count} out"
    if name == result.winner and one is result.rounds[-1]:
        return f"{count} elected"
    return count


def resting_words(rests: Reliance) -> tuple[str, ...]:
    """The readings and presumptions that a result rests on, in one line, if there are any."""
    said = [f"{name} = {reading}" for name, reading in rests.assumptions]
    said += [f"{name} presumed" for name in rests.presumptions]
    return (f"rests on {', '.join(said)}",) if said else ()


def reliance(entry: Entry) -> Reliance:
    """All that an entry rests on, with its count and the conditions of an early end."""
    rests = [entry.rests]
    if isinstance(entry, StageEnded):
        rests += [entry.result.rests] if entry.result is not None else []
        rests += [one.found.rests for one in entry.early]
    return united(rests)
