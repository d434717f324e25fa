"""Words in the letters that a name may have."""

from __future__ import annotations

import unicodedata

PLAIN = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
}
"""How letters are written plainly that are not a plain letter with a mark."""


def plain(word: str) -> str:
    """A word in the letters a to z, as far as its letters have one beneath their marks."""
    bare = unicodedata.normalize("NFKD", "".join(PLAIN.get(one, one) for one in word))
    return "".join(one for one in bare if one.isascii() and (one.isalnum() or one == "_"))
