"""Properties under a head that has no such property (E205)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, error
from charterlang.compiler.diagnostic import Diagnostic, Fix
from charterlang.compiler.ir.place import Span, beginning
from charterlang.compiler.merge import NOUNS, Gathered
from charterlang.compiler.syntax.nodes import Line, Outcome, Property, Stage

VOTING = ("quorum", "needs", "counts", "rounded", "abstention", "tie", "window", "closes early")
OUTCOMES = ("carried", "lost", "inquorate")
OF_HEAD = {
    "parties": ("founding", "joins", "leaves", "require"),
    "body": (
        "founding",
        "seats",
        "size",
        "joins",
        "leaves",
        "eligible",
        "accountable",
        "presided",
        "incompatible",
        "votes",
        "motion",
        "require",
        *VOTING,
        *OUTCOMES,
    ),
    "office": (
        "founding",
        "filled",
        "vacated",
        "term",
        "vacancy",
        "succession",
        "acting",
        "delegates",
        "incompatible",
        "eligible",
        "accountable",
        "require",
    ),
    "procedure": (
        "to",
        "conducted",
        "commences",
        "when",
        "unless",
        "lapses",
        "require",
        "should",
        "stage",
        *OUTCOMES,
    ),
    "power": ("to", "commences", "when", "unless", "lapses", "require", "should", "effect"),
    "duty": (
        "to",
        "commences",
        "when",
        "unless",
        "lapses",
        "within",
        "late",
        "force",
        "effect",
        "breach",
    ),
    "prohibition": ("to", "commences", "when", "unless", "lapses", "force", "breach", "forbids"),
    "right": ("to", "commences", "when", "unless", "lapses", "should", "permits"),
    "regime": ("begins", "ends", "lapses", "suspends", "restores"),
    "schedule": ("row", "require"),
    "ratification": (
        "signatories",
        "depositary",
        "notices",
        "deposited",
        "commences",
        "accession",
    ),
    "calendar": ("anchor", "month", "week", "leap"),
}
"""The lines of each head (language.md §6, §8)."""
COMMON = ("titled", "when", *OUTCOMES)
UNCOUNTED = ("titled", "when", "carried", "lost")
"""Those of a stage that nobody votes in: it has no quorum."""
OF_STAGE = {
    "motion": ("by", "within", *UNCOUNTED),
    "debate": ("length", "conducted", "by", *UNCOUNTED),
    "nominations": (
        "length",
        "conducted",
        "by",
        "in",
        "eligible",
        "limit",
        "acceptance",
        *UNCOUNTED,
    ),
    "vote": ("length", "conducted", "in", "recusing", *VOTING, *COMMON),
    "election": ("length", "conducted", "in", "recusing", "using", *VOTING, *COMMON),
    "decision": ("by", "within", "titled", "when", "granted", "refused", "silence"),
}
"""The modifiers and lines of each stage (§8)."""
STAGES = {
    "motion": "a motion",
    "debate": "a debate",
    "nominations": "nominations",
    "vote": "a vote",
    "election": "an election",
    "decision": "a decision",
}
TIMINGS = ("every", "over", "within")
"""What may be said of the way in which an office is filled, and of no other route."""
LIMITS = {"atleast": "at least", "atmost": "at most"}
"""What stands before a length, as it is when the space is left out."""
WRITTEN = {"late": "late when"}
"""How a line begins, where it is not with its own word."""
HINTS = {
    ("procedure", "effect"): "write  carried EFFECT",
    ("power", "carried"): "write  effect EFFECT",
    ("duty", "carried"): "write  effect EFFECT",
    ("procedure", "within"): "write  motion by 2 of BODY within D  or give a stage its length",
}
"""What to write instead, where that is likely."""


def properties(bill: Bill) -> Iterator[Diagnostic]:
    """E205: a property that its head, or its stage, does not have."""
    for found in bill.gathered():
        if found.head not in OF_HEAD:
            continue
        for line, _ in found.lines():
            word = "stage" if isinstance(line, Stage) else line.word
            if word == "note":
                continue
            if word not in OF_HEAD[found.head]:
                yield misplaced(found, line, word)
            elif isinstance(line, Stage):
                yield from of_stage(line)
            elif isinstance(line, Property) and "routes" in line.slots:
                yield from of_routes(line)


def misplaced(found: Gathered, line: Line, word: str) -> Diagnostic:
    """The error of a line under the wrong head."""
    said = line.kind if isinstance(line, Stage) else WRITTEN.get(word, word)
    what = "stage" if isinstance(line, Stage) else "property"
    hint = HINTS.get((found.head, word))
    return error(
        "E205",
        f"`{said}` is no {what} of {NOUNS[found.head]}",
        start(line.span, said),
        *([hint] if hint else []),
        f"it belongs to {belongs(word)}",
    )


def belongs(word: str) -> str:
    """`a body, a vote or an election`: the heads and stages that have such a line."""
    if word == "stage":
        return "a procedure"
    among = [NOUNS[head] for head, words in OF_HEAD.items() if word in words]
    among += [STAGES[kind] for kind, words in OF_STAGE.items() if word in words]
    *rest, last = dict.fromkeys(among)
    return f"{', '.join(rest)} or {last}" if rest else last


def misread_names(bill: Bill) -> Iterator[Diagnostic]:
    """E101: a stage's name that was meant to say how long it lasts (`debate atleast 1 day`)."""
    for found in bill.gathered():
        for line, _ in found.lines():
            if not isinstance(line, Stage) or line.name is None:
                continue
            from difflib import get_close_matches

            name = line.name
            for near in get_close_matches(name.text.replace("_", ""), LIMITS, 1, 0.85):
                meant = LIMITS[near]
                yield error(
                    "E101",
                    f"`{name.text}` is not a word of the language here",
                    name.span,
                    f"did you mean `{meant}`?",
                    fix=Fix(name.span, meant),
                )


def of_stage(stage: Stage) -> Iterator[Diagnostic]:
    """What does not fit the kind of a stage."""
    for line in (*stage.modifiers, *stage.lines):
        word = line.word
        if word != "note" and word not in OF_STAGE[stage.kind]:
            said = "a length" if word == "length" else f"`{word}`"
            yield error(
                "E205",
                f"{said} is no property of {STAGES[stage.kind]}",
                start(line.span, word),
                f"it belongs to {belongs(word)}",
            )


def of_routes(line: Property) -> Iterator[Diagnostic]:
    """A time that is said of a way in or out, other than the filling of an office."""
    routes = line.slots["routes"]
    assert isinstance(routes, tuple)
    for route in routes:
        assert isinstance(route, Property)
        for word in TIMINGS if line.word != "filled" else ():
            if word in route.slots:
                yield error(
                    "E205",
                    f"`{word}` is said of `filled`, not of `{line.word}`",
                    route.span,
                    "say it where the office is filled",
                )
        if line.word == "vacated" and route.word == "ex officio":
            yield error(
                "E205",
                "an office is not vacated ex officio",
                route.span,
                "write  vacated by ACT  or  vacated when C",
            )


def start(span: Span, word: str) -> Span:
    """The word with which a line begins."""
    if word == "length" or isinstance(word, Outcome):
        return span
    return beginning(span, len(word))
