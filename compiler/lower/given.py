"""What a scenario gives: fields, facts, members and holders, before its first stamp (§15)."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from charterlang.compiler.functions import FUNCTIONS
from charterlang.compiler.ir.expressions import Constant, Expression, FactOf
from charterlang.compiler.ir.scenario import Given
from charterlang.compiler.lower import dates, terms
from charterlang.compiler.lower.story import Story
from charterlang.compiler.merge import NOUNS, where
from charterlang.compiler.resolve import declared, look_up
from charterlang.compiler.syntax import nodes as syntax

FRAMES = (
    "`Ann.state = Alba`, `dues(Alba) = 3`, `Ann, Ben are council`, `Ann in council`, "
    "`chair is Ann since 2026-01-03`"
)
"""How each sort of line is written."""


def given(step: syntax.Step, story: Story) -> Iterator[Given]:
    """What one line under `given` gives; a line that gives nothing is E702."""
    slots: Any = step.slots
    if step.word == "members":
        yield from members(slots["subjects"], slots["organ"], step, story)
        return
    term: syntax.Term = slots["condition"]
    since = slots.get("since")
    match term:
        case syntax.Operation("is", (syntax.Path() as of, syntax.Path() as organ)) if is_member(
            of, organ, story
        ):
            story.scope.report(
                "E702",
                f"`{organ.text}` has several members, and is no office that one holds",
                term.span,
                f"write  {of.text} in {organ.text}",
            )
        case syntax.Operation("is", (syntax.Path() as of, syntax.Path() as organ)) if is_holder(
            of, organ, story
        ):
            said = f"`{organ.text}` is an office, and no individual"
            story.scope.report("E702", said, term.span, f"write  {organ.text} is {of.text}")
        case syntax.Operation("is", (syntax.Path() as office, of)):
            yield from holder(office, of, since, step, story)
            return
        case syntax.Operation("in", (of, syntax.Path() as organ)):
            yield from members((of,), organ, step, story)
        case syntax.Operation("=", (syntax.Path() as path, value)) if in_force(path, story):
            yield from commenced(value, step, story)
        case syntax.Operation("=", (syntax.Path(names=(_, _)) as path, value)):
            yield from field(path, value, step, story)
        case syntax.Operation("=", (of, value)):
            yield from fact(of, value, step, story)
        case syntax.Operation("not", (of,)):
            yield from fact(of, False, step, story)
        case syntax.Path() | syntax.Call():
            yield from fact(term, True, step, story)
        case _:
            nothing(term, story)
    if since is not None:
        story.scope.report(
            "E702",
            "only the holder of an office is given since a date",
            since.span,
            "take the date away, or write  OFFICE is NAME since DATE",
        )


def is_member(of: syntax.Path, organ: syntax.Path, story: Story) -> bool:
    """Whether `Ann is council` stands where one member of a body or of the parties is meant."""
    declared = story.scope.names.declared
    found = declared.get(organ.text)
    return of.text not in declared and found is not None and found.head in ("body", "parties")


def is_holder(of: syntax.Path, organ: syntax.Path, story: Story) -> bool:
    """Whether `Ann is chair` stands where `chair is Ann` is meant."""
    declared = story.scope.names.declared
    found = declared.get(organ.text)
    return of.text not in declared and found is not None and found.head == "office"


def in_force(path: syntax.Path, story: Story) -> bool:
    """Whether it is the commencement that is given."""
    return path.text == "commenced" and path.text not in story.scope.names.declared


def commenced(value: syntax.Term, step: syntax.Step, story: Story) -> Iterator[Given]:
    """`commenced = 2015-05-27`: of an instrument that is ratified."""
    if not isinstance(value, syntax.Literal) or value.kind != "date":
        story.scope.report(
            "E702",
            "the commencement is given by its date",
            value.span,
            "write  commenced = 2026-03-01",
        )
    elif "ratification" not in story.scope.names.declared:
        story.scope.report(
            "E702",
            f"`{story.scope.names.instrument}` is not ratified: when it commences its head says",
            step.span,
            "take the line away",
        )
    else:
        since = dates.instant(value, story.scope)
        yield Given("commenced", since=since, span=step.span)


def nothing(term: syntax.Term, story: Story) -> None:
    """Reports a line that gives nothing."""
    story.scope.report(
        "E702",
        "this line gives nothing that a scenario can give",
        term.span,
        f"write a line such as {FRAMES}",
    )


def members(
    subjects: tuple[syntax.Term, ...], organ: syntax.Path, step: syntax.Step, story: Story
) -> Iterator[Given]:
    """`Ann, Ben are council`."""
    found = declared(organ, story.scope, ("body", "parties"), "body or parties")
    names = [story.individual(one) for one in subjects]
    who = tuple(name for name in names if name)
    if found is not None and who:
        yield Given("member", who, organ=found.name, span=step.span)


def holder(
    office: syntax.Path, of: syntax.Term, since: Any, step: syntax.Step, story: Story
) -> Iterator[Given]:
    """`chair is Ann since 2026-01-03`, `chair is vacant`."""
    found = declared(office, story.scope, ("office",), "office")
    vacant = isinstance(of, syntax.Path) and of.text == "vacant"
    who = None if vacant else story.individual(of)
    when = dates.instant(since, story.scope) if since is not None else None
    if found is not None and (who or vacant):
        yield Given("holder", (who,) if who else (), organ=found.name, since=when, span=step.span)


def field(
    path: syntax.Path, value: syntax.Term, step: syntax.Step, story: Story
) -> Iterator[Given]:
    """`Ann.state = Alba`: the field that a `kind person of state` gives."""
    scope = story.scope
    who = story.individual(syntax.Path(path.names[:1], span=path.names[0].span))
    name, kinds = path.names[1], fields(story)
    made = terms.expression(value, scope, kinds.get(name.text), name.text)
    if name.text not in kinds:
        near = get_close_matches(name.text, list(kinds), 1)
        listed = ", ".join(f"`{one}`" for one in kinds) or "none"
        scope.report(
            "E201",
            f"no kind has a field `{name.text}`",
            name.span,
            f"did you mean `{near[0]}`?" if near else f"the fields are: {listed}",
        )
    elif who:
        yield Given("field", (who,), field=name.text, value=made, span=step.span)


def fields(story: Story) -> dict[str, str]:
    """The fields that individuals have: each is named as its kind is."""
    of = (
        one.first.slots.get("of")
        for one in story.scope.names.declared.values()
        if one.head == "kind"
    )
    return {one.text: one.text for one in of if isinstance(one, syntax.Name)}


def fact(
    of: syntax.Term, value: syntax.Term | bool, step: syntax.Step, story: Story
) -> Iterator[Given]:
    """`dues(Alba) = 3`, `ally(Alba, Brine)`, `not ally(Alba, Brine)`."""
    stated = statement(of, value, step.word, story)
    if stated is not None:
        name, arguments, made = stated
        yield Given("fact", fact=name, arguments=arguments, value=made, span=step.span)


def statement(
    of: syntax.Term, value: syntax.Term | bool, word: str, story: Story
) -> tuple[str, tuple[Expression, ...], Expression] | None:
    """(fact, arguments, value) of what is given or reported; what is no fact is reported."""
    scope = story.scope
    name = of if isinstance(of, syntax.Path) else of.of if isinstance(of, syntax.Call) else None
    if name is None:
        nothing(of, story)
        return None
    if isinstance(of, syntax.Path) and len(of.names) == 1 and of.text in scope.bound:
        scope.report("E206", f"`{of.text}` is a proceeding, not a fact", of.span)
        return None
    found = look_up(name, scope)
    if found is None and name.text in FUNCTIONS:
        nothing(of, story)
        return None
    if found is None:
        scope.miss(name, "fact", ("fact", "standard"))
        return None
    if found.head not in ("fact", "standard"):
        scope.report(
            "E206",
            f"`{found.name}` is {NOUNS[found.head]}{where(found.clause)}; "
            f"only facts are {'reported' if word == 'report' else 'given'}",
            name.span,
        )
        return None
    made, kind = terms.typed(of, scope)
    if not isinstance(made, FactOf):
        nothing(of, story)
        return None
    if isinstance(value, bool):
        if kind not in ("truth", None):
            scope.report(
                "E206",
                f"`{found.name}` is {terms.NAMED.get(kind, terms.a(kind))}, not true or false",
                of.span,
                f"write its value:  {story.written(of.span)} = …",
            )
        return made.fact, made.arguments, Constant(value, span=of.span)
    return made.fact, made.arguments, terms.expression(value, scope, kind, found.name)
