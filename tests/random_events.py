"""Events of every sort about a charter, sensible ones and senseless ones, from a seeded chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random

from charterlang.compiler.ir.instrument import Fact, Instrument, Kind
from charterlang.compiler.ir.norms import Norm, Parameter
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.quantities import Duration
from charterlang.interpreter import events as happening
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Individual, ProceedingRef, Value

PERSONS = ("Ann", "Ben", "Cia", "Dan", "Eve")
STRANGER = "Zoe"
STATES = ("Alba", "Brine")
MATTERS = ("Tolls", "Fish")
EARLIER = datetime(2026, 1, 1, tzinfo=UTC)
LENGTHS = (0, 1, 59, 3600, 3600, 3600, 6 * 3600, 12 * 3600, 86399, 86400, 2 * 86400)
"""Seconds that pass: parts of windows, and their boundaries."""
AGES = (40 * 86400, 200 * 86400)
"""Longer than any window: terms end meanwhile."""

Event = happening.Event


def setting(law: Instrument, held: bool) -> list[Event]:
    """Five persons, one or two of each state, of whom four sit in every body; one holds office.

    An instrument that is ratified is in force.
    """
    homes = parties(law)
    made: list[Event] = [happening.CommencementGiven(EARLIER)] if law.ratification else []
    made += [
        happening.FieldGiven(person, "state", homes[number % len(homes)])
        for number, person in enumerate(PERSONS)
    ]
    bodies = [one.name for one in law.declarations.values() if isinstance(one, Body)]
    made += [happening.MemberGiven(body, who) for body in bodies for who in PERSONS[:-1]]
    offices = [one.name for one in law.declarations.values() if isinstance(one, Office)]
    return made + [happening.HolderGiven(office, PERSONS[0]) for office in offices if held]


def parties(law: Instrument) -> tuple[str, ...]:
    """The first members of the parties; where none are founding, any states."""
    found = (one for one in law.declarations.values() if isinstance(one, Parties))
    return tuple(who for one in found if one.founding for who in one.founding.members) or STATES


def event(law: Instrument, state: State, chance: Random) -> Event:
    """An event: mostly time, or what may well be admitted now; sometimes nonsense."""
    kind = chance.random()
    if kind < 0.2:
        return passing(state, chance)
    if kind < 0.8:
        return sensible(law, state, chance)
    return chance.choice(NONSENSE)(law, state, chance)


def passing(state: State, chance: Random) -> Event:
    """Time passes."""
    length = chance.choice(AGES if chance.random() < 0.1 else LENGTHS)
    return happening.TimePasses(state.now + timedelta(seconds=length))


# ── what may well be admitted ──


def sensible(law: Instrument, state: State, chance: Random) -> Event:
    """Something to do in a proceeding that is under way, an act, or a report."""
    running = [one for one in state.proceedings if not one.over]
    if running and chance.random() < 0.7:
        return in_proceeding(law, state, chance.choice(running), chance)
    norms = [one for one in law.declarations.values() if isinstance(one, Norm)]
    norm = chance.choice(norms)
    arguments = tuple(fitting(law, state, one, chance) for one in norm.parameters)
    if norm.kind in ("duty", "prohibition") and chance.random() < 0.2:
        return happening.BreachAlleged(actor(law, chance), norm.name, arguments, actor(law, chance))
    if norm.kind == "procedure" and chance.random() < 0.8:
        return happening.Moved(actor(law, chance), norm.name, arguments)
    if norm.kind == "procedure":
        return chance.choice((obligation, in_person))(law, state, chance)
    if chance.random() < 0.5:
        return happening.ActDone((actor(law, chance),), norm.name, arguments)
    return chance.choice((report, seat))(law, state, chance)


def obligation(law: Instrument, state: State, chance: Random) -> Event:
    """What a decision obliged somebody to do is done, mostly by whoever owes it."""
    owed = [one for one in state.duties if one.act is not None]
    if not owed:
        return passing(state, chance)
    one = chance.choice(owed)
    who = one.bearer if chance.random() < 0.7 else actor(law, chance)
    return happening.ActDone((who,), one.norm, one.arguments)


def in_person(law: Instrument, state: State, chance: Random) -> Event:
    """A power is delegated or taken back; an instrument is deposited."""
    if law.ratification and chance.random() < 0.5:
        return happening.InstrumentDeposited(actor(law, chance))
    norm = chance.choice([one for one in law.declarations.values() if isinstance(one, Norm)])
    to = chance.choice(organs(law))
    return happening.DelegationMade(actor(law, chance), norm.name, to, chance.random() < 0.3)


def in_proceeding(law: Instrument, state: State, one: Proceeding, chance: Random) -> Event:
    """What is done in that stage."""
    number, who = one.number, actor(law, chance)
    norm = law.declarations[one.procedure]
    assert isinstance(norm, Norm)
    kind = next((stage.kind for stage in norm.stages if stage.name == one.stage), "motion")
    match kind:
        case "motion":
            return happening.Joined(who, number)
        case "nominations" if chance.random() < 0.6:
            return happening.Nominated(who, chance.choice(PERSONS), number)
        case "nominations":
            return happening.Accepted(chance.choice(PERSONS), number)
        case "vote" if chance.random() < 0.2:
            return happening.Divided(who, number, tally(chance))
        case "vote" if chance.random() < 0.9:
            choices = ("aye", "aye", "nay", "abstain", "present")
            return happening.BallotCast(who, number, chance.choice(choices))  # type: ignore[arg-type]  # a ballot's word
        case "election":
            return happening.BallotRanked(who, number, ranking(one, chance))
        case "decision":
            return happening.Decided(decider(law, norm, one, who), number, chance.random() < 0.5)
        case "debate" if chance.random() < 0.5:
            return happening.Spoke(who, number)
        case "debate":
            return happening.OpeningAsked(who, number)
        case _:
            return happening.ClosingAsked(who, number)


def decider(law: Instrument, norm: Norm, one: Proceeding, otherwise: str) -> str:
    """Who has to decide, by the name of the office or body."""
    stage = next(stage for stage in norm.stages if stage.name == one.stage)
    limbs = stage.by.limbs if stage.by is not None else ()
    return next((limb.of for limb in limbs if limb.of in organs(law)), otherwise)


def tally(chance: Random) -> tuple[tuple[happening.Choice, int], ...]:
    """How many of a body voted how."""
    return (("aye", chance.randint(0, 9)), ("nay", chance.randint(0, 9)))


def ranking(one: Proceeding, chance: Random) -> tuple[str, ...]:
    """Some of those who stand, in some order."""
    return tuple(chance.sample(one.candidates, chance.randint(0, len(one.candidates))))


def actor(law: Instrument, chance: Random) -> str:
    """Somebody who may have a part in things."""
    return chance.choice((*PERSONS, *parties(law), *parties(law), *organs(law)))


def organs(law: Instrument) -> tuple[str, ...]:
    """Bodies and offices, which may stand for themselves or their holders."""
    return tuple(one.name for one in law.declarations.values() if isinstance(one, Body | Office))


def fitting(law: Instrument, state: State, one: Parameter, chance: Random) -> Value:
    """A value for a parameter, of its kind as far as that is easy."""
    if one.type == "proceeding":
        return ProceedingRef(max(1, len(state.proceedings)))
    match law.declarations.get(one.type):
        case Parties(founding=founding) if founding is not None:
            among: tuple[str, ...] = founding.members
        case Body():
            among = PERSONS
        case Kind(cases=cases) if cases:
            among = cases
        case _:
            of_kind = {"person": PERSONS, "state": (*parties(law), "Fifth")}
            among = of_kind.get(one.type, MATTERS)
    return Individual(chance.choice(among))


def report(law: Instrument, state: State, chance: Random) -> Event:
    """A fact is reported."""
    facts = [one for one in law.declarations.values() if isinstance(one, Fact)]
    if not facts:
        return passing(state, chance)
    fact = chance.choice(facts)
    arguments = tuple(fitting(law, state, Parameter("", kind), chance) for kind in fact.of)
    told: Value = chance.random() < 0.8
    if fact.type == "duration":
        told = Duration(seconds=chance.choice((0, 3600, 7200)))
    elif fact.type != "truth":
        told = Individual(chance.choice(PERSONS))
    by = chance.choice((None, None, *organs(law), *PERSONS))
    return happening.Reported(fact.name, arguments, told, by)


def seat(law: Instrument, state: State, chance: Random) -> Event:
    """A party appoints somebody, or recalls one of its own."""
    bodies = [one.name for one in law.declarations.values() if isinstance(one, Body)]
    part = chance.choice(("appoint", "recall"))
    person = Individual(chance.choice(PERSONS))
    return happening.ActDone(
        (chance.choice(parties(law)),), f"{chance.choice(bodies)}.{part}", (person,)
    )


# ── nonsense ──

Maker = Callable[[Instrument, State, Random], Event]


def any_name(law: Instrument, chance: Random) -> str:
    """A name of anybody or anything, or of nothing."""
    return chance.choice((*PERSONS, *parties(law), *law.declarations, STRANGER, "", "a.b"))


def any_value(law: Instrument, state: State, chance: Random) -> Value:
    """A value of any sort."""
    return chance.choice(
        (
            Individual(any_name(law, chance)),
            ProceedingRef(any_number(state, chance)),
            True,
            Fraction(chance.randint(-1, 9)),
            Duration(months=1),
            state.now,
            "words",
            frozenset((Individual(STRANGER),)),
        )
    )


def any_number(state: State, chance: Random) -> int:
    """The number of a proceeding, or of none."""
    return chance.randint(-1, len(state.proceedings) + 1)


def any_values(law: Instrument, state: State, chance: Random) -> tuple[Value, ...]:
    """Up to three values."""
    return tuple(any_value(law, state, chance) for _ in range(chance.randint(0, 3)))


def any_names(law: Instrument, chance: Random) -> tuple[str, ...]:
    """Up to three names."""
    return tuple(any_name(law, chance) for _ in range(chance.randint(0, 3)))


NONSENSE: tuple[Maker, ...] = (
    lambda law, state, c: happening.TimePasses(state.now - timedelta(seconds=1)),
    lambda law, state, c: happening.Moved(
        any_name(law, c), any_name(law, c), any_values(law, state, c)
    ),
    lambda law, state, c: happening.Joined(any_name(law, c), any_number(state, c)),
    lambda law, state, c: happening.Nominated(
        any_name(law, c), any_name(law, c), any_number(state, c)
    ),
    lambda law, state, c: happening.Accepted(any_name(law, c), any_number(state, c)),
    lambda law, state, c: happening.OpeningAsked(any_name(law, c), any_number(state, c)),
    lambda law, state, c: happening.ClosingAsked(any_name(law, c), any_number(state, c)),
    lambda law, state, c: happening.Decided(any_name(law, c), any_number(state, c), True),
    lambda law, state, c: happening.Spoke(any_name(law, c), any_number(state, c)),
    lambda law, state, c: happening.Divided(any_name(law, c), any_number(state, c), tally(c)),
    lambda law, state, c: happening.LotCast(
        any_name(law, c), any_number(state, c), any_name(law, c)
    ),
    lambda law, state, c: happening.InstrumentDeposited(any_name(law, c), any_name(law, c)),
    lambda law, state, c: happening.DelegationMade(
        any_name(law, c), any_name(law, c), any_name(law, c), c.random() < 0.5
    ),
    lambda law, state, c: happening.BallotCast(any_name(law, c), any_number(state, c), "aye"),
    lambda law, state, c: happening.BallotRanked(
        any_name(law, c), any_number(state, c), any_names(law, c)
    ),
    lambda law, state, c: happening.ActDone(
        any_names(law, c), any_name(law, c), any_values(law, state, c)
    ),
    lambda law, state, c: happening.BreachAlleged(
        any_name(law, c), any_name(law, c), any_values(law, state, c), any_name(law, c)
    ),
    lambda law, state, c: happening.DelegationMade(
        any_name(law, c), any_name(law, c), c.choice((None, any_name(law, c))), c.random() < 0.5
    ),
    lambda law, state, c: happening.LotCast(
        any_name(law, c), any_number(state, c), any_name(law, c)
    ),
    lambda law, state, c: happening.Reported(
        any_name(law, c), any_values(law, state, c), any_value(law, state, c), any_name(law, c)
    ),
    lambda law, state, c: happening.MemberGiven(any_name(law, c), any_name(law, c)),
    lambda law, state, c: happening.HolderGiven(
        any_name(law, c), c.choice((None, any_name(law, c)))
    ),
    lambda law, state, c: happening.FieldGiven(
        any_name(law, c), any_name(law, c), any_name(law, c)
    ),
    lambda law, state, c: happening.FactGiven(
        any_name(law, c), any_values(law, state, c), any_value(law, state, c)
    ),
)
