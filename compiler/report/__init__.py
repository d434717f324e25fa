"""Diagnostics for people, as text with excerpts of the source; and for programs, as data.

error E201: no fact `endorsments` is declared
  --> league.charter:14:18  article III "Officers", (6)
    |
 14 |             when endorsments(a) >= 2
    |                  ^^^^^^^^^^^
    = help: did you mean `endorsements`?
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from charterlang.compiler.diagnostic import Diagnostic, Severity
from charterlang.compiler.ir.place import Span
from charterlang.compiler.report.excerpt import excerpts
from charterlang.compiler.report.paint import Paint
from charterlang.compiler.source import Source

VERSION = 1
"""Of the shape of `data`."""


def text(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, Source], colour: bool = False
) -> str:
    """All diagnostics, and a line that counts them; empty if there are none."""
    found, paint = tuple(diagnostics), Paint(colour)
    if not found:
        return ""
    return "\n\n".join([*(one_text(one, sources, paint) for one in found), counted(found)])


def one_text(one: Diagnostic, sources: Mapping[str, Source], paint: Paint) -> str:
    """One diagnostic, without a line feed at its end."""
    head = paint.severity(f"{one.severity} {one.code}", one.severity)
    lines = [f"{head}{paint.strong(': ' + printable(one.message))}"]
    margin, body = excerpts(one, sources, paint)
    place = address(one.span) + (f"  {printable(one.heading)}" if one.heading else "")
    lines.append(f"{' ' * margin}{paint.frame('-->')} {place}")
    lines += body
    for word, said in [("", text) for text in one.because] + [("help", h) for h in one.help if h]:
        note = f"{word}: {said}" if word else said
        lines.append(f"{' ' * (margin + 1)}{paint.frame('=')} {printable(note)}")
    return "\n".join(lines)


def address(span: Span) -> str:
    """`pact.charter:14:18`."""
    return f"{span.path}:{span.line}:{span.column}"


def printable(said: str) -> str:
    """A message in one line, without characters that would move the cursor."""
    return "".join(char if char.isprintable() else "�" for char in said.replace("\n", " "))


def counted(found: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`."""
    severities = [one.severity for one in found]
    words: tuple[Severity, ...] = ("error", "warning")
    counts = [(severities.count(word), word) for word in words]
    return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)


def data(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """The same for `--json`: one object for each, with all places as lines and columns from 1."""
    return [
        {
            "version": VERSION,
            "code": one.code,
            "severity": one.severity,
            "message": one.message,
            "span": span(one.span),
            "heading": one.heading,
            "labels": [{"span": span(at.span), "message": at.message} for at in one.labels],
            "because": list(one.because),
            "help": [said for said in one.help if said],
            "fix": {"span": span(one.fix.span), "text": one.fix.text} if one.fix else None,
        }
        for one in diagnostics
    ]


def span(of: Span) -> dict[str, Any]:
    """A stretch of a file; the end is exclusive."""
    return {
        "path": of.path,
        "start": {"line": of.line, "column": of.column},
        "end": {"line": of.end_line, "column": of.end_column},
    }
