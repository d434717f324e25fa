"""The last touch: what templates leave behind in lines and spaces."""

import re

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_BLANKS = re.compile(r"\n{3,}")

APART = "\v"
"""Two blank lines instead of one: a character that no text of a document has."""


def tidy(text: str) -> str:
    """The text without trailing spaces or two blank lines together, ended by a line feed."""
    even = _BLANKS.sub("\n\n", _TRAILING.sub("", text))
    return even.replace(APART, "\n").strip("\n") + "\n"
