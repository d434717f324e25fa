"""What is wrong with a line that cannot be read, in words, and what to write instead.

A suggestion is tried before it is made: the line is read again as it may have been meant, and
what makes the whole of it right comes before what only leads further.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches

import attrs
from lark import Token

from charterlang.compiler.lexis import (
    FORMS,
    HEADS,
    HOMES,
    MEANT,
    NUMERALS,
    SIGNS,
    SPANS,
    UNITS,
)
from charterlang.compiler.may_stand import may_stand
from charterlang.compiler.transliteration import plain
from charterlang.compiler.trial import (
    Read,
    State,
    Stop,
    acceptable,
    accepts,
    read_line,
    words,
    words_at,
)

NEAR = 0.6
"""How alike a word must be to one of the language to be suggested for it."""
DATE_LIKE = re.compile(r"[0-9]{1,4}-[0-9]{1,2}(-[0-9]{1,4})?(?!\w)")
HEADLIKE = re.compile(r'\w+[ \t]+\w+[ \t]+"[^"\n]*"[ \t]*(#.*)?(\n|$)')
"""A line that looks like the head of an instrument: `club x "X"`."""


@attrs.frozen
class Mistake:
    """One mistake on a line: where (`column` from 1), what stands there, and what to write.

    `fix` is what may be put in the place of `text` to make the line right.
    """

    code: str
    message: str
    line: int
    column: int
    text: str
    help: tuple[str, ...]
    fix: str | None = None


@attrs.frozen(eq=False)
class Attempt:
    """A line with one part exchanged: for what, and how far it is read then."""

    column: int
    text: str
    put: str
    read: Read
    left: int
    """The characters behind the place where it stops."""

    @property
    def whole(self) -> bool:
        """Whether the line is right then."""
        return self.read.stop is None


@attrs.frozen(eq=False)
class Wrong:
    """A line that cannot be read: its text from its first sign on, and where it stopped.

    `column` is that of its first sign. Its text may go on over several rows of the file.
    """

    stop: Stop
    text: str
    line: int
    column: int

    def at(self, line: int, column: int) -> int:
        """The position in the text of a place in the file."""
        rows = self.text.split("\n")
        before = sum(len(row) + 1 for row in rows[: line - self.line])
        return before + column - (self.column if line == self.line else 1)

    def put(self, start: int, end: int, text: str) -> Attempt:
        """The line with other text from `start` to `end`."""
        made = self.text[:start] + text + self.text[end:]
        read = read_line(self.stop.states[0], made, 0, self.line, self.column)
        column = (
            self.column + start
            if "\n" not in self.text[:start]
            else (start - self.text.rindex("\n", 0, start))
        )
        left = 0
        if read.stop is not None:
            left = len(made) - attrs.evolve(self, text=made).at(read.stop.line, read.stop.column)
        return Attempt(column, self.text[start:end], text, read, left)

    def without(self) -> bool:
        """Whether the line is right without what cannot stand."""
        start = self.at(self.stop.line, self.stop.column)
        return self.put(start, start + len(self.stop.text), "").whole

    @property
    def left(self) -> int:
        """The characters behind the place where it stopped."""
        return len(self.text) - self.at(self.stop.line, self.stop.column)


def mistake_of(stop: Stop, text: str, line: int, column: int) -> Mistake:
    """The mistake on a line that stopped there, and what may have been meant."""
    wrong = Wrong(stop, text, line, column)
    for explain in EXPLANATIONS:
        if found := explain(wrong):
            return found
    return unexpected(wrong)


def mistake(wrong: Wrong, code: str, message: str, *help: str) -> Mistake:
    """A mistake at the place where reading stopped."""
    stop = wrong.stop
    return Mistake(code, message, stop.line, stop.column, stop.text.split("\n")[0], help)


# ── explanations, the surest first


def bad_sign(wrong: Wrong) -> Mistake | None:
    """A sign that the language does not have, and what to write for it."""
    stop = wrong.stop
    if stop.token is not None or stop.text == '"':
        return None
    sign = stop.text if stop.text.isprintable() else f"U+{ord(stop.text):04X}"
    found = mistake(wrong, "E102", f"`{sign}` is no sign of the language")
    without = wrong.without()
    help = (
        foreign(wrong)
        or SIGNS.get(stop.text)
        or ("take it away" if without else may_stand(stop.state))
    )
    return attrs.evolve(found, help=(help,), fix="" if without else None)


def foreign(wrong: Wrong) -> str | None:
    """How a name is written that has a letter or an apostrophe which no name has here.

    None if the sign is no part of a name.
    """
    stop = wrong.stop
    start = wrong.at(stop.line, stop.column)
    if not (stop.text.isalpha() or stop.text in "'’"):
        return None
    before = re.search(r"[^\W\d_]*$", wrong.text[:start])
    behind = re.match(r"(?:['’]?\w)+", wrong.text[start:])
    if before is None or behind is None or "\n" in behind[0]:
        return None
    whole, first, end = before[0] + behind[0], start - len(before[0]), start + len(behind[0])
    name, rest = plain(whole), wrong.text[end:]
    choices = (name,) if rest.lstrip().startswith('"') else (f'{name} "{whole}"', name)
    for put in choices if name else ():
        made = wrong.put(first, end, put)
        if made.whole or made.left < len(rest):
            return f"a name is of the letters a to z:  {put}"
    return None


def open_quotation(wrong: Wrong) -> Mistake | None:
    """A quotation mark without the other one."""
    stop = wrong.stop
    row = wrong.text.split("\n")[stop.line - wrong.line : stop.line - wrong.line + 1]
    rest = wrong.text[wrong.at(stop.line, stop.column) :].split("\n")[0]
    if not row or row[0].count('"') % 2 == 0 or ('"' not in rest and not stop.at_end):
        return None
    if stop.token is None:
        return attrs.evolve(
            mistake(
                wrong,
                "E108",
                "this quotation mark is not closed on its line",
                'end the text with `"` on the same line',
            ),
            text=rest.rstrip(),
        )
    return mistake(
        wrong,
        "E108",
        "the quotation marks of this line do not pair",
        'put a text between two of them:  "…"',
    )


def no_date(wrong: Wrong) -> Mistake | None:
    """What was meant as a date, and is not written as one."""
    stop = wrong.stop
    at = wrong.at(stop.line, stop.column)
    for found in DATE_LIKE.finditer(wrong.text):
        if found.start() - 1 <= at <= found.end():
            column = stop.column + found.start() - at
            return Mistake(
                "E105",
                f"`{found[0]}` is not written as a date",
                stop.line,
                column,
                found[0],
                ("write year, month and day in full:  2026-03-01",),
            )
    return None


def joined(wrong: Wrong) -> Mistake | None:
    """A word that joins others, read as a name because nothing can be joined there."""
    stop = wrong.stop
    for at, (token, state) in enumerate(zip(stop.before, stop.states, strict=False)):
        if token.type == "NAME" and str(token) in JOINING:
            behind = attrs.evolve(stop, before=stop.before[:at])
            return Mistake(
                "E102",
                f"`{token}` cannot stand {after_what(behind)}",
                token.line or 1,
                token.column or 1,
                str(token),
                (may_stand(state),),
            )
    return None


JOINING = ("and", "or", "not", "otherwise", "of", "when", "if")
"""Words that nobody takes for a name."""


def misspelt(wrong: Wrong) -> Mistake | None:
    """A word, here or before on the line, that is nearly one that may stand there."""
    attempts = sorted(spellings(wrong), key=lambda one: (not one.whole, -alike(one)))
    if not attempts:
        return None
    best = attempts[0]
    if not best.whole and best.left >= wrong.left:
        return None
    return Mistake(
        "E101",
        f"`{best.text}` is not a word of the language here",
        wrong.stop.line,
        best.column,
        best.text,
        (f"did you mean `{best.put}`?",),
        best.put if best.whole else None,
    )


def spellings(wrong: Wrong) -> Iterator[Attempt]:
    """The line with each of its words made one that is like it and may stand there."""
    stop = wrong.stop
    read: list[Token] = [*stop.before, *([stop.token] if stop.token is not None else [])]
    for token, state in list(zip(read, stop.states, strict=True))[-4:]:
        if token.line != stop.line or not re.match(r"[A-Za-z_]", token):
            continue
        start = wrong.at(token.line, token.column or 1)
        choices = words_at(state)
        for length in (1, 2):
            said = re.match(r"\w+" + r"[ \t]+\w+" * (length - 1), wrong.text[start:])
            among = [word for word in choices if word.count(" ") == length - 1]
            if said is not None and said[0] not in choices:
                near = get_close_matches(said[0], among, 3, NEAR)
                for put in [MEANT[said[0]]] if MEANT.get(said[0]) in among else near:
                    yield wrong.put(start, start + len(said[0]), put)


def alike(attempt: Attempt) -> float:
    """How like the word is to what is put for it; letters in a wrong order are nearly right."""
    turned = sorted(attempt.text) == sorted(attempt.put)
    return SequenceMatcher(None, attempt.text, attempt.put).ratio() + turned


def prose(wrong: Wrong) -> Mistake | None:
    """Official words without their bar."""
    stop, row = wrong.stop, wrong.text.split("\n")[0]
    sentence = len(re.findall(r"[A-Za-z]{2,}", row)) > 3 and not re.search(r"[=<>(]", row)
    first = row.split()[0] if row.split() else ""
    known = (*HEADS, *words_of_any())
    if len(stop.before) > 2 or not sentence or get_close_matches(first.lower(), known, 1, 0.75):
        return None
    if not accepts(stop.states[0], "TEXT") or not (first[0].isupper() or row.rstrip()[-1] in ".;:"):
        return None
    return Mistake(
        "E109",
        "these look like official words, which stand behind a bar",
        wrong.line,
        wrong.column,
        row.rstrip(),
        (f"write  | {row.strip()[:40]} …",),
        f"| {row.rstrip()}",
    )


def words_of_any() -> frozenset[str]:
    """All words of the language."""
    return frozenset(word for some in words().values() for word in some)


def brackets(wrong: Wrong) -> Mistake | None:
    """A bracket that is not closed, or that closes nothing."""
    stop = wrong.stop
    sign = {"RPAR": ")", "RBRACE": "}"}.get(stop.token.type if stop.token else "")
    opened = [one for one in stop.before if one.type in ("LPAR", "LBRACE")]
    closed = [one for one in stop.before if one.type in ("RPAR", "RBRACE")]
    if sign and len(opened) <= len(closed):
        other = "(" if sign == ")" else "{"
        return mistake(
            wrong,
            "E108",
            f"no `{other}` is open that this `{sign}` could close",
            "take it away, or open it before",
        )
    expected = next((one for one in ("RPAR", "RBRACE") if accepts(stop.state, one)), None)
    if stop.at_end and expected and len(opened) > len(closed):
        sign = ")" if expected == "RPAR" else "}"
        last = still_open(stop.before)[-1]
        return Mistake(
            "E108",
            f"this `{last}` is not closed",
            last.line or 1,
            last.column or 1,
            str(last),
            (f"close it with `{sign}`",),
        )
    return None


def still_open(tokens: Iterable[Token]) -> list[Token]:
    """The brackets that nothing has closed."""
    opened: list[Token] = []
    for token in tokens:
        if token.type in ("LPAR", "LBRACE"):
            opened.append(token)
        elif token.type in ("RPAR", "RBRACE") and opened:
            opened.pop()
    return opened


def wrong_head(wrong: Wrong) -> Mistake | None:
    """A line that begins with what cannot begin a line there."""
    stop = wrong.stop
    if stop.before or stop.token is None:
        return None
    word = stop.text.split("\n")[0]
    phrase = next((head for head in HEADS if " " in head and wrong.text.startswith(head)), word)
    if phrase in HOMES:
        return mistake(
            wrong,
            "E102",
            f"`{phrase}` cannot stand here",
            f"`{phrase}` is {HOMES[phrase]}",
            may_stand(stop.state),
        )
    if HEADLIKE.match(wrong.text) and set(FORMS) <= set(words_at(stop.state)):
        forms = ", ".join(f"`{form}`" for form in FORMS[:-1])
        begins = f"an instrument begins with its form: {forms} or `{FORMS[-1]}`"
        return mistake(wrong, "E101", f"`{word}` is not a word of the language here", begins)
    if word.startswith("(") or stop.token.type == "LABEL":
        return mistake(wrong, "E102", f"`{word}` cannot stand here", may_stand(stop.state))
    return mistake(
        wrong, "E101", f"`{word}` is not a word of the language here", may_stand(stop.state)
    )


def too_short(wrong: Wrong) -> Mistake | None:
    """A line that ends before it is whole."""
    stop = wrong.stop
    if not stop.at_end:
        return None
    last = stop.before[-1] if stop.before else None
    if last is not None and last.type == "DOT":
        start = wrong.at(last.line or 1, last.column or 1)
        if wrong.put(start, start + 1, "").whole:
            place = (last.line or 1, last.column or 1, ".")
            help = "take it away: only official words have one"
            return Mistake("E103", "this line ends with a full stop", *place, (help,), "")
    behind = f" after `{shown(' '.join(last.split()))}`" if last is not None else ""
    return attrs.evolve(
        mistake(wrong, "E103", f"this line ends too soon{behind}", may_stand(stop.state))
    )


def left_out(wrong: Wrong) -> Mistake | None:
    """A word or sign that is missing before what cannot stand, and makes the line right."""
    stop = wrong.stop
    if stop.token is None or not stop.before:
        return None
    start = wrong.at(stop.line, stop.column)
    found = mistake(wrong, "E102", f"`{shown(stop.text)}` cannot stand {after_what(stop)}")
    if stop.text in (*UNITS, *SPANS) and stop.before[-1] in NUMERALS:
        number = NUMERALS.index(stop.before[-1]) + 1
        said = SPANS.get(stop.text, f"{number} {stop.text}")
        return attrs.evolve(found, help=(f"write it in figures, such as  {said}",))
    if stop.token.type == "NAME" and stop.before[-1].type == "NAME":
        if stop.before[-1] in QUANTIFIERS:
            said = f"put what a quantifier says in brackets:  ({stop.before[-1]} {stop.text} in SET: …)"
            return attrs.evolve(found, help=(said,))
        two = f"{stop.before[-1]}_{stop.text}"
        return attrs.evolve(
            found, help=(f"a name is written as one:  {two}", may_stand(stop.state))
        )
    if stop.before[-1].type == "NUMBER" and stop.text in SPANS:
        return attrs.evolve(found, help=(f"write it in another unit, such as  {SPANS[stop.text]}",))
    for word in missing_at(stop.state):
        if (
            word != stop.before[-1]
            and word not in "+-*/"
            and wrong.put(start, start, f"{word} ").whole
        ):
            return attrs.evolve(found, help=(f"put `{word}` before it",), fix=f"{word} {stop.text}")
    return None


QUANTIFIERS = ("some", "every", "no")
"""Words that bind a name, and stand looser than `and` and `or`."""


def missing_at(state: State) -> Iterator[str]:
    """The words, and the comma, that may stand in a state."""
    known = words()
    for type in acceptable(state):
        if type == "_C":
            yield ","
        elif type != "DOT":
            yield from known.get(type, ())


def superfluous(wrong: Wrong) -> Mistake | None:
    """A token without which the line is right."""
    stop = wrong.stop
    if stop.token is None or not wrong.without():
        return None
    message = f"`{shown(stop.text)}` cannot stand {after_what(stop)}"
    return attrs.evolve(
        mistake(wrong, "E102", message, "take it away", may_stand(stop.state)), fix=""
    )


def unexpected(wrong: Wrong) -> Mistake:
    """A token that cannot stand where it stands."""
    stop = wrong.stop
    said = after_what(stop)
    return mistake(
        wrong, "E102", f"`{shown(stop.text)}` cannot stand {said}", may_stand(stop.state)
    )


def shown(text: str) -> str:
    """A text as it is put into a message: of one row, and not too long."""
    row = text.split("\n")[0]
    return row if len(row) <= 40 else row[:39] + "…"


def after_what(stop: Stop) -> str:
    """`after `at least``, or `here`."""
    return f"after `{shown(' '.join(stop.before[-1].split()))}`" if stop.before else "here"


EXPLANATIONS: tuple[Callable[[Wrong], Mistake | None], ...] = (
    bad_sign,
    open_quotation,
    no_date,
    prose,
    misspelt,
    brackets,
    wrong_head,
    too_short,
    left_out,
    superfluous,
)
"""What a mistake may be, in the order in which it is asked."""
