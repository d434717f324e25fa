"""Vocabulary in sentences: definitions, thresholds, facts, standards, kinds, assumptions.

Among the definitions of a document all of it is printed. Elsewhere kinds and facts are, as far as
they say more than the rules that use them: cases, presumptions, and who finds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from charterlang.compiler import predicates
from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.ir.instrument import Assumption, Definition, Fact, Kind, Threshold
from charterlang.compiler.ir.norms import Parameter
from charterlang.compiler.ir.rules import Base, Rule
from charterlang.render import marks
from charterlang.render.passage import Passage
from charterlang.render.wording import (
    acts,
    conditions,
    english,
    readings,
    rules,
    titles,
    values,
)

_TYPES = {"number": "a number", "duration": "a length of time", "date": "a date", "text": "a text"}


def kind(passage: Passage, of: Kind) -> Iterator[str]:
    """What the individuals of a kind are: its cases, in their order, or what they belong to."""
    title = titles.title(passage, of.name)
    if of.cases:
        cases = [titles.title(passage, one) for one in of.cases]
        if of.ranked:
            yield f"{english.a(title)} is one of the following, from the lowest to the highest: {english.series(cases)}"
        else:
            yield f"{english.a(title)} is one of the following: {english.series(cases, 'or')}"
    if of.of is not None and (passage.defining or of.cases):
        yield f"every {title} belongs to {english.a(titles.title(passage, of.of))}"


def fact(passage: Passage, of: Fact) -> Iterator[str]:
    """Of what kind a fact is, who finds it, and what is presumed until it is found.

    Standards have a register of their own, and are printed among definitions only.
    """
    if of.standard and not passage.defining:
        return
    inner, arguments = _arguments(passage, of)
    subject = _question(inner, of, arguments)
    if of.type != "truth" and passage.defining:
        noun = _value_of(passage, of, arguments)
        yield f"{noun} {english.be(noun)} {_type(passage, of.type)}"
    if of.finder is not None:
        finder = acts.actors(passage, of.finder)
        verb = "judge" if of.standard else "find"
        yield f"it is for {finder} to {verb} {subject}"
    if of.presumed is not None and (passage.defining or not _expected(of)):
        presumed = presumption(passage, of)
        until = "judged otherwise" if of.standard else "anything else is reported"
        if of.type == "truth":
            yield f"until {until}, it is presumed that {presumed}"
        else:
            noun = _value_of(passage, of, arguments)
            yield f"until {until}, {noun} {english.be(noun)} presumed to be {presumed}"
    elif passage.defining and of.finder is None and of.type == "truth" and not of.standard:
        yield f"{subject} is a question of fact"


def speaks(of: Fact) -> bool:
    """Whether a fact says something outside of definitions."""
    return not of.standard and (
        of.finder is not None or of.presumed is not None and not _expected(of)
    )


def _expected(of: Fact) -> bool:
    """Whether the presumption is the ordinary one: what nobody reports is not so."""
    return (
        of.type == "truth" and isinstance(of.presumed, ir.Constant) and of.presumed.value is False
    )


def presumption(passage: Passage, of: Fact) -> str:
    """What is presumed: `six hours`; of what may be so or not, the clause that says it."""
    inner, arguments = _arguments(passage, of)
    match of.presumed:
        case ir.Constant(bool() as so):
            return str(_clause(passage, of, arguments, not so))
        case None:
            return "nothing is presumed"
        case presumed:
            return values.value(inner, presumed)


def _arguments(passage: Passage, of: Fact) -> tuple[Passage, list[str]]:
    """What the arguments of a fact are called: `a state`, `another state`."""
    said: list[str] = []
    for type in of.of:
        noun = titles.of_type(passage, type)
        if type == "proceeding":
            noun = "vote"
        said.append(f"another {noun}" if english.a(noun) in said else english.a(noun))
    return passage, said


def _clause(
    passage: Passage, of: Fact, arguments: Sequence[str], negated: bool = False
) -> predicates.Clause:
    thing = of.of != () and titles.thing(passage, of.of[0])
    return predicates.from_title(titles.title(passage, of.name), arguments, negated, thing)


def _question(passage: Passage, of: Fact, arguments: Sequence[str]) -> str:
    if of.type == "truth":
        return f"whether {_clause(passage, of, arguments)}"
    noun = _value_of(passage, of, arguments)
    return f"what {noun} {english.be(noun)}"


def _value_of(passage: Passage, of: Fact, arguments: Sequence[str]) -> str:
    title = titles.title(passage, of.name)
    if not arguments:
        return title if title.startswith(("a ", "an ", "the ")) else english.the(title)
    return f"{english.the(title)} of {english.series(arguments)}"


def _type(passage: Passage, type: str) -> str:
    if type.startswith("set of "):
        return english.a(titles.of_type(passage, type))
    return _TYPES.get(type) or english.a(titles.of_type(passage, type))


def definition(passage: Passage, of: Definition) -> Iterator[str]:
    """What a defined term means: a condition, a value, or one by cases."""
    names = [one.name for one in of.parameters]
    title = titles.title(passage, of.name)
    said = [_indefinite(passage, one) for one in of.parameters]
    inner = titles.with_parameters(passage, of.parameters)
    if len(names) == 1:
        named = inner.naming(**{names[0]: _again(passage, of.parameters[0])})
        spoken = of.title is None or predicates.from_title(title, said).subject is not None
        inner = attrs.evolve(named, at_issue=None) if spoken else named
    if _is_condition(passage, of.means):
        lead = _spoken(title, said) if of.title else _called(title, said)
        yield conditions.listed(inner, f"{lead} if", [readings.settled(passage, of.means)])
        return
    of_what = "" if predicates.leads_on(title) else "of "
    subject = f"the {title} {of_what}{english.series(said)}" if said else f"“{title}”"
    if isinstance(of.means, ir.Cases):
        yield _cases(inner, subject, of.means)
    elif said:
        yield f"{subject} is {values.value(inner, of.means)}"
    else:
        yield f"{subject} means {values.value(inner, of.means)}"


def _indefinite(passage: Passage, one: Parameter) -> str:
    return english.a(titles.of_type(passage, one.type))


def _again(passage: Passage, one: Parameter) -> str:
    """What it is that is defined, when it is spoken of again: `it`, `that individual`."""
    noun = titles.of_type(passage, one.type)
    return f"that {noun}" if titles.personal(passage, one.type) else "it"


def _spoken(title: str, arguments: list[str]) -> str:
    """`A state is solvent`; a title that is a clause of its own says what it is about."""
    clause = predicates.from_title(title, arguments)
    if arguments and clause.subject is None:
        return f"as to {english.series(arguments)}, {clause}"
    return str(clause)


def _called(title: str, arguments: list[str]) -> str:
    """A condition without a title of its own, which is known by its name alone."""
    match arguments:
        case []:
            return f"what is called “{title}” is the case"
        case [one]:
            return f"{one} is called “{title}”"
        case _:
            return f"“{title}” is said of {english.series(arguments)}"


def _cases(passage: Passage, subject: str, means: ir.Cases) -> str:
    limbs = []
    for value, when in means.cases:
        said = values.value(passage, value)
        limbs.append(
            f"{said} if {conditions.condition(passage, when)}" if when else f"otherwise {said}"
        )
    return english.listed(f"{subject} is", limbs, "or")


def _is_condition(passage: Passage, means: ir.Expression) -> bool:
    match means:
        case (
            ir.Not() | ir.All() | ir.Any() | ir.Compare() | ir.Stands() | ir.HeldFor()
            | ir.Quantified() | ir.Chosen()
        ):  # fmt: skip
            return True
        case ir.Constant(value):
            return isinstance(value, bool)
        case ir.FactOf(name):
            fact = passage.find(name, Fact)
            return fact is not None and fact.type == "truth"
        case ir.Defined(name):
            inner = passage.find(name, Definition)
            return inner is not None and _is_condition(passage, inner.means)
        case ir.Call(function):
            return function in (
                "done",
                "due",
                "overdue",
                "moot",
                "alleged",
                "breached",
                "irregular",
                "disregarded",
                "carried",
                "lost",
                "certain",
                "vacated_by",
                "commenced",
                "deposited",
                "held_in",
            )
        case ir.Cases(cases):
            return all(_is_condition(passage, value) for value, _ in cases)
        case _:
            return False


def threshold(passage: Passage, of: Threshold) -> Iterator[str]:
    """What a majority of that name is."""
    if of.title is not None:
        yield f"“{marks.plain(of.title)}” means {rules.defined(passage, of.rule)}"


def assumption(passage: Passage, of: Assumption) -> Iterator[str]:
    """How a question is read whose readings are texts; any other shows where it is used."""
    if gates(of):
        yield f"{titles.title(passage, of.name)} is read as follows: {values.assumed(passage, of.name)}"


def gates(of: Assumption) -> bool:
    """Whether the readings are texts, which rules compare and no sentence prints."""
    match of.reading.means:
        case ir.Constant(str()):
            return True
        case ir.Expression() | Base() | Rule() | str():
            return False
