"""A sentence of a transcript, and the words of a ground that stand below it."""

from __future__ import annotations

import attrs

from charterlang.interpreter.findings import Ground


@attrs.frozen
class Sentence:
    """`text` is a sentence without a full stop; `details` and `rows` (a table) stand below it.

    `silent`: a transcript leaves it out, since it only keeps the books.
    """

    text: str
    details: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    silent: bool = False


def ground_words(one: Ground) -> str:
    """Why not, and how far from it: `the result is not certain: 2 of 3 ayes`."""
    return f"{one.reason}: {one.distance}" if one.distance else one.reason
