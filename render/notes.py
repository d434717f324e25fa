"""The notes of a document: what the reader had to decide, and the register of discretion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from charterlang.compiler.ir.instrument import Assumption
from charterlang.render import marks, registers, view
from charterlang.render.passage import Passage
from charterlang.render.places import all_places
from charterlang.render.wording import interpolation

NOBODY, NOTHING = "nobody is named", "nothing is presumed"
"""What an entry of the register says where it names no judge, and presumes nothing."""


@attrs.define
class _Numbering:
    """Gives every value that rests on an assumption its number and a place of its own."""

    numbers: Mapping[str, int]
    bracketed: bool
    marks: dict[str, list[str]] = attrs.field(factory=dict)
    clauses: dict[str, list[str]] = attrs.field(factory=dict)
    here: str = ""

    def run(self, run: view.Run) -> view.Run:
        if not isinstance(run, view.AssumedValue):
            return run
        placed = self.marks.setdefault(run.assumption, [])
        anchor = f"value-{run.assumption}-{len(placed) + 1}"
        placed.append(anchor)
        self.clauses.setdefault(run.assumption, []).append(self.here)
        note = self.numbers[run.assumption]
        return attrs.evolve(run, note=note, anchor=anchor, bracketed=self.bracketed)

    def blocks(self, blocks: tuple[view.Block, ...]) -> tuple[view.Block, ...]:
        return tuple(self.block(one) for one in blocks)

    def block(self, block: view.Block) -> view.Block:
        if isinstance(block, view.Listing):
            items = (
                attrs.evolve(item, runs=tuple(map(self.run, item.runs))) for item in block.items
            )
            return view.Listing(tuple(items))
        if isinstance(block, view.Figure):
            return block
        return view.Paragraph(tuple(map(self.run, block.runs)))

    def part(self, part: view.Part) -> view.Part:
        self.here = part.anchor
        if isinstance(part, view.Signature):
            name, capacity = tuple(map(self.run, part.name)), tuple(map(self.run, part.capacity))
            return attrs.evolve(part, name=name, capacity=capacity)
        blocks = self.blocks(part.blocks)
        if isinstance(part, view.Division):
            return attrs.evolve(part, blocks=blocks, parts=tuple(map(self.part, part.parts)))
        clauses = tuple(one for one in map(self.part, part.clauses) if isinstance(one, view.Clause))
        self.here = part.anchor
        return attrs.evolve(part, blocks=blocks, clauses=clauses, flush=self.blocks(part.flush))


def noted(passage: Passage, document: view.Document) -> view.Document:
    """The document with its notes, and with every value led to its note and back."""
    instrument = passage.instrument
    made = registers.gathered(instrument)
    assumptions = made.assumptions
    numbers = {one.name: number for number, one in enumerate(assumptions, start=1)}
    numbering = _Numbering(numbers, instrument.style.assumptions == "bracketed")
    blocks = numbering.blocks(document.blocks)
    divisions = tuple(
        one for one in map(numbering.part, document.divisions) if isinstance(one, view.Division)
    )
    clauses = _relying(passage, numbering, (*made.discretion, *made.assumptions))
    return attrs.evolve(
        document,
        blocks=blocks,
        divisions=divisions,
        assumptions=tuple(
            _assumption(passage, one, numbers[one.name], numbering, clauses) for one in assumptions
        ),
        discretion=tuple(_discretion(passage, one, clauses) for one in made.discretion),
    )


def _relying(
    passage: Passage,
    numbering: _Numbering,
    entries: Sequence[registers.Discretion | registers.Assumed],
) -> Mapping[str, tuple[view.CrossReference, ...]]:
    """For each assumption, standard and finding, references to the clauses that rest on it, in order."""
    spots = passage.places.spots
    identities = {spot.anchor: identity for identity, spot in spots.items()}
    order = list(spots)
    found: dict[str, set[str]] = {}
    for name, anchors in numbering.clauses.items():
        found[name] = {identities[one] for one in anchors if one in identities}
    for entry in entries:
        marked = found.setdefault(entry.name, set())
        homes = {use.clause or _home(passage, use.rule or "", marked) for use in entry.relying}
        found[entry.name] = marked | {one for one in homes if one in spots}
    return {
        name: tuple(
            view.CrossReference(passage.places.full(one), spots[one].anchor)
            for one in sorted(clauses, key=order.index)
        )
        for name, clauses in found.items()
    }


def _home(passage: Passage, owner: str, marked: set[str]) -> str:
    """Where a declaration that stands in no clause has been laid out.

    Of several places it is the one that is marked already, as far as one is.
    """
    spots = passage.places.spots
    outermost = {spot.divisions[0].identity: spot.divisions[0] for spot in spots.values()}
    stating = {
        place.identity
        for place in all_places(tuple(outermost.values()))
        if any(statement.name == owner for statement in place.statements)
    }
    return next(iter(sorted(stating & marked)), passage.places.homes.get(owner, ""))


def _assumption(
    passage: Passage,
    one: registers.Assumed,
    number: int,
    numbering: _Numbering,
    clauses: Mapping[str, tuple[view.CrossReference, ...]],
) -> view.Assumption:
    declared = passage.find(one.name, Assumption)
    reason: tuple[view.Paragraph, ...] = ()
    if declared is not None and declared.because is not None:
        text = interpolation.paragraphs(passage.at(""), declared.because)
        reason = tuple(block for block in marks.blocks(text) if isinstance(block, view.Paragraph))
    return view.Assumption(
        anchor=f"assumption-{one.name}",
        number=number,
        name=one.name,
        title=one.title,
        reading=one.chosen.words,
        others=tuple(each.words for each in one.readings if not each.chosen),
        reason=reason,
        relying=clauses.get(one.name, ()),
        marks=tuple(numbering.marks.get(one.name, ())),
    )


def _discretion(
    passage: Passage,
    one: registers.Discretion,
    clauses: Mapping[str, tuple[view.CrossReference, ...]],
) -> view.Discretion:
    spot = passage.places.spots.get(one.clause)
    return view.Discretion(
        anchor=f"{one.sort}-{one.name}",
        words=one.words,
        found=one.sort == "finding",
        home=view.CrossReference(passage.places.full(one.clause), spot.anchor) if spot else None,
        judge=one.judge or NOBODY,
        presumption=one.presumption or NOTHING,
        relying=clauses.get(one.name, ()),
    )
