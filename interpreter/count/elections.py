"""The result of an election, by plurality or by instant runoff (language.md §7.4, §18.3).

`runoff` says who wins, and keeps the rounds; here the result is put together.
"""

from __future__ import annotations

from charterlang.compiler.ir.organs import Tie
from charterlang.interpreter import phrasing, results
from charterlang.interpreter.count import sentences
from charterlang.interpreter.count.rules import Tried
from charterlang.interpreter.count.runoff import Election, Verdict, decide, need_of, rounds
from charterlang.interpreter.count.tally import NONE, tally
from charterlang.interpreter.count.votes import Poll, clauses, quorum_of, summary
from charterlang.interpreter.events import Choice
from charterlang.interpreter.findings import authority, distinct
from charterlang.interpreter.reliance import united
from charterlang.interpreter.results import Result, Round
from charterlang.interpreter.state import Ballot, Outcome, Proceeding
from charterlang.interpreter.values import UNKNOWN


def election(held: Poll, one: Proceeding, casting: Ballot | None) -> Result:
    """The result of the election on the ballots as they are cast."""
    this = gathered(held, one, casting)
    verdict, course = decide(this), rounds(this)
    last = course[-1] if course else None
    lead = verdict.winner or next(iter(sentences.ahead(last)), None)
    need = need_of(this, lead, last) if lead else None
    quorum = quorum_of(held, this.on)
    outcome, tie = settled(this, verdict, course, quorum)
    bearing = [found for found in (quorum, need) if found is not None]
    line, law = held.question.voting.needs, held.scope.state.law
    method = held.question.stage.place_of("using").clause
    return Result(
        outcome,
        dict(last.votes).get(lead or "", NONE) if last else NONE,
        abstentions=this.on.weight(this.on.abstentions),
        present=this.on.weight(this.on.present),
        entitled=this.on.weight(this.on.units),
        needed=need.needed if need else None,
        base=need.base if need else None,
        size=need.size if need else None,
        rule=phrasing.rule(law, line.rule) if line else "",
        quorum=summary(held, this.on, quorum),
        tie=tie,
        casting="ranking" if tie in ("decides", "by lot") and not verdict.tie else None,
        rounds=course,
        winner=verdict.winner if outcome == "carried" else None,
        clauses=authority(*clauses(held, outcome, tie, need, quorum, False), method),
        rests=united((held.entitled.rests, *(found.rests for found in bearing))),
        read=distinct((*held.entitled.read, *(seen for found in bearing for seen in found.read))),
        said=sentences.of_election(law, last, verdict.winner, need, this.size),
    )


def gathered(held: Poll, one: Proceeding, casting: Ballot | None) -> Election:
    """The election with its ballots: preferences for who is no candidate are passed over."""
    entitled = {elector.voter for elector in held.entitled.electors}
    stand = one.candidates
    ranked = {
        who: tuple(dict.fromkeys(name for name in cast.ranking if name in stand))
        for who, cast in one.ballots.items()
        if who in entitled
    }
    ballots = {who: ranking for who, ranking in ranked.items() if ranking}
    # Whoever ranks anyone takes part in the vote; for each candidate all others are nays.
    choices: dict[str, Choice] = {
        who: cast.choice for who, cast in one.ballots.items() if cast.choice is not None
    }
    choices |= dict.fromkeys(ballots, "nay")
    on = tally(held.entitled.electors, choices, held.seats)
    size = on.weight(ballots)
    on = on.counting(held.question.voting.abstention)
    return Election(held, stand, ballots, on, size, casting.ranking if casting else ())


def settled(
    this: Election, verdict: Verdict, course: tuple[Round, ...], quorum: Tried | None
) -> tuple[Outcome, results.Tie | None]:
    """The outcome, and how a tie was treated if it came to one that matters."""
    line = this.poll.question.voting.tie
    if quorum is not None and quorum.holds is not True:
        return ("undetermined" if quorum.holds is UNKNOWN else "inquorate"), None
    if verdict.unknown:
        return "undetermined", None
    if verdict.tie:
        return unbroken(line)
    sort = line.sort if line is not None and line.sort in ("decides", "by lot") else None
    broken = any(one.broken for one in course)
    return ("carried" if verdict.winner else "lost"), (sort if broken else None)


def unbroken(line: Tie | None) -> tuple[Outcome, results.Tie | None]:
    """What becomes of an election that came to a tie which nobody has broken."""
    if line is None:
        return "undetermined", None
    return ("undetermined" if line.sort in ("by lot", "again") else "lost"), line.sort
