"""Facts in words: `Alba is under attack`, `the Head of State of Alba is Ada`, `the dues of Alba are 7`.

Where a title fits no sentence, what it is about stands in brackets: `fees paid (Swans)`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from charterlang.compiler import predicates
from charterlang.compiler.ir.instrument import Fact
from charterlang.compiler.word_classes import PARTICIPLES
from charterlang.interpreter import wording
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.values import Value


def reported(
    naming: Naming, fact: str, arguments: Sequence[Value], value: Value, by: str | None
) -> str:
    """That a fact is reported, and by whom: `the Council reports that Brine is slow`."""
    lead = f"{naming.who(by)} reports" if by else "it is reported"
    said = sentence(naming, fact, arguments, value)
    return f"{lead} that {said}" if said else f"{lead}: {bracketed(naming, fact, arguments, value)}"


def told(naming: Naming, fact: str, arguments: Sequence[Value], value: Value) -> str:
    """A fact with its value, as a sentence where its title fits one."""
    said = sentence(naming, fact, arguments, value)
    return said or bracketed(naming, fact, arguments, value)


def sentence(naming: Naming, fact: str, arguments: Sequence[Value], value: Value) -> str | None:
    """The clause that states it; None where the title fits none."""
    title, names = wording.title(naming.law, fact), [naming.value(one) for one in arguments]
    if truth(naming, fact) and isinstance(value, bool):
        return stated(title, names, negated=not value)
    return measured(title, names, naming.value(value))


def stated(title: str, names: Sequence[str], negated: bool) -> str | None:
    """What is true or not: `Alba is under attack`; None of a thing that somebody may have."""
    whole, said = predicates.is_clause(title), predicates.predicate(title)
    if whole:
        about = f" ({', '.join(names)})" if names else ""
        return f"{predicates.from_title(title, names, negated)}{about}"
    had = said.startswith("has ") and not title.startswith("has ")
    if had or not names and said != title and not ARTICLE.match(title):
        return None
    if len(names) > 1 and not (predicates.leads_on(title) or said == title):
        return None
    return str(predicates.from_title(title, names, negated))


def measured(title: str, names: Sequence[str], value: str) -> str | None:
    """What has a value: `the dues of Alba are 7`; None of a title that is no noun."""
    several = len(names) > 1 and not predicates.leads_on(title)
    if several or predicates.is_clause(title) or participle(title):
        return None
    of = "" if predicates.leads_on(title) else "of "
    about = f" {of}{wording.listed(names)}" if names else ""
    noun = title if ARTICLE.match(title) else f"the {title}"
    head = title.split(" of ")[0]
    return f"{noun}{about} {'are' if MANY.search(head) else 'is'} {value}"


def participle(title: str) -> bool:
    """Whether a title ends with one, so that `of` cannot follow: `dues paid`."""
    last = title.split(" ")[-1]
    return last in PARTICIPLES or last.endswith("ed")


def bracketed(naming: Naming, fact: str, arguments: Sequence[Value], value: Value) -> str:
    """The title with what it is about in brackets, and the value."""
    given = naming.values(arguments)
    about = f"{wording.title(naming.law, fact)}{f' ({given})' if given else ''}"
    if truth(naming, fact) and isinstance(value, bool):
        return about if value else f"no longer true that {about}"
    return f"{about}: {naming.value(value)}"


def truth(naming: Naming, fact: str) -> bool:
    """Whether a fact is true or not, and has no other value."""
    declared = naming.law.declarations.get(fact)
    return isinstance(declared, Fact) and declared.type == "truth"


ARTICLE = re.compile(r"(the|an?) ", re.IGNORECASE)
MANY = re.compile(r"[^sui]s$")
