"""The words of a document alone, without any form: what every form must say."""

from __future__ import annotations

from typing import assert_never

from charterlang.render import view


def runs(pieces: tuple[view.Run, ...]) -> str:
    """The words of runs in one line; an assumed value has its brackets, and no mark."""
    return "".join(_run(piece) for piece in pieces)


def _run(piece: view.Run) -> str:
    match piece:
        case view.LineBreak():
            return " "
        case view.AssumedValue(text=text, bracketed=True):
            return f"[{text}]"
        case view.Text(text=text) | view.Term(text=text) | view.CrossReference(text=text):
            return text
        case view.AssumedValue(text=text):
            return text
        case _:
            assert_never(piece)


def block(one: view.Block) -> str:
    """The words of a paragraph or list."""
    match one:
        case view.Paragraph(pieces):
            return runs(pieces)
        case view.Listing(items):
            return " ".join(f"{item.label} {runs(item.runs)}".strip() for item in items)
        case _:
            assert_never(one)


def clause(one: view.Clause) -> str:
    """The words of a clause with its sub-clauses and labels, without its notes."""
    said = [
        one.label or "",
        one.heading or "",
        *(block(each) for each in one.blocks),
        *(clause(each) for each in one.clauses),
        *(block(each) for each in one.flush),
    ]
    return " ".join(each for each in said if each)


def division(one: view.Division) -> str:
    """The words of a division with its name and all its parts, without its notes."""
    parts = (
        division(part) if isinstance(part, view.Division) else clause(part) for part in one.parts
    )
    said = [one.name, one.heading or "", *(block(each) for each in one.blocks), *parts]
    return " ".join(each for each in said if each)
