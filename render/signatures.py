"""The signatures of a document: who signs, in what capacity and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from charterlang.compiler.ir.document import Clause
from charterlang.compiler.ir.expressions import Expression
from charterlang.compiler.ir.instrument import Fact, Provided
from charterlang.render import marks, view
from charterlang.render.passage import Passage
from charterlang.render.wording import english, provisions, titles, values


def signature(passage: Passage, clause: Clause, made: view.Clause) -> view.Signature | None:
    """A clause under `signatures` as a signature; None if it is more than one.

    In own words the name stands before a kept line break, else before the first comma; what has
    neither is a name alone. Without words it is whom the instrument gives an office or a party.
    """
    if made.label or made.heading or made.clauses or made.flush:
        return None
    if not clause.statements or (clause.words is not None and not passage.generated):
        match made.blocks:
            case (view.Paragraph(runs),):
                name, capacity = _parted(runs)
            case _:
                return None
    else:
        who = _given(passage.at(clause.identity), clause)
        if who is None:
            return None
        name, capacity = who
    return view.Signature(made.anchor, made.citation, name, capacity, made.notes)


Runs = tuple[view.Run, ...]


def _parted(runs: Runs) -> tuple[Runs, Runs]:
    """The name, and what stands behind it."""
    for at, run in enumerate(runs):
        if isinstance(run, view.LineBreak):
            return runs[:at], runs[at + 1 :]
    for at, run in enumerate(runs):
        if isinstance(run, view.Text) and "," in run.text:
            before, _, behind = run.text.partition(",")
            return (
                (*runs[:at], attrs.evolve(run, text=before.rstrip())),
                (attrs.evolve(run, text=behind.lstrip()), *runs[at + 1 :]),
            )
    return runs, ()


def _given(passage: Passage, clause: Clause) -> tuple[Runs, Runs] | None:
    """Whom all that stands in the clause is given of, and what it makes of them."""
    declared = [passage.declared(one.name) for one in clause.statements]
    given = [one for one in declared if isinstance(one, Provided)]
    subjects = [_subject(passage, one) for one in given]
    if not given or len(given) < len(declared) or subjects[0] is None or len(set(subjects)) > 1:
        return None
    name = values.value(passage, subjects[0])
    return marks.runs(name), marks.runs(english.series(list(_capacities(passage, given))))


def _subject(passage: Passage, one: Provided) -> Expression | None:
    """Of whom something is given; None if it makes nobody anything."""
    if one.field is not None:
        return one.arguments[0]
    fact = passage.find(one.fact, Fact)
    return one.value if fact is not None and titles.names_role(passage, fact) else None


def _capacities(passage: Passage, given: Sequence[Provided]) -> Iterator[str]:
    """`Head of State of Alba`, or `for Alba`; a party that an office names is not named again."""
    roles = [provisions.role(passage, one) for one in given if one.field is None]
    yield from roles
    for one in given:
        party = values.value(passage, one.value)
        if one.field is not None and not any(marks.bare(role).endswith(party) for role in roles):
            yield f"for {party}"
