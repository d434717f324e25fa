"""English as such: articles, lists, plurals, numerals. Nothing here knows of any law.

Texts may carry marks (`charterlang.render.marks`); these functions look at the bare text.
"""

import re
from collections.abc import Sequence

from charterlang.compiler.word_classes import PARTICIPLES, article
from charterlang.render.marks import ITEM, bare, capital

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_POSSESSIVE = {"it": "its", "they": "their", "them": "their"}
# What follows the head of a noun phrase.
_FOLLOWS = re.compile(
    rf"(of|in|on|for|to|by|from|at|with|who|that|which|this|last|next|{'|'.join(PARTICIPLES)}"
    r"|\w+ed|\w+ing)$"
)
_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}


def sentence(text: str) -> str:
    """`text` as a sentence: a capital, and a full stop unless it has an end of its own."""
    end = "" if re.search(r"[.!?:][”’\])]*$", bare(text).rstrip()) else "."
    return capital(text.strip(" ")) + end if bare(text).strip() else ""


def listed(lead: str, limbs: Sequence[str], joint: str = "and") -> str:
    """`lead` and its limbs as a lettered list; in one line, where they are fewer than three."""
    if len(limbs) < 3:
        return f"{lead} {joined(limbs, joint)}"
    ends = [";"] * (len(limbs) - 2) + [f"; {joint}", ""]
    items = (f"{ITEM}{limb}{end}" for limb, end in zip(limbs, ends, strict=True))
    return f"{lead} —{''.join(items)}"


def joined(clauses: Sequence[str], joint: str = "and") -> str:
    """Clauses joined; two with a comma where one of them has parts of its own."""
    if len(clauses) == 2 and any(re.search(r",| and | or ", bare(one)) for one in clauses):
        return f"{clauses[0]}, {joint} {clauses[1]}"
    return series(clauses, joint)


def series(items: Sequence[str], last: str = "and") -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(items) <= 2:
        return f" {last} ".join(items)
    return f"{', '.join(items[:-1])}, {last} {items[-1]}"


def a(noun: str) -> str:
    """The noun with `a` or `an`; as it is, if it carries an article of its own."""
    text = bare(noun)
    if re.match(r"(the|an?|each|every|any|no|all|some)\s", text, re.I):
        return noun
    return f"{article(text)} {noun}"


def the(noun: str) -> str:
    """The noun with `the`, unless it carries an article of its own."""
    return noun if re.match(r"(the|an?)\s", bare(noun), re.I) else f"the {noun}"


def indefinite(noun: str) -> str:
    """`a nomination window`; but `deliberations`, which are many already."""
    many = re.search(r"[^s]s$", bare(noun).partition(" of ")[0])
    return noun if many else a(noun)


def many(noun: str) -> bool:
    """Whether a noun phrase is in the plural, as its head shows: `the dues paid this year`."""
    words = bare(noun).removeprefix("the ").split(" ")
    end = next((at for at, word in enumerate(words) if at and _FOLLOWS.match(word)), len(words))
    return "and" in words[:end] or bool(re.search(r"[^sui’]s$", words[end - 1]))


def be(noun: str) -> str:
    """`is`, or `are` of several; `whoever acts` is one."""
    return "are" if many(noun) and not bare(noun).startswith("whoever ") else "is"


def plural(noun: str) -> str:
    """The plural, by the rules of English; of `member of X` it is `members of X`."""
    head, of, rest = noun.partition(" of ")
    if of:
        return f"{plural(head)} of {rest}"
    stem, _, last = head.rpartition(" ")
    many = _IRREGULAR.get(last) or _regular_plural(last)
    return f"{stem} {many}" if stem else many


def _regular_plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh)$", word) else "s")


def possessive(noun: str) -> str:
    """`the Speaker's`, `the member states'`, `its`."""
    if noun in _POSSESSIVE:
        return _POSSESSIVE[noun]
    return noun + ("’" if bare(noun).endswith("s") else "’s")


def cardinal(number: int) -> str:
    """A whole number in words: `twenty-four`, `one hundred and five`."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    for size, name in _SCALES:
        if number >= size:
            high, low = divmod(number, size)
            joint = " and " if low < 100 else ", "
            return f"{cardinal(high)} {name}" + (joint + cardinal(low) if low else "")
    if number >= 100:
        high, low = divmod(number, 100)
        return f"{_UNITS[high]} hundred" + (f" and {cardinal(low)}" if low else "")
    if number >= 20:
        tens, units = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_UNITS[units]}" if units else "")
    return _UNITS[number]


def ordinal(number: int) -> str:
    """The ordinal in words: `third`, `twenty-first`."""
    words = cardinal(number)
    stem, last = re.fullmatch(r"(.*?)([a-z]+)", words, re.S).groups()  # type: ignore[union-attr]  # a cardinal always matches
    if last in _ORDINALS:
        return stem + _ORDINALS[last]
    return stem + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def ordinal_figures(number: int) -> str:
    """The ordinal in figures: `3rd`, `21st`."""
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def roman(number: int) -> str:
    """Roman figures of a positive whole number."""
    figures = ""
    for size, figure in _ROMAN:
        count, number = divmod(number, size)
        figures += figure * count
    return figures


def letter(number: int) -> str:
    """The label letter of a position: 1 is `a`, 27 is `aa`."""
    number, low = divmod(number - 1, 26)
    return (letter(number) if number else "") + chr(ord("a") + low)


def every(length: str) -> str:
    """`every six months`; `every month` for one of them."""
    return f"every {re.sub(r'^(one|1) ', '', length)}"


def times(number: int) -> str:
    """`once`, `twice`, `three times`."""
    return {1: "once", 2: "twice"}.get(number) or f"{cardinal(number)} times"
