"""Clauses of English from the titles of facts: "under attack" of a state reads "is under attack".

A charter calls a fact by the words it likes: a verb ("declares war on"), a state ("under
attack"), a thing one has ("advice and consent"), or a whole clause ("the alliance is in danger").
Which of them a title is, its first words show well enough; where they do not, a title that begins
with an article or a verb is never misread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from charterlang.render.wording import english

_FINITE = {"is", "are", "was", "were", "has", "have", "can", "cannot", "may", "must", "will"}
_RELATIVE = {"that", "which", "who", "whose", "whom", "where", "when", "if"}
_PREPOSITIONS = (
    "about above across after against along among at before behind below beneath beside between "
    "beyond by during for from in inside into near of off on onto out outside over past since "
    "through throughout to toward towards under until up upon with within without"
).split()
_STATES = (
    "able absent alive dead due fit free full ill open present ready vacant eligible competent "
    "independent neutral sovereign party loyal equal legal"
).split()
_STATE_ENDING = re.compile(r"(ed|able|ible|ive|ful|less|ous|ic|[^m]ent|ant)$")
_NOUN_ENDING = re.compile(
    r"(ion|ment|ness|ity|ship|ance|ence|ure|age|ism|oval|ewal|awal|osal|ury|ice|ess|orum)$"
)
_THINGS = (
    "accident agent consent content event parent precedent president talent tenant grant warrant "
    "covenant rent intent extent motive objective initiative incentive prerogative republic topic "
    "public traffic music seed need deed bed speed"
).split()
"""Nouns with the endings of words that say a state."""
_ARTICLES = ("a", "an", "the", "each", "every", "any", "no")
_OWN = ("its", "their", "his", "her")


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
    if not arguments:
        clause = Clause(None, title) if _is_clause(title) else Clause("there", f"is {title}")
    elif _is_clause(title) or first in _OWN:
        clause = Clause(None, title)
    elif thing and predicate(title).startswith("has "):
        clause = Clause("there", f"is {title} on {english.series(list(arguments))}")
    else:
        clause = Clause(arguments[0], _of(predicate(title), arguments[1:]))
    return negation(clause) if negated else clause


def predicate(title: str) -> str:
    """What the title says of its first argument: `is under attack`, `declares war on`."""
    words = title.split()
    first = words[0].lower()
    if first in _FINITE or _is_verb(words):
        return title
    head = words[1] if first.endswith("ly") and len(words) > 1 else words[0]
    state = _is_state(head.lower(), alone=len(words) == 1 or words[1].lower() in _PREPOSITIONS)
    if first in (*_PREPOSITIONS, "a", "an", "the") or state and not _is_phrase_of_noun(words):
        return f"is {title}"
    return f"has {title}"


def leads_on(title: str) -> bool:
    """Whether a title ends with a preposition, so that its object follows at once: `due from`."""
    return title.split(" ")[-1].lower() in (*_PREPOSITIONS, "of")


def _is_state(word: str, alone: bool) -> bool:
    """Whether a word says how something is: "bound", "solvent"; `alone`: no noun follows it.

    A word that stands alone does, unless it has the look of a noun.
    """
    if word in _THINGS:
        return False
    if word in _STATES or word in english.PARTICIPLES or _STATE_ENDING.search(word):
        return True
    return alone and word.islower() and not _NOUN_ENDING.search(word) and not word.endswith("s")


def _is_clause(title: str) -> bool:
    """Whether a finite verb stands behind the first word, and not in a relative clause."""
    words = title.split()
    for position, word in enumerate(words[1:], start=1):
        if word.lower() in _RELATIVE:
            return False
        if word.lower() in _FINITE or _is_predicate_of(words, position):
            return True
    return False


def _is_predicate_of(words: list[str], position: int) -> bool:
    """Whether the word is the verb of an article's noun: `a resolution calls for a vote`."""
    before = words[position - 1].lower()
    singular = words[0].lower() in _ARTICLES and position > 1
    noun = before not in (*_PREPOSITIONS, *_ARTICLES, "of", "and", "or") and before[-1:] != "s"
    return singular and noun and _is_verb(words[position:])


def _is_verb(words: list[str]) -> bool:
    """`declares war on`: third person; but not `interests that…`, `rights`."""
    first = words[0]
    third = first.endswith("s") and not first.endswith(("ss", "us", "is")) and first.islower()
    if words[1:2] and (words[1] in english.PARTICIPLES or words[1].endswith("ed")):
        return False
    return third and not (len(words) > 1 and words[1].lower() in (*_RELATIVE, "of", "and", "or"))


def _is_phrase_of_noun(words: list[str]) -> bool:
    """`affected states`: a state before a noun names things, and is not said of one."""
    return len(words) == 2 and words[1].endswith("s") and not words[0].lower().endswith("ly")


def _of(verb: str, objects: Sequence[str]) -> str:
    """The verb with its objects: `declares war on the alliance`."""
    if not objects:
        return verb
    last = verb.split()[-1]
    joint = " " if last in _PREPOSITIONS or not verb.startswith(("is ", "has ")) else " as to "
    return verb + joint + english.series(list(objects))


def negation(clause: Clause) -> Clause:
    """The clause denied."""
    if clause.subject == "there" and clause.verb.startswith("is "):
        return Clause("there", f"is no {re.sub(r'^is (an? )?', '', clause.verb)}")
    if clause.subject:
        return Clause(clause.subject, _denied(clause.verb))
    words = clause.verb.split(" ")
    for position, word in enumerate(words):
        if word in _FINITE and position:
            denied = _denied(" ".join(words[position:]))
            return Clause(None, " ".join([*words[:position], denied]))
    return Clause(None, f"it is not the case that {clause.verb}")


def _denied(verb: str) -> str:
    first, space, rest = verb.partition(" ")
    if first in _FINITE and rest.startswith("still "):
        return f"{first} no longer {rest.removeprefix('still ')}"
    auxiliary = rest.split(" ")[0].endswith(("ed", "en", "own", "un")) if first == "has" else True
    if first in ("can", "may"):  # it may rain: it cannot; "may not" would forbid it
        return f"cannot{space}{rest}"
    if first in _FINITE and auxiliary:
        return f"{first} not{space}{rest}"
    return f"does not {_infinitive(first)}{space}{rest}"


def _infinitive(third: str) -> str:
    """`declares` → `declare`, `carries` → `carry`, `passes` → `pass`."""
    if third == "has":
        return "have"
    if third.endswith("ies"):
        return third[:-3] + "y"
    return third[:-2] if re.search(r"(ss|x|z|ch|sh|o)es$", third) else third.removesuffix("s")


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
