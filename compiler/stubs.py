"""Right lines for a wrong one, made from its text alone: what it was meant to be, or the least.

Which of them can stand where the wrong line stands, the parser says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from charterlang.compiler.explain_mistake import Mistake
from charterlang.compiler.lexis import DECLARING, HEADS, STUBS, UNREAD

LABEL = re.compile(
    r"\(?([0-9]{1,3}[a-z]?|[a-zA-Z]{1,5})([).])(?=\W|$)|\(([0-9a-zA-Z]{1,5})\b|[-*](?=\s)"
)
NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
TEXT = re.compile(r'"[^"]*"?')
WORD = re.compile(
    r"(\b(?:of|by|to|from|in|each|any|needs|counts|install|vacate|begin)\s+|[.=({]\s*)?"
    r"\b([A-Za-z_]\w*)",
    re.ASCII,
)
"""A word, and what stands before one that is declared elsewhere."""
READING = re.compile(r"[A-Za-z_]\w*\s+means\b", re.ASCII)
"""A reading of an assumption, which may be called as a line of the language is."""
BEHIND = ("of", "is", "to", "by", "means", "presumed", "found", "for", "each", "any", "ranks")
"""Words that follow the name of what is declared."""


def code_of(row: str) -> str:
    """A row without what surrounds it; nothing for a comment."""
    text = row.strip(" \t")
    return "" if text.startswith("#") else text


def indent(row: str) -> int:
    """Columns of indentation; a tab counts four."""
    space = row[: len(row) - len(row.lstrip(" \t"))]
    return space.count(" ") + 4 * space.count("\t")


def continues(row: str) -> bool:
    """Whether a line goes on in the next row: it ends in a comma, and is none of official words."""
    code = re.sub(r'("[^"]*")|#.*', lambda found: found[1] or "", row).rstrip()
    return code.endswith(",") and not row.lstrip().startswith("|")


def first_word(text: str) -> str:
    """The word that a line begins with, `also` left out; `closes early` is one."""
    found = re.match(r"(?:also\s+)?(closes\s+early|[A-Za-z_]\w*)", text)
    return " ".join(found[1].split()) if found else ""


def declared_in(text: str) -> Iterator[str]:
    """The words of a line that may be declared there."""
    return (found[2] for found in WORD.finditer(text) if not found[1])


def mended(text: str, mistake: Mistake, line: int, column: int) -> str | None:
    """A line of one row with its mistake mended, if it is known how."""
    if mistake.fix is None or mistake.line != line:
        return None
    at = mistake.column - column
    return (text[:at] + mistake.fix + text[at + len(mistake.text) :]).rstrip("\n")


def stubs_of(text: str, row: int) -> Iterator[str]:
    """The shortest right lines of the head that a wrong line has, or seems to have."""
    if label := LABEL.match(text):
        yield label_of(label)
    words = NAME.findall(TEXT.sub(" ", text))
    also = "also " if words[:1] and get_close_matches(words[0], ["also"], 1, 0.7) else ""
    words = words[1:] if also else words
    if not words:
        return
    if READING.match(text):
        yield f"{words[0]} means {UNREAD}"
    heads = [words[0]] if words[0] in HEADS else []
    two = [head for head in HEADS if " " in head]
    heads += get_close_matches(" ".join(words[:2]), two, 1)
    heads += [one for one in get_close_matches(words[0], HEADS, 3, 0.7) if one not in heads]
    rest = text[text.index(words[0]) + len(words[0]) :]
    for head in heads:
        for stub in STUBS[head]:
            yield also + named(stub, rest, row)


def guesses(text: str, row: int, all_of_it: str) -> list[str]:
    """What a line may be whose first word tells nothing.

    Where `also` goes on with what it names, somewhere in the text, that tells the head.
    """
    made = [*headed(text), *all_stubs(text, row)]
    for name in NAME.findall(text):
        also = re.search(rf"\balso\s+(\w+)\s+{name}\b", all_of_it)
        if also and also[1] in DECLARING and not re.match(r"also\b", text):
            return [one for one in made if one.startswith(f"{also[1]} {name}")] or made
    return made


def headed(text: str) -> Iterator[str]:
    """A line with each head in the place of the word that it begins with, or before it."""
    rest = text.partition(" ")[2]
    for head in HEADS:
        yield f"{head} {rest}"
    for head in DECLARING:
        yield f"{head} {text}"


def all_stubs(text: str, row: int) -> Iterator[str]:
    """The shortest right lines of every head."""
    rest = text.partition(" ")[2]
    rest = rest if NAME.search(TEXT.sub(" ", rest)) else text
    return (named(stub, rest, row) for head in HEADS for stub in STUBS[head])


def label_of(found: re.Match[str]) -> str:
    """The label that was meant: `(a)` for `a)` and `(a`, `1.` for `1.`."""
    inner = found[1] or found[3]
    if inner is None:
        return found[0]
    return f"{inner}." if found[2] == "." else f"({inner})"


def named(stub: str, rest: str, row: int) -> str:
    """A stub with the names that the wrong line has, where they can be made out."""
    rest = re.sub(r"[^\w\s\"'.,:()@|-]+", "", rest)
    names = [one for one in NAME.findall(TEXT.sub(" ", rest)) if one not in BEHIND]
    number = re.match(r"[^\w\"]*([A-Za-z0-9]+(\.[A-Za-z0-9]+)*)(?=\s|$)", rest)
    of = re.search(r"\bof\s+([A-Za-z_]\w*)\s*$", rest)
    paths = re.findall(r"[a-z_]\w*(?:\.\w+)+", re.sub(r"\s*\.\s*", ".", rest))
    return (
        stub.replace("{name}", names[0] if names else f"{UNREAD}_{row}")
        .replace("{number}", f" {number[1]}" if number else "")
        .replace("{of}", of[1] if of else UNREAD)
        .replace("{paths}", ", ".join(paths))
    )
