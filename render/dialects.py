"""Escapers: how a text is written in a dialect so that it reads as itself and as nothing else.

HTML has its own in MarkupSafe.
"""

from __future__ import annotations

import re

from charterlang.render.marks import printable

# Active wherever they stand in CommonMark, or on GitHub (`~` struck out, `|` tables, `$` formulas).
_ACTIVE = re.compile(r"[\\`*_\[\]<>#~|${}]")
# A character reference: `&lt;` and `&#60;` are to read as they are written.
_REFERENCE = re.compile(r"&(?=[#A-Za-z0-9])")
# `!` before a link makes an image of it; the link may begin the next run.
_IMAGE = re.compile(r"!$")
# Addresses, and names between colons, that GitHub makes into links and pictures.
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=www)\.|(?<![0-9]):(?=[\w+-])", re.IGNORECASE)
# What begins a list, a heading under its line, or the rule under a table's head.
_OPENING = re.compile(r"^(\s*)([-+=:])")
_NUMBERED = re.compile(r"^(\s*[0-9]+)([.)])(?=\s|$)")


def markdown(text: str) -> str:
    """`text` with every character escaped that CommonMark or GitHub would read as a sign."""
    line = re.sub(r"[\r\n\u00a0]+", " ", printable(text))
    escaped = _ACTIVE.sub(r"\\\g<0>", line)
    escaped = _REFERENCE.sub(r"\\&", escaped)
    escaped = _IMAGE.sub(r"\\!", escaped)
    escaped = _ADDRESS.sub(r"\\\g<0>", escaped)
    escaped = _OPENING.sub(r"\1\\\2", escaped)
    return _NUMBERED.sub(r"\1\\\2", escaped)


def text(text: str) -> str:
    """`text` without what a terminal would obey."""
    return printable(text)
