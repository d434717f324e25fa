"""Official words, and the values and references in them (language.md §13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from charterlang.compiler.ir.place import Span
from charterlang.compiler.syntax.build.site import (
    Branch,
    Site,
    TooDeep,
    build,
    builds,
    is_token,
    quoted,
    text_of,
    token,
)
from charterlang.compiler.syntax.nodes import Interpolation, Name, Note, Path, Reference, Words

if TYPE_CHECKING:
    from lark import Token

SPACES = re.compile(r"[ \t]+")
PLAIN = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
REFERENCE = re.compile(r"@[A-Za-z0-9_.]*[A-Za-z0-9_](?:\([0-9A-Za-z]+\)|\[[0-9]+\])*")
"""The two commonest interpolations, which need no parser: a name, and a reference."""

Piece = str | Interpolation


@builds("text")
def text(branch: Branch, site: Site) -> Words:
    return official([branch.children[0]], site)


@builds("words", "reason")
def words(branch: Branch, site: Site) -> Words:
    """Words in quotation marks, or behind bars."""
    string = token(branch, "STRING")
    if string is not None:
        return in_quotes(string, site)
    return official([one if is_token(one) else one.children[0] for one in branch.children], site)


@builds("act_phrase")
def act_phrase(branch: Branch, site: Site) -> Words:
    return in_quotes(branch.children[0], site)


def in_quotes(string: Token, site: Site) -> Words:
    """Words that are written in one line, in quotation marks."""
    span = site.span(string)
    line = list(pieces(quoted(string), 1, span, site))
    return Words((tidy(line),) if line else (), span=span)


@builds("note")
def note(branch: Branch, site: Site) -> Note:
    return Note(build(branch.children[0], site), span=site.span(branch))


def official(bars: list[Token], site: Site) -> Words:
    """The words of lines behind bars: an empty line begins a paragraph, `\\` keeps the break."""
    paragraphs: list[list[Piece]] = [[]]
    for bar in bars:
        line = bar[1:].rstrip()
        if not line:
            paragraphs.append([])
            continue
        kept = line.endswith("\\")
        if paragraphs[-1] and paragraphs[-1][-1] != "\n":
            paragraphs[-1].append(" ")
        paragraphs[-1] += pieces(line.removesuffix("\\"), 1, site.span(bar), site)
        if kept:
            paragraphs[-1].append("\n")
    span = site.between(bars[0], bars[-1])
    return Words(tuple(tidy(one) for one in paragraphs if one), span=span)


def tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces with texts joined, in single spaces, and none at the edges of a line."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and piece != "\n" and joined and mere_text(joined[-1]):
            joined[-1] = str(joined[-1]) + piece
        else:
            joined.append(piece)
    made: list[Piece] = []
    for number, piece in enumerate(joined):
        if mere_text(piece):
            said = SPACES.sub(" ", str(piece))
            if number == 0 or joined[number - 1] == "\n":
                said = said.lstrip(" ")
            if number + 1 == len(joined) or joined[number + 1] == "\n":
                said = said.rstrip(" ")
            if not said:
                continue
            piece = said
        made.append(piece)
    return tuple(made)


def mere_text(piece: Piece) -> bool:
    """Whether a piece is text, and no kept line break."""
    return isinstance(piece, str) and piece != "\n"


# ── what stands between braces


def pieces(line: str, before: int, at: Span, site: Site) -> Iterator[Piece]:
    """The texts and interpolations of a line, which begins `before` columns after `at`."""
    start = 0
    while (opened := line.find("{", start)) >= 0:
        if line.startswith("{{", opened):
            yield line[start : opened + 1]
            start = opened + 2
            continue
        yield line[start:opened]
        closed = closing(line, opened)
        place = attrs.evolve(
            at,
            column=at.column + before + opened,
            end_line=at.line,
            end_column=at.column + before + closed + 1,
        )
        if closed == len(line):
            place = attrs.evolve(place, end_column=place.column + 1)
            site.report(
                "E108",
                "this `{` is not closed on its line",
                place,
                "close it with `}`, or write `{{` to print a brace",
            )
            return
        made = interpolation(line[opened + 1 : closed], place, site)
        if made is not None:
            yield made
        start = closed + 1
    yield line[start:]


def closing(line: str, opened: int) -> int:
    """Where the brace is closed that is opened there; the length of the line, if nowhere."""
    depth, quoted = 0, False
    for position in range(opened, len(line)):
        sign = line[position]
        if sign == '"':
            quoted = not quoted
        elif not quoted:
            depth += (sign == "{") - (sign == "}")
            if depth == 0:
                return position
    return len(line)


def interpolation(inside: str, place: Span, site: Site) -> Interpolation | None:
    """What stands between two braces; None, and one report, if it cannot be read."""
    said = inside.strip(" \t")
    column = place.column + 1 + len(inside) - len(inside.lstrip(" \t"))
    if PLAIN.fullmatch(said):
        return Interpolation(plain_path(said, place, column), None, None, None, span=place)
    if REFERENCE.fullmatch(said):
        span = attrs.evolve(place, column=column, end_column=column + len(said))
        return Interpolation(Reference(said[1:], span=span), None, None, None, span=place)
    parsed: Any = site.parse_inside(said)
    if hasattr(parsed, "data"):
        inner = Site(site.path, site.parse_inside, place.line - 1, column - 1, site.found)
        try:
            made: Interpolation = build(parsed, inner)
            return attrs.evolve(made, span=place)
        except TooDeep:
            site.report(
                "E107",
                "this is nested too deeply to be understood",
                place,
                "define a part of it, and write the name of that",
            )
            return None
    begins = column + parsed.column - 1
    span = attrs.evolve(place, column=begins, end_column=begins + max(1, len(parsed.text)))
    site.report(parsed.code, parsed.message, span, *parsed.help)
    return None


def plain_path(said: str, place: Span, column: int) -> Path:
    """`speaker.term`, without the parser."""
    names = []
    for text in said.split("."):
        span = attrs.evolve(place, column=column, end_column=column + len(text))
        names.append(Name(text, span=span))
        column += len(text) + 1
    span = attrs.evolve(names[0].span, end_column=names[-1].span.end_column)
    return Path(tuple(names), span=span)


@builds("interpolation")
def whole_interpolation(branch: Branch, site: Site) -> Interpolation:
    value, *rest = branch.children
    made = {one.data: build(one, site) for one in rest}
    form, argument = made.get("form_part", (None, None))
    return Interpolation(
        build(value, site), form, argument, made.get("fallback"), span=site.span(branch)
    )


@builds("form_part")
def form_part(branch: Branch, site: Site) -> tuple[str, str | None]:
    """The form, and what is said to it: `date("%-d %B %Y")`."""
    argument = token(branch, "STRING")
    return text_of(branch.children[0]), quoted(argument) if argument is not None else None


@builds("fallback")
def fallback(branch: Branch, site: Site) -> str:
    return quoted(branch.children[0])


@builds("ref", "under_ref")
def reference(branch: Branch, site: Site) -> Reference:
    return reference_at(branch.children[0], site)


def reference_at(at: Token, site: Site) -> Reference:
    """A reference to a clause, without its sign."""
    return Reference(at[1:], span=site.span(at))
