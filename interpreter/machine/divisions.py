"""A body divides: its ballots are told by number, and nobody by name (language.md §15, §18.3)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.houses import houses
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.organs import Body
from charterlang.interpreter import wording
from charterlang.interpreter.count.division import known_size, names_voters
from charterlang.interpreter.count.electorate import own
from charterlang.interpreter.count.question import Question, question
from charterlang.interpreter.events import Divided
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import DivisionTold
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.machine.ballots import no_vote_open, voting_clauses, voting_now
from charterlang.interpreter.machine.refusals import Answer, who
from charterlang.interpreter.machine.status import not_there
from charterlang.interpreter.machine.venue import abstention_of, cited, norm_of
from charterlang.interpreter.state import Division, Proceeding, State


def divide(state: State, event: Divided) -> Answer:
    """The ballots of a body on record, or why they are not."""
    one = not_there(state, event.proceeding)
    if isinstance(one, tuple):
        return one
    norm, stage = norm_of(state, one), voting_now(state, one)
    if stage is None:
        return (no_vote_open(state, one, norm),)
    held = next(
        (
            found
            for house in houses(stage)
            if (found := question(state.law, norm, house)).organ is not None
            and found.organ.name == event.actor
        ),
        None,
    )
    if held is None or not isinstance(held.organ, Body):
        said = f"{who(state.law, event.actor)} does not vote on this"
        return (Ground(said, cited(norm, stage)),)
    if grounds := tuple(unfit(state, one, held, event)):
        return grounds
    entry = DivisionTold(
        one.number,
        Division(event.actor, state.now, event.counted),
        event.actor in one.divisions,
        at=state.now,
        clauses=authority(*voting_clauses(state, norm, held.stage), *cited(norm, held.stage)),
    )
    return record(state, entry)


def unfit(state: State, one: Proceeding, held: Question, event: Divided) -> Iterator[Ground]:
    """Why these numbers cannot be the ballots of the body."""
    law, norm, stage = state.law, held.norm, held.stage
    name, clauses = wording.the(law, event.actor), cited(norm, stage)
    electors = own(one.electorate, held)
    size, told = known_size(held, electors), sum(number for _, number in event.counted)
    if stage.kind == "election":
        yield Ground("an election is voted on by ranking candidates", clauses)
    if size is not None and told > size:
        yield Ground(f"{told} votes are more than {name} has, which are {size}", clauses)
    if any(elector.weight != 1 for elector in electors):
        yield Ground(f"the votes of {name} have weights, and are told by voter", clauses)
    if names_voters(held):
        yield Ground("the rule asks how somebody voted, and a count tells of nobody", clauses)
    if any(elector.voter in one.ballots for elector in electors):
        yield Ground(f"members of {name} have cast their ballots by name", clauses)
    if event.actor in one.divisions and law.construction.ballots == "final":
        yield Ground(f"{name} has divided, and ballots are final", clauses)
    yield from barred(state, norm, stage, event)


def barred(state: State, norm: Norm, stage: Stage, event: Divided) -> Iterator[Ground]:
    """Why nobody may abstain, if somebody has."""
    rule = abstention_of(state.law, norm, stage)
    if rule is not None and rule.sort == "barred" and dict(event.counted).get("abstain"):
        yield Ground("nobody may abstain", authority(rule.place.clause, *cited(norm, stage)))
