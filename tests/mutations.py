"""Breaking lines of a charter, one mistake a line, each by construction a mistake.

A break is a function from a line (its text and tokens) and a chance to the broken line, or None
where it does not apply. What would be law again is left out here, with its reason, and never by
looking at what the compiler says.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import attrs
from lines_of_law import Line, declares, lines_of

from charterlang.compiler.lexis import DIVISIONS, HEADS, UNITS
from charterlang.compiler.trial import words

LETTERS = "abcdefghijklmnopqrstuvwxyz"


Break = Callable[[Line, random.Random], str | None]


# ── misspelling


def misspelt(word: str, line: Line, chance: random.Random) -> str:
    """A word with a letter too few, too many or exchanged, that is no word of the file or language."""
    taken = {*line.names, *(one for some in words().values() for one in some), *UNITS}
    for _ in range(50):
        at = chance.randrange(len(word))
        letter = chance.choice(LETTERS)
        made = chance.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + letter + word[at:],
                word[:at] + letter + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
            )
        )
        if len(made) > 2 and made not in taken and re.fullmatch(r"[A-Za-z_]\w*", made):
            return made
    return word + "xyz"


def keyword(line: Line, chance: random.Random) -> str | None:
    """A word of the language misspelt."""
    found = [
        one
        for one in line.tokens
        if one.type != "NAME"
        and one.isalpha()
        # A misspelt number or heading of a division is another number.
        and one.type not in ("HEADNUM", "TEXT")
        # Words of one or two letters have too little left to be recognised: `in`, `is`, `by`
        # are covered by `missing_word`.
        and len(one) > 2
    ]
    if not found:
        return None
    token = chance.choice(found)
    return line.put(token, misspelt(str(token), line, chance))


def gibberish(line: Line, chance: random.Random) -> str | None:
    """The word that a line begins with made one that is like none of the language."""
    if str(line.tokens[0]) not in HEADS:
        return None
    return line.put(line.tokens[0], "".join(chance.choice("xqzjkw") for _ in range(6)))


def reference(line: Line, chance: random.Random) -> str | None:
    """A name misspelt where it refers to a declaration."""
    found = [
        one
        for at, one in enumerate(line.tokens)
        if one.type == "NAME"
        and str(one) in line.declared
        and not declares(line.tokens, at)
        # What is behind a point is a field or a stage, and what is before one a library.
        and not (at and line.tokens[at - 1].type == "DOT")
        and line.tokens[0].type != "USES"
        # A reading is named by its assumption, and a name before `:` is declared there.
        and not (at + 1 < len(line.tokens) and line.tokens[at + 1].type in ("COLON", "MEANS"))
    ]
    if not found:
        return None
    token = chance.choice(found)
    return line.put(token, misspelt(str(token), line, chance))


def in_words(line: Line, chance: random.Random) -> str | None:
    """A name misspelt where official words print it."""
    if not line.official:
        return None
    found = [
        one
        for one in re.finditer(r"\{([A-Za-z_]\w*)", line.text)
        if one[1] in line.declared or one[1][0].lower() + one[1][1:] in line.declared
    ]
    if not found:
        return None
    one = chance.choice(found)
    return line.text[: one.start(1)] + misspelt(one[1], line, chance) + line.text[one.end(1) :]


def property_in_words(line: Line, chance: random.Random) -> str | None:
    """A property misspelt where official words print it."""
    found = list(re.finditer(r"\{\w+\.(\w+)", line.text)) if line.official else []
    if not found:
        return None
    one = chance.choice(found)
    return line.text[: one.start(1)] + misspelt(one[1], line, chance) + line.text[one.end(1) :]


def clause_referred(line: Line, chance: random.Random) -> str | None:
    """A reference to a clause that there is not."""
    found = list(re.finditer(r"@[IVX]+\(\w+\)", line.text))
    if not found:
        return None
    one = chance.choice(found)
    return (
        line.text[: one.start()]
        + "@"
        + chance.choice(["IX(99)", "XL(3)", "II(77)"])
        + (line.text[one.end() :])
    )


def declaration(line: Line, chance: random.Random) -> str | None:
    """A name misspelt where it is declared.

    Of a name that one place alone refers to, nobody can say which of the two is misspelt.
    """
    found = [
        one
        for at, one in enumerate(line.tokens)
        if declares(line.tokens, at)
        and line.declared.get(str(one), 0) > 1
        and line.tokens[at - 2].type != "ALSO"
    ]
    if not found:
        return None
    return line.put(found[0], misspelt(str(found[0]), line, chance))


# ── too little, too much


WANTING = (
    "BY",
    "OF",
    "TO",
    "NEEDS",
    "MEANS",
    "CMP",
    "PLUS",
    "AT_LEAST",
    "MORE_THAN",
    "COUNTS",
    "QUORUM",
    "TERM",
    "WINDOW",
    "USING",
    "INSTALL",
    "VACATE",
    "BEGIN",
    "WHEN",
    "REQUIRE",
    "UNLESS",
    "AND",
    "OR",
    "ON",
    "EACH",
    "BECAUSE",
    "NOTE",
    "ZONE",
    "SIZE",
    "ELIGIBLE",
    "ADMIT",
    "REMOVE",
    "ADOPT",
    "AS",
    "FOUNDING",
    "ACCOUNTABLE",
    "LIMIT",
    "TITLED",
)
OPERANDS = ("NAME", "NUMBER", "FRACTION", "PERCENT", "DATE", "STRING", "BASE")


def operand(line: Line, chance: random.Random) -> str | None:
    """What a word wants, left out."""
    found = []
    if any(one.type == "MOVES" for one in line.tokens):
        # Nobody can know by what name a proceeding is called that is given none.
        return None
    for at, token in enumerate(line.tokens[1:], 1):
        behind = line.tokens[at + 1].type if at + 1 < len(line.tokens) else "_NL"
        if (
            token.type in OPERANDS
            and line.tokens[at - 1].type in WANTING
            and (
                # What follows may not be able to stand in its place.
                behind in ("_NL", "OF", "AS", "AND", "OR", "NEEDS", "USING", "RPAR", "FOR", "IF")
                # `to` may be followed by words behind a bar in the next line, no more than by these.
            )
        ):
            found.append(token)
    return line.put(chance.choice(found), "") if found else None


def missing_word(line: Line, chance: random.Random) -> str | None:
    """A word that joins, left out."""
    found = [one for one in line.tokens[1:] if one.type in ("BY", "OF", "IN", "IS", "CMP", "MEANS")]
    # `fact x of K is person` without `of` reads on; so nothing is left out between two names only.
    found = [one for one in found if line.tokens[line.tokens.index(one) - 1].type == "NAME"]
    return line.put(chance.choice(found), "") if found else None


def stray(line: Line, chance: random.Random) -> str | None:
    """A sign that cannot stand there."""
    if line.official:
        return None
    at = line.at(chance.choice(line.tokens[1:])) if line.tokens[1:] else len(line.text)
    sign = chance.choice([";", "$", "]", "?", "&", ")", "%"])
    opened = [one for one in line.tokens if one.type == "LPAR" and line.at(one) < at]
    if sign == ")" and opened:
        # It may close what is open, and leave the other one over: still one, but of two places.
        sign = ";"
    return f"{line.text[:at]}{sign} {line.text[at:]}"


def quotation(line: Line, chance: random.Random) -> str | None:
    """A text without one of its quotation marks."""
    found = [one for one in line.tokens if one.type == "STRING"]
    if not found:
        return None
    token = chance.choice(found)
    return line.put(token, chance.choice([token[:-1], token[1:]]))


def bracket(line: Line, chance: random.Random) -> str | None:
    """A bracket without its other one."""
    found = [one for one in line.tokens if one.type in ("LPAR", "RPAR")]
    return line.put(chance.choice(found), "") if found else None


def label(line: Line, chance: random.Random) -> str | None:
    """The label of a clause without one of its brackets."""
    token = line.tokens[0]
    if token.type != "LABEL" or not token.startswith("("):
        return None
    return line.put(token, chance.choice([token[1:], token.replace(")", "")]))


def bar(line: Line, chance: random.Random) -> str | None:
    """Official words without their bar."""
    token = line.tokens[-1]
    said = token[1:].strip()
    if token.type != "TEXT" or len(said.split()) < 3 or said.endswith(","):
        # A comma at the end of a line that is not behind a bar continues it.
        return None
    if said.split()[0] in HEADS or said.startswith(("(", "-", "*")):
        # It would begin a line of another kind.
        return None
    return line.put(token, said)


# ── wrong values


def date(line: Line, chance: random.Random) -> str | None:
    """A date that there is not, or that is not written as one."""
    found = [one for one in line.tokens if one.type == "DATE"]
    wrong = ["2026-13-40", "2026-02-30", "2026-1-5", "2026-00-10", "26-01-01", "2026-01-01 25:00"]
    if any(one.type == "MEANS" for one in line.tokens):
        # `26-01-01` is a difference; of two readings of different types nobody can say which is wrong.
        wrong = [one for one in wrong if one not in ("2026-1-5", "26-01-01")]
    return line.put(chance.choice(found), chance.choice(wrong)) if found else None


def unit(line: Line, chance: random.Random) -> str | None:
    """A length of time in a unit that there is not, or without one."""
    found = [one for one in line.tokens if one.type == "UNIT"]
    wrong = ["hurs", "fortnights", "moons", "h", "dayz", ""]
    if any(one.type == "MEANS" for one in line.tokens):
        # Of two readings of different types nobody can say which one is wrong.
        wrong.remove("")
    return line.put(chance.choice(found), chance.choice(wrong)) if found else None


def share(line: Line, chance: random.Random) -> str | None:
    """A share that is none."""
    found = [one for one in line.tokens if one.type in ("FRACTION", "PERCENT")]
    return (
        line.put(chance.choice(found), chance.choice(["1/0", "2/", "/3", "1/2/3", "50%%"]))
        if (found)
        else None
    )


def number(line: Line, chance: random.Random) -> str | None:
    """A number of things that is not whole."""
    found = [
        one
        for at, one in enumerate(line.tokens)
        if one.type == "NUMBER"
        and (
            line.tokens[0].type == "LIMIT"
            or line.tokens[at + 1 : at + 2]
            and line.tokens[at + 1].type in ("OF", "TIMES")
        )
    ]
    return line.put(chance.choice(found), "2.5") if found else None


def braces(line: Line, chance: random.Random) -> str | None:
    """An interpolation that cannot be read."""
    found = list(re.finditer(r"\{([^{}]+)\}", line.text)) if line.official else []
    if not found:
        return None
    one = chance.choice(found)
    wrong = chance.choice(
        [
            "{" + one[1],
            "{}",
            "{" + one[1] + " as}",
            "{" + one[1] + " 2}",
            "{" + one[1] + "..}",
            "{(" + one[1] + "}",
        ]
    )
    if wrong == "{" + one[1] and "}" in line.text[one.end() :]:
        # The next brace would close it, and stand for one mistake in two places.
        wrong = "{}"
    return line.text[: one.start()] + wrong + line.text[one.end() :]


BREAKS: tuple[Break, ...] = (
    keyword,
    keyword,
    gibberish,
    reference,
    reference,
    in_words,
    property_in_words,
    clause_referred,
    declaration,
    operand,
    missing_word,
    stray,
    quotation,
    bracket,
    label,
    bar,
    date,
    unit,
    share,
    number,
    braces,
)


@attrs.frozen
class Broken:
    """A text with `lines` broken in it: for each, its rows, how it was, how it is."""

    text: str
    lines: tuple[tuple[range, str, str, str], ...]


def somewhere(how: Break, lines: list[Line], chance: random.Random) -> tuple[Line, str | None]:
    """A line that can be broken in a way, and how it is then; None if there is no such line."""
    for line in chance.sample(lines, len(lines)):
        made = how(line, chance)
        if made is not None and made != line.text:
            return line, made
    return lines[0], None


def broken(text: str, many: int, chance: random.Random) -> Broken:
    """A text with so many of its lines broken."""
    rows = text.split("\n")
    lines = lines_of(text)
    done: list[tuple[range, str, str, str]] = []
    renamed: set[str] = set()
    lacking: set[str] = set()
    made_up: set[str] = set()
    for _ in range(200):
        if len(done) == many:
            break
        how = chance.choice(BREAKS)
        line, made = somewhere(how, lines, chance)
        if made is None or any(line.rows.start == one[0].start for one in done):
            continue
        before, after = (
            {one.lower() for one in re.findall(r"\w+", said)} for said in (line.text, made)
        )
        gone = {name for name in line.declared if name.lower() in before - after}
        # Where a name is misspelt at its declaration, only its references tell so: they must stay.
        # Nothing can be said of a property of what is misspelt at its declaration.
        gone |= set(re.findall(r"\{(\w+)\.", line.text)) if how is property_in_words else set()
        if gone & renamed or (how is declaration and gone & lacking):
            continue
        # Two names misspelt alike are one name, that one of them might declare.
        if (after - before) & made_up:
            continue
        made_up |= after - before
        renamed |= gone if how is declaration else set()
        lacking |= gone
        done.append((line.rows, line.text, made, how.__name__))
    for span, _, made, _ in sorted(done, key=lambda one: -one[0].start):
        new = made.split("\n")
        tail = rows[span.stop - 1]
        comment = re.search(r"\s+#[^\"|]*$", tail)
        if comment and "|" not in tail:
            new[-1] += comment[0]
        rows[span.start : span.stop] = new
    return Broken("\n".join(rows), tuple(sorted(done, key=lambda one: one[0].start)))


def shifted(text: str, chance: random.Random) -> tuple[int, str]:
    """A text with one line of law indented wrongly, and the row of that line."""
    rows = text.split("\n")
    # A division that is indented is a part of the one above it, and its clauses are that one's:
    # right lines, of a document with every label twice.
    law = [
        row
        for row, line in enumerate(rows)
        if line.strip() and line.strip()[0] not in "#|" and line.split()[0] not in DIVISIONS
    ]
    row = chance.choice(law)
    indent = len(rows[row]) - len(rows[row].lstrip())
    by = chance.choice([step for step in (-4, -2, -1, 1, 2, 3, 4) if indent + step >= 0])
    rows[row] = " " * (indent + by) + rows[row].lstrip()
    return row, "\n".join(rows)
