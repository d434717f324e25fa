"""Fine points that all forms share: curly quotes, dashes that do not begin a line, clean text.

A view may come from anywhere, so nothing here trusts that its texts were cleaned before.
"""

from __future__ import annotations

import re
from typing import TypeVar, assert_never

import attrs

from charterlang.render import view
from charterlang.render.marks import printable

Inline = view.Text | view.Term | view.CrossReference | view.AssumedValue
Worded = TypeVar("Worded", bound=Inline)

NO_BREAK = "\u00a0"

_QUOTE = re.compile(r"[\"']")
_OPENS_AFTER = re.compile(r"[\s(\[{<\u2014\u2013\u2018\u201c/-]$")
# A short form with its beginning cut off: ’tis, the ’90s.
_ELISION = re.compile(r"'(?=(tis|twas|til|cause|\d\ds?)\b)", re.IGNORECASE)
_DASH = re.compile(r" (?=[\u2014\u2013](\s|$))")
# Between `Article` and its number.
_COUNTER = re.compile(r" (?=[(0-9]|[IVXLCDM]+\b)")
_SPACES = re.compile(r"\s+")


def typeset(document: view.Document) -> view.Document:
    """The document as it is to be set in any form."""
    return attrs.evolve(
        document,
        title=words(document.title),
        blocks=_blocks(document.blocks),
        lines=_all(document.lines),
        notes=_all(document.notes),
        divisions=tuple(_division(one) for one in document.divisions),
        assumptions=tuple(_assumption(one) for one in document.assumptions),
        discretion=tuple(_discretion(one) for one in document.discretion),
    )


def words(text: str) -> str:
    """One text as it is to be set."""
    return _set(printable(text).strip(), "")


def _maybe(text: str | None) -> str | None:
    """A text that may be wanting; one of nothing but spaces is wanting too."""
    return words(text) or None if text is not None else None


def _all(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words(text) for text in texts)


def _set(text: str, before: str) -> str:
    """`text`, which prints, as it is to be set behind `before` in its line."""
    clean = _ELISION.sub("\u2019", _SPACES.sub(" ", text))
    made = ""
    end = 0
    for quote in _QUOTE.finditer(clean):
        made += clean[end : quote.start()]
        opens = not (before + made) or _OPENS_AFTER.search(before + made)
        if quote[0] == '"':
            made += "\u201c" if opens else "\u201d"
        else:
            made += "\u2018" if opens else "\u2019"
        end = quote.end()
    return _DASH.sub(NO_BREAK, made + clean[end:])


def runs(pieces: tuple[view.Run, ...]) -> tuple[view.Run, ...]:
    """Runs as they are to be set: a quote is opened or closed by what stands before its run.

    No line is empty, or begins or ends with a space, and no text run touches another.
    """
    made: list[view.Run] = []
    for line in _lines(pieces):
        before = ""
        for piece in line:
            ready = _bare(_word(piece, before))
            before = ready.text or before
            last = made[-1] if made else None
            if isinstance(ready, view.Text) and isinstance(last, view.Text):
                made[-1] = view.Text(last.text + ready.text)
            elif ready.text:
                made.append(ready)
        made.append(view.LineBreak())
    return tuple(made[:-1])


def _bare(piece: Inline) -> Inline:
    """A value that has neither brackets nor note nor place is text like any other."""
    match piece:
        case view.AssumedValue(text=text, note=0, anchor="", bracketed=False, restored=False):
            return view.Text(text)
        case _:
            return piece


def _lines(pieces: tuple[view.Run, ...]) -> list[list[Inline]]:
    """The runs of each line, the spaces at its ends taken off."""
    lines: list[list[Inline]] = [[]]
    for piece in pieces:
        if isinstance(piece, view.LineBreak):
            lines.append([])
        else:
            lines[-1].append(attrs.evolve(piece, text=printable(piece.text)))
    return [kept for line in lines if (kept := _trimmed(line))]


def _trimmed(line: list[Inline]) -> list[Inline]:
    kept = [one for one in line if one.text]
    while kept and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = attrs.evolve(kept[0], text=kept[0].text.lstrip())
        kept[-1] = attrs.evolve(kept[-1], text=kept[-1].text.rstrip())
    return kept


def _word(piece: Worded, before: str) -> Worded:
    text = _set(piece.text, before)
    return attrs.evolve(
        piece, text=_numbered(text) if isinstance(piece, view.CrossReference) else text
    )


def _numbered(citation: str) -> str:
    """The citation, its numbers kept on one line with what they number."""
    return _COUNTER.sub(NO_BREAK, citation)


def _blocks(blocks: tuple[view.Block, ...]) -> tuple[view.Block, ...]:
    """The blocks set; one in which nothing stands goes."""
    return tuple(made for block in blocks if (made := _block(block)) != view.Paragraph(()))


def _block(block: view.Block) -> view.Block:
    match block:
        case view.Paragraph(pieces):
            return view.Paragraph(runs(pieces))
        case view.Listing(items):
            return view.Listing(tuple(view.Item(words(one.label), runs(one.runs)) for one in items))
        case view.Figure():
            return attrs.evolve(block, caption=words(block.caption))
        case _:
            assert_never(block)


def _division(division: view.Division) -> view.Division:
    return attrs.evolve(
        division,
        name=words(division.name),
        heading=_maybe(division.heading),
        blocks=_blocks(division.blocks),
        parts=tuple(_part(part) for part in division.parts),
        notes=_all(division.notes),
    )


def _part(part: view.Part) -> view.Part:
    match part:
        case view.Division():
            return _division(part)
        case view.Clause():
            return _clause(part)
        case view.Signature():
            return _signature(part)
        case _:
            assert_never(part)


def _clause(clause: view.Clause) -> view.Clause:
    return attrs.evolve(
        clause,
        citation=words(clause.citation),
        label=_maybe(clause.label),
        heading=_maybe(clause.heading),
        blocks=_blocks(clause.blocks),
        clauses=tuple(_clause(one) for one in clause.clauses),
        flush=_blocks(clause.flush),
        notes=_all(clause.notes),
        sponsors=_maybe(clause.sponsors),
    )


def _signature(one: view.Signature) -> view.Signature:
    return attrs.evolve(
        one,
        citation=words(one.citation),
        name=runs(one.name),
        capacity=runs(one.capacity),
        notes=_all(one.notes),
    )


def _cited(relying: tuple[view.CrossReference, ...]) -> tuple[view.CrossReference, ...]:
    return tuple(attrs.evolve(one, text=_numbered(words(one.text))) for one in relying)


def _assumption(one: view.Assumption) -> view.Assumption:
    return attrs.evolve(
        one,
        title=words(one.title),
        reading=words(one.reading),
        others=_all(one.others),
        reason=tuple(view.Paragraph(runs(part.runs)) for part in one.reason),
        relying=_cited(one.relying),
    )


def _discretion(one: view.Discretion) -> view.Discretion:
    return attrs.evolve(
        one,
        words=words(one.words),
        home=_cited((one.home,))[0] if one.home else None,
        judge=words(one.judge),
        presumption=words(one.presumption),
        relying=_cited(one.relying),
    )
