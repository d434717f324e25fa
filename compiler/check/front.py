"""The head of an instrument: what is said twice in it (E204), what is missing (W305, W306)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error, warning
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.place import Span
from charterlang.compiler.syntax.nodes import Name, Property

ONCE = ("establishes", "enacted", "commences", "zone", "calendar", "numbering")


def header_said_twice(bill: Bill) -> Iterator[Diagnostic]:
    """E204: a header line, or a setting, that stands there already."""
    head = bill.charter.file.header
    first: dict[str, Span] = {}
    for line in head.lines if head else ():
        if not isinstance(line, Property):
            continue
        setting = line.slots.get("setting")
        said = f"{line.word} {setting.text}" if isinstance(setting, Name) else line.word
        if said != line.word or line.word in ONCE:
            if said in first:
                yield error(
                    "E204",
                    f"`{said}` is said twice",
                    line.span,
                    "take one of them away",
                    labels=[Label(first[said], "first said here")],
                )
            first.setdefault(said, line.span)


def read_whole(bill: Bill) -> bool:
    """Whether every line of the header could be read."""
    from charterlang.compiler.modules import header_broken

    return not header_broken(bill.charter.file)


def commencement(bill: Bill) -> Iterator[Diagnostic]:
    """W305: a treaty that does not say when it enters into force."""
    law, head = bill.instrument, bill.charter.file.header
    lines = [
        line
        for line in (head.lines if head else ())
        if isinstance(line, Property) and line.word == "commences"
    ]
    if law.ratification is not None:
        for line in lines:
            yield error(
                "E204",
                "this is said twice: it enters into force by its ratification",
                line.span,
                "keep one of them",
                labels=(Label(law.ratification.place.span, "it is ratified here"),),
            )
        return
    said = bool(lines)
    if law.form == "treaty" and not said and read_whole(bill):
        yield warning(
            "W305",
            "this treaty does not say when it enters into force",
            name(bill),
            "write  commences on 2026-01-01",
            because="without a date it is in force from the first instant of any run",
        )


def zone(bill: Bill) -> Iterator[Diagnostic]:
    """W306: no time zone for its dates, days and weekends."""
    law = bill.instrument
    if law.form != "library" and not law.zone_stated and read_whole(bill):
        yield warning(
            "W306",
            "no time zone is stated",
            name(bill),
            'write  zone "UTC"  or a place, such as  zone "Europe/Vienna"',
            because="dates, days and weekends are read in UTC",
        )


def name(bill: Bill) -> Span:
    """The place of the instrument's name."""
    head = bill.charter.file.header
    assert head is not None
    return head.name.span
