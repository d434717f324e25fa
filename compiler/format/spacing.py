"""What stands between two tokens of a line."""

from __future__ import annotations

import re

from lark import Token

from charterlang.compiler.format.lines import Reading

VERBATIM = ("STRING", "TEXT")
WIDE = ("PLUS", "MINUS", "STAR", "SLASH", "CMP")
"""Operators, with a space on either side."""
CLOSING = ("_C", "RPAR", "RBRACE", "COLON", "DOT")
OPENING = ("LPAR", "LBRACE", "DOT")
ENDS, BEGINS = ("RPAR", "RBRACE"), ("LPAR", "LBRACE")
"""Brackets, with a space outside of them."""
WORDLIKE = re.compile(r'[\w"@|].*[\w"%!]|[\w"|]', re.DOTALL)
"""What begins and ends as a word does, a text or a reference: two of them need a space."""


def written(token: Token) -> str:
    """A token as it is printed: words of several words in single spaces, a comma alone."""
    if token.type == "_C":
        return ","
    if token.type in VERBATIM:
        return str(token)
    return re.sub(r"[ \t]+", " ", token)


def between(before: Token, after: Token, reading: Reading) -> str:
    """A space, or none."""
    kinds = before.type, after.type
    if after.type == "LPAR" and before.type == "NAME":
        known = before.end_pos in reading.calls or after.start_pos in reading.parameters
        return "" if known else as_written(before, after)
    if before.type in OPENING or after.type in CLOSING or before.start_pos in reading.minus:
        return ""
    words = all(WORDLIKE.fullmatch(one) for one in (before, after))
    if words or "TEXT" in kinds or before.type in ("_C", "COLON", "LABEL"):
        return " "
    if any(one in WIDE for one in kinds) or before.type in ENDS or after.type in BEGINS:
        return " "
    return as_written(before, after)


def as_written(before: Token, after: Token) -> str:
    """A space where there is one, whatever these tokens are."""
    return " " if before.end_pos != after.start_pos else ""
