"""Proceedings that a condition of a scenario asks about, and that nobody has named (E701).

An individual is declared by first mention; but what is asked to be in a vote, or to be carried,
was meant to be a proceeding.
"""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.functions import FUNCTIONS, PROCEEDING_STATES
from charterlang.compiler.lower.story import Story
from charterlang.compiler.syntax import nodes as syntax


def unknown(term: syntax.Term | None, story: Story) -> list[syntax.Path]:
    """The names in a condition that should be those of proceedings, and are of nothing."""
    return [one for one in asked(term, story) if nameless(one, story)]


def nameless(of: syntax.Term, story: Story) -> bool:
    """Whether it is a name that neither the charter nor the scenario has given to anything."""
    scope = story.scope
    return (
        isinstance(of, syntax.Path)
        and of.names[0].text not in scope.bound
        and of.names[0].text not in scope.names.declared
        and of.names[0].text not in scope.names.entities
        and of.text not in ("this", "now")
    )


def asked(term: syntax.Term | None, story: Story) -> Iterator[syntax.Path]:
    """What a condition takes for a proceeding, wherever in it that stands."""
    match term:
        case syntax.Operation("in" | "not in", (syntax.Path() as of, syntax.Path() as stage)):
            if stage.text in story.scope.names.stages and stage.text not in story.scope.bound:
                yield of
        case syntax.Operation("is" | "is not", (syntax.Path() as of, syntax.Path() as state)):
            if state.text in PROCEEDING_STATES:
                yield of
        case syntax.Operation(operands=operands):
            for one in operands:
                yield from asked(one, story)
        case syntax.Call(of=function, arguments=arguments):
            known = FUNCTIONS.get(function.text)
            for number, one in enumerate(arguments):
                if known and known.wants[number : number + 1] == ("proceeding",):
                    if isinstance(one, syntax.Path):
                        yield one
                else:
                    yield from asked(one, story)
        case syntax.Quantified(where=where, body=body):
            yield from asked(where, story)
            yield from asked(body, story)
        case _:
            return
