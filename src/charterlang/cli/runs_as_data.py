"""Runs and explanations as data, for `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charterlang.compiler.ir.place import Span
    from charterlang.interpreter.findings import Ground
    from charterlang.interpreter.journal import Entry
    from charterlang.interpreter.play import Failure, Line, Run
    from charterlang.interpreter.reliance import Reliance
    from charterlang.interpreter.values import Value
    from charterlang.interpreter.why import Explanation


def run_as_data(run: Run) -> dict[str, Any]:
    """A run: its transcript, failures, and what it rests on."""
    return {
        "scenario": run.trial.scenario.title,
        "charter": run.trial.law.name,
        "readings": dict(run.trial.readings),
        "passed": run.passed,
        "lines": [
            line_as_data(line, moment.at.isoformat() if moment.at else None)
            for moment in run.moments
            for line in moment.lines
        ],
        "failures": [failure_as_data(one) for one in run.failures],
        "rests_on": rests_as_data(run.rests),
        "clauses": sorted(run.touched),
    }


def line_as_data(line: Line, at: str | None) -> dict[str, Any]:
    """A line of a transcript."""
    return {
        "line": line.number,
        "at": at,
        "sort": line.sort,
        "text": line.text,
        "clauses": list(line.clauses),
        "declaration": line.declaration,
        "details": list(line.details),
        "rows": [list(row) for row in line.rows],
        "grounds": [ground_as_data(one) for one in grounds_of(line)],
        "norm": norm_as_data(line.entry),
        "rests_on": rests_as_data(line.rests),
        "failed": line.failed,
        "span": span_as_data(line.span),
    }


def grounds_of(line: Line) -> tuple[Ground, ...]:
    """Why an act was refused, a decision void or irregular, a nomination lapsed."""
    return line.grounds or getattr(line.entry, "grounds", ())


def norm_as_data(entry: Entry | None) -> dict[str, Any] | None:
    """Of a duty, breach, finding or irregularity: what it is, of which norm, whose, about what."""
    from charterlang.interpreter.journal import (
        Breached,
        BreachFound,
        Disregarded,
        DutyArose,
        DutyEnded,
        Irregular,
        Prevailed,
    )

    match entry:
        case DutyArose(norm, who, about, until, act):
            more: dict[str, Any] = {"kind": "owed", "act": act}
            more["until"] = until.isoformat() if until else None
        case DutyEnded(norm, who, about, done, act):
            more = {"kind": "done" if done else "moot", "act": act}
        case Breached(norm, who, about):
            kind = "alleged" if entry.alleged else "breach"
            more = {"kind": kind, "act": entry.act, "overdue": entry.overdue, "void": entry.void}
            more["by"] = entry.by
        case BreachFound(norm, who, about, _, act):
            more = {"kind": "found", "act": act}
        case Disregarded(norm, who, about, overdue):
            more = {"kind": "disregarded", "overdue": overdue}
        case Prevailed(norm, over, who, about):
            more = {"kind": "prevails", "over": over}
        case Irregular(norm, who, about):
            more = {"kind": "irregular"}
        case _:
            return None
    return {"norm": norm, "who": who, "about": [value_as_data(one) for one in about], **more}


def value_as_data(one: Value) -> str:
    """What a norm is about: an individual by its name, a proceeding by its number."""
    return str(getattr(one, "name", getattr(one, "number", one)))


def ground_as_data(one: Ground) -> dict[str, Any]:
    """Why an act was refused."""
    return {
        "reason": one.reason,
        "distance": one.distance,
        "clauses": list(one.clauses),
        "remedy": one.remedy,
    }


def failure_as_data(one: Failure) -> dict[str, Any]:
    """What did not come out as expected."""
    return {
        "message": one.message,
        "found": list(one.found),
        "line": one.line,
        "span": span_as_data(one.span),
    }


def rests_as_data(rests: Reliance) -> dict[str, Any]:
    """Readings and presumptions."""
    return {
        "readings": dict(rests.assumptions),
        "presumptions": list(rests.presumptions),
    }


def span_as_data(span: Span | None) -> dict[str, Any] | None:
    """A stretch of a file; lines and columns count from 1, the end is exclusive."""
    if span is None:
        return None
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def explanation_as_data(one: Explanation) -> dict[str, Any]:
    """Why a line came about."""
    return {
        "what": one.what,
        "at": one.at.isoformat() if one.at else None,
        "sections": [
            {
                "heading": section.heading,
                "points": [
                    {"text": point.text, "clause": point.clause or None, "below": list(point.below)}
                    for point in section.points
                ],
            }
            for section in one.sections
        ],
    }
