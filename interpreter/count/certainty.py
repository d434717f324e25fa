"""Whether later ballots could still change the result of a vote (language.md §18.3).

The result is certain if it is one and the same over all completions by the voters who have cast
neither aye nor nay: each may vote aye or nay, abstain, be present, or stay as it is. `extremes`
settles that by three completions for almost every rule; `completions` goes through all of them for
the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from charterlang.interpreter.count.closing import casting_ballot, count, counted, latest
from charterlang.interpreter.count.completions import CHOICES, Options, completions
from charterlang.interpreter.count.electorate import barred, may_vote, own
from charterlang.interpreter.count.extremes import by_extremes, extremes
from charterlang.interpreter.count.joint import of_all
from charterlang.interpreter.count.question import Question, casting, polling, put
from charterlang.interpreter.count.votes import Poll, choices, poll, vote
from charterlang.interpreter.events import Choice
from charterlang.interpreter.findings import Finding
from charterlang.interpreter.results import Result
from charterlang.interpreter.state import Outcome, Proceeding, State


def certain(state: State, proceeding: Proceeding) -> Finding:
    """Whether the result of the vote that is open is certain; that of one that is over is.

    It rests on what the result rests on.
    """
    held = put(state, proceeding)
    if not held or not polling(state, proceeding):
        over = latest(state, proceeding)
        return Finding(True, over.rests, over.read) if over else Finding(False)
    now = count(state, proceeding)
    if state.law.construction.electorate != "at_opening":
        # Who counts is not settled before the close: anybody may come or go until then.
        return Finding(False, now.rests, now.read)
    if held[0].stage.kind == "election":
        sure = everybody_voted(state, proceeding, held[0])
    elif len(held) == 1:
        sure = settled(state, held[0], proceeding, now)
    else:
        sure = settled_in_all(state, held, proceeding)
    return Finding(sure, now.rests, now.read)


def everybody_voted(state: State, one: Proceeding, held: Question) -> bool:
    """Whether everybody who may vote has voted, and no ballot may be changed."""
    silent = [elector for elector in may_vote(state, one, held) if elector.voter not in one.ballots]
    waiting = casting(held) is not None and casting_ballot(state, one, held) is None
    waiting = waiting and barred(state, one, held) is None
    return state.law.construction.ballots == "final" and not silent and not waiting


def settled_in_all(state: State, held: tuple[Question, ...], one: Proceeding) -> bool:
    """Whether the bodies that vote at once come to one and the same, however each may still decide.

    Who has a vote in several of them is taken to be free in each: that promises too little, and
    never too much.
    """
    found = [reachable(state, each, one) for each in held]
    if any(outcomes is None for outcomes in found):
        return False
    ways = product(*(outcomes for outcomes in found if outcomes is not None))
    return len({of_all(way) for way in ways}) == 1


def reachable(state: State, held: Question, one: Proceeding) -> frozenset[Outcome] | None:
    """What may still come of the vote in one body; None where there is too much to be counted."""
    if unknown_voters(state, held, one):
        return None
    now = counted(state, held, one)
    if settled(state, held, one, now):
        return frozenset({now.outcome})
    this, cast = poll(state, held, one), choices(one)
    made = completions(this, cast, outstanding(state, held, one, cast))
    if made is None:
        return None
    last = casting_options(state, one, held)
    return frozenset(vote(this, ballots, ballot).outcome for ballots in made for ballot in last)


def settled(state: State, held: Question, one: Proceeding, now: Result) -> bool:
    """Whether every completion has the result that there is now."""
    if unknown_voters(state, held, one):
        return False
    this, cast = poll(state, held, one), choices(one)
    open_to = outstanding(state, held, one, cast)
    last = casting_options(state, one, held)
    results = [vote(this, made, ballot) for made in extremes(cast, open_to) for ballot in last]
    if any(result.decided != now.decided for result in results):
        return False
    if by_extremes(this) and all(result.tie in (None, "lost") for result in results):
        return True
    return every(this, cast, open_to, last, now)


def unknown_voters(state: State, held: Question, one: Proceeding) -> bool:
    """Whether nobody knows who votes in an external body, which has not told its ballots yet."""
    organ = held.organ
    if organ is None or organ.name not in state.law.external or organ.name in one.divisions:
        return False
    return not own(one.electorate, held)


def every(
    this: Poll,
    cast: Mapping[str, Choice],
    open_to: Mapping[str, Options],
    last: Options,
    now: Result,
) -> bool:
    """Whether each single completion has the result that there is now.

    Where there are too many to be counted nothing is certain before fewer ballots are wanting: a
    vote then runs on, which does no harm.
    """
    made = completions(this, cast, open_to)
    if made is None:
        return False
    return all(
        vote(this, ballots, ballot).decided == now.decided for ballots in made for ballot in last
    )


def outstanding(
    state: State, held: Question, one: Proceeding, cast: Mapping[str, Choice]
) -> dict[str, Options]:
    """The voters whose ballots are not settled, with what each may come to have cast."""
    if held.organ is not None and held.organ.name in one.divisions:
        return {}
    barred = held.voting.abstention is not None and held.voting.abstention.sort == "barred"
    found = {}
    for elector in may_vote(state, one, held):
        options = open_to(state, cast.get(elector.voter))
        if barred:
            options = tuple(choice for choice in options if choice != "abstain")
        if len(options) > 1:
            found[elector.voter] = options
    return found


def open_to(state: State, cast: Choice | None) -> Options:
    """What somebody who has cast that may come to have cast; nothing, only if it has cast nothing.

    An abstention may still turn into a vote, and under `construe certainty changeable` a vote into
    any other; but no ballot that is final.
    """
    construction = state.law.construction
    if cast is None:
        return (None, *CHOICES)
    voted = cast in ("aye", "nay")
    if construction.ballots == "final" or (voted and construction.certainty == "outstanding"):
        return (cast,)
    return CHOICES


def casting_options(state: State, one: Proceeding, held: Question) -> Options:
    """What the one who decides a tie may come to have cast; only aye and nay make a difference."""
    if casting(held) is None:
        return (None,)
    ballot = casting_ballot(state, one, held)
    if ballot is None and barred(state, one, held) is not None:
        return (None,)
    return tuple(
        choice
        for choice in open_to(state, ballot.choice if ballot else None)
        if choice in (None, "aye", "nay") or ballot is not None
    )
