"""Clauses submitted by somebody who is not among the sponsors of the instrument (W408, §17)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.lower.header import header_lines, sponsor_named
from charterlang.compiler.outline import all_clauses, has_mark


def not_listed(bill: Bill) -> Iterator[Diagnostic]:
    """W408: `by X`, where the instrument lists its sponsors and X is none of them."""
    head, names = bill.charter.file.header, bill.names
    listed = next(header_lines(head, "sponsors"), None) if head else None
    if listed is None:
        return
    for clause in all_clauses(bill.charter.file.items):
        mark = has_mark(clause, "by")
        paths: Any = mark.slots["paths"] if mark else ()
        for path in paths:
            if sponsor_named(path.text, names) in names.sponsors:
                continue
            from difflib import get_close_matches

            near = get_close_matches(path.text, names.sponsors, 1)
            yield warning(
                "W408",
                f"`{path.text}` submits this clause, and is not among the sponsors",
                path.span,
                f"did you mean `{near[0]}`?" if near else "list it behind `sponsors` in the head",
                labels=[Label(listed.span, "the sponsors are listed here")],
                because="who reads the head learns of other sponsors than who reads the clause",
            )
