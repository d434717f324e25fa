"""One quantity in two forms beside each other that do not agree (W207): lengths of time, shares, ratios.

What stands in brackets behind a quantity, or behind `that is` or `i.e.`, says it again; so does a ratio
behind the `or` that follows another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache

from charterlang.compiler.check import spelling
from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.figures import doubled
from charterlang.compiler.check.passages import Passage
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.quantities import MONTHS_IN, SECONDS_IN

UNITS = "|".join([*SECONDS_IN, *MONTHS_IN])
PARTS = "|".join(part for some in spelling.PARTS.values() for part in some.split())
AMOUNT = rf"[0-9]+|{spelling.IN_WORDS}"
AGAIN = r"(?:,? ?\(|,? (?:that is(?: to say)?|i\.e\.|in other words),? )(?:or )?"
"""What says that the same comes again."""

TWICE = re.compile(
    rf"(?:(?:{UNITS}|{PARTS})s?|half|cent|[0-9%]){AGAIN}|[0-9](?: \w+)? ?: ?[0-9]", re.IGNORECASE
)
"""Where a quantity ends and something comes again: most texts have none, and are read no further."""

Quantity = tuple[str, Fraction]
"""What it is a quantity of, and how much: only those of one sort can be compared."""
Reader = Callable[[str], Quantity | None]


def agreeing(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W207: `three days (48 hours)`, `two-thirds (60%)`, `1.3:1, or 320:240`."""
    for passage in passages:
        for text in passage.texts:
            for pattern, read in beside() if TWICE.search(text.said) else ():
                for match in pattern.finditer(text.said):
                    one, two = read(match["one"]), read(match["two"])
                    told = doubled().match(text.said, match.start())
                    if told or one is None or two is None or one[0] != two[0]:
                        continue
                    if not same(one[1], two[1], match):
                        yield warning(
                            "W207",
                            f"`{match[0].strip()}` says two {told_of(one, two)}",
                            text.of(match),
                            "write it once, or let the second follow from the first",
                        )


@cache
def beside() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Two quantities beside each other, of lengths of time, of shares, and of ratios."""
    length = rf"(?:{AMOUNT}|an?)[ -](?:{UNITS})s?"
    share = rf"[0-9]+/[0-9]+|[0-9]+(?:\.[0-9]+)? ?(?:%|per ?cent)|(?:{AMOUNT}|an?)[ -](?:{PARTS})s?|half"
    ratio = r"[0-9]+(?:\.[0-9]+)?(?: \w+)? ?: ?[0-9]+(?:\.[0-9]+)?(?: \w+)?"
    flags = re.IGNORECASE
    return (
        (re.compile(rf"\b(?P<one>{length}){AGAIN}(?P<two>{length})\)?", flags), of_length),
        (re.compile(rf"(?<![\w.])(?P<one>{share}){AGAIN}(?P<two>{share})\)?", flags), of_share),
        (
            re.compile(rf"(?<![\w.:])(?P<one>{ratio})(?:{AGAIN}|, or )(?P<two>{ratio})\)?", flags),
            of_ratio,
        ),
    )


def of_length(said: str) -> Quantity | None:
    """A length of time, in seconds or in months: neither converts into the other."""
    amount, _, unit = re.sub(r"-(?=\w+$)", " ", said.lower()).rpartition(" ")
    unit = unit.removesuffix("s")
    number = 1 if amount in ("a", "an") else spelling.amount(amount)
    number = int(amount) if amount.isdigit() else number
    if number is None:
        return None
    if unit in SECONDS_IN:
        return "seconds", Fraction(number) * SECONDS_IN[unit]
    return "months", Fraction(number) * MONTHS_IN[unit]


def of_share(said: str) -> Quantity | None:
    """A share, as a quotient, in per cent, or in words."""
    low = said.lower()
    if re.fullmatch(r"[0-9]+/[0-9]+", low):
        above, below = low.split("/")
        return ("share", Fraction(int(above), int(below))) if int(below) else None
    if percent := re.fullmatch(r"([0-9.]+) ?(?:%|per ?cent)", low):
        return "share", Fraction(percent[1]) / 100
    if low == "half":
        return "share", Fraction(1, 2)
    count, part = re.split(r"[ -](?=\w+$)", low)
    above_said = 1 if count in ("a", "an") else spelling.amount(count)
    above_said = int(count) if count.isdigit() else above_said
    names = {name: number for number, some in spelling.PARTS.items() for name in some.split()}
    below_said = names.get(part) or names.get(part.removesuffix("s"))
    if above_said is None or below_said is None:
        return None
    return "share", Fraction(above_said, below_said)


def of_ratio(said: str) -> Quantity | None:
    """A ratio, whatever it is one of."""
    above, below = (re.match(r"[0-9.]+", part.strip()) for part in said.split(":"))
    if above is None or below is None or not Fraction(below[0]):
        return None
    return "ratio", Fraction(above[0]) / Fraction(below[0])


def same(one: Fraction, two: Fraction, match: re.Match[str]) -> bool:
    """Whether two are one, in as many places of a percentage as are written: two-thirds are 66.7%."""
    if one == two:
        return True
    for said, other in ((match["one"], two), (match["two"], one)):
        if percent := re.match(r"[0-9]+(?:\.([0-9]+))? ?(?:%|per ?cent)", said, re.IGNORECASE):
            places = len(percent[1] or "")
            if places and round(other * 100, places) == Fraction(
                percent[0].split("%")[0].split(" ")[0]
            ):
                return True
    return False


def told_of(one: Quantity, two: Quantity) -> str:
    """`ratios, 13/10 and 4/3`; of lengths of time, that they are two."""
    sort = one[0]
    return f"{sort}s, {one[1]} and {two[1]}" if sort in ("share", "ratio") else "lengths of time"
