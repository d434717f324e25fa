"""Excerpts of the source: the lines a diagnostic is about, with marks under what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.place import Span
from charterlang.compiler.report.columns import Shown, shown
from charterlang.compiler.report.paint import Paint
from charterlang.compiler.source import Source

NEAR = 3
"""Lines between two places that are still shown in one excerpt."""


@attrs.frozen
class Mark:
    """A place to be underlined: the main one, or a label with what is to be said of it."""

    span: Span
    message: str | None = None


def excerpts(one: Diagnostic, sources: Mapping[str, Source], paint: Paint) -> tuple[int, list[str]]:
    """(columns of the margin, lines): the main excerpt, then those of labels elsewhere."""
    marks = [Mark(one.span), *(Mark(label.span, label.message) for label in one.labels)]
    known = [mark for mark in marks if in_source(mark.span, sources)]
    margin = max((len(str(mark.span.line)) for mark in known), default=1)
    lines: list[str] = []
    for group in grouped(known, one.span):
        first = group[0].span
        if not any(mark.message is None for mark in group):
            lines.append(f"{' ' * margin}{paint.frame(':::')} {first.path}:{first.line}")
        lines += excerpt(group, sources[first.path], margin, paint, one)
    for mark in marks:
        if mark not in known and mark.message:
            lines.append(f"{' ' * margin}{paint.frame(':::')} {mark.span.path}: {mark.message}")
    return margin, lines


def in_source(span: Span, sources: Mapping[str, Source]) -> bool:
    """Whether there is a line of text to show."""
    source = sources.get(span.path)
    return source is not None and bool(source.line(span.line).strip())


def grouped(marks: list[Mark], main: Span) -> Iterator[list[Mark]]:
    """The marks by excerpts, the main one first; near places share one."""
    by_place = sorted(marks, key=lambda mark: (mark.span.path, mark.span.line, mark.span.column))
    groups: list[list[Mark]] = []
    for mark in by_place:
        last = groups[-1][-1].span if groups else None
        if last and last.path == mark.span.path and mark.span.line - last.line <= NEAR:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return iter(sorted(groups, key=lambda group: all(mark.message is not None for mark in group)))


def excerpt(
    group: list[Mark], source: Source, margin: int, paint: Paint, one: Diagnostic
) -> Iterator[str]:
    """The lines of one excerpt, each with its marks under it."""
    bar = f"{' ' * margin}{paint.frame(' |')}"
    yield bar
    last: int | None = None
    for number in sorted({mark.span.line for mark in group}):
        if last is not None and number - last == 2:
            yield numbered(last + 1, source.line(last + 1), margin, paint)
        elif last is not None and number - last > 2:
            yield f"{' ' * (margin - 1)}{paint.frame('...')}"
        last = number
        here = [mark for mark in group if mark.span.line == number]
        here.sort(key=lambda mark: (mark.message is not None, mark.span.column))
        line = shown(source.line(number), [stretch(mark.span, source) for mark in here])
        yield f"{paint.frame(f'{number:>{margin}} |')} {line.text}".rstrip()
        for mark, at in zip(here, line.marks, strict=True):
            yield f"{bar} {under(mark, at, line, paint, one)}"


def numbered(number: int, text: str, margin: int, paint: Paint) -> str:
    """A line of source between two that are marked."""
    return f"{paint.frame(f'{number:>{margin}} |')} {shown(text, []).text}".rstrip()


def stretch(span: Span, source: Source) -> tuple[int, int]:
    """The columns (from 0, end exclusive) of a span in its first line; at least one."""
    text = source.line(span.line)
    start = min(span.column - 1, len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    return start, max(start + 1, min(end, len(text)))


def under(mark: Mark, at: tuple[int, int], line: Shown, paint: Paint, one: Diagnostic) -> str:
    """The row of signs under one place, with what is to be said of it."""
    indent, width = " " * at[0], at[1] - at[0]
    if mark.message is None:
        return indent + paint.severity("^" * width, one.severity)
    return indent + paint.frame(f"{'-' * width} {mark.message}")
