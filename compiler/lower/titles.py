"""How things are called in print, and the plural of a title by the rules of English."""

from __future__ import annotations

import re

from charterlang.compiler.ir.organs import Title
from charterlang.compiler.merge import Gathered

IRREGULAR = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def title(found: Gathered) -> Title:
    """The declared title; without one, the name with spaces, and without what it is a part of."""
    said = found.first.title
    text = said.text if said else found.name.rpartition(".")[2].replace("_", " ")
    return Title(text, said.plural if said and said.plural else plural(text))


def plural(text: str) -> str:
    """The plural of a title: of its noun before `of`, else of its last word."""
    head, of, rest = text.partition(" of ")
    first, space, noun = head.rpartition(" ")
    return first + space + plural_word(noun) + of + rest


def plural_word(word: str) -> str:
    """The plural of one noun."""
    if word.lower() in IRREGULAR:
        made = IRREGULAR[word.lower()]
        return made.capitalize() if word[0].isupper() else made
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word + "s"
