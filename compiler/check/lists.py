"""Items of one list that do not fit each other, or the words that they go on from (W411).

A list is a row of labelled clauses with words of their own under one clause or division. An item that
begins with braces is not looked at, since its first words are a rule's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import BLANK, Part, Passage, Text
from charterlang.compiler.diagnostic import Diagnostic, Fix
from charterlang.compiler.ir.document import Clause, Division
from charterlang.compiler.node import frozen

FIRST = re.compile(r"\s*(?P<word>[A-Za-z][\w’'-]*)")
CONDITION = re.compile(
    r"(?:^|[\s,])(?:if|when|where|whenever|unless|provided that|(?:in|under) (?:the )?(?:cases?|conditions?)\b.*)"
    r"(?P<more>[^.;:]*):?\s*$",
    re.IGNORECASE,
)
"""Words that end with a condition, which the items are."""
COUNTED = re.compile(
    r"\b(?:all|any|each|both|either|neither|one|some|every|following|these)\b", re.I
)
"""Words that say how many of the items are wanted."""
MODAL = re.compile(r"\b(?:will|shall|must|may|should|can|could|to)(?: also)?:\s*$")
"""A verb that the items go on from, each with the plain form of another."""
OPERATIVE = re.compile(
    r"(?:acknowledg|affirm|reaffirm|believ|condemn|consider|declar|decid|demand|deplor|emphasi[sz]|encourag|"
    r"express|invit|not|recall|recogni[sz]|regrett?|remind|request|stress|support|urg|welcom)e?s",
    re.IGNORECASE,
)
"""What an operative clause of a resolution begins with, and a recital must not."""


@frozen
class Item:
    """An item of a list: its clause, its words, and the first of them, if that is in letters."""

    clause: Clause
    text: Text
    first: re.Match[str] | None

    @property
    def name(self) -> str:
        """Its label; without one, its address."""
        return self.clause.label or self.clause.identity

    @property
    def word(self) -> str:
        """The first word; nothing, if a rule gives it."""
        return self.first["word"] if self.first else ""

    @property
    def joining(self) -> bool:
        """Whether it begins with the word that joins it to the one before."""
        return self.word.lower() in ("or", "and")

    @property
    def ending(self) -> str:
        """How its words end, in small letters."""
        return self.text.said.rstrip().lower()


def unlike(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W411: an item that is of another form than the rest, or does not go on from the words above."""
    by_identity = {one.identity: one for one in passages}
    for passage in passages:
        items = tuple(items_of(passage.part, by_identity))
        if isinstance(passage.part, Division) and passage.part.kind == "preamble":
            yield from finite(items)
            continue
        if len(items) < 2 or passage.torn:
            continue
        above = passage.texts[0].said.rstrip() if passage.texts else ""
        yield from joined_in_front(items)
        yield from after_modal(items, above)
        yield from without_join(items, above, passage)
        if len(items) > 2:
            yield from odd_form(items)
            yield from odd_letter(items)
        if isinstance(passage.part, Clause):
            yield from unended(items)


def items_of(part: Part, by_identity: Mapping[str, Passage]) -> Iterator[Item]:
    """The labelled clauses of a part that have words of their own."""
    for one in part.parts if isinstance(part, Division) else part.clauses:
        # A clause without a label, as in a preamble or among signatures, is told by its address.
        if isinstance(one, Clause) and not signed(part):
            passage = by_identity[one.identity]
            if passage.texts and not passage.torn:
                yield Item(one, passage.texts[0], FIRST.match(passage.texts[0].said))


def signed(part: Part) -> bool:
    """Whether signatures stand in a part: names, and no sentences."""
    return isinstance(part, Division) and part.kind == "signatures"


def finding(of: Item, said: str, *help: str, fix: str | None = None) -> Diagnostic:
    """The warning of one item, at its first word."""
    assert of.first is not None
    at = of.text.of(of.first, "word")
    return warning("W411", said, at, *help, fix=Fix(at, fix) if fix else None)


# ── how an item begins


def joined_in_front(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """`Or …`, `And …`: the word that joins two items stands at the end of the first."""
    for before, one in zip(items, items[1:], strict=False):
        if one.joining:
            yield finding(
                one,
                f"the item {one.name} begins with `{one.word}`",
                f"join them at the end of {before.name}:  …; {one.word.lower()}",
            )


def after_modal(items: Sequence[Item], above: str) -> Iterator[Diagnostic]:
    """`will:` and then `facilitates`: the items go on from a verb that wants the plain form."""
    verb = MODAL.search(above)
    for one in items if verb else ():
        word = one.word
        if word.islower() and re.search(r"[^siu]s$", word) and len(word) > 3:
            assert verb is not None
            yield finding(
                one,
                f"`{word}` does not go on from `{verb[0].rstrip(' :')}`",
                "write the plain form of the verb, as the other items do",
            )


def odd_form(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """One item that begins in another form than all others, which begin with `…ing`."""
    known = [one for one in items if one.first is not None]
    ing = [one for one in known if one.word.endswith("ing")]
    if len(ing) >= 2 and len(ing) == len(known) - 1:
        (odd,) = (one for one in known if one not in ing)
        yield finding(
            odd,
            f"the item {odd.name} begins with `{odd.word}`, all others with a form in `-ing`",
            "give all items of a list one form, or make it a clause of its own",
        )


def odd_letter(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """One item that begins with a small letter, where all others have a capital."""
    known = [one for one in items if one.first is not None and not one.joining]
    small = [one for one in known if one.word[0].islower()]
    if len(small) == 1 and len(known) > 2:
        (odd,) = small
        capital = odd.word[0].upper() + odd.word[1:]
        yield finding(
            odd,
            f"the item {odd.name} begins with a small letter, all others with a capital",
            f"write  {capital}",
            fix=capital,
        )


def finite(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """A recital that begins like an operative clause: `Notes` for `Noting`."""
    others = [one for one in items if re.search(r"(?:ing|ed|ful|ware)$", one.word)]
    for one in items if others else ():
        if OPERATIVE.fullmatch(one.word):
            yield finding(
                one,
                f"`{one.word}` begins an operative clause, and this is a recital",
                "write its form in  -ing",
            )


# ── how an item ends


def without_join(items: Sequence[Item], above: str, passage: Passage) -> Iterator[Diagnostic]:
    """Conditions in a list of which nothing says whether all are wanted, or any."""
    condition = CONDITION.search(above)
    if condition is None or COUNTED.search(above[condition.start() :]) or not passage.operative:
        return
    joined = any(re.search(r"\b(?:and|or)\W*$", one.ending) for one in items[:-1])
    in_front = any(one.joining for one in items)
    if not joined and not in_front:
        last = items[-2]
        start = len(last.text.said.rstrip()) - 1
        yield warning(
            "W411",
            f"nothing says whether all of {items[0].name} to {items[-1].name} are wanted, or any",
            last.text.at(start, start + 1),
            f"end {last.name} with  and  or  or",
        )


def unended(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """One item without a stop at its end, where all others have one."""
    if len(items) < 3 or any(one.clause.clauses for one in items):
        return
    open_ = [one for one in items if re.search(rf"[\w{BLANK})]$", one.ending)]
    if len(open_) == 1 and not re.search(r"\b(?:and|or)$", open_[0].ending):
        odd = open_[0]
        start = len(odd.text.said.rstrip()) - 1
        stop = "." if odd is items[-1] else ";"
        yield warning(
            "W411",
            f"the item {odd.name} ends without a stop, and all others have one",
            odd.text.at(start, start + 1),
            f"end it with  {stop}",
        )
