"""Clauses of English from the titles of facts: "under attack" of a state reads "is under attack".

A charter calls a fact by the words it likes: a verb ("declares war on"), a state ("under
attack"), a thing one has ("advice and consent"), or a whole clause ("the alliance is in danger").
Which of them a title is, its first words show well enough; where they do not, a title that begins
with an article or a verb is never misread. Documents and transcripts speak by it alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from charterlang.compiler.word_classes import (
    AFTER,
    ARTICLES,
    DEGREES,
    FINITE,
    NO_ADVERBS,
    NOUN_ENDING,
    OWN,
    PARTICIPLES,
    PREPOSITIONS,
    QUALITIES,
    RELATIVE,
    STATE_ENDING,
    STATES,
    THINGS,
)


@attrs.frozen
class Clause:
    """A finite clause: who, and what is said of them. `subject` None: all stands in `verb`."""

    subject: str | None
    verb: str

    def __str__(self) -> str:
        return f"{self.subject} {self.verb}" if self.subject else self.verb


def from_title(
    title: str, arguments: Sequence[str], negated: bool = False, thing: bool = False
) -> Clause:
    """The clause that a truth of this title states of these arguments.

    `thing`: the first of them can have nothing; `advice and consent` is then given on it.
    """
    first = title.split()[0].lower() if title else ""
    if not arguments and first in FINITE:
        clause = Clause("it", title)
    elif not arguments:
        clause = Clause(None, title) if is_clause(title) else Clause("there", f"is {title}")
    elif is_clause(title) or first in OWN:
        clause = Clause(None, title)
    elif thing and first not in FINITE and predicate(title).startswith("has "):
        clause = Clause("there", f"is {title} on {_series(arguments)}")
    else:
        clause = Clause(arguments[0], _of(predicate(title), arguments[1:]))
    return negation(clause) if negated else clause


def predicate(title: str) -> str:
    """What the title says of its first argument: `is under attack`, `declares war on`."""
    words = title.split()
    first = words[0].lower()
    if first in FINITE or _is_verb(words):
        return title
    rest = _unmodified(words)
    if len(rest) < len(words) and rest and (rest[0].lower() in FINITE or _is_verb(rest)):
        return title
    return f"{'is' if _says_how(rest, modified=rest != words) else 'has'} {title}"


def _unmodified(words: list[str]) -> list[str]:
    """The words behind the adverbs that come first: `wholly or partly occupied` is `occupied`."""
    at = 0
    while at < len(words) - 1:
        word = words[at].lower()
        longer = word == "no" and words[at + 1].lower() == "longer"
        joint = at and word in ("and", "or", ",") and _is_adverb(words[at + 1].lower())
        if not (longer or joint or _is_adverb(word)):
            break
        at += 2 if longer else 1
    return words[at:]


def _is_adverb(word: str) -> bool:
    return word in DEGREES or word.endswith("ly") and word not in NO_ADVERBS


def _says_how(words: list[str], modified: bool) -> bool:
    """Whether the words say how or what somebody is, and not what they have.

    `modified`: an adverb stands before them, so that a word that stands alone is no noun.
    """
    first, more = words[0].lower(), [one.lower() for one in words[1:]]
    if first in (*PREPOSITIONS, "a", "an", "the"):
        return True
    if not more:
        return modified and first not in THINGS or _is_state(first, alone=True)
    if first.endswith("ing") and more[0] in (*ARTICLES, *OWN, *PREPOSITIONS):
        return True
    if more[0] in ("and", "or") and len(more) > 1:
        return _is_quality(first) or _is_quality(more[1]) and not _looks_a_noun(first)
    follows = more[0] in (*PREPOSITIONS, *AFTER) or _is_adverb(more[0])
    if first in QUALITIES:
        return follows or _is_quality(more[0])
    return _is_state(first, alone=follows) and not _is_phrase_of_noun(words)


def _is_quality(word: str) -> bool:
    return word in QUALITIES or _is_state(word, alone=False)


def _looks_a_noun(word: str) -> bool:
    return word in THINGS or word.endswith("s") or bool(NOUN_ENDING.search(word))


def leads_on(title: str) -> bool:
    """Whether a title ends with a preposition, so that its object follows at once: `due from`."""
    return title.split(" ")[-1].lower() in (*PREPOSITIONS, "of")


def _is_state(word: str, alone: bool) -> bool:
    """Whether a word says how something is: "bound", "solvent"; `alone`: no noun follows it.

    A word that stands alone does, unless it has the look of a noun.
    """
    if word in THINGS:
        return False
    if word in STATES or word in PARTICIPLES or STATE_ENDING.search(word):
        return True
    return alone and word.islower() and not NOUN_ENDING.search(word) and not word.endswith("s")


def is_clause(title: str) -> bool:
    """Whether a finite verb stands behind the first word, and not in a relative clause."""
    words = title.split()
    if words and words[0].lower() in FINITE:  # "is taken to have ratified" has no subject
        return False
    for position, word in enumerate(words[1:], start=1):
        if word.lower() in RELATIVE:
            return False
        if _is_finite(words, position) or _is_predicate_of(words, position):
            return True
    return False


def _is_finite(words: list[str], position: int) -> bool:
    """Whether the word is a finite verb: `will`, but not in `of its own will` or `the will of`."""
    noun = words[position].lower() == "will" and (
        words[position - 1].lower() in (*ARTICLES, *OWN, "own", "free", "good", "ill")
    )
    return words[position].lower() in FINITE and not noun


def _is_predicate_of(words: list[str], position: int) -> bool:
    """Whether the word is the verb of an article's noun: `a resolution calls for a vote`."""
    before = words[position - 1].lower()
    singular = words[0].lower() in ARTICLES and position > 1
    noun = before not in (*PREPOSITIONS, *ARTICLES, "of", "and", "or") and before[-1:] != "s"
    return singular and noun and _is_verb(words[position:])


def _is_verb(words: list[str]) -> bool:
    """`declares war on`: third person; but not `interests that…`, `rights`."""
    first = words[0]
    third = first.endswith("s") and not first.endswith(("ss", "us", "is")) and first.islower()
    if words[1:2] and (words[1] in PARTICIPLES or words[1].endswith("ed")):
        return False
    return third and not (len(words) > 1 and words[1].lower() in (*RELATIVE, "of", "and", "or"))


def _is_phrase_of_noun(words: list[str]) -> bool:
    """`affected states`: a state before a noun names things, and is not said of one."""
    return len(words) == 2 and bool(re.search(r"[^sui]s$", words[1]))


def _of(verb: str, objects: Sequence[str]) -> str:
    """The verb with its objects: `declares war on the alliance`."""
    if not objects:
        return verb
    last = verb.split()[-1]
    joint = " " if last in PREPOSITIONS or not verb.startswith(("is ", "has ")) else " as to "
    return verb + joint + _series(objects)


def _series(items: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B, and C`."""
    if len(items) < 3:
        return " and ".join(items)
    return f"{', '.join(items[:-1])}, and {items[-1]}"


def negation(clause: Clause) -> Clause:
    """The clause denied."""
    if clause.subject == "there" and clause.verb.startswith("is "):
        return Clause("there", f"is no {re.sub(r'^is (an? )?', '', clause.verb)}")
    if clause.subject:
        return Clause(clause.subject, _denied(clause.verb))
    words = clause.verb.split(" ")
    for position, word in enumerate(words):
        if word in FINITE and position:
            denied = _denied(" ".join(words[position:]))
            return Clause(None, " ".join([*words[:position], denied]))
    return Clause(None, f"it is not the case that {clause.verb}")


_OPPOSITES = {"still": "no longer", "no longer": "still", "not yet": "already", "not": ""}
"""What is said where these words, behind a finite verb, are denied."""


def _denied(verb: str) -> str:
    first, space, rest = verb.partition(" ")
    for said, opposite in _OPPOSITES.items() if first in FINITE else ():
        if rest.startswith(f"{said} "):
            return " ".join([first, *opposite.split(), rest.removeprefix(f"{said} ")])
    auxiliary = _is_participle(rest.split(" ")[0]) if first == "has" else True
    if first in ("can", "may"):  # it may rain: it cannot; "may not" would forbid it
        return f"cannot{space}{rest}"
    if first in FINITE and auxiliary:
        return f"{first} not{space}{rest}"
    finite = " ".join(_unmodified(verb.split(" ")))
    return f"does not {verb.removesuffix(finite)}{_infinitive(finite)}"


def _is_participle(word: str) -> bool:
    """What `has` may stand before as an auxiliary: `ended`, `shown`, `come`."""
    return word in PARTICIPLES or word.endswith(("ed", "en", "own", "un"))


def _infinitive(verb: str) -> str:
    """`declares war` → `declare war`, `carries` → `carry`, `passes` → `pass`."""
    third, space, rest = verb.partition(" ")
    if third == "has":
        third = "have"
    elif third.endswith("ies"):
        third = third[:-3] + "y"
    else:
        third = third[:-2] if re.search(r"(ss|x|z|ch|sh|o)es$", third) else third.removesuffix("s")
    return f"{third}{space}{rest}"


def perfect(clause: Clause) -> Clause | None:
    """`is open` as `has been open`, to say how long; None where no verb can be turned so."""
    turned = {"is": "has been", "are": "have been", "has been": "has been"}
    words = str(clause).split(" ")
    for position, word in enumerate(words[1:], start=1):
        rest = words[position + 1 :]
        if word in ("has", "have") and rest and re.search(r"(ed|en|un)$", rest[0]):
            return Clause(None, str(clause))
        if word in turned:
            denial = " not" if rest[:1] == ["not"] else ""
            auxiliary, been = turned[word].split(" ")
            tail = rest[1:] if denial else rest
            verb = [f"{auxiliary}{denial} {been}", *tail]
            return Clause(None, " ".join([*words[:position], *verb]))
    return None
