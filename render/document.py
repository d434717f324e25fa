"""The document: an instrument in print, with its own words or with those of the phrasebook."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from charterlang.compiler.ir import document as ir
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.words import Words
from charterlang.render import layout, marks, notes, places, signatures, view
from charterlang.render.passage import Passage
from charterlang.render.placing import placed
from charterlang.render.wording import english, interpolation, limbs, statements
from charterlang.render.wording import instrument as head

_FURTHER = ("(i)", "(A)", "(1)")
"""The labels of lists that lie deeper than the numbering of the charter shows."""


def document(instrument: Instrument, generated: bool = False) -> view.Document:
    """The document of an instrument.

    With `generated`, the charter's own words are left aside and the phrasebook speaks throughout;
    divisions that state no rule are left out then.
    """
    divisions = instrument.divisions
    if not divisions:
        divisions = layout.divisions(instrument)
        instrument = placed(instrument, divisions)
    if generated:
        divisions = tuple(one for one in divisions if _states(one))
    passage = Passage(instrument, places.places(instrument, divisions), generated=generated)
    made = view.Document(
        sort=instrument.form,
        title=marks.plain(instrument.title),
        language="en",
        blocks=_words(passage, instrument.words),
        lines=head.lines(passage),
        notes=_notes(instrument.notes),
        divisions=tuple(_division(passage, one, 1) for one in divisions),
        assumptions=(),
        discretion=(),
        generated=generated,
    )
    return notes.noted(passage, made)


def _states(division: ir.Division) -> bool:
    """Whether a division or anything in it states a rule."""
    return bool(division.statements) or any(
        _states(part) if isinstance(part, ir.Division) else _clause_states(part)
        for part in division.parts
    )


def _clause_states(clause: ir.Clause) -> bool:
    return bool(clause.statements) or any(_clause_states(one) for one in clause.clauses)


def _division(above: Passage, division: ir.Division, depth: int) -> view.Division:
    passage = above.at(division.identity)
    if division.kind == "definitions":
        passage = attrs.evolve(passage, defining=True)
    said = statements.sentences(passage, division.statements)
    own = _words(passage, division.words)
    name = passage.places.names[division.identity]
    return view.Division(
        sort=division.kind,
        anchor=passage.places.anchor(division.identity) or division.identity,
        name=name[4:] if name.startswith("the ") else name,
        heading=marks.plain(division.heading) if division.heading else None,
        depth=depth,
        blocks=(*own, *(_stated(passage, said, 1) if _speaks(division, own, passage) else ())),
        parts=tuple(
            _division(passage, part, depth + 1)
            if isinstance(part, ir.Division)
            else _part(passage, division, part)
            for part in division.parts
        ),
        notes=_notes(division.notes),
    )


def _part(passage: Passage, division: ir.Division, clause: ir.Clause) -> view.Part:
    """A clause of a division; of the signatures, a signature."""
    made = _clause(passage, clause, 1)
    signed = signatures.signature(passage, clause, made) if division.kind == "signatures" else None
    return signed or made


def _speaks(division: ir.Division, own: tuple[view.Block, ...], passage: Passage) -> bool:
    """Whether what a division states outside its clauses is worded: own words stand for it."""
    return passage.defining or not own


def _has_words(passage: Passage, clause: ir.Clause) -> bool:
    return clause.words is not None and not passage.generated


def _clause(above: Passage, clause: ir.Clause, depth: int) -> view.Clause:
    """A clause with its sub-clauses; those that share one sentence with it are its limbs."""
    passage = above.at(clause.identity)
    shared = limbs.shared(passage, clause, lambda one: _has_words(passage, one))
    open_words = _has_words(passage, clause) and limbs.opens(
        interpolation.paragraphs(passage, clause.words) if clause.words else ""
    )
    if _has_words(passage, clause):
        blocks = _words(passage, clause.words)
    elif shared is not None:
        blocks = _stated(passage, (*shared.before, shared.lead), depth + 1)
    else:
        blocks = _worded(passage, clause, depth)
    if shared is not None and (open_words or not _has_words(passage, clause)):
        inner = tuple(
            _made(passage.at(sub.identity), sub, marks.blocks(limb), ())
            for sub, limb in zip(clause.clauses, shared.limbs, strict=True)
        )
    else:
        inner = tuple(_clause(passage, sub, depth + 1) for sub in clause.clauses)
    made = _made(passage, clause, blocks, inner)
    if shared is None or _has_words(passage, clause):
        return made
    return attrs.evolve(made, flush=(*_stated(passage, shared.after, depth + 1), *made.flush))


def _made(
    passage: Passage, clause: ir.Clause, blocks: tuple[view.Block, ...],
    inner: tuple[view.Clause, ...],
) -> view.Clause:  # fmt: skip
    return view.Clause(
        anchor=passage.places.anchor(clause.identity) or clause.identity,
        citation=passage.places.full(clause.identity),
        label=clause.label,
        heading=marks.plain(clause.heading) if clause.heading else None,
        blocks=(*blocks, *map(_figure, clause.figures)),
        clauses=inner,
        flush=_words(passage, clause.flush),
        notes=_notes(clause.notes),
        sponsors=head.submitted(passage, clause.sponsors),
    )


def _figure(of: ir.Figure) -> view.Figure:
    return view.Figure(of.file, marks.plain(of.caption) if of.caption else "")


def _worded(passage: Passage, clause: ir.Clause, depth: int) -> tuple[view.Block, ...]:
    """A clause in the words of the phrasebook; what states nothing in print says so."""
    said = statements.sentences(passage, clause.statements)
    if not said and not clause.clauses:
        said = statements.sentences(attrs.evolve(passage, defining=True), clause.statements)
    if not (said or clause.clauses or clause.figures):
        said = ("[No rule is stated here.]",)
    return _stated(passage, said, depth + 1 + bool(clause.clauses))


def _stated(passage: Passage, said: tuple[str, ...], depth: int) -> tuple[view.Block, ...]:
    """Sentences as blocks; in definitions each is a paragraph. Lists get their labels."""
    text = marks.PARAGRAPH.join(said) if passage.defining else statements.paragraph(said)
    examples = passage.instrument.numbering
    deeper = [one for one in _FURTHER if one not in examples[1:]] or list(_FURTHER)
    at = depth - len(examples)
    example = examples[depth] if at < 0 else deeper[min(at, len(deeper) - 1)]
    return tuple(_labelled(block, example) for block in marks.blocks(text))


def _labelled(block: view.Block, example: str) -> view.Block:
    match block:
        case view.Listing(items):
            numbered = (
                attrs.evolve(item, label=places.numbered(example, position))
                for position, item in enumerate(items, start=1)
            )
            return view.Listing(tuple(numbered))
        case _:
            return block


def _words(passage: Passage, words: Words | None) -> tuple[view.Block, ...]:
    """Own words as blocks; none, when the phrasebook speaks throughout."""
    if words is None or passage.generated:
        return ()
    return marks.blocks(interpolation.paragraphs(passage, words))


def _notes(several: Iterable[str]) -> tuple[str, ...]:
    return tuple(english.sentence(text) for one in several if (text := marks.plain(one)))
