"""From journal entries to lines of the transcript: what is told, and what follows from what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.scenario import Given
from charterlang.interpreter import wording
from charterlang.interpreter.events import ActDone, Event
from charterlang.interpreter.journal import (
    ActRecorded,
    BallotTaken,
    Breached,
    Commenced,
    DelegationRevoked,
    DepositMade,
    DivisionTold,
    DutyEnded,
    Entry,
    FactRecorded,
    FieldRecorded,
    Heard,
    Installed,
    LotDrawn,
    MotionMade,
    NominationAccepted,
    NominationMade,
    Opened,
    PowerDelegated,
    ProceedingEnded,
    Refused,
    Seated,
    StageEnded,
    Unseated,
    Unstable,
    Vacated,
    VoteProlonged,
)
from charterlang.interpreter.play.attempts import attempted
from charterlang.interpreter.play.naming import Naming, capital
from charterlang.interpreter.play.playing import Playing
from charterlang.interpreter.play.results import reliance, resting_words
from charterlang.interpreter.play.sentences import sentence
from charterlang.interpreter.play.sentences_organs import members_of
from charterlang.interpreter.play.transcript import Line, Sort

ACTS = (
    DivisionTold
    | MotionMade
    | NominationMade
    | NominationAccepted
    | BallotTaken
    | ActRecorded
    | FactRecorded
    | DepositMade
    | LotDrawn
    | Heard
    | PowerDelegated
    | DelegationRevoked
)
"""The entries that record what somebody did; all others follow from such a one, or from time."""


def tell_given(step: Given, playing: Playing, entries: Sequence[Entry]) -> None:
    """One line for all that a line under `given` says."""
    naming = playing.naming
    if step.sort == "member" and len(step.subjects) > 1:
        names = wording.listed(naming.who(one) for one in step.subjects)
        entry = entries[-1] if entries else None
        text = f"{names} are {members_of(naming, str(step.organ))}"
        playing.line("given", capital(text), step.span, entry=entry)
        return
    if step.sort == "commenced":
        # Who is bound by it, and whom it founds, goes with it.
        made = [entry for entry in entries if isinstance(entry, Commenced)]
        for entry in made:
            write(playing, entry, "given", step.span)
        return
    for entry in entries:
        # A seat that is given to another party is told once.
        moved = isinstance(entry, Unseated) and entry.cause == "given"
        if not moved and not isinstance(entry, Refused):
            write(playing, entry, "given", step.span)


def replaces(given: Entry, founded: Entry) -> bool:
    """Whether what a scenario gives takes the place of what held from the commencement."""
    match founded, given:
        case FactRecorded(fact=fact, arguments=about), FactRecorded():
            return (fact, about) == (given.fact, given.arguments)
        case FieldRecorded(individual=of, field=field), FieldRecorded():
            return (of, field) == (given.individual, given.field)
        case Seated(organ=organ, member=member), Unseated(cause="given"):
            return (organ, member) == (given.organ, given.member)
        case Installed(office=office), Installed() | Vacated():
            return office == given.office
        case _:
            return False


def tell_act(playing: Playing, event: Event, entries: Sequence[Entry], span: Span) -> None:
    """The act, and under it what follows from it."""
    shown = list(told(entries))
    acts = [entry for entry in shown if is_act(entry)]
    if not acts:
        text = capital(attempted(event, playing.naming))
        playing.line("act", text, span, step=len(playing.state.journal) - len(entries))
    # An act of several is recorded in the name of the first; the event has all of them.
    done = isinstance(event, ActDone) and any(isinstance(one, ActRecorded) for one in acts[:1])
    told_by_event = attempted(event, playing.naming) if done else None
    for entry in shown:
        if entry in acts[:1]:
            write(playing, entry, "act", span, told_by_event)
        elif not (done and isinstance(entry, ActRecorded) and entry in acts):
            write(playing, entry, "consequence", span)


def tell_after(playing: Playing) -> None:
    """What came of forbidden conduct, although it was refused: its breaches."""
    for entry in told(playing.after):
        write(playing, entry, "consequence", None)
    playing.after = ()


def is_act(entry: Entry) -> bool:
    """Whether it records what somebody did."""
    match entry:
        case Opened() | Breached() | StageEnded() | VoteProlonged():
            return entry.by is not None
        case DutyEnded(done=done, act=act):
            return done and act is not None
        case _:
            return isinstance(entry, ACTS)


def tell_time(playing: Playing, entries: Sequence[Entry]) -> None:
    """What happened because its time had come: the first of each instant, and what followed."""
    before = None
    for entry, together in gathered(list(told(entries))):
        sort: Sort = "event" if entry.at != before else "consequence"
        if together:
            text = taking_seats(together, playing.naming)
            playing.line(sort, capital(text), None, entry.at, clauses=entry.clauses, entry=entry,
                         step=position(playing, entry))  # fmt: skip
        elif write(playing, entry, sort, None) is None:
            continue
        before = entry.at


def gathered(entries: Sequence[Entry]) -> Iterator[tuple[Entry, tuple[Seated, ...]]]:
    """Each entry; of several that take seats in one organ the last, with all of them."""
    seated: list[Seated] = []
    for entry, after in zip(entries, (*entries[1:], None)[: len(entries)], strict=True):
        if not isinstance(entry, Seated) or entry.by is not None:
            yield entry, ()
            continue
        seated.append(entry)
        if isinstance(after, Seated) and (after.organ, after.at) == (entry.organ, entry.at):
            continue
        yield entry, tuple(seated) if len(seated) > 1 else ()
        seated = []


def taking_seats(many: Sequence[Seated], naming: Naming) -> str:
    """`Alba, Brine and Corran become member states`."""
    names = wording.listed(naming.who(one.member) for one in many)
    verb = "are" if many[0].given else "become"
    return f"{names} {verb} {members_of(naming, many[0].organ)}"


def told(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries without those that another one tells as well.

    A motion tells of the proceeding that it opens, and the end of the last stage of the outcome
    of the whole.
    """
    moved = {entry.proceeding for entry in entries if isinstance(entry, MotionMade)}
    last: StageEnded | None = None
    for entry in entries:
        if isinstance(entry, Opened) and entry.by is not None and entry.proceeding in moved:
            continue
        if isinstance(entry, ProceedingEnded) and last is not None and repeats(entry, last):
            continue
        if isinstance(entry, StageEnded) and entry.result is not None:
            last = entry
        yield entry


def repeats(entry: ProceedingEnded, last: StageEnded) -> bool:
    """Whether an outcome is that of the vote which has just ended."""
    return (entry.at, entry.proceeding, entry.outcome) == (last.at, last.proceeding, last.outcome)


def write(
    playing: Playing, entry: Entry, sort: Sort, span: Span | None, text: str | None = None
) -> Line | None:
    """The line of an entry, in these words or its own; None if it only keeps the books."""
    said = sentence(entry, playing.naming)
    if said.silent:
        return None
    return playing.line(
        sort,
        capital(text or said.text),
        span,
        entry.at,
        clauses=entry.clauses,
        details=(*said.details, *told_reliance(entry)),
        rows=said.rows,
        entry=entry,
        rests=reliance(entry),
        step=position(playing, entry),
        failed=isinstance(entry, Unstable),
    )


def told_reliance(entry: Entry) -> tuple[str, ...]:
    """The readings that results and terms of office rest on, told with them."""
    counted = isinstance(entry, StageEnded) and entry.result is not None
    if counted or (isinstance(entry, Installed) and not entry.given):
        return resting_words(reliance(entry))
    return ()


def position(playing: Playing, entry: Entry) -> int:
    """How many entries the journal had with this one."""
    journal = playing.state.journal
    for count in range(len(journal), 0, -1):
        if journal[count - 1] is entry:
            return count
    return len(journal)
