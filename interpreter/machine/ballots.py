"""Ballots: who casts one, for whom, when, and of which sort (language.md §7, §18.3)."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from charterlang.compiler.houses import houses
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body, Limb
from charterlang.interpreter import count, roll, wording
from charterlang.interpreter.count import electorate
from charterlang.interpreter.count.electorate import left_out, own, recused, voters, weight
from charterlang.interpreter.count.question import casting as casting_in
from charterlang.interpreter.count.question import question
from charterlang.interpreter.events import BallotCast, BallotRanked
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import BallotTaken, StageEnded
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.capacity import (
    Capacity,
    casting,
    exercising,
    person_of,
)
from charterlang.interpreter.machine.refusals import Answer, missing, who
from charterlang.interpreter.machine.status import named, next_opens, not_there, stands
from charterlang.interpreter.machine.venue import (
    VOTES,
    abstention_of,
    body_of,
    cited,
    norm_of,
    stage_named,
    stage_of,
)
from charterlang.interpreter.scope import of_proceeding
from charterlang.interpreter.state import Ballot, Proceeding, State
from charterlang.interpreter.values import UNKNOWN, Individual

Cast = BallotCast | BallotRanked


def vote(state: State, event: Cast) -> Answer:
    """A ballot taken, or why it is not."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm = norm_of(state, one)
    stage = voting_now(state, one)
    if stage is None:
        return (no_vote_open(state, one, norm),)
    found = in_house(state, one, norm, stage, event.actor)
    if isinstance(found, Ground):
        return (found,)
    stage, capacity = found
    if ground := divided(state, one, norm, stage):
        return (ground,)
    if ground := unfit(state, one, norm, stage, event, capacity):
        return (ground,)
    choice = event.choice if isinstance(event, BallotCast) else None
    ranking = event.ranking if isinstance(event, BallotRanked) else ()
    ballot = Ballot(capacity.unit, event.actor, state.now, choice, ranking)
    entry = BallotTaken(
        one.number,
        ballot,
        capacity.unit in one.ballots,
        at=state.now,
        clauses=authority(*voting_clauses(state, norm, stage), *cited(norm, stage)),
        rests=capacity.rests,
        read=capacity.read,
    )
    return record(state, entry)


def divided(state: State, one: Proceeding, norm: Norm, stage: Stage) -> Ground | None:
    """Why nobody votes by name in a body whose ballots are told by number."""
    body = body_of(state.law, norm, stage)
    if body is None or body.name not in one.divisions:
        return None
    said = f"the ballots of {wording.the(state.law, body.name)} have been told by number"
    return Ground(said, cited(norm, stage))


# ── when ──


def voting_now(state: State, one: Proceeding) -> Stage | None:
    """The vote or election that is open; at its closing instant it is so no more."""
    stage = stage_of(state, one) if not one.over else None
    if stage is None or stage.kind not in VOTES or one.short:
        return None
    return None if one.closes is not None and state.now >= one.closes else stage


def no_vote_open(state: State, one: Proceeding, norm: Norm) -> Ground:
    """The ground that nothing is voted on, and how far that is."""
    kinds = [stage for stage in norm.stages if stage.kind in VOTES]
    last = stage_named(norm, one.last_vote) or (kinds[0] if kinds else None)
    now = stage_of(state, one)
    clauses = (*(cited(norm, now) if now else ()), *(cited(norm, last, "length") if last else ()))
    kind = last.kind if last else "vote"
    return Ground(
        f"no vote is open on {named(state.law, one)}: {stands(state, one)}",
        authority(*clauses, norm.place.clause),
        next_opens(state, one, kind) or ended_ago(state, one),
    )


def ended_ago(state: State, one: Proceeding) -> str | None:
    """`ended 5 seconds ago`; of the closing instant itself, that the window leaves it out."""
    if one.ended is None:
        return None
    early = ended_early(state, one)
    if one.ended == state.now:
        return f"{'it ended before its time,' if early else 'its time ended'} at this instant"
    return (
        f"ended {wording.between(one.ended, state.now)} ago{', before its time' if early else ''}"
    )


def ended_early(state: State, one: Proceeding) -> bool:
    """Whether its last stage ended before its time."""
    ends = (
        entry
        for entry in reversed(state.journal)
        if isinstance(entry, StageEnded) and entry.proceeding == one.number
    )
    last = next(ends, None)
    return last is not None and bool(last.early)


# ── who ──


def in_house(
    state: State, one: Proceeding, norm: Norm, stage: Stage, actor: str
) -> tuple[Stage, Capacity] | Ground:
    """In which of the bodies that vote somebody casts a ballot, and for whom.

    Who has a vote in several bodies casts one ballot, which counts in each; its own vote comes
    before one that it casts for another.
    """
    tried = [(house, hand(state, one, norm, house, actor)) for house in houses(stage)]
    found = [(house, by) for house, by in tried if isinstance(by, Capacity)]
    own = [each for each in found if each[1].unit == person_of(state, actor)]
    units = dict.fromkeys(by.unit for _, by in found)
    if len(units) > 1 and not own:
        names = wording.listed((who(state.law, unit) for unit in units), "or")
        said = f"{who(state.law, actor)} casts more than one vote"
        return Ground(said, cited(norm, stage), remedy=f"name the voter: {names}")
    if found:
        return (own or found)[0]
    refused = tried[0][1]
    assert isinstance(refused, Ground)
    return refused


def hand(state: State, one: Proceeding, norm: Norm, stage: Stage, actor: str) -> Capacity | Ground:
    """For whom somebody casts a ballot: for itself, or for the voter whose vote it casts."""
    body, person = body_of(state.law, norm, stage), person_of(state, actor)
    entitled = entitled_now(state, one, norm, stage)
    clauses = authority(*voting_clauses(state, norm, stage), *cited(norm, stage))
    found = [one for one in hands(state, body, person) if one.unit in entitled]
    if person in entitled:
        return Capacity(person, Limb(person, "entity"))
    if len(found) > 1:
        names = wording.listed((who(state.law, each.unit) for each in found), "or")
        said = f"{who(state.law, actor)} casts more than one vote"
        return Ground(said, clauses, remedy=f"name the voter: {names}")
    if found:
        return found[0]
    if (decider := deciding(state, norm, stage, actor, person)) is not None:
        return recusal(state, one, norm, stage, person) or decider
    return (
        kept_out(state, one, norm, stage, actor)
        or weightless(state, one, norm, stage, person)
        or Ground(no_vote(state, one, body, person), clauses)
    )


def kept_out(state: State, one: Proceeding, norm: Norm, stage: Stage, actor: str) -> Ground | None:
    """Why a voter whom the stage recuses has no vote in it, by whosever hand."""
    body, person = body_of(state.law, norm, stage), person_of(state, actor)
    held, scope = question(state.law, norm, stage), of_proceeding(state, one)
    units = (person, *(each.unit for each in hands(state, body, person)))
    out = recused(held, scope)
    kept = left_out(out)
    gone = [name for name in voters(held, scope) if name in units and Individual(name) in kept]
    if not gone:
        return None
    said = f"{who(state.law, gone[0])} is recused, and has no vote on this"
    clauses = authority(*cited(norm, stage, "recusing"), *cited(norm, stage))
    return Ground(said, clauses, rests=out.rests, read=out.read)


def weightless(
    state: State, one: Proceeding, norm: Norm, stage: Stage, person: str
) -> Ground | None:
    """Why a member of the organ has no vote whose weight is unknown, or nothing."""
    held, scope = question(state.law, norm, stage), of_proceeding(state, one)
    taken = any(each.voter == person for each in own(one.electorate, held))
    if taken or person not in voters(held, scope):
        return None
    found = weight(held, person, scope)
    if isinstance(found.value, Fraction) and found.value > 0:
        return None
    said = (
        "is not known" if found.value is UNKNOWN else f"is {wording.value(state.law, found.value)}"
    )
    return Ground(
        f"{who(state.law, person)} has no vote: its weight {said}",
        authority(*voting_clauses(state, norm, stage), *cited(norm, stage)),
        rests=found.rests,
        read=found.read,
        remedy=missing(state.law, found.missing),
    )


def deciding(state: State, norm: Norm, stage: Stage, actor: str, person: str) -> Capacity | None:
    """Who decides a tie has a ballot beside those of the voters, under the name of the office."""
    by = casting_in(question(state.law, norm, stage))
    if by is None or (actor != by and person not in exercising(state, by)):
        return None
    sort: Literal["office", "body"] = "office" if by in state.offices else "body"
    return Capacity(by, Limb(by, sort))


def recusal(state: State, one: Proceeding, norm: Norm, stage: Stage, person: str) -> Ground | None:
    """Why somebody may not decide a tie: whoever is recused decides none."""
    out = count.barred(state, one, question(state.law, norm, stage))
    if out is None:
        return None
    clauses = authority(*cited(norm, stage, "recusing"), *cited(norm, stage))
    said = f"{who(state.law, person)} is recused, and has no casting vote"
    return Ground(said, clauses, rests=out.rests, read=out.read)


def entitled_now(state: State, one: Proceeding, norm: Norm, stage: Stage) -> tuple[str, ...]:
    """Who may cast a ballot: by default, those of the opening who are entitled still (§18.4)."""
    now = tuple(each.voter for each in electorate(state, norm, stage, one))
    if state.law.construction.electorate != "at_opening":
        return now
    opening = {each.voter for each in own(one.electorate, question(state.law, norm, stage))}
    return tuple(name for name in now if name in opening)


def hands(state: State, body: Body | None, person: str) -> list[Capacity]:
    """The voters whose votes that person casts: as their caster, else as their appointee."""
    if body is None or body.electors is None or body.electors.each is None:
        return []
    if body.electors.caster is not None:
        return [
            Capacity(voter, Limb(voter, "entity"), found.rests, found.read)
            for voter, found in casting(state, person, body)
        ]
    names = dict.fromkeys(roll.appointers(state, body.name, person))
    return [Capacity(party, Limb(party, "entity")) for party in names]


def voting_clauses(state: State, norm: Norm, stage: Stage) -> tuple[str, ...]:
    """The clause that says who votes, and by whose hand."""
    body = body_of(state.law, norm, stage)
    return authority(body.electors.place.clause if body and body.electors else "")


def no_vote(state: State, one: Proceeding, body: Body | None, person: str) -> str:
    """Why somebody has no ballot to cast."""
    law, name = state.law, who(state.law, person)
    if any(each.voter == person for each in one.electorate):
        return f"{name} is entitled no longer, and casts no more ballots"
    if body is None:
        return f"{name} has no vote here"
    line = body.electors
    organ = line.each if line is not None and line.each is not None else body.name
    if roll.belongs(state, organ, person) and person not in roll.sitting(state, organ):
        return f"{name} is suspended, and has no vote"
    if line is not None and line.caster is not None:
        for party in roll.appointers(state, body.name, person):
            title = wording.title(law, line.caster)
            return f"{name} does not cast the vote of {who(law, party)}: its {title} does"
    return f"{name} has no vote in {wording.the(law, body.name)}"


# ── what ──


def unfit(
    state: State, one: Proceeding, norm: Norm, stage: Stage, event: Cast, by: Capacity
) -> Ground | None:
    """Why the voter may not cast that ballot, if it may not."""
    law = state.law
    if by.unit in one.ballots and law.construction.ballots == "final":
        said = f"{who(law, by.unit)} has cast its ballot, and ballots are final"
        return Ground(said, cited(norm, stage))
    if isinstance(event, BallotRanked):
        return misranked(state, one, norm, stage, event)
    if stage.kind == "election":
        said = "an election is voted on by ranking candidates"
        return Ground(said, cited(norm, stage), remedy=candidates_said(state, one))
    rule = abstention_of(law, norm, stage)
    if event.choice == "abstain" and rule is not None and rule.sort == "barred":
        said = "nobody may abstain"
        return Ground(said, authority(rule.place.clause, *cited(norm, stage)))
    return None


def misranked(
    state: State, one: Proceeding, norm: Norm, stage: Stage, event: BallotRanked
) -> Ground | None:
    """Why a ranking is no ballot: no election, no candidate, or somebody twice."""
    law, clauses = state.law, cited(norm, stage)
    if stage.kind != "election":
        return Ground(
            "there is nobody to rank: the vote is for or against", clauses, remedy="vote aye or nay"
        )
    strangers = [name for name in event.ranking if name not in one.candidates]
    if strangers or not event.ranking:
        names = wording.listed(who(law, name) for name in strangers) or "nobody"
        said = f"{names} {'are' if len(strangers) > 1 else 'is'} no candidate"
        return Ground(said, clauses, remedy=candidates_said(state, one))
    if len(set(event.ranking)) < len(event.ranking):
        return Ground("a ballot ranks a candidate once", clauses)
    return None


def candidates_said(state: State, one: Proceeding) -> str:
    """`the candidates are Ann and Ben`."""
    names = wording.listed(who(state.law, name) for name in one.candidates)
    return f"the candidates are {names}" if len(one.candidates) > 1 else f"the candidate is {names}"
