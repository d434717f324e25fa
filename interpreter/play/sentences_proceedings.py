"""Entries about proceedings in words: motions, stages, ballots, results."""

from __future__ import annotations

from typing import assert_never

from charterlang.interpreter import phrasing, wording
from charterlang.interpreter.journal import (
    BallotStruck,
    BallotTaken,
    DecisionAnnulled,
    DivisionTold,
    Heard,
    LotAwaited,
    LotDrawn,
    MotionFell,
    MotionMade,
    NominationAccepted,
    NominationLapsed,
    NominationMade,
    Opened,
    ProceedingEnded,
    ProceedingEntry,
    StageAwaited,
    StageBegan,
    StageEnded,
    StageOver,
    TookEffect,
    VoteProlonged,
    VoteShort,
)
from charterlang.interpreter.machine.closing import following
from charterlang.interpreter.machine.conducting import conductor_of
from charterlang.interpreter.play.attempts import CHOICES, divided, preferences
from charterlang.interpreter.play.naming import Naming, stage_named
from charterlang.interpreter.play.results import result_rows, result_words
from charterlang.interpreter.play.words import Sentence, ground_words
from charterlang.interpreter.state import Ballot, Seeking

OUTCOMES = {
    "carried": "is carried",
    "lost": "is lost",
    "inquorate": "is inquorate",
    "undetermined": "is undetermined",
    "void": "is void",
    "annulled": "is annulled",
}
OCCASIONS = {
    "first": "the first one",
    "regular": "the regular one",
    "vacancy": "because of the vacancy",
    "expiry": "because the term has expired",
}


def in_proceedings(entry: ProceedingEntry, naming: Naming) -> Sentence:
    """From the first motion to the outcome."""
    what = naming.the_proceeding(entry.proceeding)
    match entry:
        case Opened():
            return opened(entry, naming)
        case MotionMade():
            return Sentence(moved(entry, naming))
        case MotionFell():
            return Sentence(fell(entry, naming))
        case StageBegan():
            return began(entry, naming)
        case NominationMade(_, nominator, nominee, by, accepted):
            acting = f"{naming.who(by)}{f' for {naming.who(nominator)}' if nominator != by else ''}"
            stands = "" if accepted else ", who has yet to accept"
            where = among_others(entry.proceeding, "for", naming)
            return Sentence(f"{acting} nominates {naming.who(nominee)}{where}{stands}")
        case NominationAccepted(_, nominee):
            return Sentence(f"{naming.who(nominee)} accepts the nomination, and is a candidate")
        case NominationLapsed():
            return lapsed(entry, naming)
        case BallotStruck(_, voter):
            no_longer = f"{naming.who(voter)} is entitled no longer"
            return Sentence(f"{no_longer}, and its ballot on {what} is struck")
        case BallotTaken(_, ballot, replaces):
            where = among_others(entry.proceeding, "in" if ballot.ranking else "on", naming)
            return Sentence(voted(ballot, replaces, where, naming))
        case LotAwaited(_, stage, kind, result):
            on = stage_on(naming, entry.proceeding, stage, kind)
            said = f"{on} ends: {result_words(result, naming)}"
            return Sentence(said, rows=result_rows(result, naming))
        case LotDrawn(_, chosen, by):
            return Sentence(
                f"{naming.who(by)} draws the lot for {what}: it falls on {naming.who(chosen)}"
            )
        case StageAwaited():
            return awaited(entry, naming)
        case DivisionTold(_, division, replaces):
            where = among_others(entry.proceeding, "on", naming)
            again = " (instead of the count before)" if replaces else ""
            who = naming.who(division.body)
            return Sentence(f"{who} divides{where}: {divided(division.counted)}{again}")
        case StageOver(_, stage):
            on = stage_on(naming, entry.proceeding, stage, "debate")
            if decides(entry, naming):
                what = naming.the_proceeding(entry.proceeding)
                return Sentence(f"the time to decide on {what} is over; it may still be decided")
            if waits_for(entry, naming):
                return Sentence(f"the time for {on} is over, but not everybody has been heard")
            who = going_on(entry, naming) or "a mover"
            return Sentence(f"the least time for {on} is over; {who} may go on")
        case VoteShort(_, _, until):
            until_then = f" until {naming.instant(until)}" if until else ""
            return Sentence(f"too few took part, but the vote may be prolonged{until_then}")
        case VoteProlonged(_, _, by, closes):
            on = stage_on(naming, entry.proceeding, entry.stage, "vote")
            return Sentence(f"{naming.who(by)} prolongs {on} until {naming.instant(closes)}")
        case Heard(_, unit, by):
            acting = f", by {naming.who(by)}" if by != unit else ""
            return Sentence(f"{naming.who(unit)} is heard on {what}{acting}")
        case TookEffect():
            return Sentence(f"{what} has taken effect", silent=True)
        case DecisionAnnulled():
            return Sentence(f"{what} is annulled: it has no effect from now on")
        case StageEnded():
            return ended(entry, naming)
        case ProceedingEnded(_, outcome):
            return Sentence(f"{what} {OUTCOMES[outcome]}")
        case _:
            assert_never(entry)


def decides(entry: StageOver, naming: Naming) -> bool:
    """Whether the stage whose time is over is a decision."""
    norm = naming.norm(entry.proceeding)
    stage = stage_named(norm, entry.stage) if norm is not None else None
    return stage is not None and stage.kind == "decision"


def waits_for(entry: StageOver, naming: Naming) -> bool:
    """Whether the stage whose time is over waits for somebody to be heard, and for nobody's leave."""
    norm = naming.norm(entry.proceeding)
    stage = stage_named(norm, entry.stage) if norm is not None else None
    return stage is not None and stage.by is not None and stage.limit != "at least"


def opened(entry: Opened, naming: Naming) -> Sentence:
    """A proceeding that opens of itself; that of a mover is told by the motion."""
    what = naming.the_proceeding(entry.proceeding)
    if entry.by is not None:
        return Sentence(f"{naming.who(entry.by)} {naming.moving(entry.procedure, entry.arguments)}")
    return Sentence(f"{what} opens{occasion(entry.seeking, naming)}")


def occasion(seeking: Seeking | None, naming: Naming) -> str:
    """Why an election opens."""
    if seeking is None:
        return ""
    if seeking.occasion == "regular" and seeking.term_end is not None:
        return f", as the term ends on {naming.instant(seeking.term_end)}"
    return f", {OCCASIONS[seeking.occasion]}"


def moved(entry: MotionMade, naming: Naming) -> str:
    """Who moves what, and how many have: `(1 of 2 movers)`."""
    mover, one = entry.mover, naming.known(entry.proceeding)
    who = naming.who(mover.person)
    if mover.counted != mover.person:
        who = f"{who}, for {naming.who(mover.counted)},"
    if entry.counted > 1 or one is None:
        said = f"{who} moves {naming.the_proceeding(entry.proceeding)} too"
    else:
        said = f"{who} {naming.moving(one.procedure, one.arguments)}"
    notes = [naming.names[entry.proceeding]] if named(entry, naming) else []
    notes += [f"{entry.counted} of {entry.wanted} movers"] if entry.wanted > 1 else []
    return f"{said} ({', '.join(notes)})" if notes else said


def lapsed(entry: NominationLapsed, naming: Naming) -> Sentence:
    """Whose nomination lapses, and why."""
    by = f" by {naming.who(entry.nominator)}" if entry.nominator != entry.nominee else ""
    where = among_others(entry.proceeding, "for", naming)
    details = tuple(ground_words(one) for one in entry.grounds)
    return Sentence(f"the nomination of {naming.who(entry.nominee)}{by}{where} lapses", details)


def fell(entry: MotionFell, naming: Naming) -> str:
    """A motion that falls, since who made it may move no longer."""
    mover, one = naming.who(entry.mover.counted), naming.known(entry.proceeding)
    what = f"for {naming.the_proceeding(entry.proceeding)}"
    if one is not None and naming.verbal(entry.proceeding):
        what = f"to {naming.act(one.procedure, one.arguments)}"
    left = f" ({entry.counted} of {entry.wanted} movers)" if entry.wanted > 1 else ""
    return f"the motion of {mover} {what} falls: {mover} may move no longer{left}"


def named(entry: MotionMade, naming: Naming) -> bool:
    """Whether it is the motion that the scenario names its proceeding by."""
    return entry.counted == 1 and entry.proceeding in naming.names


def began(entry: StageBegan, naming: Naming) -> Sentence:
    """A stage that begins, and until when; the wait for movers is told by their motions."""
    if entry.kind in ("motion", "demand"):
        waits = f"{naming.the_proceeding(entry.proceeding)} waits for movers"
        return Sentence(waits, silent=True)
    if entry.kind == "decision":
        return Sentence(to_decide(entry, naming))
    stage = naming.stage(entry.proceeding, entry.stage, entry.kind)
    on = stage_on(naming, entry.proceeding, entry.stage, entry.kind)
    many = plural(stage)
    words = [on, "open" if many else "opens"]
    words += ["again"] if entry.round > 1 else []
    if entry.closes:
        words.append(f"and {'run' if many else 'runs'} until {naming.instant(entry.closes)}")
    count = len(entry.electorate)
    voters = f", with {wording.counted(count, 'voter')}" if count else ""
    conducted = f", conducted by {naming.who(entry.conductor)}" if entry.conductor else ""
    return Sentence(f"{' '.join(words)}{voters}{conducted}")


def awaited(entry: StageAwaited, naming: Naming) -> Sentence:
    """A stage that somebody has to open."""
    on = stage_on(naming, entry.proceeding, entry.stage, entry.kind)
    norm = naming.norm(entry.proceeding)
    line = conductor_of(norm, stage_named(norm, entry.stage)) if norm is not None else None
    who = phrasing.actors(naming.law, line.by) if line is not None else "somebody"
    waits = f"{on} {'wait' if plural(on) else 'waits'} to be opened by {who}"
    return Sentence(f"{waits}, and there is nobody to conduct it" if entry.vacant else waits)


def going_on(entry: StageOver, naming: Naming) -> str | None:
    """Who may go on from a stage whose least time is over, if somebody conducts the next one."""
    norm = naming.norm(entry.proceeding)
    stage = stage_named(norm, entry.stage) if norm is not None else None
    if norm is None or stage is None:
        return None
    line = conductor_of(norm, following(norm, stage))
    return phrasing.actors(naming.law, line.by) if line is not None else None


def to_decide(entry: StageBegan, naming: Naming) -> str:
    """Who has to decide, on what, and by when."""
    norm = naming.norm(entry.proceeding)
    stage = stage_named(norm, entry.stage) if norm is not None else None
    by = (stage.by if stage is not None else None) or (norm.holder if norm is not None else None)
    who = phrasing.actors(naming.law, by) if by is not None else "anybody"
    until = f", by {naming.instant(entry.closes)}" if entry.closes else ""
    return f"{who} has to decide on {naming.the_proceeding(entry.proceeding)}{until}"


def stage_on(naming: Naming, number: int, stage: str | None, kind: str) -> str:
    """`the vote on recall`, `the nomination of candidates for the speaker election`."""
    between = "for" if kind in ("nominations", "election") else "on"
    said, one = naming.stage(number, stage, kind), naming.known(number)
    if one is not None and kind == "vote" and naming.verbal(number):
        return f"the {said} to {naming.act(one.procedure, one.arguments)}"
    return f"the {said} {between} {naming.the_proceeding(number)}"


def plural(noun: str) -> bool:
    """Whether a stage is spoken of as many: `deliberations`."""
    return noun.split(" of ")[0].endswith("s")


def among_others(number: int, joint: str, naming: Naming) -> str:
    """` on recall`, where other proceedings are open, so that it does not go without saying."""
    others = (one for one in naming.state.proceedings if one.number != number and not one.over)
    return f" {joint} {naming.the_proceeding(number)}" if any(others) else ""


def voted(ballot: Ballot, replaces: bool, where: str, naming: Naming) -> str:
    """A ballot: whose it is, on what, by whose hand, and whether it replaces another."""
    who = naming.who(ballot.voter)
    if ballot.choice is not None:
        said = f"{who} {CHOICES[ballot.choice]}{where}"
    else:
        said = f"{who} ranks {preferences(naming, ballot.ranking)}{where}"
    by = f", by {naming.who(ballot.by)}" if ballot.by != ballot.voter else ""
    return f"{said}{by}{' (instead of the ballot before)' if replaces else ''}"


def ended(entry: StageEnded, naming: Naming) -> Sentence:
    """The end of a stage: who stands, or how the vote came out."""
    stage = naming.stage(entry.proceeding, entry.stage, entry.kind)
    on = stage_on(naming, entry.proceeding, entry.stage, entry.kind)
    if entry.skipped:
        return Sentence(left_out(entry, on, naming))
    if entry.kind == "decision":
        what = naming.the_proceeding(entry.proceeding)
        if entry.by is None:
            return Sentence(f"nobody has decided on {what} in time")
        does = "grants" if entry.outcome == "granted" else "refuses"
        return Sentence(f"{naming.who(entry.by)} {does} {what}")
    if entry.kind == "motion":
        found = (
            "has found enough movers" if entry.outcome == "carried" else "has found too few movers"
        )
        return Sentence(f"{on} {found}", silent=entry.outcome == "carried")
    if entry.kind == "nominations":
        return Sentence(f"{on} is over: {standing(entry, naming)}")
    if entry.result is None:
        return Sentence(f"{on} {'are' if plural(stage) else 'is'} over")
    early = " before its time" if entry.early else ""
    said = f"{on} ends{early}: {result_words(entry.result, naming)}"
    return Sentence(said, rows=result_rows(entry.result, naming))


def left_out(entry: StageEnded, on: str, naming: Naming) -> str:
    """A stage that is not held, by its own name if it has one, and why it is not."""
    plain = entry.stage == entry.kind or entry.stage.startswith(f"{entry.kind}_")
    own = "" if plain else f" ({entry.stage.replace('_', ' ')})"
    if entry.regime is not None:
        return f"{on}{own} is not held: {wording.the(naming.law, entry.regime)} suspends it"
    return f"{on}{own} is not held: its condition does not hold"


def standing(entry: StageEnded, naming: Naming) -> str:
    """Who stands for election."""
    one = naming.known(entry.proceeding)
    names = [naming.who(each) for each in one.candidates] if one else []
    if not names or entry.outcome != "carried":
        return "there is no candidate"
    return f"{wording.listed(names)} {'stand' if len(names) > 1 else 'stands'}"
