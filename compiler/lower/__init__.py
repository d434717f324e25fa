"""Syntax to law: names bound, types inferred, and the nodes of `compiler.ir` made (§17).

`lower` goes through a charter once. A term is lowered and typed in one step (`terms`, `calls`,
`standing`); heads have a module each (`vocabulary`, `organs`, `norms` with `stages` and
`effects`), as have decision rules, official words and the document. A name that is not declared
is noted and reported at the end, when it is known which declarations nobody uses; what cannot be
made out is left out, and its declaration is tainted, so that nothing is reported twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from charterlang.compiler.diagnostic import Result
from charterlang.compiler.ir.instrument import Declaration, EntityName, Instrument
from charterlang.compiler.lower import (
    document,
    header,
    holes,
    norms,
    organs,
    provisions,
    ratification,
    regimes,
    vocabulary,
)
from charterlang.compiler.merge import NORMS, ORGANS, Gathered
from charterlang.compiler.node import frozen
from charterlang.compiler.outline import Outline
from charterlang.compiler.resolve import Names, Scope, kind_of, missing_names, ratifying, unprovided
from charterlang.compiler.syntax import nodes as syntax
from charterlang.compiler.syntax.nodes import File


@frozen
class Charter:
    """A charter before it is lowered: its own declarations, then those of its libraries.

    `dotted` are the names of several words that its templates have made.
    """

    file: File
    outline: Outline
    declared: Mapping[str, Gathered]
    complete: bool
    dotted: frozenset[str] = frozenset()
    superior: Mapping[str, Gathered] | None = None
    """What the superior instrument declares, if it is there."""


@frozen
class Lowered:
    """The instrument, and its names for the checks and scenarios that come after."""

    instrument: Instrument
    names: Names


def lower(
    charter: Charter,
    readings: Mapping[str, str],
    suggest: Callable[[str], str | None] = lambda name: None,
) -> Result[Lowered]:
    """The law of a charter under these readings of its assumptions.

    `suggest` names the library that declares what is missing. A charter with errors is lowered
    as far as it can be, for the checks; it is not to be run.
    """
    head = charter.file.header
    assert head is not None
    zone, instant, found = header.zone_of(head)
    names = names_of(charter, readings, instant)
    top = Scope(names, "")
    individuals(charter, head, names)
    for declaration in charter.declared.values():
        if declaration.library is None:
            names.lowered[declaration.name] = lowered(declaration, top)
    orphans(charter, top)
    unknown_readings(head, top)
    instrument = assembled(charter, head, zone, top)
    found += [
        *names.found,
        *missing_names(names, suggest),
        *unprovided(names),
        *holes.open_holes(names),
    ]
    return Result(Lowered(instrument, names), tuple(found))


def names_of(charter: Charter, readings: Mapping[str, str], instant: Any) -> Names:
    """What is known of the names before anything is lowered."""
    file = charter.file
    names = Names(
        charter.declared,
        charter.outline,
        file.tainted,
        charter.complete,
        readings,
        instant,
        lost=file.lost,
        spoilt=file.spoilt,
        headless=frozenset(headless(charter)),
        instrument=file.header.name.text if file.header else "",
    )
    kinds: set[str] = set()
    fields: dict[str, Any] = {}
    for found in charter.declared.values():
        for line, _ in found.lines():
            if isinstance(line, syntax.Stage):
                kinds |= {line.kind, *([line.name.text] if line.name else [])}
        if found.head == "procedure":
            for name, type in vocabulary.parameter_types(found, names).items():
                fields[name] = type if fields.get(name, type) == type else None
    names.stages, names.fields = frozenset(kinds), fields
    names.calendar = header.calendar_of(file.header) if file.header else ""
    return names


def headless(charter: Charter) -> Iterator[str]:
    """The declarations of which the head could not be read."""
    lines = {one.line for one in charter.file.broken}
    for name, found in charter.declared.items():
        heads = [part.declaration.span.line for part in found.parts]
        if found.library is None and (found.first.also or lines.intersection(heads)):
            yield name


def individuals(charter: Charter, head: syntax.Header, names: Names) -> None:
    """The individuals that a charter names: first members, the legal person, listed cases."""
    entities = names.entities
    for line in header.header_lines(head, "establishes"):
        name: Any = line.slots["name"]
        entities[name.text] = EntityName(name.text, str(line.slots["title"]), None)
    for one, text in header.sponsors(head):
        entities.setdefault(one.text, EntityName(one.text, text, None))
        names.sponsors = (*names.sponsors, one.text)
    # Those who are named by title first: a name that a `given` mentions has none.
    for found in sorted(charter.declared.values(), key=lambda one: one.head == "given"):
        if found.head in ORGANS:
            kind = kind_of(found.name, names)
            for one, said in organs.individuals(found):
                if one.text not in charter.declared:
                    text = said.text if said else one.text.replace("_", " ")
                    entities.setdefault(one.text, EntityName(one.text, text, kind))
                if one.text in names.sponsors and entities[one.text].kind is None:
                    entities[one.text] = attrs.evolve(entities[one.text], kind=kind)
        elif found.head == ratification.HEAD:
            for one, said in ratification.individuals(found):
                text = said.text if said else one.text.replace("_", " ")
                entities.setdefault(one.text, EntityName(one.text, text, ratifying(names)))
        elif found.head == "given":
            provisions.mention(found, names)
        elif found.head == "kind":
            for case, said in vocabulary.cases(found):
                text = said.text if said else case.text.rpartition(".")[2].replace("_", " ")
                entities.setdefault(case.text, EntityName(case.text, text, found.name))


def lowered(found: Gathered, scope: Scope) -> Declaration:
    """One declaration of the charter itself."""
    own = attrs.evolve(scope, owner=found.name, clause=found.clause)
    if found.head in ORGANS:
        return organs.organ(found, own)
    if found.head in NORMS:
        return norms.norm(found, own)
    if found.head == "regime":
        return regimes.regime(found, own)
    if found.head == "schedule":
        return regimes.schedule(found, own)
    if found.head == ratification.HEAD:
        return ratification.ratification(found, own)
    if found.head in provisions.HEADS:
        return provisions.provision(found, own)
    made = vocabulary.lowered(found.name, own)
    assert made is not None, "a circle is found inside one, never at the outset"
    return made


def orphans(charter: Charter, scope: Scope) -> None:
    """Reports an `also` that continues nothing."""
    for one in charter.outline.declarations:
        name, head = one.declaration.name, one.declaration.head
        found = charter.declared.get(name.text)
        if one.declaration.also and (found is None or found.first.also):
            scope.names.tainted.add(name.text)
            scope.miss(name, head, (head,))


def unknown_readings(head: syntax.Header, scope: Scope) -> None:
    """Reports a reading that was asked for (`--assume`) and that no assumption has."""
    assumed = [one.name for one in scope.names.declared.values() if one.head == "assume"]
    for name, reading in scope.names.readings.items():
        if name not in assumed:
            message, known, lead = f"no assumption `{name}` is declared", assumed, "the assumptions"
        elif name not in scope.names.unread and not holes.is_open(scope.names.declared[name]):
            known = vocabulary.reading_names(scope.names.declared[name])
            message = f"the assumption `{name}` has no reading `{reading}`"
            lead = "its readings"
        else:
            continue
        if name in assumed and reading in known:
            continue
        from difflib import get_close_matches

        wanted = reading if name in assumed else name
        listed = ", ".join(f"`{one}`" for one in known)
        near = get_close_matches(wanted, known, 1)
        help = f"did you mean `{near[0]}`?" if near else f"{lead} are {listed}"
        scope.report("E602", message, head.name.span, help if known else "nothing is assumed")


def assembled(charter: Charter, head: syntax.Header, zone: str, scope: Scope) -> Instrument:
    """The instrument, of what has been lowered."""
    names, file = scope.names, charter.file
    front = header.front(head, scope)
    divisions = tuple(
        document.division(item, scope) for item in file.items if isinstance(item, syntax.Division)
    )
    loose = tuple(
        document.loose(charter.declared[item.name.text])
        for item in file.items
        if isinstance(item, syntax.Declaration) and not item.also and not item.external
    )
    own = tuple(name for name, one in charter.declared.items() if one.library is None)
    return Instrument(
        head.form,  # type: ignore[arg-type]  # the closed word list of forms
        head.name.text,
        head.title,
        front.establishes,
        front.enacted,
        front.commences,
        zone,
        any(header.header_lines(head, "zone")),
        front.numbering,
        header.settings(head, "construe", scope),
        header.settings(head, "style", scope),
        front.words,
        front.notes,
        {name: names.lowered[name] for name in (*own, *names.lowered)},
        own,
        tuple(names.entities.values()),
        divisions,
        loose if not divisions else (),
        file.span.path,
        span=head.span,
        superior=(head.superior[0].text, head.superior[1]) if head.superior else None,
        external=frozenset(name for name, one in charter.declared.items() if one.first.external),
        calendar=front.calendar,
        sponsors=names.sponsors,
        on_adoption=front.on_adoption,
    )
