"""How quantities are spelt in words: `24 hours`, `twenty-four hours`, `two-thirds`, `60 per cent`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from charterlang.compiler.ir.quantities import MONTHS_IN, SECONDS_IN, Duration

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
PARTS = {
    2: "half",
    3: "third",
    4: "quarter fourth",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
COUNTED = r"members?|votes?|voters?|ballots?|seats?|persons?|people|times"
"""What a bare number in a rule may be a number of."""
NUMERAL = "|".join([*ONES, *TENS[2:], "hundred", "thousand"])
IN_WORDS = rf"(?:{NUMERAL})(?:[ -](?:and )?(?:{NUMERAL}))*"
"""A number in words; what it comes to is for `amount` to say."""

Spelling = tuple[str, str]
"""(pattern, sign): what words look like, and a text in whatever the pattern matches, if any is."""


def number(value: int) -> str:
    """A number in digits, or in words."""
    if value < 20:
        return f"{value}|{ONES[value]}"
    if value < 100:
        tens, ones = divmod(value, 10)
        return f"{value}|{TENS[tens]}" + (f"[ -]{ONES[ones]}" if ones else "")
    return str(value)


def of_duration(length: Duration) -> Iterator[Spelling]:
    """`24 hours`, `twenty-four hours`, `24-hour`, `an hour`."""
    unit = length.unit
    if unit is None:
        return
    amount, rest = (
        divmod(length.seconds, SECONDS_IN[unit])
        if unit in SECONDS_IN
        else divmod(length.months, MONTHS_IN[unit])
    )
    if not rest:
        one = "|an?|a single" if amount == 1 else ""
        yield rf"(?:{number(amount)}{one})[ -]{unit}s?", unit


def of_share(share: Fraction) -> Iterator[Spelling]:
    """`2/3`, `two-thirds`, `a third`; `60%`, `60 per cent`."""
    above, below = share.numerator, share.denominator
    yield rf"{above}/{below}", "/"
    one = "|an?" if above == 1 else ""
    for part in PARTS.get(below, "").split():
        yield rf"(?:{number(above)}{one})[ -]{part}s?", part
    if share == Fraction(1, 2):
        yield "half", "half"
    if (share * 100).denominator == 1:
        percent = number((share * 100).numerator)
        yield rf"(?:{percent})\s?%", "%"
        yield rf"(?:{percent})\s?per ?cent", "cent"


def of_count(count: int, nouns: str = COUNTED) -> Iterator[Spelling]:
    """`two members`, `2 or more council members`: a number, and what it is a number of."""
    behind = rf"(?=\s+(?:or more\s+)?(?:[\w'’-]+\s+){{0,2}}(?:{nouns})\b)"
    yield rf"(?:{number(count)}){behind}", ""
    if count == 2:
        yield r"twice(?!\w)", "twice"


def of_title(title: str) -> Iterator[Spelling]:
    """A title, with its article or without: `a simple majority`, `two-thirds`."""
    said = re.sub(r"^(?:an?|the) ", "", title)
    article = r"(?:(?:an?|the)\s)?" if said != title else ""
    yield article + re.sub(r"[ -]+", "[ -]", said), re.split(r"[ -]", said)[0].lower()


def amount(words: str) -> int | None:
    """What a number in words comes to: `one hundred and five`; None for what is none."""
    total = last = 0
    parts = [one for one in re.split(r"[ -]+", words.lower()) if one and one != "and"]
    for one in parts:
        if one in ONES:
            last += ONES.index(one)
        elif one in TENS[2:]:
            last += 10 * TENS.index(one)
        elif one == "hundred" and last:
            last *= 100
        elif one == "thousand" and last:
            total, last = total + 1000 * last, 0
        else:
            return None
    return total + last if parts else None
