"""One rule stated twice: two norms that are the same, two clauses of the same words (W315)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.passages import Passage, below
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.expressions import Call
from charterlang.compiler.ir.norms import About, Effect, Norm
from charterlang.compiler.ir.organs import Filling, Route, Vacancy
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.ir.regimes import Suspension

FEWEST = 4
"""Words that a clause must have to be told from another."""


def norms(bill: Bill) -> Iterator[Diagnostic]:
    """W315: two duties, prohibitions, rights or powers of the same people to do the same, alike in all.

    Those of which something follows by name, such as the end of a regime, are told apart by that.
    """
    seen: dict[object, Norm] = {}
    apart = followed(bill)
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if not isinstance(one, Norm) or one.act is None or one.kind == "procedure":
            continue
        if name in apart or not bill.sound(name):
            continue
        first = seen.setdefault(content(one), one)
        if first is not one:
            yield warning(
                "W315",
                f"`{name}` says again what `{first.name}` says",
                one.place.span,
                "keep one of them, or say in what they differ",
                labels=[Label(first.place.span, "said here already")],
            )


def followed(bill: Bill) -> set[str | None]:
    """The norms of which something follows: a way in or out, an effect, a question, a prohibition."""
    out: set[str | None] = set()
    for node in (node for one in bill.nodes.values() for node in one):
        match node:
            case Route(act=name) | Filling(by=name) | Vacancy(by=name) | About(act=name):
                out.add(name)
            case Call(subject=name) | Effect(organ=name) | Suspension(norm=name):
                out.add(name)
            case _:
                pass
    return out


def content(one: Norm) -> object:
    """All that a norm says, but for its name, its title, and where each part of it stands."""
    holder = one.holder.limbs if one.holder else ()
    types = tuple((each.name, each.type) for each in one.parameters)
    conditions = tuple(
        tuple(each.holds for each in lines)
        for lines in (one.when, one.unless, one.require, one.late, one.should)
    )
    effects = tuple(without_place(each) for each in (*one.effects, *one.breach))
    outcomes = tuple((line.of, tuple(map(without_place, line.effects))) for line in one.outcomes)
    about = tuple((each.act, each.arguments) for each in (*one.forbids, *one.permits))
    words = one.act.paragraphs if one.act else ()
    return (one.kind, holder, types, words, conditions, one.within, effects, outcomes, about,
            one.stages, one.regime)  # fmt: skip


def without_place(effect: Effect) -> Effect:
    """An effect wherever it stands."""
    return attrs.evolve(effect, place=NOWHERE)


NOWHERE = Place("", Span("", 0, 0, 0, 0))


def words(passages: Sequence[Passage], bill: Bill) -> Iterator[Diagnostic]:
    """W315: two clauses of the same words, braces and all: one of them was meant otherwise."""
    seen: dict[str, tuple[str, Span]] = {}
    for passage in passages:
        # Words that a list goes on from are told apart by its items.
        if any(below(passage.part)) or any(
            one.kind in ("preamble", "signatures") for one in passage.divisions
        ):
            continue
        for text in passage.texts:
            said = " ".join(written(text.starts, bill).lower().split())
            if len(said.split()) < FEWEST or passage.torn:
                continue
            at = text.at(0, len(text.said.split("\n")[0].rstrip()) or 1)
            before, first = seen.setdefault(said, (passage.identity, at))
            if before != passage.identity:
                yield warning(
                    "W315",
                    f"{passage.identity} has the words of {before}",
                    at,
                    "take one of them away, or write what was meant there",
                    labels=[Label(first, "the same words")],
                )


def written(starts: tuple[tuple[int, int, int], ...], bill: Bill) -> str:
    """The words of a text as they are in the source, with their braces."""
    return " ".join(bill.source.line(line)[column - 1 :] for _, line, column in starts)
