"""Why: any line of a run explained, by clauses, rules and numbers, facts, readings, presumptions.

`why` explains a journal entry in the state in which it was made, `why_line` a line of a
transcript, which may be an expectation. The words of the clauses are for the shell to add.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from charterlang.interpreter.findings import Evidence
from charterlang.interpreter.journal import Entry, Refused, StageEnded, Voided
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.sentences import line_text, sentence
from charterlang.interpreter.play.transcript import Line, Run
from charterlang.interpreter.reliance import Reliance, united
from charterlang.interpreter.state import State
from charterlang.interpreter.why import counts, grounds
from charterlang.interpreter.why.explanation import Explanation, Point, Section, sections

NO_NAMES: Mapping[int, str] = MappingProxyType({})

__all__ = ["Explanation", "Point", "Section", "why", "why_line"]


def why(state: State, entry: Entry, names: Mapping[int, str] = NO_NAMES) -> Explanation:
    """Why a journal entry came about; `state` is one that has the entry, or a later one."""
    then = state_after(state, entry)
    naming = Naming(then, names)
    said = sentence(entry, naming)
    rests, read = resting(entry)
    count = voted = early = refused = None
    match entry:
        case StageEnded():
            count, early = counts.count(entry, naming), counts.early(entry)
            if entry.result is not None:
                voted = counts.ballots(then.proceeding(entry.proceeding), naming)
        case Refused() | Voided():
            refused = grounds.refusal(entry.grounds, naming)
        case _:
            pass
    return Explanation(
        line_text(said) if said else type(entry).__name__,
        entry.at,
        sections(
            refused,
            early,
            count,
            voted,
            grounds.clauses(authority(entry)),
            grounds.facts(read, naming),
            grounds.readings(rests, then.law),
            grounds.presumptions(rests, then.law),
        ),
    )


def authority(entry: Entry) -> tuple[str, ...]:
    """The clauses an entry rests on, those of its count too."""
    counted = entry.result.clauses if isinstance(entry, StageEnded) and entry.result else ()
    return (*entry.clauses, *counted)


def resting(entry: Entry) -> tuple[Reliance, tuple[Evidence, ...]]:
    """What an entry rests on, and the facts read; those of a refusal stand with its grounds."""
    rests, read = [entry.rests], list(entry.read)
    match entry:
        case Refused(grounds=many) | Voided(grounds=many):
            rests += [one.rests for one in many]
        case StageEnded(result=result, early=early):
            if result is not None:
                rests.append(result.rests)
                read += result.read
            rests += [one.found.rests for one in early]
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
    if line.entry is not None:
        made = why(run.state, line.entry, run.names)
        return made if line.finding is None else expectation(run, line, made)
    return expectation(run, line, Explanation(line.text, moment.at, ()))


def expectation(run: Run, line: Line, made: Explanation) -> Explanation:
    """What an expectation depended on, and what was found."""
    law = run.state.law
    naming = Naming(run.state, run.names)
    holds = "it does not hold" if line.failed else "it holds"
    if line.sort != "expectation":
        return Explanation(line.text, made.at, sections(grounds.clauses(line.clauses)))
    found = Section("Expected", (Point(holds, below=line.details),))
    if line.finding is None:
        return Explanation(line.text, made.at, sections(found, grounds.clauses(line.clauses)))
    rests, read = line.finding.rests, line.finding.read
    return Explanation(
        line.text,
        made.at,
        sections(
            found,
            grounds.facts(read, naming),
            grounds.readings(rests, law),
            grounds.presumptions(rests, law),
        ),
    )
