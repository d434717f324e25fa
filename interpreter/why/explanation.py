"""An explanation as data: what happened, and under headings what it came of."""

from __future__ import annotations

from datetime import datetime

import attrs


@attrs.frozen
class Point:
    """One thing that is said; `clause` is its authority, `below` what is said of it in turn."""

    text: str
    clause: str = ""
    below: tuple[str, ...] = ()


@attrs.frozen
class Section:
    """Points under a heading: `Clauses`, `The count`, `Facts`."""

    heading: str
    points: tuple[Point, ...]


@attrs.frozen
class Explanation:
    """Why a line of a run came about. `clauses` are all that it names, in order."""

    what: str
    at: datetime | None
    sections: tuple[Section, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses named, each once."""
        named = (point.clause for section in self.sections for point in section.points)
        return tuple(dict.fromkeys(one for one in named if one))


def sections(*many: Section | None) -> tuple[Section, ...]:
    """Those that say anything."""
    return tuple(one for one in many if one is not None and one.points)
