"""What the language demands beyond names and types (§17): checks, as data.

Each check is a function of one charter that gives diagnostics; they are independent of each
other, and run in this order. A declaration in which something was found wrong before is passed
over, so that one mistake is reported once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from charterlang.compiler.check import (
    adopting,
    branches,
    breaches,
    bypass,
    calendars,
    circles,
    clauses,
    clocks,
    conflicts,
    deadlines,
    departures,
    duplicates,
    even_votes,
    first_composition,
    fitting,
    forbidding,
    front,
    incompatible,
    ladder,
    leaving,
    lengths,
    namesakes,
    opening,
    quotas,
    ranges,
    regimes,
    repeats,
    schedules,
    signatures,
    sponsors,
    superior,
    units,
    unsaid,
    unwon,
    vacancies,
    vacuous,
    vetoes,
    vocabulary,
    votes,
    words,
)
from charterlang.compiler.check.bill import Bill
from charterlang.compiler.diagnostic import Diagnostic

__all__ = ["CHECKS", "Bill", "check"]

Check = Callable[[Bill], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    front.header_said_twice,
    front.commencement,
    adopting.never,
    front.zone,
    clauses.labels,
    clauses.secret_law,
    fitting.properties,
    fitting.misread_names,
    repeats.properties,
    repeats.readings,
    schedules.rows,
    schedules.cases,
    vocabulary.assumptions,
    vocabulary.case_splits,
    vocabulary.unused,
    vocabulary.unread,
    circles.ex_officio,
    circles.succession,
    lengths.nothing,
    clocks.unanchored,
    calendars.unknown_elsewhere,
    quotas.shares,
    quotas.sizes,
    quotas.founders,
    ranges.empty,
    votes.without_body,
    votes.without_base,
    votes.without_rule,
    votes.without_window,
    votes.without_quorum,
    votes.without_tie,
    votes.without_method,
    opening.nobody_opens,
    opening.nobody_stands,
    even_votes.carried,
    vetoes.by_silence,
    unwon.elections,
    deadlines.votes,
    deadlines.duties,
    deadlines.obligations,
    branches.deciders,
    branches.silence,
    branches.strayed,
    branches.targets,
    branches.unreached,
    regimes.never,
    regimes.renewed,
    regimes.about,
    first_composition.circles,
    incompatible.founders,
    incompatible.by_rule,
    vacancies.offices,
    vacancies.bodies,
    vacancies.conductors,
    vacancies.dwindling,
    leaving.no_way_out,
    departures.standing,
    departures.remainders,
    units.subjects,
    units.movers,
    bypass.around,
    conflicts.pairs,
    conflicts.unusable,
    breaches.standing_duties,
    breaches.without_bearer,
    forbidding.prohibitions,
    breaches.finder,
    breaches.obligations,
    vacuous.rounding,
    vacuous.whole_numbers,
    vacuous.restorations,
    vacuous.conditions,
    duplicates.norms,
    ladder.ungraded,
    namesakes.given,
    signatures.without_party,
    superior.nothing_above,
    superior.unlike,
    sponsors.not_listed,
    unsaid.values,
)
"""The order says nothing: what is found comes out in source order."""


ONCE: frozenset[Check] = frozenset(
    {
        front.header_said_twice,
        front.zone,
        clauses.labels,
        repeats.properties,
        repeats.readings,
        calendars.unknown_elsewhere,
        ranges.empty,
        namesakes.given,
        sponsors.not_listed,
    }
)
"""What these look at no reading changes, or they look at every reading by themselves."""


def check(bill: Bill, again: bool = False) -> Iterator[Diagnostic]:
    """All that the checks find; `again`: but for what no reading changes, such as official words."""
    for one in CHECKS:
        if not (again and one in ONCE):
            yield from one(bill)
    if not again:
        yield from words.official(bill)
