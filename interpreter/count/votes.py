"""The result of a vote of ayes and nays (language.md §18.3).

Inquorate if a quorum is missed; else carried if there is an aye and the rule holds; else, if there
is an aye, as many ayes as nays, and one more aye would carry it, a tie; else lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from charterlang.compiler.ir.organs import Tie
from charterlang.interpreter import phrasing, results
from charterlang.interpreter.count import sentences
from charterlang.interpreter.count.division import known_size, told
from charterlang.interpreter.count.electorate import Entitled, counted
from charterlang.interpreter.count.question import Question
from charterlang.interpreter.count.rules import Tried, terms_of_need, terms_of_quorum, tried
from charterlang.interpreter.count.tally import NONE, Tally, seats, tally
from charterlang.interpreter.events import Choice
from charterlang.interpreter.findings import authority, distinct
from charterlang.interpreter.reliance import united
from charterlang.interpreter.results import Quorum, Result
from charterlang.interpreter.scope import Scope, of_proceeding
from charterlang.interpreter.state import Division, Outcome, Proceeding, State
from charterlang.interpreter.values import UNKNOWN

Settled: TypeAlias = tuple[Outcome, results.Tie | None]
Choices: TypeAlias = Mapping[str, Choice]


@attrs.frozen
class Poll:
    """A vote with all that does not change with the ballots: whose count, and where it is asked."""

    question: Question
    scope: Scope
    entitled: Entitled
    seats: Fraction = NONE
    division: Division | None = None
    """The ballots of the body, where they are told by number."""


def poll(state: State, held: Question, one: Proceeding) -> Poll:
    """The vote of a proceeding, to be counted on whatever ballots."""
    authorised = seats(state, held.organ.name) if held.organ else NONE
    division = one.divisions.get(held.organ.name) if held.organ else None
    return Poll(held, of_proceeding(state, one), counted(state, held, one), authorised, division)


def ballots_of(held: Poll, cast: Choices) -> Tally:
    """The ballots of a vote, by voter or by number."""
    if held.division is None:
        return tally(held.entitled.electors, cast, held.seats)
    size = known_size(held.question, held.entitled.electors)
    return told(held.division, size, held.seats)


def choices(one: Proceeding) -> dict[str, Choice]:
    """The ballots as they are cast, by voter."""
    return {who: cast.choice for who, cast in one.ballots.items() if cast.choice is not None}


def vote(held: Poll, cast: Choices, casting: Choice | None) -> Result:
    """The result on these ballots; `casting` is the ballot of who decides a tie."""
    lines = held.question.voting
    ballots = ballots_of(held, cast)
    on = ballots.counting(lines.abstention)
    quorum = quorum_of(held, on)
    need = tried_need(held, on)
    outcome, tie = settled(held, on, quorum, need, casting)
    bearing = [one for one in (quorum, need) if one is not None]
    if quorum is not None and outcome == "inquorate":
        bearing = [quorum]
    return Result(
        outcome,
        ballots.aye,
        ballots.nay,
        ballots.weight(ballots.abstentions),
        ballots.weight(ballots.present),
        ballots.weight(ballots.units),
        need.needed if need else None,
        need.base if need else None,
        need.size if need else None,
        rule_words(held, need),
        summary(held, on, quorum),
        tie,
        casting
        if tie in ("decides", "by lot") and (casting == "aye" or casting == "nay")
        else None,
        clauses=clauses(held, outcome, tie, need, quorum, bool(ballots.abstentions)),
        rests=united((held.entitled.rests, *(one.rests for one in bearing))),
        read=distinct((*held.entitled.read, *(piece for one in bearing for piece in one.read))),
        said=sentences.of_vote(need or Tried(UNKNOWN), on),
    )


def rule_words(held: Poll, need: Tried | None) -> str:
    """The rule with what its names stand for, and of what it is counted unless it says so."""
    line, law, bound = held.question.voting.needs, held.scope.state.law, held.scope.bound
    if line is None:
        return ""
    plain = phrasing.rule(law, line.rule, bound=bound)
    if need is None or need.base is None or need.base in plain:
        return plain
    return phrasing.rule(law, line.rule, need.base, bound)


def tried_need(held: Poll, on: Tally) -> Tried | None:
    """What came of the `needs` line; None without one."""
    lines = held.question.voting
    return tried(lines.needs.rule, on, terms_of_need(lines, held.scope)) if lines.needs else None


def quorum_of(held: Poll, on: Tally) -> Tried | None:
    """What came of the `quorum` line; None without one."""
    lines = held.question.voting
    if lines.quorum is None:
        return None
    return tried(lines.quorum.rule, on, terms_of_quorum(lines, held.scope))


def summary(held: Poll, on: Tally, quorum: Tried | None) -> Quorum | None:
    """The numbers of the quorum, for the record."""
    line = held.question.voting.quorum
    if quorum is None or line is None:
        return None
    rule = phrasing.rule(held.scope.state.law, line.rule)
    return Quorum(quorum.needed, on.weight(on.taking_part), quorum.holds is True, rule)


def settled(
    held: Poll, on: Tally, quorum: Tried | None, need: Tried | None, casting: Choice | None
) -> Settled:
    """The outcome, and how a tie was treated if it was one."""
    if quorum is not None and quorum.holds is not True:
        return ("undetermined" if quorum.holds is UNKNOWN else "inquorate"), None
    if on.aye == 0:
        return "lost", None
    if need is None or need.holds is UNKNOWN:
        return "undetermined", None
    if need.holds is True:
        return "carried", None
    if on.aye == on.nay and one_more(held, on):
        return broken(held.question.voting.tie, casting)
    return "lost", None


def one_more(held: Poll, on: Tally) -> bool:
    """Whether one more aye, beside those of the electorate, would carry it."""
    more = tried_need(held, attrs.evolve(on, casting="aye"))
    return more is not None and more.holds is True


def broken(line: Tie | None, casting: Choice | None) -> Settled:
    """What becomes of a tie: lost, unless the line says otherwise.

    A casting aye carries it, since one more aye would; without a casting ballot it is lost.
    """
    sort: Literal["lost", "by lot", "again", "decides"] = line.sort if line else "lost"
    match sort:
        case "again":
            return "undetermined", sort
        case "by lot" if casting is None:
            return "undetermined", sort
        case "decides" | "by lot" if casting == "aye":
            return "carried", sort
        case _:
            return "lost", sort


def clauses(
    held: Poll,
    outcome: Outcome,
    tie: results.Tie | None,
    need: Tried | None,
    quorum: Tried | None,
    abstained: bool,
) -> tuple[str, ...]:
    """The authority of a result: what was needed first, or the quorum that was missed."""
    lines = held.question.voting
    wanted = [lines.needs.place.clause if lines.needs else "", *(need.clauses if need else ())]
    attended = [
        lines.quorum.place.clause if lines.quorum else "",
        *(quorum.clauses if quorum else ()),
    ]
    if outcome == "inquorate":
        wanted, attended = attended, []
    return authority(
        *wanted,
        lines.tie.place.clause if lines.tie and tie else "",
        lines.abstention.place.clause if lines.abstention and abstained else "",
        *attended,
        *held.entitled.clauses,
        *(place.clause for place in held.question.stage.places[:1]),
    )
