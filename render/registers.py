"""The registers of a charter: what it leaves to judgement, and what its reader had to decide.

One gathering for print and for the commands `charter discretion` and `charter assumptions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import attrs

from charterlang.compiler import predicates
from charterlang.compiler.ir import instrument as ir
from charterlang.compiler.ir.expressions import Constant
from charterlang.compiler.ir.instrument import Assumption, Fact, Instrument
from charterlang.compiler.show import written
from charterlang.compiler.show.lines import meaning
from charterlang.render import layout, marks
from charterlang.render.passage import Passage
from charterlang.render.places import places
from charterlang.render.reliance import is_discretion, relying
from charterlang.render.wording import acts, interpolation, titles, values, vocabulary


@attrs.frozen
class Use:
    """A rule that rests on an entry, in the clause that states it; no rule: the clause's words.

    The clause is empty for a rule that stands in none.
    """

    clause: str
    rule: str | None


@attrs.frozen
class Discretion:
    """An entry of the register of discretion: a standard, or a fact that somebody has to find.

    `words` are those that leave something open, `of` what they are said of; `judge` is who judges
    or finds, None if nobody is named. `presumption` says in a clause or a phrase what holds until
    then, and `presumed` gives it as it is written; both None where nothing is presumed.
    """

    name: str
    sort: Literal["standard", "finding"]
    words: str
    of: tuple[str, ...]
    type: str
    clause: str
    judge: str | None
    presumption: str | None
    presumed: str | None
    relying: tuple[Use, ...]


@attrs.frozen
class Reading:
    """A reading: its name, what it says in words, and what it means as it is written.

    `titled`: the words are the charter's own; those of a reading without any follow from what it
    means.
    """

    name: str
    words: str
    means: str
    titled: bool
    chosen: bool


@attrs.frozen
class Assumed:
    """An entry of the list of assumptions; `because` has a paragraph for each line."""

    name: str
    title: str
    clause: str
    readings: tuple[Reading, ...]
    because: str
    relying: tuple[Use, ...]

    @property
    def chosen(self) -> Reading:
        """The reading that is chosen."""
        return next(one for one in self.readings if one.chosen)


@attrs.frozen
class Registers:
    """Both registers: assumptions in source order; standards, then findings, as the document has them."""

    discretion: tuple[Discretion, ...]
    assumptions: tuple[Assumed, ...]


def gathered(instrument: Instrument) -> Registers:
    """The registers of a charter."""
    passage = outside(instrument)
    uses = used(passage)
    own = [instrument.declarations[name] for name in instrument.own]
    left = [one for one in own if isinstance(one, Fact) and is_discretion(one)]
    return Registers(
        tuple(_discretion(passage, one, uses) for one in sorted(left, key=_standing_in(passage))),
        tuple(_assumed(passage, one, uses) for one in own if isinstance(one, Assumption)),
    )


def _standing_in(passage: Passage) -> Callable[[Fact], tuple[bool, int]]:
    """The order of the register: standards first; then by clause, of the default document too.

    So it stays as it is when `charter draft` writes that document out.
    """
    order = {identity: position for position, identity in enumerate(passage.places.spots)}
    homes = passage.places.homes

    def key(one: Fact) -> tuple[bool, int]:
        return not one.standard, order.get(one.place.clause or homes.get(one.name, ""), -1)

    return key


def discretion(instrument: Instrument) -> tuple[Discretion, ...]:
    """The register of discretion: standards, then what somebody has to find."""
    return gathered(instrument).discretion


def assumptions(instrument: Instrument) -> tuple[Assumed, ...]:
    """The assumptions, in source order."""
    return gathered(instrument).assumptions


def outside(instrument: Instrument) -> Passage:
    """The passage of what stands in no clause."""
    divisions = instrument.divisions or layout.divisions(instrument)
    return Passage(instrument, places(instrument, divisions))


def used(passage: Passage) -> Mapping[str, tuple[Use, ...]]:
    """What rests on each assumption, standard and fact to be found, in the order of the document."""
    order = {identity: position for position, identity in enumerate(passage.places.spots)}
    return {
        name: tuple(
            Use(clause, owner or None)
            for owner, clause in sorted(uses, key=lambda use: order.get(use[1], -1))
        )
        for name, uses in relying(passage.instrument).items()
    }


def _discretion(passage: Passage, one: Fact, uses: Mapping[str, tuple[Use, ...]]) -> Discretion:
    given = one.presumed is not None
    zone = passage.instrument.zone
    return Discretion(
        name=one.name,
        sort="standard" if one.standard else "finding",
        words=_open(titles.title(passage, one.name)),
        of=tuple(titles.of_type(passage, kind) for kind in one.of),
        type=one.type,
        clause=one.place.clause,
        judge=marks.bare(acts.actors(passage, one.finder)) if one.finder else None,
        presumption=marks.bare(vocabulary.presumption(passage, one)) if given else None,
        presumed=written.expression(one.presumed, zone) if one.presumed else None,
        relying=uses.get(one.name, ()),
    )


def _open(title: str) -> str:
    """The words, with dots where they want what they are said of: `in breach of …`."""
    return f"{title} …" if predicates.leads_on(title) else title


def _assumed(passage: Passage, one: Assumption, uses: Mapping[str, tuple[Use, ...]]) -> Assumed:
    because = interpolation.paragraphs(passage, one.because) if one.because else ""
    return Assumed(
        name=one.name,
        title=titles.title(passage, one.name),
        clause=one.place.clause,
        readings=tuple(
            Reading(
                each.name,
                marks.bare(values.reading(passage, one, each.name)),
                _means(passage, each),
                each.title is not None,
                each.name == one.chosen,
            )
            for each in one.readings
        ),
        because="\n".join(marks.bare(part) for part in because.split(marks.PARAGRAPH)),
        relying=uses.get(one.name, ()),
    )


def _means(passage: Passage, one: ir.Reading) -> str:
    match one.means:
        case Constant(str() as text):
            return text
        case _:
            return meaning(one, passage.instrument.zone)
