"""The vote of a proceeding counted as if it ended now, and the result of one that is over."""

from __future__ import annotations

from charterlang.interpreter.count.elections import election
from charterlang.interpreter.count.joint import together
from charterlang.interpreter.count.question import Question, casting, polling, put
from charterlang.interpreter.count.votes import choices, poll, vote
from charterlang.interpreter.events import Choice
from charterlang.interpreter.journal import StageEnded
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Ballot, Proceeding, State

NO_VOTE = Result("undetermined")
"""Of a proceeding that has come to no vote yet."""


def count(state: State, proceeding: Proceeding) -> Result:
    """The result if the vote or election that is open in the proceeding ended now."""
    held = put(state, proceeding)
    if not held:
        return NO_VOTE
    results = [counted(state, one, proceeding) for one in held]
    return results[0] if len(held) == 1 else together(state.law, held, results)


def counted(state: State, held: Question, one: Proceeding) -> Result:
    """The result on the ballots as they are cast."""
    this, ballot = poll(state, held, one), casting_ballot(state, one, held)
    if held.stage.kind == "election":
        return election(this, one, ballot)
    return vote(this, choices(one), ballot.choice if ballot else None)


def casting_ballot(state: State, one: Proceeding, held: Question) -> Ballot | None:
    """The ballot of who decides a tie: that under the name of the office or body, or of its holder."""
    if one.drawn and (line := held.voting.tie) is not None and line.sort == "by lot":
        return drawn(state, one, held)
    by = casting(held)
    if by is None:
        return None
    return one.ballots.get(by) or one.ballots.get(state.tenure(by).holder or "")


def drawn(state: State, one: Proceeding, held: Question) -> Ballot:
    """The lot as a ballot: on whom it has fallen comes first, and then the next."""
    if held.stage.kind == "election":
        return Ballot("lot", "lot", state.now, ranking=one.drawn)
    choice: Choice = "aye" if one.drawn[-1] == "aye" else "nay"
    return Ballot("lot", "lot", state.now, choice)


def latest(state: State, proceeding: Proceeding) -> Result | None:
    """The count of the vote that is open, else the result of the last one; None without any."""
    if polling(state, proceeding):
        return count(state, proceeding)
    for entry in reversed(state.journal):
        if isinstance(entry, StageEnded) and entry.proceeding == proceeding.number:
            if entry.result is not None:
                return entry.result
    return None
