"""A vote in several bodies at once: the vote that each of them holds (language.md §7.5)."""

from __future__ import annotations

import attrs

from charterlang.compiler.ir.norms import Stage
from charterlang.compiler.ir.rules import Among, Both, Including, Of, Rounded, Rule, Vetoed


def houses(stage: Stage) -> tuple[Stage, ...]:
    """The vote of each body by itself; a vote in one body is the only one.

    What the stage needs of one body (`two_thirds of senate`) is needed there alone; what it needs
    of none by name, in each. A body of which the stage needs nothing keeps its own rule.
    """
    if len(stage.bodies) < 2:
        return (stage,)
    return tuple(_house(stage, body) for body in stage.bodies)


def _house(stage: Stage, body: str) -> Stage:
    needs, quorum = (
        attrs.evolve(line, rule=own) if line and (own := part(line.rule, body)) else None
        for line in (stage.voting.needs, stage.voting.quorum)
    )
    voting = attrs.evolve(stage.voting, needs=needs, quorum=quorum)
    return attrs.evolve(stage, body=body, bodies=(body,), voting=voting)


def part(rule: Rule, body: str) -> Rule | None:
    """What a rule asks of one body; None if it asks nothing there."""
    match rule:
        case Among(rule=inner, body=of):
            return inner if of == body else None
        case Both(rules=rules):
            own = tuple(each for one in rules if (each := part(one, body)) is not None)
            return attrs.evolve(rule, rules=own) if len(own) > 1 else next(iter(own), None)
        case Of() | Rounded() | Including() | Vetoed():
            asked = part(rule.rule, body)
            return attrs.evolve(rule, rule=asked) if asked is not None else None
        case _:
            return rule


def named(rule: Rule) -> frozenset[str]:
    """The bodies that a rule names."""
    match rule:
        case Among(body=body):
            return frozenset({body})
        case Of(rule=inner) | Rounded(rule=inner) | Including(rule=inner) | Vetoed(rule=inner):
            return named(inner)
        case _:
            found: frozenset[str] = frozenset()
            return found.union(*(named(one) for one in getattr(rule, "rules", ())))


def whole(stage: Stage, rule: Rule) -> Rule:
    """The rule of a vote in several bodies, with what each of them has to give said of it by name."""
    asked = ((body, part(rule, body)) for body in stage.bodies)
    rules = tuple(Among(own, body, span=rule.span) for body, own in asked if own is not None)
    return Both(rules, span=rule.span) if len(stage.bodies) > 1 and rules else rule
