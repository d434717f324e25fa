"""What the head of an instrument says, in sentences: commencement, zone, rules of construction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from charterlang.compiler.ir.instrument import Construction
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import dates, english, parties, quantities, titles

_CONSTRUED = {
    ("order", "acts_first"): "an act done at the very instant at which a time runs out is in time",
    ("electorate", "at_close"): "who may vote is settled when the vote closes",
    ("electorate", "live"): "the ballot of one who ceases to be entitled to vote is struck",
    ("months", "strict"): "no period may end on a day that its last month does not have",
    ("ballots", "final"): "a ballot that is cast may not be changed",
    ("movers", "repeated"): "whoever moves more than once counts as often",
    ("certainty", "changeable"): (
        "a result is certain only if no change of the ballots already cast could alter it"
    ),
}
"""What each setting of `construe` that is not the default says."""


def lines(passage: Passage) -> tuple[str, ...]:
    """The lines under the title: whom it establishes, when it was enacted, since when it holds."""
    instrument, made = passage.instrument, []
    if instrument.establishes:
        made.append(f"Establishes the {marks.plain(instrument.establishes[1])}")
    if instrument.enacted:
        made.append(f"Enacted {_dated(passage, marks.plain(instrument.enacted))}")
    if instrument.commences:
        made.append(f"In force from {_date(passage, instrument.commences)}{_zone(passage)}")
    if said := submitted(passage, instrument.sponsors):
        made.append(said)
    return tuple(made)


def submitted(passage: Passage, sponsors: Sequence[str]) -> str | None:
    """`Submitted by Malta and Sweden`; None, if nobody is said to have submitted it."""
    if not sponsors:
        return None
    return f"Submitted by {english.series([titles.title(passage, one) for one in sponsors])}"


def _dated(passage: Passage, written: str) -> str:
    """A date as the charter writes it; `2026-05-01` in the style of its other dates."""
    text = written.strip('"')
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    from datetime import UTC

    moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return f"on {quantities.date(moment, 'UTC', passage.instrument.style, None, None)}"


def _date(passage: Passage, moment: datetime) -> str:
    return dates.date(passage, moment)


def _zone(passage: Passage) -> str:
    instrument = passage.instrument
    return f" ({marks.plain(instrument.zone)})" if instrument.zone_stated else ""


def commencement(passage: Passage, said: Sequence[str] = ()) -> Iterator[str]:
    """When the instrument enters into force, by which clock, and how it is construed.

    `said` are those of `commences`, `zone` and `construe` that are to be stated; empty: all.
    """
    instrument = passage.instrument
    if (not said or "commences" in said) and instrument.ratification is None:
        when = "on its adoption"
        if instrument.commences:
            when = f"on {_date(passage, instrument.commences)}"
        yield f"{parties.instrument(passage)} enters into force {when}"
    if instrument.zone_stated and (not said or "zone" in said):
        zone = marks.plain(instrument.zone)
        these = "its dates and hours"
        if instrument.ratification is not None or (said and "commences" not in said):
            these = f"the dates and hours of {parties.instrument(passage)}"
        yield f"{these} are those of {'the time zone ' if zone != 'UTC' else ''}{zone}"
    if not said or "construe" in said:
        yield from construction(instrument.construction)


def construction(of: Construction) -> Iterator[str]:
    """The rules of construction that differ from the ordinary ones."""
    for (setting, value), said in _CONSTRUED.items():
        if getattr(of, setting) == value:
            yield said
