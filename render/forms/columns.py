"""Lines of plain text: wrapped at 80 columns, hanging on their label, centred, in verse."""

from __future__ import annotations

import unicodedata

from charterlang.render.forms.typography import NO_BREAK

COLUMNS = 80
_VERSE = 12


def width(text: str) -> int:
    """How many columns the text takes: marks above letters take none, wide characters two."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def wrapped(text: str, room: int, first: int | None = None) -> list[str]:
    """The lines of the text in that many columns, `first` in the first line.

    A word that is longer stays whole, and sticks out: it may be an address to be copied.
    """
    lines: list[str] = []
    for word in text.replace("\n", " ").split(" "):
        limit = first if first is not None and len(lines) == 1 else room
        if not word:
            continue
        if lines and width(lines[-1]) + 1 + width(word) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [line.replace(NO_BREAK, " ") for line in lines] or [""]


def hanging(text: str, indent: int = 0, label: str | None = None, hang: int = 0) -> str:
    """The text in lines, `label` at the indent and everything else `hang` further in.

    A label too wide for its place pushes the first line aside.
    """
    lead = f"{label} " if label else ""
    lead += " " * (hang - width(lead))
    room = COLUMNS - indent - hang
    first, *rest = wrapped(text, room, COLUMNS - indent - width(lead))
    lines = [" " * indent + lead + first, *(" " * (indent + hang) + line for line in rest)]
    return "\n".join(line.rstrip() for line in lines)


def led(text: str, indent: int, label: str) -> str:
    """Lines that stand further in, with a label at the indent before the first of them."""
    first = text.lstrip("\n")
    lead = f"{' ' * indent}{label} "
    return lead.ljust(len(first) - len(first.lstrip(" "))) + first.lstrip(" ")


def centred(text: str) -> str:
    """The text in the middle, in as many lines of much the same length as it needs."""
    count = len(wrapped(text, COLUMNS - 8))
    sizes = range(width(text) // count, COLUMNS)
    room = next((size for size in sizes if len(wrapped(text, size)) <= count), COLUMNS)
    return "\n".join(
        (" " * ((COLUMNS - width(line)) // 2) + line).rstrip() for line in wrapped(text, room)
    )


def underlined(text: str, stroke: str) -> str:
    """The text centred, and under it a rule as long as its longest line."""
    lines = centred(text).split("\n")
    length = min(max(width(line.strip()) for line in lines), COLUMNS)
    return "\n".join([*lines, " " * ((COLUMNS - length) // 2) + stroke * length])


def verse(text: str, indent: int = 0) -> str:
    """Lines as they are, well in from the edge; one that is too long runs on further in."""
    lines = text.split("\n")
    longest = max(width(line) for line in lines)
    margin = " " * (indent + max(min(_VERSE, COLUMNS - indent - longest), 4))
    return "\n".join(_verse_line(line, margin) for line in lines)


def _verse_line(line: str, margin: str) -> str:
    room = COLUMNS - len(margin)
    first, *rest = wrapped(line, room - 4, room)
    return "\n".join(
        [(margin + first).rstrip(), *((margin + "    " + more).rstrip() for more in rest)]
    )
