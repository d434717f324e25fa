"""Checking a charter takes effort in proportion to its size: no check compares everything with everything.

Effort is counted in calls of functions, which no other process on the machine changes.
"""

from __future__ import annotations

import cProfile

from charterlang.compiler.pipeline import compile_charter
from charterlang.files import module

HEAD = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
    uses std.majorities
kind person "person"
kind berth "berth"
body house "House" of person
    founding Ada
    votes 1 each
    counts votes cast
    quorum at least 1
    window 1 day
    tie lost
fact calm "it is calm" of person presumed false
given calm(Ada)
article I "Clauses"
"""
CLAUSE = """\
    ({number})
        duty greet_{number}(p: person) of each house to "greet a person in Harbour {number}"
            when calm(p)
            within {number} days
        procedure vote_{number}(p: person) of house to "vote on person {number}"
            vote needs two_thirds recusing p
        define twice_{number} means {number} * size(house) rounded down
        power moor_{number} of any house to "moor a boat at berth {number}"
            when twice_{number} > {number}
        | The House, if it is calm, must greet number {number} within {{greet_{number}.within}}, and the following is done (ABC): all
        | but that one vote by {{vote_{number}.needs}} over {{vote_{number}.vote}}; see (3), and 12/24 of (four hours), within a day.
        (a) | sending {number} pilots; and
        (b) | keeping {{house}} and {{vote_{number}.needs}} at {number}.
"""
SMALL, LARGE = 20, 60
ALLOWED = 1.25
"""Times the effort that the larger charter may take in proportion to the smaller."""


def effort(clauses: int) -> int:
    """The calls of functions that it takes to compile a charter of so many clauses."""
    text = HEAD + "".join(CLAUSE.format(number=number + 1) for number in range(clauses))

    def read(name: str) -> str | None:
        return text if name == "club.charter" else module(name)

    profile = cProfile.Profile()
    made = profile.runcall(compile_charter, "club.charter", read)
    errors = [one.message for one in made.diagnostics if one.severity == "error"]
    assert made.value is not None and errors == []
    assert len(made.diagnostics) > 3 * clauses
    return sum(one.callcount for one in profile.getstats())


def test_effort_grows_no_faster_than_the_charter() -> None:
    effort(1)  # what is imported and read from the cache on the way
    base, small, large = (effort(clauses) for clauses in (1, SMALL, LARGE))
    per_clause = (small - base) / (SMALL - 1)
    assert (large - base) / (LARGE - 1) < ALLOWED * per_clause
