"""Entries about organs in words: who sits, who holds office, until when."""

from __future__ import annotations

from typing import assert_never

from charterlang.compiler.ir.organs import Parties
from charterlang.interpreter import wording
from charterlang.interpreter.journal import (
    Composed,
    Depleted,
    Elected,
    Installed,
    OrganEntry,
    Seated,
    Slept,
    Unseated,
    Vacated,
)
from charterlang.interpreter.play.naming import Naming
from charterlang.interpreter.play.words import Sentence

PARTS = {
    "remainder": "the rest of the term that was broken off",
    "next": "the rest of the term that was broken off, and the next one",
}


def in_organs(entry: OrganEntry, naming: Naming) -> Sentence:
    """Seats and offices."""
    match entry:
        case Seated(organ, member, by, given):
            verb = "is" if given else "becomes"
            appointed = f", appointed by {naming.who(by)}" if by else ""
            return Sentence(f"{naming.who(member)} {verb} {member_of(naming, organ)}{appointed}")
        case Unseated():
            return Sentence(unseated(entry, naming))
        case Depleted(body, members, least):
            many = wording.counted(members, "member")
            short = f"{wording.the(naming.law, body)} is short of members"
            return Sentence(f"{short}: it has {many}, and must have at least {least}")
        case Slept(organ, member, suspended):
            verb = "is suspended as" if suspended else "is again"
            return Sentence(f"{naming.who(member)} {verb} {member_of(naming, organ)}")
        case Composed(body):
            return Sentence(f"{wording.the(naming.law, body)} is composed for the first time")
        case Installed():
            return installed(entry, naming)
        case Elected(office, person, assumes, _):
            elected = f"{naming.who(person)} is elected {wording.title(naming.law, office)}"
            return Sentence(f"{elected} and assumes the office on {naming.instant(assumes)}")
        case Vacated(office, person, cause, given):
            return Sentence(vacated(naming, office, person, cause, given))
        case _:
            assert_never(entry)


def unseated(entry: Unseated, naming: Naming) -> str:
    """Who sits no longer; of an appointed seat, whether it was recalled or fell with the party."""
    ends = f"{naming.who(entry.member)} is no longer {member_of(naming, entry.organ)}"
    if entry.by is None:
        return ends
    if entry.cause == f"{entry.organ}.recall":
        return f"{ends}, recalled by {naming.who(entry.by)}"
    return f"{ends}: the seat filled by {naming.who(entry.by)} falls"


def installed(entry: Installed, naming: Naming) -> Sentence:
    """Who assumes which office, until when, and of what the term is made."""
    office = wording.title(naming.law, entry.office)
    until = f" until {naming.instant(entry.expiry)}" if entry.expiry else ""
    if entry.given:
        since = f" since {naming.instant(entry.since)}"
        return Sentence(f"{naming.who(entry.person)} is {office}{since},{until}".rstrip(","))
    part = f": {PARTS[entry.part]}" if entry.part in PARTS else ""
    return Sentence(f"{naming.who(entry.person)} is {office}{until}{part}")


def vacated(naming: Naming, office: str, person: str | None, cause: str, given: bool) -> str:
    """That an office is vacant, since whose leaving, and by what."""
    vacant = f"the office of {wording.title(naming.law, office)} is vacant"
    if given or person is None:
        return vacant
    if cause == "expiry":
        return f"{vacant}: the term of {naming.who(person)} has expired"
    if cause == "succession":
        return f"{vacant}: {naming.who(person)} moves up"
    known = cause in naming.law.declarations or "." in cause
    by = f", by {quoted(naming, cause)}" if known else ""
    return f"{vacant}: {naming.who(person)} leaves it{by}"


def quoted(naming: Naming, cause: str) -> str:
    """The act by which an office fell vacant: `resignation`, `recall from the Council`."""
    if cause in naming.law.declarations:
        return wording.title(naming.law, cause)
    body, part = cause.split(".", 1)
    return f"{part} from {wording.the(naming.law, body)}"


def member_of(naming: Naming, organ: str) -> str:
    """`a member of the Assembly`, `a member state`."""
    if isinstance(naming.law.declarations.get(organ), Parties):
        return wording.a(wording.title(naming.law, organ))
    return f"a member of {wording.the(naming.law, organ)}"


def members_of(naming: Naming, organ: str) -> str:
    """`members of the Assembly`, `member states`."""
    if isinstance(naming.law.declarations.get(organ), Parties):
        return wording.plural(naming.law, organ)
    return f"members of {wording.the(naming.law, organ)}"
