"""What is external, against the instrument that provides it (E208)."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.merge import NOUNS, Gathered
from charterlang.compiler.modules import header_broken
from charterlang.compiler.syntax.nodes import Name, Property, Stage


def nothing_above(bill: Bill) -> Iterator[Diagnostic]:
    """E208: something external, and no instrument that could provide it.

    A resolution is an act of a body that another instrument has established, named or not.
    """
    law = bill.instrument
    alone = (
        law.superior is None and law.form != "resolution" and not header_broken(bill.charter.file)
    )
    first = next(external(bill), None) if alone else None
    if first is not None:
        yield error(
            "E208",
            f"`{first.name}` is external, and no instrument is named that provides it",
            first.first.name.span,
            f'name it:  {law.form} {law.name} "{law.title}" under realm "Constitution of the Realm"',
            "or take `external` away",
        )


def unlike(bill: Bill) -> Iterator[Diagnostic]:
    """E208: something external that the superior instrument, which is there, declares otherwise."""
    above, superior = bill.charter.superior, bill.instrument.superior
    if above is None or superior is None:
        return
    for found in external(bill):
        there = above.get(found.name)
        if there is None:
            from difflib import get_close_matches

            near = get_close_matches(found.name, above, 1)
            yield error(
                "E208",
                f"{superior[1]} declares nothing that is called `{found.name}`",
                found.first.name.span,
                f"did you mean `{near[0]}`?" if near else "declare it there, or here as your own",
            )
            continue
        for said, here, other in differences(found, there):
            yield error(
                "E208",
                f"`{found.name}` {said}",
                here,
                "say it as there, or leave it out: what is not said here is as there",
                labels=[Label(other, f"declared here, in {superior[1]}")],
            )


def external(bill: Bill) -> Iterator[Gathered]:
    """What a superior instrument provides, as far as it could be read."""
    names = bill.names
    for name in bill.instrument.own:
        if name in bill.instrument.external and name not in names.unread and name not in names.lost:
            yield bill.charter.declared[name]


def differences(here: Gathered, there: Gathered) -> Iterator[tuple[str, Span, Span]]:
    """(what differs, where it is said here, where there), for each thing that is said otherwise."""
    mine, own = here.first, there.first
    if here.head != there.head:
        yield f"is {NOUNS[there.head]} there, not {NOUNS[here.head]}", mine.name.span, own.name.span
        return
    if mine.title and own.title and mine.title != own.title:
        yield f"is titled “{own.title.text}” there", mine.title.span, own.title.span
    for slot, what in (("of", "is of another kind there"), ("is", "is of another type there")):
        one, two = mine.slots.get(slot), own.slots.get(slot)
        if one is not None and two is not None and one != two:
            where = one.span if isinstance(one, Name) else mine.name.span
            yield what, where, own.name.span
    if len(mine.parameters) != len(own.parameters):
        number = len(own.parameters)
        wanted = f"{number or 'no'} parameter{'' if number == 1 else 's'}"
        yield f"has {wanted} there", mine.name.span, own.name.span
    yield from lines(here, there)


def lines(here: Gathered, there: Gathered) -> Iterator[tuple[str, Span, Span]]:
    """The properties and stages that are said here, and otherwise there, or not at all."""
    own: dict[str, Property] = {}
    for line, _ in there.lines():
        if isinstance(line, Property):
            own.setdefault(line.word, line)
    stages = [line for line, _ in there.lines() if isinstance(line, Stage)]
    for line, _ in here.lines():
        if isinstance(line, Stage):
            if not any((one.kind, one.name) == (line.kind, line.name) for one in stages):
                name = f" `{line.name.text}`" if line.name else ""
                yield f"has no {line.kind}{name} there", head(line.span), there.first.name.span
        elif isinstance(line, Property) and line.word != "note":
            other = own.get(line.word)
            if other is None:
                yield f"has no `{line.word}` line there", line.span, there.first.name.span
            elif other.slots != line.slots:
                yield f"says `{line.word}` otherwise there", line.span, other.span


def head(of: Span) -> Span:
    """The first line of what goes over several."""
    if of.line == of.end_line:
        return of
    return attrs.evolve(of, end_line=of.line, end_column=of.column + 1)
