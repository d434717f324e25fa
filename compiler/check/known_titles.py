"""The titles that a charter declares, as words may type them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from charterlang.compiler.check.bill import Bill
from charterlang.compiler.ir.instrument import Assumption
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.lower import titles
from charterlang.compiler.merge import ORGANS
from charterlang.compiler.node import frozen

LEAST = 4
"""Letters that two words must begin with alike, to be taken for one in two forms."""


@frozen
class Known:
    """`names`: from each title and plural, in small letters, to the name that words take it by.

    `capital` are those with a capital, `proper` these and all of several words. `gapped`: titles by their words but one.
    """

    names: Mapping[str, str]
    capital: frozenset[str]
    proper: frozenset[str]
    gapped: Mapping[tuple[int, tuple[str, ...]], list[str]]

    def near(self, said: str) -> str | None:
        """The title with which a phrase has all words in common but one, and that one nearly."""
        words = said.lower().split(" ")
        for at, word in enumerate(words):
            for title in self.gapped.get((at, (*words[:at], "", *words[at + 1 :])), ()):
                if alike(word, title.split(" ")[at]):
                    return title
        return None

    def of(self, said: str) -> str | None:
        """The title that a phrase is, in the singular or in the plural."""
        low = said.lower()
        forms = (low, low.removesuffix("s"), f"{low}s")
        return next((one for one in forms if one in self.names), None)


def known(bill: Bill) -> Known:
    """All titles of a charter."""
    names: dict[str, str] = {}
    written: list[str] = []
    for name, title in titles_of(bill):
        names.setdefault(title.lower(), name)
        written.append(title)
    capital = frozenset(one.lower() for one in written if one != one.lower())
    proper = capital.union(one for one in names if " " in one)
    gapped: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for one in names:
        words = one.split(" ")
        for at in range(len(words)) if len(words) > 1 else ():
            gapped.setdefault((at, (*words[:at], "", *words[at + 1 :])), []).append(one)
    return Known(names, capital, proper, gapped)


def titles_of(bill: Bill) -> Iterator[tuple[str, str]]:
    """(name, title) of all that has one; plurals too."""
    law = bill.instrument
    yield law.name, law.title
    for individual in law.entities:
        yield individual.name, individual.title
    for name, found in bill.charter.declared.items():
        title = titles.title(found)
        yield name, title.text
        yield name, title.plural
    for name, one in law.declarations.items():
        if isinstance(one, Assumption):
            yield from ((name, reading.title) for reading in one.readings if reading.title)
        elif isinstance(one, Norm):
            yield from ((name, stage.titled) for stage in one.stages if stage.titled)


def organs(bill: Bill) -> Iterator[tuple[str, str]]:
    """(name, title) of the legal person and of each organ."""
    if bill.instrument.establishes:
        yield bill.instrument.establishes
    for name, found in bill.charter.declared.items():
        if found.head in ORGANS:
            yield name, titles.title(found).text


GENDER = re.compile(r"(?:(?:wo)?m[ae]n|persons?|people)$")
"""The end by which one office is called in several ways: `chair`, `chairman`, `chairperson`."""


def one_office(one: str, two: str) -> bool:
    """Whether two words, in small letters, are forms of one office."""
    return one != two and GENDER.sub("", one) == GENDER.sub("", two) != ""


def alike(one: str, two: str) -> bool:
    """Whether two words begin alike, for more than half of the longer, or are forms of one office."""
    if one_office(one, two):
        return True
    pairs = enumerate(zip(one, two, strict=False))
    shared = next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))
    return shared >= LEAST and 2 * shared > max(len(one), len(two))
