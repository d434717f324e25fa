"""What templates may call: three tables for each form.

`plain` filters give texts, parts and figures, which are escaped when they are printed. `code` filters
take a text and write it in the dialect of the form. `layout` filters take and give what is written in
the dialect already; of a text that is not so yet, `environment.py` sees to it before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import ClassVar

import attrs

from charterlang.render import marks, view
from charterlang.render.forms import columns
from charterlang.render.forms.tidy import APART, tidy
from charterlang.render.wording import english
from charterlang.render.words import words

Filter = Callable[..., object]
Writer = Callable[..., str]


@attrs.frozen
class Filters:
    plain: Mapping[str, Filter]
    code: Mapping[str, Writer]
    layout: Mapping[str, Writer]


@attrs.frozen
class Group:
    """Clauses that follow one another. `labels`: how many columns their widest label takes."""

    kind: ClassVar = "clauses"
    clauses: tuple[view.Clause, ...]
    labels: int


@attrs.frozen
class Signed:
    """Signatures that follow one another.

    `names`: how many columns the widest name takes of those with a capacity beside them.
    """

    kind: ClassVar = "signatures"
    signatures: tuple[view.Signature, ...]
    names: int


def grouped(parts: Iterable[view.Part]) -> tuple[view.Division | Group | Signed, ...]:
    """The parts of a division; clauses, and signatures, that follow one another as one group."""
    made: list[view.Division | Group | Signed] = []
    for sort, several in groupby(parts, type):
        if sort is view.Division:
            made += (one for one in several if isinstance(one, view.Division))
        elif sort is view.Clause:
            clauses = tuple(one for one in several if isinstance(one, view.Clause))
            made.append(Group(clauses, widest(clauses)))
        else:
            signed = tuple(one for one in several if isinstance(one, view.Signature))
            beside = [one.name for one in signed if one.capacity and not broad(one.name)]
            names = (columns.width(words(one)) for one in beside)
            made.append(Signed(signed, max(names, default=0)))
    return tuple(made)


def broad(name: tuple[view.Run, ...]) -> bool:
    """Whether a name takes so many columns that nothing more stands beside it."""
    return columns.width(words(name)) > columns.COLUMNS // 2


def widest(labelled: Iterable[view.Clause | view.Item]) -> int:
    """How many columns the widest of the labels takes; none is 0."""
    return max((columns.width(one.label or "") for one in labelled), default=0)


def opens(blocks: tuple[view.Block, ...]) -> bool:
    """Whether they begin with a paragraph, so that a label can stand in front of its words."""
    return bool(blocks) and isinstance(blocks[0], view.Paragraph)


def superscript(number: int) -> str:
    """The number in raised figures, for forms that cannot raise any."""
    return str(number).translate(_SUPERSCRIPTS)


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def back(number: int) -> str:
    """What a link back to the text is called, `↑a`: no number, which would be taken for a note's."""
    return f"↑{english.letter(number)}"


def address(anchor: str) -> str:
    """The anchor as it stands in an `id` and behind the `#` of a link: the same in both."""
    return re.sub(r"[^\w.-]", _percent, anchor)


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8", "replace"))


def css_string(text: str) -> str:
    """The text as a string of CSS, with nothing in it that CSS or HTML could read as a sign."""
    return '"' + re.sub(r"[^\w ]", lambda sign: f"\\{ord(sign[0]):06x}", text) + '"'


def rank(depth: int) -> str:
    """The rank of the heading of a division or clause that deep: HTML has six."""
    return str(min(depth, 6))


def hashes(depth: int) -> str:
    """The signs before a heading that deep: Markdown has six."""
    return "#" * min(depth, 6)


def apart(text: str) -> str:
    """What begins a part of its own, two blank lines below what stands before."""
    return APART + text


def quoted(text: str) -> str:
    """Markdown as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in tidy(text).strip("\n").split("\n"))


_SHARED: Mapping[str, Filter] = {
    "back": back,
    "broad": broad,
    "capital": marks.capital,
    "grouped": grouped,
    "opens": opens,
    "superscript": superscript,
    "widest": widest,
}

FORMS: Mapping[str, Filters] = {
    "html": Filters(
        plain=_SHARED,
        code={"address": address, "css_string": css_string, "rank": rank},
        layout={},
    ),
    "markdown": Filters(
        plain=_SHARED,
        code={"address": address, "hashes": hashes},
        layout={"quoted": quoted},
    ),
    "text": Filters(
        plain=_SHARED,
        code={},
        layout={
            "apart": apart,
            "centred": columns.centred,
            "hanging": columns.hanging,
            "led": columns.led,
            "underlined": columns.underlined,
            "verse": columns.verse,
        },
    ),
}
