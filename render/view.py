"""The view model: a document ready for print, of which every form is one arrangement.

Templates read only these classes, and hold no law: all that a document says is decided before a
template is reached, and every template says the same. `kind` lets a template choose how a part
looks. `anchor` is the address of a part in the document, unique in it.
"""

from __future__ import annotations

from typing import ClassVar, Literal

import attrs


@attrs.frozen
class Text:
    """Ordinary text."""

    kind: ClassVar = "text"
    text: str


@attrs.frozen
class Term:
    """A defined term, linked to where it is declared."""

    kind: ClassVar = "term"
    text: str
    anchor: str


@attrs.frozen
class CrossReference:
    """A reference to a clause or a division."""

    kind: ClassVar = "reference"
    text: str
    anchor: str


@attrs.frozen
class AssumedValue:
    """A value that rests on an assumption.

    `note` is the number of the assumption among the notes; `anchor` the place of this value, to
    which the note leads back. Bracketed unless the style of the charter is plain; what the source lost and an
    editor `restored` stands between ⟨ and ⟩ in every style.
    """

    kind: ClassVar = "value"
    text: str
    assumption: str
    note: int = 0
    anchor: str = ""
    bracketed: bool = True
    restored: bool = False

    @property
    def signs(self) -> tuple[str, str]:
        """What it stands between: ⟨ ⟩ if an editor restored it, brackets, or nothing."""
        return ("⟨", "⟩") if self.restored else ("[", "]") if self.bracketed else ("", "")


@attrs.frozen
class LineBreak:
    """A line break of the words, kept in print."""

    kind: ClassVar = "break"


Run = Text | Term | CrossReference | AssumedValue | LineBreak


@attrs.frozen
class Paragraph:
    """A paragraph of words; `verse` if it keeps line breaks."""

    kind: ClassVar = "paragraph"
    runs: tuple[Run, ...]

    @property
    def verse(self) -> bool:
        return any(isinstance(run, LineBreak) for run in self.runs)


@attrs.frozen
class Item:
    """An item of a list, with its label."""

    label: str
    runs: tuple[Run, ...]


@attrs.frozen
class Listing:
    """A lettered list that the phrasebook made; no clause, so nothing refers to its items."""

    kind: ClassVar = "list"
    items: tuple[Item, ...]


@attrs.frozen
class Figure:
    """A picture. `file` lies beside the charter; `data` is what it holds, as an address of its own
    (`data:image/png;base64,…`), or empty where the document only points to it."""

    kind: ClassVar = "figure"
    file: str
    caption: str
    data: str = ""


Block = Paragraph | Listing | Figure


@attrs.frozen
class Clause:
    """A clause: its label (None: unnumbered), what it says, its sub-clauses, flush words, notes.

    `citation` is its full address: `Article IV(7)(b)`; `sponsors` says who submitted it.
    """

    kind: ClassVar = "clause"
    anchor: str
    citation: str
    label: str | None
    heading: str | None
    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...]
    flush: tuple[Block, ...]
    notes: tuple[str, ...]
    sponsors: str | None = None


@attrs.frozen
class Signature:
    """A signature: who signs, in what capacity and for whom (empty, if nothing is said)."""

    kind: ClassVar = "signature"
    anchor: str
    citation: str
    name: tuple[Run, ...]
    capacity: tuple[Run, ...]
    notes: tuple[str, ...]


@attrs.frozen
class Division:
    """An article, chapter, preamble, signatures… `name` is `Article III`, or `Preamble`.

    `depth` counts from 1 for the outermost.
    """

    kind: ClassVar = "division"
    sort: str
    anchor: str
    name: str
    heading: str | None
    depth: int
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


Part = Division | Clause | Signature


@attrs.frozen
class Assumption:
    """A note on what the reader had to decide.

    `reading` is the one chosen, `others` those not chosen; `relying` the clauses that rest on
    it, `marks` the anchors of its values in the text.
    """

    anchor: str
    number: int
    name: str
    title: str
    reading: str
    others: tuple[str, ...]
    reason: tuple[Paragraph, ...]
    relying: tuple[CrossReference, ...]
    marks: tuple[str, ...]


@attrs.frozen
class Discretion:
    """An entry of the register of discretion: words that leave something to judgement.

    `found`: a fact that somebody has to find, and no standard. `home` is the clause it stands in,
    `judge` whoever judges or finds.
    """

    anchor: str
    words: str
    found: bool
    home: CrossReference | None
    judge: str
    presumption: str
    relying: tuple[CrossReference, ...]


@attrs.frozen
class Document:
    """A whole document. `lines` stand under the title: what it establishes, its dates."""

    sort: Literal["treaty", "constitution", "charter", "statute", "resolution", "library"]
    title: str
    language: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    divisions: tuple[Division, ...]
    assumptions: tuple[Assumption, ...]
    discretion: tuple[Discretion, ...]
    generated: bool
    """Whether the words are the phrasebook's own throughout, the charter's left aside."""
