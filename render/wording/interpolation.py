"""A charter's own words with their values: `{spokesperson.term}`, `{@III(6)}`, `{alliance}`."""

from __future__ import annotations

import re
from itertools import chain
from typing import assert_never

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir import rules as rule_ir
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact, Threshold
from charterlang.compiler.ir.norms import Norm
from charterlang.compiler.ir.words import (
    Interpolation,
    LineBreak,
    Mention,
    Reference,
    Segment,
    Words,
)
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.places import all_places
from charterlang.render.wording import rules, statements, titles, values

RESTORED = re.compile(r"\[~(.*?)~\]")
"""Words between `[~` and `~]`: an editorial restoration of a damaged source (language.md §11.3)."""


def line(passage: Passage, words: Words) -> str:
    """Words in one line, as a verb phrase or a reason needs them."""
    said = [_paragraph(passage, one) for one in words.paragraphs]
    return " ".join(one.replace(marks.BREAK, " ").strip() for one in said)


def paragraphs(passage: Passage, words: Words) -> str:
    """Words as marked text, paragraph by paragraph."""
    return marks.PARAGRAPH.join(_paragraph(passage, one) for one in words.paragraphs)


def _paragraph(passage: Passage, segments: tuple[Segment, ...]) -> str:
    said = ""
    for segment in segments:
        piece = _segment(passage, segment)
        if piece.startswith((".", ",", ";", ":")) and marks.bare(said).endswith("."):
            said = said.removesuffix(".")
        said += piece
    return RESTORED.sub(lambda found: _restored(passage, found[1]), said)


def _restored(passage: Passage, said: str) -> str:
    """What an editor restored, with the assumption that it names, or that its clause provides."""
    stated = (
        statement.name
        for place in all_places(passage.instrument.divisions)
        if place.identity == passage.here
        for statement in place.statements
        if passage.find(statement.name, Assumption)
    )
    resting = next(chain(marks.resting_on(said), stated), None)
    return marks.restored(said, resting) if resting else f"⟨{marks.bare(said)}⟩"


def _segment(passage: Passage, segment: Segment) -> str:
    since = passage.instrument.in_force_since
    match segment:
        case str():
            return _spaced(segment)
        case LineBreak():
            return marks.BREAK
        case Reference(target):
            return reference(passage, target)
        case Interpolation(Mention() as named, form):
            return _mention(passage, named, form)
        case Interpolation(ir.Call("commencement"), form, argument) if since is not None:
            return values.constant_value(passage, since, form, argument)
        case Interpolation(_, _, _, str() as fallback):
            return marks.plain(fallback)
        case Interpolation(ir.Expression() as value, form, argument):
            return _valued(passage, value, form, argument)
        case Interpolation():
            raise TypeError(segment)
        case _:
            assert_never(segment)


def _spaced(text: str) -> str:
    """The text cleaned, with a space kept at either end where it has one."""
    core = marks.plain(text)
    if not core:
        return " " if text else ""
    head = " " if text[0].isspace() else ""
    return head + core + (" " if text[-1].isspace() else "")


def reference(passage: Passage, target: str) -> str:
    """A cross-reference, relative to where it stands."""
    cited = passage.places.cite(target, passage.here)
    anchor = passage.places.anchor(target)
    return marks.reference(cited, anchor) if anchor else cited


def _valued(passage: Passage, value: ir.Expression, form: str | None, argument: str | None) -> str:
    if isinstance(value, ir.Constant):
        return values.constant_value(passage, value.value, form, argument)
    if isinstance(value, ir.Dated) and value.moment is not None and form is not None:
        return values.constant_value(passage, value.moment, form, argument)
    return values.value(passage, value, form)


def _mention(passage: Passage, named: Mention, form: str | None) -> str:
    said = _named(passage, named, form)
    return marks.capital(said) if named.capital else said


def _named(passage: Passage, named: Mention, form: str | None) -> str:
    """What a bare name prints (language.md §13.2)."""
    declared = passage.declared(named.name)
    match named.part, declared:
        case "title", _:
            return titles.linked(passage, named.name, titles.title(passage, named.name))
        case "plural", _:
            return titles.linked(passage, named.name, titles.plural(passage, named.name))
        case _, Assumption():
            return values.assumed(passage, named.name, form)
        case "value", Definition():
            return values.value(passage, declared.means, form)
        case _, Threshold():
            return rules.needs(passage, rule_ir.Named(named.name, span=declared.place.span), form)
        case _, Definition(title=None):
            return values.value(passage, declared.means, form)
        case "value", Fact():
            return titles.mention(passage, named.name)
        case _, Norm():
            return statements.norm(passage, declared)
        case _:
            if form == "plural":
                return titles.linked(passage, named.name, titles.plural(passage, named.name))
            return titles.mention(passage, named.name)
