"""Values of rules that no words state, by hand or from the rule (W404).

What an assumption decides is not among them: the text is silent there, and the notes say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from charterlang.compiler.check import spelling
from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.index import Index, worded
from charterlang.compiler.check.particulars import particulars
from charterlang.compiler.check.passages import Passage, depending
from charterlang.compiler.check.unsaid import FIELD
from charterlang.compiler.check.values import Value, values
from charterlang.compiler.diagnostic import Diagnostic
from charterlang.compiler.ir.document import Statement
from charterlang.compiler.ir.expressions import (
    Assumed,
    Constant,
    Defined,
    Entity,
    FactOf,
    Material,
)
from charterlang.compiler.ir.instrument import Threshold
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Body, Office, Parties
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.ir.rules import AssumedRule, Base, Named, Quota, Unanimity
from charterlang.compiler.ir.words import Mention
from charterlang.compiler.walk import walk

SAME = {"movers": "duration", "window": "duration", "passes": "needs"}
"""Parts of a stage by which words say one value in several ways."""
NOMINEES = rf"{spelling.COUNTED}|candidates?|nominees?|names?"
ALL = rf"unanim\w+|(?:votes?|consent|support|agreement) of (?:all|every|each)|all (?:of )?(?:the )?(?:\w+ )?(?:{spelling.COUNTED}|states)"
"""`all`, as words would say it of votes."""
Taking = tuple[str, ...]
"""What words take from rules: the owner and path of a property, or a name alone."""


def unstated(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W404: a value that decides something, and that no reader of the document is told."""
    taken = {passage.identity: frozenset(takings(passage, bill)) for passage in passages}
    anywhere = frozenset[Taking]().union(*taken.values())
    index = Index(passages)
    for name in bill.instrument.own:
        if not bill.sound(name):
            continue
        declared = bill.instrument.declarations[name]
        for one in (*values(declared), *particulars(declared)):
            home = index.at(one.place.span)
            if home is None or home.torn or worded(home.part) or assumed(one):
                continue  # Declared for the whole charter, worded from its rule, or noted.
            here = frozenset[Taking]().union(*(taken[part.identity] for part in home.branch))
            if not (stated(one, anywhere, here) or elsewhere(one, index)):
                if not by_hand(one, home, index, bill):
                    yield silent(one, home)


def stated(one: Value, anywhere: frozenset[Taking], here: frozenset[Taking]) -> bool:
    """Whether any words take the value or its whole norm, or words here what it is named by."""
    names = {(name,) for node in walk(one.value) for name in named(node)}
    whole = {(one.owner, *normal(one.path)), (one.owner,)}
    if one.hand:
        whole.add((one.owner, "act"))  # `tell of every accident` says when, and what comes of it.
    return not anywhere.isdisjoint(whole) or not here.isdisjoint(names)


def silent(one: Value, home: Passage) -> Diagnostic:
    """The warning of one value."""
    path = f"{{{'.'.join((one.owner, *one.path))}}}"
    return warning(
        "W404",
        f"no words state {one.what}",
        one.place.span,
        f"write  {path}  into the words of {home.identity}",
        "or leave the clause without words of its own, and it is worded from its rules",
    )


def assumed(one: Value) -> bool:
    """Whether a reader decides the value, who has given the reason."""
    match one.value:
        case AssumedRule() | Assumed() | Base(assumption=str()):
            return True
        case _:
            return False


# ── what states it


def named(node: object) -> Iterator[str]:
    """The threshold, assumption, standard or definition by which a value is named."""
    match node:
        case Named(threshold=name) | AssumedRule(assumption=name) | Base(assumption=str(name)):
            yield name
        case Assumed(name=name) | Defined(name=name) | FactOf(fact=name):
            yield name
        case _:
            return


def normal(path: tuple[str, ...]) -> tuple[str, ...]:
    """One path for all ways in which words say the same: `.vote`, `.vote.window`."""
    if len(path) == 2 and path[0] not in ("filled", "vacancy"):
        last = SAME.get(path[1], path[1])
        return path[:1] if last == "duration" else (path[0], last)
    return (SAME.get(path[0], path[0]),) if path[0] == "passes" else path


def takings(passage: Passage, bill: Bill) -> Iterator[Taking]:
    """What the words take from rules, through definitions; a norm's name says all of it."""
    for interpolation in passage.values:
        for node in depending(interpolation.value, bill.instrument):
            if isinstance(node, Material):
                yield (node.owner, *normal(node.path))
                yield from of_body(node, bill)
                if node.path[-1] == "passes":
                    yield (node.owner, *node.path[:-1], "counts")
            elif isinstance(node, Mention):
                one = bill.instrument.declarations.get(node.name)
                sentence = isinstance(one, Norm) and node.part in (None, "value")
                if sentence or not isinstance(one, Norm | Body | Office | Parties):
                    yield (node.name,)
            else:
                yield from ((name,) for name in named(node))


def of_body(node: Material, bill: Bill) -> Iterator[Taking]:
    """The standing rule of a body, where words take it from a vote that has none of its own."""
    norm = bill.instrument.declarations.get(node.owner)
    if not isinstance(norm, Norm):
        return
    for stage in norm.stages:
        body = bill.seat_of(norm, stage) if stage.name == node.path[0] else None
        if body is None:
            continue
        name = normal(node.path)[-1]
        if name == stage.name and stage.length is None:
            yield (body.name, "window")
        elif getattr(stage.voting, FIELD.get(name, name), True) is None:
            yield (body.name, name)


def elsewhere(one: Value, index: Index) -> bool:
    """Whether a clause that is worded from its rules provides it."""
    return any(provides(statement, one) for statement in index.worded.get(one.owner, ()))


def provides(statement: Statement, one: Value) -> bool:
    """Whether `provides x`, `x.stage` or `x.stage.property` covers a value."""
    if not statement.properties:
        return True
    own = {one.name, *one.path[:1], f"{one.name}.length", f"{one.name}.by"}
    return not own.isdisjoint(statement.properties)


# ── what is typed by hand


def by_hand(one: Value, home: Passage, index: Index, bill: Bill) -> bool:
    """Whether the branch of clauses spells the value out: that is another warning, or none.

    What follows from a norm may also be told where the norm is declared.
    """
    branch = {part.identity: index.by_identity[part.identity] for part in home.branch}
    if one.hand:
        declared = bill.instrument.declarations[one.owner]
        branch |= {each.identity: each for each in index.around(declared.place.clause)}
    said = " ".join(text.said for passage in branch.values() for text in passage.texts)
    return any(
        re.search(rf"\b(?:{pattern})(?!\w)", said, re.IGNORECASE) for pattern in spelt(one, bill)
    )


def spelt(one: Value, bill: Bill) -> Iterator[str]:
    """Patterns of what words would look like that state a value by hand."""
    if one.hand:
        yield one.hand
    if one.path[-1] == "tie":
        yield r"ties?|tied|equal|casting vote|by lot"
    for node in walk(one.value) if hasattr(type(one.value), "__attrs_attrs__") else (one.value,):
        match node:
            case Constant(value=Duration() as length):
                yield from (pattern for pattern, _ in spelling.of_duration(length))
            case Quota(share=True, amount=share):
                yield from (pattern for pattern, _ in spelling.of_share(share))
            case Quota(amount=number) | Constant(value=Fraction(denominator=1) as number):
                yield spelling.number(int(number))
            case Named(threshold=name) if isinstance(
                found := bill.instrument.declarations.get(name), Threshold
            ):
                yield from (pattern for pattern, _ in spelling.of_title(found.title or name))
                yield from spelt(attrs.evolve(one, value=found.rule), bill)
            case Unanimity():
                yield ALL
            case Base(count=str(count)):
                yield count.replace(" ", r"\s+(?:\w+\s+)?")
            case Entity(name=verb) if one.path[-1] == "force":
                title = bill.names.entities[verb].title if verb in bill.names.entities else verb
                yield re.escape(title.removesuffix(" that"))
            case bool():
                pass
            case int():
                one_of = rf"(?:one|an?)(?=\s+(?:\w+\s+){{0,2}}(?:{NOMINEES})\b)"
                yield one_of if node == 1 else spelling.number(node)
            case str():
                yield node.replace("_", "[ -]")
            case _:
                pass
