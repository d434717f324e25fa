"""References to several places at once: each sort of place named once, by the numbers of its places."""

from __future__ import annotations

from collections.abc import Sequence

from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import english


def several(passage: Passage, identities: Sequence[str]) -> str:
    """References to several places: `paragraphs (2)(a) and (2)(b), and Articles V and VI`."""
    alike: dict[str, list[str]] = {}
    for one in passage.places.spots:
        if one in identities:
            text = passage.places.cite(one, passage.here)
            stem = text.partition(" ")[0]
            named = stem if stem.lower() in _CITED and text.count(" ") == 1 else text
            alike.setdefault(named, []).append(one)
    here = sorted(alike, key=lambda stem: stem[:1].isupper())
    said = [_cited(passage, stem, alike[stem]) for stem in here]
    joined = any(len(alike[stem]) > 1 for stem in here)
    return ", and ".join(said) if joined and len(said) == 2 else english.series(said)


_CITED = ("article", "paragraph", "sub-paragraph", "section", "chapter")
"""What several places are called together, each by its number."""


def _cited(passage: Passage, stem: str, identities: Sequence[str]) -> str:
    """References to places of one sort."""
    plural = len(identities) > 1
    linked = [
        marks.reference(
            passage.places.cite(one, passage.here).removeprefix(f"{stem} " if plural else ""),
            passage.places.anchor(one) or "",
        )
        for one in identities
    ]
    return (f"{stem}s " if plural else "") + english.series(linked)
