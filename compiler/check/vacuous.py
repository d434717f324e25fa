"""Lines that can change nothing, whatever happens (W314)."""

from __future__ import annotations

from collections.abc import Iterator

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.check.quotas import reached
from charterlang.compiler.check.votes import held
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.expressions import (
    Arithmetic,
    Call,
    Cases,
    Compare,
    Constant,
    Defined,
    Expression,
    Round,
)
from charterlang.compiler.ir.instrument import Definition
from charterlang.compiler.ir.norms import Effect, Norm
from charterlang.compiler.ir.organs import Body, Condition, Office, Parties
from charterlang.compiler.ir.place import Place, Span
from charterlang.compiler.ir.regimes import Regime
from charterlang.compiler.ir.rules import Rounded, Rule

# ── rounding


def rounding(bill: Bill) -> Iterator[Diagnostic]:
    """W314: `rounded` where nothing is a share of the votes, so that nothing is ever rounded."""
    asked: dict[Span, list[Rule]] = {}
    for one in held(bill):
        line = one.stage.voting.rounding or one.body.voting.rounding
        needs = one.rule("needs")
        if line is not None and needs is not None:
            asked.setdefault(line.place.span, []).append(needs.rule)
    for span, rules in asked.items():
        if bill.written(span) is not None and not any(broken(rule, bill) for rule in rules):
            yield nothing_rounded(span, [rule.span for rule in rules])
    for rule in written_rules(bill):
        if isinstance(rule, Rounded) and not broken(rule.rule, bill):
            yield nothing_rounded(rule.span, [])


def written_rules(bill: Bill) -> Iterator[Rule]:
    """Every rule in the charter's own sound declarations, and the rules in it."""
    for name in bill.instrument.own:
        if bill.sound(name):
            yield from (node for node in bill.nodes[name] if isinstance(node, Rule))


def broken(rule: Rule, bill: Bill) -> bool:
    """Whether a rule asks for at least a share, which may come to no whole number of votes."""
    quotas = list(reached(rule, bill))
    return not quotas or any(quota.share and quota.comparison == "at least" for quota, _ in quotas)


def nothing_rounded(span: Span, rules: list[Span]) -> Diagnostic:
    """The warning of one rounding."""
    return warning(
        "W314",
        "nothing is rounded here",
        span,
        "take it away, or ask for a share that may be broken:  at least 2/3",
        labels=[Label(one, "never rounded") for one in dict.fromkeys(rules)],
        because="a number of votes is whole, and more than a share is counted exactly",
    )


def whole_numbers(bill: Bill) -> Iterator[Diagnostic]:
    """W314: a computation that is rounded, and that gives whole numbers only."""
    for name in bill.instrument.own:
        for node in bill.nodes[name] if bill.sound(name) else ():
            if isinstance(node, Round) and whole(node.of, bill, frozenset({name})):
                yield warning(
                    "W314",
                    "this is a whole number already, and is rounded",
                    node.span,
                    "take the rounding away, or see whether a share has been lost:  80% of …",
                )


def whole(of: Expression, bill: Bill, seen: frozenset[str]) -> bool:
    """Whether an expression is made of whole numbers that nothing divides."""
    match of:
        case Constant(value=value):
            return getattr(value, "denominator", 0) == 1 and not isinstance(value, bool)
        case Arithmetic(operator=sign, left=left, right=right):
            return sign != "/" and whole(left, bill, seen) and whole(right, bill, seen)
        case Call(function="size" | "count"):
            return True
        case Call(function="least" | "greatest", arguments=among):
            return all(whole(one, bill, seen) for one in among)
        case Defined(name=name) if name not in seen:
            made = bill.instrument.declarations.get(name)
            return isinstance(made, Definition) and whole(made.means, bill, seen | {name})
        case Cases(cases=cases):
            return all(whole(value, bill, seen) for value, _ in cases)
        case _:
            return False


# ── restoring, and conditions


def restorations(bill: Bill) -> Iterator[Diagnostic]:
    """W314: a regime that gives back the values of a schedule, which nothing ever changes."""
    if not bill.whole():
        return
    effects = (node for one in bill.nodes.values() for node in one if isinstance(node, Effect))
    changed = {one.organ for one in effects if one.verb == "set"}
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        for line in one.restores if isinstance(one, Regime) and bill.sound(name) else ():
            if line.schedule not in changed and bill.sound(line.schedule):
                yield warning(
                    "W314",
                    f"`{name}` restores `{line.schedule}`, and nothing ever changes it",
                    line.place.span,
                    f"take it away, or let a power change it:  effect set {line.schedule}(…) to …",
                    labels=[
                        Label(bill.instrument.declarations[line.schedule].place.span, "never set")
                    ],
                )


def conditions(bill: Bill) -> Iterator[Diagnostic]:
    """W314: a condition that always holds, or that is asked twice."""
    for name in bill.instrument.own:
        if bill.sound(name):
            for word, lines in conditions_of(bill.instrument.declarations[name]):
                yield from repeated(word, lines, name)


def conditions_of(one: object) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """The conditions of a declaration, by the word before them."""
    match one:
        case Norm():
            yield from (("when", one.when), ("unless", one.unless), ("require", one.require))
            yield from (("eligible", stage.eligible) for stage in one.stages)
        case Office() | Body():
            yield from (("eligible", one.eligible), ("require", one.require))
        case Parties():
            yield "require", one.require


def repeated(word: str, lines: tuple[Condition, ...], of: str) -> Iterator[Diagnostic]:
    """The warnings of one row of conditions that must hold together."""
    seen: dict[Expression, Place] = {}
    for line in lines:
        match line.holds:
            case Constant(value=True):
                always = word != "unless"
            case Compare(operator="=" | "<=" | ">=", left=left, right=right):
                always = left == right and word != "unless"
            case _:
                always = False
        if always:
            yield warning(
                "W314",
                f"this condition of `{of}` always holds",
                line.holds.span,
                "take it away, or compare with something else",
            )
        first = seen.setdefault(line.holds, line.place)
        if first.span != line.place.span:
            yield warning(
                "W314",
                f"`{of}` asks this twice",
                line.holds.span,
                "take one of them away",
                labels=[Label(first.span, "asked here already")],
            )
