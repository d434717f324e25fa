"""Lines of plain text: wrapped at 80 columns, hanging on their label, centred, in verse."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

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


def wrapped(text: str, room: int) -> list[str]:
    """The lines of the text in that many columns; a longer word stays whole, and sticks out."""
    lines: list[str] = []
    for word in text.replace("\n", " ").split(" "):
        if not word:
            continue
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [line.replace(NO_BREAK, " ") for line in lines]


def hanging(text: str, indent: int = 0, label: str | None = None, hang: int = 0) -> str:
    """The text in lines, `label` at the indent and everything else `hang` further in."""
    lines = wrapped(text, COLUMNS - indent - hang) or [""]
    lead = " " * indent + (label or "").ljust(hang)
    if label and width(label) >= hang:
        lead = " " * indent + label + " "
        lines = _after(lead, text, COLUMNS - indent - hang) or [""]
    margin = " " * (indent + hang)
    return "\n".join(f"{lead if i == 0 else margin}{line}".rstrip() for i, line in enumerate(lines))


def _after(lead: str, text: str, room: int) -> list[str]:
    """The lines of a text, the first of them shorter by a label wider than its place."""
    first, *_ = wrapped(text, COLUMNS - width(lead)) or [""]
    rest = text.replace(NO_BREAK, " ")[len(first) :]
    return [first, *wrapped(rest, room)]


def centred(text: str, within: int = COLUMNS) -> str:
    """The text in the middle, in as many lines of much the same length as it needs."""
    count = len(wrapped(text, within - 8)) or 1
    room = next(
        size for size in range(width(text) // count, within + 1)
        if len(wrapped(text, size)) <= count
    ) if text else within  # fmt: skip
    lines = wrapped(text, max(room, 1))
    return "\n".join(" " * max((within - width(line)) // 2, 0) + line for line in lines)


def underlined(text: str, stroke: str) -> str:
    """The text centred, and under it a rule as long as its longest line."""
    lines = centred(text).split("\n")
    longest = max(lines, key=lambda line: width(line.strip()))
    margin = len(longest) - len(longest.lstrip())
    return "\n".join([*lines, " " * margin + stroke * width(longest.strip())])


def verse(text: str, indent: int = 0) -> str:
    """Lines as they are, well in from the edge; one that is too long runs on further in."""
    lines = text.split("\n")
    longest = max(width(line) for line in lines)
    margin = " " * (indent + max(min(_VERSE, COLUMNS - indent - longest), 4))
    return "\n".join(_verse_line(line, margin) for line in lines)


def _verse_line(line: str, margin: str) -> str:
    first, *rest = wrapped(line, COLUMNS - len(margin)) or [""]
    return "\n".join([(margin + first).rstrip(), *_run_on(" ".join(rest), margin + "    ")])


def _run_on(text: str, margin: str) -> Iterator[str]:
    for line in wrapped(text, COLUMNS - len(margin)):
        yield margin + line
