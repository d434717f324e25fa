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

from charterlang.compiler.diagnostic import Result
from charterlang.compiler.format.lines import arranged, read
from charterlang.compiler.format.meaning import Changed, compare
from charterlang.compiler.format.order import ordered
from charterlang.compiler.format.page import page
from charterlang.compiler.parse import parse
from charterlang.compiler.source import Source, source_of

__all__ = ["Changed", "formatted"]


def formatted(source: Source) -> Result[str]:
    """The text in canonical layout; None, and the errors, if a line of it cannot be read.

    Raises `Changed` if the new text would not mean the same, which is a fault of this package.
    """
    parsed = parse(source)
    errors = tuple(one for one in parsed.diagnostics if one.severity == "error")
    if parsed.value is None or errors:
        return Result(None, errors)
    try:
        reading = read(source.text)
    except (UnexpectedInput, DedentError) as error:  # pragma: no cover  # `parse` has read it
        raise Changed(f"{source.path}: {error}") from error
    root = arranged(source, reading)
    moved = ordered(root)
    text = page(root, reading)
    compare(parsed.value, parse(source_of(source.path, text)), (source.text, text), moved)
    return Result(text, ())
