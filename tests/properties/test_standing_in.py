"""Whatever happens: nobody has what is incompatible, succession is total, and one person holds an office."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

import pytest

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.organs import Body, Office, Successor
from charterlang.compiler.pipeline import compile_charter
from charterlang.interpreter import events as happening
from charterlang.interpreter import machine, roll
from charterlang.interpreter.journal import Installed, Vacated
from charterlang.interpreter.state import State
from charterlang.interpreter.values import Individual

BEGINS = datetime(2026, 1, 1, tzinfo=UTC)
PERSONS = ("Ada", "Ben", "Cia", "Dov", "Eli")
RUNS, LENGTH = 25, 40
TEXT = """
charter club "Club"
    commences on 2026-01-01
    zone "UTC"

kind person "person"
fact ill "is ill" of person presumed false
body council "Council" of person
    founding Ada, Ben, Cia, Dov, Eli
    counts votes cast
    quorum at least 1
    tie lost
    presided by chair, deputy
body audit "Audit" of person
    incompatible with treasurer within 2 days
    leaves by leave_audit
office chair "Chair" of person
    founding Ada
    filled by chair_election every 1 month
    term 1 month
    succession deputy, clerk for remainder
    acting deputy when ill(holder), clerk
    delegates to deputy, clerk
    incompatible with treasurer within 3 days
office deputy "Deputy" of person
    founding Ben
    filled by name_deputy
    succession clerk
office clerk "Clerk" of person
    founding Cia
    filled by name_clerk
office herald "Herald" of person
    filled ex officio chair
    incompatible with deputy within 1 day
office treasurer "Treasurer" of person
    founding Dov
    filled by name_treasurer
power name_deputy(p: person) of any council to "name a Deputy"
    effect install p as deputy
power name_clerk(p: person) of any council to "name a Clerk"
    effect install p as clerk
power name_treasurer(p: person) of any council to "name a Treasurer"
    effect install p as treasurer
power enrol(p: person) of any council to "enrol an auditor"
    effect admit p to audit
power leave_audit of any audit to "leave the Audit"
    effect remove actor from audit
power unseat_chair of any council to "unseat the Chair"
    effect vacate chair
power unseat_deputy of any council to "unseat the Deputy"
    effect vacate deputy
power unseat_treasurer of any council to "unseat the Treasurer"
    effect vacate treasurer
power pardon of chair to "pardon"
procedure chair_election of council
    conducted by clerk
    nominations 1 day by any council
    election 1 day using plurality
        tie by lot
    carried install winner as chair
    lost begin chair_election
"""


@cache
def law() -> Instrument:
    """The club in which everybody may be named for everything."""
    made = compile_charter("club.charter", lambda path: TEXT if path == "club.charter" else None)
    assert made.value is not None, made.diagnostics
    assert not [one for one in made.diagnostics if one.severity == "error"], made.diagnostics
    return made.value


NAMING = ("name_deputy", "name_clerk", "name_treasurer", "enrol")
BARE = ("leave_audit", "unseat_chair", "unseat_deputy", "unseat_treasurer", "pardon")


def event(state: State, chance: Random) -> happening.Event:
    """Something that may well be admitted."""
    who, whom = chance.choice(PERSONS), chance.choice(PERSONS)
    running = [one.number for one in state.proceedings if not one.over] or [1]
    match chance.randrange(8):
        case 0:
            return happening.TimePasses(
                state.now + timedelta(hours=chance.choice((1, 24, 72, 700)))
            )
        case 1 | 2:
            about = (Individual(whom),)
            return happening.ActDone((who,), chance.choice(NAMING), about)
        case 3:
            return happening.ActDone((who,), chance.choice(BARE))
        case 4:
            sick = chance.random() < 0.5
            return happening.Reported("ill", (Individual(whom),), sick)
        case 5:
            to = chance.choice(("deputy", "clerk"))
            return happening.DelegationMade(who, "pardon", to, chance.random() < 0.3)
        case 6:
            return happening.Nominated(who, whom, chance.choice(running))
        case _:
            return happening.BallotRanked(who, chance.choice(running), (whom,))


def has(state: State, organ: str, person: str) -> bool:
    """Whether somebody holds the office, or sits in the body."""
    if isinstance(law().declarations[organ], Office):
        return state.tenure(organ).holder == person
    return roll.belongs(state, organ, person)


def pairs() -> list[tuple[str, str]]:
    """What nobody may have at once."""
    return [
        (one.name, line.organ)
        for one in law().declarations.values()
        for line in (one.incompatible if isinstance(one, Office | Body) else ())
    ]


@pytest.mark.parametrize("seed", range(RUNS))
def test_nobody_has_what_is_incompatible_and_succession_is_total(seed: int) -> None:
    state, chance = (
        machine.step(machine.start(law(), BEGINS), happening.TimePasses(BEGINS)),
        Random(seed),
    )
    for _ in range(LENGTH):
        state = machine.step(state, event(state, chance))
        for one, other in pairs():
            both = [who for who in PERSONS if has(state, one, who) and has(state, other, who)]
            assert not both, f"{both} have {one} and {other}"
        for office in law().declarations.values():
            if not isinstance(office, Office):
                continue
            tenure = state.tenure(office.name)
            if tenure.holder is None and not tenure.untouched:
                able = [one.office for one in office.succession if may_move_up(state, office, one)]
                assert not able, f"{office.name} is vacant, and {able} are not"
            assert tenure.acting is None or tenure.acting != tenure.holder
    assert machine.replay(law(), BEGINS, state.journal) == state
    one_at_a_time(state)


def may_move_up(state: State, office: Office, line: Successor) -> bool:
    """Whether a successor is there who has nothing else that is incompatible with the office."""
    who = state.tenure(line.office).holder
    others = {
        one if other == office.name else other
        for one, other in pairs()
        if office.name in (one, other)
    }
    return who is not None and not any(has(state, one, who) for one in others - {line.office})


def one_at_a_time(state: State) -> None:
    """Nobody assumes an office without the journal saying who held it until then."""
    held: dict[str, str | None] = {}
    for entry in state.journal:
        match entry:
            case Installed():
                assert entry.before == held.get(entry.office), entry
                held[entry.office] = entry.person
            case Vacated():
                assert entry.person == held.get(entry.office), entry
                held[entry.office] = None
    for office, holder in held.items():
        assert state.tenure(office).holder == holder


def test_the_runs_are_about_something() -> None:
    """Choices wait and lapse, successors move up, others act, powers are delegated."""
    happened: Counter[str] = Counter()
    for seed in range(RUNS):
        state = machine.step(machine.start(law(), BEGINS), happening.TimePasses(BEGINS))
        chance = Random(seed)
        for _ in range(LENGTH):
            state = machine.step(state, event(state, chance))
        happened.update(type(entry).__name__ for entry in state.journal)
        happened["moved up"] += any(
            isinstance(one, Vacated) and one.cause == "succession" for one in state.journal
        )
        happened["lapsed"] += any(getattr(one, "lapsed", False) for one in state.journal)
    wanted = {
        "ActingChanged",
        "ChoiceWaits",
        "PowerDelegated",
        "DelegationRevoked",
        "moved up",
        "lapsed",
    }
    assert not [one for one in wanted if happened[one] == 0], happened
