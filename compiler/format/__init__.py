"""The canonical layout of a text: `charter fmt`.

    lines     the tokens of a text as lines under lines, with the comments and empty lines between
    order     the parts of a clause in the order of language.md §4
    spacing   what stands between two tokens
    columns   what the properties of one block say, in a column
    flow      official words, filled anew
    page      all of it as text
    meaning   what must not change: the syntax tree, and every comment

It works from the tokens, and prints each of them: what it does not know comes through as it is
written, in single spaces. The syntax tree only tells which line is what. A text in which a line
cannot be read stays as it is: nobody can say what belongs together there.
"""

from __future__ import annotations

from lark import UnexpectedInput
from lark.indenter import DedentError

from charterlang.compiler.diagnostic import Diagnostic, Result
from charterlang.compiler.format.lines import arranged, read
from charterlang.compiler.format.meaning import Changed, Meaning, compare
from charterlang.compiler.format.order import ordered
from charterlang.compiler.format.page import page
from charterlang.compiler.parse import built, parse, unreadable
from charterlang.compiler.source import Source, source_of
from charterlang.compiler.syntax.build.site import TooDeep

__all__ = ["Changed", "formatted"]


def formatted(source: Source) -> Result[str]:
    """The text in canonical layout; None, and the errors, if a line of it cannot be read.

    Raises `Changed` if the new text would not mean the same, which is a fault of this package.
    """
    if refused := unreadable(source):
        return Result(None, refused)
    try:
        reading = read(source.text)
        before = built(reading.tree, source)
    except (UnexpectedInput, DedentError, TooDeep):
        return Result(None, errors(parse(source)))
    if before.value is None or before.failed:
        return Result(None, errors(before))
    root = arranged(source, reading)
    moved = ordered(root)
    text = page(root, reading)
    compare(Meaning(before.value, reading), meaning(source_of(source.path, text)), moved)
    return Result(text, ())


def meaning(source: Source) -> Meaning:
    """What a new text says; raises `Changed` if it cannot be read."""
    try:
        reading = read(source.text)
        made = built(reading.tree, source)
    except (UnexpectedInput, DedentError, TooDeep) as error:
        raise Changed("the new text cannot be read") from error
    if made.value is None or made.failed:
        raise Changed("the new text has mistakes")
    return Meaning(made.value, reading)


def errors(made: Result[object]) -> tuple[Diagnostic, ...]:
    """What is wrong, without what is only remarked."""
    return tuple(one for one in made.diagnostics if one.severity == "error")
