"""The head of an instrument and its header lines (language.md §4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from charterlang.compiler import almanac
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.calendars import Calendar
from charterlang.compiler.ir.instrument import Construction, EntityName, Style
from charterlang.compiler.ir.words import Words
from charterlang.compiler.lower import calendars, dates, vocabulary, words
from charterlang.compiler.node import frozen
from charterlang.compiler.resolve import Names, Scope, declared
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import Header, Literal, Note, Property

SETTINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "construe": {
        "order": ("timers_first", "acts_first"),
        "electorate": ("at_opening", "at_close", "live"),
        "months": ("clamped", "strict"),
        "ballots": ("replaceable", "final"),
        "movers": ("distinct", "repeated"),
        "certainty": ("outstanding", "changeable"),
    },
    "style": {
        "modal": ("must", "shall", "will", "should", "may"),
        "numbers": ("ten", "words", "digits", "both"),
        "fractions": ("hyphen", "open"),
        "dates": ("day_first", "month_first"),
        "assumptions": ("bracketed", "plain"),
        "labels": ("keep", "renumber"),
    },
}
"""The settings of `construe` and `style`, and the values of each."""
NUMBERING = ("Article I", "(1)", "(a)")
"""The labels of an instrument that shows none, by example."""


def header_lines(header: Header, word: str) -> Iterator[Property]:
    """The header lines of that word."""
    for line in header.lines:
        if isinstance(line, Property) and line.word == word:
            yield line


def zone_of(header: Header) -> tuple[str, Callable[[datetime], datetime], list[Diagnostic]]:
    """The time zone, the reading of its dates as instants, and what is wrong with it."""
    line = next(header_lines(header, "zone"), None)
    name = str(line.slots["text"]) if line else "UTC"
    if line is None or name == "UTC":
        return name, lambda moment: moment.replace(tzinfo=UTC), []
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        wrong = Diagnostic(
            "E206",
            "error",
            f"`{name}` is no time zone",
            line.span,
            help=('write a zone by its place, such as  zone "Europe/Vienna"',),
        )
        return "UTC", lambda moment: moment.replace(tzinfo=UTC), [wrong]
    return name, lambda moment: moment.replace(tzinfo=zone).astimezone(UTC), []


def settings(header: Header, word: str, scope: Scope) -> Any:
    """The `construe` or `style` settings that the header gives; one not known is reported."""
    made: dict[str, Any] = {}
    for line in header_lines(header, word):
        slots: Any = line.slots
        name, value = slots["setting"], slots["value"]
        values = SETTINGS[word].get(name.text)
        if values is None:
            unknown(
                f"no setting `{name.text}` of `{word}` is known", name, tuple(SETTINGS[word]), scope
            )
        elif value.text not in values:
            unknown(f"`{word} {name.text}` cannot be `{value.text}`", value, values, scope)
        else:
            made[name.text] = value.text
    return Construction(**made) if word == "construe" else Style(**made)


def unknown(message: str, name: syntax.Name, choices: tuple[str, ...], scope: Scope) -> None:
    """Reports a setting or value with those that there are."""
    from difflib import get_close_matches

    near = get_close_matches(name.text, choices, 1)
    listed = ", ".join(f"`{choice}`" for choice in choices)
    scope.report(
        "E201", message, name.span, f"did you mean `{near[0]}`?" if near else f"there are {listed}"
    )


def sponsors(header: Header) -> Iterator[tuple[syntax.Name, str]]:
    """Who submitted the instrument, and how each prints."""
    for line in header_lines(header, "sponsors"):
        entities: Any = line.slots["entities"]
        for one in entities:
            path, said = one if isinstance(one, tuple) else (one, None)
            name = path.names[0]
            yield name, said.text if said else name.text.replace("_", " ")


def submitted(of: syntax.Clause, scope: Scope) -> Iterator[str]:
    """Who submitted a clause; a sponsor goes by its name, or by the title that it prints with."""
    for mark in of.marks:
        paths: Any = mark.slots["paths"] if mark.word == "by" else ()
        for path in paths:
            yield sponsor_named(path.text, scope.names)


def sponsor_named(name: str, names: Names) -> str:
    """The sponsor of that name or title; else an individual, which is declared by this mention."""
    said = name.replace("_", " ")
    for one in names.sponsors:
        if name == one or said == names.entities[one].title.removeprefix("the "):
            return one
    names.entities.setdefault(name, EntityName(name, said, None))
    return name


@frozen
class Front:
    """What the header says of the document itself."""

    establishes: tuple[str, str] | None
    enacted: str | None
    commences: datetime | None
    numbering: tuple[str, ...]
    words: Words | None
    notes: tuple[str, ...]
    calendar: str | None
    on_adoption: bool


def calendar_of(header: Header) -> str:
    """The name of the calendar that the header gives; empty if it gives none."""
    line = next(header_lines(header, "calendar"), None)
    return line.slots["name"].text if line else ""  # type: ignore[union-attr]  # slot table: a name


def house(header: Header, scope: Scope) -> str | None:
    """The calendar in which the charter writes its dates."""
    line = next(header_lines(header, "calendar"), None)
    named: Any = line.slots["name"] if line else None
    found = declared(named, scope, ("calendar",), "calendar") if named is not None else None
    return vocabulary.lowered(found.name, scope).name if found else None  # type: ignore[union-attr]  # no circle


def opaque(date: Literal, calendar: str | None, scope: Scope) -> None:
    """Checks a date of enactment that its calendar can read; any other stands as it is written."""
    of = scope.names.lowered.get(calendar or "")
    day = almanac.read(of, str(date.value)) if isinstance(of, Calendar) else None
    if day is not None and isinstance(of, Calendar):
        calendars.judge(of, day, str(date.value), date.span, scope)


def front(header: Header, scope: Scope) -> Front:
    """The header's statements; of two lines of one word, the first."""
    legal, enacted, commences, numbering = (
        next(header_lines(header, word), None)
        for word in ("establishes", "enacted", "commences", "numbering")
    )
    on: Any = commences.slots["on"] if commences else None
    date: Any = enacted.slots["date"] if enacted else None
    examples: Any = numbering.slots["examples"] if numbering else ()
    own = next((line for line in header.lines if isinstance(line, syntax.Words)), None)
    calendar = house(header, scope)
    if isinstance(date, Literal) and date.kind == "text":
        opaque(date, calendar, scope)
    return Front(
        (legal.slots["name"].text, str(legal.slots["title"])) if legal else None,  # type: ignore[union-attr]  # slot table: a name
        str(date.written) if isinstance(date, Literal) else None,
        dates.instant(on, scope) if on is not None and on.written != "adoption" else None,
        tuple(str(one.value) for one in examples) or NUMBERING,
        words.words(own, scope) if own else None,
        tuple(plain(line.words) for line in header.lines if isinstance(line, Note)),
        calendar,
        on is not None and on.written == "adoption",
    )


def plain(note: syntax.Words) -> str:
    """The text of an editor's note."""
    return "\n".join(
        "".join(piece for piece in paragraph if isinstance(piece, str))
        for paragraph in note.paragraphs
    )
