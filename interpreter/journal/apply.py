"""`record(state, entry)`: the one way in which a state changes.

No law is evaluated here: an entry says all that follows from it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

import attrs

from charterlang.compiler import adoption
from charterlang.interpreter.journal import (
    ActingChanged,
    ActRecorded,
    AdoptionRecorded,
    BallotStruck,
    BallotTaken,
    Breached,
    BreachFound,
    ChoiceEnded,
    ChoiceWaits,
    ClauseStruck,
    ClockSet,
    Commenced,
    Composed,
    DecisionAnnulled,
    DelegationRevoked,
    Depleted,
    DepositMade,
    Disregarded,
    DivisionTold,
    DutyArose,
    DutyEnded,
    EdgeTurned,
    Elected,
    Enacted,
    Entry,
    EntrySet,
    FactRecorded,
    FieldRecorded,
    Heard,
    Installed,
    Irregular,
    LotAwaited,
    LotDrawn,
    MotionFell,
    MotionMade,
    NominationAccepted,
    NominationLapsed,
    NominationMade,
    NormEntry,
    Notified,
    Opened,
    OrganEntry,
    Overtaken,
    PowerDelegated,
    Prevailed,
    ProceedingEnded,
    ProceedingEntry,
    Refused,
    RegimeBegan,
    RegimeEnded,
    RegimeEntry,
    RegimeExtended,
    Seated,
    Slept,
    StageAwaited,
    StageBegan,
    StageEnded,
    StageOver,
    TookEffect,
    Unseated,
    Unstable,
    Vacated,
    Voided,
    VoteProlonged,
    VoteShort,
    WorldEntry,
)
from charterlang.interpreter.journal.apply_stand_ins import in_stand_ins, without_delegations
from charterlang.interpreter.state import (
    Breach,
    Deed,
    Deposit,
    Elect,
    InForce,
    Irregularity,
    Memory,
    Nomination,
    Owed,
    Proceeding,
    Report,
    Seat,
    State,
    Tenure,
)
from charterlang.interpreter.values import Value


def record(state: State, entry: Entry) -> State:
    """The state after the entry, which stands last in its journal."""
    assert entry.at >= state.now, "time goes back in the journal"
    changed = attrs.evolve(apply(state, entry), now=entry.at, before=state)
    return attrs.evolve(changed, journal=(*state.journal, entry))


def apply(state: State, entry: Entry) -> State:
    """What the entry changes, beside the clock and the journal."""
    match entry:
        case ClockSet() | Commenced() | FactRecorded() | FieldRecorded() | EdgeTurned():
            return in_world(state, entry)
        case DepositMade():
            return in_world(state, entry)
        case Refused() | Unstable():
            return state
        case Seated() | Unseated() | Slept() | Composed() | Installed() | Elected() | Vacated():
            return in_organs(state, entry)
        case Depleted():
            return state
        case ActingChanged() | ChoiceWaits() | ChoiceEnded():
            return in_stand_ins(state, entry)
        case PowerDelegated() | DelegationRevoked():
            return in_stand_ins(state, entry)
        case (
            ActRecorded() | Voided() | Overtaken() | AdoptionRecorded() | ClauseStruck() | Enacted()
        ):
            return in_norms(state, entry)
        case Breached() | BreachFound() | Disregarded() | Prevailed() | Irregular():
            return in_norms(state, entry)
        case Notified() | DutyArose() | DutyEnded():
            return in_norms(state, entry)
        case RegimeBegan() | RegimeExtended() | RegimeEnded() | EntrySet():
            return in_regimes(state, entry)
        case _:
            return in_proceedings(state, entry)


def in_regimes(state: State, entry: RegimeEntry) -> State:
    """Regimes and schedules."""
    match entry:
        case EntrySet(schedule, row, value):
            return attrs.evolve(state, entries={**state.entries, (schedule, row): value})
        case RegimeBegan(regime, arguments, lapses, _, saved):
            before = state.in_force(regime, arguments)
            since = before.since if before is not None else entry.at
            made = InForce(regime, arguments, since, lapses, saved)
        case RegimeExtended(regime, arguments, lapses):
            before = state.in_force(regime, arguments)
            assert before is not None
            made = attrs.evolve(before, lapses=lapses)
        case RegimeEnded(regime, arguments):
            return attrs.evolve(state, regimes=others(state, regime, arguments))
        case _:
            assert_never(entry)
    return attrs.evolve(state, regimes=(*others(state, regime, arguments), made))


def others(state: State, regime: str, arguments: tuple[Value, ...]) -> tuple[InForce, ...]:
    """The regimes in force but that one."""
    return tuple(one for one in state.regimes if (one.regime, one.arguments) != (regime, arguments))


def in_world(state: State, entry: WorldEntry) -> State:
    """The clock, commencement, facts and standing conditions."""
    match entry:
        case ClockSet() | Refused() | Unstable():
            return state
        case Commenced(since):
            return attrs.evolve(state, commenced=since)
        case DepositMade(by, instrument, votes, dated, given):
            since = given or entry.at
            made = Deposit(by, since, instrument, votes, dated, given is not None)
            return attrs.evolve(state, deposits=(*state.deposits, made))
        case FactRecorded(fact, arguments, value, by, given):
            key = (fact, arguments)
            report = Report(entry.at, value, by, given)
            history = (*state.reports.get(key, ()), report)
            return attrs.evolve(state, reports={**state.reports, key: history})
        case FieldRecorded(individual, field, value):
            return attrs.evolve(state, fields={**state.fields, (individual, field): value})
        case EdgeTurned(key, holds):
            return attrs.evolve(state, edges={**state.edges, key: holds})
        case _:
            assert_never(entry)


def in_organs(state: State, entry: OrganEntry) -> State:
    """Seats and offices."""
    match entry:
        case Seated(organ, member, by):
            seats = (*state.seats.get(organ, ()), Seat(member, entry.at, by))
            return attrs.evolve(state, seats={**state.seats, organ: seats})
        case Unseated(organ, member, by):
            left = tuple(
                seat
                for seat in state.seats.get(organ, ())
                if seat.member != member or (by is not None and seat.by != by)
            )
            state = attrs.evolve(state, seats={**state.seats, organ: left})
            gone = all(seat.member != member for seat in left)
            return asleep(state, organ, member, False) if gone else state
        case Slept(organ, member, suspended):
            return asleep(state, organ, member, suspended)
        case Depleted():
            return state
        case Composed(body):
            return attrs.evolve(state, composed=(*state.composed, body))
        case Installed(office, person, since, expiry, terms):
            before = state.tenure(office)
            tenure = Tenure(person, since, expiry, terms, acting=before.acting)
            if before.holder != person:
                state = without_delegations(state, office)
            return attrs.evolve(state, offices={**state.offices, office: tenure})
        case Elected(office, person, _, proceeding):
            elect = Elect(person, proceeding)
            return in_office(state, office, lambda held: attrs.evolve(held, elect=elect))
        case Vacated(office, person, cause):
            return in_office(
                without_delegations(state, office),
                office,
                lambda held: Tenure(
                    None, entry.at, held.expiry, held.terms, person, cause, acting=held.acting
                ),
            )
        case _:
            assert_never(entry)


def asleep(state: State, organ: str, member: str, suspended: bool) -> State:
    """The state in which that membership sleeps, or does not; who leaves and returns is awake."""
    others = tuple(one for one in state.asleep.get(organ, ()) if one != member)
    if not suspended and organ not in state.asleep:
        return state
    sleeping = (*others, member) if suspended else others
    return attrs.evolve(state, asleep={**state.asleep, organ: sleeping})


def in_office(state: State, office: str, change: Callable[[Tenure], Tenure]) -> State:
    """The state with that office changed."""
    return attrs.evolve(state, offices={**state.offices, office: change(state.tenure(office))})


def in_norms(state: State, entry: NormEntry) -> State:
    """Acts and duties."""
    match entry:
        case ActRecorded(act, actor, arguments):
            deed = Deed(act, actor, arguments, entry.at)
            return attrs.evolve(state, deeds=(*state.deeds, deed))
        case Breached():
            return breached(state, entry)
        case Disregarded(norm, actor, arguments, overdue):
            state = late(state, (norm, actor, arguments, None)) if overdue else state
            made = Deed(norm, actor, arguments, entry.at)
            return attrs.evolve(state, disregarded=(*state.disregarded, made))
        case BreachFound(norm, actor, arguments):
            of = (norm, actor, arguments, entry.act)
            breaches = tuple(
                attrs.evolve(one, found=entry.at)
                if one.pending and (*one.of, one.act) == of
                else one
                for one in state.breaches
            )
            return attrs.evolve(state, breaches=breaches)
        case Irregular(act, by, arguments, proceeding):
            irregular = Irregularity(act, by, arguments, entry.at, proceeding)
            return attrs.evolve(state, irregular=(*state.irregular, irregular))
        case ClauseStruck(clause):
            return attrs.evolve(state, fallen=(*state.fallen, clause))
        case Enacted(instrument):
            law = adoption.adopted(state.text, state.fallen)
            names = (*state.adopted, instrument)
            return attrs.evolve(state, law=law, adopted=names, memory=Memory())
        case AdoptionRecorded(subject):
            return attrs.evolve(state, adopted=(*state.adopted, subject))
        case DutyArose(norm, bearer, arguments, until):
            owed = Owed(
                norm,
                bearer,
                arguments,
                entry.at,
                until,
                act=entry.act,
                proceeding=entry.proceeding,
                clauses=entry.clauses,
            )
            return attrs.evolve(state, duties=(*state.duties, owed))
        case DutyEnded(norm, bearer, arguments):
            of = (norm, bearer, arguments, entry.act)
            return attrs.evolve(state, duties=tuple(one for one in state.duties if one.of != of))
        case Voided() | Overtaken() | Notified() | Prevailed():
            return state
        case _:
            assert_never(entry)


def breached(state: State, entry: Breached) -> State:
    """One more breach, recorded or alleged; a duty not done in time is still owed, and late."""
    if entry.overdue:
        state = late(state, (entry.norm, entry.actor, entry.arguments, entry.act))
    made = Breach(
        entry.norm,
        entry.actor,
        entry.arguments,
        entry.at,
        entry.alleged,
        entry.overdue,
        entry.void,
        entry.by,
        entry.act,
        entry.clauses,
    )
    return attrs.evolve(state, breaches=(*state.breaches, made))


def late(state: State, of: tuple[str, str, tuple[Value, ...], str | None]) -> State:
    """What is owed by that name, by whom and about what is late from now on, and still owed."""
    duties = (attrs.evolve(owed, overdue=True) if owed.of == of else owed for owed in state.duties)
    return attrs.evolve(state, duties=tuple(duties))


def in_proceedings(state: State, entry: ProceedingEntry) -> State:
    """A proceeding opens, or goes on."""
    if isinstance(entry, Opened):
        return opened(state, entry)
    before = state.proceeding(entry.proceeding)
    after = gone_on(before, entry)
    proceedings = tuple(after if one.number == after.number else one for one in state.proceedings)
    return attrs.evolve(state, proceedings=proceedings)


def opened(state: State, entry: Opened) -> State:
    """A new proceeding; the office that it is to fill remembers that it was called for."""
    made = Proceeding(
        entry.proceeding,
        entry.procedure,
        entry.arguments,
        entry.at,
        seeking=entry.seeking,
        opener=entry.unit,
    )
    state = attrs.evolve(state, proceedings=(*state.proceedings, made))
    if (seeking := entry.seeking) is None:
        return state
    called = (seeking.occasion, seeking.term_end)
    return in_office(state, seeking.office, lambda held: attrs.evolve(held, called=called))


def gone_on(one: Proceeding, entry: ProceedingEntry) -> Proceeding:
    """The proceeding after the entry."""
    match entry:
        case Opened():
            return one
        case MotionMade(_, mover):
            return attrs.evolve(one, movers=(*one.movers, mover))
        case MotionFell(_, mover):
            left = tuple(each for each in one.movers if each != mover)
            return attrs.evolve(one, movers=left)
        case StageBegan():
            return began(one, entry)
        case NominationMade(_, nominator, nominee, _, accepted):
            made = Nomination(nominator, nominee, accepted)
            return attrs.evolve(one, nominations=(*one.nominations, made))
        case NominationAccepted(_, nominee):
            nominations = tuple(
                attrs.evolve(made, accepted=True) if made.nominee == nominee else made
                for made in one.nominations
            )
            return attrs.evolve(one, nominations=nominations)
        case NominationLapsed(_, nominator, nominee):
            standing = tuple(
                made
                for made in one.nominations
                if (made.nominator, made.nominee) != (nominator, nominee)
            )
            return attrs.evolve(one, nominations=standing)
        case BallotTaken(_, ballot):
            return attrs.evolve(one, ballots={**one.ballots, ballot.voter: ballot})
        case DivisionTold(_, division):
            return attrs.evolve(one, divisions={**one.divisions, division.body: division})
        case BallotStruck(_, voter):
            kept = {who: ballot for who, ballot in one.ballots.items() if who != voter}
            return attrs.evolve(one, ballots=kept)
        case LotAwaited(_, stage):
            return attrs.evolve(one, stage=None, lot=stage, closes=None)
        case LotDrawn(_, chosen):
            return attrs.evolve(one, stage=one.lot, lot=None, drawn=(*one.drawn, chosen))
        case StageAwaited(_, stage, _, round):
            return attrs.evolve(
                one, stage=None, ahead=stage, stage_opened=None, closes=None, round=round
            )
        case StageOver():
            return attrs.evolve(one, closes=None)
        case StageEnded():
            return attrs.evolve(one, closes=None, waiting=False, winner=entry.winner or one.winner)
        case ProceedingEnded(_, outcome):
            return attrs.evolve(
                one,
                stage=None,
                ahead=None,
                lot=None,
                closes=None,
                short=False,
                outcome=outcome,
                ended=entry.at,
            )
        case VoteShort(_, _, until):
            return attrs.evolve(one, closes=until, short=True)
        case VoteProlonged(_, _, _, closes):
            return attrs.evolve(one, closes=closes, short=False)
        case Heard(_, unit):
            return attrs.evolve(one, heard=(*one.heard, unit))
        case TookEffect():
            return one
        case DecisionAnnulled():
            return attrs.evolve(one, outcome="annulled")
        case _:
            assert_never(entry)


def began(one: Proceeding, entry: StageBegan) -> Proceeding:
    """The proceeding in its new stage: movers and ballots belong to one stage only.

    But who moves to go on while a debate runs has moved when the motion begins.
    """
    fresh = attrs.evolve(
        one,
        stage=entry.stage,
        ahead=None,
        drawn=(),
        stage_opened=entry.at,
        closes=entry.closes,
        waiting=entry.waiting,
        round=entry.round,
        short=False,
        heard=(),
    )
    match entry.kind:
        case "motion":
            return fresh
        case "demand" | "debate":
            return attrs.evolve(fresh, movers=())
        case "nominations":
            return attrs.evolve(fresh, movers=(), nominations=())
        case "vote" | "election":
            return attrs.evolve(
                fresh,
                movers=(),
                ballots={},
                divisions={},
                electorate=entry.electorate,
                last_vote=entry.stage,
            )
        case _:
            return fresh
