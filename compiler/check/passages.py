"""Passages of official words as written, with the places of their letters and what they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from charterlang.compiler.check.bill import Bill
from charterlang.compiler.diagnostic import Fix
from charterlang.compiler.ir.document import Clause, Division, Statement
from charterlang.compiler.ir.expressions import Defined
from charterlang.compiler.ir.instrument import Definition, Instrument
from charterlang.compiler.ir.place import Span
from charterlang.compiler.ir.words import Interpolation, Words
from charterlang.compiler.node import frozen
from charterlang.compiler.outline import all_clauses, all_divisions, has_mark
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.walk import walk

Part = Clause | Division
BLANK = "\0"
"""Stands for each sign of an interpolation."""
BETWEEN_BRACES = re.compile(r"\{[^{}]*\}")


@frozen
class Text:
    """Own words in one line of text, interpolations blanked out.

    A line's end is a space, one that is kept (`\\`) or ends a paragraph a line feed. `starts`:
    (offset, line, column) of what is taken from each line of the source.
    """

    said: str
    path: str
    starts: tuple[tuple[int, int, int], ...]

    def at(self, start: int, end: int) -> Span:
        """The place of what stands from `start` to `end`; its first line, if there are two."""
        offset, line, column = max(one for one in self.starts if one[0] <= start)
        after = (one for one, _, _ in self.starts if one > start)
        end = min(end, next(after, end + 1) - 1)
        column -= offset
        return Span(self.path, line, column + start, line, column + max(end, start + 1))

    def of(self, match: re.Match[str], group: int | str = 0) -> Span:
        """The place of a match."""
        return self.at(match.start(group), match.end(group))

    def fix(self, at: Span, said: str, text: str) -> Fix | None:
        """Puts `text` in place of what is said there; nothing, if that goes on on the next line."""
        return Fix(at, text) if at.end_column - at.column == len(said) else None


@attrs.define(eq=False, slots=False)
class Passage:
    """The own words of one clause or division. `above`: the parts around it, outermost first.

    `declaratory`: it, or a part above it, is. `torn`: something in it was reported, so that
    nobody can tell what else it says.
    """

    part: Part
    above: tuple[Part, ...]
    texts: tuple[Text, ...]
    declaratory: bool
    torn: bool

    @property
    def identity(self) -> str:
        """The address of the part."""
        return self.part.identity

    @property
    def operative(self) -> bool:
        """Whether the words are meant to bind: neither declaratory, nor a preamble, nor signed."""
        solemn = any(one.kind in ("preamble", "signatures") for one in self.divisions)
        return bool(self.texts) and not self.declaratory and not solemn

    @property
    def divisions(self) -> Iterator[Division]:
        """The divisions that it is in, or is."""
        return (one for one in (*self.above, self.part) if isinstance(one, Division))

    @cached_property
    def branch(self) -> tuple[Part, ...]:
        """The parts above it, itself, and the clauses below it: they share one sentence."""
        return (*self.above, self.part, *below(self.part))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the branch states; a declaration is provided by each part above it."""
        return tuple(one for part in self.branch for one in part.statements)

    @cached_property
    def values(self) -> tuple[Interpolation, ...]:
        """The interpolations of its words."""
        return tuple(interpolations(self.part))


def below(part: Part) -> Iterator[Clause]:
    """The clauses in a clause, or in a division and no other."""
    for one in part.parts if isinstance(part, Division) else part.clauses:
        if isinstance(one, Clause):
            yield one
            yield from below(one)


def own_words(part: Part) -> Iterator[Words]:
    """The words of a part, without those of the parts in it."""
    if part.words is not None:
        yield part.words
    if isinstance(part, Clause) and part.flush is not None:
        yield part.flush


def interpolations(part: Part) -> Iterator[Interpolation]:
    """The interpolations in the words of a part."""
    for words in own_words(part):
        for paragraph in words.paragraphs:
            yield from (one for one in paragraph if isinstance(one, Interpolation))


def passages(bill: Bill) -> Iterator[Passage]:
    """Every clause and division, in source order, whether or not it has words of its own."""
    exempt = declaratory(bill)
    wrong = wrong_lines(bill)
    lines = bill.source.lines

    def of(part: Part, above: tuple[Part, ...], exhorts: bool) -> Iterator[Passage]:
        exhorts = exhorts or part.identity in exempt
        texts = tuple(text(words.span, lines) for words in own_words(part))
        torn = any(part.span.line <= line <= part.span.end_line for line in wrong)
        yield Passage(part, above, texts, exhorts, torn)
        for one in part.parts if isinstance(part, Division) else part.clauses:
            yield from of(one, (*above, part), exhorts)

    for division in bill.instrument.divisions:
        yield from of(division, (), False)


def declaratory(bill: Bill) -> set[str]:
    """The clauses and divisions that only declare or exhort."""
    items, identities = bill.charter.file.items, bill.charter.outline.identities
    nodes: list[syntax.Clause | syntax.Division] = [one for one, _ in all_divisions(items)]
    nodes += all_clauses(items)
    return {identities[one.span] for one in nodes if has_mark(one, "declaratory")}


def wrong_lines(bill: Bill) -> set[int]:
    """The lines of the charter in which something has been reported."""
    names = bill.names
    spans: Iterable[Span] = (
        *bill.charter.file.broken,
        *(one.span for one in names.found if one.severity == "error"),
        *(one.span for one in names.missing),
    )
    return {one.line for one in spans if one.path == bill.source.path}


def text(span: Span, lines: Sequence[str]) -> Text:
    """The words at a span as one text."""
    made, starts, size = list[str](), list[tuple[int, int, int]](), 0
    for number in range(span.line, span.end_line + 1):
        before, bar, behind = lines[number - 1].partition("|")
        if not bar:
            continue
        said = behind.strip()
        starts.append((size, number, len(before) + 2 + len(behind) - len(behind.lstrip())))
        kept = not said or said.endswith("\\")
        made.append(BETWEEN_BRACES.sub(blanked, said.removesuffix("\\")) + ("\n" if kept else " "))
        size += len(made[-1])
    return Text("".join(made), span.path, tuple(starts))


def blanked(match: re.Match[str]) -> str:
    """As many blanks as an interpolation has signs."""
    return BLANK * len(match[0])


def opens_sentence(text: Text, at: int) -> bool:
    """Whether a sentence, an item or a verse begins at that place of a text."""
    before = text.said[:at].rstrip(" ([“\"'‘")
    return not before or before[-1] in "\n.!?:;—–"


def depending(node: object, law: Instrument) -> Iterator[object]:
    """All nodes in an expression, and through the definitions that it names."""
    seen, open_ = set[str](), [node]
    while open_:
        for one in walk(open_.pop()):
            yield one
            if isinstance(one, Defined) and one.name not in seen:
                seen.add(one.name)
                found = law.declarations.get(one.name)
                if isinstance(found, Definition):
                    open_.append(found.means)
