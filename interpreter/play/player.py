"""Plays a scenario: its steps one by one, each with what came of it (language.md §15).

Nothing that comes out otherwise than the scenario says stops the run: it is noted, and the run
goes on from what has happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.scenario import (
    Action,
    After,
    At,
    Deed,
    Expect,
    ExpectRefused,
    ExpectText,
    Given,
    Remark,
    Report,
)
from charterlang.interpreter import machine
from charterlang.interpreter.calendar import shifted, zone_of
from charterlang.interpreter.events import TimePasses
from charterlang.interpreter.findings import Ground, authority
from charterlang.interpreter.journal import Entry, MotionMade, Opened, Refused, Unstable
from charterlang.interpreter.journal.apply import record
from charterlang.interpreter.play import expectations
from charterlang.interpreter.play.attempts import attempted
from charterlang.interpreter.play.deeds import Act, Nowhere, event_of, givens, turns
from charterlang.interpreter.play.naming import capital
from charterlang.interpreter.play.playing import Playing
from charterlang.interpreter.play.sentences import sentence
from charterlang.interpreter.play.telling import (
    replaces,
    tell_act,
    tell_after,
    tell_given,
    tell_time,
)
from charterlang.interpreter.play.transcript import Run
from charterlang.interpreter.play.words import ground_words

if TYPE_CHECKING:
    from charterlang.compiler.ir.place import Span
    from charterlang.compiler.scenarios import Trial

TextOf = Callable[..., str | None]
"""The published words of a clause, by its identity, of the instrument in force since that instant."""


def play(trial: Trial, text_of: TextOf, first: int = 1) -> Run:
    """The run of a scenario under its readings; its lines are numbered from `first`."""
    begins = beginning(trial)
    state = machine.start(trial.law, begins)
    playing = Playing(trial, state, begins, first)
    playing.note(state.journal)
    commenced, waiting = state.journal, True
    for step in in_order(trial.scenario.steps):
        count = len(playing.lines)
        if waiting and not isinstance(step, Given):
            # What is given holds before anything falls due, at the first stamp too.
            tell_beginning(playing, commenced, begins)
            waiting = False
        play_step(step, playing, text_of)
        restless(playing, count, step.span)
    if waiting:
        tell_beginning(playing, commenced, begins)
        restless(playing, 0, trial.scenario.span)
    return playing.run()


def in_order(steps: tuple[Action, ...]) -> tuple[Action, ...]:
    """The steps; that the instrument is in force is given before all else that is given."""
    first = tuple(one for one in steps if isinstance(one, Given) and one.sort == "commenced")
    return (*first, *(one for one in steps if one not in first)) if first else steps


def tell_beginning(playing: Playing, commenced: tuple[Entry, ...], begins: datetime) -> None:
    """The commencement, and what fell due then; not what the scenario has given otherwise."""
    given = playing.state.journal[len(commenced) :]
    held = [entry for entry in commenced if not any(replaces(one, entry) for one in given)]
    tell_time(playing, (*held, *playing.take(TimePasses(begins))))


def restless(playing: Playing, count: int, span: Span) -> None:
    """Fails the scenario where the law does not come to rest, in the lines from that one on."""
    for _, line in playing.lines[count:]:
        if isinstance(line.entry, Unstable):
            playing.fail(sentence(line.entry, playing.naming).text, (), line, span)
            return


def beginning(trial: Trial) -> datetime:
    """The first stamp of a scenario; of one without, when its charter commences."""
    for step in trial.scenario.steps:
        if isinstance(step, At):
            return step.moment
    from datetime import UTC

    return trial.law.commences or datetime(2000, 1, 1, tzinfo=UTC)


def play_step(step: Action, playing: Playing, text_of: TextOf) -> None:
    """One step of the scenario."""
    match step:
        case Given():
            give(step, playing)
        case At(moment):
            pass_time(moment, playing)
        case After(length):
            law = playing.state.law
            zone, months = zone_of(law.zone), law.construction.months
            pass_time(shifted(playing.clock, length, zone, months), playing)
        case Deed() | Report():
            for turn in turns(step, playing.state):
                do(turn, step, playing)
        case Expect():
            expectations.expect(step, playing)
        case ExpectRefused(deed) if not expectations.meant(step.when, playing):
            for turn in turns(deed, playing.state):
                do(turn, deed, playing)
        case ExpectRefused(deed, under):
            for turn in turns(deed, playing.state):
                refused = attempt(turn, playing)
                expectations.expect_refused(step, turn, refused, under, playing)
                tell_after(playing)
        case Remark(text):
            playing.line("remark", text, step.span)
        case ExpectText():
            state = playing.state
            since = (state.commenced,) if state.law.ratification is not None else ()
            expectations.expect_text(step, text_of(step.clause, *since), playing)
        case _:
            assert_never(step)


def give(step: Given, playing: Playing) -> None:
    """A line of what is given; one that the law does not admit fails the scenario."""
    before = len(playing.state.journal)
    for event in givens(step, playing.state):
        refused = refusal(playing.take(event))
        if refused is not None:
            said = attempted(event, playing.naming)
            line = playing.line("refusal", capital(said), step.span, failed=True)
            reasons = reasons_of(refused.grounds)
            playing.fail(f"this cannot be given: {said}", reasons, line, step.span)
    made = playing.state.journal[before:]
    if not made or not all(isinstance(entry, Refused) for entry in made):
        tell_given(step, playing, made)


def pass_time(to: datetime, playing: Playing) -> None:
    """The clock goes on, and what falls due until then happens."""
    playing.clock = to
    if to > playing.state.now:
        tell_time(playing, playing.take(TimePasses(to)))


def do(turn: Act, step: Act, playing: Playing) -> None:
    """An act, which fails the scenario if it is refused."""
    refused = attempt(turn, playing)
    if refused is None:
        return
    said = attempted(refused.event, playing.naming)
    line = playing.told(refused, turn.span, failed=True)
    tell_after(playing)
    playing.fail(f"refused: {said}", reasons_of(refused.grounds), line, step.span)


def reasons_of(grounds: Iterable[Ground]) -> tuple[str, ...]:
    """Each ground with its clause and what could be done about it."""
    said = []
    for one in grounds:
        on = f" [{one.clauses[0]}]" if one.clauses else ""
        said.append(f"{ground_words(one)}{on}{f'; {one.remedy}' if one.remedy else ''}")
    return tuple(said)


def attempt(turn: Act, playing: Playing) -> Refused | None:
    """Does what a step says, and tells what comes of it; the refusal, if it is refused."""
    event = event_of(turn, playing.state, playing.names)
    playing.nowhere = event.procedure if isinstance(event, Nowhere) else None
    if isinstance(event, Nowhere):
        return nowhere(event, playing)
    entries = playing.take(event)
    refused = refusal(entries)
    if refused is not None:
        playing.after = entries[entries.index(refused) + 1 :]
        return refused
    if isinstance(turn, Deed) and turn.alias is not None:
        for entry in entries:
            if isinstance(entry, MotionMade | Opened):
                playing.names.setdefault(turn.alias, entry.proceeding)
    tell_act(playing, event, entries, turn.span)
    return None


def refusal(entries: Iterable[object]) -> Refused | None:
    """The refusal among what came of an event."""
    return next((entry for entry in entries if isinstance(entry, Refused)), None)


def nowhere(event: Nowhere, playing: Playing) -> Refused:
    """The refusal of an act in a proceeding that is not there."""
    law = playing.state.law
    norm = law.declarations.get(event.procedure or "")
    clause = norm.place.clause if isinstance(norm, Norm) else ""
    ground = Ground("there is no such proceeding", authority(clause), event.reason)
    entry = Refused(event.event, (ground,), at=playing.state.now, clauses=authority(clause))
    playing.state = record(playing.state, entry)
    playing.note((entry,))
    return entry
