"""How a run's transcript calls its proceedings, stages, instants and values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

import attrs

from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.norms import Norm, Stage
from charterlang.compiler.ir.ratification import NOTICE
from charterlang.interpreter import wording
from charterlang.interpreter.state import Proceeding, State
from charterlang.interpreter.values import Individual, ProceedingRef, Value, ordered

STAGES = {
    "motion": "motion",
    "demand": "demand for a vote",
    "debate": "debate",
    "decision": "decision",
    "nominations": "nomination of candidates",
    "vote": "vote",
    "election": "ballot",
}

SORTS = {"duty": "the duty to", "prohibition": "the duty not to", "right": "the right to"}
"""What a norm is, as far as its verb phrase."""


@attrs.frozen
class Naming:
    """The words of one run: its law, its proceedings, and the names the scenario gives to them."""

    state: State
    names: Mapping[int, str] = attrs.field(factory=dict)

    @property
    def law(self) -> Instrument:
        return self.state.text

    def proceeding(self, number: int) -> str:
        """`recall`, as the scenario calls it; else the procedure's title: `resolution (Anthem)`."""
        if number in self.names:
            return self.names[number].replace("_", " ")
        one = self.known(number)
        if one is None:
            return "a proceeding"
        given = self.values(one.arguments)
        title = wording.title(self.law, one.procedure)
        return f"{title} ({given})" if given else title

    def the_proceeding(self, number: int) -> str:
        """`recall`, as the scenario calls it; else with its article: `the resolution (Anthem)`.

        A name that is a verb makes no noun: it is then `the motion to expel a member (Cy)`.
        """
        one = self.known(number)
        if number in self.names or one is None:
            return self.proceeding(number)
        if self.verbal(number):
            return f"the motion to {self.act(one.procedure, one.arguments)}"
        return f"the {self.proceeding(number)}"

    def verbal(self, number: int) -> bool:
        """Whether a proceeding goes by the name of its procedure, and that is a verb: `expel`."""
        norm = self.norm(number)
        if number in self.names or norm is None or norm.act is None:
            return False
        first, *more = norm.title.text.split(" ")
        act = wording.act(self.law, norm.name).split(" ")[0]
        return first.lower() in VERBAL or bool(more) and first == act

    def known(self, number: int) -> Proceeding | None:
        """The proceeding of that number, if there is one."""
        return self.state.proceeding(number) if 0 < number <= len(self.state.proceedings) else None

    def norm(self, number: int) -> Norm | None:
        """The procedure of a proceeding."""
        one = self.known(number)
        norm = self.law.declarations.get(one.procedure) if one else None
        return norm if isinstance(norm, Norm) else None

    def stage(self, number: int, name: str | None, kind: str) -> str:
        """`vote`, or as the charter titles it: `deliberations`."""
        norm = self.norm(number)
        stage = stage_named(norm, name) if norm else None
        return (stage.titled if stage else None) or STAGES.get(kind, kind)

    def act(self, name: str, arguments: Iterable[Value] = ()) -> str:
        """The verb phrase of an act with its arguments."""
        phrase = wording.act(self.law, name)
        given = wording.listed(self.value(one) for one in arguments)
        if name == NOTICE or ("." in name and name not in self.law.declarations):
            return wording.act(self.law, name, arguments)
        return f"{phrase} ({given})" if given else phrase

    def deed(self, name: str, arguments: Iterable[Value] = ()) -> str:
        """An act as a thing: `to launch a boat (Swan)`, or by title if it has no verb."""
        norm = self.law.declarations.get(name)
        to = "" if isinstance(norm, Norm) and norm.act is None else "to "
        return f"{to}{self.act(name, arguments)}"

    def does(self, who: tuple[str, ...], name: str, arguments: Iterable[Value] = ()) -> str:
        """Somebody doing an act: `Ida represents the alliance (Embargo)`."""
        subject, act = wording.listed(self.who(one) for one in who), self.act(name, arguments)
        norm = self.law.declarations.get(name)
        if isinstance(norm, Norm) and norm.kind == "procedure":
            verb = "do" if len(who) > 1 else "does"
            return f"{subject} {verb} what follows from the decision to {act}"
        if isinstance(norm, Norm) and norm.act is None:
            return f"{subject}: {act}"
        return f"{subject} {act if len(who) > 1 else third_person(act)}"

    def forbidden(self, norm: str, arguments: Iterable[Value] = ()) -> str:
        """What a duty or a prohibition wants: `the duty to keep the peace`, `the duty not to wage war`."""
        declared = self.law.declarations.get(norm)
        kind = declared.kind if isinstance(declared, Norm) else "duty"
        sort = SORTS.get(kind, "the obligation to")
        return f"{sort} {self.act(norm, arguments)}"

    def obligation(self, norm: str, arguments: Iterable[Value], act: str | None) -> str:
        """What is owed or forbidden: of what a procedure obliged somebody to do, that itself."""
        declared = self.law.declarations.get(norm)
        if isinstance(declared, Norm) and declared.kind == "procedure":
            return f"the obligation to {self.owed(norm, arguments, act)}"
        return self.forbidden(norm, arguments)

    def owed(self, norm: str, arguments: Iterable[Value], act: str | None) -> str:
        """What somebody has to do: `come to the aid of a state (Alba)`, `hold the chair election`."""
        declared = self.law.declarations.get(norm)
        verbless = isinstance(declared, Norm) and declared.kind == "procedure" and not declared.act
        said = act or self.act(norm, arguments)
        return f"hold the {said}" if verbless and not act else said

    def moving(self, procedure: str, arguments: Iterable[Value] = ()) -> str:
        """`moves to wind up the club`, or by title if it has no verb: `moves the resolution (X)`."""
        norm = self.law.declarations.get(procedure)
        to = "the" if isinstance(norm, Norm) and norm.act is None else "to"
        return f"moves {to} {self.act(procedure, arguments)}"

    def value(self, one: Value) -> str:
        """A value in words; a proceeding by its name, an instant at midnight as its date."""
        match one:
            case ProceedingRef(number):
                return self.proceeding(number)
            case datetime():
                return self.instant(one)
            case frozenset() if one:
                return wording.listed(self.value(each) for each in ordered(one))
            case _:
                return wording.value(self.law, one)

    def values(self, many: Iterable[Value]) -> str:
        """Values in words, with commas."""
        return ", ".join(self.value(one) for one in many)

    def who(self, name: str) -> str:
        """Somebody as a subject: an organ with its article, an individual by name."""
        if name in self.law.declarations:
            return wording.the(self.law, name)
        return wording.individual(self.law, name)

    def instant(self, moment: datetime) -> str:
        """`1 February 2026 08:00`, without the time at midnight."""
        if wording.clock(self.law, moment) == "00:00":
            return wording.day(self.law, moment)
        return wording.instant(self.law, moment)


VERBAL = (
    "accept adopt admit amend appoint approve authorise authorize confirm create decide declare determine dismiss "
    "dissolve elect establish exclude expel impose install nominate oblige punish ratify reinstate reject remove "
    "require resolve revoke settle suspend terminate warn"
).split()
"""Names of procedures that are verbs, and never nouns."""
VERBS = re.compile(r"((?:\w+ly )?)(\w+)(?:(, and |, or |, | and | or )(.*))?(.*)", re.DOTALL)
"""An adverb, a verb, and what joins it to the next verb, or all the rest."""
LATER = re.compile(
    r"(,? (?:and|or) )([a-z]+[a-rt-z])(?= (?:the|an?|its|their|any|each|every|all) )"
)
"""A verb that is joined behind an object, as the article of its own object shows."""
BELOW = re.compile(r"\b(to|that|who|which|whose|where|when|if|whether|not) ")
"""What a verb may hang on, that is another's and stays as it is."""


def third_person(phrase: str) -> str:
    """A verb phrase said of one: `sign and carry a motion` is `signs and carries a motion`."""
    found = VERBS.fullmatch(phrase)
    if found is None:
        return phrase
    adverb, verb, joint, others, rest = found.groups()
    more = f"{joint}{third_person(others)}" if joint else later(rest)
    return f"{adverb}{conjugated(verb)}{more}"


def later(rest: str) -> str:
    """What follows a verb and its object: `the peace or violate the borders`, `… violates …`."""
    below = BELOW.search(rest)
    free = rest[: below.start()] if below else rest
    said = LATER.sub(lambda found: f"{found[1]}{conjugated(found[2])}", f"{free} ")[:-1]
    return said + rest[len(free) :]


def conjugated(verb: str) -> str:
    """`carries`, `passes`, `warns`."""
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


IRREGULAR = {"be": "is", "have": "has"}


def stage_named(norm: Norm, name: str | None) -> Stage | None:
    """The stage of that name."""
    return next((one for one in norm.stages if one.name == name), None)


def individuals(values: Iterable[Value]) -> tuple[str, ...]:
    """The names of those values that are individuals."""
    return tuple(one.name for one in values if isinstance(one, Individual))


def capital(text: str) -> str:
    """The text with a capital letter."""
    return text[:1].upper() + text[1:]
