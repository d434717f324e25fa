"""A charter begun from a template: its text under another name and title.

A template is an instrument called `new_TEMPLATE`, with scenarios beside it, in `templates/`. It can be
checked and run as it stands; in a new charter its name and title are put in the place of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from charterlang.compiler.lexis import RESERVED

TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "treaty": "states: members, an assembly, a spokesperson, mutual aid, breach, amendment",
        "club": "persons: the bylaws of a club, with members, a board, a chair",
        "region": "an online region: citizens, rights, an assembly, a delegate, laws, a court, emergencies",
        "alliance": "players of a game: officers, a leader, tribute and shares, friendship and war",
        "foundation": "free software: contributors, a board, money, projects, conflicts of interest",
        "dao": "token holders: weighted votes, a quorum by weight, a timelock, guardians, a treasury",
        "resolution": "a Model UN draft: sponsors, a preamble, operative clauses, adoption and division",
    }
)
"""What each template is for, in a line."""
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
SAID = re.compile(r'#[^\n]*|"[^"\n]*"|\|[^\n]*')
"""Comments, titles and words of a charter, in which nothing is declared."""
SMALL = frozenset("a an and at by for from in of on or the to with".split())
"""Words that a title leaves small, unless it begins with one."""


class Unnameable(ValueError):
    """A name or title that a charter cannot have, and (`help`) what to give in its place."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def begun(template: str, law: str, name: str, title: str | None) -> Callable[[str], str]:
    """What turns a text of the template into that of a charter of this name.

    `law` is the template's charter. Without a title it follows from the name. Raises `Unnameable`.
    """
    named(name, template, law)
    own = titled(name) if title is None else " ".join(title.split())
    if not own or '"' in own or not (title or own).isprintable():
        raise Unnameable(
            f"`{title}` cannot be a title", "a title is one line, without quotation marks"
        )
    old = f"new_{template}"
    given = {old: name, titled(old): own}
    pattern = re.compile("|".join(rf"\b{re.escape(one)}\b" for one in given))
    return lambda text: pattern.sub(lambda match: given[match.group()], text)


def named(name: str, template: str, law: str) -> None:
    """Raises `Unnameable` if that cannot be the name of a charter begun from the template."""
    if not NAME.fullmatch(name):
        meant = re.sub(r"\W+", "_", name.removesuffix(".charter"), flags=re.ASCII).strip("_")
        near = f"did you mean `{meant.lower()}`? " if NAME.fullmatch(meant) else ""
        raise Unnameable(
            f"`{name}` cannot be a name",
            f"{near}a name begins with a letter, and is of a to z, digits and _, such as harbour_pact",
        )
    if name in RESERVED:
        raise Unnameable(f"`{name}` means itself, and is no name", "give the charter another name")
    if re.search(rf"\b{name}\b", SAID.sub("", law)) and name != f"new_{template}":
        raise Unnameable(
            f"`{name}` stands for something else in the template", "give the charter another name"
        )


def titled(name: str) -> str:
    """The title that follows from a name: `harbour_pact` is the “Harbour Pact”."""
    words = [word for word in name.split("_") if word]
    return " ".join(
        word if number and word in SMALL else word[:1].upper() + word[1:]
        for number, word in enumerate(words)
    )
