"""The parts of a clause in their order: declarations, words, figures, sub-clauses, flush words, notes (§4)."""

from __future__ import annotations

from charterlang.compiler.format.lines import Line, commented

DECLARATION, WORDS, FIGURE, CLAUSE, FLUSH, NOTE = range(6)
SORTS = {"clause": CLAUSE, "figure": FIGURE, "note": NOTE}


def ordered(root: Line) -> bool:
    """Orders the parts of every clause; whether any has moved. Words that belong together are one.

    The order of the parts of one sort stays, and so does the order in which they are read: the
    syntax tree has the declarations of a clause before its sub-clauses wherever they stand.
    """
    moved, left = False, [root]
    while left:
        line = left.pop()
        if line.kind == "clause":
            unfold(line)
            parts = sorts(line)
            order = sorted(range(len(parts)), key=lambda n: parts[n])
            moved |= order != list(range(len(parts)))
            line.under = [line.under[n] for n in order]
            fold(line)
        elif line.bars:
            while line.under and not commented(line.under[0]):
                line.bars += line.under.pop(0).bars
        left += line.under
    return moved


def unfold(clause: Line) -> None:
    """Takes the words on the line of a label from it, as a line of their own."""
    if clause.bars:
        clause.under.insert(0, Line(kind="text", bars=clause.bars))
        clause.bars, clause.inline = [], True


def fold(clause: Line) -> None:
    """Puts words back on the line of the label, if they are all that the clause begins with."""
    if not clause.inline or clause.under[0].kind != "text":
        return
    run = [line for line in clause.under if line.kind == "text"]
    first = next((n for n, line in enumerate(clause.under) if line.kind != "text"), len(run))
    if not any(commented(line) for line in run[:first]):
        clause.bars = [bar for line in run[:first] for bar in line.bars]
        del clause.under[:first]


def sorts(clause: Line) -> list[int]:
    """What each line under a clause is: words behind the first sub-clause are flush."""
    found: list[int] = []
    for line in clause.under:
        if line.kind == "text":
            found.append(FLUSH if CLAUSE in found else WORDS)
        else:
            found.append(SORTS.get(line.kind, DECLARATION))
    return found
