"""A sentence of a transcript."""

from __future__ import annotations

import attrs


@attrs.frozen
class Sentence:
    """`text` is a sentence without a full stop; `details` and `rows` (a table) stand below it.

    `silent`: a transcript leaves it out, since it only keeps the books.
    """

    text: str
    details: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    silent: bool = False
