"""The parts of a clause in their order: declarations, words, sub-clauses, flush words, notes (§4)."""

from __future__ import annotations

from charterlang.compiler.format.lines import Line

DECLARATION, WORDS, CLAUSE, FLUSH, NOTE = range(5)


def ordered(root: Line) -> bool:
    """Orders the parts of every clause; whether any has moved.

    The order of the parts of one sort stays, and so does the order in which they are read: the
    syntax tree has the declarations of a clause before its sub-clauses wherever they stand.
    """
    moved, left = False, [root]
    while left:
        line = left.pop()
        if line.kind == "clause":
            parts = sorts(line)
            order = sorted(range(len(parts)), key=lambda n: parts[n])
            moved |= order != list(range(len(parts)))
            line.under = [line.under[n] for n in order]
        left += line.under
    return moved


def sorts(clause: Line) -> list[int]:
    """What each line under a clause is: words behind the first sub-clause are flush."""
    found: list[int] = []
    for line in clause.under:
        if line.kind == "text":
            found.append(FLUSH if CLAUSE in found else WORDS)
        else:
            found.append({"clause": CLAUSE, "note": NOTE}.get(line.kind, DECLARATION))
    return found
