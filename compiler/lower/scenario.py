"""Scenarios: the clock, acts, reports and expectations, in order (language.md §15).

Individuals are declared by first mention. A name given by `as` is bound as a proceeding from the
next line on; a procedure's name stands for its latest proceeding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, cast

import attrs

from charterlang.compiler.diagnostic import Diagnostic, Label, Result
from charterlang.compiler.ir.instrument import Instrument
from charterlang.compiler.ir.scenario import (
    Action,
    Deed,
    Expect,
    ExpectRefused,
    ExpectText,
    Remark,
    Scenario,
)
from charterlang.compiler.lower import Lowered, asked, given, terms, words
from charterlang.compiler.lower.clock import after, at
from charterlang.compiler.lower.deeds import deed, report
from charterlang.compiler.lower.header import plain
from charterlang.compiler.lower.story import Story
from charterlang.compiler.merge import NOUNS
from charterlang.compiler.modules import Loaded
from charterlang.compiler.resolve import Scope, missing_names
from charterlang.compiler.syntax import nodes as syntax


def told(
    scenario: syntax.Scenario, lowered: Lowered, loaded: Loaded
) -> Result[tuple[Scenario, Instrument]]:
    """The scenario under one law, with the law's library declarations that only it names."""
    names = attrs.evolve(
        lowered.names,
        mentioned={},
        found=[],
        missing=[],
        tainted=set(),
        used=dict(lowered.names.used),
        lowered=dict(lowered.names.lowered),
    )
    story = story_of(scenario, Scope(names, ""), loaded)
    law = lowered.instrument
    steps = tuple(action for step in scenario.steps for action in actions(step, story, law))
    story.report_unknown()
    misspelt(story)
    found = [*names.found, *missing_names(names, lambda name: None)]
    found += [*silent(scenario, story), *doubtful(scenario, story)]
    assert names.mentioned is not None
    made = Scenario(
        scenario.title,
        scenario.of.text,
        chosen(scenario),
        tuple(names.mentioned),
        steps,
        span=scenario.span,
    )
    if len(names.lowered) > len(law.declarations):
        law = attrs.evolve(law, declarations={**law.declarations, **names.lowered})
    return Result((made, law), tuple(found))


def story_of(scenario: syntax.Scenario, scope: Scope, loaded: Loaded) -> Story:
    """The story before its first line, with the words of lines that could not be read."""
    lines = range(scenario.span.line, scenario.span.end_line + 1)
    broken = frozenset(one.line for one in loaded.file.broken if one.line in lines)
    text = " ".join(loaded.source.line(number) for number in broken)
    unread = frozenset(re.findall(r"[A-Za-z_]\w*", text))
    return Story(scope, loaded.source, unread, broken)


def chosen(scenario: syntax.Scenario) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The readings that a scenario names, by assumption."""
    return tuple(
        (slots["assumption"].text, tuple(one.text for one in slots["readings"]))
        for slots in (cast(Any, step.slots) for step in scenario.steps if step.word == "under")
    )


def actions(step: syntax.Step, story: Story, law: Instrument) -> Iterator[Action]:
    """What a line of a scenario says, and the lines under it."""
    match step.word:
        case "under":
            return
        case "note":
            yield Remark(plain(cast(Any, step.slots)["words"]), span=step.span)
            return
        case "given":
            if story.stamp is not None:
                story.scope.report(
                    "E702",
                    "what is given stands before the first date of a scenario",
                    step.span,
                    "move it up, or report it as a fact",
                    labels=[Label(story.stamp, "the scenario has begun here")],
                )
            for line in step.steps:
                if line.span.line not in story.broken:
                    yield from given.given(line, story)
            return
        case "at":
            yield from at(step, story, law)
        case "after":
            yield from after(step, story, law)
        case _ if step.span.line in story.broken:
            return
        case _:
            if story.stamp is None and not story.lost:
                story.scope.report(
                    "E701",
                    "nothing can happen before the first date of a scenario",
                    step.span,
                    "write  at 2026-01-01 12:00  before it",
                )
                story.lost = True
            yield from happening(step, story)
    for line in step.steps:
        yield from actions(line, story, law)


def happening(step: syntax.Step, story: Story) -> Iterator[Action]:
    """An act, a report or an expectation."""
    match step.word:
        case "report":
            made: Action | None = report(step, story)
        case "expect":
            made = expect(step, story)
        case "expect refused":
            made = refused(step, story)
        case "expect text":
            made = text(step, story)
        case _:
            made = deed(step, story)
            alias = step.slots.get("as")
            if isinstance(made, Deed) and isinstance(alias, syntax.Name):
                made = attrs.evolve(made, alias=alias.text)
            if isinstance(alias, syntax.Name):
                story.name_proceeding(alias)
    if made is not None:
        yield made


def expect(step: syntax.Step, story: Story) -> Expect | None:
    """`expect C [when C2]`."""
    slots: Any = step.slots
    when = slots.get("when")
    if names := [*asked.unknown(slots["condition"], story), *asked.unknown(when, story)]:
        for name in names:
            story.unknown_proceeding(name)
        return None
    holds = terms.condition(slots["condition"], story.scope, "expect")
    only = terms.condition(when, story.scope, "when") if when is not None else None
    return Expect(holds, only, story.written(slots["condition"].span), span=step.span)


def refused(step: syntax.Step, story: Story) -> ExpectRefused | None:
    """`expect refused ACT [under @ref]`."""
    slots: Any = step.slots
    act: syntax.Step = slots["act"]
    made = report(act, story) if act.word == "report" else deed(act, story)
    under = slots.get("under")
    clause = words.reference(under, story.scope) if under is not None else None
    if made is None:
        return None
    when = slots.get("when")
    only = terms.condition(when, story.scope, "when") if when is not None else None
    return ExpectRefused(made, clause, story.written(act.span), only, span=step.span)


def text(step: syntax.Step, story: Story) -> ExpectText | None:
    """`expect text @ref "…"`."""
    slots: Any = step.slots
    clause = "title"
    if slots["clause"].target != clause or clause in story.scope.names.outline.addresses:
        clause = words.reference(slots["clause"], story.scope) or ""
    said = " ".join(
        "".join(piece for piece in paragraph if isinstance(piece, str))
        for paragraph in slots["words"].paragraphs
    )
    return ExpectText(clause, said, span=step.span) if clause else None


def misspelt(story: Story) -> None:
    """Reports individuals that are nearly a declaration: nothing was meant to begin with them.

    Individuals are capitalised by custom; one in small letters that differs in a letter or two
    from a fact or an organ is that fact or organ, misspelt.
    """
    names = story.scope.names
    assert names.mentioned is not None
    for name, span in names.mentioned.items():
        near = get_close_matches(name, names.declared, 1, 0.8) if name[:1].islower() else []
        if near:
            found = names.declared[near[0]]
            story.scope.report(
                "E201",
                f"nothing is called `{name}`",
                span,
                f"did you mean `{near[0]}`, {NOUNS[found.head]}?",
            )


def doubtful(scenario: syntax.Scenario, story: Story) -> Iterator[Diagnostic]:
    """The warning of an individual that stands in one place, and nearly has another's name."""
    names = story.scope.names
    lines = range(scenario.span.line, scenario.span.end_line + 1)
    text = " ".join(story.source.line(number).split("#")[0] for number in lines)
    times = Counter(re.findall(r"[A-Za-z_]\w*", text))
    before = list(names.entities)
    for name, span in (names.mentioned or {}).items():
        near = get_close_matches(name, before, 1, 0.85) if times[name] == 1 else []
        before.append(name)
        if near and len(name) > 3:
            yield Diagnostic(
                "W704",
                "warning",
                f"`{name}` stands in this line alone, and is nearly `{near[0]}`",
                span,
                help=(f"did you mean `{near[0]}`?",),
            )


def silent(scenario: syntax.Scenario, story: Story) -> Iterator[Diagnostic]:
    """The warning of a scenario that expects nothing."""
    if story.broken or any(word.startswith("expect") for word in all_words(scenario.steps)):
        return
    yield Diagnostic(
        "W703",
        "warning",
        "this scenario expects nothing",
        scenario.span,
        help=("say what must hold at the end:  expect C",),
    )


def all_words(steps: tuple[syntax.Step, ...]) -> Iterator[str]:
    """The word of every line."""
    for step in steps:
        yield step.word
        yield from all_words(step.steps)
