"""The rules that a decision rule is made of, behind names and readings too."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from charterlang.compiler.ir.instrument import Assumption, Threshold
from charterlang.compiler.ir.rules import (
    Among,
    AssumedRule,
    Both,
    Either,
    Including,
    Named,
    Of,
    Rounded,
    Rule,
    Vetoed,
)
from charterlang.interpreter.count.rules import Terms


def limbs(rule: Rule, terms: Terms) -> Iterator[tuple[Rule, Terms]]:
    """The rule and all the rules that it is made of, each under its own terms."""
    yield rule, terms
    match rule:
        case Of(rule=inner, base=base):
            yield from limbs(inner, attrs.evolve(terms, base=base))
        case Among(rule=inner) | Rounded(rule=inner) | Including(rule=inner) | Vetoed(rule=inner):
            yield from limbs(inner, terms)
        case Both(rules=rules) | Either(rules=rules):
            for one in rules:
                yield from limbs(one, terms)
        case Named() | AssumedRule():
            means = meant(rule, terms)
            if means is not None:
                yield from limbs(means, terms)
        case _:
            pass


def meant(rule: Named | AssumedRule, terms: Terms) -> Rule | None:
    """The rule that a name stands for."""
    declarations = terms.scope.state.law.declarations
    match rule:
        case Named(threshold=name):
            declared = declarations[name]
            return declared.rule if isinstance(declared, Threshold) else None
        case AssumedRule(assumption=name):
            chosen = declarations[name]
            means = chosen.reading.means if isinstance(chosen, Assumption) else None
            return means if isinstance(means, Rule) else None
