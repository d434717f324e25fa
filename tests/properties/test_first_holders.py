"""Nobody can ever fill an office or a body (E306) exactly where nobody can begin.

Charters of offices and bodies that are filled out of each other in every way, and an oracle that
fills what can be filled until nothing more can be.
"""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from charterlang.compiler.pipeline import compile_charter

HEAD = """\
charter club "Club"
    commences on 2026-01-01
    zone "UTC"
kind person "person"
kind boat "boat"
parties racer "racer" of boat
    founding Swan, Heron
body meeting "Meeting" of person
    seats any number appointed by each racer
"""
OFFICES, BODIES = ("captain", "mate", "cox"), ("crew", "board", "court")


@attrs.frozen
class Office:
    """An office: who votes on it, the body of which a candidate must be, who begins."""

    elected_by: str
    among: str | None
    founding: bool


@attrs.frozen
class Body:
    """A body: the offices whose holders sit in it, and whether anybody else does."""

    holders: tuple[str, ...]
    appointed: bool


def voters() -> st.SearchStrategy[str]:
    """The bodies that may elect, or be elected from."""
    return st.sampled_from((*BODIES, "meeting"))


OFFICE = st.builds(Office, voters(), st.none() | voters(), st.integers(0, 5).map(lambda n: n == 0))
BODY = st.builds(
    Body,
    st.sets(st.sampled_from(OFFICES), min_size=1).map(lambda some: tuple(sorted(some))),
    st.integers(0, 5).map(lambda n: n == 0),
)


def text(offices: dict[str, Office], bodies: dict[str, Body]) -> str:
    """The charter of these organs."""
    lines = [HEAD]
    for name, body in bodies.items():
        lines.append(f'body {name} "{name}" of person')
        lines += [f"    seats ex officio {one}" for one in body.holders]
        lines += ["    seats 1 appointed by each racer"] * body.appointed
    for name, office in offices.items():
        lines.append(f'office {name} "{name}" of person')
        lines += [f"    founding First_{name}"] * office.founding
        lines.append(f"    filled by {name}_election")
        lines.append(f"procedure {name}_election of {office.elected_by}")
        lines.append(f"    nominations 1 day by any {office.elected_by}")
        lines += [f"        eligible candidate in {office.among}"] * (office.among is not None)
        lines.append("    election 1 day using plurality")
        lines.append(f"    carried install winner as {name}")
    return "\n".join(lines) + "\n"


def never_filled(offices: dict[str, Office], bodies: dict[str, Body]) -> set[str]:
    """What is left when everything has been filled that can be."""
    filled = {"meeting", *(name for name, one in offices.items() if one.founding)}
    filled |= {name for name, one in bodies.items() if one.appointed}
    while True:
        more = {name for name, one in bodies.items() if filled.intersection(one.holders)}
        for name, one in offices.items():
            if {one.elected_by, one.among or one.elected_by} <= filled:
                more.add(name)
        if more <= filled:
            return {*offices, *bodies} - filled
        filled |= more


@given(st.tuples(*[OFFICE] * 3), st.tuples(*[BODY] * 3))
@settings(max_examples=150, deadline=None)
def test_it_is_told_exactly_where_nobody_can_begin(
    three: tuple[Office, ...], others: tuple[Body, ...]
) -> None:
    offices = dict(zip(OFFICES, three, strict=True))
    bodies = dict(zip(BODIES, others, strict=True))
    charter = text(offices, bodies)
    found = compile_charter("club.charter", {"club.charter": charter}.get).diagnostics
    errors = [one for one in found if one.severity == "error"]
    assert {one.code for one in errors} <= {"E306"}, errors
    stuck = never_filled(offices, bodies)
    assert bool(errors) is bool(stuck), (charter, stuck)
    for one in errors:
        way = one.message.rpartition(": ")[2].replace("`", "").split(" → ")
        assert way[0] == way[-1] and set(way) <= stuck
