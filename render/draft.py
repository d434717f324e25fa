"""The default document written out: a charter without articles becomes one with them (§13.5).

Text to text. What stands at column 0 is moved, line for line, into the clause in which the layout
states it; an organ whose lines are stated in several clauses is continued there by `also`. Nothing
is added to the law and nothing is taken away, so that the charter reads, runs and prints as before.
Vocabulary that prints nothing, and scenarios, stay at column 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from charterlang.compiler.ir.document import Clause, Division, Statement
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.place import Place
from charterlang.compiler.lower.document import PROPERTY
from charterlang.compiler.merge import ORGANS
from charterlang.compiler.node import frozen
from charterlang.compiler.source import Source
from charterlang.compiler.syntax import nodes
from charterlang.compiler.syntax.nodes import Declaration, File, Name, Scenario, Stage
from charterlang.compiler.walk import walk
from charterlang.render import layout
from charterlang.render.regimes_first import regimes_first
from charterlang.render.stretches import Stretch, at_depth, depth, shifted, stretches, tail
from charterlang.render.wording.instrument import construction

LABEL = re.compile(r"\([0-9]{1,3}\)|\([a-zA-Z]{1,5}\)|[0-9]{1,3}\.|[a-z]{1,5}\.")
"""The labels of the language (§3)."""
HOSTS = ("regime", "ratification")
"""Declarations in which norms stand."""
STEP = 4
"""Columns of one level, by the custom of the language."""


@frozen
class Part:
    """A part of a declaration, as it is written: its head, then each line with its property."""

    declaration: Declaration
    whole: Stretch
    head: Stretch
    lines: tuple[tuple[str, Stretch], ...]


Parts = Mapping[str, Sequence[Part]]
"""The parts of each declaration that is stated, in source order."""
Groups = Mapping[str, Sequence[Statement]]
"""The statements of each, of which every clause that states it has one."""


def drafted(law: Instrument, file: File, source: Source) -> str:
    """The text of the charter with its default document written out.

    `law` is what `source` compiles to, without errors; `file` is its syntax. It has no divisions.
    """
    file, source = regimes_first(file, source)
    assert file.header is not None
    divisions = layout.divisions(law)
    groups: dict[str, list[Statement]] = {}
    for said in statements(divisions):
        groups.setdefault(said.name, []).append(said)
    head, pieces, end = cut(file, source)
    parts: dict[str, list[Part]] = {}
    uses: dict[int, Stretch] = {}
    moved = {law.declarations[name].place.span.line for name in groups if name}
    loose: list[Stretch] = [head]
    scenarios: list[Stretch] = []
    for item, piece in pieces:
        if isinstance(item, Declaration) and item.head == "use" and item.span.line in moved:
            uses[item.span.line] = piece
        elif isinstance(item, Declaration) and item.name.text in groups:
            parts.setdefault(item.name.text, []).append(part(item, piece, source))
        else:
            (scenarios if isinstance(item, Scenario) else loose).append(piece)
    written: list[Iterable[str]] = [standing(loose)]
    written += [article(one, law, parts, groups, uses) for one in divisions]
    written += [standing([one]) for one in scenarios]
    written += [end]
    return "\n\n".join("\n".join(lines) for one in written if (lines := list(one))) + "\n"


Item = Declaration | nodes.Division | Scenario
Pieces = list[tuple[Item, Stretch]]


def cut(file: File, source: Source) -> tuple[Stretch, Pieces, tuple[str, ...]]:
    """The head of a file, the stretch of each item, and the comments that end the text.

    A regime and the ratification have their own lines, wherever norms stand between them.
    """
    assert file.header is not None
    own: dict[int, int] = {}
    """The line at which the declaration begins that each line belongs to."""
    for item in file.items:
        if isinstance(item, Declaration) and item.head in HOSTS:
            own |= {line.span.line: item.span.line for line in item.lines}
    own |= {one.span.line: one.span.line for one in (file.header, *file.items)}
    starts = sorted(own)
    at: dict[int, Stretch] = {}
    for start, piece in zip(starts, stretches(source.lines, starts), strict=True):
        before = at.get(own[start])
        at[own[start]] = piece if before is None else joined(before, piece)
    pieces = [(item, at[item.span.line]) for item in file.items]
    return at[file.header.span.line], pieces, tail(source.lines, starts[-1])


def joined(one: Stretch, other: Stretch) -> Stretch:
    """Two stretches as one, the comments of the second between them."""
    return attrs.evolve(one, lines=(*one.lines, *other.above, *other.lines))


def unwritable(law: Instrument) -> str | None:
    """A label that the layout gives to a clause, and that cannot be written as one; None: none."""
    parts = (one for article in layout.divisions(law) for one in article.parts)
    labels = (one.label for one in parts if isinstance(one, Clause))
    return next((one for one in labels if one and not LABEL.fullmatch(one)), None)


def reordered(law: Instrument) -> tuple[str, str] | None:
    """Two norms of which the second is declared first in a draft, if things fall due by both.

    What falls due at one instant goes by the order of declaration (§18.2). None: the order stays.
    """
    after = [said.name for said in statements(layout.divisions(law)) if falls_due(law, said.name)]
    before = [name for name in law.own if name in after]
    return next(
        ((one, other) for one, other in zip(before, after, strict=True) if one != other), None
    )


def falls_due(law: Instrument, name: str) -> bool:
    """Whether it is a norm by which something happens at its time, or as soon as something holds."""
    one = law.declarations.get(name)
    if not isinstance(one, Norm):
        return False
    return one.kind == "procedure" or (one.kind == "duty" and bool(one.within or one.when))


def statements(divisions: Iterable[Division]) -> Iterator[Statement]:
    """What the clauses of the articles state."""
    for division in divisions:
        for one in division.parts:
            yield from one.statements


def part(one: Declaration, piece: Stretch, source: Source) -> Part:
    """A declaration cut into its head and its lines; only an organ is stated in several clauses."""
    first = one.span.line
    divided = one.lines if one.head in ORGANS else ()
    starts = [first, *(line.span.line for line in divided)]
    head, *lines = stretches(piece.lines, [start - first + 1 for start in starts])
    words = (line.kind if isinstance(line, Stage) else line.word for line in divided)
    named = zip((PROPERTY.get(word, word) for word in words), lines, strict=True)
    return Part(one, piece, attrs.evolve(piece, lines=head.lines), tuple(named))


def standing(pieces: Sequence[Stretch]) -> Iterator[str]:
    """What stays at column 0, in the order in which it stands there."""
    for number, one in enumerate(pieces):
        if number and one.apart:
            yield ""
        yield from one.above
        if one.above and one.parted:
            yield ""
        yield from one.lines


def continued(law: Instrument) -> str | None:
    """What stands in one place, and is continued by a template that is used in another; None: none.

    The use moves into a clause, and what it continues into another one.
    """
    for name in law.own:
        one = law.declarations[name]
        used = layout.used_at(one)
        for node in walk(one):
            span = node.span if isinstance(node, Place) else None
            if span is not None and span.template and attrs.evolve(span, template=None) != used:
                return name
    return None


def article(
    of: Division, law: Instrument, parts: Parts, groups: Groups, uses: Mapping[int, Stretch]
) -> Iterator[str]:
    """An article with its clauses; one without a label has a hyphen."""
    yield f'{of.kind} {of.number} "{of.heading}"'
    for one in of.parts:
        assert isinstance(one, Clause)
        of_itself = any(not said.name for said in one.statements)
        yield f"{' ' * STEP}{one.label or '-'}{front(law) if of_itself else ''}"
        first = law.declarations.get(one.statements[0].name)
        if first is not None and first.place.span.template is not None:
            used = uses[first.place.span.line]
            yield from at_depth(used.above, 2 * STEP)
            yield from shifted(used.lines, 2 * STEP)
            continue
        for said in one.statements:
            for each in parts.get(said.name, ()):
                yield from stated(each, said, groups[said.name])


def front(law: Instrument) -> str:
    """The mark of the clause that states what the head of the instrument says."""
    said = ["commences"]
    said += ["zone"] if law.zone_stated else []
    said += ["construe"] if any(construction(law.construction)) else []
    return f" provides {', '.join(f'{law.name}.{one}' for one in said)}"


def stated(one: Part, said: Statement, groups: Sequence[Statement]) -> Iterator[str]:
    """What one of the clauses that state a declaration has of a part of it: its lines, or all."""
    columns = 2 * STEP
    host = hosting(one.declaration)
    if host is not None:
        yield f"{' ' * columns}also {host}"
        columns += STEP - depth(one.whole.lines[0])
    if len(groups) == 1:
        yield from at_depth(one.whole.above, columns + depth(one.whole.lines[0]))
        yield from shifted(one.whole.lines, columns)
        return
    lines = [line for name, line in one.lines if home(name, groups) is said]
    first = one.lines[0][0] if one.declaration.also and one.lines else "head"
    if home(first, groups) is said:
        yield from at_depth(one.head.above, columns)
        yield from shifted(one.head.lines, columns)
    elif lines:
        yield f"{' ' * columns}also {one.declaration.head} {one.declaration.name.text}"
    for line in lines:
        yield from at_depth(line.above, columns + depth(line.lines[0]))
        yield from shifted(line.lines, columns)


def hosting(norm: Declaration) -> str | None:
    """In what a norm stands, as it is continued: a regime, or the ratification."""
    regime = norm.slots.get("regime")
    if isinstance(regime, Name):
        return f"regime {regime.text}"
    return "ratification" if "ratification" in norm.slots else None


def home(name: str, groups: Sequence[Statement]) -> Statement:
    """The clause that states a property; what none of them states stays with the head."""
    return next((one for one in groups if name in one.properties), groups[0])
