"""Runs written as characters, so that they can pass through sentences and phrases.

The wording layer composes sentences as plain strings. What is more than text — a link to a
defined term, a cross-reference, a value that rests on an assumption — is *marked* with control
characters that no charter can contain, because `plain` takes them out of every text that comes
from one. `blocks` reads the marks back into the runs, paragraphs and items of the view.
"""

import re
from collections.abc import Iterator

from charterlang.render import view

_OPEN, _SEPARATE, _CLOSE = "\x01", "\x02", "\x03"
BREAK = "\x04"
"""A line break that is kept."""
ITEM = "\x05"
"""Begins an item of a lettered list."""
PARAGRAPH = "\x06"
"""Begins a new paragraph."""

_MARKED = re.compile(r"\x01(.)\x02([^\x01-\x06]*)\x02([^\x01-\x06]*)\x03|\x04")
_STRUCTURE = re.compile(r"([\x05\x06])")
# Control characters, halves of a character, and those that reorder or hide the text around them.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff"
    r"\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """`text` without characters that do not print."""
    return _UNPRINTABLE.sub("", text)


def plain(text: str) -> str:
    """`text` of a charter, in one line, without characters that do not print."""
    return " ".join(printable(text).split())


def term(text: str, target: str) -> str:
    """`text` as a link to the declaration of what it names."""
    return _mark("t", target, text)


def reference(text: str, target: str) -> str:
    """`text` as a cross-reference to a clause or division."""
    return _mark("r", target, text)


def value(text: str, assumption: str) -> str:
    """`text` as a value that rests on an assumption; it prints in brackets, with a note."""
    return _mark("v", assumption, text)


def restored(text: str, assumption: str) -> str:
    """`text` as what an editor restored on an assumption; it prints ⟨so⟩, with a note."""
    return _mark("h", assumption, text)


def resting_on(text: str) -> Iterator[str]:
    """The assumptions that values in the marked text rest on."""
    return (mark[2] for mark in _MARKED.finditer(text) if mark[1] in ("v", "h"))


def _mark(kind: str, target: str, text: str) -> str:
    return f"{_OPEN}{kind}{_SEPARATE}{target}{_SEPARATE}{bare(text)}{_CLOSE}"


def bare(text: str) -> str:
    """The text without its marks; a kept line break is a space."""
    return _STRUCTURE.sub(" ", _MARKED.sub(lambda mark: mark[3] or " ", text))


def capital(text: str) -> str:
    """`text` with its first letter a capital, also where a mark opens it."""
    start = 0
    while opened := re.compile(r"\x01.\x02[^\x02]*\x02|[\x04-\x06\s“]+").match(text, start):
        start = opened.end()
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def blocks(text: str) -> tuple[view.Block, ...]:
    """The paragraphs and lists that the marked text stands for; nothing for an empty text."""
    made: list[view.Block] = []
    items: list[view.Item] = []
    for mark, piece in _pieces(text):
        content = runs(" ".join(piece.split(" ")).strip())
        if mark == ITEM:
            items.append(view.Item("", content))
            continue
        if items:
            made.append(view.Listing(tuple(items)))
            items = []
        if content:
            made.append(view.Paragraph(content))
    return (*made, view.Listing(tuple(items))) if items else tuple(made)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Each structure mark with the text up to the next; the first piece has no mark."""
    first, *rest = _STRUCTURE.split(text)
    yield "", first
    yield from zip(rest[::2], rest[1::2], strict=True)


def runs(text: str) -> tuple[view.Run, ...]:
    """The runs of one marked paragraph."""
    made: list[view.Run] = []
    end = 0
    for mark in _MARKED.finditer(text):
        if between := text[end : mark.start()]:
            made.append(view.Text(between))
        made.append(_run(mark))
        end = mark.end()
    return (*made, view.Text(text[end:])) if text[end:] else tuple(made)


def _run(mark: re.Match[str]) -> view.Run:
    kind, target, text = mark.groups()
    if kind is None:
        return view.LineBreak()
    if kind == "t":
        return view.Term(text, target)
    if kind == "r":
        return view.CrossReference(text, target)
    if kind == "h":
        return view.AssumedValue(text, target, restored=True)
    return view.AssumedValue(text, target)
