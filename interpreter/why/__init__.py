"""Why: any line of a run explained, by clauses, rules and numbers, facts, readings, presumptions.

`why` explains a journal entry in the state in which it was made, `why_line` a line of a
transcript, which may be an expectation. The words of the clauses are for the shell to add.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from charterlang.interpreter.findings import Evidence
from charterlang.interpreter.journal import (
    Breached,
    BreachFound,
    Disregarded,
    DutyArose,
    DutyEnded,
    Entry,
    Irregular,
    NominationLapsed,
    Prevailed,
    Refused,
    StageEnded,
    Voided,
)
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.results import reliance
from charterlang.interpreter.play.sentences import line_text, sentence
from charterlang.interpreter.play.subjects import declaration
from charterlang.interpreter.play.transcript import Line, Run
from charterlang.interpreter.reliance import NOTHING, Reliance, united
from charterlang.interpreter.state import State
from charterlang.interpreter.why import counts, grounds, norms
from charterlang.interpreter.why.explanation import Explanation, Point, Section, sections
from charterlang.interpreter.why.origins import origins

NO_NAMES: Mapping[int, str] = MappingProxyType({})

__all__ = ["Explanation", "Point", "Section", "why", "why_line"]


def why(state: State, entry: Entry, names: Mapping[int, str] = NO_NAMES) -> Explanation:
    """Why a journal entry came about; `state` is one that has the entry, or a later one."""
    then = state_after(state, entry)
    naming = Naming(then, names)
    said = sentence(entry, naming)
    rests, read = resting(entry)
    count = voted = early = refused = owed = None
    match entry:
        case StageEnded():
            count, early = counts.count(entry, naming), counts.early(entry)
            if entry.result is not None:
                voted = counts.ballots(then.proceeding(entry.proceeding), entry.stage, naming)
        case Refused() | Voided():
            refused = grounds.refusal(entry.grounds, naming)
        case NominationLapsed() | Irregular():
            refused = grounds.refusal(entry.grounds, naming, "Because")
        case Breached() | BreachFound() | Disregarded() | Prevailed() | DutyArose() | DutyEnded():
            owed = norms.section(entry, naming)
        case _:
            pass
    return Explanation(
        line_text(said),
        entry.at,
        sections(
            refused,
            owed,
            early,
            count,
            voted,
            grounds.clauses(authority(entry)) if any(authority(entry)) else named(entry, then),
            grounds.facts(read, naming),
            grounds.readings(rests, then.law),
            grounds.presumptions(rests, then.law),
        ),
    )


def authority(entry: Entry) -> tuple[str, ...]:
    """The clauses an entry rests on, those of its count too."""
    counted = entry.result.clauses if isinstance(entry, StageEnded) and entry.result else ()
    return (*entry.clauses, *counted)


def named(entry: Entry, state: State) -> Section | None:
    """The declaration an entry is about, where no clause can be named for it."""
    if isinstance(entry, Refused) and any(
        clause for one in entry.grounds for clause in one.clauses
    ):
        return None
    name = declaration(entry, state)
    return Section("Declaration", (Point(name),)) if name else None


def resting(entry: Entry) -> tuple[Reliance, tuple[Evidence, ...]]:
    """What an entry rests on, and the facts read; those of a refusal stand with its grounds."""
    rests, read = [reliance(entry)], list(entry.read)
    match entry:
        case Refused(grounds=many) | Voided(grounds=many) | Irregular(grounds=many):
            rests += [one.rests for one in many]
            read = []
        case StageEnded(result=result, early=early):
            read += result.read if result is not None else ()
            read += [piece for one in early for piece in one.found.read]
        case _:
            pass
    return united(rests), tuple(dict.fromkeys(read))


def state_after(state: State, entry: Entry) -> State:
    """The state just after the entry, which is looked for from the end."""
    then: State | None = state
    while then is not None and then.journal:
        if then.journal[-1] is entry or (then is state and entry not in then.journal):
            return then
        then = then.before
    return state


def why_line(run: Run, number: int) -> Explanation | None:
    """Why a line of a run's transcript came about; None if it has no such line."""
    known = run.line(number)
    if known is None:
        return None
    moment, line = known
    goes_back = origins(run, line)
    if line.entry is not None:
        made = why(run.state, line.entry, run.names)
        return attrs.evolve(made, what=line.text, sections=sections(goes_back, *made.sections))
    made = Explanation(line.text, moment.at, sections(goes_back))
    return expectation(run, line, made)


def expectation(run: Run, line: Line, made: Explanation) -> Explanation:
    """What an expectation depended on, and what was found; or an act of which nothing is kept."""
    naming, law = Naming(run.state, run.names), run.trial.law
    found = None
    if line.sort == "expectation":
        holds = "it does not hold" if line.failed else "it holds"
        found = Section("Expected", (Point(holds, below=line.details),))
    rests = line.finding.rests if line.finding else NOTHING
    read = line.finding.read if line.finding else ()
    return attrs.evolve(
        made,
        sections=sections(
            found,
            *made.sections,
            grounds.clauses(line.clauses),
            grounds.facts(read, naming),
            grounds.readings(rests, law),
            grounds.presumptions(rests, law),
        ),
    )
