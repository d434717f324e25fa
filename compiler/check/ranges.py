"""Ranges in which nothing can lie (W701): where the lower end is above the upper one.

A range is asked for where one condition wants the same number to be no less than one and no more than
another (`low <= x and x <= high`), or where two definitions are called the minimum and the maximum of
one thing. Its ends are reckoned under each reading of the assumptions that they rest on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

import attrs

from charterlang.compiler.check.bill import Bill, warning
from charterlang.compiler.diagnostic import Diagnostic, Label
from charterlang.compiler.ir.expressions import (
    All,
    Any,
    Compare,
    Constant,
    Defined,
    Expression,
)
from charterlang.compiler.ir.instrument import Assumption, Definition
from charterlang.compiler.ir.place import Span
from charterlang.compiler.node import frozen
from charterlang.compiler.ranges.solution import Interval, Solution, solution
from charterlang.compiler.ranges.terms import Comparison, Guard, Guards, Piece
from charterlang.compiler.ranges.values import NoNumber, Reader

READINGS = 16
"""So many combinations of readings are reckoned."""
FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
ENDS = (
    ("minimum", "maximum"),
    ("least", "greatest"),
    ("lowest", "highest"),
    ("smallest", "largest"),
    ("lower", "upper"),
)


@frozen
class Range:
    """A range from `low` to `high`, and what is to lie in it; `strict`: not at an end."""

    low: Expression
    high: Expression
    asked: Expression | None
    strict: bool
    span: Span


def empty(bill: Bill) -> Iterator[Diagnostic]:
    """W701, once for each pair of ends."""
    seen: set[tuple[Expression, Expression]] = set()
    for one in (*asked_for(bill), *called_so(bill)):
        if (one.low, one.high) in seen:
            continue
        seen.add((one.low, one.high))
        yield from nothing_between(one, bill)


@frozen
class Emptied:
    """Under which readings a range is empty for which values of what, with its ends at one of them."""

    readings: Mapping[str, str]
    free: Expression | None
    values: Solution | None
    ends: tuple[Fraction, ...]


# ── where a range is asked for


def asked_for(bill: Bill) -> Iterator[Range]:
    """The ranges in conditions of sound declarations."""
    law = bill.instrument
    for name in law.own:
        if not bill.sound(name):
            continue
        declared = law.declarations[name]
        for node in bill.nodes[name]:
            if isinstance(node, All | Any):
                yield from ranges_in(node.of, isinstance(node, Any))
        together = [one.holds for one in getattr(declared, "require", ())]
        yield from ranges_in(tuple(together), False)


def ranges_in(limbs: tuple[Expression, ...], outside: bool) -> Iterator[Range]:
    """The ranges of limbs that all hold; or, of limbs one of which holds, what they shut out."""
    bounds = [bound for limb in limbs for bound in bounds_of(limb, outside)]
    for asked, sign, low, span in bounds:
        for other, opposite, high, _ in bounds:
            if asked == other and sign in (">", ">=") and opposite in ("<", "<="):
                strict = not ("=" in sign and "=" in opposite)
                yield Range(low, high, asked, strict, span)


def bounds_of(
    limb: Expression, outside: bool
) -> Iterator[tuple[Expression, str, Expression, Span]]:
    """(what, comparison, with what, where) of a comparison, read from either side."""
    if not isinstance(limb, Compare) or limb.operator not in FLIPPED:
        return
    sign = OPPOSITE[limb.operator] if outside else limb.operator
    if not isinstance(limb.left, Constant):
        yield limb.left, sign, limb.right, limb.span
    if not isinstance(limb.right, Constant):
        yield limb.right, FLIPPED[sign], limb.left, limb.span


def called_so(bill: Bill) -> Iterator[Range]:
    """The pairs of definitions whose titles differ by `minimum` and `maximum`, or the like."""
    titled: dict[str, Definition] = {}
    for name in bill.instrument.own:
        one = bill.instrument.declarations[name]
        if isinstance(one, Definition) and bill.sound(name) and not one.parameters and one.title:
            titled.setdefault(one.title.text.lower(), one)
    for title, low in titled.items():
        for least, most in ENDS:
            high = titled.get(re.sub(rf"\b{least}\b", most, title))
            if high is not None and high is not low:
                first, last = (Defined(one.name, (), span=one.place.span) for one in (low, high))
                yield Range(first, last, None, False, low.place.span)


# ── whether anything can lie in it


def nothing_between(one: Range, bill: Bill) -> Iterator[Diagnostic]:
    """The warning of a range that is empty under some reading."""
    found: list[Emptied] = []
    try:
        for chosen in choices(one, bill):
            found.append(emptied(one, Reader(bill.instrument, chosen)))
    except NoNumber:
        return
    if any(each.values for each in found):
        yield told(one, found, bill)


def choices(one: Range, bill: Bill) -> Iterator[Mapping[str, str]]:
    """Every combination of readings on which the ends rest; first the chosen one."""
    reader = Reader(bill.instrument, {})
    reader.number(one.low), reader.number(one.high)
    resting = [bill.instrument.declarations[name] for name in reader.asked]
    each = [
        sorted((reading.name for reading in assumed.readings), key=assumed.chosen.__ne__)
        if assumed.name not in bill.names.readings
        else [assumed.chosen]
        for assumed in resting
        if isinstance(assumed, Assumption)
    ]
    combined = list(product(*each))
    if len(combined) > READINGS:
        raise NoNumber
    for names in combined:
        yield dict(zip(reader.asked, names, strict=True))


def emptied(one: Range, reader: Reader) -> Emptied:
    """For which values of its free number nothing lies in a range; of several nothing is said."""
    lows, highs = reader.number(one.low), reader.number(one.high)
    ways: list[Guards] = []
    sign: Comparison = ">=" if one.strict else ">"
    for low, high in product(lows, highs):
        apart = Guard(sign, low.term.plus(high.term, Fraction(-1)))
        ways.append((*low.guards, *high.guards, apart))
    terms = [piece.term for piece in (*lows, *highs)]
    terms += [guard.term for way in ways for guard in way]
    free = dict.fromkeys(each for term in terms for each in term.free())
    if len(free) > 1 or one.asked in free:
        raise NoNumber
    values = solution(ways)
    if values is None or not values.intervals:
        return Emptied(reader.readings, next(iter(free), None), None, ())
    at = values.example()
    ends = tuple(next(value_at(pieces, at)) for pieces in (lows, highs))
    return Emptied(reader.readings, next(iter(free), None), values, ends)


def value_at(pieces: list[Piece], point: Fraction) -> Iterator[Fraction]:
    """The value that an expression has where its free number is `point`."""
    return (
        piece.term.at(point)
        for piece in pieces
        if all(guard.holds(point) for guard in piece.guards)
    )


# ── what is said of it


def told(one: Range, found: list[Emptied], bill: Bill) -> Diagnostic:
    """The warning: for which values, under which readings, with an example and both ends."""
    zone = bill.instrument.zone
    from charterlang.compiler.show.written import expression as written

    low, high = written(one.low, zone), written(one.high, zone)
    asked = f"no `{written(one.asked, zone)}` lies" if one.asked is not None else "nothing lies"
    first = next(each for each in found if each.values)
    assert first.values is not None
    free = f"`{written(first.free, zone)}`" if first.free is not None else ""
    while_ = f" while {free} is {spoken(first.values)}" if free else ""
    under = f", under the reading {said(first.readings)}" if first is not found[0] else ""
    apart = ", and an end is not in it" if one.strict else ""
    grounds = [f"{at(free, first.values)}the range goes from {ends(first)}{apart}"]
    if first.values.whole:
        grounds.append(f"{free} is taken in whole numbers, since the range is rounded")
    if len(found) > 1:
        grounds += [f"under {said(each.readings)} {how_far(each, free)}" for each in found]
    made = warning(
        "W701",
        f"{asked} between `{low}` and `{high}`{while_}{under}",
        one.span,
        "let the ends meet there, or say why it is meant so:  # allow W701: reason",
        labels=[
            *labelled(one.low, "the lower end", one.span, bill),
            *labelled(one.high, "the upper end", one.span, bill),
        ],
    )
    return attrs.evolve(made, because=tuple(grounds))


def how_far(one: Emptied, free: str) -> str:
    """For which values it is empty under some readings."""
    if one.values is None:
        return "it is never empty"
    return f"it is empty while {free} is {spoken(one.values)}" if free else "it is always empty"


def said(readings: Mapping[str, str]) -> str:
    """The readings of assumptions."""
    return " and ".join(f"`{name} = {reading}`" for name, reading in readings.items())


def at(free: str, values: Solution) -> str:
    """For which value the example is."""
    return f"where {free} is {number(values.example())}, " if free else ""


def ends(one: Emptied) -> str:
    """The ends of the range in the example."""
    return " to ".join(number(each) for each in one.ends)


def labelled(end: Expression, words: str, at: Span, bill: Bill) -> Iterator[Label]:
    """The place where an end of a range is defined."""
    found = bill.instrument.declarations.get(end.name) if isinstance(end, Defined) else None
    if isinstance(found, Definition) and found.place.span != at:
        yield Label(found.place.span, words)


def spoken(values: Solution) -> str:
    """The values in words: `81 to 139`, `more than 80 and less than 140`."""
    each = [interval(one) for one in values.intervals]
    listed = f"{', '.join(each[:-1])} or {each[-1]}" if len(each) > 1 else each[0]
    return f"{listed}, and so on" if values.recurs else listed


def interval(one: Interval) -> str:
    """One interval; of one with an end that is not in it, the whole numbers too."""
    low = number(one.low) if one.low is not None else ""
    high = number(one.high) if one.high is not None else ""
    if low == high:
        return low or "any number"
    if not low:
        exact = f"{'less than' if one.high_open else 'at most'} {high}"
    elif not high:
        exact = f"{'more than' if one.low_open else 'at least'} {low}"
    elif not one.low_open and not one.high_open:
        exact = f"{low} to {high}"
    else:
        exact = (
            f"{'more than' if one.low_open else 'at least'} {low} and "
            f"{'less than' if one.high_open else 'at most'} {high}"
        )
    inner = one.whole()
    if inner is None or None in inner or not (one.low_open or one.high_open):
        return exact
    first, last = inner
    return f"{exact} (in whole numbers {first if first == last else f'{first} to {last}'})"


def number(value: Fraction) -> str:
    """A number as it is written in a charter."""
    return str(value)
