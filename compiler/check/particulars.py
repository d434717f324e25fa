"""What words must tell of a rule beside its values: who is left out, on what condition, how seats are
filled, and what follows (W404).

Nobody spells these out as a rule does, so that one word is enough to state them by hand: a condition is
stated by any word that makes one, an admission by any word for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charterlang.compiler.check.values import Value
from charterlang.compiler.ir.expressions import Assumed, Chosen, Variable
from charterlang.compiler.ir.instrument import Declaration
from charterlang.compiler.ir.norms import Effect, Norm, Stage
from charterlang.compiler.ir.organs import Body, Condition
from charterlang.compiler.walk import walk

LEFT_OUT = (
    r"except\w*|other than|exclud\w+|excus\w+|recus\w+|abstain\w*|no part|not (?:take part|vote|participate)|no vote|"
    r"without (?:a |the )?vote|accused|subject|concerned|affected|interest\w*|nobody votes|own (?:cause|case)|apart from|but for"
)
CONDITION = (
    r"if|when|whenever|where|wherever|unless|until|while|once|provided|only|except|during|in case|upon|"
    r"(?:as|so) (?:long|far|often|soon) as|after|before|who|whose|that|which|with|without|for|in|at|on|of|no|not|any|such"
)
SEATED = (
    r"appoint\w*|elect\w*|compos\w+|consist\w*|compris\w+|members?|membership|seats?|sits?|serv\w+|represent\w*|"
    r"ex officio|belong\w*|made up|form\w*|send\w*|includ\w+|union"
)
FOLLOWS = {
    "admit": r"admi\w+|join\w*|members?|membership|accept\w*|becom\w+|belong\w*|acced\w+|accession|add\w*|enter\w*",
    "remove": r"remov\w*|expel\w*|expulsion|leav\w*|los[et]\w*|ceas\w*|no longer|exclu\w*|withdr\w+|members?\w*|ban\w*|eject\w*",
    "suspend": r"suspen\w+",
    "reinstate": r"reinstat\w+|restor\w+|return\w*|again",
    "install": r"elect\w*|appoint\w*|becom\w+|install\w*|hold\w*|fill\w*|assum\w+|succe\w+|chos\w+|select\w*|nam\w+|office",
    "vacate": r"remov\w*|recall\w*|vacan\w+|vacat\w+|leav\w*|los[et]\w*|dismiss\w*|resign\w*|steps? down|ceas\w*|end\w*|expir\w*|forfeit\w*",
    "adopt": r"adopt\w*|amend\w*|pass\w*|approv\w*|forces?|effect\w*|enact\w*|becom\w+|chang\w*|decid\w*|decision|consent\w*",
    "extend": r"exten\w+|prolong\w*|continu\w*|renew\w*|longer|more",
}
"""Words by which an effect is told. What begins, ends, is set and told has too many to be listed."""
SAID = {
    "admit": "whom it admits",
    "remove": "whom it removes",
    "suspend": "whom it suspends",
    "reinstate": "whom it reinstates",
    "install": "whom it installs",
    "vacate": "which office it vacates",
    "adopt": "what it adopts",
    "extend": "what it extends",
}


def particulars(one: Declaration) -> Iterator[Value]:
    """What words must tell of a declaration, each with the words that tell it by hand."""
    match one:
        case Body():
            yield from seats(one)
        case Norm():
            yield from conditions(one)
            for stage in one.stages:
                yield from recusals(one, stage)
            yield from consequences(one)
        case _:
            return


def seats(one: Body) -> Iterator[Value]:
    """Each line by which seats of a body are filled."""
    for line in one.seats:
        what = f"how seats of `{one.name}` are filled"
        yield Value(one.name, ("seats",), what, line.number or line.of, line.place, SEATED)


def conditions(one: Norm) -> Iterator[Value]:
    """Its conditions where it is declared, but for those of its regime and those that are assumed.

    What another clause adds to it is a matter of that clause, which may speak of something else.
    """
    lines: tuple[tuple[str, tuple[Condition, ...]], ...] = (
        ("when", one.when),
        ("unless", one.unless),
        ("require", one.require),
    )
    for word, row in lines:
        for line in row:
            # What its regime asks of it stands where the norm does.
            at_home = line.place == one.place and line.place.span != one.place.span
            if at_home and not decided(line.holds):
                what = f"a condition of `{one.name}`"
                yield Value(one.name, (word,), what, line.holds, line.place, CONDITION)


def recusals(one: Norm, stage: Stage) -> Iterator[Value]:
    """Those who have no vote in their own cause."""
    if stage.recusing is not None and not decided(stage.recusing):
        what = f"who has no vote in the {stage.name} of `{one.name}`"
        path, place = (stage.name, "recusing"), stage.place_of("recusing")
        yield Value(one.name, path, what, stage.recusing, place, LEFT_OUT)


def consequences(one: Norm) -> Iterator[Value]:
    """What its effects and outcomes do to organs and offices, which its act may tell.

    That who wins an election has the office needs no words.
    """
    effects = [*one.effects, *(each for line in one.outcomes for each in line.effects)]
    effects += [each for stage in one.stages for line in stage.outcomes for each in line.effects]
    for effect in effects:
        won = effect.subject == Variable("winner", span=one.place.span)
        if effect.verb in FOLLOWS and not won and not decided(effect):
            path = ("act",) if one.act else ()
            told = "|".join((FOLLOWS[effect.verb], *acting(one)))
            what = f"of `{one.name}` {SAID[effect.verb]}"
            yield Value(one.name, path, what, effect.verb, effect.place, told)


def acting(one: Norm) -> Iterator[str]:
    """The words of its act, in any form: words that speak of it so tell what it comes to."""
    pieces = (piece for line in (one.act.paragraphs if one.act else ()) for piece in line)
    for word in re.findall(r"[a-z]{4,}", " ".join(one for one in pieces if isinstance(one, str))):
        yield rf"{word[:5]}\w*"


def decided(node: Effect | object) -> bool:
    """Whether an assumption decides it, which says so itself."""
    return any(isinstance(part, Assumed | Chosen) for part in walk(node))
