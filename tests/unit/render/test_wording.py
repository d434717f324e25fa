"""The phrasebook says all that a rule says, in sentences, and nothing that is no English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import attrs
import pytest
from corpus_runner import cases, compiled
from wording_charters import REALM, ROOT, charter, law, readings, texts

from charterlang.compiler.ir import (
    calendars,
    expressions,
    instrument,
    norms,
    organs,
    ratification,
    regimes,
    rules,
)
from charterlang.compiler.ir.instrument import Assumption, Declaration, Fact, Instrument, Kind
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.organs import Title
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.ir.quantities import Duration
from charterlang.compiler.ir.words import Words
from charterlang.compiler.lower.material import BELONGS, PATHS
from charterlang.render import layout, marks
from charterlang.render.document import document
from charterlang.render.passage import Passage
from charterlang.render.places import places
from charterlang.render.wording import material, stated, statements

CHARTERS = {"realm": REALM, **{name: charter(name) for name in ("sec", "pact", "isle")}}
LAWS = {name: law(text) for name, text in CHARTERS.items()}
LAW = (calendars, expressions, rules, norms, organs, ratification, regimes, instrument)
"""The modules whose names the annotations of the law use."""
FAULTS = {
    "a name of the program": re.compile(r"\bNone\b|[<>]|\w_\w|\bir\b|\battrs\b|object at"),
    "a gap": re.compile(r"[\ue000-\uf8ff\x00-\x08]"),
    "a doubled word": re.compile(r"\b(?!that\b|had\b)(\w+) \1\b", re.I),
    "two articles": re.compile(r"\b(a|an|the) (a|an|the|each|any|every|no)\b", re.I),
    "a wrong article": re.compile(r"\ba [aeio]\w|\ban [bcdfgjklmnpqrstvwxz]\w"),
    "stray punctuation": re.compile(r" [,.;:]|[,;:]{2}|,\.|\.\.|  "),
    "a gap in a phrase": re.compile(r"\b(of|by|to|from|if|unless|the)(?=[.,;])"),
}


def faults(line: str) -> list[str]:
    """What is wrong with a line of a document."""
    return [fault for fault, pattern in FAULTS.items() if pattern.search(line)]


def passage(of: Instrument) -> Passage:
    divisions = of.divisions or layout.divisions(of)
    return Passage(of, places(of, divisions), generated=True)


def own(of: Instrument) -> list[Declaration]:
    return [of.declarations[name] for name in of.own]


def everything(of: Instrument, generated: bool = True) -> str:
    return "\n".join(texts(document(of, generated)))


def written(name: str) -> Iterator[tuple[str, str]]:
    """Each line of all documents of a charter, under every reading, with which it was."""
    for chosen in readings(LAWS[name]):
        read = law(CHARTERS[name], chosen)
        for generated in (True, False):
            for line in texts(document(read, generated)):
                yield f"{chosen} {generated}", line


@pytest.mark.parametrize("name", CHARTERS)
def test_nothing_is_printed_that_is_no_english(name: str) -> None:
    found = [(chosen, fault, line) for chosen, line in written(name) for fault in faults(line)]
    assert found == []


PAGES = sorted((ROOT / "tests/corpus").rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_charters_of_the_corpus_are_worded_in_english(page: Path) -> None:
    found = [
        (case.title, fault, line)
        for case in cases(page.read_text("utf-8"))
        if (made := compiled(case)).law and not any(d.severity == "error" for d in made.found)
        for line in texts(document(made.law, generated=True))
        for fault in faults(line)
    ]
    assert found == []


@pytest.mark.parametrize("name", CHARTERS)
def test_every_property_alone_is_a_sentence(name: str) -> None:
    """A clause may state any one property of what another declares, and must then say it."""
    where, silent = passage(LAWS[name]), []
    for declared in own(LAWS[name]):
        if isinstance(declared, Kind | Fact | Assumption | instrument.Threshold):
            continue
        for said in stated.properties(declared):
            sentences = statements.of(where, declared, (said,))
            silent += [f"{declared.name}.{said}"] * (not sentences)
            for one in map(marks.bare, sentences):
                assert one[0].isupper() or one[0] == "“", one
                assert one.endswith("."), one
                assert not faults(one), one
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize("name", CHARTERS)
def test_every_material_property_prints_in_words(name: str) -> None:
    where = passage(LAWS[name])
    for owner, path in material_paths(LAWS[name]):
        for form in (None, "words", "digits", "both", "adjective", "fraction", "count", "ordinal"):
            said = marks.bare(material.material(where, owner, path, form))
            assert said.strip(), (owner, path, form)
            assert not FAULTS["a name of the program"].search(said), said


def material_paths(of: Instrument) -> Iterator[tuple[str, tuple[str, ...]]]:
    for declared in own(of):
        head = declared.kind if isinstance(declared, Norm) else type(declared).__name__.lower()
        for path in PATHS.get(head, ()):
            yield declared.name, tuple(path.split("."))
        for stage in declared.stages if isinstance(declared, Norm) else ():
            yield declared.name, (stage.name,)
            yield from ((declared.name, (stage.name, part)) for part in BELONGS[stage.kind])


# ── A rule that is changed reads otherwise


SKIPPED = {"place", "places", "span", "name", "properties", "unit", "standard", "because", "chosen"}
"""Fields that say where something stands, what it is called by the rules, or how it is read."""


def changes(value: Any, hint: Any) -> Iterator[Any]:
    """Other values that a field of the law might have."""
    options = [one for one in get_args(hint) if isinstance(one, str)]
    if get_origin(hint) is not None and "Literal" in str(get_origin(hint)):
        yield from (one for one in options if one != value)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 71
    elif isinstance(value, Fraction):
        yield value / 2 if value < 1 else value + 73
    elif isinstance(value, Duration):
        yield Duration(value.months, value.seconds + 60 * 77)
    elif isinstance(value, datetime):
        yield value + timedelta(days=79)


def variants(node: Any, pair: bool = False) -> Iterator[tuple[str, Any]]:
    """The node with one field changed, somewhere in it; and the path of that field."""
    if isinstance(node, tuple):
        for position, one in enumerate(node):
            if not pair:
                yield f"[{position}]", (*node[:position], *node[position + 1 :])
            for path, other in variants(one, pair=isinstance(one, tuple)):
                yield f"[{position}]{path}", (*node[:position], other, *node[position + 1 :])
    elif isinstance(node, Place | Span | Words | Title) or not attrs.has(type(node)):
        return
    else:
        hints = get_type_hints(type(node), vars_of(type(node)))
        for field in attrs.fields(type(node)):
            value, path = getattr(node, field.name), f".{field.name}"
            if field.name in SKIPPED or (type(node), field.name) in idle(node):
                continue
            for other in changes(value, hints[field.name]):
                yield f"{path}={other}", attrs.evolve(node, **{field.name: other})
            whole = field.name in ("readings", "arguments", "parameters", "limbs", "of")
            for inner, other in variants(value, pair=whole):
                yield path + inner, attrs.evolve(node, **{field.name: other})


def idle(node: Any) -> Iterator[tuple[type, str]]:
    """The fields that mean nothing in this node."""
    match node:
        case norms.Stage(length=None):
            yield norms.Stage, "limit"
        case organs.Limb(sort="parameter"):
            yield organs.Limb, "count"
        case organs.Route():
            yield organs.Route, "sort"


def vars_of(_: type) -> dict[str, Any]:
    """The names that annotations of the law use."""
    made: dict[str, Any] = {}
    for module in LAW:
        made |= vars(module)
    return made


SAME = re.compile(
    r"""
    \.kind=                         # of a stage or a norm: its shape is another then
    |operator=                      # some comparisons are refused by the compiler
    |\.sort=(?!lost|by|again|allowed|barred|as)   # of a seat or a limb: another shape
    |quantifier=|joined=            # each and any read alike, where only one acts
    |verb=                          # the frame of an effect is its verb's
    |negated=|ranked=
    |\.type
    |\.lost=                       # the signs that the value stands between are no words
    """,
    re.X,
)


def test_every_change_of_a_rule_changes_what_is_printed() -> None:
    """No property is left out: the realm sets each, and each, when it is changed, reads otherwise."""
    realm = LAWS["realm"]
    before, silent = everything(realm), []
    for declared in own(realm):
        for path, other in variants(declared):
            if SAME.search(path):
                continue
            changed = attrs.evolve(realm, declarations={**realm.declarations, declared.name: other})
            if everything(changed) == before:
                silent.append(declared.name + path)
    assert not silent, "\n".join(silent)
