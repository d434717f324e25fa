"""Comments that switch a warning off: `# allow W308: reason` (language.md §17).

One stands at the end of the line that a warning is about. Since behind a bar there are no comments,
that of official words stands on a line above them, or on the line of their label. One that switches
nothing off is reported itself (W102).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import attrs

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen
from charterlang.compiler.source import Source

BEFORE = r'(?:[^"#|\n]|"[^"\n]*")*'
"""What stands before a comment, or before official words, on their line."""
COMMENT = re.compile(rf"{BEFORE}(#.*)")
BAR = re.compile(rf"{BEFORE}\|")
ALLOW = re.compile(r"#\s*allow\s+([EW]\d\w*(?:\s*,\s*[EW]\d\w*)*)\s*(?::\s*(.*?)\s*)?$")
OF_SCENARIOS = ("W703", "W704")
"""Warnings that a charter is never given, but scenarios in its file are."""


@frozen
class Allowance:
    """A comment that allows warnings, and why; without a reason it allows none."""

    span: Span
    codes: tuple[str, ...]
    reason: str


@attrs.frozen
class Judged:
    """What is to be said: that which stays, and each that is allowed with what allows it."""

    kept: tuple[Diagnostic, ...]
    silenced: tuple[tuple[Diagnostic, Allowance], ...]


def judged(found: Iterable[Diagnostic], sources: Mapping[str, Source]) -> Judged:
    """The diagnostics, those that a comment allows apart. An error cannot be allowed."""
    kept, silenced = [], []
    for one in found:
        by = None if one.severity == "error" else allowance(one, sources)
        if by is None:
            kept.append(one)
        else:
            silenced.append((one, by))
    return Judged(tuple(kept), tuple(silenced))


def allowance(of: Diagnostic, sources: Mapping[str, Source]) -> Allowance | None:
    """The comment that allows a warning; None if none does.

    Of what a template declares the line of the template may say it, or the line where it is used.
    """
    at: Span | None = of.span
    while at is not None:
        source = sources.get(at.path)
        known = allowances(source) if source is not None else {}
        for line in remarked(at.line, source) if known and source is not None else ():
            one = known.get(line)
            if one is not None and of.code in one.codes and one.reason:
                return one
        at = at.template
    return None


def remarked(number: int, source: Source) -> Iterator[int]:
    """The lines whose comments are about a line: itself, and those above official words."""
    yield number
    if not BAR.match(source.line(number)):
        return
    while source.line(number).lstrip().startswith("|"):
        number -= 1
    yield number
    while source.line(number - 1).lstrip().startswith("#"):
        number -= 1
        yield number


@lru_cache(maxsize=8)
def allowances(source: Source) -> Mapping[int, Allowance]:
    """The comments of a text that allow something, by line."""
    found: dict[int, Allowance] = {}
    if "allow" not in source.text:
        return found
    for number, line in enumerate(source.lines, 1):
        comment = COMMENT.match(line) if "allow" in line else None
        said = ALLOW.match(comment[1]) if comment else None
        if comment and said:
            column = comment.start(1) + 1
            span = Span(source.path, number, column, number, column + len(comment[1].rstrip()))
            codes = tuple(re.split(r"\s*,\s*", said[1]))
            found[number] = Allowance(span, codes, said[2] or "")
    return found


def idle_in_charter(source: Source, of: Judged) -> Iterator[Diagnostic]:
    """W102: comments that allow nothing; those of scenarios in its file are judged with these."""
    return (one for one, code in idle(source, of) if code not in OF_SCENARIOS)


def idle_in_scenarios(source: Source, of: Judged) -> Iterator[Diagnostic]:
    """W102: comments that allow nothing in a file of scenarios."""
    return (one for one, _ in idle(source, of))


def idle(source: Source, of: Judged) -> Iterator[tuple[Diagnostic, str]]:
    """The warning of each comment, and each code in it, that switches nothing off."""
    used = {(by.span.line, one.code) for one, by in of.silenced if by.span.path == source.path}
    templates = set(in_templates(source)) if allowances(source) else set()
    for by in allowances(source).values():
        for code in by.codes if by.span.line not in templates else ():
            if (by.span.line, code) not in used:
                yield silencing_nothing(by, code), code


def in_templates(source: Source) -> Iterator[int]:
    """The lines of templates: what they allow is allowed where they are used, if they are."""
    depth: int | None = None
    for number, line in enumerate(source.lines, 1):
        columns = len(line) - len(line.lstrip())
        if line.strip() and (depth is None or columns <= depth):
            depth = columns if line.lstrip().startswith("template ") else None
        if depth is not None:
            yield number


def silencing_nothing(by: Allowance, code: str) -> Diagnostic:
    """The warning of a comment that does not switch a code off, and why."""
    from charterlang.compiler.codes import CODES

    message, help = f"`allow {code}` switches nothing off here", "take it away"
    if code not in CODES:
        message, help = f"there is no warning `{code}`", "write the code that a warning shows"
    elif code.startswith("E"):
        message, help = f"`{code}` is an error, and cannot be allowed", "mend what it is about"
    elif not by.reason:
        message, help = f"`allow {code}` gives no reason", f"write  # allow {code}:  and why"
    return Diagnostic("W102", "warning", message, by.span, help=(help,))
