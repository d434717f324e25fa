"""Conditions hung on a noun: "a member state that is under attack", "who belongs to another state"."""

from __future__ import annotations

from charterlang.compiler.ir import expressions as ir
from charterlang.compiler.predicates import Clause
from charterlang.render.passage import Passage
from charterlang.render.wording import conditions, english, readings, titles, values

_SLOTS = 0xE000


def relative(
    passage: Passage, expression: ir.Expression, variable: str, personal: bool = False
) -> str:
    """The condition as said of `variable` behind its noun: `who belongs to another state`."""
    match readings.settled(passage, expression):
        case ir.All(of):
            return _hung([relative(passage, one, variable, personal) for one in of])
        case ir.Compare(operator, ir.Field(ir.Variable(one), name), ir.Field(_, same)) if (
            one == variable and name == same and operator in ("=", "!=")
        ):
            noun = titles.title(passage, name)
            which = "another" if operator == "!=" else "the same"
            return f"{'who' if personal else 'that'} belongs to {which} {noun}"
        case ir.Compare("!=", ir.Variable(one), ir.Variable() | ir.Entity() as other) if (
            one == variable
        ):
            than = values.value(passage, other)
            return f"other than {'itself' if than == 'it' else than}"
        case other:
            gap = slot(passage)
            said = conditions.clause(passage.naming(**{variable: gap}), other)
            return _relative(said, gap, personal)


def _hung(clauses: list[str]) -> str:
    """Relative clauses joined; a pronoun that all share is said once."""
    clauses = sorted(clauses, key=lambda one: not one.startswith("other than "))
    if clauses[0].startswith("other than "):
        return " ".join([clauses[0], *([_hung(clauses[1:])] if clauses[1:] else [])])
    pronoun = clauses[0].partition(" ")[0]
    if all(one.startswith(f"{pronoun} ") for one in clauses) and pronoun in ("who", "that"):
        return f"{pronoun} {english.joined([one.partition(' ')[2] for one in clauses])}"
    return english.joined(clauses)


def slot(passage: Passage) -> str:
    """What stands for a variable while its clause is composed; then who is meant takes its place.

    A private character, another one for each variable that is open.
    """
    return chr(_SLOTS + sum(name[:1] >= chr(_SLOTS) for name in passage.names.values()))


def _relative(said: Clause, gap: str, personal: bool) -> str:
    """The clause hung on a noun that stands where its gap is."""
    again = "them" if personal else "it"
    if said.subject == gap:
        return f"{'who' if personal else 'that'} {said.verb}".replace(gap, again)
    if said.subject and said.subject.startswith(f"{gap}’s "):
        noun = said.subject.removeprefix(f"{gap}’s ")
        return f"whose {noun} {said.verb}".replace(gap, again)
    if said.subject and said.verb == f"is {gap}":
        return f"{'who' if personal else 'that'} is {said.subject}".replace(gap, again)
    if said.subject and said.subject.startswith("the ") and said.subject.endswith(f" of {gap}"):
        noun = said.subject.removeprefix("the ").removesuffix(f" of {gap}")
        return f"whose {noun} {said.verb}".replace(gap, again)
    return f"for {'whom' if personal else 'which'} {said}".replace(gap, again)
